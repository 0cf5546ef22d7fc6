"""When a report was written that names some days by date and others by weekday: the dated ones were before its week.

Who writes "on 17 March" of one deed and "on Monday" of another means by Monday the one before the day of writing, and
would have written "on Friday" of the 17th had that been in the last week as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from whence.model.reading import Reading
from whence.model.resolve import resolve
from whence.model.timeexpr import TimeExpression
from whence.model.when import When

# "On Monday they walked across, and on Thursday the bodies were handed over": told in the order in which it was.
_TOLD_ON = re.compile(r"(?:(?!\b(?:after|before|since|until|following|earlier)\b)[^.;:!?\n])*\band on ")
LEAST_WEEKDAYS = 2  # a report with but one tells its days by date, whenever they were
# Of 224 articles of timeline17, 32 name days of deeds by weekday and others by date alone: the latest of these was 3
# to 6 days before the article in none, 7 to 9 days in 5. Of 23 reports of stories with keys that name two weekdays it
# was 5 to 14 days before in 21 (2026-11-22).
AFTER_DAYS = (5, 14)
NEWEST_DAYS = 9  # a week, and the days by which the newest that others date may be older than what is told by weekday


def days_of_writing(reading: Reading, text: str, dated: date | None, newest: date) -> tuple[date, date] | None:
    """First and last day on which a report was written whose latest day named by date is `dated`.

    Of one that names none, or none of late, the days after the `newest` that others date. None where it names too few
    days by weekday to say.
    """
    weekdays = _weekdays_of_deeds(reading)
    if len({one.value.weekday for one in weekdays}) < LEAST_WEEKDAYS:
        return None
    if dated is None or newest > dated + timedelta(AFTER_DAYS[1]):
        return newest, newest + timedelta(NEWEST_DAYS)
    days = [dated + timedelta(n) for n in range(AFTER_DAYS[0], AFTER_DAYS[1] + 1)]
    fits = [_fits(weekdays, text, day, dated) for day in days]
    first = fits.index(True) if any(fits) else 0
    end = fits.index(False, first) if any(fits) and False in fits[first:] else len(days)
    return days[first], days[end - 1]


def _weekdays_of_deeds(reading: Reading) -> list[TimeExpression]:
    """The expressions that name a day that has been by its weekday alone."""
    return [
        one
        for one in reading.times
        if one.value.kind == "date"
        and one.value.weekday is not None
        and one.value.day is None
        and one.value.anchor in (None, "publication")
        and one.value.until is None
        and one.value.direction != "future"
        and (one.value.shift or 0) <= 0
    ]


def _fits(weekdays: Sequence[TimeExpression], text: str, written: date, dated: date) -> bool:
    """Whether seen from `written` no bare weekday lies before `dated`, and those told on end in their order."""
    bare = [one for one in weekdays if one.value.shift is None and one.value.relation == "at"]
    seen = [(one, _day(one, written)) for one in bare]
    known = [(one, day) for one, day in seen if day is not None]
    ordered = all(
        first <= then
        for (one, first), (other, then) in pairwise(known)
        if _TOLD_ON.fullmatch(text, one.span.end, other.span.start)
    )
    return ordered and all(day >= dated for _, day in known)


def _day(one: TimeExpression, written: date) -> date | None:
    when = resolve(replace(one.value, direction="past"), When.day(written, "inferred"))
    return when.earliest if when is not None and when.n_days == 1 else None
