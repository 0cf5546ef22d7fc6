"""Every page that is not about judging holds to WCAG 2.2 AA: in light and dark, on a wide and on a narrow screen."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.conftest import Served
from whence.web.frame import pages

pytestmark = pytest.mark.browser
PAGES = (
    "/", "/?status=denied", "/?actor=nobody-here", "/?from=soon&origins=2", "/events/e-signed", "/events/e-received",
    "/reports", "/reports/herald-0312", "/reports/herald-0312?words=60-70", "/reports/herald-0312/beside/wire-0313",
    "/actors", "/actors/a-orland", "/actors/a-pell", "/search", "/search?q=accord", "/search?q=zebra", "/log",
    "/words?at=herald-0312:0-6", "/map", "/map?place=p-ansel&box=0,0,40,30", "/standing",
    "/standing?as_of=2031-03-20&since=2031-02-01&by=pair", "/network", "/network?as=told",
)  # fmt: skip
EMPTY = ("/", "/actors", "/reports", "/log", "/map", "/standing", "/network", "/search?q=none")
JUDGING = ("judge", "queue", "work")


def held(seen: Any, path: str, status: int = 200) -> None:
    """Holds one page to the rules in light, in dark and on a narrow screen, where nothing may stick out."""
    answer = seen.go(path)
    assert answer is not None and answer.status == status, path
    assert seen.breaks() == [], path


@pytest.mark.parametrize("some", [PAGES[at::4] for at in range(4)], ids=["first", "second", "third", "fourth"])
def test_every_page_holds_to_wcag_2_2_aa(desk: Served, visit: Any, some: tuple[str, ...]) -> None:
    """By axe, with nothing sticking out, nothing complained of and nothing asked of another machine."""
    seen = visit(desk, some[0])
    for path in some:
        held(seen, path)


def test_pages_with_nothing_to_show_hold_too(empty_desk: Served, visit: Any) -> None:
    """An empty archive, and an address that is none."""
    seen = visit(empty_desk, EMPTY[0], allow=("404",))
    for path in EMPTY:
        held(seen, path)
    held(seen, "/events/none", 404)


def test_the_panel_with_the_words_holds_in_dark(desk: Served, visit: Any) -> None:
    """Open beside a page, with its loaded words."""
    seen = visit(desk, "/events/e-received", dark=True)
    seen.page.locator(".matrix .w").first.click()
    seen.page.locator(".panel mark").first.wait_for()
    assert seen.axe() == []


def test_no_page_is_forgotten() -> None:
    """Each module of pages has an address in the list."""
    modules = {module.__name__.rpartition(".")[2]: module for module in pages()}
    for name, module in modules.items():
        roots = {route.path.partition("{")[0].rstrip("/") or "/" for route in getattr(module, "ROUTES", ())}
        listed = any(path.partition("?")[0] == root or path.startswith(f"{root}/") for path in PAGES for root in roots)
        assert listed or name in JUDGING, name
