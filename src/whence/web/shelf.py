"""What pages take from an archive: rows by filters, and small parts of its chronicle, of just what a page shows.

A part is a chronicle like any other, so the brief's views work on it; actors and places that are only named in it are
there by name alone. What is derived is kept per version of the archive's chronicle and made again when that changes.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any, TypeVar

from starlette.requests import Request

from whence import desk
from whence.archive.values import Document
from whence.brief.desk import Addresses, Desk
from whence.desk import Archive, Filters
from whence.errors import ArchiveError
from whence.model.chronicle import Chronicle
from whence.model.codec import FORMAT
from whence.model.decode import from_document
from whence.model.reading import Reading
from whence.model.report import Report
from whence.shown import clipped
from whence.web import addresses

Value = TypeVar("Value")
MAX_KEPT = 600
MAX_DRAWN = 32
MAX_ASKED = 500  # ids in one question; databases refuse tens of thousands
MAX_NAME = 48
MAX_TOLD = 400  # events of one report
MAX_MENTIONS = 60  # words of an actor that a page shows; a country in the news has thousands
_ENTRIES = {"e": addresses.event, "a": addresses.actor, "r": addresses.report}
ADDRESSES = Addresses(lambda kind, id: _ENTRIES[kind](id), addresses.words)
_MADE_BY = {"whence": "", "reader": ""}


@dataclass(frozen=True, slots=True)
class Found:
    """One page of the rows that fit, how many fit in all, and which page of how many this is."""

    rows: tuple[Document, ...]
    total: int
    page: int = 1
    n_pages: int = 1


class Store:
    """What is kept of one version of the chronicle: many small things, and the few large ones last drawn."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._made: str | None = None
        self._kept: dict[int, OrderedDict[Any, Any]] = {size: OrderedDict() for size in (MAX_KEPT, MAX_DRAWN)}

    def kept(self, size: int, made: str | None, name: Any, make: Callable[[], Value]) -> Value:
        """What `make` gives, kept under `name`, with `size` others, as long as the chronicle is that of `made`."""
        with self._lock:
            if made != self._made:
                self._made = made
                for some in self._kept.values():
                    some.clear()
            held = self._kept[size]
            if name in held:
                held.move_to_end(name)
                value: Value = held[name]
                return value
        value = make()
        with self._lock:
            if made == self._made:
                held[name] = value
                while len(held) > size:
                    held.popitem(last=False)
        return value


class Shelf:
    """Reads an archive for pages. Safe for threads; holds no more than a few hundred small things."""

    def __init__(self, archive: Archive, store: Store | None = None, made: str | None = None) -> None:
        self.archive = archive
        self._store = store or Store()
        self._made = made

    def at_once(self) -> Shelf:
        """The shelf for one request, which asks but once which version of the chronicle there is."""
        return Shelf(self.archive, self._store, self.archive.derived_from())

    def kept(self, name: Any, make: Callable[[], Value]) -> Value:
        """What `make` gives, kept under `name` until the chronicle is another."""
        return self._store.kept(MAX_KEPT, self._version(), name, make)

    def drawn(self, name: Any, make: Callable[[], Value]) -> Value:
        """As `kept`, for what is large: a page that was just looked at is not drawn again."""
        return self._store.kept(MAX_DRAWN, self._version(), name, make)

    def _version(self) -> str | None:
        return self._made or self.archive.derived_from()

    # rows

    def outline(self, what: str, filters: Filters) -> list[Document]:
        """All rows that fit, in order, without their documents: for drawing many at once; keep what is drawn of it."""
        return self.archive.ask(what, filters, whole=False)

    def page(self, what: str, filters: Filters, page: int, size: int, *, whole: bool = True) -> Found:
        """One page of the rows that fit, the last one where `page` is beyond it; with `whole`, with their documents."""
        total = self.kept(("count", what, filters), lambda: self.archive.count(what, filters))
        n_pages = max(1, -(-total // size))
        page = min(page, n_pages)
        wanted = replace(filters, limit=size, offset=(page - 1) * size)
        if not whole:
            rows = self.drawn(("page", what, wanted), lambda: self.archive.ask(what, wanted, whole=False))
        else:
            rows = desk.ask(self.archive, what, wanted)
        return Found(tuple(rows), total, page, n_pages)

    def names(self, kind: str) -> dict[str, str]:
        """Names by id, of all actors or all places."""
        return self.kept(("names", kind), lambda: self.archive.names(kind))

    def people(self, ids: Iterable[str]) -> dict[str, Document]:
        """The actors with these ids, in a few words each; an archive may have a hundred thousand others."""
        wanted = list(dict.fromkeys(ids))
        found: dict[str, Document] = {}
        for at in range(0, len(wanted), MAX_ASKED):
            found |= self.archive.actors(wanted[at : at + MAX_ASKED])
        return found

    def countries(self) -> dict[str, str]:
        """Names of the countries that take part, by code."""

        def made() -> dict[str, str]:
            rows = self.archive.ask("actors", Filters(type="country"), whole=False)
            return {row["country"]: row["name"] for row in reversed(rows) if row["country"]}

        return self.kept("countries", made)

    # parts of the chronicle

    def document(self, kind: str, id: str) -> Document:
        """One thing as in the chronicle file; KeyError where there is none. Not to be changed."""
        return self.kept((kind, id), lambda: self.archive.document(kind, id))

    def report_name(self, id: str) -> str:
        """What a report goes by in a line: its outlet, else its title, else its id."""
        try:
            report = self.document("report", id)
        except KeyError:
            return id
        return clipped(report.get("outlet") or report.get("title") or id, MAX_NAME)

    def report(self, id: str) -> Report | None:
        """A report with its text, None where there is none."""
        try:
            told = self.part(reports=[self.document("report", id)])
        except KeyError:
            return None
        return told.reports[0].report

    def events_of(self, report: str) -> list[Document]:
        """The events that a report tells, the first few hundred of them."""
        return desk.documents(self.archive.ask("events", Filters(report=report, limit=MAX_TOLD)))

    def reading(self, digest: str) -> Reading | None:
        """The latest reading of the current report with that digest, None where it was not read."""
        readers = self.kept("readers", self.archive.readers)
        if digest not in readers:
            return None
        found = self.kept(("reading", digest), lambda: self.archive.readings({digest: readers[digest][-1]}))
        return found[0] if found else None

    def desk(self, **things: Iterable[Document]) -> Desk:
        """A part at hand, with the pages' addresses."""
        return Desk(self.part(**things), ADDRESSES)

    def part(
        self,
        *,
        events: Iterable[Document] = (),
        actors: Iterable[Document] = (),
        relations: Iterable[Document] = (),
        reports: Iterable[Document] = (),
    ) -> Chronicle:
        """The chronicle of just these, with all that they name."""
        told = [list(events), [_fewer_words(actor) for actor in actors], list(relations)]
        own = {report["id"]: report for report in reports}
        names = dict.fromkeys([*own, *(report for things in told for report in _reports(things))])
        document = {
            "format": FORMAT,
            "made_by": _MADE_BY,
            "reports": [_within(own.get(name) or self.document("report", name), names) for name in names],
            "actors": [*told[1], *self._named_actors(told)],
            "places": list(self._named_places(told)),
            "events": told[0],
            "relations": told[2],
        }
        return from_document(document)

    def _named_actors(self, told: Sequence[list[Document]]) -> Iterator[Document]:
        own = {actor["id"]: actor for actor in told[1]}
        parts = [part["actor"] for event in told[0] for part in _parts(event)]
        parts += [id for relation in told[2] for id in (relation["subject"], relation["object"])]
        wanted = [id for id in dict.fromkeys(parts) if id not in own]
        known = self.people(wanted)
        beside = _beside(told[0], {**known, **own})
        for id in wanted:
            if id in known:
                code = self.document("actor", id).get("code") if id in beside else None
                yield {**known[id], "code": code, "mentions": []}

    def _named_places(self, told: Sequence[list[Document]]) -> Iterator[Document]:
        ids = [one["place"] for event in told[0] for one in (event, *event["mentions"]) if one.get("place")]
        ids += [relation["place"] for relation in told[2] if relation["place"]]
        for id in dict.fromkeys(ids):
            try:
                yield {**self.document("place", id), "mentions": []}
            except KeyError:
                continue


def _parts(event: Document) -> Iterator[Document]:
    yield from event.get("participants") or ()
    for mention in event["mentions"]:
        yield from mention.get("participants") or ()


def _beside(events: Sequence[Document], known: dict[str, Document]) -> set[str]:
    """Who takes part in an event beside another of the same country, and may be the same side: its code tells."""
    found: set[str] = set()
    for event in events:
        by_side: dict[tuple[str, str], list[str]] = {}
        for part in event.get("participants") or ():
            actor = known.get(part["actor"], {})
            if actor.get("country"):
                by_side.setdefault((part["role"], actor["country"]), []).append(actor["id"])
        several = (id for ids in by_side.values() if len(ids) > 1 for id in ids)
        found.update(id for id in several if known[id]["type"] != "country")
    return found


def _fewer_words(actor: Document) -> Document:
    return {**actor, "mentions": actor["mentions"][:MAX_MENTIONS]}


def _reports(value: Any) -> Iterator[str]:
    """The reports of all spans in a document."""
    if isinstance(value, dict):
        if "report" in value and "quote" in value:
            yield value["report"]
        for name, inner in value.items():
            if name not in ("quote", "because"):
                yield from _reports(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _reports(inner)


def _within(report: Document, names: dict[str, None]) -> Document:
    """A report without the spans that lie in reports which are not in the part."""
    passages = [pair for pair in report.get("copied_passages", ()) if pair["there"]["report"] in names]
    published = report.get("published")
    if published and published.get("spans"):
        published = {**published, "spans": [span for span in published["spans"] if span["report"] in names]}
    return {**report, "copied_passages": passages, "published": published}


def shelf_of(request: Request) -> Shelf:
    """The shelf of the desk that was asked, for this request."""
    if not hasattr(request.state, "shelf"):
        request.state.shelf = request.app.state.shelf.at_once()
    shelf: Shelf = request.state.shelf
    return shelf


__all__ = ["ADDRESSES", "ArchiveError", "Found", "Shelf", "shelf_of"]
