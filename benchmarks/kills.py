"""`python -m benchmarks.kills`: as `benchmarks.faults`, at statements instead of moments, without the neural reader.

Each run is forked from this process and kills itself before a random statement to the database, so that fifty kills
take less time. Articles are read by the tests' plain reader: what is tried is the archive.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
from itertools import count
from pathlib import Path
from random import Random

from sqlalchemy import event
from sqlalchemy.engine import Engine

from benchmarks.articles import lay_out
from benchmarks.faults import counts, kept
from tests.archive.plainreader import NOW, PlainReader
from whence import desk

KEPT = ("pages", "versions", "readings", "judgements")


def main() -> int:
    """Prints what came of it; 1 where an archive was ever unsound, lost what it had, or differs in the end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder, random = Path(scratch) / "articles", Random(asked.seed)
        print(f"{asked.articles} articles of {lay_out(folder, asked.articles)}", flush=True)
        whole, archive = Path(scratch) / "whole.whence", Path(scratch) / "killed.whence"
        n_statements = _add(whole, folder, 0)
        print(f"in one go: {n_statements} statements", flush=True)
        n_killed = n_faults = n_archives = 0
        while n_killed < asked.kills:
            n_archives += not archive.exists()
            before = counts(archive)
            # An archive should meet about ten kills before it is finished and gives way to a new one.
            killed = _add(archive, folder, random.randrange(1, n_statements // 5)) < 0
            n_killed += killed
            after = counts(archive)
            n_faults += _n_faults(archive) + any(after.get(kind, 0) < before.get(kind, 0) for kind in KEPT)
            if not killed:
                n_faults += kept(archive) != kept(whole)
                _remove(archive)
        _add(archive, folder, 0)
        n_faults += _n_faults(archive) + (kept(archive) != kept(whole))
        print(f"killed {n_killed} runs over {n_archives} archives: {n_faults} faults; {counts(archive)}")
        return int(bool(n_faults))


def _add(archive: Path, folder: Path, nth: int) -> int:
    """Adds in a process of its own that kills itself before its nth statement; how many there were, -1 where killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _run(archive, folder, nth, writing)
    os.close(writing)
    with os.fdopen(reading) as told:
        said = told.read()
    status = os.waitpid(child, 0)[1]
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return -1
    return int(said)


def _run(archive: Path, folder: Path, nth: int, told: int) -> None:
    numbers = count(1)

    @event.listens_for(Engine, "before_cursor_execute")
    def _before(*_: object) -> None:
        if next(numbers) == nth:
            os.kill(os.getpid(), signal.SIGKILL)

    try:
        with desk.open_archive(archive, create=True) as held:
            desk.add(held, [folder], now=NOW, reader=PlainReader())
        os.write(told, str(next(numbers)).encode())
    finally:
        os._exit(0)


def _n_faults(path: Path) -> int:
    with desk.open_archive(path, create=True) as archive:
        return len(archive.check())


def _remove(path: Path) -> None:
    for file in path.parent.glob(f"{path.name}*"):
        file.unlink()


if __name__ == "__main__":
    sys.exit(main())
