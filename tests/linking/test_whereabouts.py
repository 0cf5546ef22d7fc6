"""Where deeds were that their own clause does not place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.linking.builder import Writer
from whence.linking import link


def place_of(w: Writer, trigger: str, dateline: str = "") -> str | None:
    """Name of the place of the event with `trigger`."""
    report = replace(w.report, dateline=w.span(dateline)) if dateline else w.report
    found = link([report], [w.reading])
    event = next(e for e in found.events for m in e.mentions if m.trigger.quote == trigger)
    return next((place.name for place in found.places if place.id == event.place), None)


def test_here_is_where_the_report_comes_from() -> None:
    """ "Signed here" is the dateline's town, also where a deed names another country."""
    w = Writer("d", published="2024-03-12")
    w.say("PARVA, March 12 (XYZ) - Envoys went home to Sudria.")
    w.where("PARVA", "EST")
    w.where("Sudria", "SDN", precision="country")
    w.say("They had signed the accord here in May.")
    w.event("signed", "SUPPORT", lemma="sign")
    assert place_of(w, "signed", "PARVA, March 12 (XYZ)") == "PARVA"


def test_there_is_the_place_last_told() -> None:
    """ "At the same place" is the town named before."""
    w = Writer("d")
    w.say("Men crossed the bridge at Sorve.")
    w.where("Sorve", "EST")
    w.say("Three bodies were handed over at the same place.")
    w.event("handed over", "RETREAT", lemma="hand")
    assert place_of(w, "handed over") == "Sorve"


@pytest.mark.parametrize(("type", "where"), [("SANCTION", "PARVA"), ("ASSAULT", None)])
def test_what_a_dispatch_begins_with_may_be_at_its_dateline(type: str, where: str | None) -> None:
    """Courts sit where the dispatch is written; where people were shot it does not say."""
    w = Writer("d", published="2024-03-12")
    w.say("PARVA, March 12 (XYZ) - Four men were convicted on Monday.")
    w.where("PARVA", "EST")
    w.event("convicted", type, lemma="convict")
    assert place_of(w, "convicted", "PARVA, March 12 (XYZ)") == where


@pytest.mark.parametrize(
    ("before", "where"),
    [
        ("Thousands gathered in Sorve.", "Sorve"),
        ("In Sorve thousands gathered.", "Sorve"),
        ("A man from Sorve spoke.", None),
        ("It began in Sorve.\n", None),
    ],
)
def test_a_deed_of_bodies_goes_on_in_the_place_of_its_paragraph(before: str, where: str | None) -> None:
    """Not where somebody is from, and not beyond the paragraph."""
    w = Writer("d")
    w.say(before.strip())
    w.where("Sorve", "EST")
    if before.endswith("\n"):
        w.text += "\n"
    w.say("Police fired tear gas.")
    w.event("fired", "ASSAULT", lemma="fire")
    assert place_of(w, "fired") == where


@pytest.mark.parametrize(
    ("words", "where"),
    [("The town buried its dead.", "Sorve"), ("The town of Ulm buried its dead.", None), ("They buried a man.", None)],
)
def test_the_town_is_the_place_last_named(words: str, where: str | None) -> None:
    """In a paragraph below as well, but not where the town has a name of its own."""
    w = Writer("d")
    w.say("Thousands marched in Sorve.")
    w.where("Sorve", "EST")
    w.text += "\n"
    w.say(words)
    w.event("buried", "AID", lemma="bury")
    assert place_of(w, "buried") == where


@pytest.mark.parametrize(("day", "where"), [("today", "PARVA"), ("in May", None)])
def test_what_a_statement_says_was_signed_today_was_signed_where_it_comes_from(day: str, where: str | None) -> None:
    """A statement issued at a place tells of what was done there, that day."""
    w = Writer("d", published="2024-03-12")
    w.say("PARVA, March 12 (XYZ) - The ministers are grateful.")
    w.where("PARVA", "EST")
    w.say(f"They {day} signed a treaty.")
    w.event("signed", "SUPPORT", lemma="sign")
    assert place_of(w, "signed", "PARVA, March 12 (XYZ)") == where


def test_a_place_names_its_country() -> None:
    """A town bears its country's name, as far as its country is known."""
    w = Writer("d")
    w.say("Men crossed the bridge at Sorve, and at Parva.")
    w.where("Sorve", "EST")
    w.where("Parva", None)
    found = link([w.report], [w.reading])
    assert {place.name: place.country_name for place in found.places} == {"Sorve": "Estonia", "Parva": None}
