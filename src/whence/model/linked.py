"""What linking hands to history: the reports, actors, places and events, and what reports claim to stand."""

from __future__ import annotations

from dataclasses import dataclass

from whence.model.chronicle import Story, ToldReport
from whence.model.event import Actor, Event, Place
from whence.model.reading import Claim
from whence.model.span import Span
from whence.model.when import When


@dataclass(frozen=True, slots=True)
class Standing:
    """A report's claim with the chronicle's actor and place ids, and its date as jointly resolved, where it has one."""

    report: str
    claim: Claim
    date: When | None = None


@dataclass(frozen=True, slots=True)
class Close:
    """Two events kept apart by little, or one (its id twice) that holds a mention by little.

    `score` is mean likelihood, 0 to 1, and `bar` that from which mentions are one. `words` are the triggers of the two
    mentions it is about; `grounds` and `doubts` are what speaks for and against these being one, strongest first.
    """

    events: tuple[str, str]
    words: tuple[Span, Span]
    score: float
    bar: float
    grounds: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Linked:
    """Readings matched across reports. Reports carry their publication as resolved or inferred.

    `close` is what was decided by little.
    """

    reports: tuple[ToldReport, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    events: tuple[Event, ...]
    standings: tuple[Standing, ...] = ()
    stories: tuple[Story, ...] = ()
    close: tuple[Close, ...] = ()
