"""Relations as they were known on a day: folded from what the reports that were out by then say.

Of pairs of which all was out, or nothing, the day changes nothing: only those in between are folded anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import Connection, func, or_, select

from whence.archive import schema
from whence.archive.derived import Fold, Group, folded
from whence.archive.filters import Filters, actor_ids, on_relations, place_ids
from whence.archive.rows import NEVER, relation_row
from whence.archive.stored import to_json
from whence.archive.values import Document

_DAYS = ("began_earliest", "began_latest", "ended_earliest", "ended_latest")
_SHOWN = (
    "id", "type", "subject", "object", "place", "detail", "acting", *_DAYS, "ended", "n_reports", "n_differences",
    "judgements",
)  # fmt: skip


def relations_known(connection: Connection, filters: Filters, fold: Fold) -> list[Document]:
    """Rows of all relations that fit, as they were known by `filters.known_by`, in order, each with its document.

    The limit and the offset are left to who asks.
    """
    assert filters.known_by is not None
    day = str(filters.known_by)
    told = schema.told_reports
    asked = select(told.c.report, told.c.latest).where(told.c.latest <= day)
    out: dict[str, str | None] = {row.report: row.latest for row in connection.execute(asked)}
    between = _between(connection, filters, day)
    made = folded(connection, between, fold, lambda change: _narrowed(change, out))
    anew = [{**relation_row(one, ("", "", ""), out), "document": to_json(one)} for one in made]
    anew = [row for row in anew if _fits(connection, row, filters)]
    rows = [*_kept(connection, filters, day, set(between)), *anew]
    rows.sort(key=lambda row: row["place_in_order"])
    return _shown(connection, rows, filters)


def _between(connection: Connection, filters: Filters, day: str) -> list[Group]:
    """The groups of changes of which some were known by the day and some were not, as far as they are asked for."""
    table = schema.changes
    known, all_known = func.min(table.c.known), func.max(func.coalesce(table.c.all_known, NEVER))
    group = (table.c.type, table.c.one, table.c.other)
    asked = select(*group).group_by(*group).having((known <= day) & (all_known > day))
    if filters.type:
        asked = asked.where(table.c.type == filters.type.lower())
    found = [(a, b, c) for a, b, c in connection.execute(asked.order_by(*group))]
    if not filters.actor:
        return found
    ids = actor_ids(connection, filters.actor)
    bound = select(*group).where(or_(table.c.subject.in_(ids), table.c.object.in_(ids))).distinct()
    of_actor = {(a, b, c) for a, b, c in connection.execute(bound)}
    return [one for one in found if one in of_actor]


def _narrowed(change: Document, out: Mapping[str, str | None]) -> Document | None:
    """The change with the words of the reports that were out, None where there are none."""
    spans = [span for span in change["spans"] if span["report"] in out]
    return {**change, "spans": spans} if spans else None


def _kept(connection: Connection, filters: Filters, day: str, between: set[Group]) -> list[Document]:
    """The relations that were known by the day just as they are now."""
    table, kept = schema.relations, schema.documents
    asked = select(table, kept.c.document).join(kept, (kept.c.kind == "relation") & (kept.c.id == table.c.id))
    asked = asked.where(table.c.all_known <= day, *on_relations(connection, filters))
    rows = (dict(row) for row in connection.execute(asked).mappings())
    return [row for row in rows if (row["type"], row["one"], row["other"]) not in between]


def _fits(connection: Connection, row: Document, filters: Filters) -> bool:
    """Whether a relation that was folded anew is what is asked for; as `on_relations` has it."""
    if filters.actor and not {row["subject"], row["object"]} & set(actor_ids(connection, filters.actor)):
        return False
    if filters.place and row["place"] not in place_ids(connection, filters.place):
        return False
    if filters.words and filters.words.lower() not in (row["detail"] or "").lower():
        return False
    if (filters.contested and not row["n_differences"]) or (filters.judged and not row["judgements"]):
        return False
    if filters.as_of and filters.state and state_of(row, filters.as_of) != filters.state:
        return False
    return _meets(row["began_earliest"] or row["began_latest"], row["ended_latest"] or row["ended_earliest"], filters)


def _meets(first: str | None, last: str | None, filters: Filters) -> bool:
    if not (filters.since or filters.until):
        return True
    after = filters.since is None or (last or NEVER) >= str(filters.since)
    before = filters.until is None or (first or "") <= str(filters.until)
    return bool(first or last) and after and before


def state_of(row: Document, on: date) -> str:
    """What the relation of a row is on a day; the same as `state_on` says in the database."""
    day = str(on)
    if row["began_earliest"] and row["began_earliest"] > day:
        return "not yet"
    if row["ended_latest"] and row["ended_latest"] <= day:
        return "ended"
    known = row["stood_from"] and row["stood_until"]
    return "stood" if known and row["stood_from"] <= day <= row["stood_until"] else "not known"


def _shown(connection: Connection, rows: list[Document], filters: Filters) -> list[Document]:
    """The rows as the archive's own question gives them, with names for ids."""
    actors = _names(connection, "actor", (row[side] for row in rows for side in ("subject", "object")))
    places = _names(connection, "place", (row["place"] for row in rows if row["place"]))
    found = []
    for row in rows:
        named = {"subject": actors[row["subject"]], "object": actors[row["object"]], "place": places.get(row["place"])}
        state = {"state": state_of(row, filters.as_of)} if filters.as_of else {}
        found.append({**{name: named.get(name, row[name]) for name in _SHOWN}, **state, "document": row["document"]})
    return found


def _names(connection: Connection, kind: str, ids: Iterable[str]) -> dict[str, str]:
    table = {"actor": schema.actors, "place": schema.places}[kind]
    wanted = sorted(set(ids))
    found: dict[str, str] = {}
    for at in range(0, len(wanted), 500):
        asked = select(table.c.id, table.c.name).where(table.c.id.in_(wanted[at : at + 500]))
        found.update((row.id, row.name) for row in connection.execute(asked))
    return found
