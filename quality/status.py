"""Whether a predicate is read as having happened, against people's judgements (UDS-IH2 on the EWT test part).

People gave a value from -3 (did not happen) to 3 (happened); what is to come, may be or did not come about all lies
below zero, so the figure is binary: occurred or ongoing against planned, possible or denied.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quality._coding import encoder
from quality.figures import Figure, digest, need
from whence.model.mention import DEEDS
from whence.model.parse import Sentence
from whence.reading.encoder import Encoder
from whence.reading.events.status import StatusReader
from whence.reading.events.tree import Tree
from whence.reading.segment import segment

NAME = "status"


def measure() -> list[Figure]:
    """Accuracy and the mean of both classes' F1, over the predicates that people judged, as the reader parses them."""
    path = need("train", "ewt_multilayer", "test.jsonl.gz")
    pairs = list(_pairs(encoder(), path))
    kept: dict[str, Any] = {"set": "EWT test factuality", "size": len(pairs), "digest": digest(path)}
    return [
        Figure(
            "status: happened or not, accuracy", sum(g == f for g, f in pairs) / len(pairs) if pairs else None, **kept
        ),
        Figure("status: happened or not, macro-F1", mean_f1(pairs), **kept),
    ]


def mean_f1(pairs: list[tuple[bool, bool]]) -> float | None:
    """Mean of the F1 of True and of False; None where there is nothing to count."""
    if not pairs:
        return None
    return sum(_f1(pairs, value) for value in (True, False)) / 2


def _f1(pairs: list[tuple[bool, bool]], value: bool) -> float:
    right = sum(g == f == value for g, f in pairs)
    return 2 * right / max(1, sum(g == value for g, _ in pairs) + sum(f == value for _, f in pairs))


def _pairs(reader: Encoder, path: Path) -> Iterator[tuple[bool, bool]]:
    """Gold and found, for every judged predicate that the reader has as a word of its own."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            row = json.loads(line)
            if row.get("fact"):
                yield from _of_sentence(reader, row)


def _of_sentence(reader: Encoder, row: dict[str, Any]) -> Iterator[tuple[bool, bool]]:
    text = row["text"]
    found: dict[int, bool] = {}
    for sentence in reader.parse(text, segment(text)):
        found |= statuses(sentence)
    for judged in row["fact"]:
        start = row["offsets"][judged["i"]][0]
        if start in found:
            yield judged["ih2"] > 0, found[start]


def statuses(sentence: Sentence) -> dict[int, bool]:
    """Start of every word to whether it is read as having happened."""
    status = StatusReader(Tree(sentence))
    return {word.start: status.of(i).status in DEEDS for i, word in enumerate(sentence.words)}
