"""Offices, ranks and forms of address, and the words that qualify them."""

from __future__ import annotations

from functools import cache

from whence.codebook.tables import table


@cache
def office_heads() -> dict[str, str]:
    """PLOVER sectors by the noun that names an office ("prime minister"); empty where the body decides."""
    rows = table("offices")["heads"]
    found = {head: ("" if sector == "ANY" else sector) for sector, heads in reversed(rows.items()) for head in heads}
    return {**{head.replace("-", " "): sector for head, sector in found.items()}, **found}


@cache
def offices_of_kind(kind: str) -> frozenset[str]:
    """Heads of offices of a kind: `state`, `place`, `to` (accredited), `weak` (none by itself), `in` (of a body)."""
    heads = table("offices")["kinds"][kind]
    return frozenset([*heads, *(head.replace("-", " ") for head in heads)])


@cache
def qualifiers() -> dict[str, str]:
    """Kind (deputy, acting, ended, began, coming, other) by the word that qualifies an office."""
    return {word: kind for kind, words in reversed(table("offices")["qualifiers"].items()) for word in words}


@cache
def portfolios() -> frozenset[str]:
    """Words that say what an office is over ("defence", "foreign", "affairs")."""
    return frozenset(table("offices")["portfolios"]["words"])


@cache
def ranks() -> dict[str, str]:
    """PLOVER sectors by rank, lower case, without dots, with hyphens as spaces too."""
    found = {rank: sector for sector, names in table("offices")["ranks"].items() for rank in names}
    return {**found, **{rank.replace("-", " "): sector for rank, sector in found.items()}}


@cache
def addresses() -> dict[str, str]:
    """Gender (male, female, either) by form of address ("mr"), without dots."""
    return {word: gender for gender, words in table("offices")["address"].items() for word in words}
