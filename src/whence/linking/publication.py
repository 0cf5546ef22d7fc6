"""When reports were published, inferred where they do not say it: after what they tell as past, before what is to come.

A report is not older than the latest event that it tells as having happened, whether it dates it itself or another
report of the same event does. Where nothing bounds it from above, thirty days after that event are taken, and the chain
says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby, pairwise

from whence.linking.calendar import Days, days_of
from whence.linking.dates import Calendar
from whence.linking.told import Told
from whence.model.reading import Reading
from whence.model.report import Report
from whence.model.resolve import resolve
from whence.model.timeexpr import TimeValue
from whence.model.when import When

OPEN_END_DAYS = 30  # news tells of what is at most about a month old where nothing says otherwise (DESIGN.md, Time)
BACK_DAYS, AHEAD_DAYS = 40, 400  # how far from a known date the day of writing is sought
SURE = 0.7  # twice the bar for joining: one date then bounds the other report
WIDE_DAYS = 62  # dates wider than this bound a publication by their first day alone

Likeness = Callable[[int, int], float]


@dataclass(frozen=True, slots=True)
class Means:
    """What may be drawn on: `by_order`, that dates without a year follow one another; `close`, the thirty days."""

    by_order: bool = False
    close: bool = False


@dataclass(frozen=True, slots=True)
class _Bound:
    """A day that a publication is not before (`lower`) or not after, the end of that event, and why."""

    day: date
    end: date
    why: str


def given_publications(reports: Sequence[Report]) -> dict[str, When]:
    """Publications that the reports themselves carry."""
    return {r.id: r.published for r in reports if r.published is not None and r.published.placed}


def inferred_publications(
    told: Sequence[Told],
    events: Sequence[Sequence[int]],
    readings: Mapping[str, Reading],
    calendar: Calendar,
    given: Mapping[str, When],
    likeness: Likeness,
    means: Means,
) -> dict[str, When]:
    """Publication of every report whose own is unknown; `likeness` scores two tellings as one event."""
    lower: dict[str, list[_Bound]] = {}
    upper: dict[str, list[_Bound]] = {}
    for members in events:
        _bound_by_event(told, members, likeness, lower, upper)
    for (report, index), when in sorted(calendar.fixed.items()):
        value = readings[report].times[index].value
        found = _days_of_writing(value, when)
        if found is not None:
            why = f"“{readings[report].times[index].span.quote}” written of {when.edtf or when.earliest}"
            lower.setdefault(report, []).append(_Bound(found[0], found[0], why))
            upper.setdefault(report, []).append(_Bound(found[1], found[1], why))
    result = {}
    if means.by_order:
        for bound_report, bound in _by_order(told, upper):
            lower.setdefault(bound_report, []).append(bound)
    for report in readings:
        if report not in given:
            between = _between(lower.get(report, []), upper.get(report, []), close=means.close)
            if between is not None:
                result[report] = between
    return result


def _bound_by_event(
    told: Sequence[Told],
    members: Sequence[int],
    likeness: Likeness,
    lower: dict[str, list[_Bound]],
    upper: dict[str, list[_Bound]],
) -> None:
    dated = [i for i in members if told[i].mention.status == "occurred" and told[i].days.bounded]
    dated.sort(key=lambda i: (told[i].days.n_days, told[i].key))
    for at in members:
        one = told[at]
        teller = next((told[i] for i in dated if i == at or likeness(at, i) >= SURE), one)
        if one.mention.status != "occurred" or (one.days.bounded and one.days.n_days <= teller.days.n_days):
            teller = one
        days = teller.days
        if one.deed and days.earliest:
            why = _why(one, teller, days)
            lower.setdefault(one.report, []).append(_Bound(days.earliest, _end(days), why))
        if one.plan and one.days.latest and one.days.n_days <= WIDE_DAYS:
            why = f"tells “{one.mention.trigger.quote}” ({_written(one)}) as coming"
            upper.setdefault(one.report, []).append(_Bound(one.days.latest, one.days.latest, why))


def _why(one: Told, teller: Told, days: Days) -> str:
    by = "" if teller.report == one.report else f", dated by {teller.report}"
    return f"tells “{one.mention.trigger.quote}” ({_written(teller)}{by}) as past"


def _written(one: Told) -> str:
    when = one.mention.date
    return (when.edtf or when.words or str(when.earliest)) if when else "undated"


def _end(days: Days) -> date:
    assert days.earliest is not None
    return days.latest if days.latest is not None and days.n_days <= WIDE_DAYS else days.earliest


def _days_of_writing(value: TimeValue, when: When) -> tuple[date, date] | None:
    """First and last day on which someone writing `value` means `when`; None where the value says nothing of it."""
    if value.absolute or value.kind != "date" or value.anchor in ("previous", "event") or not when.bounded:
        return None
    assert when.earliest is not None and when.latest is not None
    if value.direction is None and value.shift is None:
        value = replace(value, direction="past")
    days = [when.earliest + timedelta(n) for n in range(-BACK_DAYS, AHEAD_DAYS)]
    fitting = [day for day in days if _means(value, day, when)]
    return (fitting[0], fitting[-1]) if fitting else None


def _means(value: TimeValue, day: date, when: When) -> bool:
    seen = resolve(value, When.day(day, "inferred"))
    return seen is not None and seen.bounded and days_of(seen) == days_of(when)


def _by_order(told: Sequence[Told], upper: Mapping[str, Sequence[_Bound]]) -> Iterator[tuple[str, _Bound]]:
    """Per report, the last day reached when dates without a year are taken to follow one another in the text."""
    for report, group in groupby(told, key=lambda one: one.report):
        deeds = [one for one in group if one.mention.status == "occurred" and one.days.known]
        first = next((i for i, one in enumerate(deeds) if one.days.bounded and one.days.n_days <= WIDE_DAYS), None)
        start = deeds[first].days.earliest if first is not None else None
        if first is None or start is None:
            continue
        end = min([start + timedelta(365), *(bound.day for bound in upper.get(report, ()))])
        last, why = start, ""
        for before, one in pairwise(deeds[first:]):
            reached = one.days.earliest if one.days.bounded else _next_after(last, one.days)
            if reached is not None and last < reached <= end:
                last = reached
                order = f"“{_words(one)}” stands after “{_words(before)}” in the text, so it is taken for {reached}"
                why = "" if one.days.bounded else order
        if why:
            yield report, _Bound(last, last, why)


def _next_after(day: date, days: Days) -> date | None:
    """The first day on or after `day` that has the month and day of `days`; None where those name no month."""
    if days.month is None:
        return None
    for year in (day.year, day.year + 1):
        try:
            found = date(year, days.month, days.day or 1)
        except ValueError:  # 29 February of a common year
            continue
        if found >= day:
            return found
    return None


def _words(one: Told) -> str:
    return (one.mention.date.words if one.mention.date else None) or one.mention.trigger.quote


def _between(lower: Sequence[_Bound], upper: Sequence[_Bound], *, close: bool) -> When | None:
    """The interval that bounds leave; upper bounds that contradict what is past are dropped."""
    if not lower:
        return None  # what is coming alone says too little of when it was written
    last = max(lower, key=lambda bound: (bound.day, bound.end, bound.why))
    above = [bound for bound in upper if bound.day >= last.day]
    because = [last.why]
    if above:
        first = min(above, key=lambda bound: (bound.day, bound.why))
        end: date | None = first.day
        because.append(first.why)
        if close and end is not None and end > last.end + timedelta(OPEN_END_DAYS):
            end = last.end + timedelta(OPEN_END_DAYS)
            because[-1] = f"nothing bounds it closer: {OPEN_END_DAYS} days after the latest past event are taken"
    elif close:
        end = last.end + timedelta(OPEN_END_DAYS)
        because.append(f"nothing bounds it from above: {OPEN_END_DAYS} days after the latest past event are taken")
    else:
        end = None
    precision, edtf = ("day", last.day.isoformat()) if end == last.day else ("interval", f"{last.day}/{end or '..'}")
    return When(last.day, end, "inferred", precision, edtf, because=tuple(because))  # type: ignore[arg-type]
