"""The day that a page says it was published."""

from __future__ import annotations

from datetime import date

import pytest

from whence.intake.page import date_of_page

PAGE = "<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}<footer>{foot}</footer></body></html>"
STORY = "<p>The mayor spoke for an hour. They came after the floods of November 2019, which nobody here forgets.</p>"


def test_a_year_somewhere_in_the_text_is_no_day_of_publication():
    """A page that names a month and a year of the past alone has no day of its own."""
    page = PAGE.format(title="The mayor speaks", body=STORY, foot="All rights reserved.")
    assert date_of_page(page) is None


@pytest.mark.parametrize("words", ["1 January 2020", "January 1, 2020", "2020-01-01", "01.01.2020"])
def test_a_first_of_january_that_the_page_writes_is_kept(words: str):
    """The first of a month is no guess where the page writes it."""
    page = PAGE.format(title="The mayor speaks", body=f'<div class="date">{words}</div><p>No news.</p>', foot="")
    found = date_of_page(page)
    assert found is not None
    assert found.earliest == date(2020, 1, 1)
