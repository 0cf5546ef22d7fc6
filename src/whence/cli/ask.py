"""`whence events|actors|relations|differences|reports`: questions to an archive, answered by both clocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import click

from whence import desk
from whence.cli.archives import MAX_ROWS, Row, archive_argument, as_table_file, opened, output_options, shown
from whence.cli.archives import write_json as to_json
from whence.cli.common import day, write
from whence.codebook.plover import shown_type
from whence.history import Bond
from whence.model.relation import Relation
from whence.shown import listed

COLUMNS: dict[str, tuple[str, ...]] = {
    "events": ("id", "date", "type", "status", "place", "n_reports", "n_origins", "n_differences", "summary"),
    "actors": ("id", "name", "type", "country", "n_reports", "n_events", "n_differences"),
    "relations": ("id", "type", "from", "to", "ended", "n_reports", "what"),
    "differences": ("id", "kind", "attribute", "values", "series", "what"),
    "reports": ("id", "published", "outlet", "language", "copy_of", "n_events", "title"),
}
EMPTY = {"relations": ("id", "type", "subject", "object", "detail", "place", "from", "to", "ended", "n_reports")}
_OPTIONS = {
    "actor": click.option("--actor", metavar="WHO", help="With this actor: a name, a part of one, or an id."),
    "type": click.option(
        "--type", metavar="TYPE", help="Of this type; for events, OTHER is what PLOVER has no type for."
    ),
    "status": click.option("--status", metavar="STATUS", help="Occurred, ongoing, planned, possible or denied."),
    "place": click.option("--place", metavar="WHERE", help="At this place or in this country."),
    "since": click.option("--from", "since", type=day, metavar="DAY", help="Not all before this day (YYYY-MM-DD)."),
    "until": click.option("--to", "until", type=day, metavar="DAY", help="Not all after this day."),
    "as_of": click.option("--as-of", type=day, metavar="DAY", help="How the world stood on this day."),
    "known_by": click.option("--known-by", type=day, metavar="DAY", help="By reports published up to this day."),
    "min_origins": click.option(
        "--min-origins", type=click.IntRange(min=0), default=0, metavar="N", help="From so many origins or more."
    ),
    "contested": click.option("--contested", is_flag=True, help="Only what reports disagree on."),
}
_WHICH = {
    "events": tuple(_OPTIONS),
    "actors": tuple(name for name in _OPTIONS if name != "min_origins"),
    "relations": ("actor", "type", "place", "since", "until", "as_of", "known_by", "contested"),
    "differences": ("actor", "type", "status", "place", "since", "until", "as_of", "known_by"),
    "reports": ("actor", "type", "status", "place", "since", "until", "known_by", "contested"),
}


def filter_options(*names: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Gives a verb the filters `names`, in that order."""

    def give(verb: Callable[..., None]) -> Callable[..., None]:
        for name in reversed(names):
            verb = _OPTIONS[name](verb)
        return verb

    return give


def _verb(what: str, help: str) -> click.Command:
    """The verb that asks for `what`, with the filters that make sense of it."""

    def run(archive: str, as_json: bool, as_csv: bool, output: str | None, limit: int | None, **asked: Any) -> None:
        filters = desk.Filters(**asked)
        with opened(archive, fresh=True) as held:
            if as_json or as_csv or output:
                rows = desk.ask(held, what, replace(filters, limit=limit or None))
                _written(what, rows, output, as_csv)
            else:
                limit = MAX_ROWS if limit is None else limit or None
                rows = _told(held, what, filters, limit + 1 if limit else None)
                shown([_shown(what, row) for row in rows], _columns(what, rows), limit=limit, none=_none(what, asked))

    limit_option = click.option("--limit", type=click.IntRange(min=0), metavar="N", help="So many at most; 0 is all.")
    decorated = filter_options(*_WHICH[what])(limit_option(output_options(run)))
    return click.command(what, help=help)(archive_argument(decorated))


def _none(what: str, asked: dict[str, Any]) -> str:
    """That nothing was found, said so that it is told from an archive that has nothing."""
    return f"no {what} that fit" if any(asked.values()) else f"no {what} here"


def _told(held: desk.Archive, what: str, filters: desk.Filters, limit: int | None) -> list[Row]:
    """The rows as a person reads them: what is told as one stands in one, with the ids of all that it is kept as."""
    if what != "relations":
        return desk.ask(held, what, replace(filters, limit=limit))
    names = held.names("actor") | held.names("place")
    return [_bond(bond, names) for bond in desk.bonds_of(held, filters)[:limit]]


def _bond(bond: Bond[tuple[Relation, Row]], names: Mapping[str, str]) -> Row:
    """The row of the first, with all that are told as one in its last cell."""
    relation, row = bond.members[0]
    sides = [listed(sorted(names.get(id, id) for id in side)) for side in (bond.subjects, bond.objects) if side]
    said = [" – ".join(sides), *filter(None, (relation.detail, names.get(relation.place or "")))]
    also = [f"also {listed([one.id for one, _ in bond.members[1:]])}"] if len(bond.members) > 1 else []
    return {**row, "what": "; ".join([", ".join(said), *also])}


def _written(what: str, rows: list[Row], output: str | None, as_csv: bool) -> None:
    if as_csv:
        columns = [name for name in rows[0] if name != "document"] if rows else EMPTY.get(what, COLUMNS[what])
        write(as_table_file(rows, columns), output)
    else:
        to_json(desk.documents(rows), output)


def _columns(what: str, rows: list[Row]) -> tuple[str, ...]:
    state = ("state",) if rows and "state" in rows[0] else ()
    why = ("why",) if state else ()
    return (*COLUMNS[what][:1], *state, *COLUMNS[what][1:], *why)


def _shown(what: str, row: Row) -> Row:
    """The row with its days in one cell."""
    if what == "events":
        type = shown_type(row["type"], row["mode"])
        return {**row, "type": type, "date": row["edtf"] or _days(row["earliest"], row["latest"])}
    if what == "reports":
        return {**row, "published": _days(row["earliest"], row["latest"])}
    if what == "relations":
        began = _days(row["began_earliest"], row["began_latest"])
        return {**row, "from": began, "to": _days(row["ended_earliest"], row["ended_latest"])}
    return row


def _days(earliest: str | date | None, latest: str | date | None) -> str:
    if not (earliest or latest):
        return ""
    return str(earliest) if earliest == latest else f"{earliest or '..'}/{latest or '..'}"


events = _verb(
    "events",
    """List the events of ARCHIVE that fit.

    A date that may lie between --from and --to fits; an event without a date then does not. With --known-by, an event
    is told by the reports of that day alone. Asking for a country asks for its ministries and forces too.
    """,
)
actors = _verb("actors", "List the actors of ARCHIVE that fit, those of most events first.")
relations = _verb(
    "relations",
    """List what stands between actors in ARCHIVE: agreements, memberships, presences, offices, relations, sanctions.

    With --as-of, each is said to have stood on that day, to have ended, to be not yet, or not known: an unknown end is
    not "still true". With --known-by, relations follow from what the reports of that day say.
    """,
)
differences = _verb("differences", "List on what the reports of ARCHIVE disagree; no side is taken.")
reports = _verb("reports", "List the reports of ARCHIVE that fit: published between days, or telling events that fit.")
