"""Rival counts: what others say of a number just told, in a few bare words: "The organisers say 2,000."

A reader counts nothing in such a sentence, for it names no thing that is counted; what it counts is what was counted
just before. A number that is a year, a date, a sum of money or stands before a noun of its own is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whence.codebook.numerals import TENS, UNITS, number
from whence.codebook.plover import NEAREST
from whence.linking.crowds import is_of_persons
from whence.linking.pairs import trigger_kinds, trigger_stem
from whence.model.mention import Bound, EventMention, QuantityMention
from whence.model.reading import Reading
from whence.model.span import Span

MAX_SENTENCES = 3  # so far back stands what is counted
CROWDS = frozenset({"PROTEST"})  # of what was told just before, what people are mostly counted at
_NAMES = "|".join(sorted((name for name, n in (UNITS | TENS).items() if n > 1), key=len, reverse=True))
_WORD = rf"(?:{_NAMES}|hundred|dozen)(?:[- ](?:{_NAMES}|hundred|thousand))*"
_BOUNDS: dict[str, Bound] = {"more than": "over", "over": "over", "fewer than": "under", "less than": "under",
                             "at least": "at least", "up to": "at most", "about": "about", "around": "about",
                             "some": "about", "nearly": "about", "almost": "about", "roughly": "about",
                             "perhaps": "about", "nearer": "about", "closer to": "about"}  # fmt: skip
_BOUND = rf"(?:(?P<bound>{'|'.join(_BOUNDS)})\s+)?"
_NUMBER = rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d+|{_WORD})"
_ACCOUNT = r"(?:count|tally|reckoning|estimate|figures?|account|lists?|that of)"
_BY = rf"(?:by|on|in|according to)\s+(?:the|our|its|his|her|their|\w+['’]s?)?\s*(?:own\s+)?{_ACCOUNT}\b"
_TAIL = rf"(?=\s*(?:[.,;:)”\"!?]|$)|\s+(?:in all|in total|altogether|people|persons|of them)\b|\s+{_BY})"
_SAID = (
    r"(?:says?|said|told|tells|claim(?:s|ed)?|count(?:s|ed)?|estimate[sd]?|report(?:s|ed)?|insist(?:s|ed)?"
    r"|(?:came|comes|come|ran|runs|amount(?:s|ed)?)\s+to|(?:stands?|stood)\s+at)"
)
_TAKEN = "caught|held|detained|arrested|killed|wounded|injured|lost|seized|freed|released|counted|taken|seen"
_FORMS = (
    rf"\b{_SAID}\s+(?:us\s+|reporters\s+)?(?:that\s+)?(?:(?:it|they|there|the \w+)\s+(?:was|were|had been)\s+)?",
    r"\bput(?:s|ting)?\b[^.;]{0,60}?\bat\s+",
    r"\b(?:spoke|speaks?|speaking|talk(?:s|ed)?|figure|number|toll|total|tally|estimate)\s+of\s+",
    rf"\b{_SAID}\b[^.;]{{0,60}}?\b(?:{_TAKEN})\s+",
)
# "1,200, according to the union", "Seven hundred, say the police", "3,000 by that of the prefect".
_BY_WHOM = (
    r"(?=(?:\s+of\s+them)?(?:,?\s+according\s+to\b"
    r"|,?\s+(?:says?|said)\s+(?:(?-i:[A-Z])|(?:the|its|his|her|their|our|an?)\b)"
    rf"|\s+{_BY}))"
)
_RIVAL = [re.compile(form + '["“]?' + _BOUND + _NUMBER + _TAIL, re.IGNORECASE) for form in _FORMS]
_RIVAL.append(re.compile(rf"(?<![\w.,-]){_BOUND}{_NUMBER}{_BY_WHOM}", re.IGNORECASE))
_BY_SOURCE = re.compile(_BY_WHOM, re.IGNORECASE)


def rival_counts(text: str, reading: Reading) -> dict[tuple[str, int, int, str], tuple[QuantityMention, ...]]:
    """By an event mention's key the counts that others give of what it counts, in order of text."""
    found: dict[tuple[str, int, int, str], list[QuantityMention]] = {}
    spoken = list(_spoken(text, reading))
    for at, span, value, bound in spoken:
        counted = _counted(text, reading, at, span.start, several=len([x for x in spoken if abs(x[0] - at) <= 1]) > 1)
        if counted is not None:
            mention, unit = counted
            home = _told_again(reading, at, mention) or mention
            found.setdefault(home.key, []).append(QuantityMention(span, value, unit, bound))
    return {key: tuple(counts) for key, counts in found.items()}


def _spoken(text: str, reading: Reading) -> Iterator[tuple[int, Span, float, Bound]]:
    """Number of its sentence, span, value and bound of every count that somebody is said to give: bare numbers, and
    people whom no event has."""
    own = {q.span for event in reading.events for q in event.quantities}
    loose = [q for q in reading.quantities if q.span not in own and _BY_SOURCE.match(text, q.span.end)]
    for at, (first, last) in enumerate(reading.sentences):
        found = [(q.span, q.value, q.bound) for q in loose if first <= q.span.start < last and is_of_persons(q.unit)]
        found += [
            row for row in _bare(text, reading, first, last) if not any(row[0].start in _at(x) for x, *_ in found)
        ]
        yield from ((at, *row) for row in sorted(found, key=lambda row: row[0].start))


def _at(span: Span) -> range:
    return range(span.start, span.end)


def _bare(text: str, reading: Reading, first: int, last: int) -> Iterator[tuple[Span, float, Bound]]:
    """The numbers that somebody is said to give; what has a noun of its own is no bare number."""
    seen = {at for q in reading.quantities if q.unit.lower() in q.span.quote.lower() for at in _at(q.span)}
    for form in _RIVAL:
        for match in form.finditer(text, first, last):
            value = _value(match["number"])
            if value is not None and match.start("number") not in seen:
                seen.add(match.start("number"))
                span = Span.of(reading.report, text, match.start("number"), match.end("number"))
                yield span, value, _BOUNDS.get((match["bound"] or "").lower(), "exactly")


def _value(words: str) -> float | None:
    """What a number says; None for what may be a year."""
    if words.isdigit() and 1900 <= int(words) < 2100:
        return None
    return number(words)


def _counted(text: str, reading: Reading, at: int, start: int, *, several: bool) -> tuple[EventMention, str] | None:
    """The event whose count the number at `start`, in sentence `at`, is held against, and its unit.

    Where nothing was counted before but several numbers follow one another, the event told just before in the
    paragraph, a march or strike first, and its people; where the report asks "how many", what it asks that of.
    """
    before = [e for e in reading.events if at - MAX_SENTENCES <= _sentence(reading, e) <= at and e.status != "planned"]
    before = [e for e in before if e.mode != NEAREST or _sentence(reading, e) < at]  # "put the figure at", "counts"
    asked = [e for e in before if _is_asked(text, reading.sentences[_sentence(reading, e)])]
    if asked:
        return asked[-1], "people"
    before = [e for e in before if "\n" not in text[e.trigger.end : start]]
    units = [(e, q.unit) for e in before for q in e.quantities if _is_of_people(q) and q.span.end <= start]
    if units:
        # What the sentence itself counts before the number is what the number rivals.
        return next((row for row in reversed(units) if row[0].trigger.start < start), units[-1])
    near = [e for e in before if e.trigger.end <= start]
    crowd = [e for e in near if e.type in CROWDS and e.mode != NEAREST]
    # What a sentence tells first it mostly tells of.
    last = [e for e in near if _sentence(reading, e) == _sentence(reading, near[-1])]
    return ([*last[:1], *crowd[-1:]][-1], "people") if several and near else None


def _is_asked(text: str, sentence: tuple[int, int]) -> bool:
    first, last = sentence
    return text[first:last].lower().startswith("how many") and text[first:last].rstrip().endswith("?")


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
