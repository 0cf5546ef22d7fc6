"""Whether an archive holds together: every digest is of what it names, every span says its quote, every id leads on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, func, select

from whence.archive import schema
from whence.archive.ledger import judgement_id, rulings
from whence.archive.stored import reading_of, report_of
from whence.archive.values import Document, Fault
from whence.errors import WhenceError


def faults(connection: Connection, sqlite: bool) -> Iterator[Fault]:
    """Each thing that does not hold, in the order of the tables."""
    if sqlite:
        yield from _of_the_file(connection)
    yield from _pages(connection)
    yield from _reports(connection)
    yield from _versions(connection)
    yield from _readings(connection)
    yield from _judgements(connection)
    yield from _derived(connection)


def _of_the_file(connection: Connection) -> Iterator[Fault]:
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if line != "ok":
            yield Fault("file", line)
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Fault(f"{table} row {row}", f"names a row of {parent} that is not there")


def _pages(connection: Connection) -> Iterator[Fault]:
    table = schema.pages
    for row in connection.execute(select(table).where(table.c.content.is_not(None)).order_by(table.c.digest)):
        if hashlib.sha256(row.content).hexdigest() != row.digest or len(row.content) != row.n_bytes:
            yield Fault(f"page {row.digest[:12]}", "its bytes are not those of its digest")


def _reports(connection: Connection) -> Iterator[Fault]:
    for row in connection.execute(select(schema.reports).order_by(schema.reports.c.number)):
        where = f"report {row.digest[:12]}"
        try:
            document = json.loads(row.document)
            report = report_of(document["id"], row.text, row.document)
        except (WhenceError, ValueError, KeyError) as error:
            yield Fault(where, f"its document does not hold: {error}")
            continue
        if report.digest != row.digest:
            yield Fault(where, "its words are not those of its digest")
        yield from (Fault(where, wrong) for wrong in _wrong_spans(document, {document["id"]: row.text}))


def _versions(connection: Connection) -> Iterator[Fault]:
    table = schema.versions
    counted = select(table.c.report, func.count(), func.max(table.c.version)).group_by(table.c.report)
    for name, n_versions, last in connection.execute(counted.order_by(table.c.report)):
        if n_versions != last:
            yield Fault(f"report {name}", f"it has {n_versions} versions, numbered up to {last}")


def _readings(connection: Connection) -> Iterator[Fault]:
    table, report = schema.readings, schema.reports
    both = select(table, report.c.text).join(report, report.c.digest == table.c.digest)
    for row in connection.execute(both.order_by(table.c.digest, table.c.reader)):
        where = f"reading of {row.digest[:12]} by {row.reader}"
        try:
            document = json.loads(row.document)
            reading_of(document["report"], row.document, row.vectors)
        except (WhenceError, ValueError, KeyError) as error:
            yield Fault(where, f"its document does not hold: {error}")
            continue
        yield from (Fault(where, wrong) for wrong in _wrong_spans(document, {document["report"]: row.text}))


def _judgements(connection: Connection) -> Iterator[Fault]:
    ids = set()
    for ruling in rulings(connection):
        judgement = ruling.judgement
        ids.add(judgement.id)
        if judgement.id.startswith("j1-") and judgement_id(judgement) != judgement.id:
            yield Fault(f"judgement {judgement.id}", "it does not say what its id is a digest of")
        if judgement.ruling == "withdraw" and judgement.value not in ids:
            yield Fault(f"judgement {judgement.id}", f"it withdraws {judgement.value}, which is not there before it")


def _derived(connection: Connection) -> Iterator[Fault]:
    told, kept = schema.told_reports, schema.reports
    both = select(told.c.report, kept.c.text).join(kept, kept.c.digest == told.c.digest)
    texts: dict[str, str] = {row.report: row.text for row in connection.execute(both)}
    ids = {table.name: set(connection.scalars(select(table.c.id)))
           for table in (schema.actors, schema.places, schema.events)}  # fmt: skip
    table = schema.cast
    for row in connection.execute(select(table).order_by(table.c.kind, table.c.id, table.c.bundle)):
        where = f"{row.kind} {row.id}"
        if row.id not in ids[f"{row.kind}s"]:
            yield Fault(where, f"it is told of, but is not among the {row.kind}s")
        yield from (Fault(where, one) for one in _wrong_spans(json.loads(row.document), texts))
    table = schema.documents
    for row in connection.execute(select(table).where(table.c.kind != "report").order_by(table.c.kind, table.c.id)):
        where, document = f"{row.kind} {row.id}", json.loads(row.document)
        yield from (Fault(where, one) for one in _wrong_spans(document, texts))
        for group, id in _REFERENCES[row.kind](document):
            if id not in ids[group]:
                yield Fault(where, f"names {id}, which is not among the {group}")


def _of_event(event: Document) -> Iterator[tuple[str, str]]:
    yield from (("actors", part["actor"]) for part in event.get("participants") or ())
    if event["place"]:
        yield "places", event["place"]
    if event["fulfilled_by"]:
        yield "events", event["fulfilled_by"]


def _of_relation(relation: Document) -> Iterator[tuple[str, str]]:
    yield from (("actors", relation[role]) for role in ("subject", "object"))
    yield from (("events", id) for side in ("opened_by", "closed_by") for id in relation[side])
    if relation["place"]:
        yield "places", relation["place"]


def _of_story(story: Document) -> Iterator[tuple[str, str]]:
    return (("events", id) for id in story["events"])


_REFERENCES = {"event": _of_event, "relation": _of_relation, "story": _of_story}


def _wrong_spans(document: Any, texts: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with the spans of a document, each told once."""
    for span in _spans(document):
        text = texts.get(span["report"])
        if text is None:
            yield f"it cites {span['report']}, which is not there"
        elif text[span["start"] : span["end"]] != span["quote"]:
            yield f"{span['start']}..{span['end']} of {span['report']} does not read “{span['quote'][:60]}”"


def _spans(value: Any) -> Iterable[Document]:
    if isinstance(value, dict):
        if {"report", "start", "end", "quote"} <= value.keys():
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _spans(one)
