"""Small helpers that the data adapters share: spans from tags, tokens from characters, files that may be gzipped."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from training.examples import Spans


def lines_of(path: Path) -> Iterator[str]:
    """Read a text file, gzipped or not, line by line without line ends."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n")


def rows_of(path: Path) -> Iterator[Any]:
    """Read JSON lines."""
    for line in lines_of(path):
        if line.strip():
            yield json.loads(line)


def blocks_of(path: Path) -> Iterator[list[str]]:
    """Read blocks of lines that empty lines part."""
    block: list[str] = []
    for line in lines_of(path):
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def from_tags(tags: Sequence[str]) -> Spans:
    """Read spans from BIO (or IO) tags."""
    spans: Spans = []
    for at, tag in enumerate(tags):
        if tag == "O":
            continue
        kind = tag[2:]
        if tag[0] == "I" and spans and spans[-1][0] == kind and spans[-1][2] == at:
            spans[-1] = (kind, spans[-1][1], at + 1)
        else:
            spans.append((kind, at, at + 1))
    return spans


def cover(tokens: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int] | None:
    """Find the half-open range of tokens that characters `start` to `end` touch, None where they touch none."""
    touched = [at for at, (first, last) in enumerate(tokens) if first < end and last > start]
    return (touched[0], touched[-1] + 1) if touched else None


def without_overlap(spans: Spans, *, longest: bool = True) -> Spans:
    """Keep spans that do not overlap, longer (or shorter) ones first, in order of place."""
    ranked = sorted(spans, key=lambda span: (-(span[2] - span[1]) if longest else span[2] - span[1], span[1], span[0]))
    taken: set[int] = set()
    kept: Spans = []
    for span in ranked:
        if taken.isdisjoint(range(span[1], span[2])):
            kept.append(span)
            taken.update(range(span[1], span[2]))
    return sorted(kept, key=lambda span: span[1])
