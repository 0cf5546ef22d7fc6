"""Dates placed jointly: what one report leaves open, another report of the same event may fix.

"December 4" in one report, "on Monday" in a second and "December 4, 2023" in a third, linked as one event, date all
three; with them falls everything that hangs on them, and the reports' publication. A date that its own report fixes is
never moved. Each newly placed date names its chain.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from whence.linking.calendar import Days, days_of, gap_days
from whence.linking.features import NEAR_DAYS
from whence.linking.told import MentionKey, Told, redated
from whence.model.mention import DEEDS
from whence.model.reading import Reading
from whence.model.resolve import resolve
from whence.model.timeexpr import TimeExpression, TimeValue
from whence.model.when import When

# What a report tells with its year from longer ago than this is no news to it, and is no one's "Monday" or "in July".
NEWS_DAYS = 183
KNOWN_DAYS = 31  # a date no wider than a month can fix another's year or day
WEEK_DAYS = 7
REFERENCE_DAYS = 45  # a publication no wider than this is worth resolving "Monday" or "last month" against

Spot = tuple[str, int]  # a report's id and the index of one of its time expressions


@dataclass(frozen=True)
class Calendar:
    """Every time expression of every report as placed so far; `fixed` are those that other reports placed."""

    times: Mapping[str, tuple[When | None, ...]]
    fixed: Mapping[Spot, When]

    def at(self, report: str, index: int | None) -> When | None:
        """The date of a report's time expression, None where there is none."""
        times = self.times.get(report, ())
        return times[index] if index is not None and index < len(times) else None


def first_calendar(readings: Sequence[Reading]) -> Calendar:
    """The dates as each reading alone has them."""
    return Calendar({r.report: tuple(t.date for t in r.times) for r in readings}, {})


def fixed_by_events(
    told: Sequence[Told],
    events: Sequence[Sequence[int]],
    readings: Mapping[str, Reading],
    calendar: Calendar,
    given: Mapping[str, When],
) -> dict[Spot, When]:
    """Time expressions whose open parts other mentions of the same event settle; `given` are publications known."""
    fixed = dict(calendar.fixed)
    for members in events:
        known = _best_known([told[i] for i in members if not _is_background(told[i], given)])
        if known is None:
            continue
        for one in (told[i] for i in members):
            index = one.mention.time
            if index is None or one is known or (one.report, index) in fixed:
                continue
            expression = readings[one.report].times[index]
            own = days_of(expression.date, expression.value)
            when = None if own.bounded else _settled(expression, own, known)
            if when is not None:
                fixed[one.report, index] = when
                _fix_anchor(readings[one.report], index, when, fixed)
    return fixed


def _fix_anchor(reading: Reading, index: int, when: When, fixed: dict[Spot, When]) -> None:
    """The expression that a newly dated one hangs on, so many days off, is dated with it."""
    one = reading.times[index]
    anchor, value = one.anchored_on, one.value
    if anchor is None or value.anchor != "previous" or value.unit != "day" or value.vague or value.until is not None:
        return
    before = reading.times[anchor]
    if when.n_days != 1 or (reading.report, anchor) in fixed or (before.date is not None and before.date.bounded):
        return
    assert when.earliest is not None
    day = When.day(when.earliest - timedelta(value.shift or 0), "inferred", before.span.quote)
    if gap_days(days_of(day), days_of(before.date, before.value)) in (0, None):
        why = f"“{one.span.quote}” hangs on “{before.span.quote}”"
        fixed[reading.report, anchor] = replace(day, spans=(before.span,), because=(*when.because, why))
        _fix_anchor(reading, anchor, day, fixed)


def _is_background(one: Told, given: Mapping[str, When]) -> bool:
    """Whether a report tells something long past: what others tell without a year is none of that."""
    written, last = given.get(one.report), one.days.latest
    earliest = written.earliest if written is not None else None
    return earliest is not None and last is not None and (earliest - last).days > NEWS_DAYS


def _best_known(members: Sequence[Told]) -> Told | None:
    """The mention that dates the event most exactly; None where none does to the month."""
    dated = [one for one in members if one.days.bounded and one.days.n_days <= KNOWN_DAYS]
    return min(dated, key=lambda one: (one.days.n_days, one.key)) if dated else None


def _settled(expression: TimeExpression, days: Days, known: Told) -> When | None:
    """The date of `expression` given that it is a date of the same event as `known`; None where it cannot be told."""
    gap = gap_days(days, known.days) if days.known else None
    if gap is None or gap > NEAR_DAYS:
        return None
    earliest = known.days.earliest
    assert earliest is not None
    when = _as_day(days, known.days) or in_year(expression.value, earliest.year)
    if when is None or (gap_days(days_of(when), known.days) or 0) > NEAR_DAYS:
        return None
    there = known.mention.date.words if known.mention.date and known.mention.date.words else str(earliest)
    why = (
        f"“{expression.span.quote}” ({expression.span.report}) tells of one event with “{there}” ({known.report})",
        f"which is {known.mention.date.edtf if known.mention.date and known.mention.date.edtf else earliest}",
    )
    return replace(when, basis="inferred", words=expression.span.quote, spans=(expression.span,), because=why)


def _as_day(days: Days, known: Days) -> When | None:
    """The one day of `known` that has the weekday, or the day and month, of `days`."""
    if days.day is None and days.weekday is None:
        return None
    assert known.earliest is not None
    fitting = []
    for n in range(known.n_days):
        day = known.earliest + timedelta(n)
        if days.month in (None, day.month) and days.day in (None, day.day) and days.weekday in (None, day.isoweekday()):
            fitting.append(day)
    return When.day(fitting[0], "inferred") if len(fitting) == 1 else None


def in_year(value: TimeValue, year: int) -> When | None:
    """The value as it stands in `year`, where a year is all that it lacks."""
    if value.kind != "date" or value.year is not None or value.shift is not None or value.month is None:
        return None
    when = resolve(replace(value, year=year, anchor=None))
    return when if when is not None and when.bounded else None


def placed_again(
    readings: Sequence[Reading], published: Mapping[str, When | None], given: frozenset[str], fixed: Mapping[Spot, When]
) -> Calendar:
    """All time expressions resolved once more, now that publications and some dates are known."""
    times = {}
    for reading in readings:
        reference = None if reading.report in given else published.get(reading.report)
        times[reading.report] = _times_of(reading, reference, fixed)
    return Calendar(times, fixed)


def _times_of(reading: Reading, reference: When | None, fixed: Mapping[Spot, When]) -> tuple[When | None, ...]:
    placed: dict[int, When | None] = {}

    def place(index: int, below: tuple[int, ...]) -> When | None:
        if index in placed or index in below:
            return placed.get(index)
        expression = reading.times[index]
        when = fixed.get((reading.report, index))
        if when is None and expression.anchored_on is not None and expression.anchored_on < len(reading.times):
            anchor = place(expression.anchored_on, (*below, index))
            moved = anchor != reading.times[expression.anchored_on].date
            when = _hung(expression, anchor, reading) if moved else None
        elif when is None:
            when = _against_publication(expression, reference)
        placed[index] = when if when is not None else expression.date
        return placed[index]

    return tuple(place(index, ()) for index in range(len(reading.times)))


def _hung(expression: TimeExpression, anchor: When | None, reading: Reading) -> When | None:
    """The date of an expression that hangs on another one of its report, which has been placed anew."""
    if anchor is None or not anchor.placed or (expression.date is not None and expression.date.bounded):
        return None
    if expression.anchored_on is not None:
        anchor = _day_of_end(anchor, reading.times[expression.anchored_on].value)
    on = reading.times[expression.anchored_on].span.quote if expression.anchored_on is not None else ""
    because = (*anchor.because, f"“{expression.span.quote}” hangs on “{on}” ({anchor.edtf or anchor.earliest})")
    when = resolve(expression.value, anchor, words=expression.span.quote, spans=(expression.span,), because=because)
    return when if when is not None and when.placed else None


def _day_of_end(anchor: When, value: TimeValue) -> When:
    """The day that "by 15 March" and "since 3 May" name and "that day" points to; weekdays may spread over weeks."""
    edge = anchor.latest if anchor.earliest is None else anchor.earliest if anchor.latest is None else None
    exact = value.day is not None and value.month is not None and edge is not None and edge.day == value.day
    if edge is None or not exact or value.relation not in ("by", "until", "since"):
        return anchor
    return replace(anchor, earliest=edge, latest=edge, precision="day", edtf=edge.isoformat())


def _against_publication(expression: TimeExpression, reference: When | None) -> When | None:
    """The date of an expression seen from an inferred publication, where that settles it."""
    value = expression.value
    if reference is None or not reference.bounded or (expression.date is not None and expression.date.placed):
        return None
    if value.absolute or value.anchor in ("previous", "event") or value.kind != "date":
        return None
    words = f"“{expression.span.quote}” counted from publication ({reference.edtf or reference.earliest})"
    because = (*reference.because, words)
    when = resolve(value, reference, words=expression.span.quote, spans=(expression.span,), because=because)
    if when is None or not when.placed:
        return None
    narrow = (reference.n_days or 0) <= REFERENCE_DAYS
    if narrow and value.month is not None and value.direction is not None and not _one_answer(value, reference, when):
        edge = reference.latest if value.direction == "past" else reference.earliest  # the nearer of two years
        assert edge is not None
        span = expression.span
        near = resolve(value, When.day(edge, "inferred"), words=span.quote, spans=(span,), because=because)
        return replace(near, basis="inferred") if near is not None and near.placed else None
    return None if not narrow and not _one_answer(value, reference, when) else replace(when, basis="inferred")


def _one_answer(value: TimeValue, reference: When, when: When) -> bool:
    """Whether the first and the last day of `reference` give one date."""
    assert reference.earliest is not None and reference.latest is not None
    first, last = (resolve(value, When.day(day, "inferred")) for day in (reference.earliest, reference.latest))
    return first is not None and last is not None and (first.earliest, first.latest) == (last.earliest, last.latest)


def redated_tellings(
    told: Sequence[Told],
    readings: Mapping[str, Reading],
    calendar: Calendar,
    published: Mapping[str, When],
    before: Calendar | None = None,
) -> tuple[Told, ...]:
    """The tellings with their dates as the calendar now has them; what had the date of the one `before` follows it."""
    found = []
    for one in told:
        index = one.mention.time
        if _is_later(one, readings[one.report], calendar, published.get(one.report)):
            found.append(redated(one, None) if one.mention.date is not None else one)
            continue
        ahead = _ahead(one, readings[one.report], published.get(one.report))
        if ahead is not None:
            found.append(one if _same_days(one.mention.date, ahead) else redated(one, ahead))
            continue
        when = calendar.at(one.report, index)
        own = (
            readings[one.report].times[index].date
            if index is not None and index < len(readings[one.report].times)
            else None
        )
        original = one.mention.date
        follows = original is None or not original.bounded or _same_days(original, own)
        follows = follows or (before is not None and _same_days(original, before.at(one.report, index)))
        follows = follows or (when is not None and when.bounded and original is not None and original.contains(when))
        changed = when is not None and follows and not _same_days(original, when)
        found.append(redated(one, when) if changed else one)
    return _as_first_told(found, published)


def _is_later(one: Told, reading: Reading, calendar: Calendar, published: When | None) -> bool:
    """Whether a deed stands beside a day to come, after the report was published: that is the day of something else."""
    index = one.mention.time
    if not one.deed or index is None or index >= len(reading.times) or published is None or published.latest is None:
        return False
    when = calendar.at(one.report, index)
    return when is not None and when.earliest is not None and when.earliest > published.latest


def _as_first_told(told: Sequence[Told], published: Mapping[str, When]) -> tuple[Told, ...]:
    """A passage taken from another report keeps its words' days: "last Thursday" is that of the first report.

    Where publications say that the one taken for the copy came out before, it is the first.
    """
    at = {(one.report, one.mention.trigger.start): one for one in told}
    first: dict[MentionKey, Told] = {}
    for one in told:
        other = at.get(one.first_told[:2])
        if other is not None and other is not one:
            early, late = (one, other) if _came_before(one, other, published) else (other, one)
            first[late.key] = early
    return tuple(_dated_as(one, first.get(one.key)) for one in told)


def _dated_as(one: Told, first: Told | None) -> Told:
    counted = one.value is not None and not one.value.absolute and one.mention.time is not None
    if first is None or not counted or not first.days.bounded or _same_days(one.mention.date, first.mention.date):
        return one
    return redated(one, first.mention.date)


def _came_before(one: Told, other: Told, published: Mapping[str, When]) -> bool:
    mine, theirs = published.get(one.report), published.get(other.report)
    if mine is None or mine.latest is None or theirs is None or theirs.latest is None:
        return False
    return mine.latest < theirs.latest and (
        theirs.earliest is None or mine.latest <= theirs.earliest or mine.n_days == 1
    )


def _ahead(one: Told, reading: Reading, published: When | None) -> When | None:
    """The day of a plan dated by a weekday alone, which lies after publication though its verb told of the past.

    "Called for a march on Saturday" has the next Saturday. A weekday that a deed is told with as well is left as it is.
    """
    if not one.plan or one.mention.time is None or one.mention.time >= len(reading.times):
        return None
    expression = reading.times[one.mention.time]
    value = expression.value
    bare = value.weekday is not None and value.anchor is None and value.month is None and value.until is None
    shared = any(e.time == one.mention.time and e.status in DEEDS for e in reading.events)
    if not bare or value.direction != "past" or value.of_saying or shared:
        return None
    if published is None or (published.n_days or REFERENCE_DAYS + 1) > WEEK_DAYS:
        return None
    value = replace(value, direction="future")
    when = resolve(value, published, words=expression.span.quote, spans=(expression.span,))
    if when is None or not _one_answer(value, published, when):
        return None
    why = f"“{expression.span.quote}” of what was still to come, counted from publication ({published.edtf})"
    return replace(when, basis="inferred", because=(*published.because, why))


def _same_days(a: When | None, b: When | None) -> bool:
    return days_of(a) == days_of(b)
