"""Questions answered by both clocks: the day in the world, and the day up to which reports may be used."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from whence.archive import Archive, Filters
from whence.archive.values import Document
from whence.desk.deriving import chronicle_of
from whence.history import events_known_by, relations, standing_on
from whence.history import known_by as reports_known_by
from whence.model.chronicle import Chronicle
from whence.model.codec import FORMAT, to_document
from whence.model.decode import from_document
from whence.model.linked import Linked

_ENDS = (("began", "from"), ("ended", "to"))


def ask(archive: Archive, what: str, filters: Filters | None = None) -> list[Document]:
    """Rows of the events, actors, relations, differences or reports that fit, each with its `document`.

    With `known_by`, an event is told by the reports of that day alone, and relations are derived from what those
    reports say. With `as_of`, each relation has its `state` on that day: stood, ended, not yet or not known.
    """
    filters = filters or Filters()
    if what == "relations":
        return _relations(archive, filters)
    if what == "events" and filters.known_by:
        return _known_events(archive, filters)
    return archive.ask(what, filters)


def _known_events(archive: Archive, filters: Filters) -> list[Document]:
    """Events as the reports of the day tell them: later mentions, origins and contrary values left out."""
    out = {row["id"] for row in archive.ask("reports", Filters(known_by=filters.known_by))}
    # Whether a difference was known is seen in the document alone: then the limit cannot be the query's.
    rows = archive.ask("events", replace(filters, limit=None) if filters.contested else filters)
    told = []
    for row in rows:
        document = _told_by(_document(row), out)
        n_reports = len({mention["report"] for mention in document["mentions"]})
        n_differences = len(document.get("differences", ()))
        if n_differences or not filters.contested:
            told.append({**row, "n_reports": n_reports, "n_differences": n_differences, "document": _line(document)})
        if filters.limit is not None and len(told) == filters.limit:
            break
    return told


def _told_by(event: Document, out: set[str]) -> Document:
    mentions = [mention for mention in event["mentions"] if mention["report"] in out]
    origins = [{**origin, "reports": [r for r in origin["reports"] if r in out]} for origin in event["origins"]]
    told = {**event, "mentions": mentions, "origins": [origin for origin in origins if origin["reports"]]}
    differences = [known for one in event.get("differences", ()) if (known := _differing(one, out)) is not None]
    if "differences" in told:
        told["differences"] = differences
    return told


def _differing(difference: Document, out: set[str]) -> Document | None:
    """The difference as far as the reports in `out` carry its values, None where they carry fewer than two."""
    values = [
        {**value, "mentions": kept}
        for value in difference["values"]
        if (kept := [mention for mention in value["mentions"] if mention["report"] in out])
    ]
    return {**difference, "values": values} if len(values) > 1 else None


def _relations(archive: Archive, filters: Filters) -> list[Document]:
    if filters.known_by:
        rows = _known_relations(archive, filters.known_by, filters)
    else:
        rows = archive.ask("relations", filters)
    return [{**row, "state": _state(_document(row), filters.as_of)} for row in rows] if filters.as_of else rows


def _state(relation: Document, day: date) -> str:
    """The relation's state on `day`; its words play no part in that and need not be loaded."""
    bare = {**relation, "mentions": [], "differences": []}
    for name in ("from", "to"):
        bare[name] = _bare(bare.get(name))
    bare["attested"] = [_bare(when) for when in relation.get("attested", ())]
    document = {"format": FORMAT, "made_by": {"whence": "", "reader": ""}, "reports": [], "relations": [bare]}
    return standing_on(from_document(document).relations[0], day)


def _bare(when: Document | None) -> Document | None:
    return {key: value for key, value in when.items() if key != "spans"} if when else None


def _known_relations(archive: Archive, day: date, filters: Filters) -> list[Document]:
    """Relations as they follow from what the reports of the day say."""
    told = chronicle_of(archive)
    reports = reports_known_by(told.reports, day)
    out = {one.report.id for one in reports}
    linked = Linked(
        reports,
        told.actors,
        told.places,
        events_known_by(told.events, reports, day),
        tuple(standing for standing in archive.standings() if standing.report in out),
    )
    known = Chronicle(told.made_by, relations=relations(linked))
    rows = _rows(archive, known)
    return [row for row in rows if _fits(archive, row, filters)][: filters.limit]


def _rows(archive: Archive, told: Chronicle) -> list[Document]:
    """Rows as the archive's own table gives them."""
    actors, places = archive.names("actor"), archive.names("place")
    return [_row(relation, actors, places) for relation in to_document(told)["relations"]]


def _row(relation: Document, actors: dict[str, str], places: dict[str, str]) -> Document:
    row = {
        "id": relation["id"],
        "type": relation["type"],
        "subject": actors[relation["subject"]],
        "object": actors[relation["object"]],
        "place": places.get(relation["place"] or ""),
        "detail": relation["detail"],
        "acting": relation["acting"],
    }
    for name, end in _ENDS:
        when = relation.get(end) or {}
        row |= {f"{name}_earliest": when.get("earliest"), f"{name}_latest": when.get("latest")}
    n_reports = len({mention["report"] for mention in relation["mentions"]})
    n_differences = len(relation.get("differences", ()))
    counts = {"ended": relation["ended"], "n_reports": n_reports, "n_differences": n_differences}
    return {**row, **counts, "document": _line(relation)}


def _fits(archive: Archive, row: Document, filters: Filters) -> bool:
    """Whether a relation derived for the day is what is asked for; as the archive's own query has it."""
    relation = _document(row)
    if filters.actor and not {relation["subject"], relation["object"]} & set(archive.meant("actor", filters.actor)):
        return False
    if filters.type and relation["type"] != filters.type.lower():
        return False
    if filters.place and relation["place"] not in archive.meant("place", filters.place):
        return False
    if filters.contested and not row["n_differences"]:
        return False
    first, last = row["began_earliest"] or row["began_latest"], row["ended_latest"] or row["ended_earliest"]
    return _meets(filters, first, last)


def _meets(filters: Filters, first: str | None, last: str | None) -> bool:
    if not (filters.since or filters.until):
        return True
    after = last is None or filters.since is None or last >= str(filters.since)
    before = first is None or filters.until is None or first <= str(filters.until)
    return bool(first or last) and after and before


def _document(row: Document) -> Document:
    document: Document = json.loads(row["document"])
    return document


def _line(document: Document) -> str:
    return json.dumps(document)


def documents(rows: Iterable[Document]) -> list[Document]:
    """The rows' documents, as in the chronicle file, with the state of relations where one was asked."""
    return [{**_document(row), **({"state": row["state"]} if "state" in row else {})} for row in rows]
