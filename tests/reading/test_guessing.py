"""The guess at a predicate's type: chances that add up, and no guess where a table knows better."""

from __future__ import annotations

import numpy as np

from whence.reading.guessing import chances, features, guesses


def test_chances_add_up_and_the_likeliest_type_is_named() -> None:
    """Each row's chances make one; the guess is the best type, its chance that of any event."""
    rows = features(np.eye(2, dtype=np.float32), [True, False], [frozenset({"ARG0"}), frozenset()])
    layer = np.zeros((rows.shape[1], 3), dtype=np.float32)
    layer[0, 2], layer[1, 0] = 4.0, 4.0
    found = chances(rows, layer)
    assert np.allclose(found.sum(axis=1), 1.0)
    (first, likely), (_second, unlikely) = guesses(found, ("AID", "ASSAULT"))
    assert first == "ASSAULT"
    assert likely > 0.9 > 0.1 > unlikely


def test_every_type_has_a_row_for_guesses() -> None:
    """The codebook says for each of PLOVER's types who takes which part in what is only guessed."""
    from whence.codebook.frames import guessed_rows
    from whence.codebook.plover import types

    assert sorted(guessed_rows()) == sorted(types())
