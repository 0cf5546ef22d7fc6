"""When something was: a day or an interval of days, never more precise than the words.

A date with a part unknown is a value, not an error: "4 December" of no known year has neither earliest nor latest day
but the EDTF form `XXXX-12-04`; "on Monday" of an unknown week has only its `weekday`. `basis` says how the days are
known and `because` names the chain of anchors, first to last, in words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from whence.errors import ModelError
from whence.model.span import Span

Precision = Literal["day", "week", "month", "season", "quarter", "year", "decade", "interval"]
Basis = Literal["given", "page", "stated", "anchored", "inferred"]

PRECISIONS: tuple[Precision, ...] = ("day", "week", "month", "season", "quarter", "year", "decade", "interval")
BASES: tuple[Basis, ...] = ("given", "page", "stated", "anchored", "inferred")


@dataclass(frozen=True, slots=True)
class When:
    """Days `earliest` to `latest`, both included; None is an open side, both None a date with parts unknown.

    `edtf` is the Extended Date/Time Format (ISO 8601-2) form, with X for unspecified digits; `weekday` is ISO's 1
    (Monday) to 7, for words that name a weekday; `words` are the report's own.
    """

    earliest: date | None
    latest: date | None
    basis: Basis
    precision: Precision | None = None
    edtf: str | None = None
    words: str | None = None
    spans: tuple[Span, ...] = ()
    because: tuple[str, ...] = ()
    weekday: int | None = None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ModelError(f"a date's earliest day is not after its latest: {self.earliest} > {self.latest}")
        if self.basis not in BASES or (self.precision is not None and self.precision not in PRECISIONS):
            raise ModelError(f"unknown basis or precision: {self.basis}, {self.precision}")

    @classmethod
    def day(cls, day: date, basis: Basis = "stated", words: str | None = None) -> When:
        """Exactly `day`."""
        return cls(day, day, basis, "day", day.isoformat(), words)

    @property
    def placed(self) -> bool:
        """Whether at least one side is a known day."""
        return self.earliest is not None or self.latest is not None

    @property
    def bounded(self) -> bool:
        """Whether both sides are known days."""
        return self.earliest is not None and self.latest is not None

    @property
    def n_days(self) -> int | None:
        """Number of days it may be, None where a side is open."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    def bounds(self) -> tuple[date, date]:
        """Earliest and latest day, open sides taken as the calendar's first and last day."""
        return self.earliest or date.min, self.latest or date.max

    def meets(self, other: When) -> bool:
        """Whether some day lies in both; a date with parts unknown meets all."""
        (a, b), (c, d) = self.bounds(), other.bounds()
        return a <= d and c <= b

    def contains(self, other: When) -> bool:
        """Whether every day of `other` lies in this one."""
        (a, b), (c, d) = self.bounds(), other.bounds()
        return a <= c and d <= b

    def narrowed(self, other: When, because: str) -> When:
        """The days in both, `inferred`, with `because` added; itself where nothing is narrowed or nothing is shared."""
        (a, b), (c, d) = self.bounds(), other.bounds()
        if max(a, c) > min(b, d) or (a >= c and b <= d):
            return self
        return _between(max(a, c), min(b, d), replace(self, basis="inferred", because=(*self.because, because)))


def hull(dates: Iterable[When]) -> tuple[date | None, date | None]:
    """Earliest and latest day of all dates together; an open side of any stays open."""
    bounds = [when.bounds() for when in dates]
    if not bounds:
        return None, None
    first, last = min(a for a, _ in bounds), max(b for _, b in bounds)
    return _known(first), _known(last)


def _known(day: date) -> date | None:
    return None if day in (date.min, date.max) else day


def _between(first: date, last: date, like: When) -> When:
    earliest, latest = _known(first), _known(last)
    exact = earliest is not None and earliest == latest
    edtf = first.isoformat() if exact else f"{earliest or '..'}/{latest or '..'}"
    return replace(like, earliest=earliest, latest=latest, precision="day" if exact else "interval", edtf=edtf)
