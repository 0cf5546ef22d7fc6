"""The promise under test: scores become lemmas, names and arguments that hold together."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from whence.reading.decoding import NameMixer, arguments, lemma, softmax
from whence.reading.lemmas import Script
from whence.reading.weights_files import Manifest, NameHead

SCRIPTS = (Script("ed", "", False), Script("d", "", False), Script("", "", True), Script("ied", "y", False))
VERBS = frozenset({"revoke", "sever", "deny", "attack"})
MANIFEST = Manifest(
    version="test",
    upos=(),
    deprels=(),
    scripts=SCRIPTS,
    arguments=(),
    rolesets=(),
    name_types=("PER", "GPE", "LOC"),
    name_heads=(NameHead("coarse", ((0,), (1,), (2,), (3, 5), (4, 6))),),
    name_shares=(1.0, 1.0),
    time_shares=(),
    predicate_threshold=0.5,
    event_types=("AID",),
    files=(),
)


def best(*ranked: int) -> np.ndarray:
    scores = np.zeros(len(SCRIPTS), dtype=np.float32)
    for worth, at in enumerate(reversed(ranked), start=1):
        scores[at] = worth
    return scores


def test_a_verb_becomes_one_that_is_known() -> None:
    """The best script makes `revok`, the next one `revoke`."""
    assert lemma("revoked", "VERB", best(0, 1), SCRIPTS, VERBS) == "revoke"
    assert lemma("Severed", "VERB", best(1, 0), SCRIPTS, VERBS) == "sever"


def test_an_unknown_verb_follows_the_best_script_that_fits() -> None:
    """Nothing is refused for being new."""
    assert lemma("zorbled", "VERB", best(3, 1), SCRIPTS, VERBS) == "zorble"


def test_a_proper_noun_keeps_its_capitals() -> None:
    """Scripts that lower-case do not suit it."""
    assert lemma("Mohamed", "PROPN", best(0, 1), SCRIPTS, VERBS) == "Mohamed"


def test_a_coarse_head_shares_a_place_out_as_the_unified_head_does() -> None:
    """The coarse head is sure of a place, the unified one leans to GPE: together a GPE, with more confidence."""
    coarse, unified = np.zeros(5, dtype=np.float32), np.zeros(7, dtype=np.float32)
    coarse[3], unified[3], unified[5] = 8.0, 1.0, 0.5
    scores = np.concatenate([coarse, unified])[None]
    (name,) = NameMixer(MANIFEST).names(scores)
    assert name.type == "GPE"
    alone = NameMixer(dataclasses.replace(MANIFEST, name_shares=(0.0, 1.0))).mixed(scores)
    mixed = NameMixer(MANIFEST).mixed(scores)
    assert mixed[0, 3] > alone[0, 3]
    assert mixed[0, 3] / mixed[0, 5] == pytest.approx(alone[0, 3] / alone[0, 5], rel=0.02)
    assert mixed.sum() == pytest.approx(1.0)


def test_a_numbered_argument_stands_once() -> None:
    """Of two ARG0 the likelier stays; modifiers may repeat."""
    labels = ("ARG0", "ARGM-TMP")
    scores = np.full((5, 5), -4.0, dtype=np.float32)
    scores[0, 1], scores[1, 3], scores[2, 0], scores[3, 1], scores[4, 3] = 2.0, 3.0, 3.0, 6.0, 3.0
    found = [(one.label, one.first) for one in arguments(scores, labels)]
    assert found == [("ARGM-TMP", 1), ("ARG0", 3), ("ARGM-TMP", 4)]


def test_softmax_stays_finite() -> None:
    """Large scores do not overflow."""
    assert softmax(np.array([[1e4, 0.0]], dtype=np.float32)).tolist() == [[1.0, 0.0]]
