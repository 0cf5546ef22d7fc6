"""The derived tables: bundles of a chronicle as rows that can be asked, with documents as in the chronicle file.

A bundle is put in, or taken out, whole. What several bundles have in common (an actor, a place, what stands between two
actors) is put together anew for those that are touched, and for no others.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select

from whence.archive import schema
from whence.archive.joined import joined
from whence.archive.rows import Rows, relation_rows
from whence.archive.stored import to_json
from whence.archive.values import Document

CHUNK = 2000
IN_CLAUSE = 500
Group = tuple[str, str, str]
Fold = Callable[[Sequence[Document], Mapping[str, str]], Sequence[Document]]
Keep = Callable[[Document], Document | None]


@dataclass(frozen=True)
class Bundle:
    """Reports that were linked as one: a digest of what it follows from, its chronicle, and what changes relations.

    A change is a plain document with its `group` (type, one, other), `order`, `effect`, `event` and `spans`.
    """

    digest: str
    document: Document
    changes: Sequence[Document]


def put(connection: Connection, bundle: Bundle, fold: Fold, at: str) -> None:
    """Puts a bundle in, in place of all that has any of its reports."""
    told = schema.told_reports
    names = [report["id"] for report in bundle.document["reports"]]
    before = {
        one
        for some in _parts_of(names)
        for one in connection.scalars(select(told.c.bundle).where(told.c.report.in_(some)).distinct())
    }
    touched = Touched()
    _take_out(connection, sorted(before | {bundle.digest}), touched)
    rows = Rows(bundle.document, bundle.changes, bundle.digest)
    for table, made in rows.tables():
        _insert(connection, table, made)
    _insert(connection, schema.bundles, [{"bundle": bundle.digest, "n_reports": len(names), "made": at}])
    touched.note(connection, [bundle.digest])
    touched.settle(connection, fold)


def keep_only(connection: Connection, digests: Iterable[str], fold: Fold) -> bool:
    """Takes out all bundles but these; False, and nothing is taken out, where one of these is not there."""
    kept, there = set(digests), list(connection.scalars(select(schema.bundles.c.bundle)))
    if not kept.issubset(there):
        return False
    gone = [one for one in there if one not in kept]
    touched = Touched()
    _take_out(connection, sorted(gone), touched)
    touched.settle(connection, fold)
    return True


def sign(connection: Connection, inputs: str, made_by: Document, notes: Sequence[str], at: str) -> None:
    """Says what the tables follow from, now that they do."""
    connection.execute(delete(schema.derivation))
    row = {"inputs": inputs, "made_by": to_json(made_by), "notes": to_json(list(notes)), "made": at}
    connection.execute(insert(schema.derivation).values(**row))


class Touched:
    """Actors, places and groups of changes that are to be put together anew."""

    def __init__(self) -> None:
        self.cast: dict[tuple[str, str], None] = {}
        self.groups: dict[Group, None] = {}

    def note(self, connection: Connection, bundles: Sequence[str]) -> None:
        """All that these bundles have a part in."""
        cast, changes = schema.cast, schema.changes
        for some in _parts_of(bundles):
            asked = select(cast.c.kind, cast.c.id).where(cast.c.bundle.in_(some))
            self.cast.update(dict.fromkeys((kind, id) for kind, id in connection.execute(asked)))
            groups = select(changes.c.type, changes.c.one, changes.c.other).where(changes.c.bundle.in_(some)).distinct()
            self.groups.update(dict.fromkeys((a, b, c) for a, b, c in connection.execute(groups)))

    def settle(self, connection: Connection, fold: Fold) -> None:
        """Puts them together."""
        for kind, table in (("actor", schema.actors), ("place", schema.places)):
            ids = sorted(id for one, id in self.cast if one == kind)
            for some in _parts_of(ids):
                connection.execute(delete(table).where(table.c.id.in_(some)))
                _insert(connection, table, _put_together(connection, kind, some))
        for group in sorted(self.groups):
            _fold_again(connection, group, fold)


def _take_out(connection: Connection, bundles: Sequence[str], touched: Touched) -> None:
    touched.note(connection, bundles)
    for some in _parts_of(bundles):
        for table in schema.OF_A_BUNDLE:
            connection.execute(delete(table).where(table.c.bundle.in_(some)))


def _put_together(connection: Connection, kind: str, ids: Sequence[str]) -> Iterator[Document]:
    """The rows of actors or places, of what each bundle tells of them."""
    table = schema.cast
    asked = select(table).where((table.c.kind == kind) & table.c.id.in_(ids)).order_by(table.c.id, table.c.bundle)
    told: dict[str, list[Any]] = {}
    for row in connection.execute(asked):
        told.setdefault(row.id, []).append(row)
    for id, rows in told.items():
        document = joined([json.loads(row.document) for row in rows])
        common = {"id": id, "name": document["name"], "country": document["country"]}
        common["n_events"] = sum(row.n_events for row in rows)
        if kind == "place":
            names = (document["name"], *document["aliases"], document["country_name"] or "")
            lower = "\n".join(dict.fromkeys(name.casefold() for name in names if name))
            yield {**common, "latitude": document["latitude"], "longitude": document["longitude"], "names": lower}
        else:
            counts = {"n_reports": sum(row.n_reports for row in rows)}
            counts["n_differences"] = len(document.get("differences", ()))
            known = min((row.known for row in rows if row.known), default=None)
            yield {**common, "type": document["type"], **counts, "known": known}


def _fold_again(connection: Connection, group: Group, fold: Fold) -> None:
    """Replaces the relations of one group of changes."""
    table = schema.relations
    of_group = (table.c.type == group[0]) & (table.c.one == group[1]) & (table.c.other == group[2])
    ids = list(connection.scalars(select(table.c.id).where(of_group)))
    connection.execute(delete(table).where(of_group))
    for some in _parts_of(ids):
        for other in (schema.differences, schema.documents):
            connection.execute(delete(other).where((other.c.kind == "relation") & other.c.id.in_(some)))
    made = folded(connection, [group], fold)
    if made:
        known = _known(connection, {span["report"] for one in made for span in one["mentions"]})
        for other, rows in relation_rows(made, group, known):
            _insert(connection, other, rows)


def folded(
    connection: Connection,
    groups: Sequence[Group],
    fold: Fold,
    keep: Keep | None = None,
) -> list[Document]:
    """The relations of some groups of changes; `keep` may narrow a change, or leave it out with None."""
    found: list[Document] = []
    for group in groups:
        changes = list(changes_of(connection, group))
        if keep is not None:
            changes = [kept for change in changes if (kept := keep(change)) is not None]
        if changes:
            ids = dict.fromkeys(change[side] for change in changes for side in ("subject", "object"))
            found += fold(changes, _names(connection, list(ids)))
    return found


def changes_of(connection: Connection, group: Group) -> Iterator[Document]:
    """All changes of one group."""
    table = schema.changes
    where = (table.c.type == group[0]) & (table.c.one == group[1]) & (table.c.other == group[2])
    return (json.loads(document) for document in connection.scalars(select(table.c.document).where(where)))


def _names(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    table = schema.actors
    return {
        row.id: row.name
        for some in _parts_of(ids)
        for row in connection.execute(select(table.c.id, table.c.name).where(table.c.id.in_(some)))
    }


def _known(connection: Connection, reports: Iterable[str]) -> dict[str, str | None]:
    """By report, the last day of its publication."""
    table = schema.told_reports
    return {
        row.report: row.latest
        for some in _parts_of(sorted(reports))
        for row in connection.execute(select(table.c.report, table.c.latest).where(table.c.report.in_(some)))
    }


def _parts_of(values: Sequence[str]) -> Iterator[Sequence[str]]:
    return (values[at : at + IN_CLAUSE] for at in range(0, len(values), IN_CLAUSE))


def _insert(connection: Connection, table: Table, rows: Iterable[Document]) -> None:
    chunk: list[Document] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == CHUNK:
            connection.execute(insert(table), chunk)
            chunk = []
    if chunk:
        connection.execute(insert(table), chunk)


def chronicle_document(connection: Connection, format: str) -> Document | None:
    """The chronicle that was derived last, as the document of its file; None where none was."""
    derived = connection.execute(select(schema.derivation)).mappings().first()
    if derived is None:
        return None
    notes = json.loads(derived["notes"])
    skipped = connection.execute(select(schema.skipped).order_by(schema.skipped.c.input)).mappings()
    events, relations, stories = schema.events, schema.relations, schema.stories
    return {
        "format": format,
        "made_by": json.loads(derived["made_by"]),
        "reports": list(_told_reports(connection)),
        "actors": _cast(connection, "actor"),
        "places": _cast(connection, "place"),
        "events": _documents(connection, "event", events, events.c.place_in_order),
        "relations": _documents(connection, "relation", relations, relations.c.place_in_order),
        "stories": _documents(connection, "story", stories, stories.c.n_reports.desc()),
        "skipped": [{"input": row["input"], "why": row["why"]} for row in skipped],
        **({"notes": notes} if notes else {}),
    }


def _documents(connection: Connection, kind: str, of: Table, order: Any) -> list[Any]:
    table = schema.documents
    asked = select(table.c.document).join(of, of.c.id == table.c.id).where(table.c.kind == kind)
    return [json.loads(text) for text in connection.scalars(asked.order_by(order, table.c.id))]


def _cast(connection: Connection, kind: str) -> list[Document]:
    table = schema.cast
    asked = select(table.c.id, table.c.document).where(table.c.kind == kind).order_by(table.c.id, table.c.bundle)
    told: dict[str, list[Document]] = {}
    for row in connection.execute(asked):
        told.setdefault(row.id, []).append(json.loads(row.document))
    return [joined(parts) for parts in told.values()]


def _told_reports(connection: Connection) -> Iterator[Document]:
    told, kept, table = schema.told_reports, schema.reports, schema.documents
    both = select(table.c.document, kept.c.text).join(told, told.c.report == table.c.id)
    both = both.join(kept, kept.c.digest == told.c.digest).where(table.c.kind == "report").order_by(told.c.report)
    for document, text in connection.execute(both):
        yield {**json.loads(document), "text": text}


def documents_of(connection: Connection, kind: str, ids: Sequence[str]) -> dict[str, str]:
    """By id, the JSON of events, relations, actors and the like."""
    if kind in ("actor", "place"):
        return _cast_of(connection, kind, ids)
    table = schema.documents
    found: dict[str, str] = {}
    for some in _parts_of(ids):
        asked = select(table.c.id, table.c.document).where((table.c.kind == kind) & table.c.id.in_(some))
        found.update((id, document) for id, document in connection.execute(asked))
    return found


def _cast_of(connection: Connection, kind: str, ids: Sequence[str]) -> dict[str, str]:
    """As `documents_of`; what one bundle alone tells of, as most are told of, is handed on as it is kept."""
    table = schema.cast
    told: dict[str, list[str]] = {}
    for some in _parts_of(ids):
        asked = select(table.c.id, table.c.document).where((table.c.kind == kind) & table.c.id.in_(some))
        for id, document in connection.execute(asked.order_by(table.c.id, table.c.bundle)):
            told.setdefault(id, []).append(document)
    return {id: one[0] if len(one) == 1 else to_json(joined(list(map(json.loads, one)))) for id, one in told.items()}


def document(connection: Connection, kind: str, id: str) -> Document:
    """One thing as in the chronicle file, a report with its text; KeyError where there is none."""
    if kind in ("actor", "place"):
        table = schema.cast
        asked = select(table.c.document).where((table.c.kind == kind) & (table.c.id == id)).order_by(table.c.bundle)
        parts = [json.loads(text) for text in connection.scalars(asked)]
        if not parts:
            raise KeyError(id)
        return joined(parts)
    kept = schema.documents
    text = connection.scalar(select(kept.c.document).where((kept.c.kind == kind) & (kept.c.id == id)))
    if text is None:
        raise KeyError(id)
    found: Document = json.loads(text)
    if kind == "report":
        reports = schema.reports
        found["text"] = connection.scalar(select(reports.c.text).where(reports.c.digest == found["digest"]))
    return found
