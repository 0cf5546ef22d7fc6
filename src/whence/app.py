"""The whole path, composed of its stages: what the command line, the pages and Python all call."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from whence import exports
from whence.errors import WhenceError
from whence.history import changes_of, folded, narrowed, relations, seen
from whence.history import known_by as reports_known_by
from whence.intake import IntakeOptions, gather
from whence.linking import link as link_readings
from whence.model.chronicle import Chronicle, MadeBy
from whence.model.decode import loads
from whence.model.event import Event
from whence.model.judgement import Judgement
from whence.model.linked import Linked
from whence.model.reading import Reader, Reading
from whence.model.relation import Relation
from whence.model.report import ENGLISH, Report, Skipped
from whence.model.when import When
from whence.reading import default_reader
from whence.reading import reader_named as reader_named
from whence.reading.checked import CheckedReader
from whence.version import __version__
from whence.workers import done_by, processes_for

Progress = Callable[[str, int, int | None], None]
LOG = logging.getLogger("whence")
FAILED = "the reader failed on it; the report is kept, and the fault is ours: please tell us"


def _silent(stage: str, done: int, total: int | None) -> None:
    """Shows no progress."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What came of the inputs: the reports, in order, and what could not be read."""

    reports: tuple[Report, ...]
    skipped: tuple[Skipped, ...]


def collect(
    paths: Iterable[str | Path], *, options: IntakeOptions | None = None, progress: Progress = _silent
) -> Gathered:
    """Every report under `paths` (files, folders, globs, `-` for standard input), and what could not be read."""
    reports: list[Report] = []
    skipped: list[Skipped] = []
    for item in gather([str(path) for path in paths], options=options or IntakeOptions()):
        if isinstance(item, Skipped):
            skipped.append(item)
        else:
            reports.append(item)
        progress("gathering", len(reports) + len(skipped), None)
    return Gathered(tuple(reports), tuple(skipped))


def read(
    text: str | Report,
    *,
    published: date | str | None = None,
    title: str | None = None,
    id: str = "report",
    reader: Reader | None = None,
) -> Reading:
    """All that one report says.

    `text` is a report or its words; `published` its day (ISO 8601) where it is known. The reader is Whence's own unless
    another is given, whose quotes are checked. The first call loads the model (about a second); ReaderError where it
    cannot be loaded.
    """
    report = text if isinstance(text, Report) else Report(id, text, title=title, published=_given(published))
    return (CheckedReader(reader) if reader else own_reader()).read(report)


def _given(published: date | str | None) -> When | None:
    if published is None:
        return None
    day = published if isinstance(published, date) else date.fromisoformat(published)
    return When.day(day, "given", str(published))


@cache
def own_reader() -> Reader:
    """Whence's own reader; nothing is loaded until its first report."""
    return default_reader()


@cache
def _reader_of_worker() -> Reader:
    """Whence's own reader in a process beside others, which leaves them their cores."""
    return default_reader(threads=1)


def read_all(
    reports: Sequence[Report], *, reader: Reader | None = None, progress: Progress = _silent, processes: int = 1
) -> tuple[Reading, ...]:
    """The readings of all reports that can be read, in order; those kept unread, or failed on, have none.

    With several processes a program that calls this must be one that they can import (`if __name__ == "__main__"`).
    """
    readings: list[Reading] = []
    for number, reading in enumerate(read_each(reports, reader=reader, processes=processes), start=1):
        if reading is not None:
            readings.append(reading)
        progress("reading", number, len(reports))
    return tuple(readings)


def read_each(
    reports: Iterable[Report], *, reader: Reader | None = None, processes: int = 1
) -> Iterator[Reading | None]:
    """For each report its reading, as soon as it is there; None where it is kept unread or a fault stops the reader.

    Among thousands of reports one that nobody thought of must not cost the others: its fault is a warning in the log.
    ReaderError passes: it is about the reader, not the report. Another reader than Whence's own works in one process.
    """
    if processes > 1 and reader is None:
        found = done_by(processes, _tried_beside, reports)
    else:
        found = (_tried(report, reader) for report in reports)
    for one in found:
        if isinstance(one, str):
            LOG.warning("not read: %s", one)
        yield one if isinstance(one, Reading) else None


def _tried_beside(report: Report) -> Reading | str | None:
    return _tried(report, _reader_of_worker())


def _tried(report: Report, reader: Reader | None) -> Reading | str | None:
    """The report's reading; None where it is kept unread; which fault stopped the reader, in words."""
    if report.not_read is not None:
        return None
    try:
        return read(report, reader=reader)
    except WhenceError:
        raise
    except Exception as error:  # whatever a report nobody thought of may raise
        LOG.debug("the fault", exc_info=True)
        return f"{report.id}: {FAILED} ({type(error).__name__}: {error})"


def link(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    *,
    judgements: Sequence[Judgement] = (),
    skipped: Sequence[Skipped] = (),
    as_of: date | None = None,
    known_by: date | None = None,
) -> Chronicle:
    """The chronicle that follows from reports, readings and judgements, in whatever order they are given.

    With `known_by` it is told by the reports certainly published by that day alone; with `as_of`, events and relations
    that begin after that day, and events without a date, are left out.
    """
    linked = link_readings(reports, readings, judgements)
    readers = sorted({reading.reader for reading in readings}) or ["none"]
    told = Chronicle(
        MadeBy(__version__, " ".join(readers)),
        reports=linked.reports,
        actors=linked.actors,
        places=linked.places,
        events=tuple(map(_without_vectors, linked.events)),
        relations=relations(linked),
        stories=linked.stories,
        skipped=tuple(skipped),
    )
    if as_of is None and known_by is None:
        return told
    return seen(told, _relations_known(linked, known_by), as_of=as_of, known_by=known_by)


def _relations_known(linked: Linked, day: date | None) -> tuple[Relation, ...]:
    """What stands, folded from what the reports of the day say."""
    if day is None:
        return relations(linked)
    out = frozenset(one.report.id for one in reports_known_by(linked.reports, day))
    return folded(narrowed(changes_of(linked), out), {actor.id: actor.name for actor in linked.actors})


def _without_vectors(event: Event) -> Event:
    """The event without its mentions' vectors, which are working values and no part of a chronicle."""
    return replace(event, mentions=tuple(replace(mention, vector=()) for mention in event.mentions))


def chronicle(
    *paths: str | Path,
    reader: Reader | None = None,
    judgements: Sequence[Judgement] = (),
    options: IntakeOptions | None = None,
    progress: Progress = _silent,
    as_of: date | None = None,
    known_by: date | None = None,
    processes: int | None = 1,
) -> Chronicle:
    """The chronicle of all reports under `paths`: gathered, read, linked, with what stands.

    `as_of` and `known_by` are the two clocks, as `link` has them. `progress` is called with stage, number done and
    total (None while unknown). What cannot be read is in the chronicle's `skipped`; reports in a language other than
    English are kept, not read. `processes` read side by side, None as many as are worth it (see `read_all`).
    """
    gathered = collect(paths, options=options, progress=progress)
    n_processes = processes_for(len(gathered.reports), processes)
    readings = read_all(gathered.reports, reader=reader, progress=progress, processes=n_processes)
    progress("linking", 0, None)
    reports = _with_failures(gathered.reports, readings)
    return link(reports, readings, judgements=judgements, skipped=gathered.skipped, as_of=as_of, known_by=known_by)


def _with_failures(reports: Sequence[Report], readings: Sequence[Reading]) -> tuple[Report, ...]:
    """The reports, with those marked that should have a reading and have none."""
    read_ones = {reading.report for reading in readings}
    return tuple(
        report if report.not_read or report.id in read_ones else replace(report, not_read=FAILED) for report in reports
    )


def load(path: str | Path) -> Chronicle:
    """The chronicle in the chronicle file at `path`; FormatError where it is not one or a span does not hold."""
    return loads(Path(path).read_text("utf-8"))


def export(told: Chronicle, format: str = "chronicle") -> str:
    """The chronicle in a format that `whence.exports` registers; KeyError names those there are."""
    return exports.export(told, format)


def was_read(report: Report) -> bool:
    """Whether a report is in the language that Whence reads."""
    return report.language == ENGLISH and report.not_read is None
