"""Offices of several holders told at once, and whose an office phrase is that stands among other titles."""

from __future__ import annotations

import pytest

from tests.stories import needs_weights
from whence import app

pytestmark = needs_weights


def held(text: str) -> set[tuple[str, str | None, str]]:
    """Person, title and body of each office that stands by what `text` says."""
    reading = app.read(text)
    names = {referent.id: referent.name for referent in reading.referents}
    return {(names[c.subject], c.detail, names.get(c.object, "")) for c in reading.claims if c.type == "office"}


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            "The foreign ministers of Chile and Peru, Ana Robles and Julio Quispe, met in Arica on Monday.",
            {("Ana Robles", "foreign minister", "Chile"), ("Julio Quispe", "foreign minister", "Peru")},
        ),
        (
            "The French and German defence ministers, Luc Petit and Karl Bauer, opened the base.",
            {("Luc Petit", "defence minister", "France"), ("Karl Bauer", "defence minister", "Germany")},
        ),
        (
            "Presidents Kofi Mensah of Ghana and Yawo Agbeko of Togo signed the treaty.",
            {("Kofi Mensah", "president", "Ghana"), ("Yawo Agbeko", "president", "Togo")},
        ),
        (
            "The heads of state of Mali, Niger and Chad, Omar Sy, Ali Bako and Idriss Saleh, met in Bamako.",
            {("Omar Sy", "head of state", "Mali"), ("Idriss Saleh", "head of state", "Chad")},
        ),
    ],
)
def test_each_of_several_holds_the_office_of_the_country_in_its_place(
    text: str, offices: set[tuple[str, str, str]]
) -> None:
    """The first named is the first country's."""
    assert offices <= held(text)


def test_a_list_of_persons_of_another_length_is_not_shared_out() -> None:
    """Three ministers of two countries: whose the third is, the words do not say."""
    text = "The foreign ministers of Chile and Peru, Ana Robles, Julio Quispe and Rosa Lino, met on Monday."
    assert held(text) == set()


def test_a_short_form_in_parentheses_parts_no_office_from_its_holder() -> None:
    """Nor does the person named before it take the office."""
    text = (
        "Peru's cabinet met. The Minister of Government, Pavel Horak, and the President of the Union of Rail Workers "
        "(UZD), Jana Mala, signed the act."
    )
    offices = held(text)
    assert ("Jana Mala", "president", "Union of Rail Workers") in offices
    assert ("Pavel Horak", "minister of government", "Peru") in offices
    assert not any(title == "president" and who == "Pavel Horak" for who, title, _ in offices)


def test_a_minister_is_over_what_the_title_says_and_of_no_such_body() -> None:
    """A minister of government is no minister of hydrocarbons, and "a minister" is nobody in particular."""
    text = (
        "Peru's minister of government, Juan Paz, said that a new hydrocarbons minister would be sworn in on Friday. "
        "Such a vote costs a minister the post."
    )
    assert held(text) == {("Juan Paz", "minister of government", "Peru")}


def test_a_deputy_prime_minister_is_of_the_country_spoken_of() -> None:
    """As the prime minister is."""
    text = "Thailand's cabinet met on Monday. Deputy Prime Minister Wirat Chai led it."
    assert held(text) == {("Wirat Chai", "deputy prime minister", "Thailand")}
