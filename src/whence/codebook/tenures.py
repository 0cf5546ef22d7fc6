"""Words for coming into an office and leaving it: typed access to `tenures.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from whence.codebook.tables import table


@dataclass(frozen=True, slots=True)
class TenureWords:
    """Lemmas of verbs and nouns by what they do to who holds an office; what each says stands in the table."""

    puts_in: frozenset[str]
    puts_in_alone: frozenset[str]
    puts_in_bare: frozenset[str]
    comes_in: frozenset[str]
    comes_in_with: frozenset[str]
    follows: frozenset[str]
    promotes: frozenset[str]
    puts_out: frozenset[str]
    kills: frozenset[str]
    passes_to: frozenset[str]
    moves_to: frozenset[str]
    takes_on: frozenset[str]
    out_alone: frozenset[str]
    serves: frozenset[str]
    stays: frozenset[str]
    has: frozenset[str]
    takes_seat: frozenset[str]
    posts: frozenset[str]
    posts_anywhere: frozenset[str]
    hands_on: frozenset[str]
    goes_out: frozenset[str]
    goes_out_with: dict[str, frozenset[str]]
    nouns_in: frozenset[str]
    nouns_out: frozenset[str]
    nouns_next: frozenset[str]
    office: frozenset[str]
    handed: frozenset[str]
    commanded: frozenset[str]
    seats: frozenset[str]
    terms: frozenset[str]
    ends: frozenset[str]
    titled: dict[str, str]
    heads: dict[str, str]


@cache
def tenure_words() -> TenureWords:
    """The table's words."""
    verbs, nouns = table("tenures")["verbs"], table("tenures")["nouns"]
    lists = {name: frozenset(words) for name, words in verbs.items() if name not in ("goes_out_with", "heads")}
    return TenureWords(
        **lists,
        goes_out_with={verb: frozenset(words) for verb, words in verbs["goes_out_with"].items()},
        nouns_in=frozenset(nouns["puts_in"]),
        nouns_out=frozenset(nouns["puts_out"]),
        nouns_next=frozenset(nouns["next"]),
        office=frozenset(nouns["office"]),
        handed=frozenset(nouns["handed"]),
        commanded=frozenset(nouns["commanded"]),
        seats=frozenset(nouns["seats"]),
        terms=frozenset(nouns["terms"]),
        heads=dict(verbs["heads"]),
        titled=dict(nouns["titled"]),
    )
