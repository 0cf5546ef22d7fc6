"""Days that a story carries on: "On Saturday they sold oranges on the square. At noon the police came and fired."

A deed without a date of its own was on the day last named before it in its sentence or paragraph. Of undated deeds of
seventeen stories' keys (2026-11-22) that held for 20 of 30 whose own sentence names a day before them, relative clauses
and the pluperfect among them, and for 71 of 94 in the middle of a paragraph; a day that follows in the sentence said no
more than publication. What is long ago, what looks back from the day of another sentence, and what stands in quotation
marks is not dated so.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from whence.linking.dates import Calendar
from whence.linking.told import MentionKey, Told
from whence.model.reading import Reading
from whence.model.timeexpr import TimeExpression
from whence.model.when import When

_LONG_AGO = re.compile(
    r"\b(?:used to|once|always|often|ever|never|previously|formerly|earlier|long|since)\b", re.IGNORECASE
)
# "Had seized" looks back from the day told, but "said that it had seized" may be of it.
_BEFORE_THAT = re.compile(r"\bhad(?: \w+){0,3} $", re.IGNORECASE)
_REPORTED = re.compile(r"\b(?:said|told|announced|reported|confirmed|added|wrote|denied|admitted)\b", re.IGNORECASE)
# "On Monday, six weeks before they agreed" sets the two apart.
_APART = re.compile(r"\b(?:day|night|week|month|year|decade)s? (?:before|after|since)\b", re.IGNORECASE)
# "Who has led it since they were ousted on 26 July" names the day of another thing.
_SINCE = re.compile(r"\bsince\b[^,;:.!?\n]*$", re.IGNORECASE)
# "At the close of the session", "during the march": the occasion is one told of before.
_OCCASION = re.compile(
    r"\b(?:at|during|after|in)\s+(?:the\s+(?:close|end|start|opening|beginning|conclusion|margins?|sidelines)\s+of\s+)?"
    r"(?:the|this|that)\s+(?P<noun>session|meeting|talks|ceremony|summit|conference|march|rally|funeral|burial|visit|vote"
    r"|hearing|sitting|gathering|protest|demonstration|raid|siege|trial|signing|round)\b",
    re.IGNORECASE,
)
# Relations of a day to what its words tell, in which it was that day or may have been.
_ON_THE_DAY = frozenset(("at", "about"))
BACK_CHARS = 40
SINCE_CHARS = 120
# Types of what is done by saying it.
SPEECH = frozenset(("ACCUSE", "AGREE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"))
MOST_SENTENCES = 3  # how far a day is carried


def carried_days(
    told: Sequence[Told],
    readings: Mapping[str, Reading],
    calendar: Calendar,
    texts: Mapping[str, str],
    published: Mapping[str, When],
) -> dict[MentionKey, When]:
    """The day that its paragraph gives to each undated deed which may have one so."""
    named = {id: _days_named(reading, calendar, published.get(id)) for id, reading in readings.items()}
    found = {}
    for one in told:
        if not (one.deed or one.mention.status == "denied") or one.days.known or one.reference or _is_present(one):
            continue
        text, at = texts[one.report], one.mention.trigger.start
        if in_quotes(text, at) or _is_long_ago(text, one.sentence[0], at):
            continue
        held = _of_occasion(one, told, text)
        if held is not None:
            found[one.key] = held
            continue
        day = _before(one, named[one.report], readings[one.report], texts[one.report])
        if day is not None:
            expression, when = day
            within = expression.span.start >= one.sentence[0]
            if _SINCE.search(text, max(0, expression.span.start - SINCE_CHARS), expression.span.start):
                continue
            if _APART.search(text, expression.span.start, at) if within else _looks_back(text, one.sentence[0], at):
                continue
            where = "sentence" if within else "paragraph"
            why = f"told after “{expression.span.quote}” ({when.earliest}) in its {where}"
            found[one.key] = replace(when, basis="inferred", because=(*when.because, why))
    return found


def _of_occasion(one: Told, told: Sequence[Told], text: str) -> When | None:
    """The day of the occasion at which a deed is told to have been done: "at the close of the session they signed"."""
    for match in _OCCASION.finditer(text, *one.sentence):
        noun = match["noun"].lower()
        held = [
            other
            for other in told
            if other.report == one.report
            and other.mention.trigger.start < match.start("noun")
            and other.days.n_days == 1
            and other.deed
            and noun in other.mention.trigger.quote.lower().split()
        ]
        if held:
            last = max(held, key=lambda other: other.mention.trigger.start)
            when = last.mention.date
            assert when is not None
            why = f"at the {noun} of {when.earliest}"
            return replace(when, basis="inferred", because=(*when.because, why))
    return None


def _is_present(one: Told) -> bool:
    """Whether its verb is in the present tense, and what it tells so of the day of writing."""
    word, lemma = one.mention.trigger.quote.split()[0].lower(), one.mention.lemma.lower()
    return one.mention.type in SPEECH and word in (lemma, lemma + "s", lemma + "es")


def _is_long_ago(text: str, start: int, at: int) -> bool:
    return _LONG_AGO.search(text, max(start, at - BACK_CHARS), at) is not None


def _looks_back(text: str, start: int, at: int) -> bool:
    before = _BEFORE_THAT.search(text[max(start, at - BACK_CHARS) : at]) is not None
    return before and _REPORTED.search(text, start, at) is None


def _days_named(
    reading: Reading, calendar: Calendar, published: When | None
) -> tuple[tuple[TimeExpression, When], ...]:
    """The single days that a report names as past or as that of writing, in order."""
    latest = published.latest if published is not None else None
    found = []
    for index, one in enumerate(reading.times):
        when = calendar.at(reading.report, index)
        if one.value.kind != "date" or one.value.of_saying or one.value.aside or when is None or when.n_days != 1:
            continue
        if one.value.anchor == "event" or one.value.relation not in _ON_THE_DAY:
            continue  # "six weeks before the vote" and "since Monday" name no day on which the story goes on
        ahead = latest is not None and when.earliest is not None and when.earliest > latest
        if one.value.day is not None and published is not None and when.bounds() == published.bounds():
            continue  # a dateline names the day of writing, not that of what follows
        if not ahead and one.value.direction != "future":
            found.append((one, when))
    return tuple(sorted(found, key=lambda pair: pair[0].span.start))


def _before(
    one: Told, named: Sequence[tuple[TimeExpression, When]], reading: Reading, text: str
) -> tuple[TimeExpression, When] | None:
    """The last day named before, in its sentence or those before it, as far as they stand in the paragraph and near."""
    first = text.rfind("\n", 0, one.mention.trigger.start) + 1
    at = bisect_left(reading.sentences, one.sentence)
    if at >= MOST_SENTENCES:
        first = max(first, reading.sentences[at - MOST_SENTENCES][0])
    near = [pair for pair in named if first <= pair[0].span.start and pair[0].span.end <= one.mention.trigger.start]
    return near[-1] if near else None


def in_quotes(text: str, at: int) -> bool:
    """Whether a quotation that began in the paragraph is open at a place of the text."""
    paragraph = text[text.rfind("\n", 0, at) + 1 : at]
    return paragraph.count("“") > paragraph.count("”") or paragraph.count('"') % 2 == 1
