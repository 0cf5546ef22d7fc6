"""Nouns that denote actors: of which sort, and of which PLOVER sector."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from whence.codebook.tables import table

AgentSort = Literal["organization", "armed group", "person", "people", "country", "government"]


@dataclass(frozen=True, slots=True)
class Agent:
    """What a noun denotes: a sort of actor, and its sector (empty where it has none of its own)."""

    noun: str
    sort: AgentSort
    sector: str


@cache
def agents() -> dict[str, Agent]:
    """Agents by lower-case singular lemma, two-word ones with a space; the first table that lists a noun has it."""
    found: dict[str, Agent] = {}
    for sort, nouns in table("agents")["state"].items():
        for noun in nouns:
            found.setdefault(noun, Agent(noun, cast(AgentSort, sort), "GOV"))
    for sort in ("armed group", "organization", "people", "person"):
        for sector, nouns in table("agents")[sort].items():
            for noun in nouns:
                found.setdefault(noun, Agent(noun, cast(AgentSort, sort), "" if sector == "UNK" else sector))
    return found
