"""What a number counts that has no noun of its own: what was counted before it, or what its sentence numbers.

"The police spoke of 9,000", "twelve of the twenty arrived", "put the number of those who fled at 18,600", "the
personnel, who number 84". Refused are years, and numbers that stand where neither a count nor a rival of one does.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from whence.codebook.numerals import number
from whence.model.mention import QuantityMention
from whence.model.parse import Sentence, Word
from whence.reading.quantity_nouns import Unit
from whence.reading.quantity_units import COLLECTIVE, CURRENCY_NOUNS, CURRENCY_SIGNS, MEASURES

ELLIPTIC = ("nsubj", "obj")
PRICING = frozenset({"cost", "pay", "charge", "fetch", "sell", "price", "earn"})
MONEY = frozenset({*CURRENCY_NOUNS.values(), *CURRENCY_SIGNS.values(), "pounds", "francs", "pesos", "shillings"})
_BOUND = (
    r"(?:(?:more|fewer|less)\s+than\s+|over\s+|at\s+least\s+|up\s+to\s+|about\s+|around\s+|some\s+|nearly\s+|almost\s+"
    r"|only\s+|just\s+)?"
)
# What stands before a number that someone gives, and what after it.
_GIVEN = re.compile(
    r"(?:\b(?:spoke|speaks?|speaking|talks?|talked|talking)\s+of|\b(?:says?|said|claims?|claimed|counts?|counted|reports?"
    r"|reported|estimate[sd]?|insists?|insisted)(?:\s+that)?(?:\s+(?:it|they|there)\s+(?:was|were|had\s+been))?"
    r"|\bput(?:s|ting)?\b[^.;]{0,80}?\bat)\s+[\"“'‘]?" + _BOUND + r"\Z",
    re.IGNORECASE,
)
_SAID = re.compile(r"[\"”'’]?,?\s+(?:according\s+to|(?:says?|said)\s+(?:the|its|his|her|an?|[A-Z]))")
# "The number of those who fled ... at", "the count stands at".
_NUMBER_OF = re.compile(
    r"\b(?:numbers?|count|figure|total|tally|estimate)\b(?P<of>[^.;]{0,120}?)\s(?:at|to|is|was|reached|passed|exceeded"
    r"|topped|hit)\s+[\"“'‘]?" + _BOUND + r"\Z",
    re.IGNORECASE,
)
_WHO_NUMBER = re.compile(r"\b(?:who|which)\s+number(?:s|ed)?\s+" + _BOUND + r"\Z", re.IGNORECASE)
_OF = re.compile(r"\s+of\s+(?:the\s+|all\s+|its\s+|their\s+)?(?P<noun>(?:[\w-]+\s+){0,2}?[\w-]+)\b", re.IGNORECASE)
_WHO = frozenset({"those", "all"})
_WINDOW = 140


def unit_of_bare(
    start: int, end: int, text: str, sentence: Sentence, told: Sequence[QuantityMention], since: int = 0
) -> Unit | None:
    """The unit of the number at `start`..`end` of the sentence's `text`.

    `told` are the counts told before; those that begin at `since` or later in the report are near enough to go on.
    """
    words, begin = sentence.words, sentence.start
    first = bisect_right(words, begin + start, key=lambda word: word.end)
    inside = range(first, bisect_left(words, begin + end, key=lambda word: word.start))
    if not inside or _is_year(text[start:end]):
        return None
    before = text[max(0, start - _WINDOW) : start]
    near = [one for one in told if one.span.start >= since]
    last = next((one.unit for one in reversed(near) if _countable(one.unit)), None)
    if _WHO_NUMBER.search(before):
        owner = next(
            (w for w in reversed(words[: inside[0]]) if w.upos == "NOUN" and w.lemma.lower() != "number"), None
        )
        return Unit(owner.text.lower(), end) if owner is not None else None
    numbered = _NUMBER_OF.search(before)
    if numbered:
        noun = _numbered(numbered["of"], text, start - len(before) + numbered.start("of"), sentence) or last
        return Unit(noun, end) if noun else None
    if last and (_GIVEN.search(before) or _SAID.match(text[end : end + 40])):
        return Unit(last, end)
    if tuple(word.text.lower() for word in words[inside[-1] + 1 : inside[-1] + 3]) in (("of", "them"), ("of", "us")):
        return Unit(last or "people", end)
    whole = _of_which(words, inside, told)
    return Unit(whole, end) if whole else _elliptic(words, inside, end, told, last)


def _is_year(words: str) -> bool:
    return words.isdecimal() and 1900 <= int(words) < 2100


def _countable(unit: str) -> bool:
    return unit == unit.lower() and unit != "percent" and unit not in MEASURES.values() and unit not in MONEY


def _numbered(of: str, text: str, at: int, sentence: Sentence) -> str | None:
    """What "number of ..." numbers: its first plural noun, people where that is "those who"."""
    match = _OF.match(of)
    if match is None:
        return None
    words = sentence.words
    first = bisect_left(words, sentence.start + at + match.start("noun"), key=lambda word: word.start)
    for word in words[first : first + 4]:
        lowered = word.text.lower()
        if lowered in _WHO or lowered in ("dead", "killed"):
            return "people" if lowered in _WHO else lowered
        if word.upos == "NOUN" and (lowered != word.lemma.lower() or lowered in COLLECTIVE):
            return lowered
    return None


def _of_which(words: tuple[Word, ...], inside: range, told: Sequence[QuantityMention]) -> str | None:
    """What was counted of which the number is a part: "twelve of the twenty", after "twenty observers"."""
    at = inside[-1] + 1
    if tuple(word.text.lower() for word in words[at : at + 2]) != ("of", "the") or at + 2 >= len(words):
        return None
    whole = number(words[at + 2].text.lower().replace(",", ""))
    return next((one.unit for one in reversed(told) if one.value == whole and _countable(one.unit)), None)


def _elliptic(
    words: tuple[Word, ...], inside: range, end: int, told: Sequence[QuantityMention], last: str | None
) -> Unit | None:
    """The unit of a number that is a subject or object alone: "twelve of them arrived", "cost 61,000"."""
    top = next((at for at in inside if words[at].head not in inside), inside[-1])
    word = words[top]
    if word.head < 0 or word.upos not in ("NUM", "NOUN") or not word.deprel.startswith(ELLIPTIC):
        return None
    verb = words[word.head].lemma.lower()
    if verb in PRICING:
        sums = [one.unit for one in told if one.unit in MONEY]
        return Unit(sums[-1], end) if sums else None
    return Unit(last, end) if last and words[word.head].upos == "VERB" else None
