"""`python -m benchmarks.paint [ARCHIVE…]`: when each page of the desk first paints in a browser, and how much it sends.

A headless Chromium opens each page once to warm it, then five times; the figure is the median of its first contentful
paint, in milliseconds of the clock from the start of the navigation. Assets are cached then, as they are for whoever
has the desk open. Where no archive is named, the small story is read into one. The date and the load of the machine
stand above each table: other work on it makes every figure larger.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

from benchmarks.load import small_story
from benchmarks.pages import MAX_BYTES, MAX_MS, addresses
from whence import desk
from whence.errors import WhenceError

if TYPE_CHECKING:
    from playwright.sync_api import Page

RUNS = 5
TIMEOUT_MS = 120_000
_PAINTED = "() => performance.getEntriesByName('first-contentful-paint').length > 0"
_FIGURES = """() => {
  const [page] = performance.getEntriesByType('navigation');
  const [paint] = performance.getEntriesByName('first-contentful-paint');
  return [paint.startTime, page.responseStart, page.decodedBodySize];
}"""


def main() -> int:
    """Prints a line a page; 1 where one paints later, or sends more, than it may."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", nargs="*")
    parser.add_argument("--only", metavar="PART", default="", help="only addresses that begin with this")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return max([_measured(where, asked.only) for where in asked.archive or [_small(Path(folder))]])


def _small(folder: Path) -> str:
    """The small story in an archive."""
    where = str(folder / "small.whence")
    with desk.open_archive(where, create=True) as archive:
        desk.add(archive, [small_story()], now=datetime.now(UTC))
    return where


def _measured(where: str, only: str) -> int:
    from playwright.sync_api import sync_playwright

    from whence.web.aside import served

    chromium = os.environ.get("WHENCE_CHROMIUM") or which("chromium")
    if not chromium:
        sys.exit("there is no chromium on this machine (Debian: apt-get install chromium)")
    with desk.open_archive(where) as archive, served(archive) as root, sync_playwright() as play:
        load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
        print(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, load {load}, {os.cpu_count()} cores; {archive.counts()}")
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(TIMEOUT_MS)
        wanted = [one for one in addresses(archive) if one.startswith(only)]
        over = [_shown(page, root, address) for address in wanted]
        browser.close()
    return max(over, default=0)


def _shown(page: Page, root: str, address: str) -> int:
    first_ms, _, _ = _painted(page, root + address)
    # What works behind the page is no part of how soon it paints; the page loads itself anew when that is done.
    page.locator("[data-work]").wait_for(state="detached", timeout=TIMEOUT_MS)
    page.wait_for_load_state("load")
    runs = [_painted(page, root + address) for _ in range(RUNS)]
    paint_ms, answer_ms = (statistics.median(run[n] for run in runs) for n in (0, 1))
    size = runs[0][2]
    over = paint_ms > MAX_MS or size > MAX_BYTES
    print(
        f"{'!' if over else ' '} {address[:62]:62} {paint_ms:6.0f} ms (answered {answer_ms:5.0f},"
        f" first {first_ms:6.0f}) {size / 1000:6.0f} kB",
        flush=True,
    )
    return int(over)


def _painted(page: Page, address: str) -> tuple[float, float, int]:
    """First contentful paint and first byte in milliseconds, and the bytes of the page."""
    answer = page.goto(address, wait_until="load")
    if answer is None or answer.status != 200:
        sys.exit(f"{address} answered {answer.status if answer else 'nothing'}")
    while not page.evaluate(_PAINTED):  # the desk's policy forbids the browser's own waiting, which is an eval
        time.sleep(0.02)
    paint, first_byte, size = page.evaluate(_FIGURES)
    return float(paint), float(first_byte), int(size)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except WhenceError as error:
        sys.exit(str(error))
