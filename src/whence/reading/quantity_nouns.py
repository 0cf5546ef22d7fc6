"""What a number counts: by the dependency parse where there is one, else by the words that follow."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from whence.codebook.numerals import number
from whence.model.parse import Sentence, Word
from whence.reading.quantity_units import (
    COLLECTIVE,
    CURRENCY_NOUNS,
    CURRENCY_PHRASES,
    GROUPS,
    HARM,
    MEASURES,
    PERCENT,
    TOLLS,
)

_NOUNS = ("NOUN", "PROPN", "SYM")
_STOPS = re.compile(
    r"[^\w’'-]|(?:of|the|in|on|at|by|for|to|from|and|or|who|that|which|were|was|have|had|has|are|is|as)\Z",
    re.IGNORECASE,
)
_NO_PLURAL = re.compile(r"(?:ss|us|is|ous|’s|'s)\Z")
_TIME_NOUNS = frozenset(
    ["second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "century", "min", "hr"]
)
_GLANCE = 50  # words looked at for a parse, or for the noun after `of`: an endless sentence must not cost its square
_OF_THEM = frozenset(
    {("of", "them"), ("of", "us"), ("of", "whom"), ("of", "these"), ("of", "those"), ("according", "to")}
)
_REACH = 5  # words after a number within which its noun stands, where there is no parse


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted, and where its words end in the sentence's text."""

    name: str
    end: int


def unit_of(start: int, end: int, value: float, sentence: Sentence, *, vague: bool = False) -> Unit | None:
    """The unit of the number at `start`..`end` of the sentence's text, None where it counts nothing nameable.

    A bare number of those whom a verb of harm governs, and a bare `vague` one that acts ("thousands fled"), is people.
    """
    words, begin = sentence.words, sentence.start
    first = bisect_right(words, begin + start, key=lambda word: word.end)
    inside = list(range(first, bisect_left(words, begin + end, key=lambda word: word.start)))
    if not inside:
        return None
    measured = _measure(words, inside[-1] + 1, begin)
    if measured is not None:
        return measured
    if _of_pronoun(words, inside[-1] + 1):
        return None
    hyphened = _hyphened(words, inside[-1])
    if hyphened is not None:
        return _named(words, hyphened, begin) if _counts(words[hyphened]) else None
    parsed = any(word.head >= 0 for word in words[:_GLANCE])
    head = _head(words, inside) if parsed else None
    if head is None:
        head = _following(words, inside[-1] + 1, value)
    if head is not None and _counts(words[head]):
        return _named(words, head, begin)
    whole = _of_whole(words, inside) if parsed else None
    if whole is not None:
        return Unit(_named(words, whole, begin).name, end)
    return Unit("people", end) if parsed and _people(words, inside, vague=vague) else None


def _of_pronoun(words: tuple[Word, ...], at: int) -> bool:
    """Whether it counts what was told before: "150 of them", "9,000 according to the police"."""
    return tuple(word.text.lower() for word in words[at : at + 2]) in _OF_THEM


def _measure(words: tuple[Word, ...], at: int, begin: int) -> Unit | None:
    """A percent, currency or measure that stands right after the number."""
    if at < len(words) and words[at].text == "-":
        at += 1
    if at >= len(words):
        return None
    first = words[at].text.lower()
    second = words[at + 1].text.lower() if at + 1 < len(words) else ""
    if first in PERCENT or (first == "per" and second == "cent"):
        return Unit("percent", words[at + (first == "per")].end - begin)
    phrase = CURRENCY_PHRASES.get((first, second.removesuffix("s")))
    if phrase:
        return Unit(phrase, words[at + 1].end - begin)
    noun = CURRENCY_NOUNS.get(first.removesuffix("s"), CURRENCY_NOUNS.get(first))
    if noun:
        return Unit(noun, words[at].end - begin)
    if first in ("square", "cubic") and second:
        return Unit(f"{first} {MEASURES.get(second, second)}", words[at + 1].end - begin)
    if first in MEASURES or first in MEASURES.values():
        return _with_rate(words, at, Unit(MEASURES.get(first, first), words[at].end - begin), begin)
    return None


def _with_rate(words: tuple[Word, ...], at: int, unit: Unit, begin: int) -> Unit:
    """`barrels per day` and `kilometres an hour` are units of their own."""
    if at + 2 < len(words) and words[at + 1].text.lower() in ("per", "a", "an"):
        noun = words[at + 2].text.lower()
        if noun in _TIME_NOUNS:
            return Unit(f"{unit.name} per {noun}", words[at + 2].end - begin)
    return unit


def _head(words: tuple[Word, ...], inside: list[int]) -> int | None:
    """The noun that the number modifies: out of the number, through `of`, to the head of its compound."""
    at = inside[-1]
    for _ in range(len(inside) + 2):
        head = words[at].head
        if head < 0:
            break
        if head in inside:
            at = head
            continue
        if (
            words[at].deprel.split(":")[0] in ("nummod", "compound", "amod", "det", "nmod")
            and words[head].upos in _NOUNS
        ):
            return head if head > inside[-1] else None
        break
    return next((noun for noun in (_of_what(words, one, inside) for one in reversed(inside)) if noun is not None), None)


def _of_what(words: tuple[Word, ...], at: int, inside: list[int]) -> int | None:
    """The noun after `of` or an adjective used as one: `dozens of soldiers`, `12 dead`."""
    for child in range(inside[-1] + 1, min(inside[-1] + 1 + _GLANCE, len(words))):
        word = words[child]
        counted = word.head == at and word.upos in _NOUNS and word.deprel.startswith("nmod")
        if counted and words[inside[-1] + 1].text.lower() == "of":
            return child
    follower = at + 1
    if follower < len(words) and words[follower].text.lower() in COLLECTIVE:
        return follower
    return None


def _of_whole(words: tuple[Word, ...], inside: list[int]) -> int | None:
    """The noun of which the number is a part that is set before it: `of the 30 boys who were held, 14 fled`."""
    if words[inside[-1]].head < 0 or not words[inside[-1]].deprel.startswith("nsubj"):
        return None
    for at in range(max(0, inside[0] - _GLANCE), inside[0]):
        noun = words[at]
        if noun.head == words[inside[-1]].head and noun.upos in _NOUNS and noun.deprel.startswith("obl"):
            parts = words[max(0, at - _REACH) : at]
            of = any(part.head == at and part.text.lower() == "of" for part in parts)
            counted = any(part.head == at and part.deprel.startswith("nummod") for part in parts)
            return at if of and counted else None
    return None


def _hyphened(words: tuple[Word, ...], last: int) -> int | None:
    """The noun joined to a number by a hyphen: `a 15-nation bloc`; of `a 500-strong force` it is the force."""
    if last + 2 >= len(words) or words[last + 1].text != "-" or words[last + 2].start != words[last + 1].end:
        return None
    strong = words[last + 2].text.lower() == "strong" and last + 3 < len(words)
    return last + 3 if strong else last + 2


def _following(words: tuple[Word, ...], at: int, value: float) -> int | None:
    """The first plural or collective noun after a number, with only adjective-like words between."""
    if at < len(words) and words[at].text.lower() == "of":
        at += 1
    if value == 1 and at < len(words) and words[at].text.isalpha() and not _STOPS.match(words[at].text):
        return at
    for here in range(at, min(at + _REACH, len(words))):
        text = words[here].text
        if text.lower() in COLLECTIVE or (_is_plural(text) and not _goes_on(words, here)):
            return here
        if _STOPS.match(text.lower()) and not (here == at and text.lower() == "the"):
            return None
    return None


def _is_plural(text: str) -> bool:
    return len(text) > 3 and text[-1] == "s" and text.isalpha() and not _NO_PLURAL.search(text)


def _goes_on(words: tuple[Word, ...], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].text.lower() in COLLECTIVE


def _counts(head: Word) -> bool:
    """Whether a noun can be what is counted: no unit of time, no clitic, no number."""
    lowered = head.text.lower()
    return (
        lowered.removesuffix("s") not in _TIME_NOUNS and any(c.isalpha() for c in lowered) and number(lowered) is None
    )


def _named(words: tuple[Word, ...], head: int, begin: int) -> Unit:
    word = words[head]
    lowered = word.text if word.upos == "PROPN" else word.text.lower()
    return _with_rate(words, head, Unit(MEASURES.get(lowered, lowered), word.end - begin), begin)


def _people(words: tuple[Word, ...], inside: list[int], *, vague: bool) -> bool:
    """Whether a bare number is of people: `38 were killed`, `thousands fled`, `a team of six`, `the five who left`."""
    top = next((at for at in inside if words[at].head not in inside), inside[-1])
    word = words[top]
    if word.upos not in ("NUM", "NOUN"):
        return False
    if _is_who(words, top):
        return True
    if word.head < 0:
        return False
    above = words[word.head]
    if vague and word.deprel.startswith("nsubj") and above.upos == "VERB":
        return True
    of_group = word.deprel == "nmod" and words[inside[0] - 1].text.lower() == "of"
    if of_group and top > word.head and above.lemma.lower() in GROUPS:
        return True
    if word.deprel.startswith(("nsubj", "obj")) and above.lemma.lower() in HARM:
        return True
    return _is_toll(words, word)


def _is_who(words: tuple[Word, ...], top: int) -> bool:
    """Whether a clause with "who" hangs on the number."""
    at = top + 1 + (top + 1 < len(words) and words[top + 1].text == ",")
    return at < len(words) and words[at].text.lower() in ("who", "whom")


def _is_toll(words: tuple[Word, ...], word: Word) -> bool:
    """Whether the number is what a toll comes to: `the toll rose to 27`, `put the number of dead at 40`."""
    if word.deprel.partition(":")[0] not in ("obl", "obj", "nmod", "root"):
        return False
    near = words[max(0, word.head - _GLANCE) : word.head + _GLANCE]
    return any(other.lemma.lower() in TOLLS and other.head == word.head for other in near)
