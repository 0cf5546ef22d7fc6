"""Whose government a phrase means: its possessor's, the country's in focus, or nobody's in particular."""

from __future__ import annotations

import pytest

from tests.stories import needs_weights
from whence import app

pytestmark = needs_weights


def called(text: str, name: str) -> set[str]:
    """The words by which the report calls the country `name`."""
    found = (referent for referent in app.read(text).referents if (referent.type, referent.name) == ("country", name))
    return {mention.span.quote for referent in found for mention in referent.mentions}


def test_a_regime_named_by_its_ruler_is_the_rulers() -> None:
    """However much another country is spoken of beside it."""
    text = (
        "Kenya's president, Tom Lind, met Ugandan envoys in Nairobi on Tuesday. Uganda said it would arm the Lind "
        "regime. Kampala sent trucks to the Lind government. Uganda signed nothing."
    )
    assert {"the Lind regime", "the Lind government"} <= called(text, "Kenya")
    assert not called(text, "Uganda") & {"the Lind regime", "the Lind government"}


def test_a_ruler_of_whom_no_office_is_told_gives_his_government_to_nobody() -> None:
    """It is not the government of whoever spoke of it."""
    text = (
        "Rebels fought Tom Lind's men near the port on Monday. Peru said that the Lind regime must go. "
        "Lima urged allies to act."
    )
    assert "the Lind regime" not in called(text, "Peru")


@pytest.mark.parametrize("words", ["Foreign governments", "Western governments", "Several governments"])
def test_several_governments_are_no_countrys(words: str) -> None:
    """The government, of which there is one, is."""
    text = f"Peru said on Friday it would close its port. {words} condemned the step. The government gave no reason."
    assert words not in called(text, "Peru")
    assert "The government" in called(text, "Peru")


def test_so_many_governments_are_the_countries_just_named() -> None:
    """A definite plural with a number takes up the last group of that size."""
    text = "Peru, Chile and Bolivia met in Arica on Friday. The three governments signed an accord."
    assert all("The three governments" in called(text, name) for name in ("Peru", "Chile", "Bolivia"))
