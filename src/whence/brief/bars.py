"""Time drawn: a day is a dot, an interval a bar, an open end fades. Positions are percent of the axis' width."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from whence.model.relation import Relation
from whence.model.when import When

MIN_WIDTH = 1.0
FADE_WIDTH = 9.0
# A stretch in which nothing lies and that takes more than this part of the axis cuts off the smaller side.
EMPTY_PART = 0.5
# Where so many of all days lie in so small a part of them, that part alone can be drawn; near it is what lies no
# further off than so much of its own length.
MOST = 0.75
SMALL_PART = 0.34
NEAR_PART = 0.5
MIN_DAYS = 14
MAX_TICKS = 6


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of the axis: `x` and `width` in percent, whether it is one day, and which sides are open or cut off."""

    x: float
    width: float
    is_day: bool = False
    open_left: bool = False
    open_right: bool = False
    off: str | None = None

    @property
    def middle(self) -> float:
        """Where a dot goes."""
        return round(self.x + self.width / 2, 2)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a relation's bar: `sure` (it stood), `unsure` (an end lies in here), `before` or `after` (fading)."""

    kind: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class RelationBar:
    """A relation on the axis: its stretches, the days on which it is said to stand, and its dated ends."""

    stretches: tuple[Stretch, ...]
    attested: tuple[float, ...]
    ended: float | None = None


@dataclass(frozen=True, slots=True)
class Tick:
    """A label on the axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The days `first` to `last`, drawn from 0 to 100; `told` are the first and last day that a report tells of."""

    first: date
    last: date
    told: tuple[date, date]

    def at(self, day: date) -> float:
        """Where `day` begins, kept within the axis."""
        whole = (self.last - self.first).days + 1
        return round(min(100.0, max(0.0, 100 * (day - self.first).days / whole)), 2)

    def bar(self, when: When | None) -> Bar | None:
        """`when` on the axis; None where neither side is known."""
        if when is None or not when.placed:
            return None
        off = self._off(when)
        if off:
            return Bar(0.0 if off == "earlier" else 100 - MIN_WIDTH, MIN_WIDTH, True, off=off)
        start = self.at(when.earliest) if when.earliest else max(0.0, self._end(when.latest) - FADE_WIDTH)
        end = self._end(when.latest) if when.latest else min(100.0, start + FADE_WIDTH)
        return _wide(start, end, when)

    def _end(self, day: date | None) -> float:
        return self.at(day + timedelta(days=1)) if day and day != date.max else 100.0

    def _off(self, when: When) -> str | None:
        if when.latest and when.latest < self.first:
            return "earlier"
        return "later" if when.earliest and when.earliest > self.last else None

    def ticks(self) -> tuple[Tick, ...]:
        """At most six labels, at months or years."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        step = next((s for s in (1, 2, 3, 6, 12, 24, 60, 120, 240) if months / s <= MAX_TICKS), 600)
        start = self.first.year * 12 + self.first.month - 1
        marks = (m for m in range(start, start + months + 1) if m % step == 0)
        days = (date(m // 12, m % 12 + 1, 1) for m in marks if m // 12 <= date.max.year)
        fitting = (day for day in days if self.first <= day <= self.last)
        return tuple(Tick(self.at(day), _tick_label(day, step)) for day in fitting)

    def relation(self, relation: Relation) -> RelationBar | None:
        """A relation on the axis; None where no day is known of it."""
        known = [when for when in (relation.began, *relation.attested, relation.ended_on) if when and when.placed]
        begun = [when.latest for when in known if when.latest]
        lasting = [when.earliest for when in known if when.earliest]
        if not begun or not lasting:
            return self._half(relation, begun, lasting)
        sure_from, sure_to = min(begun), max(lasting)
        first = min(lasting) if relation.began else sure_from
        last = max(begun) if relation.ended_on else max(sure_to, sure_from)
        stretches = tuple(self._stretches(relation, (first, sure_from, sure_to, last)))
        dots = tuple(self.at(when.earliest) for when in relation.attested if when.earliest)
        return RelationBar(stretches, dots, self._end(last) if relation.ended_on else None)

    def _half(self, relation: Relation, begun: list[date], lasting: list[date]) -> RelationBar | None:
        """A relation of which only "by" or only "since" is known: it fades from there."""
        if begun:
            end = self._end(max(begun))
            width = round(min(FADE_WIDTH, end), 2)
            return RelationBar((Stretch("before", round(end - width, 2), width),), (), end if relation.ended else None)
        if lasting:
            start = self.at(min(lasting))
            return RelationBar((Stretch("after", start, round(min(FADE_WIDTH, 100 - start), 2)),), ())
        return None

    def _stretches(self, relation: Relation, days: tuple[date, date, date, date]) -> Iterable[Stretch]:
        first, sure_from, sure_to, last = days
        start, end = self.at(first), self._end(last)
        if relation.began is None:
            yield Stretch("before", max(0.0, start - FADE_WIDTH), min(FADE_WIDTH, start))
        if sure_from <= sure_to:
            a, b = self.at(sure_from), self._end(sure_to)
            yield Stretch("unsure", start, round(a - start, 2))
            yield Stretch("sure", a, round(max(b - a, MIN_WIDTH), 2))
            yield Stretch("unsure", b, round(end - b, 2))
        else:
            yield Stretch("unsure", start, round(max(end - start, MIN_WIDTH), 2))
        if relation.ended_on is None and end < 100:
            yield Stretch("after", end, round(min(FADE_WIDTH, 100 - end), 2))


def _wide(start: float, end: float, when: When) -> Bar:
    width = max(end - start, MIN_WIDTH)
    start = min(start, 100 - width)
    return Bar(
        round(start, 2), round(width, 2), when.n_days == 1, when.earliest is None, when.latest is None
    )  # fmt: skip


def _tick_label(day: date, step: int) -> str:
    return str(day.year) if step >= 12 or (step == 6 and day.month == 1) else f"{day:%b} {day.year}"


def axis_over(dates: Iterable[When], *, close: bool = False) -> Axis | None:
    """An axis over all known days, without the few that lie far off from the rest; None where no day is known.

    With `close`, over the stretch in which most of it happens, where that is a small part of the whole.
    """
    known = sorted(day for when in dates for day in (when.earliest, when.latest) if day)
    if not known:
        return None
    told = _dense(known)
    days = _core(told) if close else told
    missing = MIN_DAYS - (days[-1] - days[0]).days
    pad = timedelta(days=max(missing // 2, (days[-1] - days[0]).days // 50, 1))
    return Axis(_shifted(days[0], -pad), _shifted(days[-1], pad), (told[0], told[-1]))


def _core(days: Sequence[date]) -> Sequence[date]:
    """The days of the shortest stretch that holds most of them, and those near it; all where it is no small part."""
    n = math.ceil(MOST * len(days))
    start = min(range(len(days) - n + 1), key=lambda at: (days[at + n - 1] - days[at]).days)
    first, last = start, start + n - 1

    def near(gap: timedelta) -> bool:
        return gap.days <= max(MIN_DAYS, NEAR_PART * (days[last] - days[first]).days)

    while first and near(days[first] - days[first - 1]):
        first -= 1
    while last < len(days) - 1 and near(days[last + 1] - days[last]):
        last += 1
    is_small = (days[last] - days[first]).days < SMALL_PART * (days[-1] - days[0]).days
    return days[first : last + 1] if is_small else days


def _dense(days: Sequence[date]) -> Sequence[date]:
    """The days without the smaller side of any gap that is more than half of the whole, again and again."""
    while len(days) > 4:
        gaps = [(days[i + 1] - days[i]).days for i in range(len(days) - 1)]
        widest = max(range(len(gaps)), key=gaps.__getitem__)
        if gaps[widest] <= EMPTY_PART * (days[-1] - days[0]).days or gaps[widest] < 365:
            return days
        before, after = days[: widest + 1], days[widest + 1 :]
        smaller = min(before, after, key=len)
        if len(smaller) * 4 > len(days):
            return days
        days = after if smaller is before else before
    return days


def _shifted(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day


def stacked(bars: Sequence[tuple[str, Bar]], gap: float = 0.4) -> tuple[tuple[int, str, Bar], ...]:
    """Each bar with the first row in which it overlaps none before it, in the order of their left ends."""
    ends: list[float] = []
    placed = []
    for id, bar in sorted(bars, key=lambda pair: (pair[1].x, pair[1].width, pair[0])):
        row = next((i for i, end in enumerate(ends) if end + gap <= bar.x), len(ends))
        ends[row : row + 1] = [bar.x + bar.width]
        placed.append((row, id, bar))
    return tuple(placed)
