"""Days that a publication is not before or not after, from what the report tells: of past, of coming.

A report is not older than the latest event that it tells as having happened, whether it dates it itself or another
report of the same event does; nor younger than what it tells as coming.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from whence.linking.calendar import Days, days_of
from whence.linking.dates import Calendar
from whence.linking.eventdates import looks_back
from whence.linking.told import Told
from whence.model.reading import Reading
from whence.model.resolve import resolve
from whence.model.timeexpr import TimeValue
from whence.model.when import When

BACK_DAYS, AHEAD_DAYS = 40, 400  # how far from a known date the day of writing is sought
SURE = 0.7  # twice the bar for joining: one date then bounds the other report
WEEK_DAYS = 7
LEAD_CHARS = 450
WIDE_DAYS = 62  # dates wider than this bound a publication by their first day alone
_BEGUN = re.compile(r"\b(?:beg[aiu]n|begins|start(?:s|ed)|commence[sd]?|under ?way)\b", re.IGNORECASE)

_UNREAL = re.compile(r"\b(?:should|would|could|might|ought to|was to|were to) have(?: \w+){0,2} $", re.IGNORECASE)

Likeness = Callable[[int, int], float]


@dataclass(frozen=True, slots=True)
class Bound:
    """A day that a publication is not before (`lower`) or not after, the end of that event, and why.

    `own` says whether the report itself dates it, `weight` (0 to 1) how far it can be trusted, `lead`
    whether it is what the report begins with, `dated` whether the report names it by day and month and by no weekday.
    """

    day: date
    end: date
    why: str
    own: bool = True
    weight: float = 1.0
    lead: bool = False
    dated: bool = False


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
        begun = _begins(one)
        beside = (
            i for i in dated if i == at or (_begins(told[i]) == begun and _is_told_by(one, told[i], likeness(at, i)))
        )
        teller = next((told[i] for i in beside), one)
        if one.mention.status != "occurred" or (one.days.bounded and one.days.n_days <= teller.days.n_days):
            teller = one
        days = teller.days
        if one.deed and days.earliest and not _is_ahead(teller):
            own = teller is one and _dates_itself(one, readings[one.report])
            named = one.value is not None and by_date(one.value) and one.value.day == days.earliest.day
            bound = Bound(
                days.earliest, _end(days), _why(one, teller, days), own, _trust(days, own), _leads(one), named
            )
            lower.setdefault(one.report, []).append(bound)
        if one.plan and one.days.latest and one.days.n_days <= WIDE_DAYS and not _fell_through(one):
            why = f"tells “{one.mention.trigger.quote}” ({_written(one)}) as coming"
            trust = 0.7 * _trust(one.days, _dates_itself(one, readings[one.report]))
            upper.setdefault(one.report, []).append(Bound(one.days.latest, one.days.latest, why, weight=trust))


def _is_told_by(one: Told, other: Told, likeness: float) -> bool:
    """Whether another telling is surely of the same, by more than its kind: "gone" and "left" may be of any two."""
    return likeness >= SURE and (one.report == other.report or shares_something(one, other))


def shares_something(one: Told, other: Told) -> bool:
    """Whether two tellings have someone who takes part, something it is done to or a rare name in common."""
    return bool(one.actors.keys() & other.actors.keys() or one.objects & other.objects or one.rare & other.rare)


def _fell_through(one: Told) -> bool:
    """Whether it is told as what should have been: "the lorry that should have come on Thursday"."""
    quote, at = one.mention.span.quote, one.mention.trigger.start - one.mention.span.start
    return _UNREAL.search(quote[: max(at, 0)]) is not None


def _begins(one: Told) -> bool:
    """Whether it is told as begun: the day on which others have it done may come long after."""
    return _BEGUN.search(one.mention.trigger.quote) is not None


def _leads(one: Told) -> bool:
    """Whether it is told in the lead, and not as gone before."""
    return one.mention.trigger.start < LEAD_CHARS and not one.reference and not looks_back(one)


def _trust(days: Days, own: bool) -> float:
    """Less for the wider dates, which are mostly background, and for what others date."""
    width = 1.0 if days.n_days <= WEEK_DAYS else 0.7 if days.n_days <= WIDE_DAYS else 0.3
    return width if own else 0.6 * width


def _is_ahead(one: Told) -> bool:
    """Whether its words name a day to come, whatever its verb was taken to tell."""
    return one.value is not None and one.value.direction == "future"


def by_date(value: TimeValue) -> bool:
    """Whether the words name a day by its place in the month alone: "4 May", "the 17th"."""
    return value.kind == "date" and value.day is not None and value.weekday is None and value.until is None


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
            trust = 1.0 if value.day is not None or value.weekday is not None or value.shift is not None else 0.4
            dated = by_date(value) and value.direction != "future" and when.n_days == 1
            day = when.earliest if dated and when.earliest is not None else found[0]
            lower.setdefault(report, []).append(Bound(day, day, why, weight=trust, dated=dated))
            if value.direction != "future":
                upper.setdefault(report, []).append(Bound(found[1], found[1], why, weight=trust))


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
