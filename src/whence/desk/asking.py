"""Questions answered by both clocks: the day in the world, and the day up to which reports may be used."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from whence.archive import Archive, Filters
from whence.archive.values import Document
from whence.desk.deriving import fold
from whence.history import Bond, bonds, why_on
from whence.model.codec import FORMAT
from whence.model.decode import from_document
from whence.model.relation import Relation

PAGE = 50
Held = tuple[Relation, Document]  # a relation without its words, and its row
_SPANS = ("spans", "mentions")


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
        return _with_why(rows, filters.as_of) if filters.as_of else rows
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


def bonds_of(archive: Archive, filters: Filters) -> tuple[Bond[Held], ...]:
    """The relations that fit, those that are told as one together: all of what binds several where one of them fits."""
    rows = ask(archive, "relations", replace(filters, limit=None, offset=0))
    fitting = {row["id"] for row in rows}
    if filters.actor:
        rows = ask(archive, "relations", replace(filters, actor=None, limit=None, offset=0))
    both = list(zip(relations_of(rows), rows, strict=True))
    told = bonds(both, lambda one: one[0], lambda one: words_of(one[1]))
    return tuple(bond for bond in told if any(row["id"] in fitting for _, row in bond.members))


def _with_why(rows: list[Document], day: date) -> list[Document]:
    """Relations with why they are on `day` what their state says; their words play no part in that."""
    return [{**row, "why": why_on(one, day)} for row, one in zip(rows, relations_of(rows), strict=True)]


def relations_of(rows: Iterable[Document]) -> tuple[Relation, ...]:
    """The relations of rows, without the words that carry them, so that they can be had without their reports."""
    bare = [_bare(_document(row)) for row in rows]
    document = {"format": FORMAT, "made_by": {"whence": "", "reader": ""}, "reports": [], "relations": bare}
    return from_document(document).relations


def words_of(row: Document) -> tuple[tuple[str, int, int], ...]:
    """Where the words stand that carry the relation of a row."""
    return tuple((span["report"], span["start"], span["end"]) for span in _document(row)["mentions"])


def _bare(value: Any) -> Any:
    """A document without the words that carry it."""
    if isinstance(value, dict):
        return {name: [] if name in _SPANS else _bare(inner) for name, inner in value.items()}
    return [_bare(inner) for inner in value] if isinstance(value, list) else value


def documents(rows: Iterable[Document]) -> list[Document]:
    """The rows' documents, as in the chronicle file, with the state of relations, and why, where one was asked."""
    return [{**_document(row), **{name: row[name] for name in ("state", "why") if name in row}} for row in rows]
