"""What speaks for which days of publication: signals as weights over a stretch of days, added up and passed on.

No signal decides alone. Each gives every day a log-weight, mild where it may mislead: what a report tells as past lies
before it and mostly not long before, a date without year was or will be within the year, a weekday within the week,
reports of one story are written near one another. Reports without a day of their own hand what is believed of them to
those that they are tied to. Where little is known the belief stays wide.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]

MAX_DAYS = 366 * 25  # the stretch of days that is looked at, back from its last
ROUNDS = 4  # how often beliefs are handed on; what is further away than that says next to nothing
HEARSAY = 0.5  # what is believed of a report without a day says less to others than a day that is given
MOST_NEIGHBOURS = 1.0  # all neighbours together say no more than so many
YEAR, HALF_YEAR, MONTH = 365, 183, 31


@dataclass(frozen=True, slots=True)
class Axis:
    """A stretch of days, counted from `first`."""

    first: date
    n_days: int

    @classmethod
    def over(cls, days: Iterable[date]) -> Axis:
        """A year before the first of `days` to two years after the last, at most `MAX_DAYS` back."""
        known = sorted(day for day in days if 1 < day.year < 9990)
        last = (known[-1] if known else date(2000, 1, 1)) + timedelta(2 * YEAR)
        first = (known[0] if known else date(2000, 1, 1)) - timedelta(YEAR if known and known[0].year > 2 else 0)
        first = max(first, last - timedelta(MAX_DAYS))
        return cls(first, (last - first).days + 1)

    def at(self, day: date) -> int:
        """The place of a day, or of the nearest one on the axis."""
        return min(max((day - self.first).days, 0), self.n_days - 1)

    def day(self, at: int) -> date:
        """The day at a place."""
        return self.first + timedelta(int(at))

    def offsets(self) -> NDArray[np.int64]:
        """The places, in order."""
        return np.arange(self.n_days, dtype=np.int64)

    def weekdays(self) -> NDArray[np.int64]:
        """ISO weekday of each place."""
        return (self.offsets() + self.first.isoweekday() - 1) % 7 + 1


@dataclass(frozen=True, slots=True)
class Signal:
    """Log-weights of all days of an axis, and the words that give them."""

    why: str
    scores: Scores


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A report that was written within some days (`scale`) of another, as far as `weight` says."""

    report: str
    scale: float
    weight: float


@dataclass(frozen=True)
class Belief:
    """How likely a report was published on each day of the axis."""

    axis: Axis
    mass: Scores

    @property
    def mode(self) -> date:
        """The likeliest day."""
        return self.axis.day(int(self.mass.argmax()))

    def within(self, first: date, last: date) -> float:
        """How likely it was published from `first` to `last`."""
        if last < self.axis.first or first > self.axis.day(self.axis.n_days - 1):
            return 0.0
        return float(self.mass[self.axis.at(first) : self.axis.at(last) + 1].sum())

    def since(self, day: date) -> float:
        """How likely it was published on `day` or later."""
        return self.within(day, self.axis.day(self.axis.n_days - 1))

    def years(self) -> dict[int, float]:
        """How likely it was published in each year."""
        years = range(self.axis.first.year, self.axis.day(self.axis.n_days - 1).year + 1)
        return {year: self.within(date(year, 1, 1), date(year, 12, 31)) for year in years}

    def window(self, share: float) -> tuple[date, date]:
        """The days around the likeliest that hold `share` of the likelihood, grown on the likelier side."""
        low = high = int(self.mass.argmax())
        held = float(self.mass[low])
        last = self.axis.n_days - 1
        while held < share and (low > 0 or high < last):
            left = float(self.mass[max(low - WEEK, 0) : low].sum()) if low > 0 else -1.0
            right = float(self.mass[high + 1 : high + 1 + WEEK].sum()) if high < last else -1.0
            if left > right:
                low -= 1
                held += float(self.mass[low])
            else:
                high += 1
                held += float(self.mass[high])
        return self.axis.day(low), self.axis.day(high)


WEEK = 7


def not_before(axis: Axis, day: date, weight: float) -> Scores:
    """Days before `day` weigh less."""
    return np.where(axis.offsets() < (day - axis.first).days, -weight, 0.0)


def not_after(axis: Axis, day: date, weight: float) -> Scores:
    """Days after `day` weigh less."""
    return np.where(axis.offsets() > (day - axis.first).days, -weight, 0.0)


def soon_after(axis: Axis, ends: Sequence[date], weight: float, slack: float) -> Scores:
    """Days weigh the less the longer ago the latest of `ends` lies behind them, at all scales up to a year alike.

    What lies farther back is background: news is no likelier two years after it than three.
    """
    gap = np.full(axis.n_days, float(YEAR))
    for end in ends:
        since = (axis.offsets() - (end - axis.first).days).astype(np.float64)
        gap = np.where(since >= 0, np.minimum(gap, since), gap)
    return -weight * np.log(gap + slack)


def of_season(axis: Axis, first: tuple[int, int], last: tuple[int, int], direction: str | None) -> Scores:
    """Days by how long ago the stretch of the year from `first` to `last` (month, day) was, or how far ahead it is."""
    since, until = (_cyclic(axis, *last, back=True), _cyclic(axis, *first, back=False))
    inside_it = since + until > 400  # outside it the two make a year, less the stretch
    since, until = np.where(inside_it, 0, since), np.where(inside_it, 0, until)
    if direction == "past":
        gap = since
    elif direction == "future":
        gap = until
    else:
        gap = np.minimum(since, until)
    return np.asarray(-np.log(gap + 10.0), dtype=np.float64)


def of_month(axis: Axis, day: int, direction: str | None) -> Scores:
    """Days by how long ago a day of the month was, or how far ahead it is."""
    numbers = np.array([axis.day(at).day for at in range(axis.n_days)], dtype=np.int64)
    since, until = (numbers - day) % MONTH, (day - numbers) % MONTH
    gap = since if direction == "past" else until if direction == "future" else np.minimum(since, until)
    return np.asarray(-2 * np.log(gap + 5.0), dtype=np.float64)  # one far back would be told with its month


def _cyclic(axis: Axis, month: int, day: int, *, back: bool) -> NDArray[np.int64]:
    """Days since (or until) a day of the year."""
    found = np.full(axis.n_days, YEAR, dtype=np.int64)
    for year in range(axis.first.year - 1, axis.day(axis.n_days - 1).year + 2):
        try:
            there = (date(year, month, day) - axis.first).days
        except ValueError:  # 29 February of a common year
            continue
        gap = axis.offsets() - there if back else there - axis.offsets()
        found = np.where((gap >= 0) & (gap < found), gap, found)
    return found


def on_weekdays(axis: Axis, chances: Mapping[int, float]) -> Scores:
    """Days by the chance of their weekday."""
    table = np.log([max(chances.get(weekday, 0.0), 1e-3) for weekday in range(1, 8)])
    return np.asarray(table[axis.weekdays() - 1], dtype=np.float64)


def beliefs(
    axis: Axis,
    signals: Mapping[str, Sequence[Signal]],
    neighbours: Mapping[str, Sequence[Neighbour]],
    given: Mapping[str, tuple[date, date]],
) -> dict[str, Belief]:
    """What is believed of each report in `signals`, from its signals and from those that it is tied to."""
    own = {report: sum((s.scores for s in found), np.zeros(axis.n_days)) for report, found in sorted(signals.items())}
    known = {report: _even(axis, *days) for report, days in sorted(given.items())}
    mass = {report: _normal(scores) for report, scores in own.items()}
    spread = {(r, s): (1.0, _spread(known[r], s)) for r, s in _asked(neighbours) if r in known}
    for _ in range(ROUNDS):
        others = [(r, s) for r, s in _asked(neighbours) if r in mass and r not in known]
        heard = {**spread, **{(r, s): (HEARSAY * _sharpness(mass[r]), _spread(mass[r], s)) for r, s in others}}
        mass = {r: _normal(scores + _of_others(axis, neighbours.get(r, ()), heard)) for r, scores in own.items()}
    return {report: Belief(axis, found) for report, found in mass.items()}


def _asked(neighbours: Mapping[str, Sequence[Neighbour]]) -> list[tuple[str, float]]:
    return sorted({(one.report, one.scale) for near in neighbours.values() for one in near})


def _even(axis: Axis, first: date, last: date) -> Scores:
    found = np.zeros(axis.n_days)
    found[axis.at(first) : axis.at(last) + 1] = 1.0
    return np.asarray(found / found.sum(), dtype=np.float64)


def _normal(scores: Scores) -> Scores:
    found = np.exp(scores - scores.max())
    return np.asarray(found / found.sum(), dtype=np.float64)


def _sharpness(mass: Scores) -> float:
    """1 where the year is sure, 0 where all are as likely."""
    middle, even = int(mass.argmax()), YEAR / len(mass)
    held = float(mass[max(middle - HALF_YEAR, 0) : middle + HALF_YEAR + 1].sum())
    return max(0.0, (held - even) / (1 - even)) if even < 1 else 1.0


def _of_others(
    axis: Axis, near: Sequence[Neighbour], heard: Mapping[tuple[str, float], tuple[float, Scores]]
) -> Scores:
    """What the neighbours' days say: that it was written near some of them, the likelier the closer they are tied."""
    total, weights = np.zeros(axis.n_days), 0.0
    for one in near:
        trust, found = heard.get((one.report, one.scale), (0.0, total))
        total = total + trust * one.weight * found
        weights += trust * one.weight
    return min(weights, MOST_NEIGHBOURS) * np.log(total / weights + 1e-12) if weights > 0.01 else np.zeros(axis.n_days)


def _spread(mass: Scores, scale: float) -> Scores:
    """A belief seen from a report that lies some days off: its mass by the inverse square of the days between."""
    n = len(mass)
    size = 1 << (2 * n - 1).bit_length()
    steps = np.minimum(np.arange(size), size - np.arange(size))
    kernel = 1.0 / (steps + scale) ** 2
    kernel[n : size - n + 1] = 0.0
    found = np.fft.irfft(np.fft.rfft(mass, size) * np.fft.rfft(kernel), size)[:n]
    return np.asarray(np.maximum(found, 0.0) / kernel.sum(), dtype=np.float64)
