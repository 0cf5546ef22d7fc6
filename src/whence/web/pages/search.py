"""Search: reports by their words, and actors by name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from whence.desk import Filters
from whence.errors import ArchiveError
from whence.web import asked
from whence.web.frame import show
from whence.web.shelf import Found, Shelf, shelf_of

SIZE = 30
MAX_ACTORS = 12


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that has the words: `pieces` of text around them, and whether each is a hit."""

    id: str
    title: str
    outlet: str
    pieces: tuple[tuple[str, bool], ...]


def page(request: Request) -> Response:
    """What has the words."""
    shelf, wanted = shelf_of(request), asked.of(request, "q")
    query, why = wanted.value("q"), ""
    hits: list[Hit] = []
    found = Found((), 0)
    if query:
        try:
            found, hits = _hits(shelf, query, wanted.page)
        except ArchiveError as error:
            why = str(error)
    actors = _actors(shelf, query) if query else []
    return show(request, "search.html.j2", asked=wanted, query=query, hits=hits, found=found, actors=actors, why=why)


def _hits(shelf: Shelf, query: str, page: int) -> tuple[Found, list[Hit]]:
    total = shelf.archive.count_found(query)
    n_pages = max(1, -(-total // SIZE))
    page = min(page, n_pages)
    rows = shelf.archive.search(query, SIZE, (page - 1) * SIZE)
    return Found((), total, page, n_pages), [_hit(row) for row in rows]


def _hit(row: dict[str, str]) -> Hit:
    pieces = re.split(r"\[([^\[\]]*)\]", row["words"] or "")
    marked = tuple((piece, n % 2 == 1) for n, piece in enumerate(pieces) if piece)
    return Hit(row["id"], row["title"] or row["id"], row["outlet"] or "", marked)


def _actors(shelf: Shelf, query: str) -> list[dict[str, object]]:
    try:
        return shelf.kept(
            ("actors called", query),
            lambda: shelf.archive.ask("actors", Filters(actor=query, limit=MAX_ACTORS), whole=False),
        )
    except ArchiveError:
        return []


ROUTES = (Route("/search", page, name="search"),)
