"""One browser and a few served archives for all tests of the desk: a told story, a hostile one, one to judge in."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

from tests.archive import plainreader
from tests.brief import story
from tests.brief.test_brief_page import hostile
from whence.archive import Archive, Bundle, open_archive
from whence.archive.values import Page as Came
from whence.desk import add
from whence.desk.deriving import Inputs, fold
from whence.history import changes_of
from whence.model.chronicle import Chronicle, MadeBy
from whence.model.codec import to_document
from whence.model.linked import Linked, Standing
from whence.model.plain import to_plain

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Response

NOW = plainreader.NOW
TIMEOUT_MS = 120_000  # a page takes well under a second; on a machine that does much else, a hundred times that
# What another colour scheme, or another width, can break of what the first look found whole.
IN_DARK = ("color-contrast", "link-in-text-block")
WHEN_NARROW = ("target-size", "scrollable-region-focusable")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@dataclass(frozen=True)
class Answer:
    """What an address answered, without a browser."""

    status: int
    headers: dict[str, str]
    text: str


@dataclass(frozen=True)
class Served:
    """A desk that listens on loopback."""

    archive: Archive
    port: int
    app: Any

    @property
    def root(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    def ask(self, path: str, *, form: dict[str, str] | None = None, **headers: str) -> Answer:
        """Asks for `path`, or sends `form` there; headers are named with _ for -."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if form is not None:
            named["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request("GET" if form is None else "POST", path, urlencode(form) if form else None, named)
        answer = connection.getresponse()
        text = answer.read().decode("utf-8")
        connection.close()
        return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, text)

    @property
    def form_word(self) -> str:
        """The word that this desk's forms carry."""
        word: str = self.app.state.door.form_word
        return word


@contextmanager
def serving(archive: Archive, token: str | None = None) -> Iterator[Served]:
    """The desk of `archive` on a free port, in a thread."""
    uvicorn = pytest.importorskip("uvicorn", reason="uvicorn is not installed")
    from whence.cli.serve import _bound
    from whence.web.site import site

    app = site(archive, token=token)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
    with _bound("127.0.0.1", 0) as bound:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        for _ in range(200):
            if server.started:
                break
            time.sleep(0.02)
        try:
            yield Served(archive, bound.getsockname()[1], app)
        finally:
            server.should_exit = True
            thread.join(timeout=10)


def keep(path: Path, chronicle: Chronicle, standings: tuple[Standing, ...] = ()) -> Archive:
    """An archive that holds `chronicle` and its reports, as if it had been derived; `standings` are reports' claims."""
    archive = open_archive(path, create=True)
    at = NOW.isoformat(timespec="seconds")
    for told in chronicle.reports:
        page = Came.of(told.report.text.encode("utf-8", "replace"), "text/plain")
        archive.take(told.report.id, page, [told.report], how="test", at=at)
    digest = Inputs.of(archive).digest
    cast = (chronicle.reports, chronicle.actors, chronicle.places, chronicle.events)
    changes = [{**to_plain(change), "group": change.group} for change in changes_of(Linked(*cast, standings))]
    document = to_document(chronicle)
    archive.put_bundle(Bundle(digest, document, changes), fold, at=at)
    archive.finish([digest], fold, inputs=digest, made_by=document["made_by"], notes=chronicle.notes, at=at)
    return archive


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The invented story of the brief's tests, served; not to be judged in."""
    with (
        keep(
            tmp_path_factory.mktemp("desk") / "harbour.whence", story.chronicle(), story.linked().standings
        ) as archive,
        serving(archive) as one,
    ):
        yield one


@pytest.fixture(scope="session")
def other_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The same story, in which PLOVER has no type for one of the events, served; not to be judged in."""
    with (
        keep(tmp_path_factory.mktemp("other") / "other.whence", story.with_other()) as archive,
        serving(archive) as one,
    ):
        yield one


@pytest.fixture(scope="session")
def hostile_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A story in which every string is hostile, served."""
    told = replace(hostile(), made_by=MadeBy("0", "none"))
    with keep(tmp_path_factory.mktemp("hostile") / "hostile.whence", told) as archive, serving(archive) as one:
        yield one


@pytest.fixture(scope="session")
def empty_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An archive with nothing in it, served."""
    with (
        open_archive(tmp_path_factory.mktemp("empty") / "empty.whence", create=True) as archive,
        serving(archive) as one,
    ):
        yield one


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Served]:
    """Six reports, really read and linked, in an archive of their own: to judge in."""
    with open_archive(tmp_path / "bench.whence", create=True) as archive:
        add(archive, [plainreader.story(tmp_path / "reports")], now=NOW, reader=plainreader.PlainReader())
        with serving(archive) as one:
            yield one


@dataclass
class Visit:
    """A watched page: what it asked for beyond its desk, and what it complained of, fails the test that made it."""

    page: Page
    root: str
    complaints: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def go(self, path: str) -> Response | None:
        """Opens `path` of the desk."""
        return self.page.goto(self.root + path)

    def text(self, selector: str = "main") -> str:
        """What can be read there."""
        return self.page.locator(selector).first.inner_text()

    def axe(self, *rules: str) -> list[str]:
        """What of WCAG 2.2 AA the page breaks, as it stands, or of `rules` alone: rule and first place."""
        axe = pytest.importorskip("axe_playwright_python.base", reason="axe is not installed")
        if not self.page.evaluate("'axe' in window"):  # half a megabyte of script: once a page
            self.page.evaluate(axe.AXE_SCRIPT)
        only = {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": WCAG}
        options = {"runOnly": only, "resultTypes": ["violations"], "preload": False}  # no rule here needs the styles
        found = self.page.evaluate("options => axe.run(options).then(one => one.violations)", options)
        return [f"{one['id']}: {one['nodes'][0]['html'][:200]}: {one['nodes'][0]['failureSummary']}" for one in found]

    def breaks(self) -> list[str]:
        """What of the rules the page breaks in light, in dark and on a narrow screen, where nothing may stick out."""
        found = self.axe() + [f"sticks out {n} pixels" for n in [self.overflow()] if n]
        self.page.emulate_media(color_scheme="dark")
        found += [f"in dark: {one}" for one in self.axe(*IN_DARK)]
        self.page.set_viewport_size({"width": 360, "height": 800})
        found += [f"narrow: sticks out {n} pixels" for n in [self.overflow()] if n]
        found += [f"narrow: {one}" for one in self.axe(*WHEN_NARROW)]
        self.page.set_viewport_size({"width": 1280, "height": 900})
        self.page.emulate_media(color_scheme="light")
        return found

    def overflow(self) -> int:
        """How many pixels stick out sideways."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.fixture
def visit(browser: Browser) -> Iterator[Any]:
    """Makes watched pages: `visit(desk, "/path", width=1280, dark=False, script=True)`; `allow` is expected words."""
    made: list[tuple[Visit, tuple[str, ...], Any]] = []

    def open_page(
        served: Served, path: str = "/", *, width: int = 1280, dark: bool = False, script: bool = True,
        allow: tuple[str, ...] = (),
    ) -> Visit:  # fmt: skip
        context = browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=script,
            color_scheme="dark" if dark else "light", reduced_motion="reduce", bypass_csp=False,
        )  # fmt: skip
        context.set_default_timeout(TIMEOUT_MS)
        one = Visit(context.new_page(), served.root)
        one.page.on("console", lambda message: one.complaints.append(message.text))
        one.page.on("pageerror", lambda error: one.complaints.append(str(error)))
        one.page.on("request", lambda r: None if r.url.startswith(served.root) else one.strangers.append(r.url))
        made.append((one, allow, context))
        one.go(path)
        return one

    yield open_page
    for one, allow, context in made:
        context.close()
        assert one.strangers == []
        assert [words for words in one.complaints if not any(sign in words for sign in allow)] == []
