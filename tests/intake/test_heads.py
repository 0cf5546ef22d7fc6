"""Dates, bylines, headlines and datelines are told from lines that only resemble them."""

from __future__ import annotations

from datetime import date

import pytest

from whence.intake import heads
from whence.intake.language import language_of
from whence.intake.published import parse_date
from whence.intake.units import Unit


def unit(line: str) -> Unit:
    return Unit(0, len(line), line)


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("2023-12-05", "2023-12-05"),
        ("2023-12-05T23:59:00+01:00", "2023-12-05"),
        ("Tue, 05 Dec 2023 10:00:00 GMT", "2023-12-05"),
        ("December 5th, 2023", "2023-12-05"),
        ("5 Dec. 2023", "2023-12-05"),
        ("2023/12/5", "2023-12-05"),
        ("20231205", "2023-12-05"),
        ("25/12/2023", "2023-12-25"),
        ("04/12/2023", "2023-04-12/2023-12-04"),
        ("December 2023", "2023-12"),
        ("2023", "2023"),
        ("31 February 2023", None),
        ("on Monday", None),
        ("12345678901", None),
    ],
)
def test_dates_are_no_more_precise_than_their_words(words: str, edtf: str | None) -> None:
    """A full date is a day, two readings are an interval, a month stays a month, and no date is None."""
    when = parse_date(words, "given")
    assert (when.edtf if when else None) == edtf


def test_a_month_spans_its_days() -> None:
    """The interval of a month ends on its last day."""
    when = parse_date("February 2024", "given")
    assert when is not None
    assert (when.earliest, when.latest, when.precision) == (date(2024, 2, 1), date(2024, 2, 29), "month")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Quill", "Ada Quill"),
        ("BY ADA QUILL and Bo Renn", "ADA QUILL and Bo Renn"),
        ("By Ada Quill in Port Quay", "Ada Quill in Port Quay"),
        ("Written by: Ada van der Quill | 5 Dec 2023", "Ada van der Quill"),
        ("By A. B. Quill, Staff Writer", "A. B. Quill, Staff Writer"),
        ("By Monday the army had left", None),
        ("By 2024 all boats will be gone", None),
        ("By the sea", None),
        ("Ada Quill", None),
    ],
)
def test_bylines_are_names_after_by(line: str, names: str | None) -> None:
    """A line that begins with "By" is a byline where all else are names."""
    assert heads.byline_of(unit(line)) == names


@pytest.mark.parametrize(
    ("line", "is_date"),
    [
        ("Published: 5 December 2023, 10:32 GMT", True),
        ("Tuesday, December 5, 2023 at 9:05 a.m.", True),
        ("Last updated on 2023-12-05 by Ada Quill", True),
        ("5 December 2023", True),
        ("(This article was published on December 5, 2023)", True),
        ("On 5 December 2023 the port was shut", False),
        ("Storm of 5 December 2023", False),
    ],
)
def test_date_lines_hold_nothing_else(line: str, is_date: bool) -> None:
    """A line with a date and a statement is no date line."""
    assert (heads.date_line(unit(line)) is not None) is is_date


@pytest.mark.parametrize(
    ("paragraph", "head"),
    [
        ("PORT QUAY, Dec 5 (Courier) - The council met.", "PORT QUAY, Dec 5 (Courier)"),
        ("PORT QUAY (Courier) — The council met.", "PORT QUAY (Courier)"),
        ("Port Quay, Arvenia (CA) -- The council met.", "Port Quay, Arvenia (CA)"),
        ("PORT QUAY – The council met.", "PORT QUAY"),
        ("Arvenia – which met its neighbours – agreed.", None),
        ("The council (see below) - it met.", None),
        ("Arvenia (population 5) - a state.", None),
    ],
)
def test_datelines_name_place_and_day_or_agency(paragraph: str, head: str | None) -> None:
    """A dash after a name is not enough."""
    found = heads.dateline_of(paragraph)
    assert (paragraph[: found.length] if found else None) == head


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Arvenia signs", "en"),
        ("Der Rat der Stadt hat am Dienstag die Gesandten des Nachbarlandes im Hafen empfangen, hieß es.", "de"),
        ("Совет принял послов.", "ru"),
        ("12345 !!", "und"),
        ("Haddad, Okafor, Windhoek, Lomé, Núñez, Brønn", "en"),
    ],
)
def test_short_texts_are_judged_with_care(text: str, language: str) -> None:
    """Few Latin words are taken for English; script and longer texts are believed."""
    assert language_of(text) == language
