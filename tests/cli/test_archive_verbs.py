"""The verbs on archives: what they print and write, and what they say of bad input."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.archive.plainreader import PlainReader, report_text, story
from whence import app
from whence.archive import open_archive
from whence.archive.values import Page
from whence.cli import main, whence
from whence.model.report import Report


def run(*arguments: str, input: str | None = None) -> Result:
    """The result of `whence arguments…`."""
    return CliRunner().invoke(whence, list(arguments), input=input, terminal_width=200)


@pytest.fixture(autouse=True)
def plain_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads with the tests' own reader, and prints wide tables."""
    monkeypatch.setattr(app, "own_reader", PlainReader)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("WHENCE_AUTHOR", "A. Reader")


@pytest.fixture
def archive(tmp_path: Path) -> str:
    """An archive of three reports."""
    file = str(tmp_path / "story.whence")
    result = run("add", file, str(story(tmp_path / "story", 3)))
    assert result.exit_code == 0, result.output
    return file


def documents(*arguments: str) -> list[dict[str, object]]:
    """What a verb writes with `--json`."""
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    found: list[dict[str, object]] = json.loads(result.stdout)
    return found


def test_add_tells_what_came_of_it(tmp_path: Path) -> None:
    """New, known and skipped are counted; a second run only finishes."""
    folder, file = story(tmp_path / "story", 2), str(tmp_path / "a.whence")
    (folder / "empty.txt").write_text("", "utf-8")
    first = run("add", file, str(folder))
    assert "2 new, 0 changed, 0 known, 2 read" in first.stdout
    assert "empty.txt" in first.stderr
    assert "0 new, 0 changed, 0 known, 0 read" in run("add", file).stdout


def test_a_path_that_is_not_there_is_told_and_leaves_no_trace(archive: str) -> None:
    """It is named on standard error, with exit code 2, and the archive knows nothing of it."""
    result = run("add", archive, "no/such/folder")
    assert result.exit_code == 2 and "no/such/folder" in result.stderr
    assert run("check", archive).stdout.startswith("sound")
    with open_archive(archive) as held:
        assert held.skipped() == ()


def test_questions_are_tables_json_and_csv(archive: str) -> None:
    """Each of the five lists prints, gives its documents, and gives rows."""
    for verb in ("events", "actors", "relations", "differences", "reports"):
        assert run(verb, archive).exit_code == 0
        assert isinstance(documents(verb, archive), list)
    events = documents("events", archive, "--actor", "Mali")
    rows = list(csv.DictReader(io.StringIO(run("events", archive, "--actor", "Mali", "--csv").stdout)))
    assert [row["id"] for row in rows] == [event["id"] for event in events] != []
    assert all("mentions" in event for event in events)
    assert "Mali signed Ghana" in run("events", archive, "--type", "AGREE").stdout
    assert "--limit 0 shows all" in run("events", archive, "--limit", "1").stdout


def test_people_see_other_where_programs_get_type_and_mode(archive: str, tmp_path: Path) -> None:
    """Tables say OTHER for what PLOVER has no type for; CSV and JSON keep the nearest type and the mode."""
    (tmp_path / "ferry.txt").write_text(report_text(9, ["Fiji ferried Chad to Lima on 30 May 2024."]), "utf-8")
    assert run("add", archive, str(tmp_path / "ferry.txt")).exit_code == 0
    asked = ("events", archive, "--type", "other")
    table, (row,) = run(*asked).stdout, csv.DictReader(io.StringIO(run(*asked, "--csv").stdout))
    assert "OTHER" in table and "AID" not in table and "nearest" not in table
    (event,) = documents(*asked)
    assert (row["type"], row["mode"]) == (event["type"], event["mode"]) == ("AID", "nearest")
    shown = run("show", archive, str(event["id"])).stdout
    assert "OTHER occurred" in shown and re.search(r"nearest +AID", shown)
    assert "ferried" not in run("events", archive, "--type", "AID").stdout


def test_show_says_whence_it_is_known(archive: str) -> None:
    """An event, an actor and a report by the beginning of their ids, with their words."""
    (event,) = documents("events", archive, "--type", "CONSULT")
    shown = run("show", archive, str(event["id"])[:8]).stdout
    assert "report-000:" in shown and "Norway met Mali in Bamako" in shown and "Outlet 0" in shown
    assert "Envoys" in run("show", archive, "report-001").stdout
    actor = documents("actors", archive)[0]
    assert str(actor["name"]) in run("show", archive, str(actor["id"])).stdout
    assert json.loads(run("show", archive, str(event["id"]), "--json").stdout) == event


def test_a_judgement_is_made_listed_carried_and_withdrawn(archive: str, tmp_path: Path) -> None:
    """Every ruling has its verb; the ledger shows who, what and why."""
    (event,) = documents("events", archive, "--type", "AGREE")
    id = str(event["id"])
    made = run("judge", "reject", archive, id, "--reason", "a typing slip").stdout.strip()
    assert documents("events", archive, "--type", "AGREE") == []
    listed = run("judge", "list", archive).stdout
    assert made in listed and "A. Reader" in listed and "a typing slip" in listed
    assert made in run("log", archive).stdout
    assert made in run("show", archive, made).stdout
    assert run("judge", "withdraw", archive, made).exit_code == 0
    assert documents("events", archive, "--type", "AGREE") == [event]
    assert run("judge", "set", archive, id, "type", "AID").exit_code == 0
    assert run("judge", "accept", archive, id).exit_code == 0
    other = str(documents("events", archive, "--type", "ACCUSE")[0]["id"])
    assert run("judge", "different", archive, id, other).exit_code == 0
    assert run("judge", "same", archive, id, other).exit_code == 0
    lines = run("judge", "export", archive).stdout
    copy = str(tmp_path / "copy.whence")
    run("add", copy, str(tmp_path / "story"))
    assert run("judge", "import", copy, "-", input=lines).stdout.strip() == "6 new"
    assert run("judge", "export", copy).stdout == lines


def test_search_finds_reports_by_their_words(archive: str) -> None:
    """A phrase, as table and as JSON."""
    assert "report-001" in run("search", archive, '"numbered group 1"').stdout
    assert [row["id"] for row in documents("search", archive, "condemned")] == ["report-001", "report-002"]


def test_log_check_and_backup(archive: str, tmp_path: Path) -> None:
    """What was done is told, a sound archive is said to be sound, and its copy is too."""
    assert "3 new, 3 read" in run("log", archive).stdout
    assert json.loads(run("log", archive, "--json").stdout)[0]["verb"] == "add"
    assert run("check", archive).stdout.startswith("sound: 3 pages, 3 versions, 3 readings")
    copy = str(tmp_path / "copy.whence")
    assert run("backup", archive, copy).exit_code == 0
    assert run("check", copy).exit_code == 0


def test_a_stale_chronicle_is_told(archive: str, tmp_path: Path) -> None:
    """Questions answer from what was derived last, and say that more has come since."""
    with open_archive(archive) as held:
        held.take(
            "elsewhere", Page.of(b"x", "text/plain"), [Report("new", report_text(5, ["Rain fell."]))], how="", at=""
        )
    told = run("events", archive)
    assert told.exit_code == 0 and "out of date" in told.stderr
    assert run("add", archive).exit_code == 0
    assert "out of date" not in run("events", archive).stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["events", "missing.whence"],
        ["add", "missing.whence"],
        ["show", "ARCHIVE", "e1-zzz"],
        ["events", "ARCHIVE", "--actor", "Atlantis"],
        ["judge", "withdraw", "ARCHIVE", "j1-zzz"],
        ["judge", "import", "ARCHIVE", "missing.jsonl"],
        ["backup", "ARCHIVE", "ARCHIVE"],
    ],
)
def test_what_cannot_be_done_is_one_line(
    archive: str, arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line that begins with `whence:`, and exit code 2; never a traceback."""
    spelled = [archive if word == "ARCHIVE" else word for word in arguments]
    monkeypatch.setattr("sys.argv", ["whence", *spelled])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    told = capsys.readouterr().err.strip().splitlines()
    assert len(told) == 1 and told[0].startswith("whence: ")


def test_a_wrong_day_is_refused(archive: str) -> None:
    """`--as-of` takes a day and says so."""
    result = run("relations", archive, "--as-of", "soon")
    assert result.exit_code == 2 and "YYYY-MM-DD" in result.output
