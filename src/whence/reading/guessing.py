"""The event type that a predicate most likely tells, by a linear layer over its vector: for what no table knows.

Learnt from the codebook's own choices and from annotated sentences (`training/types.py`), so that words like those of
the tables are taken for what they are like.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]

FLAG, BIAS = 0.3, 0.5
"""Weights of the yes-or-no features and of the constant one beside a vector of unit length."""


def features(vectors: FloatArray, is_verb: Sequence[bool], labels: Sequence[frozenset[str]]) -> FloatArray:
    """Give the layer's input (n, width + 4): the vector, whether a verb, whether it has ARG0 and ARG1, a constant."""
    flags = [[verb, "ARG0" in found, "ARG1" in found] for verb, found in zip(is_verb, labels, strict=True)]
    plain = np.array(flags, dtype=np.float32).reshape(-1, 3) * FLAG
    return np.hstack([vectors, plain, np.full((len(vectors), 1), BIAS, dtype=np.float32)]).astype(np.float32)


def chances(rows: FloatArray, layer: FloatArray) -> FloatArray:
    """Give the chances (n, 1 + types) of no event and of each type; `layer` is (width + 4, 1 + types)."""
    scores = rows @ layer
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)


def guesses(found: FloatArray, types: Sequence[str]) -> list[tuple[str, float]]:
    """Give for each row the likeliest type and the chance that it is an event of any type."""
    best = found[:, 1:].argmax(axis=1)
    return [(types[at], round(float(1 - row[0]), 3)) for at, row in zip(best, found, strict=True)]
