"""The derived tables: a chronicle as rows that can be asked, each with its document as in the chronicle file."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select

from whence.archive import schema
from whence.archive.stored import to_json
from whence.archive.values import Document

CHUNK = 2000
_KINDS = (("actors", "actor"), ("events", "event"), ("relations", "relation"))


def keep(
    connection: Connection, document: Document, standings: Iterable[tuple[str, Document]], inputs: str, at: str
) -> None:
    """Replaces what was derived by the chronicle `document`, which follows from `inputs`."""
    for table in schema.DERIVED:
        connection.execute(delete(table))
    rows = Rows(document)
    _insert(connection, schema.told_reports, rows.reports(_digests(document)))
    _insert(connection, schema.actors, rows.actors())
    _insert(connection, schema.actor_names, rows.actor_names())
    _insert(connection, schema.places, rows.places())
    _insert(connection, schema.events, rows.events())
    _insert(connection, schema.participants, rows.participants())
    _insert(connection, schema.mentions, rows.mentions())
    _insert(connection, schema.origins, rows.origins())
    _insert(connection, schema.relations, rows.relations())
    _insert(connection, schema.differences, rows.differences())
    _insert(connection, schema.stories, rows.stories())
    claims = ({"report": report, "document": to_json(claim)} for report, claim in standings)
    _insert(connection, schema.standings, _numbered(claims))
    made_by, notes = to_json(document["made_by"]), to_json(document.get("notes", []))
    connection.execute(insert(schema.derivation).values(inputs=inputs, made_by=made_by, notes=notes, made=at))


def _digests(document: Document) -> dict[str, str]:
    return {report["id"]: report["digest"] for report in document["reports"]}


def _insert(connection: Connection, table: Table, rows: Iterable[Document]) -> None:
    chunk: list[Document] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == CHUNK:
            connection.execute(insert(table), chunk)
            chunk = []
    if chunk:
        connection.execute(insert(table), chunk)


def _numbered(rows: Iterable[Document]) -> Iterator[Document]:
    return ({"number": number, **row} for number, row in enumerate(rows))


def _days(when: Document | None) -> tuple[str | None, str | None]:
    return (when.get("earliest"), when.get("latest")) if when else (None, None)


class Rows:
    """The rows of a chronicle document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.n_events_of_actor: Counter[str] = Counter(
            actor for event in document["events"] for actor in dict.fromkeys(p["actor"] for p in _parts(event))
        )

    def reports(self, digests: Mapping[str, str]) -> Iterator[Document]:
        told: Counter[str] = Counter(
            report for event in self.document["events"] for report in dict.fromkeys(_reports(event["mentions"]))
        )
        for number, report in enumerate(self.document["reports"]):
            earliest, latest = _days(report.get("published"))
            yield {
                "number": number,
                "report": report["id"],
                "digest": digests[report["id"]],
                "earliest": earliest,
                "latest": latest,
                "outlet": report["outlet"],
                "copy_of": report["copy_of"],
                "n_events": told[report["id"]],
                "document": to_json({key: value for key, value in report.items() if key != "text"}),
            }

    def actors(self) -> Iterator[Document]:
        for number, actor in enumerate(self.document["actors"]):
            yield {
                "number": number,
                **{name: actor[name] for name in ("id", "name", "type", "country")},
                "n_reports": _n_reports(actor["mentions"]),
                "n_events": self.n_events_of_actor[actor["id"]],
                "n_differences": len(actor.get("differences", ())),
                "document": to_json(actor),
            }

    def actor_names(self) -> Iterator[Document]:
        for actor in self.document["actors"]:
            names = dict.fromkeys(name.casefold() for name in (actor["name"], *actor["aliases"]))
            yield from ({"actor": actor["id"], "name": name} for name in names)

    def places(self) -> Iterator[Document]:
        for number, place in enumerate(self.document["places"]):
            names = (place["name"], *place["aliases"], place.get("country_name") or "")
            yield {
                "number": number,
                **{name: place[name] for name in ("id", "name", "country", "latitude", "longitude")},
                "names": "\n".join(dict.fromkeys(name.casefold() for name in names if name)),
                "document": to_json(place),
            }

    def events(self) -> Iterator[Document]:
        for number, event in enumerate(self.document["events"]):
            when = event.get("date")
            earliest, latest = _days(when)
            yield {
                "number": number,
                **{name: event[name] for name in ("id", "type", "mode", "status", "place", "summary")},
                "earliest": earliest,
                "latest": latest,
                "edtf": when.get("edtf") if when else None,
                "n_reports": _n_reports(event["mentions"]),
                "n_origins": len(event["origins"]),
                "n_differences": len(event.get("differences", ())),
                "judgements": " ".join(event.get("judgements", ())) or None,
                "document": to_json(event),
            }

    def participants(self) -> Iterator[Document]:
        for event in self.document["events"]:
            yield from ({"event": event["id"], "actor": p["actor"], "role": p["role"]} for p in _parts(event))

    def mentions(self) -> Iterator[Document]:
        names = ("report", "start", "end", "quote", "status")
        for event in self.document["events"]:
            yield from ({"event": event["id"], **{n: mention[n] for n in names}} for mention in event["mentions"])

    def origins(self) -> Iterator[Document]:
        for event in self.document["events"]:
            for origin in event["origins"]:
                yield from ({"event": event["id"], "origin": origin["name"], "report": r} for r in origin["reports"])

    def relations(self) -> Iterator[Document]:
        for number, relation in enumerate(self.document["relations"]):
            began, ended = _days(relation.get("from")), _days(relation.get("to"))
            names = ("id", "type", "subject", "object", "place", "detail", "acting", "ended")
            yield {
                "number": number,
                **{name: relation[name] for name in names},
                "began_earliest": began[0],
                "began_latest": began[1],
                "ended_earliest": ended[0],
                "ended_latest": ended[1],
                "n_reports": _n_reports(relation["mentions"]),
                "n_differences": len(relation.get("differences", ())),
                "document": to_json(relation),
            }

    def differences(self) -> Iterator[Document]:
        return _numbered(
            {
                "kind": kind,
                "id": one["id"],
                "attribute": difference["attribute"],
                "series": difference["series"],
                "values": " / ".join(str(value["value"]) for value in difference["values"]),
                "document": to_json(difference),
            }
            for group, kind in _KINDS
            for one in self.document[group]
            for difference in one.get("differences", ())
        )

    def stories(self) -> Iterator[Document]:
        for number, story in enumerate(self.document["stories"]):
            yield {"number": number, "id": story["id"], "title": story.get("title"), "document": to_json(story)}


def _parts(event: Document) -> list[Document]:
    parts: list[Document] = event.get("participants") or []
    return parts


def _reports(spans: Iterable[Document]) -> Iterator[str]:
    return (span["report"] for span in spans)


def _n_reports(spans: Iterable[Document]) -> int:
    return len(set(_reports(spans)))


def chronicle_document(connection: Connection, format: str) -> Document | None:
    """The chronicle that was derived last, as the document of its file; None where none was."""
    derived = connection.execute(select(schema.derivation)).mappings().first()
    if derived is None:
        return None
    notes = json.loads(derived["notes"])
    skipped = connection.execute(select(schema.skipped).order_by(schema.skipped.c.input)).mappings()
    return {
        "format": format,
        "made_by": json.loads(derived["made_by"]),
        "reports": list(_told_reports(connection)),
        "actors": _documents(connection, schema.actors),
        "places": _documents(connection, schema.places),
        "events": _documents(connection, schema.events),
        "relations": _documents(connection, schema.relations),
        "stories": _documents(connection, schema.stories),
        "skipped": [{"input": row["input"], "why": row["why"]} for row in skipped],
        **({"notes": notes} if notes else {}),
    }


def _documents(connection: Connection, table: Table) -> list[Any]:
    return [json.loads(text) for text in connection.scalars(select(table.c.document).order_by(table.c.number))]


def _told_reports(connection: Connection) -> Iterator[Document]:
    told, kept = schema.told_reports, schema.reports
    both = select(told.c.document, kept.c.text).join(kept, kept.c.digest == told.c.digest).order_by(told.c.number)
    for document, text in connection.execute(both):
        yield {**json.loads(document), "text": text}


def standings_documents(connection: Connection) -> list[Any]:
    """What reports claim to stand, as it was kept."""
    return _documents(connection, schema.standings)


_KEPT = {
    "event": (schema.events, "id"),
    "actor": (schema.actors, "id"),
    "relation": (schema.relations, "id"),
    "place": (schema.places, "id"),
    "story": (schema.stories, "id"),
    "report": (schema.told_reports, "report"),
}


def document(connection: Connection, kind: str, id: str) -> Document:
    """One thing as in the chronicle file, a report with its text; KeyError where there is none."""
    table, column = _KEPT[kind]
    kept = connection.scalar(select(table.c.document).where(table.c[column] == id))
    if kept is None:
        raise KeyError(id)
    found: Document = json.loads(kept)
    if kind == "report":
        reports = schema.reports
        found["text"] = connection.scalar(select(reports.c.text).where(reports.c.digest == found["digest"]))
    return found
