"""Adds a folder to an archive and kills itself, without a word, before its nth statement to the database."""

from __future__ import annotations

import os
import signal
import sys
from itertools import count

from sqlalchemy import event
from sqlalchemy.engine import Engine

from tests.archive.plainreader import NOW, PlainReader
from whence import desk


def main(where: str, folder: str, nth: int) -> None:
    """`nth` 0 never kills."""
    numbers = count(1)

    @event.listens_for(Engine, "before_cursor_execute")
    def _before(*_: object) -> None:
        if next(numbers) == nth:
            os.kill(os.getpid(), signal.SIGKILL)

    with desk.open_archive(where, create=True) as archive:
        desk.add(archive, [folder], now=NOW, reader=PlainReader())
    print(next(numbers))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
