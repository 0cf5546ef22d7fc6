"""Rows of tables and JSON Lines become reports, under the columns' usual names or those given."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from whence.intake import IntakeOptions, gather
from whence.model.report import Report, Skipped

FIRST = "The council of Arvenia received the envoys of Belmora in Port Quay on Tuesday, the ministry said."
TITLE = "Arvenia: council receives envoys from Belmora"


def test_a_row_gives_all_its_fields(tmp_path: Path) -> None:
    """Title, date, outlet, author, url and id are told from the text, and the headline stands at its start."""
    row = {
        "id": "r7", "headline": TITLE, "body": FIRST, "date": "2023-12-05T10:00:00Z", "source": "Quay Courier",
        "author": ["Ada Quill", "Bo Renn"], "url": "https://www.courier.example/a",
    }  # fmt: skip
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps(row) + "\n")
    (report,) = gather([path])
    assert isinstance(report, Report)
    assert (report.id, report.title, report.outlet, report.byline) == (
        "r7",
        TITLE,
        "Quay Courier",
        "Ada Quill, Bo Renn",
    )
    assert report.text == f"{TITLE}\n\n{FIRST}"
    assert report.offsets == ((len(TITLE) + 2, 0),)
    assert report.published is not None
    assert (report.published.edtf, report.published.basis) == ("2023-12-05", "given")


@pytest.mark.parametrize(("suffix", "mark"), [(".csv", ","), (".csv", ";"), (".tsv", "\t")])
def test_tables_are_read_with_quotes_and_breaks(tmp_path: Path, suffix: str, mark: str) -> None:
    """A quoted cell may hold separators and breaks; rows without an id are numbered; empty rows pass."""
    path = tmp_path / f"rows{suffix}"
    path.write_text(
        f'Text{mark}URL\n"{FIRST}{mark}\n\nSo it ""was""."{mark}\n\n{FIRST.replace(",", "")}{mark}https://courier.example/b\n'
    )
    first, second = gather([path])
    assert isinstance(first, Report) and isinstance(second, Report)
    assert first.id == "rows-1"
    assert first.text == f'{FIRST}{mark}\n\nSo it "was".'
    assert (second.id, second.outlet) == ("https://courier.example/b", "courier.example")


def test_columns_may_be_named(tmp_path: Path) -> None:
    """A column of any name holds the text once the options say so; without, the columns there are listed."""
    path = tmp_path / "rows.csv"
    path.write_text(f'nr,story\n1,"{FIRST}"\n')
    (refusal,) = gather([path])
    assert isinstance(refusal, Skipped)
    assert "nr, story" in refusal.why
    (report,) = gather([path], options=IntakeOptions(columns={"text": "story", "id": "nr"}))
    assert isinstance(report, Report)
    assert report.id == "1"


def test_bad_rows_are_skipped_by_number(tmp_path: Path) -> None:
    """Broken, empty, over-long and wrong lines are named by line; the good ones among them are read."""
    lines = [
        "{broken",
        "[1]",
        json.dumps({"text": " "}),
        '{"text": "' + "x" * 3000 + '"}',
        "[" * 500,
        json.dumps({"text": FIRST}),
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(lines))
    found = list(gather([path], options=IntakeOptions(max_bytes=2000)))
    assert [one.input.rsplit(" ", 1)[-1] for one in found if isinstance(one, Skipped)] == ["1", "2", "3", "4", "5"]
    assert isinstance(found[-1], Report)


def test_an_open_quote_ends_the_table_with_a_word(tmp_path: Path) -> None:
    """A quote that never closes does not swallow the memory."""
    path = tmp_path / "rows.csv"
    path.write_text(f'text\n"{FIRST}"\n"' + "open\n" * 2000)
    report, refusal = gather([path], options=IntakeOptions(max_chars=4000))
    assert isinstance(report, Report)
    assert isinstance(refusal, Skipped) and "quotes" in refusal.why


def test_one_id_in_two_rows_is_made_two(tmp_path: Path) -> None:
    """Ids stay unique in the run."""
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps({"id": 7, "text": FIRST}) + "\n" for _ in range(3)))
    assert [one.id for one in gather([path]) if isinstance(one, Report)] == ["7", "rows-2", "rows-3"]
