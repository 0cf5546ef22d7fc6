"""Bringing an archive that an older Whence wrote up to this one's schema.

What is kept for good is carried over as it is; what is derived is made anew by the next `add`, or as soon as a verb
needs it. One transaction: a run that is killed leaves the older archive.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, inspect, text, update

from whence.archive import schema
from whence.errors import ArchiveError

# The derived tables of schema 1, children before parents.
_DERIVED_1 = (
    "standings", "stories", "differences", "relations", "origins", "mentions", "participants", "events", "places",
    "actor_names", "actors", "told_reports", "derivation",
)  # fmt: skip


def migrate(connection: Connection, found: int) -> None:
    """Takes the archive from schema `found` to this one's, a version at a time."""
    for version in range(found, schema.SCHEMA_VERSION):
        step = _STEPS.get(version)
        if step is None:
            raise ArchiveError(f"there is no way from schema {version} to {version + 1}; use a Whence between the two")
        step(connection)
    table = schema.meta
    now = str(schema.SCHEMA_VERSION)
    connection.execute(update(table).where(table.c.name == "schema").values(value=now))


def _from_1(connection: Connection) -> None:
    """Bundles: the derived tables are other ones."""
    there = set(inspect(connection).get_table_names())
    for name in _DERIVED_1:
        if name in there:
            connection.execute(text(f"DROP TABLE {name}"))
    schema.metadata.create_all(connection, tables=list(schema.DERIVED))


def _from_2(connection: Connection) -> None:
    """Two indexes more: which report a digest is of, and by whom each was read."""
    for table in (schema.versions, schema.readings):
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            index.create(connection, checkfirst=True)


_STEPS: dict[int, Callable[[Connection], None]] = {1: _from_1, 2: _from_2}
