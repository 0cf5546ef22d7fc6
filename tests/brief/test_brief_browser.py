"""The page in a real browser: a field leads to its words, marked, and nothing is asked of any network."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.brief import story
from tests.brief.test_brief_page import hostile
from whence.brief import page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
WIDTHS = (360, 1280, 2560)


class Watched:
    """A page, what it asked of a network, and what it complained of."""

    def __init__(self, browser: Browser, file: Path, *, width: int = 1280, script: bool = True) -> None:
        context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script)
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(file.as_uri())

    def quiet(self) -> bool:
        """Whether nothing left the machine and nothing went wrong."""
        return not self.complaints and all(url.startswith("file:") for url in self.requests)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The story's page in a file."""
    file = tmp_path_factory.mktemp("brief") / "story.html"
    file.write_text(page(story.chronicle()), encoding="utf-8")
    return file


def test_a_field_leads_to_its_words(browser: Browser, told: Path) -> None:
    """A click shows the sentence with the words marked; from there one gets to them in the report."""
    seen = Watched(browser, told)
    seen.page.get_by_role("link", name="Mira Dahl", exact=True).first.click()
    panel = seen.page.get_by_role("complementary", name="The words")
    assert panel.locator("mark").first.text_content() == "Mira Dahl"
    assert "received the Veskan delegation" in (panel.locator(".passage p").first.text_content() or "")
    panel.get_by_role("link", name="open in the report").first.click()
    target = seen.page.locator(".text .m:target")
    assert target.text_content() == "Mira Dahl"
    assert target.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(255, 228, 138)"
    assert target.is_visible()
    seen.page.keyboard.press("Escape")
    assert not panel.is_visible()
    assert seen.quiet()


def test_without_script_a_field_still_leads_to_its_words(browser: Browser, told: Path) -> None:
    """Links and their targets need no script."""
    seen = Watched(browser, told, script=False)
    seen.page.get_by_role("link", name="Mira Dahl", exact=True).first.click()
    target = seen.page.locator(".text .m:target")
    assert target.text_content() == "Mira Dahl"
    assert seen.page.locator(".filters").is_hidden()


def test_filters_leave_what_was_asked_for(browser: Browser, told: Path) -> None:
    """By status, by contested and by origins; a reset shows all again."""
    seen = Watched(browser, told)
    shown = seen.page.locator("article.event:visible")
    seen.page.get_by_label("Status").select_option("planned")
    assert shown.count() == 1
    assert seen.page.locator(".filters output").text_content() == "1 of 12 shown"
    seen.page.get_by_label("Status").select_option("")
    seen.page.get_by_label("Words", exact=True).fill("DELEGATION received")
    assert 0 < shown.count() < 12 and "delegation" in " ".join(shown.all_inner_texts())
    seen.page.get_by_label("Words", exact=True).fill("courier")  # who says it is not what is said
    assert shown.count() == 0
    seen.page.get_by_label("Words", exact=True).fill("")
    seen.page.get_by_label("reports differ").check()
    assert shown.count() == 2
    seen.page.get_by_role("button", name="Show all").click()
    seen.page.locator(".filters output", has_text="12 of 12 shown").wait_for()
    assert seen.quiet()


BEYOND_LABEL = """[...document.querySelectorAll(".filters :is(input, select)")]
  .filter((one) => one.getBoundingClientRect().right > one.closest("label").getBoundingClientRect().right + 1)
  .map((one) => one.name)"""


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_sticks_out_at_any_width(browser: Browser, told: Path, tmp_path: Path, width: int) -> None:
    """No sideways scrolling, neither of the story nor of hostile text, and no script of a report runs."""
    bad = tmp_path / "hostile.html"
    bad.write_text(page(hostile()), encoding="utf-8")
    for file in (told, bad):
        seen = Watched(browser, file, width=width)
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
        assert seen.page.evaluate(BEYOND_LABEL) == []
        assert seen.quiet()


def test_keys_alone_reach_a_field_and_its_words(browser: Browser, told: Path) -> None:
    """A field takes the focus, Enter opens its words, Escape gives the focus back."""
    seen = Watched(browser, told)
    field = seen.page.locator("#events .facts .w").first
    field.focus()
    seen.page.keyboard.press("Enter")
    assert seen.page.locator(".panel").is_visible()
    seen.page.keyboard.press("Escape")
    assert field.evaluate("one => one === document.activeElement")


def test_marks_in_a_report_lead_back_to_their_event(browser: Browser, told: Path) -> None:
    """The word that names an event is a link to the event."""
    seen = Watched(browser, told)
    seen.page.locator(".text a.m-trigger", has_text="signed").first.click()
    assert "signed a fishing accord" in (seen.page.locator("article.event:target h4").text_content() or "")
    assert seen.quiet()


def test_on_paper_the_tellings_stand_open_and_the_controls_are_gone(browser: Browser, told: Path) -> None:
    """Dark ink on white whatever the screen prefers; quotes without a click; a few A4 pages with links."""
    seen = Watched(browser, told)
    seen.page.emulate_media(media="print", color_scheme="dark")
    for name in (".filters", ".layers", ".masthead nav", ".panel"):
        assert not seen.page.locator(name).is_visible()
    assert seen.page.locator("body").evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(255, 255, 255)"
    assert seen.page.locator("h1").evaluate("one => getComputedStyle(one).color") == "rgb(29, 27, 24)"
    assert seen.page.locator(".claims q").first.evaluate("one => one.getBoundingClientRect().height") > 0
    made = seen.page.pdf(prefer_css_page_size=True)
    assert made.startswith(b"%PDF") and 3 <= len(re.findall(rb"/Type\s*/Page\b", made)) <= 9
    assert seen.quiet()
