"""What stands: states by both clocks with their reasons, what changed between two days, and sliders that are dates."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.web.conftest import Served
from whence.desk import Filters
from whence.history import standing_on, why_on
from whence.model.relation import Relation
from whence.model.when import When
from whence.web.shelf import Shelf
from whence.web.standing import Held, held, turns, why

MAY, JUNE, JULY = date(2024, 5, 3), date(2024, 6, 20), date(2024, 7, 9)


def relation(**more: Any) -> Relation:
    """A presence of nobody's words."""
    return Relation("r", "presence", "a", "b", (), **more)


@pytest.mark.parametrize(
    ("told", "day", "said"),
    [
        (relation(began=When.day(JUNE)), MAY, "began 20 June 2024 at the earliest"),
        (relation(began=When.day(MAY), ended_on=When.day(JUNE), ended=True), JULY, "ended by 20 June 2024"),
        (relation(began=When.day(MAY), ended_on=When.day(JULY), ended=True), JUNE, "had not ended before 9 July 2024"),
        (relation(began=When.day(MAY)), JULY, "an unknown end is not “still true”"),
        (relation(attested=(When.day(JUNE),)), MAY, "whether before is not told"),
        (relation(), MAY, "no report says on what day it stood"),
        (relation(ended_on=When(MAY, JULY, "stated"), ended=True), JUNE, "on which day is not told"),
    ],
)
def test_a_state_has_its_reason(told: Relation, day: date, said: str) -> None:
    """In words of what is told and what is not; a table for programs says the same, its days as figures."""
    assert said in why(told, day)
    figures = {"20 June 2024": "2024-06-20", "9 July 2024": "2024-07-09"}
    for day_words, figure in figures.items():
        said = said.replace(day_words, figure)
    assert said in why_on(told, day)


@pytest.mark.parametrize("day", [MAY, JUNE, JULY, date(2024, 6, 1)])
@pytest.mark.parametrize("began", [None, When.day(MAY), When(MAY, JUNE, "stated")])
@pytest.mark.parametrize("end", [None, When.day(JUNE), When(JUNE, JULY, "stated")])
def test_reasons_and_states_agree(began: When | None, end: When | None, day: date) -> None:
    """What is said to have ended has, and what is said not to have begun has not."""
    one = relation(began=began, ended_on=end, ended=end is not None)
    state, said = standing_on(one, day), why(one, day)
    assert (state == "ended") == said.startswith("ended by")
    assert (state == "not yet") == said.startswith("began ")
    assert (state == "stood") == said.startswith(("had begun", "said to stand"))


def test_what_changed_between_two_days_is_told_once() -> None:
    """A relation in another state is a turn, also where only one side tells of it."""
    one, other = relation(began=When.day(MAY)), Relation("q", "office", "c", "b", ())
    before = (Held(one, "Ama", "Ben", "not yet"),)
    after = (Held(one, "Ama", "Ben", "stood"), Held(other, "Cy", "Ben", "not known"))
    found = turns(before, after)
    assert [(turn.between, turn.before, turn.after) for turn in found] == [
        ("Ama – Ben", "not yet", "stood"),
        ("Cy – Ben", "no report told of it", "not known"),
    ]
    assert turns(after, after) == ()


def test_states_on_the_page_are_historys_own(desk: Served) -> None:
    """As the archive tells them of the same day."""
    day = date(2031, 6, 1)
    ours = {one.relation.id: one.state for one in held(Shelf(desk.archive), Filters(as_of=day))}
    assert ours == {row["id"]: row["state"] for row in desk.archive.ask("relations", Filters(as_of=day))}
    assert len(ours) > 3


@pytest.mark.browser
def test_every_relation_is_listed(desk: Served, visit: Any) -> None:
    """As many as the archive has, whatever the day."""
    seen = visit(desk, "/standing?as_of=2031-06-20&since=2031-01-01&by=pair", script=False)
    assert seen.page.locator(".relation .between").count() == len(desk.archive.ask("relations", whole=False))


@pytest.mark.browser
def test_a_slider_sets_the_day_and_the_address(desk: Served, visit: Any) -> None:
    """By keys alone; the address then shows the same without script, and the field holds the day."""
    seen = visit(desk, "/standing")
    slider = seen.page.get_by_role("slider", name="As of, as a slider")
    slider.focus()
    seen.page.keyboard.press("Home")
    seen.page.wait_for_url("**/standing?as_of=*")
    day = seen.page.get_by_label("As of the day in the world").input_value()
    assert f"as_of={day}" in seen.page.url
    assert slider.evaluate("one => one === document.activeElement")
    seen.page.wait_for_function("!document.querySelector('[data-swap].loading')")
    states = seen.page.locator(".relation .state").all_inner_texts()
    again = visit(desk, seen.page.url.removeprefix(desk.root), script=False)
    assert again.page.locator(".relation .state").all_inner_texts() == states
    assert "not yet begun" in states


@pytest.mark.browser
def test_without_script_the_clocks_are_dates_in_a_form(desk: Served, visit: Any) -> None:
    """There is no slider; the button shows the day, and two days can be compared."""
    seen = visit(desk, "/standing", script=False)
    assert seen.page.get_by_role("slider").count() == 0
    seen.page.get_by_label("As of the day in the world").fill("2031-06-30")
    seen.page.get_by_text("Compare with another day").click()
    seen.page.get_by_label("as of", exact=True).fill("2031-01-01")
    seen.page.locator(".clocks").get_by_role("button", name="Show").click()
    assert "as_of=2031-06-30" in seen.page.url and "since=2031-01-01" in seen.page.url
    assert seen.page.locator(".turns tbody tr").count() > 0


@pytest.mark.browser
def test_a_count_opens_the_list_of_just_these(desk: Served, visit: Any) -> None:
    """Of a kind and a state, as many as it says."""
    seen = visit(desk, "/standing")
    cell = seen.page.locator(".states td a").first
    n = int(cell.inner_text())
    cell.click()
    seen.page.wait_for_url("**state=*")
    assert seen.page.locator(".relation .between").count() == n


def test_odd_addresses_and_archives_have_a_page(desk: Served, empty_desk: Served, hostile_desk: Served) -> None:
    """No such actor, no such day, no such state, nothing at all, and hostile names."""
    assert "No such name here" in desk.ask("/standing?actor=Nobody%20At%20All").text
    assert desk.ask("/standing?as_of=soon&since=never&state=odd&by=odd&page=99").status == 200
    assert "Nothing is told to stand" in empty_desk.ask("/standing").text
    assert hostile_desk.ask("/standing").status == 200
