"""Offset maps: where each kept code point of a text stood in the text it was made from.

Cleaning never rewrites; it leaves things out, or sets a headline before what it kept. A map says, for every offset of
the result, the offset it came from, so that any span leads back to what came in. It refuses runs that overlap or cross.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from whence.errors import ModelError


@dataclass(frozen=True, slots=True)
class Run:
    """`length` code points kept as they were: from `start` in the text, from `source` in what came in."""

    start: int
    source: int
    length: int

    def __post_init__(self) -> None:
        if self.start < 0 or self.source < 0 or self.length < 1:
            raise ModelError(f"a run starts at 0 or later and is not empty: {self}")


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Leads from offsets of a text of `size` code points to offsets of its source of `source_size`, and back.

    Runs ascend on both sides and do not overlap; what lies between them was left out (of the source) or added (to
    the text) and maps to None.
    """

    runs: tuple[Run, ...]
    size: int
    source_size: int

    def __post_init__(self) -> None:
        start = source = 0
        for run in self.runs:
            if run.start < start or run.source < source:
                raise ModelError(f"runs of an offset map ascend and do not overlap: {run}")
            start, source = run.start + run.length, run.source + run.length
        if start > self.size or source > self.source_size:
            raise ModelError("runs of an offset map lie within both texts")

    @classmethod
    def identity(cls, size: int) -> OffsetMap:
        """The map of a text of `size` code points that was kept whole."""
        return cls((Run(0, 0, size),) if size else (), size, size)

    @classmethod
    def of_kept(cls, kept: Iterable[tuple[int, int]], source_size: int) -> OffsetMap:
        """The map of a text joined from the half-open stretches `kept` of its source, which ascend."""
        runs: list[Run] = []
        size = 0
        for start, end in kept:
            if end <= start:
                continue
            last = runs[-1] if runs else None
            if last and last.source + last.length == start:
                runs[-1] = Run(last.start, last.source, last.length + end - start)
            else:
                runs.append(Run(size, start, end - start))
            size += end - start
        return cls(tuple(runs), size, source_size)

    def source_of(self, offset: int) -> int | None:
        """The source's offset of the code point at `offset` of the text; None where it was added."""
        at = bisect_right(self.runs, offset, key=lambda run: run.start) - 1
        if at < 0:
            return None
        within = offset - self.runs[at].start
        return self.runs[at].source + within if within < self.runs[at].length else None

    def offset_of(self, source: int) -> int | None:
        """The text's offset of the code point at `source` of the source; None where it was left out."""
        at = bisect_right(self.runs, source, key=lambda run: run.source) - 1
        if at < 0:
            return None
        within = source - self.runs[at].source
        return self.runs[at].start + within if within < self.runs[at].length else None

    def source_span(self, start: int, end: int) -> tuple[int, int] | None:
        """The source from the first to the last kept code point of `start`..`end`, half-open; None where none is."""
        inside = [run for run in self.runs if run.start < end and run.start + run.length > start]
        if not inside or start >= end:
            return None
        first, last = inside[0], inside[-1]
        return (
            first.source + max(start - first.start, 0),
            last.source + min(end - last.start, last.length),
        )

    def then(self, later: OffsetMap) -> OffsetMap:
        """The map from `later`'s text, whose source is this map's text, to this map's source."""
        if later.source_size != self.size:
            raise ModelError(f"maps compose where sizes meet: {later.source_size} is not {self.size}")
        runs = [part for run in later.runs for part in self._through(run)]
        return OffsetMap(_joined(runs), later.size, self.source_size)

    def shifted(self, added: int) -> OffsetMap:
        """The map of the text with `added` code points set before it that the source lacks."""
        runs = tuple(Run(run.start + added, run.source, run.length) for run in self.runs)
        return OffsetMap(runs, self.size + added, self.source_size)

    def pairs(self) -> tuple[tuple[int, int], ...]:
        """The runs as (start in the text, start in the source), in order."""
        return tuple((run.start, run.source) for run in self.runs)

    def _through(self, run: Run) -> Iterable[Run]:
        """The parts of `run`, a run of the later map, that this map carries on to its source."""
        first = max(bisect_right(self.runs, run.source, key=lambda own: own.start) - 1, 0)
        for own in self.runs[first:]:
            if own.start >= run.source + run.length:
                return
            low, high = max(own.start, run.source), min(own.start + own.length, run.source + run.length)
            if low < high:
                yield Run(run.start + low - run.source, own.source + low - own.start, high - low)


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs with those that meet on both sides made one."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and (last.start + last.length, last.source + last.length) == (run.start, run.source):
            joined[-1] = Run(last.start, last.source, last.length + run.length)
        else:
            joined.append(run)
    return tuple(joined)
