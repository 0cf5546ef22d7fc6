"""Whether an event happened where people marked that it did, sentence by sentence (`eval/event_location`).

Every n-th sentence that marks one event and where it happened, in whole words. A place counts as given where the marked
word is read as an event with a place; it is right where that place's words touch the marked ones.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quality._coding import encoder
from quality.figures import Figure, digest, need
from whence.model.mention import EventMention
from whence.model.report import Report
from whence.reading.reader import ParsingReader

NAME = "where an event happened"
STEP = 12  # of 9,199 sentences, so that one core reads them in half a minute


def measure() -> list[Figure]:
    """Share of marked events that are read, share of those given a place, and share of those places that are right."""
    path = need("eval", "event_location", "labeled_text.jsonl.gz")
    reader = ParsingReader(encoder())
    judged = [_judged(reader, row) for row in _rows(path)]
    read = [places for places in judged if places is not None]
    given = [right for right in read if right is not None and right != "none"]
    kept: dict[str, Any] = {"set": "event_location", "digest": digest(path)}
    return [
        Figure("event location: event read", len(read) / len(judged) if judged else None, size=len(judged), **kept),
        Figure("event location: place given", len(given) / len(read) if read else None, size=len(read), **kept),
        Figure(
            "event location: place right", given.count("right") / len(given) if given else None, size=len(given), **kept
        ),
    ]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for number, line in enumerate(stream):
            if number % STEP:
                continue
            row = json.loads(line)
            spans = row.get("spans", ())
            labels = [span["label"] for span in spans]
            whole = all(_is_whole(row["text"], span) for span in spans)
            if whole and labels.count("VERB") == 1 and "LOCATION" in labels and row.get("answer", "accept") == "accept":
                yield row


def _is_whole(text: str, span: dict[str, Any]) -> bool:
    """Whether the marked words are words: the offsets of some lines point beside or into them."""
    start, end = span["start"], span["end"]
    inside = text[start:end]
    return bool(inside.strip()) and not text[max(0, start - 1) : start].isalnum() and not text[end : end + 1].isalnum()


def _judged(reader: ParsingReader, row: dict[str, Any]) -> str | None:
    """None where the marked word is no event, "none" where it has no place, else "right" or "wrong"."""
    verb = next(span for span in row["spans"] if span["label"] == "VERB")
    events = reader.read(Report("sentence", row["text"] + "\n")).events
    told = [event for event in events if event.trigger.start < verb["end"] and event.trigger.end > verb["start"]]
    if not told:
        return None
    placed = [event for event in told if event.place_spans]
    if not placed:
        return "none"
    return "right" if any(_is_there(event, row["spans"]) for event in placed) else "wrong"


def _is_there(event: EventMention, spans: list[dict[str, Any]]) -> bool:
    marked = [(span["start"], span["end"]) for span in spans if span["label"] == "LOCATION"]
    return any(own.start < end and own.end > start for own in event.place_spans for start, end in marked)
