"""A part of a chronicle: some of its events and relations, told by the reports that tell them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from whence.history.seen import Document, referring, told_in
from whence.model.chronicle import Chronicle
from whence.model.codec import to_document
from whence.model.decode import from_document


def chosen(told: Chronicle, events: Collection[str], relations: Collection[str]) -> Chronicle:
    """The chronicle of the events and relations with these ids, with whoever and wherever they are about.

    Only the reports that tell them are left; what others say of the same actors is not in it.
    """
    document = to_document(told)
    document["events"] = [one for one in document["events"] if one["id"] in events]
    document["relations"] = [one for one in document["relations"] if one["id"] in relations]
    both = [*document["events"], *document["relations"]]
    document = told_in(document, frozenset(mention["report"] for one in both for mention in one["mentions"]))
    actors, places = set(_actors(document)), set(_places(document))
    document["actors"] = [one for one in document["actors"] if one["id"] in actors]
    document["places"] = [one for one in document["places"] if one["id"] in places]
    return from_document(referring(document))


def _actors(document: Document) -> Iterator[str]:
    for event in document["events"]:
        parts = (part for one in (event, *event["mentions"]) for part in one.get("participants", ()))
        yield from (part["actor"] for part in parts)
        yield from (origin["actor"] for origin in event["origins"] if origin.get("actor"))
    yield from (one[side] for one in document["relations"] for side in ("subject", "object"))


def _places(document: Document) -> Iterator[str]:
    yield from (one["place"] for event in document["events"] for one in (event, *event["mentions"]) if one.get("place"))
    yield from (one["place"] for one in document["relations"] if one["place"])
