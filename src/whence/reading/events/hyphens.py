"""Words with hyphens ("sit-in", "cease-fire", "test-fired") made one again, as the tables have them.

The reader splits words at hyphens, as UD English does, and often hangs the halves on different words. Only what the
tables of frames list with its hyphen is mended; all else is left as it was read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from whence.codebook.frames import frames
from whence.model.parse import Word

HYPHENS = frozenset({"-", "‐", "‑", "–"})
PLACES = ("nsubj", "obj", "root", "conj", "nmod", "obl", "appos")
MAX_PARTS = 3


def mended_words(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words, each listed compound headed by one of its own words, which has the whole as its lemma."""
    found = tuple(words)
    for first, last, lemma in _groups(words):
        found = _as_one(found, first, last, lemma)
    return found


def _groups(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """First and last word of each listed compound, with its lemma, in order and apart."""
    at = 0
    while at + 2 < len(words):
        found = next(filter(None, (_listed(words, at, at + 2 * parts) for parts in range(MAX_PARTS - 1, 0, -1))), None)
        if found is not None:
            yield at, found[0], found[1]
            at = found[0]
        at += 1


def _listed(words: Sequence[Word], first: int, last: int) -> tuple[int, str] | None:
    """The last word and the lemma where `first`..`last` are joined by hyphens without space and listed."""
    if last >= len(words) or any(words[i].text not in HYPHENS for i in range(first + 1, last, 2)):
        return None
    if any(words[i].end != words[i + 1].start for i in range(first, last)):
        return None
    parts = [words[i].text.lower() for i in range(first, last + 1, 2)]
    known = frames().words
    for ending in (parts[-1], words[last].lemma.lower()):
        lemma = "-".join([*parts[:-1], ending])
        if ("noun", lemma) in known or (words[last].upos == "VERB" and ("verb", lemma) in known):
            return last, lemma
    return None


def _as_one(words: tuple[Word, ...], first: int, last: int, lemma: str) -> tuple[Word, ...]:
    """The words with `first`..`last` under one of them, which takes over all that hung on the others."""
    inside = range(first, last + 1)
    tops = [i for i in inside if words[i].head not in inside and words[i].text not in HYPHENS]
    verb = words[last].upos == "VERB" and ("noun", lemma) not in frames().words
    head = last if verb else min(tops, key=lambda i: (_rank(words[i].deprel), -i), default=last)
    changed = list(words)
    for i, word in enumerate(words):
        if i in inside and i != head:
            changed[i] = replace(word, head=head, deprel="punct" if word.text in HYPHENS else "compound")
        elif i not in inside and word.head in inside:
            changed[i] = replace(word, head=head)
    relation = words[head].deprel if verb else _relation(words, head, inside)
    changed[head] = replace(words[head], lemma=lemma, upos="VERB" if verb else "NOUN", deprel=relation)
    return tuple(changed)


def _relation(words: Sequence[Word], head: int, inside: range) -> str:
    """The compound's relation; one that hangs on a verb loosely and without preposition is its object."""
    above, relation = words[head].head, words[head].deprel
    if above < 0 or words[above].upos != "VERB" or _rank(relation) <= PLACES.index("conj"):
        return relation
    brought_in = any(word.head in inside and word.deprel == "case" for word in words[: inside[0]])
    return relation if brought_in else "obj"


def _rank(relation: str) -> int:
    base = relation.partition(":")[0]
    return PLACES.index(base) if base in PLACES else len(PLACES)
