"""Days that a publication is not before or not after, from what the report tells: of past, of coming, in what order.

A report is not older than the latest event that it tells as having happened, whether it dates it itself or another
report of the same event does; nor younger than what it tells as coming.
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
from whence.model.resolve import resolve
from whence.model.timeexpr import TimeValue
from whence.model.when import When

BACK_DAYS, AHEAD_DAYS = 40, 400  # how far from a known date the day of writing is sought
SURE = 0.7  # twice the bar for joining: one date then bounds the other report
WIDE_DAYS = 62  # dates wider than this bound a publication by their first day alone

Likeness = Callable[[int, int], float]


@dataclass(frozen=True, slots=True)
class Bound:
    """A day that a publication is not before (`lower`) or not after, the end of that event, and why.

    `own` says whether the report itself dates it.
    """

    day: date
    end: date
    why: str
    own: bool = True


def bound_by_event(
    told: Sequence[Told],
    members: Sequence[int],
    readings: Mapping[str, Reading],
    likeness: Likeness,
    lower: dict[str, list[Bound]],
    upper: dict[str, list[Bound]],
) -> None:
    dated = [i for i in members if told[i].mention.status == "occurred" and told[i].days.bounded]
    dated.sort(key=lambda i: (told[i].days.n_days, told[i].key))
    for at in members:
        one = told[at]
        teller = next((told[i] for i in dated if i == at or likeness(at, i) >= SURE), one)
        if one.mention.status != "occurred" or (one.days.bounded and one.days.n_days <= teller.days.n_days):
            teller = one
        days = teller.days
        if one.deed and days.earliest and not _is_ahead(teller):
            own = teller is one and _dates_itself(one, readings[one.report])
            lower.setdefault(one.report, []).append(Bound(days.earliest, _end(days), _why(one, teller, days), own))
        if one.plan and one.days.latest and one.days.n_days <= WIDE_DAYS:
            why = f"tells “{one.mention.trigger.quote}” ({_written(one)}) as coming"
            upper.setdefault(one.report, []).append(Bound(one.days.latest, one.days.latest, why))


def _is_ahead(one: Told) -> bool:
    """Whether its words name a day to come, whatever its verb was taken to tell."""
    return one.value is not None and one.value.direction == "future"


def _dates_itself(one: Told, reading: Reading) -> bool:
    """Whether its own report alone gives its days."""
    index = one.mention.time
    own = reading.times[index].date if index is not None and index < len(reading.times) else None
    return own is not None and own.bounded


def _why(one: Told, teller: Told, days: Days) -> str:
    by = "" if teller.report == one.report else f", dated by {teller.report}"
    return f"tells “{one.mention.trigger.quote}” ({_written(teller)}{by}) as past"


def _written(one: Told) -> str:
    when = one.mention.date
    return (when.edtf or when.words or str(when.earliest)) if when else "undated"


def _end(days: Days) -> date:
    assert days.earliest is not None
    return days.latest if days.latest is not None and days.n_days <= WIDE_DAYS else days.earliest


def bound_by_writing(
    readings: Mapping[str, Reading],
    calendar: Calendar,
    lower: dict[str, list[Bound]],
    upper: dict[str, list[Bound]],
) -> None:
    """Bounds from expressions that another report dates: who writes "Monday" of that day writes within a week of it."""
    for (report, index), when in sorted(calendar.fixed.items()):
        value = readings[report].times[index].value
        found = _days_of_writing(value, when)
        if found is not None:
            why = f"“{readings[report].times[index].span.quote}” written of {when.edtf or when.earliest}"
            lower.setdefault(report, []).append(Bound(found[0], found[0], why))
            upper.setdefault(report, []).append(Bound(found[1], found[1], why))


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


def by_order(told: Sequence[Told], upper: Mapping[str, Sequence[Bound]]) -> Iterator[tuple[str, Bound]]:
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
            yield report, Bound(last, last, why)


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
