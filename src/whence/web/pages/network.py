"""The network: who acts on whom in the events that fit, from conflict to cooperation; each edge opens its events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from whence.archive.values import Document
from whence.desk import Filters
from whence.errors import ArchiveError
from whence.web import asked, network
from whence.web.addresses import actor, with_query
from whence.web.frame import Nav, show
from whence.web.network import CLASSES, OTHERS
from whence.web.offers import offers
from whence.web.shelf import Shelf, shelf_of

FIELDS = ("actor", "type", "status", "place", "from", "to", "origins", "contested", "as_of", "known_by")
NAV = Nav("Network", "/network", 40)
TOPS = (16, 32, 64)


def page(request: Request) -> Response:
    """The network of what fits: countries with all who belong to them as one, or each actor as it is told."""
    shelf, wanted = shelf_of(request), asked.of(request, *FIELDS)
    filters, why = wanted.filters, ""
    is_told = request.query_params.get("as") == "told"
    top = next((n for n in TOPS if str(n) == request.query_params.get("top")), TOPS[0])
    try:
        acts = shelf.kept(("acted", filters), lambda: shelf.archive.tally("acted", filters))
    except ArchiveError as error:  # an actor or place that nobody told of: an answer, not an error
        acts, why = [], str(error).partition(";")[0]
    people = shelf.kept(("people", filters), lambda: _people(shelf, acts))
    made = shelf.kept(
        ("network", filters, top, is_told), lambda: network.network(acts, people, top, by_country=not is_told)
    )
    more = {"as": "told" if is_told else None, "top": top if top != TOPS[0] else None}

    def link(**other: Any) -> str:
        return with_query(wanted.path, {**wanted.values, **more, **{k.rstrip("_"): v for k, v in other.items()}})

    def events_of(edge: network.Edge) -> str:
        """The chronicle of what one does to the other; of many others that of the one."""
        ends = {"by": edge.one.id, "upon": edge.other.id}
        return with_query("/", {**wanted.values, **{k: v for k, v in ends.items() if v != OTHERS}})

    return show(
        request, "network.html.j2",
        asked=wanted, net=made, why=why, offers=offers(shelf), fields=FIELDS, link=link, events_of=events_of,
        is_told=is_told, wider=next((n for n in TOPS if n > top), None) if made.n_left else None,
        is_wide=top > TOPS[0], tops=TOPS, classes=CLASSES, max_rows=network.MAX_ROWS, width=network.WIDTH,
        height=network.HEIGHT, actor_page=actor, others=OTHERS,
    )  # fmt: skip


def _people(shelf: Shelf, acts: Sequence[Document]) -> dict[str, Document]:
    """Whoever acts or is acted on, and the countries that they may belong to."""
    countries = shelf.archive.ask("actors", Filters(type="country"), whole=False)
    return {row["id"]: row for row in countries} | shelf.people(row[end] for row in acts for end in ("one", "other"))


ROUTES = (Route("/network", page, name="network"),)
