"""What linking hands to history: the reports, actors, places and events, and what reports claim to stand."""

from __future__ import annotations

from dataclasses import dataclass

from whence.model.chronicle import Story, ToldReport
from whence.model.event import Actor, Event, Place
from whence.model.reading import Claim
from whence.model.when import When


@dataclass(frozen=True, slots=True)
class Standing:
    """A report's claim with the chronicle's actor and place ids, and its date as jointly resolved, where it has one."""

    report: str
    claim: Claim
    date: When | None = None


@dataclass(frozen=True, slots=True)
class Linked:
    """Readings matched across reports. Reports carry their publication as resolved or inferred."""

    reports: tuple[ToldReport, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    events: tuple[Event, ...]
    standings: tuple[Standing, ...] = ()
    stories: tuple[Story, ...] = ()
