"""Sentences and words of a report, by rule: where each begins and ends, and nothing else.

A blank line ends a sentence, a line break ends one unless the text is wrapped by hand, and within a paragraph stops,
quotes and abbreviations decide. Time is linear in the text, whatever it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whence.reading.segment_lines import paragraphs
from whence.reading.segment_rules import CALENDAR, LEADING, MONTHS, SAYING, SHORTENED, STARTERS, TITLES, WEEKDAYS
from whence.reading.segment_tokens import Token, tokens_of


@dataclass(frozen=True, slots=True)
class RawSentence:
    """A sentence at code points `start` to `end` of the text, and the half-open spans of its tokens in order."""

    start: int
    end: int
    tokens: tuple[Token, ...]


def segment(text: str) -> tuple[RawSentence, ...]:
    """The sentences of `text` in order; each character that is not a space lies in one token of one sentence."""
    return tuple(
        RawSentence(tokens[0][0], tokens[-1][1], tuple(tokens))
        for start, end in paragraphs(text)
        for tokens in _sentences(text, list(tokens_of(text, start, end)))
    )


_STOP = re.compile(r"(?:\.|…|\.{2,}|[!?]+|…\.)\Z")
_CLOSER = re.compile(r"[\"'”’»)\]]|''|’’|[¹²³⁰-⁹]\Z")
_OPENER = frozenset("\"'“‘«([") | {"``"}
_ENUMERATION = re.compile(r"(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\Z")


def _sentences(text: str, tokens: list[Token]) -> Iterator[list[Token]]:
    first = 0
    at = _dateline(text, tokens)
    if at:
        yield tokens[:at]
        first = at
    while at < len(tokens):
        if not _may_end(text, tokens, at):
            at += 1
            continue
        after = _closers(text, tokens, at + 1)
        if after >= len(tokens):
            break
        if _ends(text, tokens, first, at, after):
            yield tokens[first:after]
            first = after
        at = after
    if first < len(tokens):
        yield tokens[first:]


def _word(text: str, token: Token) -> str:
    return text[token[0] : token[1]]


def _may_end(text: str, tokens: list[Token], at: int) -> bool:
    word = _word(text, tokens[at])
    return bool(_STOP.match(word)) or (word[-1] == "." and len(word) > 1)


def _closers(text: str, tokens: list[Token], at: int) -> int:
    """The index after the quotes, brackets and footnote marks that belong to the stop before `at`."""
    while at < len(tokens):
        word = _word(text, tokens[at])
        detached = text[tokens[at][0] - 1].isspace()
        if word == "[" and (close := _reference(text, tokens, at)):
            at = close
        elif word == "“" and not detached and text[tokens[at][1] : tokens[at][1] + 1].isspace():
            at += 1  # a quotation mark turned the wrong way, as careless typing has it
        elif _CLOSER.match(word) and (not detached or _detached_closer(text, tokens, at)):
            at += 1
        else:
            break
    return at


def _detached_closer(text: str, tokens: list[Token], at: int) -> bool:
    """Whether a straight quote after a space closes: it does when another space follows it, or nothing."""
    if _word(text, tokens[at]) not in {'"', "''", ")", "]", "”", "’’"}:
        return False
    end = tokens[at][1]
    return end >= len(text) or text[end].isspace()


_REFERENCE_TOKENS = 12
_REFERENCE_SIGNS = frozenset({",", ";", "-", "–"})


def _reference(text: str, tokens: list[Token], at: int) -> int:
    """The index after a reference such as `[12]` or `[3, 7–9]` that opens at `at`; 0 where there is none."""
    for after in range(at + 1, min(at + 1 + _REFERENCE_TOKENS, len(tokens))):
        word = _word(text, tokens[after])
        if word == "]":
            return after + 1 if after > at + 1 else 0
        if not word.isdecimal() and word not in _REFERENCE_SIGNS:
            return 0
    return 0


def _ends(text: str, tokens: list[Token], first: int, at: int, after: int) -> bool:
    """Whether the stop at `at`, with its closers up to `after`, ends the sentence that begins at `first`."""
    stop, next_word = _word(text, tokens[at]), _word(text, tokens[after])
    spaced = tokens[after][0] > tokens[after - 1][1]
    if not spaced and not _joined_sentence(text, tokens, at, after):
        return False
    begins = _begins(text, tokens, after)
    if len(stop) > 1 and stop[-1] == "." and stop.strip(".…"):
        return _ends_after_abbreviation(stop[:-1], next_word, begins, after > at + 1)
    if stop == "." and at == first + 1 and _ENUMERATION.match(_word(text, tokens[first])):
        return False
    if stop[0] in "…." and len(stop) > 1 and not (begins and next_word[0].isupper()):
        return False
    if stop[0] == "?" and after == at + 1 and next_word[0].islower():
        return len(next_word) > 1 or next_word == "i"
    if stop[0] in "!?" or after > at + 1:
        return begins and not (stop[0] in "!?" and _is_speaker(text, tokens, after, closed=after > at + 1))
    return begins or (stop == "." and next_word[0].islower() and len(next_word) > 1 and _sure_stop(text, tokens, at))


def _joined_sentence(text: str, tokens: list[Token], at: int, after: int) -> bool:
    """Whether a sentence follows with no space between: a word, a stop, then a capitalised word (`end.The`)."""
    before, word = _word(text, tokens[at - 1]) if at else "", _word(text, tokens[after])
    if after > at + 1:
        return word[0].isupper() or word[0] in _OPENER
    if word[0] == "“":
        return True
    return len(before) > 2 and before[-1].islower() and word[0].isupper() and word[1:2].islower()


def _begins(text: str, tokens: list[Token], at: int) -> bool:
    """Whether a sentence may begin at the token `at`: a capital, a digit, or an opener before one of them."""
    word = _word(text, tokens[at])
    if word in _OPENER or word in "-–—•*>" or word == "--":
        return at + 1 < len(tokens) and not _word(text, tokens[at + 1])[0].islower()
    return not word[0].islower() and (word[0].isalnum() or word[0] in "$€£#@['’¿¡")


def _ends_after_abbreviation(stem: str, next_word: str, begins: bool, closed: bool) -> bool:
    if not begins or stem in TITLES or stem in LEADING:
        return closed and begins
    if next_word in "([" and not closed:
        return False  # "10 p.m. (2100 GMT)", "Holdings Inc. (HLD)"
    if stem in {"a.m", "p.m"}:
        return next_word not in MONTHS | WEEKDAYS | CALENDAR and not (next_word.isupper() and len(next_word) > 1)
    if next_word in STARTERS or next_word in _OPENER:
        return len(stem) > 1
    return closed or stem == "etc"


def _is_speaker(text: str, tokens: list[Token], at: int, *, closed: bool) -> bool:
    """Whether what follows a closed quotation names its speaker (`"Go!" Smith said`), which goes on the sentence."""
    if not closed:
        return False
    return any(_word(text, token) in SAYING for token in tokens[at + 1 : at + 3])


_VOWELS = frozenset("aeiouy")


def _sure_stop(text: str, tokens: list[Token], at: int) -> bool:
    """Whether a stop before a small letter ends a sentence all the same: after a whole word, in careless writing.

    Not after a shortening in small letters (`mr. smith`), of which one without a vowel is one (`1 tsp. salt`).
    """
    word = _word(text, tokens[at - 1]) if at else ""
    if len(word) < 2 or not word.isalpha() or not word.islower():
        return False
    return word.capitalize() not in SHORTENED and not _VOWELS.isdisjoint(word)


_DATELINE_TOKENS = 16
_DASHES = frozenset({"-", "–", "—", "--"})


def _dateline(text: str, tokens: list[Token]) -> int:
    """How many tokens at a paragraph's start are a dateline, `KAMPALA, Dec 4 (Agency) –`; 0 where none are."""
    if not tokens or not _place_in_capitals(_word(text, tokens[0])):
        return 0
    for at, token in enumerate(tokens[1:_DATELINE_TOKENS], start=1):
        word = _word(text, token)
        if word in _DASHES and text[token[0] - 1].isspace() and at + 1 < len(tokens):
            return at + 1 if _dateline_words(text, tokens[1:at]) else 0
    return 0


def _place_in_capitals(word: str) -> bool:
    return len(word) > 2 and word.isalpha() and word.isupper()


def _dateline_words(text: str, tokens: list[Token]) -> bool:
    """Whether all between place and dash is capitals, a date, an agency in brackets or commas."""
    inside = 0
    for token in tokens:
        word = _word(text, token)
        inside += (word == "(") - (word == ")")
        if not inside and not (word[0].isupper() or word[0].isdecimal() or word in {",", ")", "/", "."}):
            return False
    return True
