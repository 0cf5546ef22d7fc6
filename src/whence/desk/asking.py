"""Questions answered by both clocks: the day in the world, and the day up to which reports may be used."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from whence.archive import Archive, Filters
from whence.archive.values import Document
from whence.desk.deriving import fold
from whence.history import why_on
from whence.model.codec import FORMAT
from whence.model.decode import from_document

PAGE = 50


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the rows that fit, from the one numbered `offset` on, and how many there are in all."""

    rows: tuple[Document, ...]
    n_rows: int
    offset: int = 0

    @property
    def next_offset(self) -> int | None:
        """Where the next page begins, None on the last."""
        after = self.offset + len(self.rows)
        return after if self.rows and after < self.n_rows else None


def ask(archive: Archive, what: str, filters: Filters | None = None) -> list[Document]:
    """Rows of the events, actors, relations, differences or reports that fit, each with its `document`.

    With `known_by`, an event is told by the reports of that day alone, and relations are folded from what those
    reports say. With `as_of`, each relation has its `state` on that day: stood, ended, not yet or not known,
    and says `why`.
    """
    filters = filters or Filters()
    if what == "relations":
        rows = _cut(archive.ask_known(filters, fold), filters) if filters.known_by else archive.ask(what, filters)
        return [{**row, "why": _why(row, filters.as_of)} for row in rows] if filters.as_of else rows
    rows = archive.ask(what, filters)
    return _known_events(archive, rows, filters.known_by) if what == "events" and filters.known_by else rows


def page(archive: Archive, what: str, filters: Filters | None = None) -> Page:
    """A page of the rows that fit, without documents, and how many fit; fifty where `filters` has no limit."""
    filters = filters or Filters()
    filters = filters if filters.limit is not None else replace(filters, limit=PAGE)
    if what == "relations" and filters.known_by:
        found = archive.ask_known(filters, fold)
        rows = _cut([{key: value for key, value in row.items() if key != "document"} for row in found], filters)
        return Page(tuple(rows), len(found), filters.offset)
    rows = archive.ask(what, filters, whole=False)
    return Page(tuple(rows), archive.count(what, filters), filters.offset)


def _cut(rows: list[Document], filters: Filters) -> list[Document]:
    end = None if filters.limit is None else filters.offset + filters.limit
    return rows[filters.offset : end]


def found(archive: Archive, words: str, limit: int = PAGE, offset: int = 0) -> Page:
    """A page of the reports that have the words, best first."""
    return Page(tuple(archive.search(words, limit, offset)), archive.count_found(words), offset)


def _known_events(archive: Archive, rows: Iterable[Document], day: date) -> list[Document]:
    """Events as the reports of the day tell them: later mentions, origins and contrary values left out."""
    out = archive.out_by(day)
    told = []
    for row in rows:
        document = _told_by(_document(row), out)
        n_reports = len({mention["report"] for mention in document["mentions"]})
        n_differences = len(document.get("differences", ()))
        told.append({**row, "n_reports": n_reports, "n_differences": n_differences, "document": json.dumps(document)})
    return told


def _told_by(event: Document, out: frozenset[str]) -> Document:
    mentions = [mention for mention in event["mentions"] if mention["report"] in out]
    origins = [{**origin, "reports": [r for r in origin["reports"] if r in out]} for origin in event["origins"]]
    told = {**event, "mentions": mentions, "origins": [origin for origin in origins if origin["reports"]]}
    differences = [known for one in event.get("differences", ()) if (known := _differing(one, out)) is not None]
    if "differences" in told:
        told["differences"] = differences
    return told


def _differing(difference: Document, out: frozenset[str]) -> Document | None:
    """The difference as far as the reports in `out` carry its values, None where they carry fewer than two."""
    values = [
        {**value, "mentions": kept}
        for value in difference["values"]
        if (kept := [mention for mention in value["mentions"] if mention["report"] in out])
    ]
    return {**difference, "values": values} if len(values) > 1 else None


def _document(row: Document) -> Document:
    document: Document = json.loads(row["document"])
    return document


def _why(row: Document, day: date) -> str:
    """Why the relation of a row is on `day` what its state says; its words play no part in that."""
    bare = {**_document(row), "mentions": [], "differences": []}
    for name in ("from", "to"):
        bare[name] = _bare(bare.get(name))
    bare["attested"] = [_bare(when) for when in bare.get("attested", ())]
    document = {"format": FORMAT, "made_by": {"whence": "", "reader": ""}, "reports": [], "relations": [bare]}
    return why_on(from_document(document).relations[0], day)


def _bare(when: Document | None) -> Document | None:
    return {key: value for key, value in when.items() if key != "spans"} if when else None


def documents(rows: Iterable[Document]) -> list[Document]:
    """The rows' documents, as in the chronicle file, with the state of relations, and why, where one was asked."""
    return [{**_document(row), **{name: row[name] for name in ("state", "why") if name in row}} for row in rows]
