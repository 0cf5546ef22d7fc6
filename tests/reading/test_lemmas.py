"""Lemmas of verb forms that the encoder's scripts do not reach."""

from __future__ import annotations

import numpy as np
import pytest

from whence.codebook.irregular import irregular_verbs
from whence.reading.decoding import lemma
from whence.reading.lemmas import Script, regular_lemmas

VERBS = frozenset({"cancel", "expel", "strike", "carry", "plan", "hope", "die"})


@pytest.mark.parametrize(
    ("form", "verb"),
    [("cancelled", "cancel"), ("expelled", "expel"), ("carries", "carry"), ("planning", "plan"), ("dying", "die")],
)
def test_a_regular_form_reaches_its_known_verb(form: str, verb: str) -> None:
    """Where no script fits a known verb, the regular endings are tried."""
    assert verb in regular_lemmas(form)
    assert lemma(form, "VERB", np.zeros(1, dtype=np.float32), (Script("xx", "", False),), VERBS) == verb


def test_an_irregular_form_is_looked_up() -> None:
    """The closed class of irregular verbs needs no score."""
    scripts = (Script("", "", False),)
    assert lemma("struck", "VERB", np.zeros(1, dtype=np.float32), scripts, VERBS) == "strike"
    assert lemma("struck", "NOUN", np.zeros(1, dtype=np.float32), scripts, VERBS) == "struck"


def test_no_form_belongs_to_two_verbs() -> None:
    """The table is a function, and no lemma in it is a form of another."""
    forms = irregular_verbs()
    assert len(forms) > 200
    assert not set(forms) & set(forms.values())
