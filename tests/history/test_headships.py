"""Whoever heads a body, by the title that reports give its head."""

from __future__ import annotations

from tests.history.test_open_offices import claim, stood
from whence.model.event import Actor

BANK = Actor("bank", "Bank of Orland", "organization", "ORL", "ORLBUS")
MISSION = Actor("mission", "Sound Mission", "organization")


def test_who_runs_a_bank_has_the_title_of_the_governor_before() -> None:
    """A verb of heading says less than the title that somebody else is told to have had at the body."""
    rows = stood(
        claim("r", "lind", "bank", "governor", "ended"), claim("r", "moor", "bank", "head"), bodies=(BANK,), home=False
    )
    assert ("moor", "bank", "governor", False) in rows


def test_who_is_called_commander_and_heads_a_mission_commands_it() -> None:
    """A title without a body is that of the body which its bearer is told to head."""
    rows = stood(
        claim("r", "lind", "", "commander"), claim("r", "lind", "mission", "head"), bodies=(MISSION,), home=False
    )
    assert rows == [("lind", "mission", "commander", False)]


def test_a_deputy_title_is_not_that_of_the_head() -> None:
    """What the second in a body is called says nothing of its head."""
    rows = stood(
        claim("r", "lind", "bank", "deputy governor"), claim("r", "moor", "bank", "head"), bodies=(BANK,), home=False
    )
    assert ("moor", "bank", "head", False) in rows


def test_a_minister_who_goes_is_of_the_country_of_the_one_who_comes() -> None:
    """Two persons between whom one office passes hold it of one country."""
    rows = stood(
        claim("r", "lind", "", "defence minister"),
        claim("q", "lind", "", None, "ended"),
        claim("q", "moor", "orland", "minister of national defence", "began"),
        home=False,
    )
    assert ("lind", "orland", "defence minister", True) in rows
