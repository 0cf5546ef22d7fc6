"""Scores which earlier mention a mention takes up: a small network over columns of features, computed with numpy.

The weights are learnt by training/coreference.py. A score above 0 says that the candidate is likelier than that the
mention takes up none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whence.errors import ReaderError
from whence.reading.coreference.columns import Columns, IntArray, sizes
from whence.reading.coreference.pairs import PAIR_SIZES, candidates, pair_features

FloatArray = NDArray[np.float32]
FILE = "weights.npz"
DECIMALS = 3
"""Scores are rounded so far, that the order of sums decides nothing."""


@dataclass(frozen=True, slots=True)
class Scorer:
    """The weights: a table of embeddings for anaphor, candidate, pair and "takes up none", and what reads their sum."""

    known: dict[str, int]
    anaphor: FloatArray
    candidate: FloatArray
    pair: FloatArray
    out: FloatArray
    none: FloatArray
    none_out: FloatArray

    @classmethod
    def load(cls, folder: Path) -> Scorer:
        """The scorer in a folder of weights; ReaderError where it has none that fits this code."""
        try:
            with np.load(folder / FILE, allow_pickle=False) as file:
                lemmas = [str(lemma) for lemma in file["known"]]
                tables = {name: file[name].astype(np.float32) for name in TABLES}
        except (OSError, ValueError, KeyError) as error:
            raise ReaderError(f"{folder / FILE}: the weights for coreference cannot be read ({error})") from error
        rows = sum(sizes(len(lemmas)))
        if len(tables["anaphor"]) != rows or len(tables["pair"]) != sum(PAIR_SIZES):
            raise ReaderError(f"{folder / FILE}: the weights for coreference are of another version")
        return cls({lemma: number for number, lemma in enumerate(lemmas, 2)}, **tables)

    def scores(self, columns: Columns, anaphors: Sequence[int]) -> tuple[IntArray, FloatArray]:
        """For each of `anaphors` its candidates, nearest first, and their scores; of none there -inf."""
        found, real = candidates(columns, anaphors)
        if not len(anaphors):
            return found, np.zeros(found.shape, dtype=np.float32)
        starts = _starts(sizes(len(self.known)))
        mine = columns.features[np.asarray(anaphors)] + starts
        pairs = pair_features(columns, anaphors, found, real)[real] + _starts(PAIR_SIZES)
        of_anaphor = self.anaphor[mine].sum(axis=1)
        of_candidate = self.candidate[columns.features + starts].sum(axis=1)
        hidden = _summed(self.pair, pairs) + of_candidate[found[real]] + of_anaphor[np.nonzero(real)[0]]
        none = np.maximum(self.none[mine].sum(axis=1), 0) @ self.none_out
        given = np.full(found.shape, -np.inf, dtype=np.float32)
        given[real] = np.maximum(hidden, 0) @ self.out
        return found, np.round(given - none[:, None], DECIMALS)


@cache
def shipped_scorer() -> Scorer:
    """The scorer that ships with the package, read once."""
    return Scorer.load(Path(__file__).resolve().parent)


TABLES = ("anaphor", "candidate", "pair", "out", "none", "none_out")


def _starts(counts: Sequence[int]) -> IntArray:
    """Where the rows of each column begin in its table."""
    return np.cumsum([0, *counts[:-1]], dtype=np.int32)


def _summed(table: FloatArray, rows: IntArray) -> FloatArray:
    """The sum of the table's rows that each row names, column by column to keep memory small."""
    total = table[rows[:, 0]]
    for column in range(1, rows.shape[1]):
        total += table[rows[:, column]]
    return total
