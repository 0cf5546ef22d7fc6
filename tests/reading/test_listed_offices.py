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


def test_former_presidents_told_together_are_of_no_country_in_particular() -> None:
    """They may be of any, and are seldom of the one that the report speaks of."""
    text = "Haiti thanked its friends. The fund was started by former presidents Ben Crane and Tom Hill."
    assert held(text) == set()


@pytest.mark.parametrize(
    ("text", "office"),
    [
        (
            "Bernd Vogel, Austria's representative to the United Nations, called it a farce.",
            ("Bernd Vogel", "representative", "Austria"),
        ),
        ("Russia's NATO envoy, Dmitry Orlov, warned of it.", ("Dmitry Orlov", "envoy", "Russia")),
        (
            "The United Nations special envoy for Yemen, Lars Holt, arrived in Aden.",
            ("Lars Holt", "special envoy", "United Nations"),
        ),
        (
            "Denmark has opened an inquiry. State Prosecutor Nils Bo said so.",
            ("Nils Bo", "state prosecutor", "Denmark"),
        ),
        (
            "The trial opened in the Aarhus City Court on Monday. Judge Clara Holm adjourned the hearing until May.",
            ("Clara Holm", "judge", "Aarhus City Court"),
        ),
    ],
)
def test_an_envoy_is_the_senders_and_a_judge_the_courts(text: str, office: tuple[str, str, str]) -> None:
    """Not of those to whom the one is sent, nor of nothing where one court has a name."""
    assert office in held(text)


def test_who_sent_an_envoy_for_talks_is_left_open() -> None:
    """The towns that the talks are called after have sent nobody."""
    text = "The Special Representative for the Lima-Quito Dialogue, Ms Ilse Brandt, welcomed it. Peru agreed."
    assert {body for _, _, body in held(text)} <= {""}


def test_the_president_of_another_body_is_another_person() -> None:
    """Nor is the head of one firm the head of the next."""
    text = (
        "The president of the Union of Rail Workers, Jana Mala, spoke in Prague. She will go there with the president "
        "of the Chamber of Mines."
    )
    assert not any(who == "Jana Mala" and body != "Union of Rail Workers" for who, _, body in held(text))


def test_the_president_of_a_commission_is_no_countrys() -> None:
    """A capital noun before the title says of what it is."""
    text = "Mexico closed its schools. Its neighbours follow the outbreak, said Commission President Juan Paz."
    assert "Mexico" not in {body for _, _, body in held(text)}
