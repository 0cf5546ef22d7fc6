"""Many events drawn in time: each as a mark while they are few, counted by stretch of time where they are many."""

from __future__ import annotations

import calendar
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from whence.archive.values import Document
from whence.brief.bars import Axis, Bar, axis_over, stacked
from whence.brief.words import QUAD_WORDS, count, date_words, period_words
from whence.codebook import plover
from whence.desk import Filters
from whence.model.when import When
from whence.web import addresses
from whence.web.asked import Asked
from whence.web.shelf import Shelf

MAX_MARKS = 160  # more and marks hide one another
MAX_ROWS = 7
MAX_COLUMNS = 60
BAR_HEIGHT = 44
_STEPS_MONTHS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
_STEPS_DAYS = (1, 7)


@dataclass(frozen=True, slots=True)
class EventMark:
    """An event as a mark: its row, where it lies, and where it leads."""

    row: int
    bar: Bar
    href: str
    label: str
    status: str


@dataclass(frozen=True, slots=True)
class Column:
    """The events of one stretch of time, counted: where it lies, how high it is, and the list of just these."""

    x: float
    width: float
    height: float
    href: str
    label: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One quad class in time; 0 is what PLOVER has no type for."""

    quad: int
    label: str
    n_events: int
    marks: tuple[EventMark, ...] = ()
    columns: tuple[Column, ...] = ()
    n_rows: int = 0


@dataclass(frozen=True, slots=True)
class Overview:
    """All events that fit, drawn; `table` says the same in figures: stretch, and count by quad class.

    `n_off` lie so far from the others that they are not drawn.
    """

    axis: Axis
    lanes: tuple[Lane, ...]
    counted: bool
    table: tuple[tuple[str, str, tuple[int, ...]], ...]
    n_off: int = 0


def drawn(shelf: Shelf, filters: Filters, asked: Asked) -> Overview | None:
    """The events that fit, drawn, with addresses as `asked` writes them; kept until the chronicle is another."""
    name = ("drawn", filters, asked.path, tuple(asked.values.items()))
    return shelf.kept(name, lambda: overview(shelf.outline("events", filters), asked))


def overview(rows: Sequence[Document], asked: Asked) -> Overview | None:
    """The rows drawn, None where none of them is dated."""
    dated = [(row, when) for row in rows if (when := when_of(row)) is not None]
    counted = len(dated) > MAX_MARKS
    axis = axis_over((when for _, when in dated), close=not counted)
    if axis is None:
        return None
    stretches = _stretches(axis)
    by_quad: dict[int, list[tuple[Document, When]]] = {quad: [] for quad in QUAD_WORDS}
    for row, when in dated:
        by_quad[plover.quad(row["type"], row["mode"]) or 0].append((row, when))
    counts = {quad: _counts(stretches, own) for quad, own in by_quad.items()}
    lanes = []
    for quad, own in by_quad.items():
        lane = Lane(quad, QUAD_WORDS[quad], len(own))
        lanes.append(_columns(axis, stretches, lane, counts[quad], asked) if counted else _marks(axis, lane, own))
    if counted:
        highest = max((column.height for lane in lanes for column in lane.columns), default=1.0)
        lanes = [_scaled(lane, highest) for lane in lanes]
    lanes = [lane for lane in lanes if lane.n_events]
    n_off = 0 if counted else len(dated) - sum(lane.n_events for lane in lanes)
    return Overview(axis, tuple(lanes), counted, _table(stretches, counts, asked), n_off)


def when_of(row: Document) -> When | None:
    """The days of a row, None where it has none."""
    earliest, latest = (date.fromisoformat(row[name]) if row[name] else None for name in ("earliest", "latest"))
    return When(earliest, latest, "stated", edtf=row.get("edtf")) if earliest or latest else None


def _marks(axis: Axis, lane: Lane, own: Iterable[tuple[Document, When]]) -> Lane:
    bars = {row["id"]: (row, when, bar) for row, when in own if (bar := axis.bar(when)) and bar.off is None}
    placed = stacked([(id, bar) for id, (_, _, bar) in bars.items()])
    marks = [
        EventMark(row % MAX_ROWS, bar, addresses.event(id), _said(*bars[id][:2]), bars[id][0]["status"])
        for row, id, bar in placed
    ]
    n_rows = 1 + max((mark.row for mark in marks), default=0)
    return replace(lane, n_events=len(bars), marks=tuple(marks), n_rows=n_rows)


def _said(row: Document, when: When) -> str:
    status = "" if row["status"] == "occurred" else f" · {row['status']}"
    return f"{row['summary'] or plover.type_words(row['type'], row['mode'])} · {date_words(when)}{status}"


def _stretches(axis: Axis) -> tuple[tuple[date, date], ...]:
    """The axis in at most sixty equal stretches: days, weeks, months or years."""
    n_days = (axis.last - axis.first).days + 1
    for step in _STEPS_DAYS:
        if n_days / step <= MAX_COLUMNS:
            starts = [axis.first + timedelta(days=n) for n in range(0, n_days, step)]
            return tuple((day, min(day + timedelta(days=step - 1), axis.last)) for day in starts)
    first = axis.first.year * 12 + axis.first.month - 1
    last = axis.last.year * 12 + axis.last.month - 1
    step = next((s for s in _STEPS_MONTHS if (last - first + 1) / s <= MAX_COLUMNS), _STEPS_MONTHS[-1])
    return tuple((_month(m), _month_end(m + step - 1)) for m in range(first - first % step, last + 1, step))


def _month(n: int) -> date:
    return date(max(1, n // 12), n % 12 + 1, 1)


def _month_end(n: int) -> date:
    year, month = min(n // 12, date.max.year), n % 12 + 1
    return date(year, month, calendar.monthrange(year, month)[1])


def _columns(
    axis: Axis, stretches: Sequence[tuple[date, date]], lane: Lane, counts: Iterable[int], asked: Asked
) -> Lane:
    columns = []
    for (first, last), n in zip(stretches, counts, strict=True):
        if n:
            x = axis.at(first)
            end = axis.at(last + timedelta(days=1)) if last < axis.last else 100.0
            href = asked.also(from_=first.isoformat(), to=last.isoformat())
            said = f"{_stretch_words(first, last)}: {count(n, 'event')}, {lane.label}"
            columns.append(Column(x, round(max(end - x - 0.15, 0.4), 2), float(n), href, said))
    return replace(lane, columns=tuple(columns))


def _counts(stretches: Sequence[tuple[date, date]], own: Iterable[tuple[Document, When]]) -> list[int]:
    """How many events lie in each stretch, one of several days where its middle lies."""
    counts, starts = [0] * len(stretches), [first for first, _ in stretches]
    for _, when in own:
        first, last = when.earliest or when.latest, when.latest or when.earliest
        assert first is not None and last is not None
        middle = first + (last - first) / 2
        at = bisect_right(starts, middle) - 1
        if at >= 0 and middle <= stretches[at][1]:
            counts[at] += 1
    return counts


def _scaled(lane: Lane, highest: float) -> Lane:
    heights = (round(max(2.0, BAR_HEIGHT * c.height / highest), 1) for c in lane.columns)
    return replace(lane, columns=tuple(replace(c, height=h) for c, h in zip(lane.columns, heights, strict=True)))


def _table(
    stretches: Sequence[tuple[date, date]], by_quad: Mapping[int, Sequence[int]], asked: Asked
) -> tuple[tuple[str, str, tuple[int, ...]], ...]:
    rows = []
    for n, (first, last) in enumerate(stretches):
        counts = tuple(by_quad[quad][n] for quad in QUAD_WORDS)
        if any(counts):
            href = asked.also(from_=first.isoformat(), to=last.isoformat())
            rows.append((_stretch_words(first, last), href, counts))
    return tuple(rows)


def _stretch_words(first: date, last: date) -> str:
    if first == last or (last - first).days < 28:
        return date_words(When(first, last, "stated"))
    return period_words(first, last)
