"""Offices told by what stands for them, and who comes into what was left: by plain sentences."""

from __future__ import annotations

import pytest

from tests.stories import needs_weights
from whence import app

pytestmark = needs_weights

MINISTER = "Norway's interior minister, Knut Dahl, resigned in June. "


def told(text: str) -> set[tuple[str, str | None, str, str]]:
    """Person, title, body and how it holds, of each office that `text` tells of."""
    reading = app.read(text)
    names = {referent.id: referent.name for referent in reading.referents}
    return {
        (names[c.subject], c.detail, names.get(c.object, ""), c.holds) for c in reading.claims if c.type == "office"
    }


@pytest.mark.parametrize(
    ("text", "turn"),
    [
        (
            MINISTER + "Kari Moen, a judge's daughter, has had Dahl's desk since July 4.",
            ("Kari Moen", "interior minister", "Norway", "began"),
        ),
        (MINISTER + "Kari Moen has had his job since July 4.", ("Kari Moen", "interior minister", "Norway", "began")),
        (MINISTER + "Kari Moen took over the ministry.", ("Kari Moen", "interior minister", "Norway", "began")),
        (
            "The governor of the Central Bank of Iran, Ali Reza, was sacked on Sunday, and his deputy, Sara Amini, was "
            "put in charge.",
            ("Sara Amini", "governor of the central bank", "Central Bank of Iran", "began"),
        ),
        (
            "General Adam Krol, Poland's army chief, was moved to a desk in Krakow on 3 February and his command went "
            "to Jan Mazur.",
            ("Jan Mazur", "army chief", "Poland", "began"),
        ),
        (
            "General Adam Krol, Poland's army chief, was moved to a desk in Krakow on 3 February.",
            ("Adam Krol", "army chief", "Poland", "ended"),
        ),
        (
            "General Adam Krol spoke in Poland. The Second Corps was handed over to Lieutenant General Jan Mazur.",
            ("Jan Mazur", "commander", "Second Corps", "began"),
        ),
        (
            "Prime Minister Nok Suwan of Thailand died on Thursday.",
            ("Nok Suwan", "prime minister", "Thailand", "ended"),
        ),
        (
            "Eleni Kalo, Greece's deputy foreign minister, was promoted to shipping minister in May.",
            ("Eleni Kalo", "deputy foreign minister", "Greece", "ended"),
        ),
        (
            "Since May the Central Bank of Iran has been run by Sara Amini, a professor.",
            ("Sara Amini", "head", "Central Bank of Iran", "began"),
        ),
    ],
)
def test_whoever_has_anothers_seat_has_that_ones_office(text: str, turn: tuple[str, str, str, str]) -> None:
    """And whoever is moved to another desk has left the first."""
    assert turn in told(text)


def test_who_is_posted_elsewhere_and_who_comes_after_is_told_without_an_office() -> None:
    """Other reports may say which it was."""
    text = "Colonel Pedro Ruiz has been posted to Cusco. His successor in Lima, Colonel Nora Paz, took over on Monday."
    assert {("Pedro Ruiz", None, "", "ended"), ("Nora Paz", None, "", "began")} <= told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Peru's prime minister, Ana Robles, sat at her desk. She has had the flu since Monday.",
        "Peru's prime minister, Ana Robles, was moved to a hospital. Her house was handed over to Juan Paz.",
        "Peru's prime minister, Ana Robles, said that she would have Luis Vega's job by May.",
    ],
)
def test_what_is_no_office_is_not_taken_over(text: str) -> None:
    """A house, the flu and a bed in hospital turn nothing."""
    assert {holds for *_, holds in told(text)} == {"stands"}


def test_two_set_side_by_side_are_two() -> None:
    """The minister who looks at the pen is not the man who looks at the clock in the sentence before."""
    text = "Peru signed. Luis Vega looks at the clock. The foreign minister looks at the pen."
    assert not any(who == "Luis Vega" for who, *_ in told(text))
