"""Adds folders to archives, each in a process of its own that may kill itself, unasked, before its nth statement.

Reads requests from standard input, a JSON line each, and answers each with a line: the exit code, and how many
statements there were or what went wrong. Everything is imported once; a request costs a fork, not a new interpreter.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
import traceback
from itertools import count
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.engine import Engine

from tests.archive.plainreader import NOW, PlainReader
from whence import desk


def add(where: str, folder: str, nth: int) -> int:
    """How many statements it took; `nth` 0 never kills."""
    numbers = count(1)

    @event.listens_for(Engine, "before_cursor_execute")
    def _before(*_: object) -> None:
        if next(numbers) == nth:
            os.kill(os.getpid(), signal.SIGKILL)

    with desk.open_archive(where, create=True) as archive:
        desk.add(archive, [folder], now=NOW, reader=PlainReader())
    return next(numbers)


def child(out: int, where: str, folder: str, nth: int) -> None:
    """Adds, writes what came of it to `out`, and ends the process."""
    try:
        said, code = str(add(where, folder, nth)), 0
    except BaseException:
        said, code = traceback.format_exc(), 1
    os.write(out, said.encode())
    os._exit(code)


def answered(where: str, folder: str, nth: int) -> tuple[int, str]:
    """The exit code of a process that adds, and what it said."""
    read, write = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(read)
        child(write, where, folder, nth)
    os.close(write)
    with os.fdopen(read) as said:
        text = said.read()
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), text


def warm() -> None:
    """Adds a report once, so that what is imported late is there before any process is forked."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.txt").write_text("Norway met Mali in Oslo on 4 May 2024.\n", "utf-8")
        with desk.open_archive(Path(folder) / "a.whence", create=True) as archive:
            desk.add(archive, [Path(folder) / "a.txt"], now=NOW, reader=PlainReader())


if __name__ == "__main__":
    warm()
    for line in sys.stdin:
        print(json.dumps(answered(*json.loads(line))), flush=True)
