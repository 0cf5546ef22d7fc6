"""Words that say no more than is known."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.brief import story
from whence.brief import words
from whence.model.mention import QuantityMention
from whence.model.span import Span
from whence.model.when import When
from whence.shown import listed


def when(first: str | None, last: str | None, said: str | None = None, **more: object) -> When:
    """A date between two days, either of which may be open."""
    ends = (date.fromisoformat(day) if day else None for day in (first, last))
    return When(*ends, "stated", words=said, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "no date told"),
        (when("2023-12-04", "2023-12-04"), "4 December 2023"),
        (when("2024-04-01", "2024-04-10", "In early April"), "early April 2024"),
        (when("2024-04-11", "2024-04-20", "mid-April"), "mid-April 2024"),
        (when("2023-12-01", "2023-12-31", "December"), "December 2023"),
        (when("2024-02-01", "2024-02-29"), "February 2024"),
        (when("2023-07-26", "2023-07-31", "July"), "between 26 and 31 July 2023"),
        (when("2023-07-26", "2023-07-27"), "26 or 27 July 2023"),
        (when("2024-02-28", "2024-03-02"), "between 28 February and 2 March 2024"),
        (when("2023-12-30", "2024-01-02"), "between 30 December 2023 and 2 January 2024"),
        (when("2023-01-01", "2023-12-31"), "2023"),
        (when("2023-04-01", "2023-06-30"), "the second quarter of 2023"),
        (when("1990-01-01", "1999-12-31"), "the 1990s"),
        (when("2031-06-01", "2031-08-31", "this summer", precision="season"), "summer 2031"),
        (when("2023-12-04", None), "4 December 2023 or later"),
        (when(None, "2023-12-04"), "by 4 December 2023"),
        (when(None, None, "December 4", edtf="XXXX-12-04"), "a 4 December, year unknown"),
        (when(None, None, "December", edtf="XXXX-12"), "a December, year unknown"),
        (when(None, None, "on Monday", weekday=1), "a Monday, date unknown"),
        (when(None, None, "some time ago"), "“some time ago”, date unknown"),
        (when(None, None), "no date told"),
    ],
)  # fmt: skip
def test_dates_are_told_with_their_precision(value: When | None, said: str) -> None:
    """A day, a part of a month, a stretch, an open side, a year unknown: each in its own words."""
    assert words.date_words(value) == said


@given(st.dates(), st.integers(0, 4000))
def test_every_interval_has_words_that_name_its_last_year(first: date, n_days: int) -> None:
    """No interval on the calendar is without words, and none hides when it ends."""
    try:
        last = first + timedelta(days=n_days)
    except OverflowError:
        last = date.max
    said = words.date_words(When(first, last, "stated"))
    assert str(last.year) in said or said == f"the {first.year}s"


@pytest.mark.parametrize(
    ("value", "said"), [(8000, "8,000"), (3.5, "3.5"), (3_000_000, "3 million"), (1_234_567, "1,234,567"), (0, "0")]
)
def test_numbers_are_set_for_reading(value: float, said: str) -> None:
    """Thousands are set apart, round millions named."""
    assert words.number(value) == said


def test_a_quantity_keeps_its_bound_and_range() -> None:
    """Over, about and both ends of a range are told."""
    span = Span("r", 0, 1, "x")
    assert words.quantity_words(QuantityMention(span, 8000, "deaths", "over")) == "over 8,000 deaths"
    assert words.quantity_words(QuantityMention(span, 100, "people", high=150)) == "100 to 150 people"


def test_ends_of_relations_are_told_as_known() -> None:
    """A beginning that nobody tells, an end that nobody tells, and an end without a day are three things."""
    told = {relation.detail or relation.type: words.ends_words(relation) for relation in story.chronicle().relations}
    assert told["fishing accord"] == "from 12 March 2031; ended between 3 and 9 September 2032"
    assert told["admiral"] == "said to stand 12 March 2031; no report tells an end"
    assert told["president"] == "said to stand 12 March 2031; ended, day not told"


def test_names_and_counts_read_as_a_sentence() -> None:
    """Commas, an and, and a plural where there is one."""
    assert listed(["A", "B", "C"]) == "A, B and C"
    assert (words.count(1, "report"), words.count(1200, "report")) == ("1 report", "1,200 reports")
