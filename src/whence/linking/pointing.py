"""How a trigger stands in its sentence: whether it is a noun that points back, which of several, done to what.

All by the words around it, for a reading keeps no parse. Where the words leave it open, nothing is claimed.
"""

from __future__ import annotations

import re

from whence.linking.pairs import trigger_stem
from whence.linking.words import listed
from whence.model.mention import EventMention

_BEFORE_NOUN = re.compile(
    r"\b(?P<word>the|this|that|these|those|such)\s+"
    r"(?P<between>(?:(?!(?:the|this|that|these|those|such)\s)[\w-]+\s+){0,3})$",
    re.IGNORECASE,
)
_OTHERS = frozenset(("further", "fresh", "new", "other", "renewed"))
_NTH = re.compile(
    r"\b(?P<nth>second|third|fourth|fifth|sixth|another|further|fresh|new|other|renewed|next|previous|earlier|former)"
    r"\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\b(?:after|before|during|since|until|of|in|on|at|for|with|from|by|over|to)\s+$", re.IGNORECASE
)
# After a verb stands what it is done to; after a noun hardly ever.
_AFTER_VERB = re.compile(
    r"\s+(?:(?:the|a|an|this|these|those|its|his|her|their|our|my|him|them|her|us|me|it|itself|himself|themselves)\b"
    r"|that\s+(?:\w+\s+){0,2}(?:is|are|was|were|will|would|has|have|had)\b)",
    re.IGNORECASE,
)
_OF = re.compile(r"\s+(?:of|against|on)\s+", re.IGNORECASE)
_CLAUSE_END = re.compile(
    r"[.,;:!?()\"“”—–]|\s(?:and|or|but|that|which|who|whom|while|when|after|before|because|since)\s"
)
_PHRASE_END = re.compile(
    r"\s(?:in|at|on|from|to|with|by|for|into|near|off|under|over|against|towards?|during|without|as|after|before"
    r"|is|are|was|were|be|been|has|have|had|will|would|could|may|might|shall|should|can|must|did|does|do)\s"
)
_PASSIVE = re.compile(
    r"(?P<subject>(?:[\w'’-]+\s+){1,5}?)(?:who\s+|which\s+|that\s+)?"
    r"(?:(?:has|have|had|will|would|could|may|might|shall|to|must|should|can)\s+)?(?:not\s+|never\s+)?"
    r"(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+|not\s+|never\s+|then\s+|also\s+)?$",
    re.IGNORECASE,
)
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))
_IN_FORCE = re.compile(r"\s+into\s+(?:force|effect)\b", re.IGNORECASE)
MAX_OBJECT_WORDS, MAX_SUBJECT_WORDS = 6, 3


def points_back(mention: EventMention, text: str) -> bool:
    """Whether the trigger is a noun marked as known: "the visit", not "the union struck" or "the parties will sign"."""
    at = mention.trigger.start
    found = _BEFORE_NOUN.search(text, max(0, at - 60), at)
    if found is None or not _can_be_noun(mention, text):
        return False
    if listed("no_noun_after") & set(found["between"].lower().split()):
        return False
    if found["word"].lower() == "that" and not _PREPOSITION.search(text, max(0, found.start() - 12), found.start()):
        return False
    return not any(s.start <= found.start() and at - s.end <= 1 for p in mention.participants for s in p.spans)


def _can_be_noun(mention: EventMention, text: str) -> bool:
    """Whether the trigger has a noun's form, and is not followed by what it would be done to if it were a verb."""
    word, lemma = mention.trigger.quote.lower(), mention.lemma.lower()
    forms = {lemma, f"{lemma}s", f"{lemma}es", f"{lemma[:-1]}ies"}
    return word in forms and _AFTER_VERB.match(text, mention.trigger.end) is None


def nth(mention: EventMention, text: str) -> str:
    """Which of several of its kind a noun is said to be: "second", "another"; nothing where it is said to be none."""
    at = mention.trigger.start
    found = _NTH.search(text, max(0, at - 40), at)
    word = found["nth"].lower() if found else ""
    return "another" if word in _OTHERS else word


def objects(mention: EventMention, text: str, sentence: tuple[int, int]) -> frozenset[str]:
    """Stems of what it is done to, or with: after a verb or "of", before a passive; none where that is not told."""
    first, last = sentence
    start, end = mention.trigger.start, mention.trigger.end
    before, after = text[first:start], text[end:last]
    passive = _PASSIVE.search(before) if _BE & set(before.lower().split()[-2:]) else None
    if passive is not None:
        return _content(" ".join(passive["subject"].split()[-MAX_SUBJECT_WORDS:]))
    if _IN_FORCE.match(after):
        return frozenset(("into force",))
    of = _OF.match(after)
    if of is None and points_back(mention, text):
        return frozenset()
    return _content(_phrase(after[of.end() :] if of else after))


def _phrase(text: str) -> str:
    """The words up to the end of the clause or the next preposition."""
    ends = [m.start() for m in (_CLAUSE_END.search(text), _PHRASE_END.search(f" {text}")) if m is not None]
    return " ".join(text[: min(ends, default=len(text))].split()[:MAX_OBJECT_WORDS])


def _content(text: str) -> frozenset[str]:
    words = (word.strip("'’\"").lower() for word in text.split())
    return frozenset(
        trigger_stem(word.removesuffix("'s").removesuffix("’s"))
        for word in words
        if len(word) > 2 and word.isalpha() and word not in listed("stop") and word not in listed("no_object")
    )
