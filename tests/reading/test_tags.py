"""The promise under test: tag sequences are well-formed, and no well-formed one scores higher."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.reading.tags import best_tags, is_well_formed, spans


@st.composite
def score_tables(draw: st.DrawFn) -> np.ndarray:
    n = draw(st.integers(1, 4))
    values = draw(st.lists(st.integers(-20, 20), min_size=5 * n, max_size=5 * n))
    return np.array(values, dtype=np.float32).reshape(n, 5)


@given(score_tables())
def test_no_well_formed_sequence_scores_higher(scores: np.ndarray) -> None:
    """Against brute force over all sequences of two types on up to four words."""
    tags = best_tags(scores)
    every = (np.array(one) for one in product(range(5), repeat=len(scores)))
    best = max(scores[np.arange(len(one)), one].sum() for one in every if is_well_formed(one))
    assert is_well_formed(tags)
    assert scores[np.arange(len(tags)), tags].sum() == pytest.approx(best)


def test_an_inside_needs_its_own_begin() -> None:
    """O I1, B2 I1 and a leading I are not well-formed; B1 I1 I1 is."""
    assert not is_well_formed(np.array([0, 2]))
    assert not is_well_formed(np.array([3, 2]))
    assert not is_well_formed(np.array([2]))
    assert is_well_formed(np.array([1, 2, 2, 0, 3]))


def test_spans_are_read_with_neighbours_apart() -> None:
    """Two names side by side are two; an inside prolongs the one before it."""
    assert spans(np.array([1, 2, 1, 0, 3, 4])) == [(0, 0, 2), (0, 2, 3), (1, 4, 6)]
