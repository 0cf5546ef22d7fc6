"""The week in which a report was written, from days that reports beside it know: "on Monday" of what was on 16 June.

A report that says "the two spoke on Monday" and one that tells of the same talk on 16 June were written so that the
Monday is that day. One such match may mislead, so the days on which most of a report's matches hold together are
taken, and none where others hold nearly as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from whence.linking.bounds import Bound
from whence.linking.context import Ties, neighbours_of
from whence.linking.pairs import pair_model
from whence.linking.score import score
from whence.linking.told import Told, World, redated
from whence.model.resolve import resolve
from whence.model.timeexpr import Direction, TimeValue
from whence.model.when import When

# Set on reports whose own day was taken away (`quality/publication.py`): matches less alike misled more than they told.
MATCH = 0.6  # likeness, were the days one, from which two tellings count as a match; the bar for joining is lower
ENOUGH = 0.8  # likeness that the matches of the chosen days must have together, each day that is named once
AHEAD = 0.3  # by how much they must outdo any other days
WEIGHT = 0.8  # of the bounds that follow, as of an event that another report dates
REPEATED = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN"})  # what is said on one day is said again on others
REACH_DAYS = 45  # how far from a day someone writes "last Monday" or "the 16th" of it
_SIDES: tuple[Direction, ...] = ("past", "future")


@dataclass(frozen=True, slots=True)
class Match:
    """A telling that a telling of another report dates: the days on which its report is then written, and how alike."""

    one: Told
    other: Told
    first: date
    last: date
    likeness: float

    @property
    def why(self) -> str:
        """The words that say so."""
        words = self.one.mention.date.words if self.one.mention.date else None
        there = f"“{self.other.mention.trigger.quote}” ({self.other.report})"
        return f"“{words or self.one.mention.trigger.quote}” is the day of {there}, {self.other.days.earliest}"


def week_bounds(
    known: Sequence[Told],
    told: Sequence[Told],
    sought: Sequence[str],
    ties: Ties,
    world: World,
    lower: Mapping[str, Sequence[Bound]],
    upper: Mapping[str, Sequence[Bound]],
) -> dict[str, tuple[Bound, Bound]]:
    """Per report the first and last day of writing on which what others date in it holds together, where one does.

    `known` are the tellings by which others are dated, `told` those to be dated.
    """
    dated: dict[str, list[Told]] = {}
    for one in known:
        if one.days.n_days == 1:
            dated.setdefault(one.report, []).append(one)
    hanging: dict[str, list[Told]] = {}
    for one in told:
        if hangs_on_writing(one):
            hanging.setdefault(one.report, []).append(one)
    found = {}
    for report in sought:
        beside = [other for near in neighbours_of(report, ties, world) for other in dated.get(near.report, ())]
        matches = [match for one in hanging.get(report, ()) for match in _matches(one, beside, world)]
        earliest = max((bound.day for bound in lower.get(report, ()) if bound.own), default=date.min)
        coming = min((bound.day for bound in upper.get(report, ()) if bound.own), default=date.max)
        bounds = together([match for match in matches if match.last >= earliest and match.first < coming])
        if bounds is not None:
            found[report] = bounds
    return found


def hangs_on_writing(one: Told) -> bool:
    """Whether a telling is dated by a day that only the day of writing fixes: "Monday", "the 16th".

    "Yesterday" fits any day: of 587 tellings with such a word beside like ones of other reports within five weeks, 17
    were of that day, no more than by chance (fifteen developing stories, 2026-11-22), so it is no match for anything.
    """
    value = one.value
    if (
        one.mention.type in REPEATED
        or value is None
        or one.days.bounded
        or value.kind != "date"
        or value.absolute
        or value.until is not None
    ):
        return False
    if value.anchor in ("previous", "event") or value.month is not None or value.vague:
        return False
    return value.weekday is not None or value.day is not None


def _matches(one: Told, beside: Sequence[Told], world: World) -> Iterator[Match]:
    value = one.value
    assert value is not None
    for other in beside:
        day = other.days.earliest
        if day is None or value.weekday not in (None, day.isoweekday()) or value.day not in (None, day.day):
            continue
        alike = score(redated(one, When.day(day, "inferred")), other, world, pair_model())
        days = _written(one, value, day) if alike >= MATCH else None
        if days is not None:
            yield Match(one, other, *days, alike)


def _written(one: Told, value: TimeValue, day: date) -> tuple[date, date] | None:
    """First and last day on which the words can have been written; what is not done may lie ahead."""
    if one.deed or value.shift is not None:
        return days_of_writing(value, day)
    sides = [days_of_writing(replace(value, direction=side), day) for side in _SIDES]
    known = [days for days in sides if days is not None]
    return (min(first for first, _ in known), max(last for _, last in known)) if known else None


@cache
def days_of_writing(value: TimeValue, day: date) -> tuple[date, date] | None:
    """First and last day on which someone who writes `value` means `day`; None where nobody does."""
    if value.direction is None and value.shift is None:
        value = replace(value, direction="past")
    value = replace(value, relation="at")
    fitting = []
    for n in range(-REACH_DAYS, REACH_DAYS + 1):
        written = day + timedelta(n)
        meant = resolve(value, When.day(written, "inferred"))
        if meant is not None and meant.earliest == meant.latest == day:
            fitting.append(written)
    return (fitting[0], fitting[-1]) if fitting else None


def together(matches: Sequence[Match]) -> tuple[Bound, Bound] | None:
    """The days in most of the matches, each day named counted once; None where others hold nearly as well."""
    days = sorted({match.first for match in matches})
    worth = {day: _worth(matches, day) for day in days}
    if not worth:
        return None
    best = max(days, key=lambda day: (worth[day], -day.toordinal()))
    holding = [match for match in matches if match.first <= best <= match.last]
    first, last = max(holding, key=lambda m: (m.first, m.why)), min(holding, key=lambda m: (m.last, m.why))
    own = {match.first for match in holding}
    rivals = [worth[day] for day in days if day not in own and not first.first <= day <= last.last]
    if worth[best] < ENOUGH or worth[best] < max(rivals, default=0.0) + AHEAD:
        return None
    return (
        Bound(first.first, first.first, first.why, own=False, weight=WEIGHT),
        Bound(last.last, last.last, last.why, own=False, weight=WEIGHT),
    )


def _worth(matches: Sequence[Match], day: date) -> float:
    best: dict[TimeValue | None, float] = {}
    for match in matches:
        if match.first <= day <= match.last:
            best[match.one.value] = max(best.get(match.one.value, 0.0), match.likeness)
    return sum(best.values())
