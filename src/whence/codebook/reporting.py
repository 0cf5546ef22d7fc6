"""Words of saying: verbs, nouns and prepositions by which a report names whom it has something from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from whence.codebook.tables import table


@dataclass(frozen=True, slots=True)
class Reporting:
    """The words by which reports attribute; all lemmas in lower case but for the outlets' names and endings."""

    verbs: frozenset[str]
    denials: frozenset[str]
    passives: frozenset[str]
    accusations: frozenset[str]
    nouns: frozenset[str]
    denied_nouns: frozenset[str]
    prepositions: frozenset[str]
    documents: frozenset[str]
    outlets: frozenset[str]
    outlet_endings: tuple[str, ...]
    outlet_names: frozenset[str]
    unnamed: frozenset[str]
    hearsay: frozenset[str]


@cache
def reporting() -> Reporting:
    """The table of saying."""
    rows = table("reporting")
    return Reporting(
        verbs=frozenset(rows["verbs"]["say"]),
        denials=frozenset(rows["verbs"]["deny"]),
        accusations=frozenset(rows["verbs"]["accuse"]),
        passives=frozenset(rows["passive"]["words"]),
        nouns=frozenset(rows["nouns"]["say"]),
        denied_nouns=frozenset(rows["nouns_denied"]["words"]),
        prepositions=frozenset(rows["prepositions"]["say"]),
        documents=frozenset(rows["documents"]["words"]),
        outlets=frozenset(rows["outlets"]["words"]),
        outlet_endings=tuple(rows["outlets"]["endings"]),
        outlet_names=frozenset(rows["outlets"]["names"]),
        unnamed=frozenset(rows["unnamed"]["words"]),
        hearsay=frozenset(rows["hearsay"]["adverbs"]),
    )
