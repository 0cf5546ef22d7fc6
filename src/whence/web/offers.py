"""What a filter form offers: types, statuses, and the names that are told most."""

from __future__ import annotations

from dataclasses import dataclass

from whence.brief.words import STATUS_WORDS
from whence.codebook.plover import OTHER
from whence.desk import Filters
from whence.model.mention import EVENT_TYPES, STATUSES
from whence.web.shelf import Shelf

MAX_NAMES = 60
Choices = tuple[tuple[str, str], ...]
ACTOR_TYPES: Choices = tuple(
    (type, words) for type, words in (
        ("country", "countries"), ("organization", "organizations"), ("armed group", "armed groups"),
        ("person", "persons"), ("people", "groups of people"), ("other", "others"),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Offers:
    """What a filter form offers."""

    types: Choices
    statuses: Choices
    actors: tuple[str, ...]
    places: tuple[str, ...]


def offers(shelf: Shelf) -> Offers:
    """What this archive's forms offer; names are those told most."""
    return shelf.kept("offers", lambda: _made(shelf))


def _made(shelf: Shelf) -> Offers:
    types = tuple((type, type.capitalize()) for type in (*sorted(EVENT_TYPES), OTHER))
    statuses = tuple((status, STATUS_WORDS[status]) for status in STATUSES)
    told = shelf.archive.ask("actors", Filters(limit=MAX_NAMES), whole=False)
    places = sorted(dict.fromkeys(shelf.names("place").values()))
    return Offers(types, statuses, tuple(dict.fromkeys(row["name"] for row in told)), tuple(places[: 2 * MAX_NAMES]))
