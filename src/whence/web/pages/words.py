"""Words in their sentences: what the panel shows beside a value, and a page of its own without script."""

from __future__ import annotations

import re
from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from whence.web.frame import show
from whence.web.passages import Passage, passage
from whence.web.shelf import Shelf, shelf_of

MAX_PASSAGES = 12
_AT = re.compile(r"(.+):(\d{1,9})-(\d{1,9})", re.DOTALL)


def page(request: Request) -> Response:
    """The words at each `at=REPORT:START-END`; what is not there is left out."""
    found = list(_found(shelf_of(request), request.query_params.getlist("at")[:MAX_PASSAGES]))
    return show(request, "words.html.j2", status=200 if found else 404, passages=found)


def _found(shelf: Shelf, places: list[str]) -> Iterator[Passage]:
    for place in places:
        match = _AT.fullmatch(place)
        report = shelf.report(match[1]) if match else None
        if match and report and int(match[2]) < int(match[3]) <= len(report.text):
            yield passage(report, int(match[2]), int(match[3]))


ROUTES = (Route("/words", page, name="words"),)
