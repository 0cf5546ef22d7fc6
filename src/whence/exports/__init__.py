"""Chronicles in the formats of others: a registry, one adapter a format."""

from __future__ import annotations

from collections.abc import Callable

from whence.exports.events_csv import events_csv
from whence.model.chronicle import Chronicle
from whence.model.codec import dumps

Adapter = Callable[[Chronicle], str]

EXPORTS: dict[str, Adapter] = {
    "chronicle": dumps,
    "csv": events_csv,
}


def export(chronicle: Chronicle, format: str) -> str:
    """The chronicle as text in `format`; KeyError where no adapter has that name."""
    return EXPORTS[format](chronicle)
