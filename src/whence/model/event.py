"""Actors, places and events across reports, and the differences between what reports say of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whence.model.mention import ActorType, EventMention, Participant, PlacePrecision, QuantityMention, Status
from whence.model.span import Span
from whence.model.when import When

Attribute = Literal["type", "status", "actor", "recipient", "date", "place", "quantity", "office"]
Outcome = Literal["fulfilled", "cancelled", "lapsed", "open"]


@dataclass(frozen=True, slots=True)
class DifferenceValue:
    """One of several contrary values, and the mentions that carry it; `actor` is its id where the value is one."""

    value: str | float
    mentions: tuple[Span, ...]
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """An attribute on which mentions disagree; `series` is True where the values grow with the day of the report."""

    attribute: Attribute
    values: tuple[DifferenceValue, ...]
    series: bool = False


@dataclass(frozen=True, slots=True)
class Actor:
    """A country, organization, armed group or person, under all its names; `because` says why its mentions are one."""

    id: str
    name: str
    type: ActorType
    country: str | None = None
    code: str | None = None
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    differences: tuple[Difference, ...] = ()
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place across reports; coordinates are WGS 84 degrees, `precision` how exact they are."""

    id: str
    name: str
    country: str | None = None
    country_name: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: PlacePrecision | None = None
    geonames: int | None = None
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where reports have an event from: a named source, a wire or an outlet, copies folded."""

    name: str
    reports: tuple[str, ...]
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """All mentions, in one report or many, of one happening. `because` says why the mentions are one event."""

    id: str
    type: str
    status: Status
    mentions: tuple[EventMention, ...]
    origins: tuple[Origin, ...]
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    summary: str = ""
    date: When | None = None
    place: str | None = None
    participants: tuple[Participant, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()
    differences: tuple[Difference, ...] = ()
    fulfilled_by: str | None = None
    outcome: Outcome | None = None
    judgements: tuple[str, ...] = ()
    confidence: float | None = None
    because: tuple[str, ...] = ()

    @property
    def reports(self) -> tuple[str, ...]:
        """Ids of the reports that tell it, in order, each once."""
        return tuple(dict.fromkeys(mention.span.report for mention in self.mentions))
