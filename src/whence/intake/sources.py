"""Paths as people give them to the files they mean, in an order that does not depend on the disk."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from whence.model.report import Skipped

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read: its path, and how people know it. `path` None is standard input."""

    path: Path | None
    where: str


def sources(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Source | Skipped]:
    """The files that `paths` mean, each once: paths in the order given, folders and globs sorted by name within.

    Hidden files and folders are passed over. Yields `Skipped` for a path that means nothing.
    """
    seen: set[str] = set()
    for path in paths:
        for source in _expanded(os.fspath(path)):
            if isinstance(source, Source):
                key = os.path.realpath(source.path) if source.path else STANDARD_INPUT
                if key in seen:
                    continue
                seen.add(key)
            yield source


def _expanded(given: str) -> Iterator[Source | Skipped]:
    path = Path(given)
    if given == STANDARD_INPUT:
        yield Source(None, "standard input")
    elif "\0" in given:
        yield Skipped(given.replace("\0", "\\0"), "it is no path; check how it is spelled")
    elif path.is_dir():
        yield from _files_in(path, given)
    elif path.exists():
        yield Source(path, given)
    elif any(character in given for character in "*?["):
        yield from _globbed(given)
    else:
        yield Skipped(given, "there is no such file or folder; check how it is spelled")


def _files_in(folder: Path, given: str) -> Iterator[Source | Skipped]:
    """All files below `folder`; links to folders are not followed, for they may lead in circles."""
    found = False
    for here, inner, names in os.walk(folder, onerror=None, followlinks=False):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            found = True
            yield Source(Path(here) / name, str(Path(here) / name))
    if not found:
        yield Skipped(given, "the folder holds no files (or none that can be listed); name one with reports in it")


def _globbed(pattern: str) -> Iterator[Source | Skipped]:
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207  Path.glob refuses absolute patterns
    if not matches:
        yield Skipped(pattern, "no file or folder fits the pattern; check how it is spelled")
    for match in matches:
        if Path(match).is_dir():
            yield from _files_in(Path(match), match)
        else:
            yield Source(Path(match), match)
