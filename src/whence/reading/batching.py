"""Sentences of one report into padded batches, in an order that depends on the report alone.

The graphs are quantised dynamically: a batch's scales depend on all that is in it. A report is therefore batched by
itself, its sentences ranked by length and then by place, so that its parse never depends on what else is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whence.reading.pieces import Pieces, shape

MAX_PIECES = 384
"""Pieces of one sentence that are read, begin and end included; the rest is cut. News sentences have some 30."""

BATCH_PIECES = 512
"""Places of one batch, padding included: what a core's cache holds. Larger ones are slower, and pad more."""

BATCH_COST = 16
"""What starting one more batch costs, in places: by it short batches are weighed against padding."""

BATCH_ROWS = 64
"""Sentences of one batch at most."""

IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A sentence in numbers: `starts` is each kept word's first piece, `cut` how many words were left off."""

    words: tuple[str, ...]
    pieces: tuple[int, ...]
    starts: tuple[int, ...]
    shapes: tuple[int, ...]
    cut: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences side by side, padded with zeros; `places` says where in the report each row stands."""

    places: tuple[int, ...]
    rows: tuple[Numbered, ...]
    pieces: IntArray
    shapes: IntArray
    mask: IntArray
    starts: IntArray
    word_shapes: IntArray
    word_mask: IntArray


def numbered(words: Sequence[str], pieces: Pieces) -> Numbered:
    """Cut words into pieces until the window is full."""
    numbers = [pieces.begin]
    starts: list[int] = []
    for word in words:
        found = pieces.of(word)
        if len(numbers) + len(found) >= MAX_PIECES:
            break
        starts.append(len(numbers))
        numbers.extend(found)
    kept = tuple(words[: len(starts)])
    shapes = tuple(shape(word, first=at == 0) for at, word in enumerate(kept))
    return Numbered(kept, (*numbers, pieces.end), tuple(starts), shapes, len(words) - len(kept))


def batches(sentences: Sequence[Numbered]) -> Iterator[Batch]:
    """Give all sentences that have words, short ones first, in the batches that cost least in padding and starts."""
    ranked = sorted(
        (at for at, one in enumerate(sentences) if one.words), key=lambda at: (len(sentences[at].pieces), at)
    )
    for begin, end in _cuts([len(sentences[at].pieces) for at in ranked]):
        yield _padded(ranked[begin:end], sentences)


def _cuts(lengths: Sequence[int]) -> list[tuple[int, int]]:
    """Cut ascending lengths into runs (begin, end), least in all their padded places and starts."""
    least, begins = [0], [0]
    for end in range(1, len(lengths) + 1):
        cost, begin = min(
            (least[begin] + (end - begin) * lengths[end - 1] + BATCH_COST, begin)
            for begin in range(max(0, end - BATCH_ROWS), end)
            if end - begin == 1 or (end - begin) * lengths[end - 1] <= BATCH_PIECES
        )
        least.append(cost)
        begins.append(begin)
    found, end = [], len(lengths)
    while end:
        found.append((begins[end], end))
        end = begins[end]
    return found[::-1]


def _padded(places: Sequence[int], sentences: Sequence[Numbered]) -> Batch:
    rows = tuple(sentences[at] for at in places)
    n_pieces, n_words = max(len(row.pieces) for row in rows), max(len(row.words) for row in rows)
    pieces, shapes, mask = (np.zeros((len(rows), n_pieces), dtype=np.int64) for _ in range(3))
    starts, word_shapes, word_mask = (np.zeros((len(rows), n_words), dtype=np.int64) for _ in range(3))
    for at, row in enumerate(rows):
        pieces[at, : len(row.pieces)] = row.pieces
        mask[at, : len(row.pieces)] = 1
        starts[at, : len(row.words)] = row.starts
        word_shapes[at, : len(row.words)] = row.shapes
        word_mask[at, : len(row.words)] = 1
        lengths = np.diff([*row.starts, len(row.pieces) - 1])
        shapes[at, 1 : len(row.pieces) - 1] = np.repeat(row.shapes, lengths)
    return Batch(tuple(places), rows, pieces, shapes, mask, starts, word_shapes, word_mask)
