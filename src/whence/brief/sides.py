"""Sides: who takes part in an event told once, where several actors are one side told in several ways.

"Russia, the defence ministry, a delegation, its head" act for one country. Only what speaks for a state is put under
one name: crowds, crews, parties and armed groups of the same country stay beside it, and so do persons among
themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from whence.brief.desk import Field
from whence.history import speaks_for_state
from whence.model.event import Actor

_BODIES = ("country", "organization", "people")


@dataclass(frozen=True, slots=True)
class Part:
    """One who takes part: as it is shown, and the actor, None where the chronicle lacks it."""

    field: Field
    actor: Actor | None


def sides(parts: Iterable[Part]) -> tuple[Field, ...]:
    """The parts as fields, in order, those of one state under the country itself, else what is told most."""
    by_side: dict[str, list[Part]] = {}
    for number, part in enumerate(parts):
        by_side.setdefault(_state(part.actor) or f"={number}", []).append(part)
    return tuple(field for some in by_side.values() for field in _told(some))


def _state(actor: Actor | None) -> str | None:
    """The country that the actor acts for, None where it is nobody's."""
    if actor is None or actor.country is None or actor.type in ("armed group", "other"):
        return None
    return actor.country if actor.type == "country" or speaks_for_state(actor) else None


def _told(some: Sequence[Part]) -> Sequence[Field]:
    if len(some) < 2 or not any(part.actor and part.actor.type in _BODIES for part in some):
        return [part.field for part in some]
    lead = min(some, key=_rank)
    also = tuple(part.field for part in some if part is not lead)
    return [replace(lead.field, also=also)]


def _rank(part: Part) -> tuple[int, int]:
    """The country first, then what most words name; of those, what was first."""
    is_country = part.actor is not None and part.actor.type == "country"
    return (0 if is_country else 1, -len(part.field.links))
