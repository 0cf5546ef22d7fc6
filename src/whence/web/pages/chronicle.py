"""The chronicle: events in order of time, the whole of what fits drawn above the page of it that is listed."""

from __future__ import annotations

from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from whence.brief import words
from whence.brief.events import EventView, event_views, heading
from whence.desk import documents
from whence.errors import ArchiveError
from whence.model.when import When
from whence.web import asked
from whence.web.asked import Asked
from whence.web.drawn import Overview, drawn
from whence.web.frame import Nav, show
from whence.web.offers import offers
from whence.web.shelf import Found, Shelf, shelf_of

SIZE = 40
FIELDS = ("actor", "by", "upon", "type", "status", "place", "from", "to", "origins", "contested", "as_of", "known_by")
NAV = Nav("Chronicle", "/", 10)
Groups = list[tuple[str, list[EventView]]]


def page(request: Request) -> Response:
    """The events that fit."""
    shelf, wanted = shelf_of(request), asked.of(request, *FIELDS)
    why = ""
    try:
        over = drawn(shelf, wanted.filters, wanted)
        found, groups = shelf.drawn(("chronicle", wanted.filters, wanted.page), lambda: _listed(shelf, wanted, over))
    except ArchiveError as error:  # an actor or place that nobody told of: an answer, not an error
        over, found, groups, why = None, Found((), 0), [], str(error).partition(";")[0]
    return show(
        request, "chronicle.html.j2",
        asked=wanted, found=found, groups=groups, overview=over, why=why, offers=offers(shelf), fields=FIELDS,
        counts=shelf.kept("counts", shelf.archive.counts),
        n_skipped=0 if groups else len(shelf.archive.skipped()),
    )  # fmt: skip


def _listed(shelf: Shelf, wanted: Asked, over: Overview | None) -> tuple[Found, Groups]:
    """The page of events that is asked for, under their headings, and which of how many pages it is."""
    found = shelf.page("events", wanted.filters, wanted.page, SIZE)
    desk = shelf.desk(events=documents(found.rows))
    views = event_views(desk, over.axis if over else None)
    listed = [(_heading(event.date), views[event.id]) for event in desk.chronicle.events]
    groups = [(label, [view for _, view in some]) for label, some in groupby(listed, key=_label)]
    return Found((), found.total, found.page, found.n_pages), groups


def _heading(when: When | None) -> str:
    """The month; of what happened by a day that only its report sets, the month before whose end it did."""
    if when is not None and when.latest and not words.is_placed(when):
        return f"By {words.month_words(when.latest)}"
    return heading(when)


def _label(pair: tuple[str, EventView]) -> str:
    return pair[0]


ROUTES = (Route("/", page, name="chronicle"),)
