"""Adding to an archive: pages are taken in, reports that have no reading are read, and the chronicle is made again."""

from __future__ import annotations

import hashlib
import io
import mimetypes
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from whence import app
from whence.archive import Archive
from whence.archive.stored import to_json
from whence.archive.values import Page, Taken
from whence.desk.deriving import derive
from whence.intake import IntakeOptions, gather
from whence.intake.sources import Source, sources
from whence.model.plain import to_plain
from whence.model.reading import Reader
from whence.model.report import Report, Skipped
from whence.version import __version__
from whence.workers import processes_for

_MEDIA_TYPES = {".md": "text/markdown", ".jsonl": "application/jsonl", ".ndjson": "application/jsonl", "": "text/plain"}


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding: what was taken in, how many reports were read, and whether the chronicle was made again."""

    taken: Taken
    n_read: int
    derived: bool
    skipped: tuple[Skipped, ...] = ()


def add(
    archive: Archive,
    paths: Iterable[str | Path],
    *,
    now: datetime,
    options: IntakeOptions | None = None,
    reader: Reader | None = None,
    reread: bool = False,
    progress: app.Progress | None = None,
    processes: int | None = 1,
) -> Added:
    """Takes in all reports under `paths`, reads what has no reading, and derives the chronicle again.

    Each page and each reading is kept by itself: stop it when you like and run it again to finish. With no path it
    only finishes. `reread` also reads again what only another reader, or an older one, has read. `processes` read side
    by side, None as many as are worth it (see `app.read_all`).
    """
    show = progress or _silent
    at = now.isoformat(timespec="seconds")
    taken, skipped = _take_all(archive, paths, options or IntakeOptions(), at, show)
    n_read = _read_all(archive, reader, reread, processes, at, show)
    show("linking", 0, None)
    made = derive(archive, now=now)
    if made or n_read or taken != Taken(n_known=taken.n_known):
        archive.note("add", _told(taken, n_read), at=at)
    return Added(taken, n_read, made, skipped)


def _silent(stage: str, done: int, total: int | None) -> None:
    """Shows no progress."""


def _told(taken: Taken, n_read: int) -> str:
    parts = ((taken.n_new, "new"), (taken.n_changed, "changed"), (taken.n_known, "known"), (taken.n_skipped, "skipped"))
    return ", ".join([*(f"{n} {word}" for n, word in parts if n), f"{n_read} read"])


def _take_all(
    archive: Archive, paths: Iterable[str | Path], options: IntakeOptions, at: str, show: app.Progress
) -> tuple[Taken, tuple[Skipped, ...]]:
    taken = Taken()
    skipped: list[Skipped] = []
    missed: tuple[Skipped, ...]
    how = _how(options)
    for number, source in enumerate(sources(os.fspath(path) for path in paths), start=1):
        show("taking in", number, None)
        if isinstance(source, Skipped):
            one, missed = Taken(n_skipped=1), (_speakable(source),)  # a slip of the pen, no page: told, not kept
        else:
            one, missed = _take(archive, source, options, how, at)
        taken += one
        skipped += missed
    return taken, tuple(skipped)


def _how(options: IntakeOptions) -> str:
    """How a page is taken in, in one line: one that was taken in otherwise is taken in again."""
    said = to_plain(replace(options, columns={}))
    digest = hashlib.sha256(to_json([said, sorted(options.columns.items())]).encode()).hexdigest()[:12]
    return f"whence {__version__} {digest}"


def _take(
    archive: Archive, source: Source, options: IntakeOptions, how: str, at: str
) -> tuple[Taken, tuple[Skipped, ...]]:
    """Takes in one source, unless it holds what it last held."""
    try:
        page, stdin = _page(source, options)
    except OSError as error:
        why = f"it cannot be opened: {error.strerror or error}; check its permissions"
        return Taken(n_skipped=1), (_speakable(Skipped(source.where, why)),)
    name = _clean(str(source.path.resolve()) if source.path else f"standard input {page.digest[:12]}")
    if archive.holds(name, page.digest, how):
        return Taken(n_known=1), archive.skipped(name)
    given = os.fspath(source.path) if source.path else "-"
    items = [_storable(item) for item in gather([given], options=options, stdin=stdin)]
    taken = archive.take(name, page, items, how=how, at=at)
    return taken, tuple(item for item in items if isinstance(item, Skipped))


def _page(source: Source, options: IntakeOptions) -> tuple[Page, io.BytesIO | None]:
    """The page of a source; more bytes than one input may have are named by their digest, not kept."""
    if source.path is None:
        content = sys.stdin.buffer.read(options.max_bytes + 1)
        return Page.of(content, "application/octet-stream"), io.BytesIO(content)
    if not source.path.is_file():
        return Page(hashlib.sha256(b"").hexdigest(), "inode/x-empty", 0, None), None
    suffix = source.path.suffix.casefold()
    media_type = _MEDIA_TYPES.get(suffix) or mimetypes.guess_type(f"x{suffix}")[0] or "application/octet-stream"
    if source.path.stat().st_size <= options.max_bytes:
        return Page.of(source.path.read_bytes(), media_type), None
    with source.path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return Page(digest, media_type, stream.tell(), None), None


def _clean(words: str) -> str:
    """`words` as a database can hold them: file names may have bytes that are no text."""
    return words.encode("utf-8", "backslashreplace").decode("utf-8")


def _speakable(item: Skipped) -> Skipped:
    return Skipped(_clean(item.input), _clean(item.why))


def _storable(item: Report | Skipped) -> Report | Skipped:
    """The item with a name that a database can hold."""
    if isinstance(item, Skipped):
        return _speakable(item)
    name = _clean(item.id)
    if name == item.id:
        return item
    return replace(item, id=name, dateline=replace(item.dateline, report=name) if item.dateline else None)


def _read_all(
    archive: Archive, reader: Reader | None, reread: bool, processes: int | None, at: str, show: app.Progress
) -> int:
    """Reads the current reports that have no reading, or, with `reread`, none by this reader; how many were read."""
    version = (reader or app.own_reader()).version if reread else None
    readers = archive.readers()
    missing = {
        name: digest
        for name, digest in archive.current().items()
        if digest not in readers or (version is not None and version not in readers[digest])
    }
    reports = (_unchanged(archive.reports([name])[0], digest) for name, digest in missing.items())
    n_processes = processes_for(len(missing), processes)
    n_read = 0
    found = app.read_each(reports, reader=reader, processes=n_processes)
    for number, (digest, reading) in enumerate(zip(missing.values(), found, strict=True), start=1):
        if reading is not None:
            archive.keep_reading(digest, reading, at=at)
            n_read += 1
        show("reading", number, len(missing))
    return n_read


def _unchanged(report: Report, digest: str) -> Report:
    """The report, not to be read where another writer has put a newer version in its place."""
    return report if report.digest == digest else replace(report, not_read="it has changed meanwhile")
