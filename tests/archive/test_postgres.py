"""What only a server can do: give someone a role that asks and changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archive import plainreader
from tests.archive.conftest import fresh_url
from whence import desk
from whence.archive import open_archive
from whence.errors import ArchiveError


def test_a_role_that_may_only_read_asks_and_cannot_write(server: Path, tmp_path: Path) -> None:
    """It sees all events, words and judgements; writing is refused in a line, and leaves what was there."""
    import psycopg

    url = fresh_url(server)
    (tmp_path / "a.txt").write_text("Chad met Niger in Tarsk.\n", "utf-8")
    with open_archive(url, create=True) as archive:
        desk.add(archive, [tmp_path], now=plainreader.NOW, reader=plainreader.PlainReader())
        n_reports = len(archive.ask("reports"))
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE ROLE readers LOGIN")
        connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO readers")
    with open_archive(url.replace("whence@", "readers@")) as archive:
        assert len(archive.ask("reports")) == n_reports == 1
        assert archive.search("Tarsk") and not desk.is_stale(archive)
        with pytest.raises(ArchiveError, match="you may only read it"):
            archive.note("add", "nothing", at="2031-05-04T00:00:00+00:00")
        assert archive.check() == ()
