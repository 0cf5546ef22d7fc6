"""Makes `schema-1.whence.gz`, an archive as Whence wrote them before schema 2; run with the sources of commit bca0aac.

git archive bca0aac src | tar x -C /somewhere
PYTHONPATH=/somewhere/src:. python -m tests.archive.make_schema_1
"""

from __future__ import annotations

import gzip
import sqlite3
import tempfile
from pathlib import Path

from tests.archive.plainreader import NOW, PlainReader, story
from whence import desk

TARGET = Path(__file__).with_name("schema-1.whence.gz")


def main() -> None:
    """Two reports, their readings, and a judgement that rejects the event that both tell."""
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "old.whence"
        with desk.open_archive(file, create=True) as archive:
            desk.add(archive, [story(Path(scratch) / "story", 2)], now=NOW, reader=PlainReader())
            event = archive.ask("events", desk.Filters(type="AGREE"))[0]["id"]
            desk.judge(archive, desk.Said("reject", (event,), author="A. Reader", reason="I was there"), now=NOW)
        with sqlite3.connect(file) as connection:
            connection.execute("UPDATE sources SET source = 'story/' || substr(source, -14)")
            connection.execute("UPDATE versions SET source = 'story/' || substr(source, -14)")
            connection.execute("UPDATE parts SET source = 'story/' || substr(source, -14)")
        connection.close()
        whole = Path(scratch) / "whole.whence"
        with sqlite3.connect(file, isolation_level=None) as connection:
            connection.execute("VACUUM INTO ?", (str(whole),))
        connection.close()
        TARGET.write_bytes(gzip.compress(whole.read_bytes(), 9, mtime=0))


if __name__ == "__main__":
    main()
