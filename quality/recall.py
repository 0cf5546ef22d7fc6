"""How many of the happenings that news tells are coded, by a person's list of them in sentences drawn at random.

`quality/judged/README.md` has the rule. One half was for development: its misses were read and mended. The other half
is measured alone; nobody reads its misses.
"""

from __future__ import annotations

import json
from pathlib import Path

from quality._coding import article_events, encoder
from quality.figures import Figure, digest, need
from whence.model.mention import EventMention
from whence.reading.reader import ParsingReader

NAME = "recall of what is told"
JUDGED = Path(__file__).resolve().parent / "judged" / "told_happenings.json"
HALVES = ("development", "measured")


def measure() -> list[Figure]:
    """For each half the share of listed happenings that are coded, and that are coded as one of the types that fit."""
    folder = need("eval", "timeline17")
    halves: dict[str, dict[str, dict[str, str]]] = json.loads(JUDGED.read_text("utf-8"))["halves"]
    reader = ParsingReader(encoder())
    kept = {"set": "timeline17, listed", "digest": digest(JUDGED)}
    figures = []
    for half in HALVES:
        found = [
            hit
            for name, listed in sorted(halves[half].items())
            if listed
            for hit in _hits(article_events(reader, folder / name.partition("/")[0], name.partition("/")[2]), listed)
        ]
        for what, hits in (("found", [any_type for any_type, _ in found]), ("type fits", [fits for _, fits in found])):
            share = sum(hits) / len(hits) if hits else None
            figures.append(Figure(f"told happenings: {what}, {half} half", share, size=len(hits), **kept))
    return figures


def _hits(events: tuple[EventMention, ...], listed: dict[str, str]) -> list[tuple[bool, bool]]:
    """For each listed happening, whether an event's trigger covers its word, and whether one of a fitting type does."""
    hits = []
    for place, types in listed.items():
        start, end = map(int, place.split("-"))
        there = [event for event in events if event.trigger.start < end and start < event.trigger.end]
        hits.append((bool(there), any(event.type in types.split() for event in there)))
    return hits
