"""Pages in a real browser: what they tell, whole without script, at any width, by keys alone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.conftest import Served

pytestmark = pytest.mark.browser


def test_nothing_sticks_out_on_the_widest_screen(desk: Served, visit: Any) -> None:
    """At 2,560 pixels the page is still of one column that can be read."""
    seen = visit(desk, "/", width=2560)
    assert seen.overflow() == 0
    assert seen.page.locator("main").bounding_box()["width"] < 1800


def test_what_goes_wrong_has_a_page(desk: Served, empty_desk: Served, visit: Any) -> None:
    """An address that is none, a day that is none, and an archive with nothing in it are told plainly."""
    seen = visit(desk, "/events/none", allow=("404",))
    assert "Nothing here" in seen.text()
    seen.go("/?from=2031-13-01")
    assert "is no day" in seen.text()
    seen = visit(empty_desk, "/")
    for path, words in (
        ("/", "No events yet"),
        ("/actors", "No actors yet"),
        ("/reports", "No reports yet"),
        ("/log", "No judgements yet"),
    ):
        seen.go(path)
        assert words in seen.text()


def test_the_matrix_tells_contrary_values_apart(desk: Served, visit: Any) -> None:
    """Who received the delegation: two values, each with a letter and its own report's words."""
    seen = visit(desk, "/events/e-received")
    assert "Mira Dahl" in seen.text(".difference") and "Ana Strom" in seen.text(".difference")
    assert "The reports differ: to whom" in seen.text(".difference")
    seen.go("/events/e-signed")
    rows = seen.page.locator(".matrix tbody tr")
    assert rows.count() == 3
    assert "copy of" in rows.filter(has_text="copy of").first.inner_text()
    assert "Orland foreign ministry" in seen.text(".origins")


def test_a_field_is_followed_to_its_words_without_script(desk: Served, visit: Any) -> None:
    """The address of a value's words opens the report, with just these words marked."""
    seen = visit(desk, "/events/e-signed", script=False)
    seen.page.locator(".matrix").get_by_role("link", name="12 March 2031").first.click()
    assert "/reports/herald-0312?words=" in seen.page.url
    assert seen.page.locator(".m-here").all_inner_texts() == ["Wednesday"]


def test_layers_are_switched_by_keys(desk: Served, visit: Any) -> None:
    """A layer that is switched off is no longer drawn; the text stays as it was."""
    seen = visit(desk, "/reports/herald-0312")
    box, mark = seen.page.get_by_label("events"), seen.page.locator(".text .m-trigger").first
    drawn = mark.evaluate("one => getComputedStyle(one).backgroundColor")
    before = seen.page.locator(".text").evaluate("one => one.textContent")
    box.focus()
    seen.page.keyboard.press("Space")
    assert mark.evaluate("one => getComputedStyle(one).backgroundColor") != drawn
    assert seen.page.locator(".text").evaluate("one => one.textContent") == before


def test_copies_stand_side_by_side_with_edits_marked(desk: Served, visit: Any) -> None:
    """What the copy left out is marked in the first, and the copy has nothing of its own but its headline."""
    seen = visit(desk, "/reports/herald-0312/beside/wire-0313")
    sides = seen.page.locator(".pair .text")
    assert "Foreign minister Mira Dahl" in " ".join(sides.nth(0).locator("ins").all_inner_texts())
    assert "signed a fishing accord" not in " ".join(sides.nth(1).locator("ins").all_inner_texts())


def test_keys_alone_reach_the_page_and_its_filters(desk: Served, visit: Any) -> None:
    """The first Tab offers to skip the head; a filter is set, and shown, without a mouse."""
    seen = visit(desk, "/")
    seen.page.keyboard.press("Tab")
    assert seen.page.evaluate("document.activeElement.className") == "skip"
    seen.page.keyboard.press("Enter")
    assert seen.page.evaluate("document.activeElement.id") == "main"
    seen.page.get_by_label("only where reports differ").focus()
    seen.page.keyboard.press("Space")
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url(f"{desk.root}/?contested=1")
    assert seen.page.locator(".event.row").count() == 2


def test_actors_and_search_lead_to_what_they_find(desk: Served, visit: Any) -> None:
    """A name leads to its page with names, offices and events; a word to its reports, the hit marked."""
    seen = visit(desk, "/actors")
    seen.page.get_by_role("link", name="Joren Pell").first.click()
    seen.page.wait_for_url("**/actors/a-pell")
    assert "admiral Joren Pell" in seen.text() and "reports differ" in seen.text()
    seen.page.get_by_label("Search the reports").fill("quarrels")
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url("**/search?q=quarrels")
    assert seen.page.locator(".hits mark").first.inner_text() == "quarrels"


def test_a_judgement_is_taken_back_in_the_log(bench: Served, visit: Any) -> None:
    """What that changes is seen first, and can be let stand; it stays in the log, marked, and all is as before it."""
    from tests.web.conftest import NOW
    from whence.desk import Said, judge

    before = [row["id"] for row in bench.archive.ask("events")]
    rejected = before[0]
    made = judge(bench.archive, Said("reject", (rejected,), author="Ada", reason="a rumour"), now=NOW)
    assert rejected not in [row["id"] for row in bench.archive.ask("events")]
    seen = visit(bench, "/log")
    assert "rejected" in seen.text(".ruled") and "a rumour" in seen.text(".ruled")
    assert seen.axe() == []
    seen.page.get_by_label("Why").fill("it was confirmed")
    seen.page.get_by_role("button", name="Take back").click()
    seen.page.locator(".effect-said").wait_for()
    assert "1 event comes" in seen.text() and "no such event" in seen.text(".ruled-line")
    assert rejected not in [row["id"] for row in bench.archive.ask("events")]
    seen.page.get_by_role("button", name="Let it stand").click()
    seen.page.wait_for_url("**/log?discarded=1#*")
    assert "nothing was changed" in seen.text() and seen.page.locator(".withdrawn").count() == 0
    seen.page.get_by_label("Why").fill("it was confirmed")
    seen.page.get_by_role("button", name="Take back").click()
    seen.page.locator(".effect-said").wait_for()
    seen.page.get_by_role("button", name="Take it back").click()
    seen.page.wait_for_url("**/log?kept=*")
    assert "is taken back" in seen.text(".done")
    bench.app.state.work.wait(bench.app.state.bench.tried(2).kept_by, 20)
    assert [row["id"] for row in bench.archive.ask("events")] == before
    seen.go("/log")
    assert "it was confirmed" in seen.text()
    assert seen.page.locator(f"#{made.id}.withdrawn").count() == 1


def test_hostile_text_is_shown_as_text(hostile_desk: Served, visit: Any) -> None:
    """Markup, scripts, overrides and endless words: on every page text, nothing run, nothing sticking out."""
    for width in (360, 1280):
        seen = visit(hostile_desk, "/", width=width)
        for path in ("/", "/events/e", "/reports", "/reports/r", "/reports/r?words=0-90", "/reports/r/beside/r",
                     "/actors", "/actors/a", "/search?q=gnp", "/log", "/words?at=r:0-200"):  # fmt: skip
            answer = seen.go(path)
            assert answer is not None and answer.status == 200, path
            assert "<script>alert(1)</script>" in seen.text() or path in ("/log",), path
            assert seen.page.locator("main script, main img").count() == 0
            assert "\u202e" not in seen.page.content() and "\x1b" not in seen.page.content()
            assert seen.overflow() == 0, f"{path} at {width}"
