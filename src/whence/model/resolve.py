"""Places time values on the calendar: `resolve`, pure, from a value and the days that it hangs on.

Nothing is invented: a value whose reference is unknown stays a partial date, one whose reference is an interval of days
spreads over it, and "early", "about" and "two weeks ago" keep the width that the words have.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from whence.model.calendar import Days, month_days, part_days, season_days, shifted, unit_days, years
from whence.model.partial import edtf_of
from whence.model.span import Span
from whence.model.timeexpr import TimeValue
from whence.model.when import Basis, Precision, When

# "Recently" and "soon" reach this far from the day of writing: half a year, in which news calls a thing recent.
VAGUE_DAYS = 183
# "Recent days" and "the coming weeks" do not: about ten days, eight weeks, a year.
VAGUE_UNIT_DAYS = {"day": 10, "week": 56, "month": 365}
# A count of weeks is round: so many days on either side, one for a week or a fortnight.
COUNTED_WEEKS_DAYS = 2
SEASON_HALF_DAYS = 45
# "Last Wednesday" and "next Friday" are no yesterday and no tomorrow: those are called so, or plain "on Wednesday".
NOT_TOMORROW_DAYS = 2
# Days that "about" adds on either side of a date of that precision.
ABOUT_DAYS = {"day": 3, "week": 7, "month": 31, "season": 46, "quarter": 46, "year": 366, "decade": 1830}


def resolve(
    value: TimeValue,
    reference: When | None = None,
    *,
    words: str | None = None,
    spans: tuple[Span, ...] = (),
    because: tuple[str, ...] = (),
) -> When | None:
    """The days that `value` names, counted from `reference` where it is relative or lacks a year; None unless a date.

    `reference` is the publication, or the date that the value hangs on; where it is an interval the result covers all
    days that it could be. Without it a relative value has no days and a partial one keeps its EDTF form. The basis is
    `stated`, `anchored` (a reference was needed) or `inferred` (so was a guess from tense).
    """
    if value.kind != "date":
        return None
    days = _placed(value, reference)
    weekday = value.weekday if value.until is None else None
    if days is None:
        return When(None, None, "stated", None, edtf_of(value), words, spans, because, weekday)
    precision = _precision(value, days)
    when = When(*days, _basis(value), precision, edtf_of(value, days, precision), words, spans, because, weekday)
    return _related(value, when, reference)


def _basis(value: TimeValue) -> Basis:
    if value.absolute:
        return "stated"
    return "anchored" if value.anchor is not None and value.shift is not None else "inferred"


def _placed(value: TimeValue, reference: When | None) -> Days | None:
    try:
        if value.until is not None:
            return _range(value, value.until, reference)
        if value.absolute:
            return _absolute(value)
        if reference is None or not reference.placed:
            return None
        known = [day for day in (reference.earliest, reference.latest) if day is not None]
        found = [days for days in (_from(value, day) for day in known) if days is not None]
    except (OverflowError, ValueError):
        return None
    if not found or len(known) < 2:
        return None
    return min(first for first, _ in found), max(last for _, last in found)


def _range(value: TimeValue, end: TimeValue, reference: When | None) -> Days | None:
    first, last = _placed(replace(value, until=None), reference), _placed(end, reference)
    if first is None or last is None or first[0] > last[1]:
        return None
    return first[0], last[1]


def _absolute(value: TimeValue) -> Days | None:
    if value.century is not None:
        # As EDTF and everyday speech have it: the 20th century is 19XX, 1900 to 1999.
        days = years(max(100 * value.century - 100, 1), 100 * value.century - 1) if value.century > 0 else None
    elif value.decade is not None:
        days = years(value.decade, value.decade + 9)
    elif value.year is not None and value.year > 0:
        days = _within_year(value, value.year)
    else:
        days = None
    return part_days(days, value.part) if days and value.part else days


def _within_year(value: TimeValue, year: int) -> Days:
    if value.season is not None:
        return season_days(year, value.season)
    if value.quarter is not None:
        return date(year, 3 * value.quarter - 2, 1), month_days(year, 3 * value.quarter)[1]
    if value.month is None:
        return _week_of(years(year, year), value)
    if value.day is None:
        return _week_of(month_days(year, value.month), value)
    day = date(year, value.month, value.day)
    return day, day


def _week_of(days: Days, value: TimeValue) -> Days:
    """The `week`th seven days of a stretch, or the weekday in them; all of it where none is asked for."""
    if value.week is None:
        return days
    if value.week < 0:
        first, last = max(days[1] - timedelta(6), days[0]), days[1]
    else:
        first = min(days[0] + timedelta(7 * (value.week - 1)), days[1])
        last = min(first + timedelta(6), days[1])
    if value.weekday is None:
        return first, last
    day = first + timedelta((value.weekday - first.isoweekday()) % 7)
    return day, day


def _from(value: TimeValue, day: date) -> Days | None:
    """The days that a value without a year of its own names, seen from `day`."""
    if value.vague and value.shift is None:
        return _vague(value, day)
    if value.shift is not None:
        return _shifted(value, day, value.shift) if value.unit else (day, day)
    candidates = list(_candidates(value, day))
    return _nearest(candidates, day, value) if candidates else None


def _vague(value: TimeValue, day: date) -> Days | None:
    if value.anchor == "event":
        return None
    back = value.direction != "future"
    reach = timedelta(VAGUE_UNIT_DAYS.get(value.unit or "", VAGUE_DAYS))
    return (day - reach, day) if back else (day, day + reach)


def _shifted(value: TimeValue, day: date, shift: int) -> Days | None:
    unit = value.unit or "day"
    there = shifted(day, shift, unit)
    if unit == "week" and value.amount is not None:
        slack = timedelta(min((abs(shift) + 1) // 2, COUNTED_WEEKS_DAYS) * (2 if value.vague else 1))
        return there - slack, there + slack
    if value.month is not None or value.season is not None or value.quarter is not None:
        within = replace(value, anchor=None, shift=None, unit=None, year=there.year)
        return _absolute(within)
    days = _week_of(unit_days(there, unit), value)
    if value.weekday is not None:
        monday = unit_days(there, "week")[0]
        days = (monday + timedelta(value.weekday - 1),) * 2
    elif value.day is not None:
        days = (date(there.year, there.month, value.day),) * 2
    if value.part is not None:
        days = part_days(days, value.part)
    if value.vague:
        days = (days[0], shifted(days[1], 1, unit)) if shift > 0 else (shifted(days[0], -1, unit), days[1])
    return days


def _candidates(value: TimeValue, day: date) -> Iterator[Days]:
    """The days around `day` that fit a value with parts unknown."""
    if value.month is not None or value.season is not None or value.quarter is not None:
        years_near = range(max(day.year - 8, 1), min(day.year + 9, 9999)) if value.weekday else None
        for year in years_near or range(max(day.year - 2, 1), min(day.year + 3, 9999)):
            try:
                days = _absolute(replace(value, year=year, anchor=None))
            except ValueError:  # 29 February of a common year
                continue
            if days and (value.weekday is None or value.day is None or days[0].isoweekday() == value.weekday):
                yield days
    elif value.day is not None:
        for step in range(-2, 3) if value.weekday is None else range(-12, 13):
            there = shifted(day.replace(day=1), step, "month")
            if value.day <= month_days(there.year, there.month)[1].day:
                found = there.replace(day=value.day)
                if value.weekday in (None, found.isoweekday()):
                    yield found, found
    elif value.weekday is not None:
        monday = unit_days(day, "week")[0]
        for step in (-7, 0, 7):
            yield (monday + timedelta(step + value.weekday - 1),) * 2


def _nearest(candidates: list[Days], day: date, value: TimeValue) -> Days | None:
    """The candidate nearest to `day` on the side that tense names; one that holds `day` lies on both sides."""
    told_so = value.anchor is not None and value.weekday is not None and value.month is None
    apart = NOT_TOMORROW_DAYS if told_so else 0  # "next Monday"
    if value.anchor is not None and value.direction == "past" and value.day is None and not value.weekday:
        # "Last May" is over, and "last winter" mostly: the one that runs is "this winter".
        running = timedelta(SEASON_HALF_DAYS if value.season is not None else 0)
        return max((days for days in candidates if days[1] - running < day), default=None)
    if value.direction == "past":
        return max((days for days in candidates if days[0] <= day - timedelta(apart)), default=None)
    if value.direction == "future":
        return min((days for days in candidates if days[1] >= day + timedelta(apart)), default=None)
    return min(candidates, key=lambda days: (max((days[0] - day).days, (day - days[1]).days, 0), days))


def _precision(value: TimeValue, days: Days) -> Precision:
    if days[0] == days[1]:
        return "day"
    if value.part or value.until or value.vague:
        return "interval"
    if value.week is not None or (value.unit == "week" and (days[1] - days[0]).days == 6):
        return "week"
    return _unit_precision(value, (days[1] - days[0]).days + 1)


def _unit_precision(value: TimeValue, n_days: int) -> Precision:
    named: tuple[tuple[Precision, bool, int], ...] = (
        ("month", value.month is not None and value.day is None, 31),
        ("season", value.season is not None, 115),
        ("quarter", value.quarter is not None or value.unit == "quarter", 92),
        ("month", value.unit == "month", 31),
        ("year", (value.year is not None and value.month is None) or value.unit == "year", 366),
        ("decade", value.decade is not None or value.unit == "decade", 3653),
    )
    for precision, fits, longest in named:
        if fits and n_days <= longest:
            return precision
    return "interval"


def _related(value: TimeValue, when: When, reference: When | None) -> When:
    """`when` as its preposition has it: open before or after, or wider."""
    first, last = when.earliest, when.latest
    if value.relation == "at" or first is None or last is None:
        return when
    if value.relation == "about" and first.year > 5 and last.year < 9994:
        slack = timedelta(ABOUT_DAYS.get(when.precision or "", 31))
        return _bounded(when, first - slack, last + slack)
    if value.relation in ("by", "until"):
        return _bounded(when, None, last)
    if value.relation == "before" and value.part in ("late", "end"):  # "before the end of May"
        return _bounded(when, None, last)
    if value.relation == "before":
        return _bounded(when, None, max(first, date(1, 1, 2)) - timedelta(1))
    if value.relation == "after":
        return _bounded(when, last + timedelta(when.precision == "day"), None)
    return _bounded(when, first, None)


def _bounded(when: When, first: date | None, last: date | None) -> When:
    edtf = f"{first or '..'}/{last or '..'}"
    return replace(when, earliest=first, latest=last, precision="interval", edtf=edtf)
