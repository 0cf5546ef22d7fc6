"""One training sentence with whatever layers its source annotates; a missing layer is None and costs no loss."""

from __future__ import annotations

import dataclasses
import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

Spans = list[tuple[str, int, int]]
"""Typed half-open word spans. The type `?` marks words on which the source says nothing."""


@dataclass(slots=True)
class Predicate:
    """A gold frame: predicate word, roleset, and argument spans with their PropBank labels."""

    word: int
    roleset: str
    arguments: Spans


@dataclass(slots=True)
class Example:
    """A sentence of one source and document; `heads` are 0-based with -1 for the root."""

    source: str
    document: str
    words: list[str]
    upos: list[str] | None = None
    lemmas: list[str] | None = None
    heads: list[int] | None = None
    deprels: list[str] | None = None
    names: Spans | None = None
    frames: list[Predicate] | None = None
    facts: list[tuple[int, float]] | None = None
    times: Spans | None = None

    def key(self) -> str:
        """Give what two copies of a sentence share: its letters and digits, lower case."""
        return "".join(sign for word in self.words for sign in word.lower() if sign.isalnum())


def write(path: Path, examples: Iterable[Example]) -> None:
    """Write examples as gzipped JSON lines that depend on the examples alone (no time stamp)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as packed:
        for example in examples:
            packed.write((json.dumps(dataclasses.asdict(example), ensure_ascii=False) + "\n").encode())


def read(path: Path) -> Iterator[Example]:
    """Read examples as `write` left them."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            frames = row.pop("frames")
            example = Example(**row)
            if frames is not None:
                example.frames = [Predicate(**frame) for frame in frames]
            yield example
