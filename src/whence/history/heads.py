"""Whoever is said to head or lead a body, by the title that such a head has where reports name it.

"X runs the bank" says less than "the bank's governor": where the same person, or somebody else, is told to have one
title of a head of that body, it is that. And who is called "Commander X" and said to head a mission commands it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from whence.history.details import key_words
from whence.model.linked import Standing
from whence.model.reading import Claim

# What a verb of heading says of an office.
VAGUE = frozenset({"head", "leader"})
# Titles of who heads a body, one at a time.
TITLES = frozenset({
    "chairman", "chairwoman", "chair", "chairperson", "president", "governor", "director", "commander",
    "rector", "director-general", "secretary-general", "executive", "commissioner", "speaker", "editor", "dean",
})  # fmt: skip


def is_vague(claim: Claim) -> bool:
    """Whether a claim of an office says no more than that somebody heads the body."""
    return claim.type == "office" and claim.detail in VAGUE


def is_head(detail: str | None, body: str | None = None) -> bool:
    """Whether the title, but for what it says of the body, is that of a head of some body."""
    words = key_words(detail) - key_words(body)
    return bool(words & TITLES) and words <= TITLES


def with_titles(standings: Sequence[Standing], names: Mapping[str, str]) -> tuple[Standing, ...]:
    """The claims, each that tells of a head with the one title that heads of the body are told to have.

    `names` are those of the actors, by id.
    """
    titles: dict[str, dict[str, str]] = {}
    own: dict[tuple[str, str], dict[str, str]] = {}
    for claim in (one.claim for one in standings if one.claim.type == "office" and one.claim.object):
        if claim.detail is not None and is_head(claim.detail, names.get(claim.object)):
            word = min(key_words(claim.detail) & TITLES)
            titles.setdefault(claim.object, {}).setdefault(word, claim.detail)
            own.setdefault((claim.subject, claim.object), {}).setdefault(word, claim.detail)
    found = []
    for one in standings:
        known = own.get((one.claim.subject, one.claim.object)) or titles.get(one.claim.object, {})
        if is_vague(one.claim) and len(known) == 1:
            one = replace(one, claim=replace(one.claim, detail=next(iter(known.values()))))
        found.append(one)
    return tuple(found)
