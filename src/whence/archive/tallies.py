"""Events counted where they were and by who acted on whom: what a map and a network are drawn from.

Counting is the database's; no document is read but, once, those of places, which alone say how exact a place is.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from whence.archive import schema
from whence.archive.filters import Filters, shown_type
from whence.archive.questions import conditions, fetched
from whence.archive.values import Document


def happened(connection: Connection, filters: Filters) -> list[Document]:
    """How many events that fit were at each place, by type: `place` (None where none is told), `type`, `n`.

    What PLOVER has no type for is of type OTHER.
    """
    event, type, n = schema.events, shown_type().label("type"), func.count().label("n")
    asked = select(event.c.place, type, n).where(*conditions(connection, "events", filters))
    return fetched(connection, asked.group_by(event.c.place, type).order_by(event.c.place, type))


def acted(connection: Connection, filters: Filters) -> list[Document]:
    """Who acted on whom in each event that fits: `event`, `one`, `other`, `type`, `mode`, a row for each two."""
    event, part = schema.events, schema.participants
    doer, done_to = part.alias("doers"), part.alias("done_to")
    columns = (event.c.id.label("event"), doer.c.actor.label("one"), done_to.c.actor.label("other"))
    asked = select(*columns, event.c.type, event.c.mode).distinct()
    asked = asked.join(doer, (doer.c.event == event.c.id) & (doer.c.role == "actor"))
    asked = asked.join(done_to, (done_to.c.event == event.c.id) & (done_to.c.role == "recipient"))
    asked = asked.where(doer.c.actor != done_to.c.actor, *conditions(connection, "events", filters))
    return fetched(connection, asked.order_by(*columns))


def places(connection: Connection) -> dict[str, Document]:
    """All places by id: `name`, `country`, `latitude`, `longitude`, `precision`."""
    table, cast = schema.places, schema.cast
    exact: dict[str, str | None] = {}
    told = select(cast.c.id, cast.c.document).where(cast.c.kind == "place").order_by(cast.c.id, cast.c.bundle)
    for id, document in connection.execute(told):
        exact[id] = exact.get(id) or json.loads(document).get("precision")
    columns = (table.c.id, table.c.name, table.c.country, table.c.latitude, table.c.longitude)
    rows = fetched(connection, select(*columns).order_by(table.c.id))
    return {row["id"]: {**row, "precision": exact.get(row["id"])} for row in rows}


def actors(connection: Connection, ids: Sequence[str] | None = None) -> dict[str, Document]:
    """All actors, or those of `ids`, by id: `name`, `type`, `country`."""
    table = schema.actors
    asked = select(table.c.id, table.c.name, table.c.type, table.c.country).order_by(table.c.id)
    rows = fetched(connection, asked if ids is None else asked.where(table.c.id.in_(ids)))
    return {row["id"]: row for row in rows}
