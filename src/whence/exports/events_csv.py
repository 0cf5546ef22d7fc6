"""Events as a table, one row an event, for a spreadsheet or a data frame.

What looks like a formula is set apart with an apostrophe, since a spreadsheet would run it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from whence.model.chronicle import Chronicle
from whence.model.event import Event
from whence.model.mention import Role

COLUMNS = (
    "id", "type", "mode", "status", "earliest", "latest", "edtf", "actors", "recipients", "others", "place",
    "n_reports", "n_origins", "origins", "contested", "fulfilled_by", "summary",
)  # fmt: skip
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def events_csv(chronicle: Chronicle) -> str:
    """A CSV document with a header row and a row for each event, in the chronicle's order; lists are `; ` separated."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    names = {actor.id: actor.name for actor in chronicle.actors}
    places = {place.id: place.name for place in chronicle.places}
    writer.writerows([_plain(cell) for cell in _row(event, names, places)] for event in chronicle.events)
    return out.getvalue()


def _row(event: Event, names: dict[str, str], places: dict[str, str]) -> Iterator[object]:
    when = event.date
    yield from (event.id, event.type, event.mode, event.status)
    yield from (when.earliest, when.latest, when.edtf) if when else (None, None, None)
    yield from (_named(event, role, names) for role in ("actor", "recipient", "other"))
    yield places.get(event.place or "")
    yield from (len(event.reports), len(event.origins), "; ".join(origin.name for origin in event.origins))
    yield from ("; ".join(difference.attribute for difference in event.differences), event.fulfilled_by, event.summary)


def _named(event: Event, role: Role, names: dict[str, str]) -> str:
    return "; ".join(names[one.actor] for one in event.participants if one.role == role)


def _plain(cell: object) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
