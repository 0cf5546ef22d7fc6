"""Reports and readings as rows, and back: documents without what has a column of its own."""

from __future__ import annotations

import json
import sys
from array import array
from dataclasses import replace
from typing import Any

from whence.archive.values import Document
from whence.model.plain import from_plain, to_plain
from whence.model.reading import Reading
from whence.model.report import Report


def to_json(value: Any) -> str:
    """`value` as one line of JSON, the same for the same value."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def report_row(report: Report, page: str) -> Document:
    """The row of `reports` that holds `report`."""
    document = to_plain(report)
    del document["text"]
    published = report.published
    return {
        "digest": report.digest,
        "page": page,
        "title": report.title,
        "outlet": report.outlet,
        "url": report.url,
        "language": report.language,
        "published": published.edtf if published else None,
        "text": report.text,
        "document": to_json(document),
    }


def report_of(name: str, text: str, document: str) -> Report:
    """The report that a row holds, under the name that it goes by now."""
    return from_plain(Report, {**named(json.loads(document), "id", name), "text": text})


def reading_row(reading: Reading) -> Document:
    """The document and vectors of `reading`, apart: numbers are slow and long as JSON."""
    vectors = [mention.vector for mention in reading.events]
    events = tuple(replace(mention, vector=()) for mention in reading.events)
    document = to_plain(replace(reading, events=events))
    document["vector_sizes"] = [len(vector) for vector in vectors]
    return {"document": to_json(document), "vectors": _packed([number for vector in vectors for number in vector])}


def reading_of(name: str, document: str, vectors: bytes | None) -> Reading:
    """The reading that a row holds, of the report that goes by `name` now."""
    plain = json.loads(document)
    sizes = plain.pop("vector_sizes")
    reading = from_plain(Reading, named(plain, "report", name))
    numbers = _unpacked(vectors)
    events, at = [], 0
    for mention, size in zip(reading.events, sizes, strict=True):
        events.append(replace(mention, vector=tuple(numbers[at : at + size])) if size else mention)
        at += size
    return replace(reading, events=tuple(events))


def named(document: Document, field: str, name: str) -> Document:
    """The document of a report or reading, whose `field` is its report's name, with another name throughout."""
    if document[field] == name:
        return document
    renamed: Document = _renamed(document, document[field], name)
    return {**renamed, field: name}


def _renamed(value: Any, old: str, new: str) -> Any:
    if isinstance(value, dict):
        changed = {key: _renamed(one, old, new) for key, one in value.items()}
        return {**changed, "report": new} if value.get("report") == old else changed
    return [_renamed(one, old, new) for one in value] if isinstance(value, list) else value


def _packed(numbers: list[float]) -> bytes | None:
    """Four bytes a number where that loses nothing, else eight."""
    if not numbers:
        return None
    packed = array("f", numbers)
    if list(packed) != numbers:
        packed = array("d", numbers)
    code = packed.typecode.encode()
    if sys.byteorder == "big":
        packed.byteswap()
    return code + packed.tobytes()


def _unpacked(content: bytes | None) -> list[float]:
    if not content:
        return []
    numbers: array[float] = array(content[:1].decode())
    numbers.frombytes(content[1:])
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tolist()
