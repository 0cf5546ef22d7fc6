"""Dates that only say which person or thing is meant: the story does not go on from them.

"Sweden, which joined the alliance on 7 March, sent a ship. Georgia asked for access": nobody asked on 7 March. "A quota
that was cut on 10 April. Two days later they closed the road" counts from what was told before the quota.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from whence.model.parse import Sentence
from whence.reading.times.tense import governing_verb

_CLIMB = 100  # steps up a dependency tree, more than any real one has
# What only bounds or reckons by another happening: "the worst since the rebels took it in May".
_REACHING_BACK = frozenset({"since", "until", "till"})
_CONTINUING = frozenset({"when", "where", "whereupon"})  # "on Monday, when police came" goes on with the story


def is_aside(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the date at `start`..`end` stands in a relative or reckoning clause, or after "of" below a noun."""
    words = sentence.words
    at = bisect_right(words, start, key=lambda word: word.end)
    inside = range(at, bisect_left(words, end, key=lambda word: word.start))
    if not inside or not any(word.head >= 0 for word in words[:50]):
        return False
    at = next((i for i in inside if words[i].head not in inside), at)
    while words[at].deprel == "conj" and words[at].head >= 0 and words[at].upos in ("NUM", "PROPN"):
        at = words[at].head  # "of 4 May and 6 June"
    if words[at].deprel.startswith("nmod") and governing_verb(sentence, start, end) is not None:
        marks = [i for i, word in enumerate(words) if word.head == at and word.deprel == "case"]
        if any(words[i].text.lower() == "of" for i in marks) and words[words[at].head].upos in ("NOUN", "PROPN"):
            return True
    for _ in range(_CLIMB):
        if not 0 <= at < len(words):
            return False
        if _is_beside(sentence, at):
            return True
        if words[at].deprel == "conj" and any(w.head == at and w.deprel.startswith("nsubj") for w in words):
            return False  # a clause of its own, whatever the one before it hangs on
        at = words[at].head
    return False


def _is_beside(sentence: Sentence, at: int) -> bool:
    """Whether the clause of a word tells of a person or thing, or only reckons from or to another happening."""
    words, deprel = sentence.words, sentence.words[at].deprel
    below = [
        word.text.lower() for word in words if word.head == at and word.deprel in ("mark", "advmod", "case", "obl")
    ]
    if deprel.startswith("acl"):
        noun = words[at].head
        return 0 <= noun < len(words) and words[noun].upos in ("NOUN", "PROPN") and _CONTINUING.isdisjoint(below)
    return deprel.startswith("advcl") and not _REACHING_BACK.isdisjoint(below)
