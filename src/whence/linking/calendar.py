"""How two dates lie to each other when parts of them are unknown.

"4 December" of no known year and "a Monday" say something: they can meet or exclude a day. What cannot be told is None,
which is neither agreement nor contradiction.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from whence.model.timeexpr import TimeValue
from whence.model.when import When

FAR_DAYS = 400  # how far apart two dates are said to be that share no day for reasons of pattern alone
PRECISE_DAYS = 45
_EDTF = re.compile(r"^[\dX]{4}-(?P<month>\d\d)(?:-(?P<day>\d\d))?$")


@dataclass(frozen=True, slots=True)
class Days:
    """What is known of a date: its first and last day, or only month, day of the month or weekday (ISO, 1 to 7)."""

    earliest: date | None = None
    latest: date | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    @property
    def bounded(self) -> bool:
        """Whether both ends are known."""
        return self.earliest is not None and self.latest is not None

    @property
    def n_days(self) -> int:
        """Number of days it may be; more than any date's where it is not bounded."""
        if self.earliest is None or self.latest is None:
            return 1 << 20
        return (self.latest - self.earliest).days + 1

    @property
    def known(self) -> bool:
        """Whether anything is known."""
        return self != UNKNOWN


UNKNOWN = Days()


def days_of(when: When | None, value: TimeValue | None = None) -> Days:
    """What a date, and the value that its words fix, say of the day."""
    if when is not None and when.bounded and when.earliest == when.latest:
        return Days(when.earliest, when.latest)
    pattern = _EDTF.match(when.edtf) if when is not None and when.edtf else None
    month = int(pattern["month"]) if pattern else None
    day = int(pattern["day"]) if pattern and pattern["day"] else None
    weekday = when.weekday if when is not None else None
    if value is not None and value.kind == "date" and value.relation in ("at", "about") and value.anchor is None:
        month, day, weekday = month or value.month, day or value.day, weekday or value.weekday
    elif value is not None and value.anchor in (None, "publication"):
        day, weekday = day or value.day, weekday or value.weekday
    earliest, latest = (when.earliest, when.latest) if when is not None else (None, None)
    return Days(earliest, latest, month, day, weekday)


def gap_days(a: Days, b: Days) -> int | None:
    """Least number of days between two dates: 0 where they can be one day, None where too little is known."""
    if (a.earliest and b.latest and a.earliest > b.latest) or (b.earliest and a.latest and b.earliest > a.latest):
        first, second = (
            (b.latest, a.earliest) if a.earliest and b.latest and a.earliest > b.latest else (a.latest, b.earliest)
        )
        assert first is not None and second is not None
        return (second - first).days
    if a.bounded and b.bounded:
        return 0
    if a.bounded or b.bounded:
        exact, loose = (a, b) if a.bounded else (b, a)
        return _gap_to_pattern(exact, loose)
    return _gap_of_patterns(a, b)


def _gap_to_pattern(exact: Days, loose: Days) -> int | None:
    if exact.n_days > PRECISE_DAYS or (loose.month is None and loose.weekday is None):
        return None
    assert exact.earliest is not None
    days = [exact.earliest + timedelta(n) for n in range(exact.n_days)]
    if any(_fits(day, loose) for day in days):
        return 0
    for slack in (1, 2):
        if _fits(days[0] - timedelta(slack), loose) or _fits(days[-1] + timedelta(slack), loose):
            return slack
    return FAR_DAYS


def _fits(day: date, loose: Days) -> bool:
    return (
        loose.month in (None, day.month) and loose.day in (None, day.day) and loose.weekday in (None, day.isoweekday())
    )


def _gap_of_patterns(a: Days, b: Days) -> int | None:
    if a.month and b.month:
        if a.month != b.month:
            return FAR_DAYS
        return abs(a.day - b.day) if a.day and b.day else 0
    if a.weekday and b.weekday:
        apart = abs(a.weekday - b.weekday)
        return min(apart, 7 - apart)
    return None


def agreement(a: Days, b: Days) -> float:
    """How much it says that two dates meet: 1 for one known day, less the more days either may be, 0 where unknown."""
    if gap_days(a, b) != 0:
        return 0.0
    if a.bounded and b.bounded:
        widest = max(a.n_days, b.n_days)
        return 1.0 if widest == 1 else 0.7 if widest <= 7 else 0.5 if widest <= 31 else 0.2 if widest <= 100 else 0.1
    if a.month and b.month:
        return 0.9 if a.day and b.day else 0.4
    if a.day or b.day:
        return 0.8
    return 0.4 if a.month or b.month else 0.35
