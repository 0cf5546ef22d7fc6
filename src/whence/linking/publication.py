"""When reports were published, inferred where they do not say it: after what they tell as past, before what is to come.

Many weak signals are weighed together (`signals`, `almanac`): what a report dates itself, what others of its story date
for it, days without a year, weekdays, and how near the reports of one story lie to one another. They choose the time;
the interval is then drawn from the latest past event that agrees with it to the first coming one. Where nothing bounds
it from above, thirty days after the latest past event are taken, and the chain says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from whence.linking.almanac import Axis, Belief, Signal, beliefs
from whence.linking.bounds import WIDE_DAYS, Bound, Likeness, bound_by_event, bound_by_writing, by_date
from whence.linking.context import Ties, neighbours_of
from whence.linking.dates import Calendar
from whence.linking.signals import (
    OpenDate,
    coincidences,
    of_bounds,
    of_head,
    of_seasons,
    of_weekdays,
    weekday_matches,
)
from whence.linking.told import Told, World
from whence.linking.weekdays import days_of_writing
from whence.linking.weeks import week_bounds
from whence.linking.written import Written
from whence.model.mention import DEEDS
from whence.model.reading import Reading
from whence.model.report import Report
from whence.model.timeexpr import Direction
from whence.model.when import When

OPEN_END_DAYS = 30  # news tells of what is at most about a month old where nothing says otherwise (DESIGN.md, Time)
YEAR_SURE = 1.5  # how much likelier the year of a dated head has to be than any other
YEAR_CLOSED = (
    1.2  # the same, where all else has settled and other reports tell of the story: else nothing in it is dated
)
SHARE = 0.65  # of the likelihood that the days hold which are taken where no event bounds them
STRICT = 0.6  # bounds that count by themselves, before anything is weighed
CHANCE = 0.25  # a bound agrees with what is believed where at least so much of the likelihood lies beyond it
# Of a day without a year on which something is told; of a month on which something, a day on which nothing is; of the
# rest.
TOLD_TRUST, MONTH_TRUST, BARE_TRUST = 1.0, 0.6, 0.2
REACH_CHARS = 900  # how far back a date with a year may give its year
MOST_DAYS = 400  # days wider than this say nothing


# When a report was written, by the last day that it names by date, if any, and the newest that it tells of.
Weekly = Callable[[date | None, date], tuple[date, date] | None]


@dataclass(frozen=True, slots=True)
class Means:
    """What may be drawn on besides bounds: `weighed` all signals together, `close` ends where nothing bounds them."""

    weighed: bool = False
    close: bool = False


@dataclass(frozen=True)
class Desk:
    """What stays the same while publications are worked out."""

    readings: Mapping[str, Reading]
    given: Mapping[str, When]
    written: Mapping[str, Written]
    world: World
    texts: Mapping[str, str]


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
    now: Sequence[Told] = (),
) -> dict[str, When]:
    """Publication of every report whose own is unknown; `likeness` scores two tellings as one event.

    `now` are the tellings as dated so far, `told` as dated before anything was weighed.
    """
    sought = [report for report in desk.readings if report not in desk.given]
    if not sought:
        return {}
    lower: dict[str, list[Bound]] = {}
    upper: dict[str, list[Bound]] = {}
    for members in events:
        bound_by_event(told, members, desk.readings, likeness, lower, upper)
    bound_by_writing(desk.readings, calendar, lower, upper)
    lower = {report: _unopposed(found, upper.get(report, ())) for report, found in lower.items()}
    if not means.weighed:
        strict = {r: _strict(desk.written[r], lower.get(r, []), upper.get(r, [])) for r in sought}
        return {report: when for report, when in strict.items() if when is not None}
    weeks = week_bounds(_known(told, now, desk), told, sought, ties, desk.world, lower, upper)
    for report, (first, last) in weeks.items():
        lower.setdefault(report, []).append(first)
        upper.setdefault(report, []).append(last)
    axis = Axis.over(_days_named(desk, calendar, lower))
    signals = _signals(axis, sought, told, events, desk, calendar, likeness, (lower, upper))
    near = {report: neighbours_of(report, ties, desk.world) for report in sought}
    given = {report: when.bounds() for report, when in desk.given.items() if when.bounded}
    believed = beliefs(axis, signals, near, given)
    result = {}
    for report in sought:
        if not signals[report] and not near[report]:
            continue
        bounds = (lower.get(report, []), upper.get(report, []))
        tied = [one.report for one in near[report]]
        open_dates = list(_without_year(desk.readings[report], calendar))
        weekly = partial(days_of_writing, desk.readings[report], desk.texts[report])
        head = desk.written[report]
        found = _publication(believed[report], head, bounds, open_dates, signals[report], tied, means, weekly)
        if found is not None:
            result[report] = found
    return result


def _known(told: Sequence[Told], now: Sequence[Told], desk: Desk) -> list[Told]:
    """The tellings that others can be dated by: as dated so far where the report has its day at its head, or where the
    words lack no more than the year.
    """
    sure = frozenset(report for report, hint in desk.written.items() if hint.dated)
    return [
        later if one.report in sure or (one.days.month and one.days.day) else one
        for one, later in zip(told, now or told, strict=True)
    ]


def _days_named(desk: Desk, calendar: Calendar, lower: Mapping[str, Sequence[Bound]]) -> Iterator[date]:
    """The days that publications, bounds and placed dates name."""
    for when in desk.given.values():
        yield from (day for day in (when.earliest, when.latest) if day is not None)
    for bounds in lower.values():
        yield from (bound.day for bound in bounds)
    for times in calendar.times.values():
        for placed in times:
            if placed is not None and placed.bounded and (placed.n_days or 0) <= MOST_DAYS:
                yield placed.bounds()[0]


def _signals(
    axis: Axis,
    sought: Sequence[str],
    told: Sequence[Told],
    events: Sequence[Sequence[int]],
    desk: Desk,
    calendar: Calendar,
    likeness: Likeness,
    bounds: tuple[Mapping[str, Sequence[Bound]], Mapping[str, Sequence[Bound]]],
) -> dict[str, list[Signal]]:
    """All signals of every report whose day is sought."""
    lower, upper = bounds
    found: dict[str, list[Signal]] = {}
    for report in sought:
        open_dates = list(_without_year(desk.readings[report], calendar))
        found[report] = [
            *of_head(axis, desk.written[report]),
            *of_bounds(axis, lower.get(report, ()), upper.get(report, ())),
            *of_seasons(axis, open_dates),
            *of_weekdays(axis, open_dates),
        ]
    for report, signal in (*coincidences(axis, told), *weekday_matches(axis, told, events, likeness)):
        if report in found:
            found[report].append(signal)
    return found


def _without_year(reading: Reading, calendar: Calendar) -> Iterator[OpenDate]:
    """The dates with a month and no year that nothing has placed; what is told on them says whether they are past."""
    told: dict[int, set[bool]] = {}
    for event in reading.events:
        if event.time is not None:
            told.setdefault(event.time, set()).add(event.status in DEEDS)
    for index, one in enumerate(reading.times):
        value = one.value
        known = value.month is not None or (value.day is not None and value.weekday is None)
        if value.kind != "date" or not known or value.absolute or value.anchor is not None:
            continue
        when = calendar.at(reading.report, index)
        if value.until is not None or (when is not None and when.bounded):
            continue
        deeds = told.get(index)
        direction: Direction | None = value.direction if not deeds else "past" if True in deeds else "future"
        exact = value.day is not None
        trust = (TOLD_TRUST if deeds else MONTH_TRUST) if exact else MONTH_TRUST if deeds else BARE_TRUST
        yield OpenDate(one, direction, trust, _year_before(reading, index))


def _year_before(reading: Reading, index: int) -> int | None:
    """The year of the date with a year that stands before another in the text; None where there is none near."""
    start = reading.times[index].span.start
    for one in reversed(reading.times[:index]):
        if start - one.span.end > REACH_CHARS:
            return None
        if one.value.absolute and one.value.year and one.value.month:
            return one.value.year
    return None


def _unopposed(lower: Sequence[Bound], upper: Sequence[Bound]) -> list[Bound]:
    """The lower bounds without those that hang on another report's date and lie after an upper one that is surer."""
    return [
        bound
        for bound in lower
        if bound.own or not any(other.own and other.day < bound.day and other.weight > bound.weight for other in upper)
    ]


def _strict(hint: Written, lower: Sequence[Bound], upper: Sequence[Bound]) -> When | None:
    """What the report and the events in it fix by themselves: no end is taken where nothing bounds it."""
    if hint.dated and hint.year:
        return _at_head(hint, [hint.year], ())
    sure = [bound for bound in upper if bound.weight >= STRICT]
    return None if hint.dated else _between(lower, sure, hint, close=False)


def _publication(
    belief: Belief,
    hint: Written,
    bounds: tuple[Sequence[Bound], Sequence[Bound]],
    open_dates: Sequence[OpenDate],
    signals: Sequence[Signal],
    tied: Sequence[str],
    means: Means,
    weekly: Weekly = lambda dated, newest: None,
) -> When | None:
    """The days that the belief and the bounds which agree with it leave; None where they say too little."""
    if hint.dated:
        years = sorted(belief.years().items(), key=lambda item: (-item[1], item[0]))
        odds = YEAR_CLOSED if means.close and tied else YEAR_SURE
        sure = len(years) < 2 or years[0][1] >= odds * years[1][1]
        return _at_head(hint, [years[0][0]], _reasons(belief, signals, tied)) if sure else None
    past, coming = _placed(open_dates, belief) if means.close else ([], [])
    lower = [bound for bound in (*bounds[0], *past) if belief.since(bound.day) >= CHANCE]
    upper = [bound for bound in (*bounds[1], *coming) if 1 - belief.since(bound.day + timedelta(1)) >= CHANCE]
    found = _between(lower, upper, hint, close=means.close)
    if found is not None and not means.close:
        return found
    if found is not None and _agrees(found, belief):
        return _by_weekdays(found, lower, hint, weekly)
    first, last = belief.window(SHARE)
    if not means.close or (last - first).days > MOST_DAYS:
        return None
    because = (*_reasons(belief, signals, tied), "nothing else dates it more closely")
    return _on_weekdays(When(first, last, "inferred", "interval", f"{first}/{last}", because=because), hint)


def _by_weekdays(found: When, lower: Sequence[Bound], hint: Written, weekly: Weekly) -> When:
    """The days of those found on which a report that names days by weekday was written; unchanged if none."""
    if not lower:
        return found
    dated, newest = max((b.day for b in lower if b.dated), default=None), max(bound.day for bound in lower)
    days = weekly(dated, newest)
    if days is None or not found.meets(between := _interval(*days)):
        return found
    why = f"names {dated} by its date and later days by weekday" if dated else f"names days after {newest} by weekday"
    return _on_weekdays(found.narrowed(between, why), hint)


def _interval(first: date, last: date) -> When:
    edtf = first.isoformat() if first == last else f"{first}/{last}"
    return When(first, last, "inferred", "day" if first == last else "interval", edtf)


def _placed(open_dates: Sequence[OpenDate], belief: Belief) -> tuple[list[Bound], list[Bound]]:
    """Dates without a year on which something is told, as bounds: past ones and coming ones, in the likeliest years."""
    past, coming = [], []
    for one in open_dates:
        if one.direction is None or one.trust < MONTH_TRUST:
            continue
        known, period = one.near(belief.mode), timedelta(one.period_days - 1)
        words = f"tells of “{one.expression.span.quote}”"
        if one.direction == "past":
            first, last = max(known, key=lambda pair: belief.within(pair[0], pair[0] + period))
            why, named = f"{words}, in {first:%Y-%m}, as past", by_date(one.expression.value)
            past.append(Bound(first, last, why, weight=one.trust, dated=named))
        else:
            first, last = max(known, key=lambda pair: belief.within(pair[1] - period, pair[1]))
            coming.append(Bound(last, last, f"{words}, in {first:%Y-%m}, as coming"))
    return past, coming


def _agrees(found: When, belief: Belief) -> bool:
    """Whether the days found are about as likely as any as many."""
    first, last = found.bounds()
    best = belief.window(SHARE)
    return belief.within(first, last) >= 0.5 * belief.within(*best)


def _reasons(belief: Belief, signals: Sequence[Signal], tied: Sequence[str]) -> tuple[str, ...]:
    """The signals that speak most for the likeliest days, and the reports around."""
    at = belief.axis.at(belief.mode)
    gains = [(float(one.scores[at] - one.scores.mean()), one.why) for one in signals]
    told = [why for gain, why in sorted(gains, key=lambda pair: (-pair[0], pair[1])) if gain > 0.5]
    named = ", ".join(tied[:3]) + (" and others" if len(tied) > 3 else "")
    return (*dict.fromkeys(told[:3]), *((f"of one story with {named}",) if tied else ()))


def _at_head(hint: Written, years: Sequence[int], because: Sequence[str]) -> When | None:
    for year in years:
        try:
            day = date(year, hint.month or 1, hint.day or 1)
        except ValueError:  # 29 February of a common year
            continue
        why = (f"“{hint.words}” at its head", *(one for one in because if hint.words not in one))
        return replace(When.day(day, "inferred"), because=why)
    return None


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


def _between(lower: Sequence[Bound], upper: Sequence[Bound], hint: Written, *, close: bool) -> When | None:
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
    found = When(last.day, end, "inferred", precision, edtf, because=tuple(because))  # type: ignore[arg-type]
    return _on_weekdays(found, hint)
