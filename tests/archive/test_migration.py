"""An archive that an older Whence wrote: opened, brought up to date, and nothing lost."""

from __future__ import annotations

import gzip
import sqlite3
from pathlib import Path

import pytest

from tests.archive.make_schema_1 import TARGET
from tests.archive.plainreader import NOW
from whence import desk
from whence.archive import migrate, open_archive
from whence.archive.schema import SCHEMA_VERSION, metadata
from whence.errors import ArchiveError


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A copy of an archive of schema 1: two reports, their readings, and one rejected event."""
    file = tmp_path / "old.whence"
    file.write_bytes(gzip.decompress(TARGET.read_bytes()))
    return file


def schema_of(file: Path) -> str:
    """The version of its tables."""
    with sqlite3.connect(file) as connection:
        found: str = connection.execute("SELECT value FROM archive WHERE name = 'schema'").fetchone()[0]
    connection.close()
    return found


def test_an_older_archive_is_brought_up_to_date(old: Path) -> None:
    """Reports, readings and judgements are as they were; the chronicle is made from them again, unread."""
    assert schema_of(old) == "1"
    with open_archive(old) as archive:
        assert schema_of(old) == str(SCHEMA_VERSION)
        counts = archive.counts()
        assert (counts["versions"], counts["readings"], counts["judgements"]) == (2, 2, 1)
        assert archive.derived_from() is None and desk.is_stale(archive)
        assert desk.add(archive, [], now=NOW).n_read == 0
        assert [row["type"] for row in archive.ask("events")] == ["CONSULT", "ACCUSE"]
        assert archive.search("envoys") and archive.check() == ()
    with open_archive(old) as archive:
        assert not desk.is_stale(archive)


def test_an_archive_brought_up_to_date_has_the_tables_of_a_new_one(old: Path, tmp_path: Path) -> None:
    """Column for column and index for index, so that no later query meets an older table, or takes long for it."""
    open_archive(old).close()
    new = tmp_path / "new.whence"
    open_archive(new, create=True).close()
    made = []
    for file in (old, new):
        with sqlite3.connect(file) as connection:
            columns = {t: connection.execute(f"PRAGMA table_info({t})").fetchall() for t in metadata.tables}
            named = "SELECT name FROM sqlite_master WHERE type = 'index' ORDER BY name"
            made.append((columns, connection.execute(named).fetchall()))
        connection.close()
    assert made[0] == made[1]


def test_a_killed_migration_leaves_the_older_archive(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is one transaction: what fails half way has changed nothing, and opening again finishes it."""

    def broken(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(migrate.schema.metadata, "create_all", broken)
        with pytest.raises(KeyboardInterrupt):
            open_archive(old)
    assert schema_of(old) == "1"
    with sqlite3.connect(old) as connection:
        assert connection.execute("SELECT count(*) FROM events").fetchone()[0] > 0
    connection.close()
    open_archive(old).close()
    assert schema_of(old) == str(SCHEMA_VERSION)


def test_a_schema_with_no_way_from_it_is_refused(old: Path) -> None:
    """And left as it is."""
    with sqlite3.connect(old) as connection:
        connection.execute("UPDATE archive SET value = '0' WHERE name = 'schema'")
    connection.close()
    with pytest.raises(ArchiveError, match="no way from schema 0"):
        open_archive(old)
    assert schema_of(old) == "0"
