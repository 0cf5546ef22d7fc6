"""Actors: the list of them, and one with its names, offices, relations, events and why its names are one."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from whence.archive.values import Document
from whence.brief.events import event_views
from whence.brief.sections import relation_views
from whence.desk import Filters, documents
from whence.errors import ArchiveError
from whence.web import asked
from whence.web.asked import Asked
from whence.web.drawn import drawn
from whence.web.frame import Nav, show
from whence.web.offers import ACTOR_TYPES, Offers, offers
from whence.web.shelf import Found, Shelf, shelf_of
from whence.web.standing import bonds_held, whole
from whence.web.waterfall import waterfall

SIZE = 80
EVENTS_SIZE = 25
MAX_RELATIONS = 60
MAX_QUOTES = 40
FIELDS = ("actor", "type", "place", "from", "to", "as_of", "known_by", "contested")
NAV = Nav("Actors", "/actors", 50)


def listed(request: Request) -> Response:
    """The actors that fit, those of most events first."""
    shelf, wanted = shelf_of(request), asked.of(request, *FIELDS)
    why = ""
    try:
        found = shelf.page("actors", wanted.filters, wanted.page, SIZE, whole=False)
    except ArchiveError as error:
        found, why = Found((), 0), str(error).partition(";")[0]
    known = offers(shelf)
    most = max((row["n_events"] for row in found.rows), default=1) or 1
    return show(
        request, "actors.html.j2",
        asked=wanted, found=found, most=most, why=why, fields=FIELDS, countries=shelf.countries(),
        offers=Offers(ACTOR_TYPES, known.statuses, known.actors, known.places),
    )  # fmt: skip


def page(request: Request) -> Response:
    """The actor with the id in the address; its events a page at a time."""
    shelf, id = shelf_of(request), request.path_params["id"]
    try:
        document = shelf.document("actor", id)
    except KeyError:
        raise HTTPException(404) from None
    wanted = asked.of(request, "type", "status", "from", "to", "as_of", "known_by")
    return show(
        request, "actor.html.j2", asked=wanted,
        **shelf.drawn(("actor page", id, wanted.filters, wanted.page), lambda: _drawn(shelf, document, wanted)),
    )  # fmt: skip


def _drawn(shelf: Shelf, document: Document, wanted: Asked) -> dict[str, Any]:
    """All that the page of an actor shows."""
    id = document["id"]
    own = Asked(wanted.path, {**wanted.values, "actor": id}, wanted.page)
    found = shelf.page("events", own.filters, own.page, EVENTS_SIZE)
    over = drawn(shelf, own.filters, wanted)
    desk = shelf.desk(actors=[document], events=documents(found.rows), relations=_relations(shelf, id))
    views = event_views(desk, over.axis if over else None)
    actor = desk.actors[id]
    return {
        "actor": actor, "country": shelf.countries().get(actor.country or ""), "overview": over,
        "found": Found((), found.total, found.page, found.n_pages), "fall": waterfall(actor.because),
        "views": [views[event.id] for event in desk.chronicle.events],
        "relations": relation_views(desk, over.axis if over else None), "n_mentions": len(document["mentions"]),
        "quotes": desk.links(actor.mentions[:MAX_QUOTES]),
    }  # fmt: skip


def _relations(shelf: Shelf, id: str) -> list[Document]:
    """The actor's relations, and with them all that are told as one with any of them."""
    every = shelf.kept("bonds", lambda: bonds_held(shelf, Filters()))
    sides = ((bond, {*bond.subjects, *bond.objects}) for bond in every)
    own = [one.relation.id for bond, parties in sides if id in parties for one in bond.members]
    return whole(shelf, Filters(), own[:MAX_RELATIONS])


ROUTES = (Route("/actors", listed, name="actors"), Route("/actors/{id}", page, name="actor"))
