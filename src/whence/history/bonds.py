"""Bonds: relations among several that came about at one stroke, told as one; the chronicle keeps them as pairs.

An accord of three parties is three relations, so that each pair can be asked about. A person reads one accord. Offices
stay as they are: each is its holder's own.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from whence.history.change import MUTUAL
from whence.model.relation import Relation
from whence.model.when import When

Item = TypeVar("Item")
LEAST_PARTIES = 3


@dataclass(frozen=True, slots=True)
class Bond(Generic[Item]):
    """What is told as one: `subjects` bound to `objects`, or, where these are empty, all of them to one another.

    `members` are the pairs, in the order in which they came.
    """

    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    members: tuple[Item, ...]


def bonds_of(relations: Iterable[Relation]) -> tuple[Bond[Relation], ...]:
    """The relations as bonds, in the order of the first of each."""
    told = tuple(relations)
    return bonds(told, lambda one: one, lambda one: one.mentions)


def bonds(
    items: Sequence[Item], relation: Callable[[Item], Relation], words: Callable[[Item], Hashable]
) -> tuple[Bond[Item], ...]:
    """`items` as bonds, in the order of the first of each; one that is told with no other is a bond of one pair.

    Told as one are pairs of one type, detail and place that the same events open and close, with the same days and
    the same words (`words`) where no event does: for a mutual relation where each of three or more is paired with each
    other, else where several share all of the other side.
    """
    places = {id(item): number for number, item in enumerate(items)}
    alike: dict[Hashable, list[Item]] = {}
    for item in items:
        alike.setdefault(_told(relation(item), words(item)), []).append(item)
    found: list[Bond[Item]] = []
    for some in alike.values():
        joined = _mutual if relation(some[0]).type in MUTUAL else _sided
        found.extend(joined(some, relation) if len(some) > 1 else [_single(some[0], relation)])
    return tuple(sorted(found, key=lambda bond: places[id(bond.members[0])]))


def _told(one: Relation, words: Hashable) -> Hashable:
    """What pairs that are told as one have in common; nothing in common where it must stand alone."""
    events = (one.opened_by, one.closed_by)
    if one.type == "office" or one.differences or not (any(events) or words):
        return one.id
    days = tuple(_days(when) for when in (one.began, one.ended_on, *one.attested))
    told = (one.type, (one.detail or "").casefold(), one.place, one.acting, one.ended, days, events)
    return told if any(events) else (*told, words)


def _days(when: When | None) -> Hashable:
    return (when.earliest, when.latest) if when else None


def _single(item: Item, relation: Callable[[Item], Relation]) -> Bond[Item]:
    one = relation(item)
    return Bond((one.subject,), (one.object,), (item,))


def _mutual(items: Sequence[Item], relation: Callable[[Item], Relation]) -> list[Bond[Item]]:
    """All as one where each party is paired with each other, else each pair by itself."""
    pairs = {frozenset((relation(item).subject, relation(item).object)) for item in items}
    parties = tuple(dict.fromkeys(party for item in items for party in (relation(item).subject, relation(item).object)))
    n_pairs = len(parties) * (len(parties) - 1) // 2
    if len(parties) >= LEAST_PARTIES and len(pairs) == len(items) == n_pairs:
        return [Bond(parties, (), tuple(items))]
    return [_single(item, relation) for item in items]


def _sided(items: Sequence[Item], relation: Callable[[Item], Relation]) -> list[Bond[Item]]:
    """Those of one object told together, then those of the same subjects."""
    by_object: dict[str, list[Item]] = {}
    for item in items:
        by_object.setdefault(relation(item).object, []).append(item)
    by_subjects: dict[tuple[str, ...], list[str]] = {}
    for object, some in by_object.items():
        subjects = tuple(dict.fromkeys(sorted(relation(item).subject for item in some)))
        by_subjects.setdefault(subjects, []).append(object)
    return [
        Bond(subjects, tuple(objects), tuple(item for object in objects for item in by_object[object]))
        for subjects, objects in by_subjects.items()
    ]
