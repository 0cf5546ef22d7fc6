"""A part of an archive's chronicle: what fits the filters, and no more."""

from __future__ import annotations

from whence.archive import Archive, Filters
from whence.desk.deriving import chronicle_of, fold
from whence.history import chosen
from whence.model.chronicle import Chronicle


def part_of(archive: Archive, filters: Filters) -> Chronicle:
    """The chronicle of the events that fit, and of the relations that these open or close.

    Asked only by actor, place, days or clocks, the relations that fit are in it, too, by the clocks of `filters`.
    """
    told = chronicle_of(archive, as_of=filters.as_of, known_by=filters.known_by)
    events = {row["id"] for row in archive.ask("events", filters, whole=False)}
    relations = {one.id for one in told.relations if events & {*one.opened_by, *one.closed_by}}
    if not (filters.type or filters.status or filters.min_origins > 1 or filters.contested):
        asked = archive.ask_known(filters, fold) if filters.known_by else archive.ask("relations", filters, whole=False)
        relations |= {row["id"] for row in asked}
    return chosen(told, events, relations)
