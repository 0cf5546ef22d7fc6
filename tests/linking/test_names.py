"""Names are compared word by word: spellings of one name meet, names of two persons do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.linking.bodies import kind_of
from whence.linking.names import core, initials, normal, person_tokens, same_person_name


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Anar-bek Yelisov", "General Anar-Bek Elisov"),
        ("Mohammed al-Sharif", "Mohamed Sharif"),
        ("Salifou Mondi", "Salifu Mondi"),
        ("Abdou Omar Tchiari", "Abdou Tiari"),
        ("J. Okonjo", "Janet Okonjo"),
    ],
)
def test_spellings_of_one_name_meet(a: str, b: str) -> None:
    """Hyphens, titles, particles, middle names, initials and transliterations do not make two persons."""
    assert same_person_name(person_tokens(a), person_tokens(b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Amadou Keita", "Ibrahim Keita"),
        ("Maria Lopes", "Mario Lopes"),
        ("Ali Hassan", "Ali Hussein"),
        ("Paul Dembele", "Paul Diarra"),
    ],
)
def test_names_of_two_persons_stay_apart(a: str, b: str) -> None:
    """One shared part is not enough, nor is a likeness of given names."""
    assert not same_person_name(person_tokens(a), person_tokens(b))


def test_generic_words_do_not_tell_bodies_apart() -> None:
    """ "Varga Group" and "Varga" have one core, and an acronym is made of the words that count."""
    assert core("the Varga Group") == core("Varga")
    assert initials("Union of the Northern States") == "uns"


@pytest.mark.parametrize(
    ("words", "country", "kind"),
    [
        ("Niger's army", "NER", "forces"),
        ("the Nigerien armed forces", "NER", "forces"),
        ("Russian Ministry of Defense", "RUS", "ministry of defence"),
        ("Russia's defence ministry", "RUS", "ministry of defence"),
        ("Rapid Support Forces", "SDN", None),
        ("the military government", "MLI", "junta"),
    ],
)
def test_state_bodies_are_told_by_kind(words: str, country: str, kind: str | None) -> None:
    """A description of a state body names its kind; a body with a name of its own is none."""
    assert kind_of(words, country) == kind


@given(st.text(max_size=30))
def test_normal_form_is_stable(name: str) -> None:
    """The normal form of a normal form is itself."""
    assert normal(normal(name)) == normal(name)
