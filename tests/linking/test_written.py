"""What the marks around a report's text say of the day on which it was written."""

from __future__ import annotations

import pytest

from whence.linking.written import Written, written
from whence.model.reading import Reading
from whence.model.report import Dropped, Report

TEXT = "The ferry is late again.\n\nNobody on the quay knows why, and the kiosk is shut."


def of(*, text: str = TEXT, byline: str | None = None, dropped: tuple[str, ...] = ()) -> Written:
    """What a report says of its day of writing."""
    furniture = tuple(Dropped(words, "page furniture") for words in dropped)
    return written(Report("r", text, byline=byline, dropped=furniture), Reading("r", "test"))


@pytest.mark.parametrize(
    "mark", ["Updated 2 May 2024, 07:15 | 4 min read", "Posted: May 2, 2024", "Last modified on 2 May 2024"]
)
def test_a_day_stamped_on_the_page_is_that_of_writing(mark: str) -> None:
    """ "Updated 2 May 2024" among what was dropped is as good as a date at the head."""
    found = of(dropped=(mark,))
    assert (found.year, found.month, found.day) == (2024, 5, 2)


@pytest.mark.parametrize("mark", ["Founded on 2 May 1924", "This offer ends on 2 May 2024"])
def test_other_days_on_the_page_are_none_of_writing(mark: str) -> None:
    """What was founded and what expires says nothing of it."""
    assert not of(dropped=(mark,)).dated


def test_a_weekday_alone_on_the_masthead_is_that_of_writing() -> None:
    """A line "Thursday", whether it was kept or dropped, and one among others between marks."""
    assert of(dropped=("THE QUAY COURIER", "Thursday")).weekdays == (4,)
    assert of(text=f"The port's own daily * Two crowns * Sunday\n{TEXT}").weekdays == (7,)
    assert of(byline="From our desk on the quay. Monday morning.").weekdays == (1,)
    assert of(byline="Ada Lund, who is back on Monday").weekdays == ()


def test_an_edition_is_of_its_weekday() -> None:
    """In the byline or in the first line."""
    assert of(byline="Our city desk; Saturday edition").weekdays == (6,)
    assert of(text=f"Monday edition. Ships and weather.\n{TEXT}").weekdays == (1,)


def test_a_paper_named_for_a_weekday_comes_out_on_it() -> None:
    """ "QUAY SUNDAY MAIL" is a Sunday's; a headline about a weekday's market names no paper."""
    assert of(text=f"QUAY SUNDAY MAIL\n{TEXT}").weekdays == (7,)
    assert of(text=f"Fish for the Sunday market is dear\n{TEXT}").weekdays == ()
