"""What looks like a time and is none: `Theresa May`, `2000 soldiers`, `Sunday Times`, `may`, `the second`."""

from __future__ import annotations

import re
from bisect import bisect_right

from whence.model.parse import Sentence, Word
from whence.model.timeexpr import TimeValue

_MONTH_WORDS = re.compile(r"(?:May|March|April|June|August|January|Jan|Mar|MAY|MARCH|APRIL|JUNE|AUGUST)\Z")
_VERBAL = frozenset({"May", "March", "MAY", "MARCH"})
_BEFORE_MONTH = frozenset(
    [
        "in", "by", "since", "until", "till", "of", "from", "to", "through", "during", "before", "after", "between",
        "and", "or", "last", "next", "this", "that", "every", "each", "early", "late", "mid", "for", "following",
        "previous", "around", "about", "on", "throughout", "whose", "the", "into", "a",
        "his", "its", "their", "’s", "'s", "one",
    ]
)  # fmt: skip
_NAMED_DAYS = re.compile(r"(?:Black|Bloody|Good|Ash|Holy|Palm|Super|Cyber|Easter|Whit|Red|Blue|Girl|Man)\s\Z")
_PAPERS = re.compile(r"\s(?:Times|Telegraph|Mail|Express|Mirror|Herald|Post|Agreement|School|Night Live|World|Star)\b")
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|until|till|by|of|from|to|through|during|before|after|between|and|early|late|mid|circa|around|about|"
    r"the|a|an|its|his|her|their|our|this|that|for|or|late|year|season|spring|summer|autumn|fall|winter|on|per|than|at|as"
    r"|with|into|throughout|begin\w*|start\w*)|[(\[–—/,;:-]|['’]s|c\.)\s*\Z",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s(?:(?:[a-z]+(?:-[a-z]+)?\s){0,2}(?:people|men|women|children|troops|personnel|police|miles|km|kilomet\w+|metres|"
    r"meters|feet|tonnes|tons|dollars|euros|pounds|dead|killed|wounded|injured|strong)"
    r"|[a-z]+(?:-[a-z]+)?s|[a-z]+ [a-z]+s)\b"
)
_COUNTING = re.compile(
    r"\b(?:some|nearly|almost|over|than|least|most|about|around|only|approximately|roughly|to|killed|killing|of|all|"
    r"another|other|with|up to|from|by|and|first|last|these|those|for)\s*\Z",
    re.IGNORECASE,
)
_NO_YEAR_BEFORE = re.compile(
    r"(?:[$€£#№]|\bNo\.|\b(?:Route|Highway|Resolution|Flight|Boeing|Windows|Article|Page|pp?\.))\s?\Z"
)
_HEADS = ("nummod", "nummod:gov")


def doubtful(text: str, start: int, end: int, value: TimeValue, sentence: Sentence) -> bool:
    """Whether the words at `start`..`end` of `text` (the sentence's) are more likely something other than a time."""
    words = text[start:end]
    if value.year is not None and words.isdecimal() and len(words) == 4:
        return _is_number(text, start, end, sentence)
    if _MONTH_WORDS.match(words):
        return _is_name_or_verb(text, start, end, sentence)
    if value.decade is not None and re.search(
        r"\b(?:his|her|their|my|your|our|the low|the high)\s\Z", text[max(0, start - 12) : start]
    ):
        return True  # an age
    if value.weekday is not None:
        return bool(_NAMED_DAYS.search(text[max(0, start - 10) : start]) or _PAPERS.match(text[end : end + 20]))
    return _idiom(text, start, end)


def _is_number(text: str, start: int, end: int, sentence: Sentence) -> bool:
    """Whether four digits count something rather than name a year."""
    before = text[max(0, start - 20) : start]
    if _NO_YEAR_BEFORE.search(before) or (
        text[start - 1 : start] in {"-", "/"} and text[start - 2 : start - 1].isdigit()
    ):
        return True
    word = _word_at(sentence, sentence.start + start)
    counts = bool(_COUNTED.match(text[end : end + 40]))
    if word is not None and word.deprel in _HEADS and counts and not re.search(r"\b(?:the|in)\s*\Z", before):
        return True
    return counts and bool(_COUNTING.search(before) or not _YEAR_BEFORE.search(before)) and not _in_year(before)


def _in_year(before: str) -> bool:
    """Whether a preposition of time stands before: `in 2023 rebels attacked` names a year all the same."""
    return bool(re.search(r"\b(?:in|since|until|during|the|early|late|mid)\s*\Z", before, re.IGNORECASE))


def _is_name_or_verb(text: str, start: int, end: int, sentence: Sentence) -> bool:
    """Whether a bare month's name is a person's, a verb, or a word that opens the sentence."""
    month = text[start:end]
    previous = re.search(r"(\S+)\s\Z", text[max(0, start - 40) : start])
    if previous and previous[1].lower().strip("“\"'(") in _BEFORE_MONTH:
        return False
    word = _word_at(sentence, sentence.start + start)
    if month in _VERBAL and word is not None and word.upos not in ("PROPN", "NOUN", "NUM"):
        return True
    if previous is None:
        return month in _VERBAL or bool(re.match(r"\s[A-Z]", text[end : end + 2]))
    if _in_person(sentence, sentence.start + start) or re.match(r"\s[A-Z][a-z]", text[end : end + 3]):
        return True
    return previous[1][0].isupper() and previous[1][-1].isalnum()


def _in_person(sentence: Sentence, start: int) -> bool:
    return any(
        name.type == "PER" and sentence.words[name.first].start <= start < sentence.words[name.last - 1].end
        for name in sentence.names
    )


def _idiom(text: str, start: int, end: int) -> bool:
    """Whether words of time are part of an idiom: `one day`, `a second`, `now that`."""
    words = text[start:end].lower()
    if words in ("fall", "the fall", "a second", "second", "the second", "one second"):
        return True
    return words == "now" and text[end : end + 5] == " that"


def _word_at(sentence: Sentence, start: int) -> Word | None:
    at = bisect_right(sentence.words, start, key=lambda word: word.start) - 1
    if at < 0 or sentence.words[at].end <= start or sentence.words[at].upos in ("", "X", "_"):
        return None
    return sentence.words[at]
