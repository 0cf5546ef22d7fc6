"""The map: events where they are told to have been, and whose forces are said to be where."""

from __future__ import annotations

import math
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from whence.archive.values import Document
from whence.brief import words
from whence.desk import Filters
from whence.errors import ArchiveError
from whence.web import asked, worldmap
from whence.web.addresses import with_query
from whence.web.asked import Asked
from whence.web.frame import Nav, show
from whence.web.offers import offers
from whence.web.outlines import View, fitted, outlines, world
from whence.web.shelf import Shelf, shelf_of
from whence.web.standing import Held, held

FIELDS = ("actor", "type", "status", "place", "from", "to", "origins", "contested", "as_of", "known_by")
NAV = Nav("Map", "/map", 30)
MAX_FORCES = 30


@dataclass(frozen=True, slots=True)
class Force:
    """Whose forces are said to be in a country: the words of it, and its state on the day that is asked about."""

    who: str
    where: str
    code: str
    ends: str
    state: str
    href: str


@dataclass(frozen=True, slots=True)
class Move:
    """A way to another view."""

    label: str
    sign: str
    href: str


def page(request: Request) -> Response:
    """The map of what fits, of the part of the world that the address names, else of where most of it was."""
    shelf, wanted = shelf_of(request), asked.of(request, *FIELDS)
    filters, why = wanted.filters, ""
    try:
        tally = shelf.kept(("happened", filters), lambda: shelf.archive.tally("happened", filters))
        forces = shelf.kept(("forces", filters), lambda: _forces(shelf, filters))
    except ArchiveError as error:  # an actor or place that nobody told of: an answer, not an error
        tally, forces, why = [], (), str(error).partition(";")[0]
    spots, n_unplaced = worldmap.spots_of(tally, shelf.kept("places", lambda: shelf.archive.outlines("place")))
    there = _by_country(forces)
    story = worldmap.story_view(spots, there)
    view = _asked_view(request.query_params.get("box", "")) or story
    drawn = worldmap.made(view, spots, n_unplaced, there)
    return show(
        request, "map.html.j2",
        asked=wanted, map=drawn, forces=forces[:MAX_FORCES], n_forces=len(forces), why=why, offers=offers(shelf),
        fields=FIELDS, moves=_moves(wanted, view, story), at=lambda view: _at(wanted, view), source=outlines().source,
        events_in=lambda spot: with_query("/", {**wanted.values, "place": spot.id}), max_table=worldmap.MAX_TABLE,
    )  # fmt: skip


def _asked_view(box: str) -> View | None:
    """The view of an address, None where it names none."""
    if box == "world":
        return world()
    try:
        west, south, east, north = (float(side) for side in box.split(","))
    except ValueError:
        return None
    sides = (west, south, east, north)
    sound = all(map(math.isfinite, sides)) and -180 <= west < east <= 180 and -90 <= south < north <= 90
    return fitted(sides) if sound else None


def _at(wanted: Asked, view: View) -> str:
    return with_query(wanted.path, {**wanted.values, "box": "world" if view == world() else view.box})


def _moves(wanted: Asked, view: View, story: View) -> tuple[Move, ...]:
    made = (
        ("Closer", "+", view.closer(2)), ("Farther", "−", view.closer(0.5)),
        ("West", "←", view.moved(-0.4, 0)), ("East", "→", view.moved(0.4, 0)),
        ("North", "↑", view.moved(0, 0.4)), ("South", "↓", view.moved(0, -0.4)),
    )  # fmt: skip
    moves = tuple(Move(label, sign, _at(wanted, other)) for label, sign, other in made if other != view)
    whole = (Move("The whole world", "", _at(wanted, world())),) if view != world() else ()
    home = (Move("Where most of it was", "", with_query(wanted.path, wanted.values)),) if view != story else ()
    return (*moves, *whole, *home)


def _forces(shelf: Shelf, filters: Filters) -> tuple[Force, ...]:
    """Presences of forces that fit, those that stood on the day first; what ended before it, or came after, is out."""
    asked_for = Filters(
        actor=filters.actor, type="presence", since=filters.since, until=filters.until, as_of=filters.as_of,
        known_by=filters.known_by, contested=filters.contested,
    )  # fmt: skip
    there = [one for one in held(shelf, asked_for) if one.state not in ("ended", "not yet")]
    people = shelf.people(one.relation.object for one in there)
    found = (_force(one, people) for one in there)
    return tuple(sorted(found, key=lambda force: (force.state != "stood", force.where, force.who)))


def _force(one: Held, people: dict[str, Document]) -> Force:
    code = people.get(one.relation.object, {}).get("country") or ""
    href = with_query("/standing", {"type": "presence", "actor": one.relation.object})
    return Force(one.subject, one.object, code, words.ends_words(one.relation), one.state, href)


def _by_country(forces: tuple[Force, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for force in forces:
        if force.code:
            found[force.code] = (*found.get(force.code, ()), force.who)
    return {code: tuple(dict.fromkeys(names)) for code, names in found.items()}


ROUTES = (Route("/map", page, name="map"),)
