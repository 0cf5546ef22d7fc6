"""HTML to a draft: the article by trafilatura, its date by htmldate. Nothing is fetched and no script is run."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from whence.model.when import When

# The clock is no input: a page may carry any date up to this one.
LAST_DAY = "2200-01-01"
# A long live blog has some 10,000 elements; taking an article out of 50,000 takes about 3 s.
MAX_TAGS = 50_000
# What share of a page's paragraphs, by characters, the part that is the article holds at least.
LEAST_SHARE = 0.7
_TAG = re.compile(r"<[a-zA-Z]")
_ENTITY = re.compile(r"<!ENTITY[^>]{0,1000}>?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """What an HTML page holds of an article."""

    text: str
    title: str | None
    byline: str | None
    outlet: str | None
    url: str | None
    published: When | None


class NoArticle(ValueError):
    """A page without an article; the message says so plainly."""


def read_page(markup: str, *, url: str | None = None) -> Page:
    """The article in `markup`; NoArticle where there is none or the markup is not fit to be parsed."""
    if sum(1 for _ in _TAG.finditer(markup)) > MAX_TAGS:
        raise NoArticle(f"its markup has more than {MAX_TAGS:,} elements; save the article's text as .txt instead")
    tree = _tree(_ENTITY.sub("", markup))
    published = date_of_page(markup, url)
    found = _extract(tree, url)
    if found is None or not (found.text or "").strip():
        raise NoArticle("no article was found in the page; save the article's text as .txt instead")
    return Page(
        text=found.text,
        title=found.title or None,
        byline=found.author or None,
        outlet=found.sitename or None,
        url=found.url or url,
        published=published or _day(found.date),
    )


def _tree(markup: str) -> Any:
    """The parsed page: no network, no entities of the page's own, a bound on depth."""
    from trafilatura.utils import load_html

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        tree = load_html(markup)
        tree = tree if tree is not None else load_html(f"<html><body><div>{markup}</div></body></html>")
        return tree if tree is None else _with_article(tree)
    except (ValueError, RecursionError, MemoryError) as error:
        raise NoArticle("its markup cannot be parsed; save the article's text as .txt instead") from error


def _with_article(tree: Any) -> Any:
    """The tree, where no markup says which part is the article, with the least part that holds its paragraphs so named.

    Of such a page trafilatura takes single paragraphs alone, and loses its lists and headings.
    """
    from trafilatura.xpaths import BODY_XPATH

    if any(expression(tree) for expression in BODY_XPATH):
        return tree
    length = {paragraph: len("".join(paragraph.itertext())) for paragraph in tree.iter("p")}
    whole = sum(length.values())
    parts = [part for tag in ("section", "div", "td") for part in tree.iter(tag)]
    holding = [part for part in parts if sum(length[p] for p in part.iter("p")) >= LEAST_SHARE * whole > 0]
    if holding:
        min(holding, key=lambda part: sum(1 for _ in part.iter())).tag = "article"
    return tree


def _extract(tree: Any, url: str | None) -> Any:
    """trafilatura's document; None where it finds none."""
    from trafilatura import bare_extraction

    if tree is None:
        return None
    try:
        return bare_extraction(
            tree,
            url=url,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False, "max_date": LAST_DAY},
        )
    except (ValueError, RecursionError, MemoryError) as error:
        raise NoArticle("its markup cannot be parsed; save the article's text as .txt instead") from error


def date_of_page(markup: str, url: str | None = None) -> When | None:
    """The day a page says it was published, by htmldate; None where it does not say.

    htmldate writes a month or year that it found somewhere as its first day: such a day is kept only where the page
    itself writes it.
    """
    from htmldate import find_date

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found = _day(find_date(markup, original_date=True, extensive_search=True, url=url, max_date=LAST_DAY))
    except (ValueError, RecursionError, MemoryError):
        return None
    return found if found is None or found.earliest is None or _writes(f"{url} {markup}", found.earliest) else None


def _writes(markup: str, day: date) -> bool:
    """Whether a page writes the first day of a month, in digits or words of any order; other days are no guesses."""
    if day.day != 1:
        return True
    month, first, name = f"0?{day.month}", "0?1(?:st|er|º|\\.)?", r"[^\W\d]{3,12}\.?"
    forms = (
        rf"{day.year}\W{month}\W0?1",
        f"{day.year}{day.month:02}01",
        rf"(?:0?1\W{month}|{month}\W0?1)\W{day.year}",
        rf"{first}\s+(?:de\s+)?{name},?\s+(?:de\s+)?{day.year}",
        rf"{name}\s+{first},?\s+{day.year}",
    )
    return re.search(rf"(?<!\d)(?:{'|'.join(forms)})(?!\d)", markup) is not None


def _day(words: str | None) -> When | None:
    try:
        return When.day(date.fromisoformat(words or ""), "page", words)
    except ValueError:
        return None
