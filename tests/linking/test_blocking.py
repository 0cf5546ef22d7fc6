"""Blocking: which pairs are compared, by what columns of numbers tell of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from tests.linking.test_score import told_of_many
from whence.linking import blocking
from whence.linking.blocking import candidate_pairs
from whence.linking.calendar import UNKNOWN, Days
from whence.linking.columns import Columns
from whence.linking.features import apart
from whence.linking.pairs import pair_model
from whence.linking.score import features_of, score

TOLD_BY_COLUMNS = (
    "same_trigger", "same_kind", "told_widely", "vectors_alike", "kin_vectors_alike", "same_type", "dates_agree",
    "same_place", "countries_shared", "reports_alike", "clauses_alike",
)  # fmt: skip


DAYS = (
    Days(date(2031, 5, 4), date(2031, 5, 4)),
    Days(date(2031, 5, 1), date(2031, 5, 31)),
    Days(date(2031, 6, 9), date(2031, 6, 9)),
    Days(date(2031, 6, 9)),
    UNKNOWN,
)


def test_columns_tell_of_a_pair_what_its_features_do() -> None:
    """What speaks for a pair by columns is what those features weigh, but for dates without a year."""
    model = pair_model()
    for seed in range(3):
        told, world = told_of_many(seed)
        i, j = np.triu_indices(len(told), 1)
        rough = Columns(told, world).rough(i, j, model.weights)
        for a, b, much in zip(i.tolist(), j.tolist(), rough.tolist(), strict=True):
            one, other = told[a], told[b]
            if one.sentence == other.sentence or not (one.days.bounded and other.days.bounded):
                continue
            held = features_of(one, other, world)
            weighed = sum(model.weights[name] * held.get(name, 0.0) for name in TOLD_BY_COLUMNS)
            assert much == pytest.approx(weighed, abs=0.01)


def test_what_columns_exclude_is_excluded() -> None:
    """A pair that columns hold to be a plan and a deed, or days apart, can never be joined."""
    n_excluded = 0
    for seed in range(6):
        drawn, world = told_of_many(seed)
        told = [replace(one, days=DAYS[at % len(DAYS)]) for at, one in enumerate(drawn)]
        i, j = np.triu_indices(len(told), 1)
        excluded = Columns(told, world).excluded(i, j)
        n_excluded += int(excluded.sum())
        assert all(apart(told[a], told[b], world) for a, b in zip(i[excluded], j[excluded], strict=True))
    assert n_excluded


def test_hardly_a_pair_above_the_bar_is_left_out_of_few() -> None:
    """Among a handful of reports nearly every pair that the model would join is compared, each once and in order."""
    model = pair_model()
    n_likely = n_compared = 0
    for seed in range(6):
        told, world = told_of_many(seed)
        pairs = candidate_pairs(told, world)
        assert pairs == sorted(set(pairs)) and all(i < j for i, j in pairs)
        for i, one in enumerate(told):
            for j in range(i + 1, len(told)):
                if not apart(one, told[j], world) and score(one, told[j], world, model) >= model.join:
                    n_likely += 1
                    n_compared += (i, j) in pairs
    assert n_likely > 10 and n_compared >= 0.9 * n_likely


def test_a_mention_is_compared_with_so_many_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each mention chooses a few pairs, the likeliest, so that pairs grow with mentions and not with their square."""
    told, world = told_of_many(1)
    every = candidate_pairs(told, world)
    monkeypatch.setattr(blocking, "MAX_PAIRS", 2)
    few = candidate_pairs(told, world)
    assert len(every) > len(few) and len(few) <= 2 * len(told)
    assert set(few) <= set(every)


def test_large_blocks_yield_pairs_of_reports_alike_and_of_days_near(monkeypatch: pytest.MonkeyPatch) -> None:
    """A block too large to take whole gives part of its pairs, and always those within one report."""
    told, world = told_of_many(2)
    whole = set(candidate_pairs(told, world))
    monkeypatch.setattr(blocking, "WHOLE_BLOCK", 3)
    monkeypatch.setattr(blocking, "WINDOW", 1)
    parted = set(candidate_pairs(told, world))
    assert parted <= whole
    assert {(i, j) for i, j in whole if told[i].report == told[j].report} <= parted


def test_nothing_told_has_no_pairs() -> None:
    """Where nothing is told, nothing is compared."""
    _, world = told_of_many(0)
    assert candidate_pairs((), world) == []
