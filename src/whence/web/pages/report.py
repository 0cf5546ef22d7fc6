"""Reports: the list of them, one with its layers of marks, and two side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from whence.archive.values import Document
from whence.brief import words
from whence.brief.events import event_views
from whence.brief.sections import languages
from whence.errors import ArchiveError
from whence.model.chronicle import ToldReport
from whence.web import addresses, asked
from whence.web.addresses import with_query
from whence.web.beside import compared
from whence.web.drawn import when_of
from whence.web.frame import Nav, show
from whence.web.layers import LAYERS, Stretch, layered, parts_of
from whence.web.offers import offers
from whence.web.shelf import Found, Shelf, shelf_of

SIZE = 60
MAX_SKIPPED = 100
FIELDS = ("actor", "type", "status", "place", "from", "to", "contested", "known_by")
NAV = Nav("Reports", "/reports", 60)
_WORDS = re.compile(r"(\d{1,9})-(\d{1,9})")


def listed(request: Request) -> Response:
    """The reports that fit."""
    shelf, wanted = shelf_of(request), asked.of(request, *FIELDS)
    why = ""
    try:
        found = shelf.page("reports", wanted.filters, wanted.page, SIZE, whole=False)
    except ArchiveError as error:
        found, why = Found((), 0), str(error).partition(";")[0]
    dated = [(row, words.date_words(when_of(row)) if when_of(row) else "day not known") for row in found.rows]
    return show(
        request, "reports.html.j2",
        asked=wanted, found=found, rows=dated, why=why, offers=offers(shelf), fields=FIELDS, languages=languages(),
        skipped=() if wanted.values or wanted.page > 1 else shelf.archive.skipped(), max_skipped=MAX_SKIPPED,
    )  # fmt: skip


def page(request: Request) -> Response:
    """The report with the name in the address; `words=START-END` marks these words."""
    shelf, document = shelf_of(request), _document(request, "id")
    place = _WORDS.fullmatch(request.query_params.get("words", ""))
    here = (int(place[1]), int(place[2])) if place else None
    parts = parts_of(document["text"])
    number = _part(request, parts, here)
    name = ("report", document["id"], number, here)
    return show(
        request, "report.html.j2", words_here=here, layers=LAYERS,
        pager=_pager(addresses.report(document["id"]), number, len(parts)),
        **shelf.drawn(name, lambda: _drawn(shelf, document, here, parts[number])),
    )  # fmt: skip


def _drawn(shelf: Shelf, document: Document, here: Stretch | None, part: Stretch) -> dict[str, Any]:
    """A part of a report with its marks, what is known of the report, and what it tells."""
    desk = shelf.desk(reports=[document], events=shelf.events_of(document["id"]))
    told = desk.reports[document["id"]]
    views = event_views(desk, None)
    return {
        "report": told.report, "told": told, "title": desk.report_title(told.report.id), "meta": _meta(told),
        "published": words.date_words(told.report.published), "basis": _basis(told),
        "text": layered(desk, told.report.id, shelf.reading(document["digest"]), here, part),
        "events": [views[event.id] for event in desk.chronicle.events], "others": _others(shelf, document),
    }  # fmt: skip


def _part(request: Request, parts: Sequence[Stretch], here: Stretch | None) -> int:
    """Which part of a long text is asked for: that with the words `here`, else that with the number in the address."""
    if here:
        return next((i for i, part in enumerate(parts) if part[0] <= here[0] < part[1]), 0)
    asked = request.query_params.get("part", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    return min(max(number, 1), len(parts)) - 1


def _pager(address: str, number: int, n_parts: int) -> dict[str, Any] | None:
    """Where the parts before and after are, None where the text is one."""
    at = {"number": number + 1, "n": n_parts}
    before = with_query(address, {"part": number if number > 1 else None}) if number else None
    after = with_query(address, {"part": number + 2}) if number + 1 < n_parts else None
    return {**at, "before": before, "after": after} if n_parts > 1 else None


def beside(request: Request) -> Response:
    """Two reports side by side, what only one of them says marked."""
    one, other = _document(request, "id"), _document(request, "other")
    pair = compared(one["text"], other["text"])
    return show(request, "beside.html.j2", sides=[_side(one, pair.left), _side(other, pair.right)], pair=pair)


def _side(document: Document, pieces: tuple[Any, ...]) -> dict[str, Any]:
    title = document.get("title") or document.get("outlet") or document["id"]
    return {"title": title, "href": addresses.report(document["id"]), "pieces": pieces, "outlet": document["outlet"]}


def _document(request: Request, name: str) -> Document:
    try:
        return shelf_of(request).document("report", request.path_params[name])
    except KeyError:
        raise HTTPException(404) from None


def _meta(told: ToldReport) -> list[tuple[str, str]]:
    report = told.report
    said = (
        ("outlet", report.outlet), ("agency", report.agency), ("by", report.byline), ("address", report.url),
        ("language", languages().get(report.language, report.language)), ("file", report.id),
    )  # fmt: skip
    return [(name, value) for name, value in said if value]


def _basis(told: ToldReport) -> str:
    published = told.report.published
    return words.BASIS_WORDS[published.basis] if published else ""


def _others(shelf: Shelf, document: Document) -> list[dict[str, Any]]:
    """The reports that this one is a copy of or shares passages with, with how many passages."""
    passages: dict[str, int] = {}
    for pair in document.get("copied_passages") or ():
        passages[pair["there"]["report"]] = passages.get(pair["there"]["report"], 0) + 1
    copied = document.get("copy_of")
    names = dict.fromkeys([*([copied] if copied else []), *passages])
    found = []
    for name in names:
        try:
            other = shelf.document("report", name)
        except KeyError:
            continue
        found.append({
            "title": other.get("title") or other.get("outlet") or name, "whole": name == copied,
            "n": passages.get(name, 0), "href": addresses.beside(document["id"], name),
        })  # fmt: skip
    return found


ROUTES = (
    Route("/reports", listed, name="reports"),
    Route("/reports/{id}/beside/{other}", beside, name="beside"),
    Route("/reports/{id}", page, name="report"),
)
