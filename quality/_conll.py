"""Scores of a parse of raw text by the method of the CoNLL 2018 shared task (Zeman et al. 2018, section 5).

Gold and found words rarely are the same words when a text is tokenised anew. They are therefore aligned by the
characters of the text, spaces left out: two words match where they stand on the same characters. Where a word is one
of several that share the characters of a contraction, all words over that stretch are aligned by their longest common
subsequence, compared without case. An attribute's F1 then counts matched words that agree in it; a relation agrees
where heads match each other (or both words are roots) and the labels are the same without their subtypes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Node:
    """A word on characters `start` to `end` (spaces not counted) of a text; `head` is its governor's index, -1 none.

    `shared` says that other words stand on the same characters: those of a contraction.
    """

    start: int
    end: int
    form: str
    upos: str
    head: int
    deprel: str
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document's words, numbered through, and its sentences as spans of characters, spaces not counted."""

    words: tuple[Node, ...]
    sentences: tuple[Span, ...]


def count(gold: Analysis, found: Analysis) -> Counter[str]:
    """Counts of one document, to be added up: words and sentences of each side, and what agrees."""
    matched = aligned(gold.words, found.words)
    counts = Counter[str](gold=len(gold.words), found=len(found.words), words=len(matched))
    counts.update(gold_sentences=len(gold.sentences), found_sentences=len(found.sentences))
    counts["sentences"] = len(set(gold.sentences) & set(found.sentences))
    for at, other in matched.items():
        one, two = gold.words[at], found.words[other]
        same_head = one.head < 0 if two.head < 0 else one.head >= 0 and matched.get(one.head) == two.head
        counts["upos"] += one.upos == two.upos
        counts["uas"] += same_head
        counts["las"] += same_head and one.deprel.split(":")[0] == two.deprel.split(":")[0]
    return counts


def rates(counts: Counter[str]) -> dict[str, float | None]:
    """F1 of words, sentences, parts of speech, arcs and labelled arcs, 0 to 1; None where there is nothing to count."""
    both, sentences = counts["gold"] + counts["found"], counts["gold_sentences"] + counts["found_sentences"]
    found: dict[str, float | None] = {
        name: 2 * counts[name] / both if both else None for name in ("words", "upos", "uas", "las")
    }
    return {**found, "sentences": 2 * counts["sentences"] / sentences if sentences else None}


def aligned(gold: Sequence[Node], found: Sequence[Node]) -> dict[int, int]:
    """For each gold word that has a match, the index of the found word."""
    matches: dict[int, int] = {}
    at = other = 0
    while at < len(gold) and other < len(found):
        one, two = gold[at], found[other]
        if one.shared and not two.shared and two.start < one.start:
            other += 1
        elif two.shared and not one.shared and one.start < two.start:
            at += 1
        elif one.shared or two.shared:
            first, second = _stretch(gold, found, at, other)
            matches |= _common(gold, found, range(at, first), range(other, second))
            at, other = first, second
        elif (one.start, one.end) == (two.start, two.end):
            matches[at] = other
            at, other = at + 1, other + 1
        elif one.start <= two.start:
            at += 1
        else:
            other += 1
    return matches


def _stretch(gold: Sequence[Node], found: Sequence[Node], at: int, other: int) -> tuple[int, int]:
    """Where the words end that overlap with the contraction at one of the two places."""
    end = max(word.end for word in (gold[at], found[other]) if word.shared)
    while True:
        first, second = _until(gold, at, end), _until(found, other, end)
        further = [word.end for word in (*gold[at:first], *found[other:second]) if word.shared]
        if max(further) <= end:
            return first, second
        end = max(further)


def _until(words: Sequence[Node], at: int, end: int) -> int:
    """The index after the last word that lies within `end`, or shares characters with what does."""
    while at < len(words) and (words[at].start < end if words[at].shared else words[at].end <= end):
        at += 1
    return at


def _common(gold: Sequence[Node], found: Sequence[Node], ours: range, theirs: range) -> dict[int, int]:
    """The longest common subsequence of two stretches of words."""
    length = [[0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for at in reversed(range(len(ours))):
        for other in reversed(range(len(theirs))):
            same = gold[ours[at]].form.lower() == found[theirs[other]].form.lower()
            further = max(length[at + 1][other], length[at][other + 1])
            length[at][other] = 1 + length[at + 1][other + 1] if same else further
    matches: dict[int, int] = {}
    at = other = 0
    while at < len(ours) and other < len(theirs):
        if gold[ours[at]].form.lower() == found[theirs[other]].form.lower():
            matches[ours[at]] = theirs[other]
            at, other = at + 1, other + 1
        elif length[at + 1][other] >= length[at][other + 1]:
            at += 1
        else:
            other += 1
    return matches
