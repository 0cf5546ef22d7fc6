"""What an address asks for: filters read from its query, said in words, and written back into addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from starlette.datastructures import QueryParams
from starlette.requests import Request

from whence.brief.words import day_words
from whence.desk import Filters
from whence.web.addresses import with_query
from whence.web.shelf import shelf_of

MAX_PAGE = 100_000
MAX_WORDS = 200
# In the order in which they are shown: name in the query, and how it is said of a value.
SAID = {
    "q": "with the words “{}”",
    "actor": "with {}",
    "by": "done by {}",
    "upon": "done to {}",
    "type": "of type {}",
    "status": "{}",
    "place": "in {}",
    "from": "from {}",
    "to": "to {}",
    "origins": "from {} origins or more",
    "contested": "on which reports differ",
    "as_of": "as of {}",
    "known_by": "known by {}",
}
_KINDS = {"actor": "actor", "by": "actor", "upon": "actor", "place": "place"}
_DAYS = ("from", "to", "as_of", "known_by")


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force, in words, and the address without it."""

    name: str
    words: str
    without: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: `values` as they stand in the query, which page of the list, and what could not be read.

    `names` are the names of those values that are ids.
    """

    path: str
    values: Mapping[str, str]
    page: int = 1
    faults: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def filters(self) -> Filters:
        """The same as the archive takes it."""
        get = self.values.get
        return Filters(
            actor=get("actor"),
            doer=get("by"),
            done_to=get("upon"),
            type=get("type"),
            status=get("status"),
            place=get("place"),
            since=_day(get("from")),
            until=_day(get("to")),
            as_of=_day(get("as_of")),
            known_by=_day(get("known_by")),
            min_origins=int(get("origins") or 0),
            contested=bool(get("contested")),
        )

    @property
    def clocks(self) -> dict[str, str]:
        """The two clocks, which go along from page to page."""
        return {name: value for name, value in self.values.items() if name in ("as_of", "known_by")}

    def value(self, name: str) -> str:
        """The value of a filter, empty where it is not in force."""
        return self.values.get(name, "")

    def chips(self) -> tuple[Chip, ...]:
        """Each filter in force, with the address that leaves it out."""
        return tuple(
            Chip(
                name,
                SAID[name].format(self.names.get(self.values[name]) or _shown(name, self.values[name])),
                self.without(name),
            )
            for name in SAID
            if name in self.values
        )

    def without(self, name: str) -> str:
        """This list without one of its filters, from its first page."""
        return with_query(self.path, {key: value for key, value in self.values.items() if key != name})

    def also(self, **more: str | int | None) -> str:
        """This list with other values, from its first page unless `page` is among them; None leaves one out."""
        return with_query(self.path, {**self.values, **{name.rstrip("_"): value for name, value in more.items()}})

    def at(self, page: int) -> str:
        """Another page of this list."""
        return self.also(page=page if page > 1 else None)


def of(request: Request, *names: str) -> Asked:
    """What the request's query asks for, of the filters `names` (all where none is given)."""
    values: dict[str, str] = {}
    faults: list[str] = []
    for name in SAID:
        value = _read(request.query_params, name)
        if not value or (names and name not in names):
            continue
        fault = _fault(name, value)
        if fault:
            faults.append(fault)
        else:
            values[name] = value
    return Asked(request.url.path, values, _page(request.query_params), tuple(faults), _names(request, values))


def _names(request: Request, values: Mapping[str, str]) -> dict[str, str]:
    """The names of the actors and places that are asked for by their ids."""
    shelf = shelf_of(request)
    kinds = {values[name]: kind for name, kind in _KINDS.items() if name in values}
    return {id: name for id, kind in kinds.items() if (name := shelf.names(kind).get(id))}


def _read(query: QueryParams, name: str) -> str:
    value = query.get(name, "").replace("\x00", "").strip()[:MAX_WORDS]
    return "" if name == "origins" and value in ("0", "1") else value


def _fault(name: str, value: str) -> str:
    """What is wrong with a value, empty where nothing is."""
    if name in _DAYS and _day(value) is None:
        return f"“{value}” is no day; write it as 2024-03-16"
    if name == "origins" and not (value.isascii() and value.isdigit() and len(value) < 6):
        return f"“{value}” is no number of origins"
    return ""


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


def _page(query: QueryParams) -> int:
    value = query.get("page", "")
    return min(max(1, int(value)), MAX_PAGE) if value.isascii() and value.isdigit() and len(value) < 9 else 1


def _shown(name: str, value: str) -> str:
    if name == "type":
        return value.capitalize()
    day: Any = _day(value) if name in _DAYS else None
    return day_words(day) if day else value
