"""The gates on days: what counts as right, and what is taken away before publication is sought again."""

from __future__ import annotations

from datetime import date

from quality.eventdates import agrees, judged
from quality.publication import Case, untokenized, without_day
from whence.model.report import Report
from whence.model.when import When

DAYS = (date(2020, 5, 4), date(2020, 5, 6))


def test_a_date_is_right_within_the_days_judged() -> None:
    """A day more on either side is forgiven; an open side and a wider date are not."""
    assert agrees(When(date(2020, 5, 3), date(2020, 5, 7), "stated"), DAYS)
    assert not agrees(When(date(2020, 5, 1), date(2020, 5, 7), "stated"), DAYS)
    assert not agrees(When(None, date(2020, 5, 6), "stated"), DAYS)


def test_at_least_fifty_events_are_judged() -> None:
    """Every row has an interval, and no row a sentence of the set."""
    rows = judged()
    assert len(rows) >= 50
    assert all(row.days[0] <= row.days[1] and row.start < row.end for row in rows)


def test_the_day_is_taken_out_of_the_head_too() -> None:
    """A report without its day says it nowhere at its head, but keeps the dates of its text."""
    text = "KINGSTON, May 4, 2020 (ABC) - The dam broke.\nIt was built by 3 May 1990 and mended in the years after."
    found = without_day(Report("r", text, published=When.day(date(2020, 5, 4), "page")))
    assert found is not None
    assert found[0].published is None
    assert "2020" not in found[0].text
    assert "1990" in found[0].text


def test_no_answer_is_neither_right_nor_wrong() -> None:
    """Only days that leave out the true one are a wrong certainty; an open one that holds it is right, not tight."""
    true = date(2020, 5, 4)
    none, wide = Case("r", true, None), Case("r", true, When(date(2020, 1, 1), None, "inferred"))
    off = Case("r", true, When.day(date(2020, 6, 1), "inferred"))
    assert (none.right, none.wrong) == (False, False)
    assert (wide.right, wide.tight, wide.wrong) == (True, False, False)
    assert off.wrong
    assert off.year_right


def test_text_set_apart_is_printed_again() -> None:
    """Brackets and stops of tree banks are those of print."""
    assert untokenized("He did n't go -LRB- on May 4 , 2011 -RRB- .") == "He didn't go (on May 4, 2011)."
