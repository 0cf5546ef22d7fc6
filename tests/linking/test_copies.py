"""Copies are found by their words; quotations and what an outlet prints everywhere are none."""

from __future__ import annotations

from datetime import date

from whence.linking.copies import find_copies
from whence.model.report import Report
from whence.model.when import When

STORY = (
    "The council of Arvonia voted by a narrow margin late on Sunday to close the last of its river ports, a step that "
    "traders along the lower valley had feared for years and that unions in the capital called a betrayal of promises."
)
OTHER = (
    "Snow fell on the hills above Dorin for a third day, and the mountain railway carried nothing but mail sacks and a "
    "single doctor who had volunteered to spend the winter in the upper villages with her two dogs and a radio set."
)


def report(id: str, text: str, day: int = 1, outlet: str | None = None) -> Report:
    """A report published on some day of May 2024."""
    return Report(id, text, outlet=outlet, published=When.day(date(2024, 5, day), "given"))


def test_a_reprint_is_a_copy_of_the_earlier() -> None:
    """The same words a day later are a copy, whatever the ids say."""
    copies = find_copies([report("a", f"Ports close. {STORY}", 2), report("b", STORY, 1)])
    assert copies.copy_of == {"a": "b"}


def test_a_passage_is_aligned_to_its_original() -> None:
    """A passage within a longer report is no copy of the whole, and each of its words leads to the original's."""
    first, second = report("a", STORY, 1), report("b", f"{OTHER} {STORY} {OTHER[::-1]}", 2)
    copies = find_copies([first, second])
    assert copies.copy_of == {}
    at = second.text.index("narrow margin")
    found = copies.original("b", at, at + len("narrow margin"))
    assert found[0] == "a" and first.text[found[1] : found[2]] == "narrow margin"


def test_what_both_quote_is_no_copy() -> None:
    """Two reports that cite one statement word for word took it from whoever made it."""
    quote = f"“{STORY}”"
    copies = find_copies([report("a", f"{OTHER} {quote}", 1), report("b", f"Said the mayor: {quote} He left.", 2)])
    assert not copies.passages


def test_an_outlets_furniture_is_no_copy() -> None:
    """What one outlet prints under otherwise different articles is furniture."""
    bodies = [f"{' '.join(f'{word}{n}' for word in (OTHER * 3).split())} {STORY}" for n in range(5)]
    copies = find_copies([report(f"r{n}", body, n + 1, "Dorin Post") for n, body in enumerate(bodies)])
    assert not copies.copy_of and not copies.passages


def test_the_credited_agency_is_the_original() -> None:
    """Of two equal texts of one day the one whose outlet the other credits came first."""
    wire = report("z", STORY, 1, "Ostrel Wire")
    reprint = report("a", f"{STORY} (Ostrel Wire)", 1, "Dorin Post")
    assert find_copies([wire, reprint]).copy_of == {"a": "z"}
