"""Promises of the frames tables: every row holds together, and a row that does not is refused by name."""

from __future__ import annotations

from typing import Any

import pytest

from whence.codebook import frames as module
from whence.codebook.contexts import contexts_of
from whence.codebook.frames import frames, shapes, vocabulary, word_class
from whence.codebook.plover import as_coded, by_cameo_root, contexts, score, types
from whence.codebook.reporting import reporting
from whence.codebook.statuses import statuses
from whence.errors import CodebookError
from whence.model.mention import EVENT_TYPES

ROW: dict[str, Any] = {"id": "x", "type": "AID", "shape": "give", "verbs": ["give"]}


def test_every_type_has_rows_for_verbs_and_nouns() -> None:
    """No type of the sixteen is out of reach, as a verb or as a noun."""
    for word in ("verb", "noun"):
        reached = {entry.row.type for (kind, _), entries in frames().words.items() if kind == word for entry in entries}
        assert reached == set(EVENT_TYPES)


def test_every_mode_of_the_manual_is_known_to_its_type_alone() -> None:
    """Rows name modes of their own type; scores lie between -10 and 10."""
    for row in frames().rows:
        assert row.mode is None or row.mode in types()[row.type].modes
        assert -10 <= score(row.type, row.mode) <= 10


def test_every_shape_is_used() -> None:
    """A shape that no row has is a leftover."""
    assert {row.shape.name for row in frames().rows} == set(shapes())


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"type": "HELP"}, "HELP"),
        ({"mode": "visit"}, "visit"),
        ({"shape": "round"}, "round"),
        ({"senses": ["give"]}, "give"),
        ({"needs": {"object": ["@nothing"]}}, "nothing"),
        ({"needs": {"object": ["$ghost"]}}, "ghost"),
        ({"contexts": ["weather"]}, "weather"),
        ({"verb": ["give"]}, "verb"),
    ],
)
def test_a_row_that_does_not_hold_is_refused(change: dict[str, Any], named: str) -> None:
    """The error names the row and what is wrong with it."""
    with pytest.raises(CodebookError, match=named):
        module._row({**ROW, **change}, "frames, row x")


def test_two_rows_of_one_id_are_refused() -> None:
    """Ids stand in every event's reasons, so each is one row's."""
    with pytest.raises(CodebookError, match="twice"):
        module._once(["once", "twice", "twice"])


def test_a_class_that_is_not_there_is_refused() -> None:
    """A misspelt class would silently never hold."""
    with pytest.raises(CodebookError):
        word_class("acord")


def test_the_vocabulary_holds_every_single_word_of_the_tables() -> None:
    """Lemmas are mended towards it: rows, classes, words of saying and cue words are all in."""
    assert {"sign", "treaty", "say", "refuse", "reportedly"} <= vocabulary()
    assert not any(" " in word for word in vocabulary())


def test_plover_codes_what_is_to_come_in_one_word() -> None:
    """Cooperation to come is AGREE, conflict to come THREATEN, what is refused REJECT; deeds stay as they are."""
    assert as_coded("CONSULT", "planned") == "AGREE"
    assert as_coded("ASSAULT", "planned") == "THREATEN"
    assert as_coded("AID", "denied") == "REJECT"
    assert as_coded("RETREAT", "planned") == "AGREE"
    assert {as_coded(name, "occurred") for name in EVENT_TYPES} == set(EVENT_TYPES)


def test_cameo_roots_lead_to_types() -> None:
    """Every root but public statements falls under a type."""
    assert set(by_cameo_root().values()) <= set(EVENT_TYPES)
    assert "01" not in by_cameo_root()


def test_contexts_are_told_by_words_and_phrases() -> None:
    """A phrase counts only as a whole; topics come in the table's order, each once."""
    assert contexts_of(["the", "foreign", "minister", "and", "the", "army"]) == ("military", "diplomatic")
    assert contexts_of(["foreign", "aid"]) == ()
    assert set(contexts_of(["coup", "coup"])) == {"pro_autocracy"}
    assert len(contexts()) == len(set(contexts())) == 37


def test_cue_words_and_words_of_saying_load() -> None:
    """The tables of status and saying are read and typed."""
    assert statuses().modals["will"] == "planned" and statuses().governors["refuse"] == "denied"
    assert "say" in reporting().verbs and "deny" in reporting().denials
