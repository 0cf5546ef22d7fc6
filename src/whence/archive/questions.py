"""Questions put to an archive as queries: which events, actors, relations, differences and reports fit; how many."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, func, select

from whence.archive import derived, schema
from whence.archive.filters import (
    Condition,
    Filters,
    on_actors,
    on_differences,
    on_events,
    on_relations,
    on_reports,
    shown_type,
    state_on,
)
from whence.archive.values import Document

Conditions = Callable[[Connection, Filters], Iterator[Condition]]


@dataclass(frozen=True)
class Question:
    """A kind of row: its table, what its documents are kept as, its conditions, and what it can be counted by."""

    table: Table
    kind: str
    conditions: Conditions
    facets: tuple[str, ...] = ()


QUESTIONS = {
    "events": Question(schema.events, "event", on_events, ("type", "status")),
    "actors": Question(schema.actors, "actor", on_actors, ("type",)),
    "relations": Question(schema.relations, "relation", on_relations, ("type",)),
    "differences": Question(schema.differences, "difference", on_differences, ("kind", "attribute")),
    "reports": Question(schema.told_reports, "report", on_reports, ("outlet", "language")),
}


def rows(connection: Connection, what: str, filters: Filters, *, whole: bool = True) -> list[Document]:
    """Rows of the kind `what` that fit, in their order; with `whole`, each with its document."""
    asked = _ASKED[what](filters).where(*conditions(connection, what, filters))
    found = fetched(connection, asked.limit(filters.limit).offset(filters.offset))
    return _with_documents(connection, what, found) if whole else found


def fetched(connection: Connection, asked: Select[Any]) -> list[Document]:
    """All rows as documents; a mapping for each would take a third longer, which a hundred thousand feel."""
    found = connection.execute(asked)
    names = tuple(found.keys())
    return [dict(zip(names, row, strict=True)) for row in found]


def count(connection: Connection, what: str, filters: Filters) -> int:
    """How many fit, whatever the limit."""
    table = QUESTIONS[what].table
    return connection.scalar(select(func.count()).select_from(table).where(*conditions(connection, what, filters))) or 0


def facets(connection: Connection, what: str, filters: Filters) -> dict[str, dict[str, int]]:
    """By column (type, status and the like), how many of those that fit have each of its values, most first."""
    question = QUESTIONS[what]
    found: dict[str, dict[str, int]] = {}
    for name in question.facets:
        column = shown_type() if (what, name) == ("events", "type") else question.table.c[name]
        where = conditions(connection, what, _without(filters, name))
        n = func.count()
        asked = select(column, n).select_from(question.table).where(*where).group_by(column)
        counted = connection.execute(asked.order_by(n.desc(), column)).all()
        found[name] = {value: n for value, n in counted if value is not None}
    return found


def _without(filters: Filters, facet: str) -> Filters:
    """A filter that bears a facet's name does not bear upon that facet's own counts: they say what else there is."""
    if facet == "type":
        return replace(filters, type=None)
    return replace(filters, status=None) if facet == "status" else filters


def conditions(connection: Connection, what: str, filters: Filters) -> list[Condition]:
    """What rows of the kind `what` must fulfil to fit."""
    where = list(QUESTIONS[what].conditions(connection, filters))
    if what == "events" and filters.min_origins:
        where.append(schema.events.c.n_origins >= filters.min_origins)
        if filters.known_by:
            where.append(_known_origins(filters.known_by) >= filters.min_origins)
    return where


def _columns(table: Table, *names: str) -> list[Any]:
    return [table.c[name] for name in names]


def _events(filters: Filters) -> Select[Any]:
    table, place = schema.events, schema.places
    columns = _columns(table, "id", "edtf", "earliest", "latest", "type", "mode", "status", "summary")
    n_origins = _known_origins(filters.known_by) if filters.known_by else table.c.n_origins
    columns += [place.c.name.label("place"), table.c.n_reports, n_origins.label("n_origins")]
    columns += _columns(table, "n_differences", "judgements")
    asked = select(*columns).outerjoin(place, place.c.id == table.c.place)
    return asked.order_by(table.c.place_in_order)


def _known_origins(day: date) -> ColumnElement[int]:
    told, origin = schema.told_reports, schema.origins
    counted = select(func.count(origin.c.origin.distinct())).join(told, told.c.report == origin.c.report)
    return counted.where(origin.c.event == schema.events.c.id, told.c.latest <= str(day)).scalar_subquery()


def _actors(filters: Filters) -> Select[Any]:
    table = schema.actors
    columns = _columns(table, "id", "name", "type", "country", "n_reports", "n_events", "n_differences")
    return select(*columns).order_by(table.c.n_events.desc(), table.c.n_reports.desc(), table.c.id)


def _relations(filters: Filters) -> Select[Any]:
    table, place = schema.relations, schema.places
    subject, object_ = schema.actors.alias("subjects"), schema.actors.alias("objects")
    columns = [table.c.id, table.c.type, subject.c.name.label("subject"), object_.c.name.label("object")]
    columns += [place.c.name.label("place"), table.c.detail, table.c.acting]
    columns += _columns(table, "began_earliest", "began_latest", "ended_earliest", "ended_latest")
    columns += _columns(table, "ended", "n_reports", "n_differences", "judgements")
    if filters.as_of:
        columns.append(state_on(filters.as_of).label("state"))
    asked = select(*columns).join(subject, subject.c.id == table.c.subject)
    asked = asked.join(object_, object_.c.id == table.c.object).outerjoin(place, place.c.id == table.c.place)
    return asked.order_by(table.c.place_in_order)


def _differences(filters: Filters) -> Select[Any]:
    table, event, actor, relation = schema.differences, schema.events, schema.actors, schema.relations
    what = func.coalesce(event.c.summary, actor.c.name, relation.c.detail, relation.c.type)
    columns = [table.c.kind, table.c.id, what.label("what")]
    columns += _columns(table, "attribute", "series", "values", "document")
    asked = select(*columns)
    for other in (event, actor, relation):
        asked = asked.outerjoin(other, other.c.id == table.c.id)
    return asked.order_by(table.c.place_in_order, table.c.position)


def _reports(filters: Filters) -> Select[Any]:
    told = schema.told_reports
    columns = [told.c.report.label("id"), *_columns(told, "earliest", "latest", "outlet", "title", "language")]
    published = func.coalesce(told.c.earliest, told.c.latest, str(date.max))  # those of no known day stand last
    return select(*columns, *_columns(told, "copy_of", "n_events")).order_by(published, told.c.report)


_ASKED: dict[str, Callable[[Filters], Select[Any]]] = {
    "events": _events,
    "actors": _actors,
    "relations": _relations,
    "differences": _differences,
    "reports": _reports,
}


def _with_documents(connection: Connection, what: str, found: Sequence[Document]) -> list[Document]:
    """The rows, each with its document as JSON."""
    if what == "differences":
        return list(found)
    kind = QUESTIONS[what].kind
    kept = derived.documents_of(connection, kind, [row["id"] for row in found])
    return [{**row, "document": kept[row["id"]]} for row in found]
