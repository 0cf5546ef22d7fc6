"""When reports were published, inferred where they do not say it: after what they tell as past, before what is to come.

A report is not older than the latest event that it tells as having happened, whether it dates it itself or another
report of the same event does. A day without year at its head, dates without year and weekdays are placed near the
publications of the reports that it shares its story with. Where nothing bounds it from above, thirty days after the
latest past event are taken, and the chain says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from whence.linking.bounds import WIDE_DAYS, Bound, Likeness, bound_by_event, bound_by_writing, by_order
from whence.linking.context import NEAR_DAYS, Around, Ties, around
from whence.linking.dates import Calendar, in_year
from whence.linking.told import Told
from whence.linking.written import Written
from whence.model.reading import Reading
from whence.model.report import Report
from whence.model.resolve import resolve
from whence.model.timeexpr import TimeExpression
from whence.model.when import When

OPEN_END_DAYS = 30  # news tells of what is at most about a month old where nothing says otherwise (DESIGN.md, Time)
HALF_YEAR_DAYS = 183  # a date without year told as coming lies at most so far ahead
HEAD_DAYS = 120  # a head without year follows so closely on the latest past event that its report dates
COPY_DAYS = 7  # wire copy is reprinted within the week
EXACT_DAYS = 7  # publications no wider than this tell the year of a dated head before any others do


@dataclass(frozen=True, slots=True)
class Means:
    """What may be drawn on besides bounds.

    `by_order`: dates without a year follow one another. `context`: a head dated without its year takes
    the story's. `close`: the thirty days, and the story's days for all other dates without a year.
    """

    by_order: bool = False
    context: bool = False
    close: bool = False


@dataclass(frozen=True)
class Desk:
    """What stays the same while publications are worked out; `likeness` scores two tellings as one event."""

    readings: Mapping[str, Reading]
    given: Mapping[str, When]
    written: Mapping[str, Written]
    copied_from: Mapping[str, tuple[str, ...]]


def given_publications(reports: Sequence[Report]) -> dict[str, When]:
    """Publications that the reports themselves carry."""
    return {r.id: r.published for r in reports if r.published is not None and r.published.placed}


def inferred_publications(
    told: Sequence[Told],
    events: Sequence[Sequence[int]],
    desk: Desk,
    calendar: Calendar,
    ties: Ties,
    likeness: Likeness,
    means: Means,
) -> dict[str, When]:
    """Publication of every report whose own is unknown; `likeness` scores two tellings as one event."""
    lower: dict[str, list[Bound]] = {}
    upper: dict[str, list[Bound]] = {}
    for members in events:
        bound_by_event(told, members, desk.readings, likeness, lower, upper)
    bound_by_writing(desk.readings, calendar, lower, upper)
    if means.by_order:
        for bound_report, bound in by_order(told, upper):
            lower.setdefault(bound_report, []).append(bound)
    sought = [report for report in desk.readings if report not in desk.given]
    bounds = {report: (lower.get(report, []), upper.get(report, [])) for report in sought}
    result: dict[str, When] = {}
    for _ in range(len(sought) + 1 if means.context else 1):
        known = {**desk.given, **result}
        again = {}
        for report in sought:
            near = _around(report, ties, known, exactly=desk.written[report].dated) if means.context else None
            found = _publication(report, *bounds[report], desk, calendar, known, near, means)
            if found is not None:
                again[report] = found
        if again == result:
            break
        result = again
    return result


def _around(report: str, ties: Ties, known: Mapping[str, When], *, exactly: bool) -> Around | None:
    """The story around a report; with `exactly`, by its reports whose days are known, where there are any."""
    exact = {other: when for other, when in known.items() if (when.n_days or WIDE_DAYS) <= EXACT_DAYS}
    return (around(report, ties, exact) if exactly else None) or around(report, ties, known)


def _publication(
    report: str,
    lower: Sequence[Bound],
    upper: Sequence[Bound],
    desk: Desk,
    calendar: Calendar,
    known: Mapping[str, When],
    near: Around | None,
    means: Means,
) -> When | None:
    """The publication that bounds, the report's head and the story around it leave; None where they say nothing."""
    hint = desk.written[report]
    if hint.dated and (means.context or hint.year):
        return _head_dated(hint, lower, near)
    reading = desk.readings[report]
    past, coming = _open_bounds(reading, calendar, near if means.close else None, lower)
    lower, upper = [*lower, *past], [*upper, *coming]
    if means.close and near is not None:
        copied = list(_by_copies(report, desk, known))
        lower, upper = [*lower, *(low for low, _ in copied)], [*upper, *(high for _, high in copied)]
        if not lower:
            first, last = near.window()
            taken = f"nothing else dates it: {NEAR_DAYS} days before to {NEAR_DAYS} after them are taken"
            lower, upper = [Bound(first, first, near.why)], [*upper, Bound(last, last, taken)]
    stale = near is None and bool(hint.weekdays or _is_open(reading, calendar)) and _is_background(lower)
    found = _between(lower, upper, close=means.close and not stale)
    return _on_weekdays(found, hint) if found is not None else None


def _head_dated(hint: Written, lower: Sequence[Bound], near: Around | None) -> When | None:
    """The day at a report's head in the year that it or the story gives, or that follows on what it tells as past.

    Where no year puts it after all that it is said to tell as past, what other reports date for it is not believed.
    """
    own = [bound for bound in lower if bound.own]
    for bounds in (lower, own, []):
        day = _head_day(hint, max((bound.day for bound in bounds), default=None), near)
        if day is not None:
            why = (f"“{hint.words}” at its head", *((near.why,) if near is not None and not hint.year else ()))
            return replace(When.day(day, "inferred"), because=why)
    return None


def _head_day(hint: Written, last: date | None, near: Around | None) -> date | None:
    if hint.year:
        return next(_in_years(hint.month, hint.day, (hint.year,)), None)
    years = near.years() if near is not None else range(last.year, last.year + 2) if last is not None else range(0)
    days = [day for day in _in_years(hint.month, hint.day, years) if hint.fits(day) and (last is None or day >= last)]
    day = near.nearest(days) if near is not None else None
    if day is None and last is not None:
        day = next((day for day in days if (day - last).days <= HEAD_DAYS), None)
    return day


def _in_years(month: int | None, day: int | None, years: Iterable[int]) -> Iterator[date]:
    """The day of that month, the first where none is known, in each of `years` that has it."""
    for year in years:
        try:
            yield date(year, month or 1, day or 1)
        except ValueError:  # 29 February of a common year
            continue


def _open_bounds(
    reading: Reading, calendar: Calendar, near: Around | None, lower: Sequence[Bound]
) -> tuple[list[Bound], list[Bound]]:
    """Bounds from dates without year: past ones near the story; coming ones next after what is known to be past."""
    past: list[Bound] = []
    coming: list[Bound] = []
    open_dates = list(_without_year(reading, calendar))
    exact = [pair for pair in open_dates if pair[1].value.day is not None]
    for _, one in exact or open_dates:
        days = list(_in_years(one.value.month, one.value.day, near.years())) if near is not None else []
        day = near.nearest(days, told=True) if near is not None else None
        if day is not None and one.value.direction != "future":
            why = f"“{one.span.quote}” in the year {day.year}: {near.why if near is not None else ''}"
            first, last_day = _days_in_year(one, day)
            past.append(Bound(first, last_day, why))
    last = max((bound for bound in (*lower, *past)), key=lambda bound: (bound.day, bound.why), default=None)
    if last is None or last.end > last.day:
        return past, coming
    plans = {mention.time for mention in reading.events if mention.status in ("planned", "possible")}
    for index, one in _without_year(reading, calendar, coming=True):
        if index not in plans:
            continue
        value = replace(one.value, relation="at", direction="future")
        when = resolve(value, When.day(last.day, "inferred"))
        if when is not None and when.latest is not None and (when.latest - last.day).days <= HALF_YEAR_DAYS:
            coming.append(Bound(when.latest, when.latest, f"tells “{one.span.quote}” as coming"))
    return past, coming


def _days_in_year(expression: TimeExpression, day: date) -> tuple[date, date]:
    """First and last day of a date without a year, in the year of `day`; `day` itself where it cannot be told."""
    when = in_year(replace(expression.value, relation="at"), day.year)
    return when.bounds() if when is not None else (day, day)


def _without_year(
    reading: Reading, calendar: Calendar, *, coming: bool = False
) -> Iterator[tuple[int, TimeExpression]]:
    """The expressions with a month and no year that nothing has placed, past or coming."""
    for index, one in enumerate(reading.times):
        value = one.value
        bare = value.kind == "date" and value.month is not None and not value.absolute and value.anchor is None
        if not bare or value.until is not None or (value.direction == "future") != coming:
            continue
        when = calendar.at(reading.report, index)
        if coming or when is None or not when.bounded:
            yield index, one


def _is_open(reading: Reading, calendar: Calendar) -> bool:
    return next(_without_year(reading, calendar), None) is not None


def _is_background(lower: Sequence[Bound]) -> bool:
    """Whether the latest past event is dated to a month or year, as background is where the news has other dates."""
    last = max(lower, key=lambda bound: (bound.day, bound.end, bound.why), default=None)
    return last is not None and last.end > last.day


def _by_copies(report: str, desk: Desk, known: Mapping[str, When]) -> Iterator[tuple[Bound, Bound]]:
    """A report that takes a passage from another was written on its day or within days after."""
    for source in desk.copied_from.get(report, ()):
        when = known.get(source)
        if when is not None and when.earliest is not None and when.latest is not None:
            why = f"has a passage of {source}, published {when.edtf or when.earliest}"
            last = when.latest + timedelta(COPY_DAYS)
            yield Bound(when.earliest, when.earliest, why), Bound(last, last, why)


def _on_weekdays(when: When, hint: Written) -> When:
    """The interval from the first to the last day in it that has one of the weekdays of writing; unchanged if none."""
    if not hint.weekdays or not when.bounded or (when.n_days or 0) > WIDE_DAYS:
        return when
    assert when.earliest is not None
    days = [when.earliest + timedelta(n) for n in range(when.n_days or 0)]
    fitting = [day for day in days if day.isoweekday() in hint.weekdays]
    if not fitting:
        return when
    edge = When(fitting[0], fitting[-1], "inferred", "interval")
    return when.narrowed(edge, f"“{hint.words}” at its beginning")


def _between(lower: Sequence[Bound], upper: Sequence[Bound], *, close: bool) -> When | None:
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
