"""The chronicle's page: what fits in order of time, by an address to share, and fields that lead to words."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.conftest import Served


@pytest.mark.browser
def test_every_event_is_listed_in_order_of_time(desk: Served, visit: Any) -> None:
    """Under months, each with who, where and by how many it is told."""
    seen = visit(desk, "/")
    assert seen.page.locator(".event.row").count() == len(desk.archive.ask("events"))
    assert seen.page.locator(".empty").count() == 0
    assert "3 reports, 2 origins" in seen.page.locator(".event.row", has_text="signed a fishing accord").inner_text()


@pytest.mark.browser
def test_filters_stand_in_the_address(desk: Served, visit: Any) -> None:
    """What a form asks for is an address that another browser opens to the same list; each filter can be left out."""
    seen = visit(desk, "/")
    seen.page.get_by_label("Status").select_option("planned")
    seen.page.get_by_role("button", name="Show").click()
    seen.page.wait_for_url(f"{desk.root}/?status=planned")
    assert seen.page.locator(".event.row").count() == 1
    again = visit(desk, seen.page.url.removeprefix(desk.root), script=False)
    assert again.page.locator(".event.row").count() == 1
    again.page.get_by_role("link", name="planned, leave out").click()
    again.page.wait_for_url(f"{desk.root}/")


@pytest.mark.browser
def test_a_field_opens_its_words_beside_it(desk: Served, visit: Any) -> None:
    """With script in a panel, by keys alone; Escape gives the focus back."""
    seen = visit(desk, "/")
    field = seen.page.get_by_role("link", name="Mira Dahl").first
    field.focus()
    seen.page.keyboard.press("Enter")
    panel = seen.page.get_by_role("complementary", name="The words")
    panel.locator("mark").first.wait_for()
    assert panel.locator("mark").first.inner_text() == "Mira Dahl"
    assert seen.axe() == []
    seen.page.keyboard.press("Escape")
    assert not panel.is_visible()
    assert field.evaluate("one => one === document.activeElement")


def test_reports_are_listed_in_the_order_in_which_they_came_out(desk: Served) -> None:
    """By the first day on which they can have; those of no known day last."""
    rows = desk.archive.ask("reports", whole=False)
    days = [row["earliest"] or row["latest"] or "9999" for row in rows]
    assert len(rows) == 5 and days == sorted(days)
