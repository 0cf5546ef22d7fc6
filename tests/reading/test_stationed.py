"""Forces abroad and memberships that a report tells in passing."""

from __future__ import annotations

import pytest

from tests.stories import needs_weights
from whence import app

pytestmark = needs_weights


def told(text: str) -> set[tuple[str, str, str, str]]:
    """Type, subject, object and how it holds, of what `text` claims but offices."""
    reading = app.read(text)
    names = {referent.id: referent.name for referent in reading.referents}
    return {(c.type, names[c.subject], names[c.object], c.holds) for c in reading.claims if c.type != "office"}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Turkey, which has had troops in western Libya since 2020, denied it.",
            ("presence", "Turkey", "Libya", "began"),
        ),
        ("France keeps a garrison of 300 soldiers in Chad.", ("presence", "France", "Chad", "stands")),
        (
            "The Romanians, 140 of them, have been in Skopje in Macedonia since Monday of last week.",
            ("presence", "Romania", "North Macedonia", "began"),
        ),
        (
            "Bolivia, a full member of Mercosur since 2024, imports its diesel.",
            ("membership", "Bolivia", "Mercosur", "began"),
        ),
    ],
)
def test_what_has_lasted_since_a_day_began_on_it(text: str, claim: tuple[str, str, str, str]) -> None:
    """And what is merely there stands."""
    assert claim in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Peru has no troops in Bolivia.",
        "Russia had soldiers in Niger once.",
        "Peru wants to have troops in Chile by May.",
        "The minister has been in Chad since Monday.",
    ],
)
def test_what_is_denied_wished_or_past_is_no_presence(text: str) -> None:
    """Nor is a guest."""
    assert told(text) == set()
