"""Promises on the kinds of nouns: a noun is of the kind that it mostly means, of none where it means other things."""

from __future__ import annotations

import pytest

from whence.codebook.frames import word_class
from whence.codebook.kinds import kinds


@pytest.mark.parametrize(
    ("kind", "noun"),
    [
        ("human", "beekeeper"), ("human", "widow"), ("human", "midwife"), ("body", "committee"), ("vessels", "dhow"),
        ("vehicle", "tractor"), ("structure", "chapel"), ("edible", "antibiotic"),
        ("goods", "locomotive"), ("goods", "flour"), ("spot", "refinery"), ("spot", "valley"),
    ],
)  # fmt: skip
def test_a_noun_is_of_the_kind_that_it_mostly_means(kind: str, noun: str) -> None:
    """People, bodies, ships and the like are known by common nouns that no table lists."""
    assert noun in kinds()[kind]


@pytest.mark.parametrize("noun", ["server", "printer", "star", "private", "subject", "meeting"])
def test_a_noun_that_means_other_things_as_often_is_no_person(noun: str) -> None:
    """A noun that news uses of things is left out."""
    assert noun not in kinds()["human"]


def test_a_class_holds_its_kind_beside_its_own_words() -> None:
    """A class of the frames table takes in the nouns of the kind of that name."""
    assert {"crewman", "beekeeper"} <= word_class("human")
    assert word_class("structure") == kinds()["structure"]
