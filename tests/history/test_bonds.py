"""Bonds: what several are bound by at one stroke is told once, and every pair stays what it is."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import Any

from whence.history import Bond, bonds, bonds_of
from whence.model.event import Difference, DifferenceValue
from whence.model.relation import Relation
from whence.model.span import Span
from whence.model.when import When

MAY, JUNE = When.day(date(2031, 5, 2)), When.day(date(2031, 6, 9))
WORDS = (Span("r", 0, 5, "words"),)


def pair(subject: str, object: str, type: str = "agreement", **more: Any) -> Relation:
    """A relation that the event `e` opened, unless told otherwise."""
    told = {"opened_by": ("e",), "began": MAY, "detail": "defence pact", **more}
    return Relation(f"r-{subject}-{object}", type, subject, object, WORDS, **told)  # type: ignore[arg-type]


def sides(found: tuple[Bond[Relation], ...]) -> list[tuple[str, str]]:
    """Whom each bond is between."""
    return [("".join(bond.subjects), "".join(bond.objects)) for bond in found]


def test_a_pact_of_several_is_one_and_keeps_its_pairs() -> None:
    """Three and four parties, each paired with each, in whatever order a pair is named."""
    pact = [pair("a", "b"), pair("c", "a"), pair("b", "c")]
    (one,) = bonds_of(pact)
    assert set(one.subjects) == {"a", "b", "c"} and one.objects == ()
    assert list(one.members) == pact
    (four,) = bonds_of(pair(*two) for two in combinations("abcd", 2))
    assert set(four.subjects) == set("abcd") and len(four.members) == 6


def test_pairs_that_are_not_each_with_each_stay_apart() -> None:
    """One that has an accord with two others has two."""
    assert sides(bonds_of([pair("a", "b"), pair("a", "c")])) == [("a", "b"), ("a", "c")]
    assert sides(bonds_of([pair("a", "b")])) == [("a", "b")]


def test_those_of_one_side_are_told_together() -> None:
    """Members of one alliance; one state's sanctions on two; two states' forces in two others."""
    members = [pair(one, "x", "membership") for one in "cab"]
    assert sides(bonds_of(members)) == [("abc", "x")]
    assert sides(bonds_of([pair("a", one, "sanction") for one in "xy"])) == [("a", "xy")]
    assert sides(bonds_of([pair(a, b, "presence") for a in "ab" for b in "xy"])) == [("ab", "xy")]


def test_what_is_told_otherwise_of_one_is_apart() -> None:
    """Other days, another end, another detail, another event, or reports that differ."""
    others: tuple[dict[str, Any], ...] = (
        {"began": JUNE}, {"ended": True}, {"ended_on": JUNE, "ended": True}, {"detail": "trade pact"},
        {"attested": (JUNE,)}, {"opened_by": ("f",)}, {"closed_by": ("f",)}, {"place": "p"},
        {"differences": (Difference("office", (DifferenceValue("x", WORDS), DifferenceValue("y", WORDS))),)},
    )  # fmt: skip
    for other in others:
        found = bonds_of([pair("a", "b"), pair("a", "c"), pair("b", "c", **other)])
        assert len(found) == 3, other


def test_offices_are_each_their_holders_own() -> None:
    """Two who took office on one day are two rows."""
    assert len(bonds_of([pair("a", "x", "office"), pair("b", "x", "office")])) == 2


def test_without_an_event_the_same_words_must_tell_it() -> None:
    """Claims in one sentence are told as one, those of two sentences are not."""
    claims = [pair(one, "x", "membership", opened_by=()) for one in "ab"]
    assert len(bonds_of(claims)) == 1
    assert len(bonds(claims, lambda one: one, lambda one: one.id)) == 2
    assert len(bonds(claims, lambda one: one, lambda one: ())) == 2


def test_bonds_stand_where_their_first_pair_stood() -> None:
    """The order of the list is kept."""
    some = [pair("a", "b"), pair("y", "z", detail="other"), pair("a", "c"), pair("b", "c")]
    assert sides(bonds_of(some)) == [("abc", ""), ("y", "z")]
