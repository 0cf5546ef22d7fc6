"""Why a relation is in the state that it is in on a day: what is told, and what is not, in a line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from whence.history.clocks import standing_on
from whence.model.relation import Relation
from whence.model.when import When

Said = Callable[[When], str]


def in_figures(when: When) -> str:
    """Days as ISO 8601 writes them: 2024-05-03; 2024-05-03/2024-06-01; an end that is not told is left open."""
    first, last = (day.isoformat() if day else ".." for day in (when.earliest, when.latest))
    return first if first == last else f"{first}/{last}"


def why_on(relation: Relation, day: date, said: Said = in_figures) -> str:
    """Why `standing_on` says what it says of `day`; `said` puts days into words."""
    began, ended = relation.began, relation.ended_on
    if began and began.earliest and day < began.earliest:
        return f"began {said(When.day(began.earliest))} at the earliest"
    if ended and ended.latest and day >= ended.latest:
        return f"ended by {said(When.day(ended.latest))}"
    within = _within(relation, day, said)
    if within:
        return within
    known = [when for when in (began, *relation.attested, ended) if when]
    first = min((when.latest for when in known if when.latest), default=None)
    last = max((when.earliest for when in known if when.earliest), default=None)
    if first is None or last is None:
        return "no report says on what day it stood"
    if first <= day <= last:
        return _stood_why(relation, first, last, said)
    if day < first:
        return f"it had begun by {said(When.day(first))}; whether before is not told"
    return _after_why(relation, last, said)


def _within(relation: Relation, day: date, said: Said) -> str:
    """That the day lies among those on one of which it began or ended, where nothing else says that it stood."""
    if standing_on(relation, day) == "stood":
        return ""
    for turned, when in (("began", relation.began), ("ended", relation.ended_on)):
        if when and when.earliest and when.latest and when.earliest <= day <= when.latest and when.n_days != 1:
            return f"it {turned} {said(when)}: on which day is not told"
    return ""


def _stood_why(relation: Relation, first: date, last: date, said: Said) -> str:
    if first == last:
        return f"said to stand on {said(When.day(first))}"
    start = "had begun by" if relation.began else "said to stand on"
    end = "had not ended before" if relation.ended_on else "still stood on"
    return f"{start} {said(When.day(first))}, {end} {said(When.day(last))}"


def _after_why(relation: Relation, last: date, said: Said) -> str:
    if relation.ended_on and relation.ended_on.earliest:
        return f"it ended {said(relation.ended_on)}: on which day is not told"
    ended = "; it ended, on what day is not told" if relation.ended else "; an unknown end is not “still true”"
    return f"last said to stand on {said(When.day(last))}{ended}"
