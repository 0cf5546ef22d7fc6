"""The command line: what it prints, what it writes, and what it says of bad input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.stories import needs_weights
from whence.cli import VERBS, whence
from whence.model.decode import loads

STORY = """ARDEN, 4 May 2024 (Coast Wire) - Norway's foreign minister met the president of Mali in Bamako on Friday.

Norway said it would send 40 instructors to Mali in June.
"""


def run(*arguments: str, input: str | bytes | None = None) -> Result:
    """The result of `whence arguments…`."""
    return CliRunner().invoke(whence, list(arguments), input=input)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A folder with one report in it."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "talks.txt").write_text(STORY, "utf-8")
    return folder


def test_help_lists_every_verb() -> None:
    """`whence --help` names each verb, and each verb has help of its own."""
    shown = run("--help").output
    for verb in VERBS:
        assert verb in shown
        assert run(verb, "--help").exit_code == 0


def test_version_is_told() -> None:
    """`whence --version` names the package and a version."""
    assert run("--version").output.startswith("whence, version 0.")


@needs_weights
def test_brief_writes_a_page_and_tells_where(report: Path, tmp_path: Path) -> None:
    """The page is one HTML file; the terminal says where it lies."""
    target = tmp_path / "page.html"
    result = run("brief", str(report), "-o", str(target))
    assert result.exit_code == 0, result.output
    assert "page.html" in result.output
    page = target.read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert "Bamako" in page


@needs_weights
def test_export_writes_a_chronicle_that_loads(report: Path) -> None:
    """Standard output holds the chronicle file and nothing else."""
    result = run("export", "chronicle", str(report))
    assert result.exit_code == 0
    told = loads(result.stdout)
    assert [one.report.id for one in told.reports] == ["talks"]
    assert told.events


@needs_weights
def test_export_csv_has_a_row_an_event(report: Path) -> None:
    """The table has a header and as many rows as the chronicle has events."""
    rows = run("export", "csv", str(report)).stdout.splitlines()
    told = loads(run("export", "chronicle", str(report)).stdout)
    assert rows[0].startswith("id,type,mode,status")
    assert len(rows) == 1 + len(told.events)


@needs_weights
def test_read_shows_mentions_and_gives_json(report: Path) -> None:
    """`whence read` marks the text for people and gives the reading to programs."""
    file = str(report / "talks.txt")
    assert "CONSULT" in run("read", file).output
    document = json.loads(run("read", file, "--json").stdout)
    assert document["reading"]["events"]
    assert document["report"]["text"].startswith("ARDEN")


@needs_weights
def test_read_takes_standard_input() -> None:
    """`-` reads a report from standard input."""
    assert json.loads(run("read", "-", "--json", input=STORY).stdout)["reading"]["events"]


@pytest.mark.parametrize("verb", ["brief", "export"])
def test_an_empty_folder_is_told_in_one_line(verb: str, tmp_path: Path) -> None:
    """Nothing to read is one line and exit code 2, and no page is left behind."""
    empty = tmp_path / "empty"
    empty.mkdir()
    arguments = ["chronicle"] if verb == "export" else ["-o", str(tmp_path / "page.html")]
    result = run(verb, *arguments, str(empty))
    assert result.exit_code == 2
    assert len(result.output.strip().splitlines()) == 1
    assert not (tmp_path / "page.html").exists()


def test_a_missing_path_is_told_in_one_line() -> None:
    """A path that is not there is named, with exit code 2."""
    result = run("export", "chronicle", "no/such/folder")
    assert result.exit_code == 2
    assert "no/such/folder" in result.output
    assert len(result.output.strip().splitlines()) == 1


@needs_weights
def test_bad_input_beside_good_is_told_and_the_run_goes_on(report: Path) -> None:
    """A binary file, an empty one and one in another language are each told; the rest is read."""
    (report / "noise.txt").write_bytes(bytes(range(256)) * 64)
    (report / "nothing.txt").write_text("", "utf-8")
    french = (
        "Le ministre des affaires étrangères a rencontré hier à Bamako le président de la transition malienne. " * 3
    )
    (report / "french.txt").write_text(french, "utf-8")
    result = run("export", "chronicle", str(report))
    assert result.exit_code == 0
    told = loads(result.stdout)
    assert {Path(one.input).name for one in told.skipped} == {"noise.txt", "nothing.txt"}
    assert [one.report.id for one in told.reports if one.report.not_read] == ["french"]
    assert len(result.stderr.strip().splitlines()) == 3


def test_a_wrong_day_is_refused(report: Path) -> None:
    """`--published` takes a day and says so."""
    result = run("read", str(report / "talks.txt"), "--published", "soon")
    assert result.exit_code == 2
    assert "YYYY-MM-DD" in result.output


def test_a_place_that_cannot_be_written_is_told(report: Path) -> None:
    """A page that cannot be written is one line that names the place."""
    with pytest.raises(SystemExit) as ended:
        _main("export", "csv", str(report), "-o", "/no/such/place/x.csv")
    assert ended.value.code == 2


def _main(*arguments: str) -> None:
    import sys
    from unittest.mock import patch

    from whence.cli import main

    with patch.object(sys, "argv", ["whence", *arguments]):
        main()


@needs_weights
def test_reading_is_explained_field_by_field(report: Path) -> None:
    """`--explain` names the row, frame, words and slots that made an event, in the terminal and as JSON."""
    file = str(report / "talks.txt")
    shown = run("read", file, "--explain").output
    assert "row meet" in shown and "meet.03" in shown
    events = json.loads(run("read", file, "--explain", "--json").stdout)["events"]
    met = next(one for one in events if one["row"]["id"] == "meet")
    assert met["type"] == "CONSULT" and met["participants"][0]["slot"] and met["row"]["shape"] == "meet"
    for words in (met["clause"], met["trigger"]):
        assert STORY[words["start"] : words["end"]] == words["words"]
