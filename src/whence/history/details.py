"""When two details name one office or one accord, and the words of an accord in a clause."""

from __future__ import annotations

import re

from whence.codebook.relations import accord_words, detail_words, padded, words_before_accord

# Modifiers before the noun that still belong to the accord's words ("key military cooperation agreements").
MAX_MODIFIERS = 3
_AIM = re.compile(r"\bagree(?:d|s|ing)?\s+(to\s+[^,.;:!?]{3,80})(?=[,.;:!?]|$)")
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


def key_words(detail: str | None) -> frozenset[str]:
    """The words of `detail` that say which office or accord it is, spellings folded; empty for none."""
    words = detail_words()
    folded = (words.folded.get(word, word) for word in padded(detail or "").split())
    return frozenset(word for word in folded if word not in words.idle and word not in words.acting)


def is_acting(detail: str | None) -> bool:
    """Whether the title says that the office is held for the time being."""
    return not detail_words().acting.isdisjoint(padded(detail or "").split())


def near_equal(one: str | None, other: str | None) -> bool:
    """Whether two details may name the same: alike, or the one vaguer than the other; nothing named meets all.

    A word that makes another office ("deputy") must stand in both or in neither.
    """
    a, b = key_words(one), key_words(other)
    if not a or not b:
        return True
    changing = detail_words().changing
    return a & changing == b & changing and (a <= b or b <= a)


def fuller(one: str | None, other: str | None) -> str | None:
    """Of two near-equal details the one that says more, the first where they say as much."""
    if one is None or other is None:
        return one or other
    return other if len(key_words(other)) > len(key_words(one)) else one


def accord_in(clause: str) -> str | None:
    """The words of the first accord that `clause` names, with what goes before it; None where it names none."""
    matches = list(_WORD.finditer(clause))
    for i, match in enumerate(matches):
        pair = " ".join(one[0].casefold() for one in matches[max(0, i - 1) : i + 1])
        if match[0].casefold() in accord_words() or (i and pair in accord_words()):
            return clause[_start(clause, matches, i) : match.end()]
    return None


def aim_in(clause: str) -> str | None:
    """What `clause` says is agreed to ("to strengthen military ties"); None where it says nothing of the kind."""
    match = _AIM.search(clause)
    return match[1].strip() if match else None


def _start(clause: str, matches: list[re.Match[str]], noun: int) -> int:
    first = noun
    while first > 0 and noun - first < MAX_MODIFIERS:
        before = matches[first - 1]
        if before[0].casefold() in words_before_accord() or not clause[before.end() : matches[first].start()].isspace():
            break
        if before[0].casefold().endswith(("ed", "’s", "'s")):
            break
        first -= 1
    return matches[first].start()
