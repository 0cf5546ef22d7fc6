"""Archives at the edge: with nothing in them, with what could not be read, and with a story that has no dates."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.archive.plainreader import NOW, PlainReader
from tests.web.conftest import Served, serving
from whence.archive import open_archive
from whence.cli import whence
from whence.desk import add

FRENCH = "Le président a reçu les ambassadeurs de plusieurs pays et il a signé un accord avec eux au palais.\n"


def made(folder: Path, **reports: str) -> Iterator[Served]:
    """A desk on an archive to which these reports were added."""
    (folder / "reports").mkdir()
    for name, text in reports.items():
        (folder / "reports" / f"{name}.txt").write_bytes(text.encode())
    with open_archive(folder / "edge.whence", create=True) as archive:
        add(archive, [folder / "reports"], now=NOW, reader=PlainReader())
        with serving(archive) as one:
            yield one


@pytest.fixture(scope="module")
def unread(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Of three reports two could not be taken in, and one is in a language that is not read."""
    yield from made(tmp_path_factory.mktemp("unread"), bad="PK\x00\x01\x02", empty="\n", fr=FRENCH)


@pytest.fixture(scope="module")
def undated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Two reports that tell no day and have none."""
    yield from made(tmp_path_factory.mktemp("undated"), one="Ghana signed Peru.", two="Ghana attacked Peru in Lima.")


def test_what_could_not_be_read_is_said_where_one_looks_for_it(unread: Served) -> None:
    """The chronicle says why it is empty; the reports' page has what was left out, with the reason."""
    page = unread.ask("/").text
    assert "1 report was taken in, and nothing in it was read as an event" in page
    assert "what could not be taken in" in page and "No events yet" not in page
    page = unread.ask("/reports").text
    assert "in French, kept but not read" in page
    assert "bad.txt" in page and "binary data" in page and "empty.txt" in page
    assert "No event was read in these reports" in unread.ask("/queue").text


def test_an_empty_archive_claims_no_day(empty_desk: Served) -> None:
    """What stands names no day and offers no clocks; the map and the queue ask for no filter to be left out."""
    page = empty_desk.ask("/standing").text
    assert "0 relations</p>" in page and "by which a report was out" not in page and 'class="clocks"' not in page
    assert "Leave one of the filters out" not in empty_desk.ask("/map").text
    assert "Nothing to judge yet" in empty_desk.ask("/queue").text


def test_a_story_without_dates_is_shown_whole(undated: Served) -> None:
    """Every page answers; events stand under a heading of their own, and nothing is drawn in time."""
    page = undated.ask("/").text
    assert page.count('class="event row') == 2 and "no date told" in page and "The same as a table" not in page
    for path in ("/standing", "/standing?by=pair", "/map", "/network", "/actors", "/reports", "/queue", "/log"):
        assert undated.ask(path).status == 200, path
    (event, *_) = undated.archive.ask("events", whole=False)
    assert undated.ask(f"/events/{event['id']}").status == 200


def test_the_command_line_says_that_there_is_nothing(unread: Served) -> None:
    """A word in place of a table's head; JSON and CSV stay what they are."""
    for verb in ("events", "actors", "relations", "differences"):
        told = CliRunner().invoke(whence, [verb, unread.archive.where])
        assert told.stdout == f"no {verb} here\n"
        assert CliRunner().invoke(whence, [verb, unread.archive.where, "--json"]).stdout == "[]\n"
    told = CliRunner().invoke(whence, ["reports", unread.archive.where, "--from", "2030-01-01"])
    assert told.stdout == "no reports that fit\n"
