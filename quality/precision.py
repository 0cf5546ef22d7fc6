"""How much of what is coded is an event of its type, by a person's judgement of every event in fourteen articles.

`quality/judged/README.md` has the rule. What is coded anew is not judged yet: the size counts the judged alone, and the
second figure tells how many of those coded are. Judged events that are no longer coded are left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from quality._coding import article_events, encoder
from quality.figures import Figure, digest, need
from whence.codebook.plover import NEAREST
from whence.reading.reader import ParsingReader

NAME = "precision of what is coded"
JUDGED = Path(__file__).resolve().parent / "judged" / "coded_events.json"
RIGHT = "y"


def measure() -> list[Figure]:
    """Share of judged events that are right, and share of coded events that are judged."""
    folder = need("eval", "timeline17")
    judged: dict[str, dict[str, str]] = json.loads(JUDGED.read_text("utf-8"))["articles"]
    reader = ParsingReader(encoder())
    labels = [
        labels.get(coded)
        for name, labels in sorted(judged.items())
        for coded in _coded(reader, folder / name.partition("/")[0], name.partition("/")[2])
    ]
    known = [label for label in labels if label is not None]
    kept = {"set": "timeline17, judged", "digest": digest(JUDGED)}
    return [
        Figure(
            "coded events: right", sum(label == RIGHT for label in known) / len(known) if known else None,
            size=len(known), **kept,
        ),
        Figure("coded events: judged", len(known) / len(labels) if labels else None, size=len(labels), **kept),
    ]  # fmt: skip


def _coded(reader: ParsingReader, folder: Path, article: str) -> Iterator[str]:
    """The events coded in the article under a type of their own, as the judgements name them."""
    for event in article_events(reader, folder, article):
        if event.mode == NEAREST:
            continue
        yield f"{event.trigger.start}-{event.trigger.end} {event.type}"
