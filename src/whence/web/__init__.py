"""The desk as pages: `whence serve ARCHIVE` lets an archive be read, followed to its words and judged in a browser.

Server-rendered and whole without script; nothing is fetched from any network and nothing a report says is ever markup.

How a page is added. A page is one module in `pages/`, found by itself; no list has to be edited:

- `ROUTES: tuple[Route, ...]`, Starlette routes whose endpoints are plain functions `(Request) -> Response` (they run in
  threads; an `async` one must not touch the archive). Every page has its own address, and its query says what it shows.
- `NAV: Nav | None`, its entry in the head of every page: label, address, and its place in the order.
- its template is `templates/NAME.html.j2`. It extends `base.html.j2` and fills the blocks `title`, `body` and, where it
  needs them, `styles` and `scripts` (files in `static/`, by `{{ asset("name.css") }}`). Values that lead to their words
  are drawn by the macros of `parts.html.j2` (`value`, `values`, `event_row`, `pager`, `chips`, `empty`).
- `frame.show(request, "NAME.html.j2", …)` renders it. No inline style, script or `on…` attribute: the policy refuses
  them.
- what it takes from the archive goes through `shelf_of(request)` (`shelf.py`): rows by filters, and *parts* of the
  chronicle, of just what the page shows, on which the brief's views work as on a whole one. Nothing heavy per request;
  what is derived is kept per version of the chronicle by `shelf.kept(name, make)`.
- filters are read by `asked.of(request)`, which also writes them into addresses (`also`, `without`, `at`); addresses of
  things are in `addresses.py`.
- a POST is `await guard.checked(request)` first: its form carries `{{ form_word() }}` (`parts.html.j2`). What makes the
  chronicle again runs behind `work_of(request).begin(…)`, so that nothing blocks; `/work/N/progress` tells how far it
  is, as server-sent events. Judgements are tried, kept and taken back by `bench_of(request)` (`judging.py`).
- tests: `tests/web/conftest.py` has a served story (`desk`), a served archive to judge in (`bench`), and `visit`, a
  watched Chromium page that fails on console errors and on requests that leave the machine; its `axe()` is WCAG 2.2 AA.
"""

from __future__ import annotations

__all__: list[str] = []
