"""Markdown for notes: the page's content, each value a link that leads somewhere, nothing of a report as markup."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.archive import plainreader
from tests.brief import story
from tests.brief.test_brief_page import Outline, hostile
from whence.brief import markdown, page
from whence.brief.escaped import link, plain
from whence.cli import whence
from whence.desk import add, open_archive
from whence.history import chosen
from whence.model.chronicle import Chronicle
from whence.web.addresses import served_at

ALLOWED = {
    "heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "bullet_list_open",
    "bullet_list_close", "ordered_list_open", "ordered_list_close", "list_item_open", "list_item_close", "hr",
}  # fmt: skip
INLINE = {"text", "link_open", "link_close", "strong_open", "strong_close", "text_special", "softbreak"}


def parsed(text: str) -> tuple[list[str], list[str], str]:
    """Token types, addresses of links, and the text that a reader sees."""
    tokens = MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"]).parse(text)
    inner = [child for token in tokens for child in token.children or ()]
    hrefs = [str(child.attrs["href"]) for child in inner if child.type == "link_open"]
    shown = "\n".join("".join(c.content for c in token.children or ()) for token in tokens if token.type == "inline")
    return [token.type for token in (*tokens, *inner)], hrefs, shown


@pytest.fixture(scope="module")
def told() -> str:
    """The story as Markdown."""
    return markdown(story.chronicle(), page="story.html")


def test_every_link_leads_into_the_page_beside_it(told: str) -> None:
    """Events, actors, reports and words: each address is an anchor of the page of the same chronicle."""
    _, hrefs, _ = parsed(told)
    ids = set(Outline(page(story.chronicle())).ids)
    assert len(hrefs) > 100
    assert all(href.startswith("story.html#") for href in hrefs)
    assert {unquote(href.partition("#")[2]) for href in hrefs} <= ids


def test_a_value_leads_to_exactly_its_words(told: str) -> None:
    """Who received the delegation, by each report that says so, in that report's words."""
    line = next(line for line in told.splitlines() if line.startswith("  - **Mira Dahl**"))
    _, hrefs, shown = parsed(line.strip())
    words = Outline(page(story.chronicle())).words
    assert words[hrefs[0].partition("#")[2]] == "Mira Dahl"
    assert "Foreign minister Mira Dahl received" in shown


def test_it_tells_what_the_page_tells(told: str) -> None:
    """Every event, actor and report of the page stands in it; status, plans and differences in words."""
    _, _, shown = parsed(told)
    text = Outline(page(story.chronicle()))
    for id, words in text.words.items():
        if id.endswith("-h") and id not in ("glance-h", "reports-h") and not id.startswith("r"):
            assert words.strip() in shown
    for said in ("the reports differ: to whom", "whether: planned", "whether: denied", "came about:",
                 "it adds no origin", "What stands",
                 "5 reports, going back to 6 origins", "broken.txt is not text"):  # fmt: skip
        assert said in shown


def test_it_is_the_same_each_time(told: str) -> None:
    """Same chronicle, same bytes; one line break at the end."""
    assert markdown(story.chronicle(), page="story.html") == told
    assert told.endswith("\n") and not told.endswith("\n\n")


def test_links_can_lead_to_a_desk() -> None:
    """Events and words by the desk's own addresses."""
    _, hrefs, _ = parsed(markdown(story.chronicle(), addresses=served_at("http://127.0.0.1:8765/")))
    assert all(href.startswith("http://127.0.0.1:8765/") for href in hrefs)
    assert "http://127.0.0.1:8765/events/e-signed" in hrefs
    assert any(re.search(r"/reports/herald-0312\?words=\d+-\d+#here$", href) for href in hrefs)


def test_nothing_a_report_says_is_markup() -> None:
    """Markup, links, headings and scripts of a report are text; every address is one of ours."""
    types, hrefs, _ = parsed(markdown(hostile(), page="bad.html"))
    assert set(types) <= ALLOWED | INLINE
    assert all(href.startswith("bad.html#") for href in hrefs)


@given(st.text(min_size=1))
def test_plain_text_reads_back_as_it_was(text: str) -> None:
    """What a reader of Markdown shows is the text, on one line, controls made visible; in a link as well."""
    from whence.shown import printable

    expected = " ".join(printable(text).split())
    for made in (f"- so {plain(text)}", f"- so {link(text, 'a b(c).html#x')}"):
        types, _, shown = parsed(made)
        assert shown.removeprefix("so").strip() == expected.strip()
        assert set(types) <= ALLOWED | INLINE


def test_an_anchor_outlives_another_report() -> None:
    """Links into a page made before still lead to the same words in the page made after."""
    whole = story.chronicle()
    fewer = chosen(whole, {event.id for event in whole.events if event.id != "e-received"}, set())
    later, earlier = Outline(page(whole)).words, Outline(page(fewer)).words
    kept = [id for id in earlier if id.startswith("w")]
    assert len(kept) > 30
    assert [id for id in kept if id in later and later[id] != earlier[id]] == []


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Six reports in an archive."""
    where = tmp_path / "story.whence"
    with open_archive(where, create=True) as made:
        add(made, [plainreader.story(tmp_path / "reports")], now=plainreader.NOW, reader=plainreader.PlainReader())
    return where


def written(archive: Path, *options: str) -> str:
    """The Markdown that the verb writes."""
    notes = archive.with_suffix(".md")
    done = CliRunner().invoke(whence, ["brief", str(archive), "-o", str(notes), *options])
    assert done.exit_code == 0, done.output
    return notes.read_text(encoding="utf-8")


def test_the_verb_writes_the_page_that_notes_lead_into(archive: Path) -> None:
    """Of the same name, beside them; with a desk to lead to, no page."""
    assert "](story.html#" in written(archive)
    assert archive.with_suffix(".html").exists()
    archive.with_suffix(".html").unlink()
    assert "](http://localhost:8000/events/" in written(archive, "--desk", "http://localhost:8000")
    assert not archive.with_suffix(".html").exists()


def test_the_verb_takes_a_part_of_an_archive(archive: Path) -> None:
    """Only events that fit, said on top; all other links still lead somewhere."""
    whole = written(archive)
    with open_archive(archive) as held:
        types = sorted({row["type"] for row in held.ask("events")})
    part = written(archive, "--type", types[0], "--to", "2031-12-31")
    assert f"Only events of type {types[0]}, to 31 December 2031" in part
    assert 0 < part.count("\n#### ") < whole.count("\n#### ")
    ids = set(Outline(archive.with_suffix(".html").read_text(encoding="utf-8")).ids)
    assert {href.partition("#")[2] for href in parsed(part)[1]} <= ids


def test_filters_of_a_folder_are_told_what_they_need(tmp_path: Path) -> None:
    """Filters ask an archive; a folder gets a word on how to make one."""
    done = CliRunner().invoke(whence, ["brief", str(plainreader.story(tmp_path / "r")), "--status", "planned"])
    assert done.exit_code != 0 and "whence add" in str(done.exception)


def test_a_part_has_no_more_than_its_reports_say() -> None:
    """Of one event: its reports, who takes part, and nothing that refers to what is left out."""
    whole = story.chronicle()
    part = chosen(whole, {"e-received"}, set())
    assert [event.id for event in part.events] == ["e-received"]
    assert {told.report.id for told in part.reports} == {m.span.report for m in part.events[0].mentions}
    assert part.relations == () and isinstance(part, Chronicle)
    assert replace(part, events=()) != part
