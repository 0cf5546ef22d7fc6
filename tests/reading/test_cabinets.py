"""Who comes into which office and who goes out of it, in the words in which cabinets are told."""

from __future__ import annotations

import pytest

from tests.stories import needs_weights
from whence import app

pytestmark = needs_weights

PERU = "LIMA, March 4 (Andes Wire) - Peru's prime minister, Carlos Rojas, resigned. "


def turned(text: str) -> set[tuple[str, str, str]]:
    """Person, office and what became of it."""
    reading = app.read(PERU + text, published="2031-03-05")
    names = {referent.id: referent.name for referent in reading.referents}
    return {(names[c.subject], c.detail or "", c.holds) for c in reading.claims if c.type == "office"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The justice portfolio went to Ana Becerra.", ("Ana Becerra", "justice minister", "began")),
        (
            "Rosa Vela left the interior ministry, which passed to Julio Arce.",
            ("Julio Arce", "interior minister", "began"),
        ),
        ("The health minister, José Pinto, was moved to education.", ("José Pinto", "health minister", "ended")),
        ("The health minister, José Pinto, was moved to education.", ("José Pinto", "education minister", "began")),
        ("Rojas, who had been in office since July 2021, was tired.", ("Carlos Rojas", "prime minister", "began")),
        ("Pablo Soria is out as finance minister.", ("Pablo Soria", "finance minister", "ended")),
        (
            "Pablo Soria was dismissed as finance minister. His successor, Tomás Gil, is a banker.",
            ("Tomás Gil", "finance minister", "began"),
        ),
        ("Farm Minister Felipe Cano, appointed on Friday, spoke.", ("Felipe Cano", "farm minister", "began")),
        ("Army chief Víctor Salas was dismissed and replaced by Óscar Luna.", ("Óscar Luna", "army chief", "began")),
        ("The central bank governor, Elena Prado, spoke.", ("Elena Prado", "central bank governor", "stands")),
        ("Gonzalo Vidal was made ambassador to Spain.", ("Gonzalo Vidal", "ambassador", "began")),
        (
            "The defence minister, Iván Reyes, whom Rojas sacked in January, is back.",
            ("Iván Reyes", "defence minister", "ended"),
        ),
        (
            "Army chief Raúl Mendoza spoke. Mendoza was elected to the post in August.",
            ("Raúl Mendoza", "army chief", "began"),
        ),
    ],
)
def test_a_change_of_office_is_read_in_any_of_its_wordings(text: str, wanted: tuple[str, str, str]) -> None:
    """By portfolio, by post, by successor, by title; of the country that the report is told from."""
    assert wanted in turned(text)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Quiroz named the central bank governor, Elena Prado, to head a commission.", "Elena Prado"),
        ("A likely successor, Tomás Gil, is a banker.", "Tomás Gil"),
        ("The letter went to Ana Becerra.", "Ana Becerra"),
        ("The family moved José Pinto to safety.", "José Pinto"),
    ],
)
def test_what_is_no_change_of_office_begins_none(text: str, person: str) -> None:
    """A title before a comma is held already, a likely successor holds nothing, and letters are no portfolios."""
    assert not {found for found in turned(text) if found[0] == person and found[2] == "began"}
