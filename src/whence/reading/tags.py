"""The best sequence of BIO tags: never an inside without its begin.

Tags are numbered O = 0, B of type k = 2k + 1, I of type k = 2k + 2, so that any inventory is decoded alike.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]


def best_tags(scores: FloatArray) -> NDArray[np.int64]:
    """Give the tag numbers (words,) with the greatest sum of `scores` (words, tags) among the well-formed ones."""
    greedy = scores.argmax(axis=1)
    return greedy if is_well_formed(greedy) else _viterbi(scores)


def is_well_formed(tags: NDArray[np.int64]) -> bool:
    """Tell whether every inside tag follows a begin or inside of its own type."""
    before = np.concatenate([np.zeros(1, dtype=tags.dtype), tags[:-1]])
    inside = (tags > 0) & (tags % 2 == 0)
    return bool(np.all(~inside | (before == tags) | (before == tags - 1)))


def spans(tags: NDArray[np.int64]) -> list[tuple[int, int, int]]:
    """Read (type, first, last) off well-formed tags, half-open."""
    found: list[tuple[int, int, int]] = []
    for at, tag in enumerate(tags.tolist()):
        if tag and tag % 2 == 0 and found:
            found[-1] = (found[-1][0], found[-1][1], at + 1)
        elif tag:
            found.append(((tag - 1) // 2, at, at + 1))
    return found


def _viterbi(scores: FloatArray) -> NDArray[np.int64]:
    n, k = scores.shape
    begins, insides = np.arange(1, k, 2), np.arange(2, k, 2)
    back = np.zeros((n, k), dtype=np.int64)
    total = scores[0].astype(np.float64)
    total[insides] = -np.inf
    for at in range(1, n):
        best = int(total.argmax())
        step = np.full(k, total[best])
        back[at] = best
        stays = total[insides] >= total[begins]
        back[at, insides] = np.where(stays, insides, begins)
        step[insides] = np.where(stays, total[insides], total[begins])
        total = step + scores[at]
    path = np.zeros(n, dtype=np.int64)
    path[-1] = int(total.argmax())
    for at in range(n - 1, 0, -1):
        path[at - 1] = back[at, path[at]]
    return path
