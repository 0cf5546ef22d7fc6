"""The two clocks: what stood on a day, and what was known by one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Literal

from whence.model.chronicle import ToldReport
from whence.model.event import Event
from whence.model.relation import Relation

State = Literal["not yet", "stood", "ended", "not known"]


def standing_on(relation: Relation, day: date) -> State:
    """Whether `relation` stood on `day`, so far as the reports go.

    It stood between the first day by which it certainly had begun and the last on which it certainly had not ended;
    outside these only a dated beginning or end says more. An unknown end is not *still true*.
    """
    if relation.began and relation.began.earliest and day < relation.began.earliest:
        return "not yet"
    if relation.ended_on and relation.ended_on.latest and day >= relation.ended_on.latest:
        return "ended"
    known = [when for when in (relation.began, *relation.attested, relation.ended_on) if when]
    had_begun = [when.latest for when in known if when.latest]
    had_not_ended = [when.earliest for when in known if when.earliest]
    if not had_begun or not had_not_ended:
        return "not known"
    return "stood" if min(had_begun) <= day <= max(had_not_ended) else "not known"


def as_of(relations: Iterable[Relation], day: date) -> tuple[tuple[Relation, State], ...]:
    """Each relation with its state on `day`, in the order given."""
    return tuple((relation, standing_on(relation, day)) for relation in relations)


def known_by(reports: Iterable[ToldReport], day: date) -> tuple[ToldReport, ...]:
    """The reports that were certainly out by `day`; one of unknown publication was not."""
    return tuple(told for told in reports if _out_by(told, day))


def events_known_by(events: Iterable[Event], reports: Iterable[ToldReport], day: date) -> tuple[Event, ...]:
    """The events that reports out by `day` tell, with those reports' mentions and origins only.

    Dates, types and statuses stay as all reports together have them; linking the reports of `known_by` anew gives
    what could be known then.
    """
    out = {told.report.id for told in known_by(reports, day)}
    kept = (_told_by(event, out) for event in events)
    return tuple(event for event in kept if event.mentions)


def _told_by(event: Event, out: set[str]) -> Event:
    mentions = tuple(mention for mention in event.mentions if mention.span.report in out)
    origins = (replace(origin, reports=tuple(r for r in origin.reports if r in out)) for origin in event.origins)
    return replace(event, mentions=mentions, origins=tuple(origin for origin in origins if origin.reports))


def _out_by(told: ToldReport, day: date) -> bool:
    published = told.report.published
    return published is not None and published.latest is not None and published.latest <= day
