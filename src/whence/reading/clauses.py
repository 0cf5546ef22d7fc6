"""Clauses in brackets of commas: what stands after the second comma belongs to the clause around them.

"She met the general, who commands the corps, at Lund on 4 May": the parser hangs the place and the day on "commands",
which stands nearer. They are moved to "met", before anything is made of the tree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whence.model.parse import Sentence, Word

_RELATIVES = frozenset({"who", "which", "whose", "whom", "where"})
_ADJUNCTS = frozenset({"obl", "advmod"})
_CLIMB = 100  # steps up a dependency tree, more than any real one has


def with_closed_clauses(sentence: Sentence) -> Sentence:
    """The sentence with adjuncts behind a bracketed relative clause hung on the verb before it; itself if none are."""
    words = list(sentence.words)
    for verb, word in enumerate(sentence.words):
        if word.deprel == "acl:relcl" and 0 <= word.head < verb:
            _close(words, verb)
    return replace(sentence, words=tuple(words)) if tuple(words) != sentence.words else sentence


def _close(words: list[Word], verb: int) -> None:
    """Move what hangs on the relative clause's verb and stands behind its closing comma."""
    noun = words[verb].head
    above = _verb_above(words, noun)
    closing = next((i for i in range(verb + 1, len(words)) if words[i].text == ","), None)
    if above is None or above > noun or closing is None or not _is_bracketed(words, noun, verb):
        return
    behind = [i for i, word in enumerate(words) if word.head == verb and i > closing]
    if not behind or any(words[i].deprel.split(":")[0] not in _ADJUNCTS for i in behind if words[i].upos != "PUNCT"):
        return
    if any(
        words[i].upos in ("VERB", "AUX", "CCONJ", "SCONJ") or words[i].text == ","
        for i in range(closing + 1, behind[-1])
    ):
        return
    if words[closing + 1].upos != "ADP" and closing + 1 not in behind:
        return
    for i in behind:
        words[i] = replace(words[i], head=above)


def _is_bracketed(words: Sequence[Word], noun: int, verb: int) -> bool:
    """Whether a comma and a relative pronoun open the clause, between its noun and its verb."""
    inside = range(noun + 1, verb)
    return any(words[i].text == "," and words[i + 1].text.lower() in _RELATIVES for i in inside if i + 1 < len(words))


def _verb_above(words: Sequence[Word], index: int) -> int | None:
    for _ in range(_CLIMB):
        index = words[index].head
        if index < 0:
            return None
        if words[index].upos == "VERB":
            return index
    return None
