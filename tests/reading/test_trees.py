"""The promise under test: the tree found is the best one that has a single root and no cycle."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.reading.trees import best_heads


def is_tree(heads: list[int]) -> bool:
    """One root, and every word reaches it."""
    if heads.count(-1) != 1:
        return False
    for node in range(len(heads)):
        steps = 0
        while node >= 0 and steps <= len(heads):
            node, steps = heads[node], steps + 1
        if node >= 0:
            return False
    return True


def worth(scores: np.ndarray, heads: list[int]) -> float:
    return float(sum(scores[word, head + 1] for word, head in enumerate(heads)))


def best_by_trying_all(scores: np.ndarray) -> float:
    n = len(scores)
    trees = (list(heads) for heads in product(range(-1, n), repeat=n))
    return max(worth(scores, heads) for heads in trees if is_tree(heads))


@st.composite
def score_tables(draw: st.DrawFn) -> np.ndarray:
    n = draw(st.integers(1, 5))
    values = draw(st.lists(st.integers(-30, 30), min_size=n * (n + 1), max_size=n * (n + 1)))
    return np.array(values, dtype=np.float32).reshape(n, n + 1)


@given(score_tables())
def test_no_tree_is_worth_more(scores: np.ndarray) -> None:
    """Against brute force over all trees of up to five words, ties included."""
    heads = best_heads(scores)
    assert is_tree(heads)
    assert worth(scores, heads) == pytest.approx(best_by_trying_all(scores))


@given(st.integers(6, 40), st.integers(0, 2**32 - 1))
def test_longer_sentences_give_trees_as_well(n: int, seed: int) -> None:
    """Random scores, where greedy heads nearly always hold cycles."""
    assert is_tree(best_heads(np.random.default_rng(seed).normal(size=(n, n + 1))))


def test_no_words_give_no_heads() -> None:
    """The empty sentence has the empty tree."""
    assert best_heads(np.zeros((0, 1), dtype=np.float32)) == []


def test_one_word_is_the_root_whatever_its_score() -> None:
    """A word never governs itself."""
    assert best_heads(np.array([[-50.0, 90.0]])) == [-1]


def test_nested_cycles_are_taken_apart() -> None:
    """Two pairs that each prefer each other, and the pairs each other, still make one tree."""
    scores = np.full((4, 5), -5.0)
    scores[0, 2] = scores[1, 1] = scores[2, 4] = scores[3, 3] = 10.0
    scores[0, 3] = scores[2, 1] = 8.0
    heads = best_heads(scores)
    assert is_tree(heads)
    assert worth(scores, heads) == pytest.approx(best_by_trying_all(scores))
