"""The promise under test: words are cut as BERT's uncased tokenizer cuts them, whatever they hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whence.reading.pieces import MAX_PIECES, SHAPES, Pieces, runs, shape

VOCABULARY = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "un",
    "##affa",
    "##ble",
    "runn",
    "##ing",
    "cafe",
    "-",
    "'",
    "s",
    "北",
    "##s",
]
PIECES = Pieces({piece: number for number, piece in enumerate(VOCABULARY)})


def cut(word: str) -> list[str]:
    return [VOCABULARY[number] for number in PIECES.of(word)]


def test_words_are_cut_into_the_longest_known_pieces() -> None:
    """Greedy from the left, continuing pieces marked."""
    assert cut("unaffable") == ["un", "##affa", "##ble"]
    assert cut("Running") == ["runn", "##ing"]


def test_accents_and_capitals_are_dropped() -> None:
    """The vocabulary is uncased and has no accents."""
    assert cut("CAFÉS") == ["cafe", "##s"]


def test_punctuation_and_han_signs_stand_alone() -> None:
    """Each is a run of its own, even within a word."""
    assert cut("un-'s") == ["un", "-", "'", "s"]
    assert cut("北北") == ["北", "北"]


def test_what_cannot_be_cut_is_unknown() -> None:
    """A run with any unknown part, one of no signs at all, and one far too long."""
    assert cut("unx") == ["[UNK]"]
    assert cut("\u200b") == ["[UNK]"]
    assert cut("s" * 101) == ["[UNK]"]


def test_a_word_has_a_bounded_number_of_pieces() -> None:
    """However long it is."""
    assert len(PIECES.of("-" * 1000)) == MAX_PIECES


def test_runs_drop_control_signs() -> None:
    """Control and format characters vanish, other spaces part."""
    assert runs("a\x00b\u00adc\u00a0D") == ["abc", "d"]


@given(st.text(max_size=40))
def test_any_word_has_pieces_and_a_shape(word: str) -> None:
    """No text makes either fail."""
    assert 1 <= len(PIECES.of(word)) <= MAX_PIECES
    assert 1 <= shape(word, first=False) < SHAPES


def test_shapes_tell_casing_apart() -> None:
    """Lower, title, capitals, one capital, mixed, digits, digits with signs, letters with digits, signs, no case."""
    words = ["accord", "Niger", "ECOWAS", "A", "McKay", "2023", "1,500", "F16", "--", "北京"]
    assert [shape(word, first=False) for word in words] == [1, 2, 4, 5, 6, 7, 8, 11, 9, 10]


def test_an_opening_capital_is_told_from_one_within() -> None:
    """Only the title shape depends on the place."""
    assert shape("Troops", first=True) != shape("Troops", first=False)
    assert shape("troops", first=True) == shape("troops", first=False)
