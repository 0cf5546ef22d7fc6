"""The best dependency tree of a sentence: one root, no cycle, every word one head.

Chu and Liu (1965), Edmonds (1967). The single root is had by lowering every root arc by more than a whole tree can
gain, so that the best tree has as few roots as can be, which is one.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]


def best_heads(scores: NDArray[np.floating]) -> list[int]:
    """Give each word's head, -1 for the root, of the tree with the greatest sum of scores.

    `scores` is (words, words + 1): what each word gives to the root (column 0) and to each word as its head. Ties go
    to the leftmost head.
    """
    n = scores.shape[0]
    if n == 0:
        return []
    square = np.full((n + 1, n + 1), -np.inf)
    square[1:] = np.clip(scores, -1e4, 1e4)
    np.fill_diagonal(square, -np.inf)
    greedy = square[1:].argmax(axis=1)
    if np.count_nonzero(greedy == 0) == 1 and _cycle([-1, *greedy.tolist()]) is None:
        return [int(head) - 1 for head in greedy]
    finite = square[1:][np.isfinite(square[1:])]
    square[1:, 0] -= (finite.max() - finite.min() + 1.0) * (n + 1)
    return [head - 1 for head in _arborescence(square)[1:]]


def _arborescence(scores: Scores) -> list[int]:
    """Solve for node 0 as the only root; `scores[d, h]` is what an arc from h to d gives. Node 0's own head is -1."""
    heads = [-1, *scores[1:].argmax(axis=1).tolist()]
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    rest = [node for node in range(len(heads)) if node not in set(cycle)]
    smaller, leave, enter = _contract(scores, heads, cycle, rest)
    solved = _arborescence(smaller)
    for place, node in enumerate(rest[1:], start=1):
        head = solved[place]
        heads[node] = leave[place] if head == len(rest) else rest[head]
    above = solved[len(rest)]
    heads[enter[above]] = rest[above]
    return heads


def _contract(
    scores: Scores, heads: list[int], cycle: list[int], rest: list[int]
) -> tuple[Scores, list[int], list[int]]:
    """Make one node, the last, of a cycle; say by which of its nodes each other node hangs on it and enters it."""
    own = np.array([scores[node, heads[node]] for node in cycle])
    size = len(rest) + 1
    smaller = np.full((size, size), -np.inf)
    smaller[:-1, :-1] = scores[np.ix_(rest, rest)]
    down = scores[np.ix_(rest, cycle)]
    smaller[:-1, -1] = down.max(axis=1)
    into = scores[np.ix_(cycle, rest)] - own[:, None]
    smaller[-1, :-1] = into.max(axis=0)
    smaller[0, :] = -np.inf
    leave = [cycle[at] for at in down.argmax(axis=1)]
    enter = [cycle[at] for at in into.argmax(axis=0)]
    return smaller, leave, enter


def _cycle(heads: list[int]) -> list[int] | None:
    """Find a cycle among nodes 1 to n, the one that holds the lowest node that lies on any."""
    state = [0] * len(heads)
    for begin in range(1, len(heads)):
        path: list[int] = []
        node = begin
        while node > 0 and state[node] == 0:
            state[node] = 1
            path.append(node)
            node = heads[node]
        if node > 0 and state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return None
