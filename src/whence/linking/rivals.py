"""Rival counts: what others say of a number just told, in a few bare words: "The organisers say 2,000."

A reader counts nothing in such a sentence, for it names no thing that is counted; what it counts is what was counted
just before. A number that is a year, a date, a sum of money or stands before a noun of its own is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whence.codebook.numerals import SCALES, TENS, UNITS
from whence.linking.pairs import trigger_kinds, trigger_stem
from whence.linking.words import paired
from whence.model.mention import Bound, EventMention, QuantityMention
from whence.model.reading import Reading
from whence.model.span import Span

MAX_SENTENCES = 3  # so far back stands what is counted
_WORDS = {name: n for name, n in (UNITS | TENS).items() if n > 1}
_WORDS |= {name: SCALES[name] for name in ("hundred", "dozen")}
_BOUNDS: dict[str, Bound] = {"more than": "over", "over": "over", "fewer than": "under", "less than": "under",
                             "at least": "at least", "up to": "at most", "about": "about", "around": "about",
                             "some": "about", "nearly": "about", "almost": "about", "roughly": "about"}  # fmt: skip
_BOUND = rf"(?:(?P<bound>{'|'.join(_BOUNDS)})\s+)?"
_NUMBER = rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d+|(?:{'|'.join(TENS)})-\w+|{'|'.join(_WORDS)})"
_TAIL = r"(?=\s*(?:[.,;:)”\"!?]|$)|\s+(?:in all|in total|altogether|people|persons)\b)"
_SAID = r"(?:says?|said|claim(?:s|ed)?|count(?:s|ed)?|estimate[sd]?|report(?:s|ed)?|insist(?:s|ed)?)"
_TAKEN = "caught|held|detained|arrested|killed|wounded|injured|lost|seized|freed|released|counted|taken|seen"
_FORMS = (
    rf"\b{_SAID}\s+(?:that\s+)?(?:(?:it|they|there|the \w+)\s+(?:was|were|had been)\s+)?",
    r"\bput(?:s|ting)?\b[^.;]{0,60}?\bat\s+",
    r"\b(?:spoke|speaks?|speaking|talk(?:s|ed)?|figure|number|toll|total|tally|estimate)\s+of\s+",
    rf"\b{_SAID}\b[^.;]{{0,60}}?\b(?:{_TAKEN})\s+",
)
_BY_WHOM = r"(?=,?\s+according\s+to\b|,?\s+(?:says?|said)\s+(?:the|its|his|her|an?)\b)"
_RIVAL = [re.compile(form + '["“]?' + _BOUND + _NUMBER + _TAIL, re.IGNORECASE) for form in _FORMS]
_RIVAL.append(re.compile(rf"(?<![\w.,-]){_BOUND}{_NUMBER}{_BY_WHOM}", re.IGNORECASE))


def rival_counts(text: str, reading: Reading) -> dict[tuple[str, int, int, str], tuple[QuantityMention, ...]]:
    """By an event mention's key the counts that others give of what it counts, in order of text."""
    found: dict[tuple[str, int, int, str], list[QuantityMention]] = {}
    spoken = list(_spoken(text, reading))
    for at, span, value, bound in spoken:
        counted = _counted(reading, at, span.start, several=len([x for x in spoken if abs(x[0] - at) <= 1]) > 1)
        if counted is not None:
            mention, unit = counted
            home = _told_again(reading, at, mention) or mention
            found.setdefault(home.key, []).append(QuantityMention(span, value, unit, bound))
    return {key: tuple(counts) for key, counts in found.items()}


def _spoken(text: str, reading: Reading) -> Iterator[tuple[int, Span, float, Bound]]:
    """Number of its sentence, span, value and bound of every bare number that somebody is said to give."""
    for at, (first, last) in enumerate(reading.sentences):
        seen: set[int] = set()
        # What has a noun of its own is no bare number.
        counted = {
            at
            for q in reading.quantities
            if q.unit.lower() in q.span.quote.lower()
            for at in range(q.span.start, q.span.end)
        }
        for form in _RIVAL:
            for match in form.finditer(text, first, last):
                value = _value(match["number"])
                if value is not None and match.start("number") not in seen | counted:
                    seen.add(match.start("number"))
                    span = Span.of(reading.report, text, match.start("number"), match.end("number"))
                    yield at, span, value, _BOUNDS.get((match["bound"] or "").lower(), "exactly")


def _value(number: str) -> float | None:
    """What a number says; None for what may be a year."""
    plain = number.lower().replace(",", "")
    if plain.isdigit():
        return None if "," not in number and 1900 <= int(plain) < 2100 else float(plain)
    tens, _, ones = plain.partition("-")
    digit = paired("numbers").get(ones, "0")
    return float(_WORDS[tens] + int(digit)) if tens in _WORDS and digit.isdigit() else None


def _counted(reading: Reading, at: int, start: int, *, several: bool) -> tuple[EventMention, str] | None:
    """The event whose count the number at `start`, in sentence `at`, is held against, and its unit.

    Where nothing was counted before but several numbers follow one another, the event just before, and its people.
    """
    before = [e for e in reading.events if at - MAX_SENTENCES <= _sentence(reading, e) <= at and e.status != "planned"]
    units = [(e, q.unit) for e in before for q in e.quantities if _is_of_people(q) and q.span.start <= start]
    if units:
        # What the sentence itself counts before the number is what the number rivals.
        return next((row for row in reversed(units) if row[0].trigger.start < start), units[-1])
    last = [e for e in before if _sentence(reading, e) < at]
    return (last[-1], "people") if several and last else None


def _is_of_people(quantity: QuantityMention) -> bool:
    return quantity.unit == quantity.unit.lower() and quantity.unit != "percent"


def _told_again(reading: Reading, at: int, counted: EventMention) -> EventMention | None:
    """The mention in sentence `at` that tells what was counted once more, if one does."""
    kinds, stem = trigger_kinds(counted.lemma, counted.trigger.quote), trigger_stem(counted.lemma)
    here: Sequence[EventMention] = [e for e in reading.events if _sentence(reading, e) == at and e is not counted]
    alike = (e for e in here if trigger_stem(e.lemma) == stem or trigger_kinds(e.lemma, e.trigger.quote) & kinds)
    return next(alike, None)


def _sentence(reading: Reading, event: EventMention) -> int:
    place = (n for n, (first, last) in enumerate(reading.sentences) if first <= event.trigger.start < last)
    return next(place, -1)
