"""The promise under test: a script learnt from a pair turns that word into that lemma, and fits words alike."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whence.reading.lemmas import Script


@given(st.text("abcdeX", min_size=1, max_size=8), st.text("abcdeX", min_size=1, max_size=8))
def test_a_script_remakes_the_lemma_it_was_learnt_from(word: str, lemma: str) -> None:
    """For any pair, however unlike."""
    script = Script.between(word, lemma)
    assert script.fits(word)
    assert script.apply(word) == lemma


def test_a_script_carries_over_to_words_with_the_same_ending() -> None:
    """`ies` to `y` is learnt once."""
    script = Script.between("countries", "country")
    assert script.fits("Allies")
    assert script.apply("Allies") == "ally"
    assert not script.fits("troops")


def test_capitals_stay_where_the_lemma_has_them() -> None:
    """A proper noun's script keeps case; another's lowers it."""
    assert Script.between("Americans", "American").apply("Malians") == "Malian"
    assert Script.between("Troops", "troop").apply("Rebels") == "rebel"


def test_a_script_never_leaves_nothing() -> None:
    """Stripping a whole word is refused."""
    assert not Script("s", "", False).fits("s")
