"""The day that a page says it was published."""

from __future__ import annotations

from datetime import date

import pytest

from whence.intake.page import date_of_page, read_page

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


def test_lists_and_headings_of_a_page_without_an_article_tag_are_kept():
    """Where nothing says which part is the article, the part that holds its paragraphs is, with all it holds."""
    paragraphs = "".join(
        f"<p>On {day} May the council met for {day} hours about the ferries and the dyke.</p>" for day in range(2, 8)
    )
    body = f"<section>{paragraphs}<h2>What comes next</h2><ul><li>The council votes on 9 May.</li></ul></section>"
    page = PAGE.format(title="The council meets", body=f"<p>We bake cookies.</p>{body}", foot="Terms.")
    text = read_page(page).text
    assert "The council votes on 9 May." in text
    assert "What comes next" in text
