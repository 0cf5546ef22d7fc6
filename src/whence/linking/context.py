"""The story that a report stands in: reports that share events, passages or rare names with it, and their publications.

A report that names no year was written near those that it shares its story with.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whence.linking.almanac import Neighbour
from whence.linking.copies import Copies
from whence.linking.told import Told, World

# How near to each other reports of one story are written, and what each kind of tie says of it. Set by hand and checked
# on reports whose own day was taken away (`quality/publication.py`).
COPY_DAYS, CLOSE_DAYS, LIKE_DAYS, LOOSE_DAYS = 2.0, 7.0, 10.0, 30.0
COPY, CLOSE, LIKE, LOOSE = 5.0, 0.7, 2.5, 0.3
MOST = 12  # neighbours that are asked
FEW_REPORTS = 6  # an actor that so few name ties them however few reports there are
RARE = 0.45  # weight of an actor that few reports of these speak of


@dataclass(frozen=True)
class Ties:
    """Per report, the reports that share an event (`close`), an actor (`loose`) or a passage (`copied`), in order."""

    close: Mapping[str, tuple[str, ...]]
    loose: Mapping[str, tuple[str, ...]]
    copied: Mapping[str, tuple[str, ...]]


def ties_of(told: Sequence[Told], events: Sequence[Sequence[int]], world: World, copies: Copies) -> Ties:
    """How the reports hang together by events (groups of indices into `told`), passages and rare actors."""
    close: dict[str, set[str]] = {}
    for members in events:
        _tie(close, {told[i].report for i in members})
    copied: dict[str, set[str]] = {}
    for report, passages in copies.passages.items():
        for passage in passages:
            _tie(copied, {report, passage.there.report})
    for report, original in copies.copy_of.items():
        _tie(copied, {report, original})
    loose: dict[str, set[str]] = {}
    for actor in world.actors.values():
        reports = {span.report for span in actor.mentions}
        named = actor.type in ("person", "organization", "armed group") and world.known(actor.id)
        if named and (len(reports) <= FEW_REPORTS or world.weight(actor.id) >= RARE):
            _tie(loose, reports)
    return Ties(
        *({report: tuple(sorted(others)) for report, others in tied.items()} for tied in (close, loose, copied))
    )


def _tie(tied: dict[str, set[str]], reports: set[str]) -> None:
    for report in reports:
        others = reports - {report}
        if others:
            tied.setdefault(report, set()).update(others)


def neighbours_of(report: str, ties: Ties, world: World) -> tuple[Neighbour, ...]:
    """The reports that a report was probably written near to, those that say most of it first."""
    found = {
        other: Neighbour(other, LIKE_DAYS, LIKE * world.likeness(report, other))
        for other in world.beside.get(report, ())
    }
    for tied, scale, weight in ((ties.loose, LOOSE_DAYS, LOOSE), (ties.close, CLOSE_DAYS, CLOSE)):
        for other in tied.get(report, ()):
            like = world.likeness(report, other)
            found[other] = Neighbour(other, scale, weight + LIKE * like)
    for other in ties.copied.get(report, ()):
        found[other] = Neighbour(other, COPY_DAYS, COPY)
    ranked = sorted(found.values(), key=lambda one: (-one.weight, one.report))
    return tuple(one for one in ranked[:MOST] if one.weight > 0)
