"""What stands: relations as bars over time, by type or by pair, by both clocks, and what changed between two days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from whence.brief.bars import Axis, axis_over
from whence.brief.sections import RELATION_TITLES, RelationView, relation_view
from whence.desk import Filters
from whence.errors import ArchiveError
from whence.history import Bond, standing_on
from whence.model.relation import Relation
from whence.model.when import When
from whence.web import asked
from whence.web.addresses import with_query
from whence.web.asked import Asked
from whence.web.frame import Nav, show
from whence.web.offers import Choices, Offers, offers
from whence.web.shelf import Found, Shelf, shelf_of
from whence.web.standing import STATE_WORDS, STATES, Held, Turn, bonds_held, held, states, turns, whole, why

FIELDS = ("actor", "type", "place", "from", "to", "contested", "as_of", "known_by")
NAV = Nav("What stands", "/standing", 20)
SIZE = 40
MAX_TURNS = 60
TYPES: Choices = tuple(RELATION_TITLES.items())
BY = {"type": "by kind", "pair": "by pair"}


Stated = tuple[str, Bond[Held]]  # what stands between some, and its state on the day
Entry = tuple[str, str, Bond[Held]]  # the same under its heading


@dataclass(frozen=True, slots=True)
class Row:
    """What stands between some, drawn, under its heading: its state on the day and why."""

    heading: str
    state: str
    view: RelationView
    why: str


@dataclass(frozen=True, slots=True)
class Clocks:
    """Both clocks as they are set, what they can be set to, and the days that they are compared with."""

    as_of: date
    known_by: date | None
    is_set: bool
    first: date
    last: date
    known_first: date
    known_last: date
    since: date | None = None
    known_since: date | None = None
    why: str = ""  # why that day, where none was asked for

    @property
    def compares(self) -> bool:
        """Whether two days are compared."""
        return self.since is not None or self.known_since is not None


def page(request: Request) -> Response:
    """The relations that fit, drawn, as of a day and as known by one."""
    shelf, wanted = shelf_of(request), asked.of(request, *FIELDS)
    query = request.query_params
    more = {"by": "pair" if query.get("by") == "pair" else "", "state": query.get("state", "")}
    more["state"] = more["state"] if more["state"] in STATES else ""
    clocks, why_not = _clocks(shelf, wanted, request), ""
    filters = replace(wanted.filters, as_of=clocks.as_of)
    try:
        bonds = bonds_held(shelf, filters)
    except ArchiveError as error:  # an actor or place that nobody told of: an answer, not an error
        bonds, why_not = (), str(error).partition(";")[0]
    stated = shelf.drawn(("stated", filters), lambda: _stated(bonds, clocks.as_of))
    # By pair, what several are bound by stands under each two of them.
    every = shelf.drawn(("entries", filters, more["by"]), lambda: (_by_pair if more["by"] else _by_type)(stated))
    entries = [one for one in every if more["state"] in ("", one[1])]
    n_pages = max(1, -(-len(entries) // SIZE))
    at = min(wanted.page, n_pages)
    axis = shelf.kept(("standing's axis", filters), lambda: _axis(bonds, clocks))
    name = ("standing", filters, more["by"], more["state"], at)
    rows = shelf.drawn(name, lambda: _rows(shelf, filters, entries[(at - 1) * SIZE : at * SIZE], axis))
    return show(
        request, "standing.html.j2",
        asked=wanted, days=clocks, axis=axis, groups=_groups(rows), n_all=len(bonds), no_such=why_not,
        found=Found((), len(entries), at, n_pages), table=_table(stated, wanted, more), more=more, states=STATE_WORDS,
        turns=_turns(shelf, filters, clocks) if bonds else (), max_turns=MAX_TURNS, offers=_offers(shelf),
        fields=FIELDS, by=BY, day_x=axis.at(clocks.as_of) if axis else None,
        link=lambda **other: _link(wanted, more, clocks, other),
    )  # fmt: skip


def _clocks(shelf: Shelf, wanted: Asked, request: Request) -> Clocks:
    """The clocks of an address; where it sets no day, the last one by which a report was out."""
    days, published, why = shelf.kept("days told", lambda: _days(shelf))
    day = wanted.filters.as_of
    since, known_since = (_day(request.query_params.get(name, "")) for name in ("since", "known_since"))
    ends = (days[0], days[-1], published[0], published[-1])
    return Clocks(day or published[-1], wanted.filters.known_by, day is not None, *ends, since, known_since, why)


def _days(shelf: Shelf) -> tuple[list[date], list[date], str]:
    """All days told of relations, all by which reports were out, in order, one of each at least; what the last is."""
    told = shelf.outline("reports", Filters())
    published = sorted(date.fromisoformat(row["latest"]) for row in told if row["latest"])
    days = sorted(day for one in held(shelf, Filters()) for day in one.days)
    if published:
        return days or published, published, "the last day by which a report was out"
    known = days or [date(2000, 1, 1)]
    return known, known[-1:], "the last day told of" if days else ""


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


def _stated(bonds: Sequence[Bond[Held]], day: date) -> list[Stated]:
    return [(standing_on(bond.members[0].relation, day), bond) for bond in bonds]


def _axis(bonds: Sequence[Bond[Held]], clocks: Clocks) -> Axis | None:
    every = [one.relation for bond in bonds for one in bond.members]
    whens = [when for one in every for when in (one.began, *one.attested, one.ended_on) if when]
    return axis_over([*whens, When.day(clocks.as_of)]) if whens else None


def _by_type(stated: Sequence[Stated]) -> list[Entry]:
    """Under the kind of relation, those between the same next to one another."""
    order = list(RELATION_TITLES)
    ordered = sorted(stated, key=lambda one: (order.index(one[1].members[0].relation.type), *_in_order(one[1])))
    return [(RELATION_TITLES[one[1].members[0].relation.type], *one) for one in ordered]


def _by_pair(stated: Sequence[Stated]) -> list[Entry]:
    """Under each two whom it is between."""
    order = list(RELATION_TITLES)
    paired = [(one.pair, state, bond) for state, bond in stated for one in bond.members]
    paired.sort(key=lambda one: (one[0], order.index(one[2].members[0].relation.type), *_in_order(one[2])))
    return [(" and ".join(pair), state, bond) for pair, state, bond in paired]


def _in_order(bond: Bond[Held]) -> tuple[Any, ...]:
    one = bond.members[0]
    return one.pair, one.days[:1] or (date.max,), one.relation.id


def _rows(shelf: Shelf, filters: Filters, entries: Sequence[Entry], axis: Axis | None) -> tuple[Row, ...]:
    told = [one.relation for _, _, bond in entries for one in bond.members]
    documents = whole(shelf, filters, (relation.id for relation in told))
    events = dict.fromkeys(id for relation in told for id in (*relation.opened_by, *relation.closed_by))
    desk = shelf.desk(relations=documents, events=[shelf.document("event", id) for id in events])
    known = {relation.id: relation for relation in desk.chronicle.relations}
    assert filters.as_of is not None
    return tuple(
        Row(label, state, relation_view(desk, axis, drawn), why(bond.members[0].relation, filters.as_of))
        for label, state, bond in entries
        if (drawn := _known(bond, known)) is not None
    )


def _known(bond: Bond[Held], known: Mapping[str, Relation]) -> Bond[Relation] | None:
    """The bond of the relations with their words; None where the archive has them no more."""
    members = tuple(known[one.relation.id] for one in bond.members if one.relation.id in known)
    return Bond(bond.subjects, bond.objects, members) if len(members) == len(bond.members) else None


def _groups(rows: Sequence[Row]) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """Rows under their headings."""
    return tuple((label, tuple(some)) for label, some in groupby(rows, key=lambda row: row.heading))


def _table(stated: Sequence[Stated], wanted: Asked, more: dict[str, str]) -> tuple[tuple[str, list[Any]], ...]:
    """How many relations of each kind are in each state, each count with the list of just these."""
    counted = []
    for type, title in RELATION_TITLES.items():
        own = [state for state, bond in stated if bond.members[0].relation.type == type]
        cells = []
        for state in STATES:
            query = {**wanted.values, "type": type, "by": more["by"], "state": state}
            cells.append((own.count(state), with_query(wanted.path, query)))
        if own:
            counted.append((title, cells))
    return tuple(counted)


def _turns(shelf: Shelf, filters: Filters, clocks: Clocks) -> tuple[Turn, ...]:
    """What is otherwise now than as of, or as known by, the days that these are compared with."""
    if not clocks.compares:
        return ()
    known = clocks.known_since or filters.known_by
    try:
        before = states(shelf, replace(filters, known_by=known), clocks.since or clocks.as_of)
        return turns(before, states(shelf, filters, clocks.as_of))
    except ArchiveError:
        return ()


def _offers(shelf: Shelf) -> Offers:
    return replace(offers(shelf), types=TYPES)


def _link(wanted: Asked, more: dict[str, str], clocks: Clocks, other: dict[str, Any]) -> str:
    """This page with other values, from its first page on unless one is named."""
    compared = {"since": clocks.since, "known_since": clocks.known_since}
    said = {name: day.isoformat() for name, day in compared.items() if day}
    return with_query(wanted.path, {**wanted.values, **more, **said, **other})


ROUTES = (Route("/standing", page, name="standing"),)
