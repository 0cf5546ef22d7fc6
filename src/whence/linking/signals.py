"""What a report and those beside it say of its day of publication, as signals: one function for each kind.

Bounds come from what is told as past or as coming; dates without a year from the time of the year; weekdays from the
lead; years from what other reports date in full and from weekdays that fall on a day in some years alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from whence.linking.almanac import (
    HALF_YEAR,
    MONTH,
    YEAR,
    Axis,
    Scores,
    Signal,
    not_after,
    not_before,
    of_month,
    of_season,
    on_weekdays,
    soon_after,
)
from whence.linking.bounds import SURE, Bound, Likeness
from whence.linking.calendar import Days
from whence.linking.dates import KNOWN_DAYS
from whence.linking.told import Told
from whence.linking.wording import cosine
from whence.linking.written import Written
from whence.model.calendar import month_days, shifted
from whence.model.timeexpr import Direction, TimeExpression, TimeValue

# How much each kind of evidence weighs, in natural logarithms of odds: 4 is odds of about 50 to 1. Set by hand and
# checked on reports whose own day was taken away (`quality/publication.py`).
HEAD = 9.0
PAST, COMING = 4.0, 2.5
RECENT = 1.0  # of the logarithm of the days since the latest thing told
LEAD = 0.8  # the same, of the days since what it begins with
RECENT_SLACK_DAYS = 4.0
WEEKDAY_HOLDS = 0.85
EACH_SEASON, SEASONS = 0.8, 4.0  # of a date without a year, and as how many of them all of a report's together count
LATEST_SEASON = 0.6
FAR = 1.8  # a date more than half a year off is seldom told without its year
SAME_YEAR = 1.5  # a date without a year is of the year told before
MISFIT = 3.0  # a weekday that does not fall on its day in that year
COINCIDENCE = 5.0  # times how alike two tellings are that name one day of the year
TENSE_SLACK_DAYS = 60  # of what was to come the tense may be past, and the other way round
ALIKE = 0.15  # tellings less alike than this are no coincidence
FALLS = 2.0  # a day of the year that must have the weekday another report gives


def of_bounds(axis: Axis, lower: Sequence[Bound], upper: Sequence[Bound]) -> Iterator[Signal]:
    """What is told as past lies before, what is coming after; news follows soon on the latest that it tells."""
    for found, shape, weight in ((lower, not_before, PAST), (upper, not_after, COMING)):
        best: dict[date, Bound] = {}
        for bound in found:
            known = best.get(bound.day)
            if known is None or (bound.weight, bound.why) > (known.weight, known.why):
                best[bound.day] = bound
        for day in sorted(best):
            yield Signal(best[day].why, shape(axis, day, weight * best[day].weight))
    sure = [bound for bound in lower if bound.weight >= 0.5]
    if sure:
        last = max(sure, key=lambda bound: (bound.end, bound.why))
        yield Signal(last.why, soon_after(axis, [bound.end for bound in sure], RECENT, RECENT_SLACK_DAYS))
    news = [bound for bound in sure if bound.lead]
    if news:
        first = min(news, key=lambda bound: (bound.end, bound.why))
        yield Signal(f"{first.why}, in its lead", soon_after(axis, [b.end for b in news], LEAD, RECENT_SLACK_DAYS))


def of_head(axis: Axis, hint: Written) -> Iterator[Signal]:
    """The day, or the weekday, at its head or of its lead."""
    if hint.dated:
        days = [axis.at(day) for day in _in_years(axis, hint.month or 1, hint.day or 1) if hint.fits(day)]
        scores = np.full(axis.n_days, -HEAD)
        scores[days] = 0.0
        yield Signal(f"“{hint.words}” at its head", scores)
    elif hint.weekdays:
        n = len(hint.weekdays)
        other = (1 - WEEKDAY_HOLDS) / (7 - n) if n < 7 else 0.0
        chances = {day: WEEKDAY_HOLDS / n if day in hint.weekdays else other for day in range(1, 8)}
        yield Signal(f"“{hint.words}” at its beginning", on_weekdays(axis, chances))


def _in_years(axis: Axis, month: int, day: int) -> Iterator[date]:
    for year in range(axis.first.year, axis.day(axis.n_days - 1).year + 1):
        try:
            found = date(year, month, day)
        except ValueError:  # 29 February of a common year
            continue
        if axis.day(axis.at(found)) == found:
            yield found


@dataclass(frozen=True, slots=True)
class OpenDate:
    """A date without a year: its expression, which way it lies, and how far (0 to 1) that can be trusted.

    `year` is that of the date with a year that stands before it, where there is one.
    """

    expression: TimeExpression
    direction: Direction | None
    trust: float
    year: int | None = None

    @property
    def period_days(self) -> int:
        """After how many days the same day comes again."""
        return YEAR if self.expression.value.month is not None else MONTH

    def near(self, day: date) -> list[tuple[date, date]]:
        """Its first and last day in the years, or for a day of the month in the months, around a day."""
        value = self.expression.value
        if value.month is None:
            months = [shifted(day.replace(day=1), step, "month") for step in range(-2, 3)]
            ends = [(month, month_days(month.year, month.month)[1].day) for month in months]
            return [(m.replace(day=value.day or 1),) * 2 for m, last in ends if (value.day or 1) <= last]
        return [pair for year in range(day.year - 1, day.year + 2) if (pair := self.in_year(year)) is not None]

    def in_year(self, year: int) -> tuple[date, date] | None:
        """Its first and last day in a year; None for 29 February of a common one."""
        first, last = _stretch(self.expression.value)
        try:
            return date(year, *first), date(year, *last)
        except ValueError:
            return None

    def scores(self, axis: Axis) -> Scores:
        """Days by how long ago it was, or how far ahead it is."""
        value = self.expression.value
        if value.month is None:
            return of_month(axis, value.day or 1, self.direction)
        return of_season(axis, *_stretch(value), self.direction)


def of_seasons(axis: Axis, open_dates: Sequence[OpenDate]) -> Iterator[Signal]:
    """Dates without a year: the past ones were within the year and the latest of them lately, the coming are soon."""
    n_trusted = sum(one.trust for one in open_dates) or 1.0
    best: Scores | None = None
    for one in open_dates:
        scores = one.scores(axis)
        if one.direction == "past" and one.trust >= SURE:
            best = scores if best is None else np.maximum(best, scores)
        words = f"tells of “{one.expression.span.quote}” without a year"
        far = np.where(scores < -np.log(HALF_YEAR), -FAR, 0.0)
        yield Signal(words, one.trust * (scores * EACH_SEASON * min(1.0, SEASONS / n_trusted) + far))
        there = one.in_year(one.year) if one.year is not None and one.expression.value.month is not None else None
        if there is not None:
            told = f"“{one.expression.span.quote}” stands after a date in {one.year}"
            yield Signal(told, _in_years_after(axis, [there[0]], one.direction, SAME_YEAR * one.trust))
    if best is not None:
        yield Signal("tells of days without a year as lately past", best * LATEST_SEASON)


def _stretch(value: TimeValue) -> tuple[tuple[int, int], tuple[int, int]]:
    """First and last day of the year that a date without a year names."""
    month = value.month or 1
    if value.day is not None:
        return (month, value.day), (month, value.day)
    return (month, 1), (month, month_days(2001, month)[1].day)


def of_weekdays(axis: Axis, open_dates: Sequence[OpenDate]) -> Iterator[Signal]:
    """Years in which "Monday, 4 December" is a Monday."""
    for one in open_dates:
        value = one.expression.value
        if value.weekday and value.month and value.day:
            days = [day for day in _in_years(axis, value.month, value.day) if day.isoweekday() == value.weekday]
            words = f"“{one.expression.span.quote}” falls so"
            yield Signal(words, _in_years_after(axis, days, one.direction, MISFIT))


def _in_years_after(axis: Axis, days: Iterable[date], direction: str | None, weight: float, slack: int = 0) -> Scores:
    """Days within the year after one of `days` (before it, where it was to come) weigh more, and `slack` more days."""
    scores = np.zeros(axis.n_days)
    for day in days:
        at = (day - axis.first).days
        ahead = direction == "future"
        low, high = (at - YEAR + 1, at + 1 + slack) if ahead else (at - slack, at + YEAR)
        scores[max(low, 0) : max(high, 0)] = weight
    return scores


def coincidences(axis: Axis, told: Sequence[Told]) -> Iterator[tuple[str, Signal]]:
    """Per report, years in which others date what it tells of the same day of the year in like words."""
    full: dict[tuple[int, int | None], list[Told]] = {}
    for one in told:
        if one.days.bounded and one.days.n_days <= KNOWN_DAYS and not one.guessed:
            for key in _keys(one.days):
                full.setdefault(key, []).append(one)
    for one in told:
        days = one.days
        if days.bounded or days.month is None:
            continue
        best: dict[int, tuple[float, Told]] = {}
        for other in full.get((days.month, days.day), ()):
            alike = _alike(one, other)
            year = other.days.earliest.year if other.days.earliest else 0
            if other.report != one.report and alike >= ALIKE and alike > best.get(year, (0.0, other))[0]:
                best[year] = (alike, other)
        for year, (alike, other) in sorted(best.items()):
            direction = one.value.direction if one.value is not None else None
            first = other.days.earliest
            assert first is not None
            why = f"“{_words(one)}” is “{_words(other)}” in {other.report}, of {year}, told in like words"
            weight = COINCIDENCE * min(alike, 0.6)
            yield one.report, Signal(why, _in_years_after(axis, [first], direction, weight, TENSE_SLACK_DAYS))


def _keys(days: Days) -> Iterator[tuple[int, int | None]]:
    assert days.earliest is not None
    if days.n_days == 1:
        yield days.earliest.month, days.earliest.day
    yield days.earliest.month, None


def _alike(one: Told, other: Told) -> float:
    """How alike two tellings are, 0 to about 1: by the words of their sentences, their actors and what they tell."""
    shared = bool(one.actors.keys() & other.actors.keys())
    return cosine(one.words, other.words) + 0.1 * shared + 0.1 * (one.mention.type == other.mention.type)


def _words(one: Told) -> str:
    return (one.mention.date.words if one.mention.date else None) or one.mention.trigger.quote


def weekday_matches(
    axis: Axis, told: Sequence[Told], events: Sequence[Sequence[int]], likeness: Likeness
) -> Iterator[tuple[str, Signal]]:
    """Per report, years in which the day that one report gives of an event has the weekday that another gives."""
    for members in events:
        dated = [i for i in members if not told[i].days.bounded and told[i].days.month and told[i].days.day]
        weekly = [i for i in members if not told[i].days.bounded and told[i].days.weekday and not told[i].days.month]
        for i in dated:
            for j in weekly:
                if told[i].report == told[j].report or likeness(i, j) < SURE:
                    continue
                one, other = told[i], told[j]
                days = [
                    day
                    for day in _in_years(axis, one.days.month or 1, one.days.day or 1)
                    if day.isoweekday() == other.days.weekday
                ]
                why = f"“{_words(one)}” ({one.report}) and “{_words(other)}” ({other.report}) are one day"
                direction = one.value.direction if one.value is not None else None
                yield one.report, Signal(why, _in_years_after(axis, days, direction, FALLS))
                yield other.report, Signal(why, _in_weeks_after(axis, days, FALLS))


def _in_weeks_after(axis: Axis, days: Iterable[date], weight: float) -> Scores:
    scores = np.zeros(axis.n_days)
    for day in days:
        scores[axis.at(day) : axis.at(day + timedelta(7)) + 1] = weight
    return scores
