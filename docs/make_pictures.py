"""Make the pictures of the documentation, from an example story that is really read: `python docs/make_pictures.py`.

Needs Chromium. Each picture is one page of the desk or of the brief, as a browser shows it; names given on the command
line make only these.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from whence.desk import Archive

ROOT = Path(__file__).resolve().parent.parent
STORY = ROOT / "examples" / "sahel-pact"
FOLDER = ROOT / "docs" / "pictures"
NOW = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)
MAX_BYTES = 300_000
WIDE, NARROW = (1200, 800), (360, 720)
PAIR = ("leave Niger no later than September 15", "last of some 650 will leave")  # of one plan, told as two events
QUALITY = 70  # of JPEG: text stays sharp, and a page is well below 100 kB


@dataclass(frozen=True)
class Picture:
    """One picture: its page, by an address in which {event}, {actor} and {report} stand for those of the story."""

    name: str
    path: str
    narrow: bool = False
    dark: bool = False
    click: str = ""  # clicked before the picture is taken
    wait: str = ""  # then there, before it is
    top: str = ""  # what of the page stands at the top of the picture


PICTURES = (
    Picture("brief", "brief.html"),
    Picture("brief-words", "brief.html", click="#events .facts .w", wait=".panel mark", top="#events"),
    Picture("chronicle", "/"),
    Picture("chronicle-narrow", "/", narrow=True),
    Picture("chronicle-dark", "/?actor=France", dark=True),
    Picture("event", "/events/{event}"),
    Picture("event-narrow", "/events/{event}", narrow=True),
    Picture("event-words", "/events/{event}", click=".matrix td .w", wait=".panel mark", top="#says-h"),
    Picture("report", "/reports/{report}"),
    Picture("beside", "/reports/{report}/beside/{other}"),
    Picture("standing", "/standing?type=presence&as_of=2023-12-10"),
    Picture("standing-narrow", "/standing?type=presence&as_of=2023-12-10", narrow=True),
    Picture("map", "/map"),
    Picture("network", "/network"),
    Picture("actor", "/actors/{actor}"),
    Picture("search", "/search?q=troops"),
    Picture("queue", "/queue", wait=".walk"),
    Picture("judge", "/judge?ruling=same&about={first}&about={second}"),
    Picture(
        "tried",
        "/judge?ruling=same&about={first}&about={second}",
        click=".ruling .main",
        wait=".effect-said",
    ),
    Picture("log", "/log"),
)


def main(names: list[str]) -> None:
    """Make the pictures of these names, all where none is given."""
    from playwright.sync_api import sync_playwright

    chosen = [picture for picture in PICTURES if not names or picture.name in names]
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, _story(Path(folder)) as (archive, root), sync_playwright() as play:
        known = _known(archive)
        browser = play.chromium.launch(executable_path=os.environ.get("CHROMIUM") or which("chromium"))
        for picture in chosen:
            _take(browser, picture, root, Path(folder), known)
        browser.close()


@contextmanager
def _story(folder: Path) -> Iterator[tuple[Archive, str]]:
    """The story in an archive with one judgement, its brief as a file, and the address of its desk."""
    from whence.brief import page
    from whence.desk import add, chronicle_of, open_archive
    from whence.web.aside import served

    with open_archive(folder / "sahel.whence", create=True) as archive:
        add(archive, [STORY], now=NOW)
        _judge(archive)
        (folder / "brief.html").write_text(page(chronicle_of(archive)), encoding="utf-8")
        with served(archive) as root:
            yield archive, root


def _judge(archive: Archive) -> None:
    """Rules something, for the log to show."""
    from whence.desk import Filters, Said, judge

    known = _known(archive)
    event = archive.ask("events", Filters(actor="ECOWAS", limit=1), whole=False)[0]
    assert event["id"] not in known.values()
    judge(archive, Said("accept", (event["id"],), author="Ada", reason="checked with the communiqué"), now=NOW)


def _known(archive: Archive) -> dict[str, str]:
    """What the addresses name: the event that most reports tell and differ on, who does most, and a reprint."""
    from whence.desk import Filters

    events = archive.ask("events", Filters(contested=True), whole=False)
    event = max(events, key=lambda row: (row["n_reports"], row["n_origins"], row["id"]))
    actor = archive.ask("actors", Filters(limit=1), whole=False)[0]
    first, second = pair(archive)
    return {
        "event": event["id"], "first": first, "second": second, "actor": actor["id"],
        "report": "02-edited-reprint", "other": "01-delegation-in-niamey",
    }  # fmt: skip


def pair(archive: Archive) -> tuple[str, ...]:
    """Ids of the two events that the tutorial judges to be one."""
    from whence.desk import Filters

    rows = archive.ask("events", Filters(type="RETREAT"), whole=False)
    found = tuple(row["id"] for words in PAIR for row in rows if words in row["summary"])
    if len(set(found)) != len(PAIR):
        raise LookupError(
            f"the story tells {len(set(found))} events with {PAIR}: choose another pair, here and in tutorial.md"
        )
    return found


def _take(browser: Browser, picture: Picture, root: str, folder: Path, known: dict[str, str]) -> None:
    width, height = NARROW if picture.narrow else WIDE
    page = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme="dark" if picture.dark else "light",
        reduced_motion="reduce", locale="en-GB",
    )  # fmt: skip
    path = picture.path.format(**known)
    page.goto(root + path if path.startswith("/") else (folder / path).as_uri())
    page.wait_for_load_state("networkidle")
    _opened(page, picture)
    page.wait_for_load_state("networkidle")
    file = FOLDER / f"{picture.name}.jpg"
    page.screenshot(path=file, type="jpeg", quality=QUALITY)
    page.close()
    if file.stat().st_size > MAX_BYTES:
        sys.exit(f"{file} has {file.stat().st_size:,} bytes, more than {MAX_BYTES:,}")
    sys.stdout.write(f"{file.relative_to(ROOT)}: {file.stat().st_size:,} bytes\n")


def _opened(page: Page, picture: Picture) -> None:
    """Opens what the picture is of, and scrolls to it."""
    if picture.click:
        page.locator(picture.click).first.click()
    if picture.wait:
        page.locator(picture.wait).first.wait_for(timeout=120_000)
    if picture.top:
        page.locator(picture.top).evaluate("one => one.scrollIntoView({ block: 'start', behavior: 'instant' })")


if __name__ == "__main__":
    main(sys.argv[1:])
