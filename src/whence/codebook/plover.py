"""PLOVER's inventory: the sixteen event types, their modes, scores and quad classes, and the contexts.

What is not in the manual is not here: a type or mode that a table names must be one of these.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from whence.codebook.tables import table
from whence.errors import CodebookError
from whence.model.mention import EVENT_TYPES, Status

CONFLICT_QUADS = frozenset({3, 4})
NEAREST = "nearest"
"""The mode of a happening that no type fits, none of PLOVER's: the type given is the nearest, and tells no score."""
OTHER = "OTHER"
"""What such a happening is of for people, who see it and ask for it by this word; no type of PLOVER's."""


@dataclass(frozen=True, slots=True)
class EventType:
    """One type: its score (-10 conflict to +10 cooperation), quad class 1 to 4, modes with scores of their own.

    `recipient` says whether the manual demands a recipient.
    """

    name: str
    score: float
    quad: int
    meaning: str
    recipient: bool
    modes: MappingProxyType[str, float]


@cache
def types() -> MappingProxyType[str, EventType]:
    """All event types by name, in the manual's order."""
    rows = table("plover")["types"]
    unknown = sorted(set(rows) ^ set(EVENT_TYPES))
    if unknown:
        raise CodebookError(f"plover.toml has not PLOVER's sixteen types: {', '.join(unknown)}")
    return MappingProxyType({name: _event_type(name, row) for name, row in rows.items()})


@cache
def contexts() -> tuple[str, ...]:
    """The names of all contexts, in the table's order."""
    return tuple(table("contexts")["topics"])


@cache
def by_cameo_root() -> MappingProxyType[str, str]:
    """The event type that each two-digit CAMEO root code falls under."""
    rows = table("plover")["cameo"]
    return MappingProxyType({code: _known(name) for code, name in rows.items()})


def score(name: str, mode: str | None = None) -> float:
    """The conflict-cooperation score of a type, or of its mode where one is given; 0 where it is but the nearest."""
    if mode == NEAREST:
        return 0.0
    kind = types()[name]
    return kind.score if mode is None else kind.modes.get(mode, kind.score)


def shown_type(name: str, mode: str | None) -> str:
    """The type that people see and ask for: OTHER where the type is but the nearest."""
    return OTHER if mode == NEAREST else name


def quad(name: str, mode: str | None = None) -> int | None:
    """The quad class, 1 to 4; None for what PLOVER has no type for."""
    return None if shown_type(name, mode) == OTHER else types()[name].quad


def type_words(name: str, mode: str | None) -> str:
    """The type as people read it: "Sanction"; "Other" where it is but the nearest."""
    return shown_type(name, mode).capitalize()


def kind_words(name: str, mode: str | None) -> str:
    """Type and mode as people read them: "Sanction, discontinue"; "Other" where the type is but the nearest."""
    return type_words(name, mode) + (f", {mode}" if mode and mode != NEAREST else "")


def as_coded(name: str, status: Status) -> str:
    """The one type that is coded for `name` with `status`.

    Cooperation to come is AGREE and conflict to come THREATEN; cooperation that does not come about is REJECT.
    """
    section = {"planned": "future", "denied": "negated"}.get(status)
    return str(table("plover")[section].get(name, name)) if section else name


def require(name: str, mode: str | None, where: str) -> None:
    """CodebookError, which names `where`, if `name` is no type or `mode` none of its modes."""
    if name not in types():
        raise CodebookError(f"{where}: {name} is not an event type")
    if mode is not None and mode not in types()[name].modes:
        raise CodebookError(f"{where}: {mode} is not a mode of {name}")


def _known(name: str) -> str:
    require(name, None, "plover.toml [cameo]")
    return name


def _event_type(name: str, row: dict[str, Any]) -> EventType:
    score, quad = float(row["score"]), int(row["quad"])
    modes = {mode: float(value) for mode, value in row.get("modes", {}).items()}
    if not 1 <= quad <= 4 or any(not -10 <= value <= 10 for value in (score, *modes.values())):
        raise CodebookError(f"plover.toml [types.{name}]: quad is 1 to 4 and scores lie in -10 to 10")
    return EventType(name, score, quad, str(row["meaning"]), bool(row["recipient"]), MappingProxyType(modes))
