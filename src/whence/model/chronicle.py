"""A chronicle: what follows from a set of readings and judgements."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from whence.model.event import Actor, Event, Place
from whence.model.mention import QuantityMention
from whence.model.relation import Relation
from whence.model.report import Report, Skipped
from whence.model.span import Span


@dataclass(frozen=True, slots=True)
class MadeBy:
    """Enough to make a chronicle again: Whence's version, the reader's, and the two clocks where they were set."""

    whence: str
    reader: str
    as_of: date | None = None
    known_by: date | None = None


@dataclass(frozen=True, slots=True)
class CopiedPassage:
    """A passage of one report that stands in another: `here` is taken from `there`."""

    here: Span
    there: Span


@dataclass(frozen=True, slots=True)
class ToldReport:
    """A report in a chronicle: with its publication as linking has it, what it is a copy of, and its quantities."""

    report: Report
    copy_of: str | None = None
    copied_passages: tuple[CopiedPassage, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """A set of reports and events that tell of one story."""

    id: str
    reports: tuple[str, ...]
    title: str | None = None
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chronicle:
    """What a set of reports says, matched across them. Ids are unique within each kind and references resolve."""

    made_by: MadeBy
    reports: tuple[ToldReport, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    stories: tuple[Story, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[str, ...] = field(default=())
