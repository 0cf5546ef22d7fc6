"""The archive's tables, the same in SQLite and PostgreSQL, with what each column holds written beside it.

What came in (pages, reports) and what people ruled (judgements) is kept for good; readings are kept because they are
costly; the tables marked DERIVED follow from these and are made again when they change. Whoever opens an archive with
another tool reads the same words here, in `sqlite3 ARCHIVE .schema` and in psql's `\\d+`.
"""

from __future__ import annotations

from whence.archive.columns import metadata
from whence.archive.kept import (
    judgements,
    log,
    meta,
    pages,
    parts,
    readings,
    reports,
    skipped,
    sources,
    targets,
    versions,
)
from whence.archive.made import (
    DERIVED,
    OF_A_BUNDLE,
    actor_names,
    actors,
    bundles,
    cast,
    changes,
    derivation,
    differences,
    documents,
    events,
    mentions,
    origins,
    participants,
    places,
    relations,
    stories,
    told_reports,
)

SCHEMA_VERSION = 3
APPLICATION_ID = 0x57484E43  # "WHNC", which `file` and is_archive find in a SQLite file's header

__all__ = [
    "APPLICATION_ID", "DERIVED", "OF_A_BUNDLE", "SCHEMA_VERSION", "actor_names", "actors", "bundles", "cast", "changes",
    "derivation", "differences", "documents", "events", "judgements", "log", "mentions", "meta", "metadata", "origins",
    "pages", "participants", "parts", "places", "readings", "relations", "reports", "skipped", "sources", "stories",
    "targets", "told_reports", "versions",
]  # fmt: skip
