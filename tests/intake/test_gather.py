"""Inputs of every kind become reports in an order that never varies; a bad one is skipped in a plain line."""

from __future__ import annotations

import io
import json
import os
import zipfile
from datetime import date
from pathlib import Path

import pytest

from whence.intake import IntakeOptions, gather
from whence.model.report import Report, Skipped
from whence.text import OffsetMap, Run

FIRST = "The council of Arvenia received the envoys of Belmora in Port Quay on Tuesday, the ministry said."
SECOND = "Both sides signed a paper on the grain trade, though its contents were not made known to the public."
STORY = f"{FIRST}\n\n{SECOND}"
TITLE = "Arvenia: council receives envoys from Belmora"
PAGE = (
    f"<html><head><title>{TITLE} | Quay Courier</title><meta property='og:site_name' content='Quay Courier'>"
    f"<meta property='og:title' content='{TITLE}'><meta property='article:published_time' content='2023-12-05'></head>"
    f"<body><nav><a href='/'>Home</a></nav><article><h1>{TITLE}</h1>"
    + "".join(f"<p>{FIRST}</p><p>{SECOND}</p>" for _ in range(3))
    + "</article><script>document.write('never run')</script></body></html>"
)


def only(paths: list[Path | str], options: IntakeOptions | None = None) -> Report:
    """The one report in `paths`."""
    (found,) = gather(paths, options=options)
    assert isinstance(found, Report), found
    return found


def skipped(path: Path | str, options: IntakeOptions | None = None) -> Skipped:
    """The one refusal that `path` meets: a single line that names the input."""
    (found,) = gather([path], options=options)
    assert isinstance(found, Skipped), found
    assert Path(path).name in found.input
    assert "\n" not in found.why
    return found


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_folder_is_read_in_order_with_unique_ids(tmp_path: Path) -> None:
    """Files come sorted by path; a second file of one name takes its folder's name along, a third a number."""
    for name in ("b.txt", "a.txt", "sub/a.txt", "sub/deep/sub/a.txt", ".hidden", ".git/config.txt"):
        write(tmp_path / name, STORY)
    found = list(gather([tmp_path]))
    assert [report.id for report in found if isinstance(report, Report)] == ["a", "b", "sub-a", "a-2"]
    assert list(gather([tmp_path])) == found


def test_a_file_given_twice_is_one_report(tmp_path: Path) -> None:
    """A path, the same path in a glob, and its folder name it once."""
    path = write(tmp_path / "a.txt", STORY)
    assert only([path, str(tmp_path / "*.txt"), tmp_path]).text == STORY


def test_offsets_lead_back_into_the_file(tmp_path: Path) -> None:
    """Each kept run of the text stands at its source offset in the file, line ends and controls notwithstanding."""
    raw = f"\ufeffWorld\r\n{TITLE}\r\n\r\nBy Ada Quill\r\n\r\n{FIRST}\x00\r\n\r\nAdvertisement\r\n\r\n{SECOND}\r\n"
    report = only([write(tmp_path / "a.txt", raw)])
    decoded = raw.removeprefix("\ufeff")
    starts = [start for start, _ in report.offsets] + [len(report.text)]
    runs = [Run(start, source, starts[at + 1] - start) for at, (start, source) in enumerate(report.offsets)]
    offsets = OffsetMap(tuple(runs), len(report.text), len(decoded))
    assert all(decoded[offsets.source_of(at) or 0] == found for at, found in enumerate(report.text))
    assert report.text == f"{TITLE}\n\n{STORY}"


def test_a_page_is_taken_in_with_what_it_says_of_itself(tmp_path: Path) -> None:
    """Title, outlet and date come from the page's metadata; the headline stands once; scripts leave no trace."""
    report = only([write(tmp_path / "page.html", PAGE)])
    assert (report.title, report.outlet) == (TITLE, "Quay Courier")
    assert report.published is not None
    assert (report.published.edtf, report.published.basis) == ("2023-12-05", "page")
    assert report.text.split("\n")[0] == TITLE
    assert FIRST in report.text
    assert report.text.count(TITLE) == 1
    assert "never run" not in report.text


def test_front_matter_gives_what_it_states(tmp_path: Path) -> None:
    """Fields above the text are no part of it; a date so given has basis `given`."""
    text = f"---\ntitle: {TITLE}\ndate: 5 December 2023\nauthor: Ada Quill\nsource: Quay Courier\n---\n{STORY}"
    for content in (text, text.removeprefix("---\n").replace("---\n", "\n")):
        report = only([write(tmp_path / "a.md", content)])
        assert (report.title, report.byline, report.outlet) == (TITLE, "Ada Quill", "Quay Courier")
        assert report.text == f"{TITLE}\n\n{STORY}"
        assert report.published is not None
        assert (report.published.edtf, report.published.basis) == ("2023-12-05", "given")


def test_a_dateline_is_kept_and_told(tmp_path: Path) -> None:
    """Its agency is the outlet where nothing else names one, its full date the page's; its words stay."""
    text = f"{TITLE}\n\nPORT QUAY, Dec. 5, 2023 (Courier Agency) - {STORY}"
    report = only([write(tmp_path / "a.txt", text)])
    assert report.text == text
    assert report.dateline is not None
    assert report.dateline.quote == "PORT QUAY, Dec. 5, 2023 (Courier Agency)"
    assert report.outlet == "Courier Agency"
    assert report.published is not None and report.published.edtf == "2023-12-05"


def test_options_stand_in_for_what_an_input_does_not_say(tmp_path: Path) -> None:
    """A day and an outlet given for the run hold for every report without its own."""
    report = only([write(tmp_path / "a.txt", STORY)], IntakeOptions(published=date(2023, 12, 5), outlet="Quay Courier"))
    assert report.outlet == "Quay Courier"
    assert report.published is not None and report.published.basis == "given"


def test_another_language_is_kept_but_not_read(tmp_path: Path) -> None:
    """The report stays, and says in which language it is."""
    text = "Le conseil d'Arvénie a reçu mardi les envoyés du port pour parler du prix du blé et des routes du pays."
    report = only([write(tmp_path / "a.txt", text)])
    assert (report.text, report.language) == (text, "fr")
    assert report.not_read == "it is in French; only English is read"


def test_marks_of_direction_stay_verbatim(tmp_path: Path) -> None:
    """Bidirectional controls are the report's own; NUL and its like are left out and noted."""
    report = only([write(tmp_path / "a.txt", f"{FIRST} \u202eabc\u202c\x00\x07")])
    assert report.text.endswith("\u202eabc\u202c")
    assert "2 control characters were left out" in [dropped.why for dropped in report.dropped]


@pytest.mark.parametrize("begin", [STORY, PAGE, json.dumps({"text": STORY}), json.dumps([{"text": STORY}])])
def test_standard_input_is_told_by_how_it_begins(begin: str) -> None:
    """Text, a page, JSON Lines and JSON are all read from standard input."""
    (found,) = gather(["-"], stdin=io.BytesIO(begin.encode()))
    assert isinstance(found, Report)
    assert FIRST in found.text


def archive() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("a.txt", STORY)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("empty.txt", "", "empty"),
        ("blank.txt", " \n\t\n", "empty"),
        ("noise.txt", bytes(range(256)) * 20, "binary"),
        ("nul.txt", b"\0" * 999, "binary"),
        ("a.zip", archive(), "unpack"),
        ("zip.txt", archive(), "unpack"),
        ("a.pdf", b"%PDF-1.7 ...", "PDF"),
        ("a.xyz", "words", "files of kind .xyz are not read"),
        ("bars.txt", "Share this article\nLeave a comment\n", "furniture"),
        ("long.txt", "a b " * 2_500_001, "bytes"),
        ("page.html", "<html><body></body></html>", "no article"),
        ("deep.html", "<div>" * 40_000 + f"<p>{FIRST}</p>", "no article"),
        ("wide.html", "<p>x</p>" * 60_000, "elements"),
        ("rows.csv", "", "no"),
        ("rows.jsonl", "", "no rows"),
    ],
)
def test_a_bad_input_is_one_plain_line(tmp_path: Path, name: str, content: str | bytes, word: str) -> None:
    """What happened, in which file, what to try; no traceback, no hang."""
    assert word in skipped(write(tmp_path / name, content)).why


def test_paths_that_mean_nothing_are_said_so(tmp_path: Path) -> None:
    """A missing path, an empty folder, a glob without a match and a device are skipped, and the run goes on."""
    good = write(tmp_path / "good" / "a.txt", STORY)
    (tmp_path / "none").mkdir()
    os.mkfifo(tmp_path / "pipe")
    paths = [tmp_path / "gone.txt", tmp_path / "none", str(tmp_path / "*.csv"), tmp_path / "pipe", good]
    found = list(gather(paths))
    assert [isinstance(one, Skipped) for one in found] == [True] * 4 + [False]


def test_an_entity_bomb_and_an_outer_entity_stay_unexpanded(tmp_path: Path) -> None:
    """A page's own entities are not expanded, be they large or a file of this machine."""
    secret = write(tmp_path / "secret", "the secret words")
    entities = f'<!ENTITY a "{"x" * 50}"><!ENTITY b "{"&a;" * 50}"><!ENTITY c SYSTEM "file://{secret}">'
    page = f'<?xml version="1.0"?><!DOCTYPE html [{entities}]>' + PAGE.replace("</article>", "<p>&b; &c;</p></article>")
    report = only([write(tmp_path / "page.xhtml", page)])
    assert "xxxxx" not in report.text
    assert "secret words" not in report.text


def test_an_article_past_the_bound_is_refused(tmp_path: Path) -> None:
    """The bound on an article's length is said with its size, and can be raised."""
    path = write(tmp_path / "a.txt", STORY)
    assert "more than 50" in skipped(path, IntakeOptions(max_chars=50)).why
