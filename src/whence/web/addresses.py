"""The addresses of pages: each thing has one, and words have the place in their report."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from whence.brief.desk import Addresses
from whence.model.span import Span

HERE = "here"  # the anchor of the words that an address asks for


def event(id: str) -> str:
    """The page of an event."""
    return f"/events/{quote(id, safe='')}"


def actor(id: str) -> str:
    """The page of an actor."""
    return f"/actors/{quote(id, safe='')}"


def report(id: str) -> str:
    """The page of a report."""
    return f"/reports/{quote(id, safe='')}"


def words(span: Span) -> str:
    """The place in its report where the words of `span` stand."""
    return f"{report(span.report)}?words={span.start}-{span.end}#{HERE}"


def served_at(root: str) -> Addresses:
    """The addresses of a desk that others reach at `root`."""
    base = root.rstrip("/")
    entries = {"e": event, "a": actor, "r": report}
    return Addresses(lambda kind, id: base + entries[kind](id), lambda span: base + words(span))


def beside(one: str, other: str) -> str:
    """Two reports side by side."""
    return f"{report(one)}/beside/{quote(other, safe='')}"


def with_query(path: str, query: Mapping[str, str | int | None]) -> str:
    """`path` with those of `query` that say something."""
    said = {name: value for name, value in query.items() if value not in (None, "")}
    return f"{path}?{urlencode(said)}" if said else path
