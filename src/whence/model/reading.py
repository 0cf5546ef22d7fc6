"""A reading: all that one report says, and nothing that it does not.

It depends on the report and the reader's version alone. Whoever is named several times in the report is one
referent; whether two reports' referents are one actor is for linking to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from whence.model.mention import ActorMention, ActorType, EventMention, PlacePrecision, QuantityMention
from whence.model.report import Report
from whence.model.span import Span
from whence.model.timeexpr import TimeExpression

RelationType = Literal["agreement", "membership", "presence", "office", "diplomatic relations", "sanction"]
Holds = Literal["began", "stands", "ended"]


@dataclass(frozen=True, slots=True)
class Referent:
    """Whoever a report speaks of, under all the words it uses for it.

    `id` is unique in the reading; `name` is the fullest name or, where it has none, its description; `country` is the
    ISO 3166-1 alpha-3 code of the country it is or belongs to; `code` a CAMEO-style actor code; `titles` are offices
    and ranks that go with its names ("deputy defence minister", "General"); `member_of` the id of the referent that it
    is part of.
    """

    id: str
    name: str
    type: ActorType
    country: str | None = None
    code: str | None = None
    aliases: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    member_of: str | None = None
    mentions: tuple[ActorMention, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceReferent:
    """A place that a report names, with what the gazetteer knows of it; coordinates are WGS 84 degrees."""

    id: str
    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: PlacePrecision | None = None
    geonames: int | None = None
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """What a report says stands between two referents, other than by an event: an office, a membership, a presence.

    `subject` and `object` are referent ids, `object` empty where the words leave open whose office it is; `detail` is
    the office's title or the accord's name in the report's words; `holds` says whether the report has it begin, stand
    or end; `time` indexes the reading's time expressions.
    """

    type: RelationType
    subject: str
    object: str
    spans: tuple[Span, ...]
    detail: str | None = None
    holds: Holds = "stands"
    acting: bool = False
    time: int | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that report `report` says, as reader `reader` (name and version) has it, in the order of the text."""

    report: str
    reader: str
    sentences: tuple[tuple[int, int], ...] = ()
    referents: tuple[Referent, ...] = ()
    places: tuple[PlaceReferent, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()
    events: tuple[EventMention, ...] = ()
    claims: tuple[Claim, ...] = ()
    notes: tuple[str, ...] = ()

    def referent(self, id: str) -> Referent:
        """The referent with that id; KeyError where there is none."""
        for referent in self.referents:
            if referent.id == id:
                return referent
        raise KeyError(id)


class Reader(Protocol):
    """Whatever turns a report into a reading; the same report must give the same reading, whatever was read before."""

    @property
    def version(self) -> str:
        """Name and version, in which two readers that may read differently differ."""

    def read(self, report: Report) -> Reading:
        """All that `report` says."""
