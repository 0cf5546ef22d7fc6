"""Sides: who takes part is told once where several actors are one state's, and never where they may be two sides."""

from __future__ import annotations

from typing import Any

import pytest

from whence.brief.desk import Field, Link
from whence.brief.sides import Part, sides
from whence.model.event import Actor

KINDS: dict[str, tuple[Any, ...]] = {
    "Orland": ("country", "ORL", "ORL"),
    "ministry": ("organization", "ORL", "ORLGOV"),
    "delegation": ("organization", "ORL", "ORLGOV"),
    "minister": ("person", "ORL", "ORLGOV"),
    "general": ("person", "ORL", "ORLMIL"),
    "troops": ("people", "ORL", "ORLMIL"),
    "crew": ("people", "ORL", "ORLLAB"),
    "party": ("organization", "ORL", "ORLPTY"),
    "rebels": ("armed group", "ORL", "ORLREB"),
    "militia": ("armed group", "ORL", "ORLMIL"),
    "Vesk": ("country", "VES", "VES"),
    "league": ("organization", None, "IGO"),
}


def part(name: str, n_words: int = 1) -> Part:
    """One who takes part, named by so many words."""
    type, country, code = KINDS[name]
    links = tuple(Link(f"w{n}", 1, "r", name) for n in range(n_words))
    return Part(Field(name, links), Actor(name, name, type, country, code))


def told(*parts: Part) -> str:
    """How a side is shown, the other ways of telling it in brackets."""
    return ", ".join(f.text + (f" ({', '.join(one.text for one in f.also)})" if f.also else "") for f in sides(parts))


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ("ministry Orland minister", "Orland (ministry, minister)"),
        ("Vesk troops Orland league", "Vesk, Orland (troops), league"),
        ("ministry delegation minister", "ministry (delegation, minister)"),
        ("minister general", "minister, general"),
        ("Orland crew", "Orland, crew"),
        ("Orland party rebels", "Orland, party, rebels"),
        ("ministry militia", "ministry, militia"),
        ("Orland", "Orland"),
    ],
)
def test_a_side_is_told_once(names: str, shown: str) -> None:
    """Under its country; who may be another side stands beside it."""
    assert told(*map(part, names.split())) == shown


def test_without_its_country_a_side_goes_by_what_most_words_name() -> None:
    """Of as many words, by the first."""
    assert told(part("ministry"), part("delegation", 3), part("troops", 2)) == "delegation (ministry, troops)"


def test_an_actor_that_the_chronicle_lacks_stands_alone() -> None:
    """Nothing is known of it."""
    assert told(Part(Field("x"), None), Part(Field("y"), None)) == "x, y"
