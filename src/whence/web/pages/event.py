"""An event: what is taken of it, who says what in which words, where they have it from, and why it is one."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from whence.archive.values import Document
from whence.brief.bars import axis_over
from whence.brief.events import event_views
from whence.web import matrix
from whence.web.frame import show
from whence.web.shelf import Shelf, shelf_of
from whence.web.waterfall import waterfall


def page(request: Request) -> Response:
    """The event with the id in the address."""
    shelf, id = shelf_of(request), request.path_params["id"]
    try:
        document = shelf.document("event", id)
    except KeyError:
        raise HTTPException(404) from None
    desk = shelf.desk(events=[document, *_tied(shelf, document)])
    event = desk.events[id]
    dates = [event.date, *(mention.date for mention in event.mentions)]
    view = event_views(desk, axis_over(when for when in dates if when))[id]
    claims = matrix.matrix(desk, event)
    shown = matrix.columns(claims)
    return show(
        request, "event.html.j2",
        view=view, event=event, claims=claims, columns=[(n, matrix.COLUMNS[n][1]) for n in shown],
        fall=waterfall(event.because), copies=[claim for claim in claims if claim.copy_of],
    )  # fmt: skip


def _tied(shelf: Shelf, document: Document) -> list[Document]:
    """The event that a plan came to, where it is here."""
    try:
        return [shelf.document("event", document["fulfilled_by"])] if document.get("fulfilled_by") else []
    except KeyError:
        return []


ROUTES = (Route("/events/{id}", page, name="event"),)
