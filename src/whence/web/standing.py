"""What stood between whom, by both clocks: states with their reasons, and what changed between two days."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from whence import desk
from whence.archive.values import Document
from whence.brief import words
from whence.desk import Filters
from whence.history import Bond, as_of, bonds, why_on
from whence.model.relation import Relation
from whence.shown import listed
from whence.web.shelf import Shelf

STATES = ("stood", "ended", "not known", "not yet")
STATE_WORDS = {"stood": "stood", "ended": "had ended", "not known": "not known", "not yet": "not yet begun"}


@dataclass(frozen=True, slots=True)
class Held:
    """A relation without its words, the names of whom it is between, and its state where a day is asked about.

    `words` are the places where what carries it stands.
    """

    relation: Relation
    subject: str
    object: str
    state: str = ""
    words: tuple[tuple[str, int, int], ...] = ()

    @property
    def pair(self) -> tuple[str, str]:
        """Whom it is between, whoever is named first."""
        one, other = sorted((self.subject, self.object))
        return one, other

    @property
    def days(self) -> tuple[date, ...]:
        """All days that anything is told of."""
        ends = (self.relation.began, *self.relation.attested, self.relation.ended_on)
        return tuple(day for when in ends if when for day in (when.earliest, when.latest) if day)


def held(shelf: Shelf, filters: Filters) -> tuple[Held, ...]:
    """The relations that fit, in the archive's order."""
    plain = replace(filters, as_of=None, state=None)
    found = shelf.kept(("held", plain), lambda: _held(shelf, plain))
    if filters.as_of is None:
        return found
    return tuple(one for one in _dated(found, filters.as_of) if filters.state in (None, one.state))


def _dated(some: Sequence[Held], day: date) -> tuple[Held, ...]:
    states = (state for _, state in as_of((one.relation for one in some), day))
    return tuple(replace(one, state=state) for one, state in zip(some, states, strict=True))


def _held(shelf: Shelf, filters: Filters) -> tuple[Held, ...]:
    rows = desk.ask(shelf.archive, "relations", filters)
    pairs = zip(desk.relations_of(rows), rows, strict=True)
    return tuple(Held(relation, row["subject"], row["object"], words=desk.words_of(row)) for relation, row in pairs)


def bonds_held(shelf: Shelf, filters: Filters) -> tuple[Bond[Held], ...]:
    """The relations that fit, on whatever day, those told as one together: all of it where one of several fits."""
    plain = replace(filters, as_of=None, state=None)
    return shelf.kept(("bonds", plain), lambda: _bonds(shelf, plain))


def _bonds(shelf: Shelf, filters: Filters) -> tuple[Bond[Held], ...]:
    fitting = held(shelf, filters)
    if not filters.actor:
        return told_as_one(fitting)
    ids = {one.relation.id for one in fitting}
    every = bonds_held(shelf, replace(filters, actor=None))
    return tuple(bond for bond in every if any(one.relation.id in ids for one in bond.members))


def told_as_one(some: Sequence[Held]) -> tuple[Bond[Held], ...]:
    """Those that are told as one together, in the order of the first of each; one has the same days, so one state."""
    return bonds(some, lambda one: one.relation, lambda one: one.words)


def whole(shelf: Shelf, filters: Filters, ids: Iterable[str]) -> list[Document]:
    """The documents of some of the relations that fit, words and all."""
    wanted = dict.fromkeys(ids)
    if not filters.known_by:
        return [shelf.document("relation", id) for id in wanted]
    plain = replace(filters, as_of=None, state=None)
    rows = shelf.kept(("known", plain), lambda: tuple(desk.ask(shelf.archive, "relations", plain)))
    documents = {row["id"]: row["document"] for row in rows}
    return [json.loads(documents[id]) for id in wanted if id in documents]


def why(relation: Relation, day: date) -> str:
    """Why the relation is in the state that it is in on `day`, with days in words."""
    return why_on(relation, day, words.date_words)


@dataclass(frozen=True, slots=True)
class Turn:
    """What is in another state on one day, or by what was known, than on another."""

    between: str
    what: str
    before: str
    after: str


def states(shelf: Shelf, filters: Filters, day: date) -> tuple[Held, ...]:
    """The relations of what fits on `day`, and with one of several that are told as one the others, too."""
    return _dated([one for bond in bonds_held(shelf, filters) for one in bond.members], day)


def turns(before: Sequence[Held], after: Sequence[Held]) -> tuple[Turn, ...]:
    """What is otherwise in `after` than in `before`; what only one of them has is matched with nothing."""
    old, new = _by_kind(before), _by_kind(after)
    found: dict[tuple[str, str], list[Held]] = {}
    for kind in dict.fromkeys((*old, *new)):
        one, other = old.get(kind), new.get(kind)
        states = (one.state if one else "no report told of it", other.state if other else "no report told of it")
        told = other or one
        if states[0] != states[1] and told:
            found.setdefault(states, []).append(told)
    return tuple(_turn(bond, *states) for states, some in found.items() for bond in told_as_one(some))


def _turn(bond: Bond[Held], before: str, after: str) -> Turn:
    one = bond.members[0].relation
    return Turn(between(bond), one.detail or one.type, before, after)


def between(bond: Bond[Held]) -> str:
    """The names of whom it is between: Mali – Niger; Burkina Faso, Mali and Niger."""
    names = {id: name for one in bond.members for id, name in _names(one)}
    sides = [listed(sorted(names[id] for id in side)) for side in (bond.subjects, bond.objects) if side]
    return " – ".join(sides)


def _names(one: Held) -> tuple[tuple[str, str], ...]:
    return (one.relation.subject, one.subject), (one.relation.object, one.object)


def _by_kind(some: Sequence[Held]) -> dict[tuple[str, ...], Held]:
    """Relations by what they are, those alike numbered in the order of time: their ids change with what is known."""
    found: dict[tuple[str, ...], Held] = {}
    numbers: dict[tuple[str, ...], int] = {}
    for one in sorted(some, key=lambda one: one.days or (date.max,)):
        kind = (one.relation.type, one.relation.subject, one.relation.object, (one.relation.detail or "").casefold())
        numbers[kind] = numbers.get(kind, 0) + 1
        found[(*kind, str(numbers[kind]))] = one
    return found
