"""Where a deed was that its own clause does not place: "here", "there", in the town where a report is written.

"Signed here" is where the report comes from; "the bodies were handed over at the same place" is the place last told;
what a dispatch begins with was mostly where its dateline says; and a deed of bodies in the middle of a paragraph was
where the deed before it was. Nothing is lent to what is quoted, and no whole country.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from whence.linking.carried import in_quotes
from whence.linking.cast import Cast
from whence.linking.told import MentionKey, Told, World
from whence.model.reading import Reading
from whence.model.report import Report
from whence.model.span import Span

HEAD_CHARS, HEAD_WORDS = 400, 12
NEAR_CHARS = 60  # how far from its trigger "here" or "there" says where a deed was
FINE = frozenset({"point", "settlement", None})
# Meeting, signing, judging and marching are mostly done where the dispatch that begins with them is written.
AT_DATELINE = frozenset({"AGREE", "CONSULT", "PROTEST", "REJECT", "SANCTION", "SUPPORT"})
BODILY = frozenset({"ASSAULT", "COERCE", "PROTEST"})
# Types of what is said, which is not done where what it is about stands.
SAID = frozenset({"ACCUSE", "REQUEST", "THREATEN", "AGREE", "REJECT", "CONCEDE", "SUPPORT"})
MEETING = frozenset({"AGREE", "CONSULT", "SUPPORT"})
_HERE = re.compile(
    r"\bhere\b(?! (?:is|are|was|were|comes?)\b)|\bin our (?:town|city|village|port|valley)\b", re.IGNORECASE
)
_THERE = re.compile(
    r"(?<!\bover )\bthere\b(?! (?:is|are|was|were|has|have|had|will|would|may|might|can|could|must|should|seems?|be)\b)"
    r"|\bat the same (?:place|spot|site)\b"
    r"|\bin the (?:same )?(?:town|city|village|square|camp|port|port city|harbou?r|neighbou?rhood|district)\b(?! of\b)",
    re.IGNORECASE,
)
_LOCATED = re.compile(
    r"\b(?i:in|at|near|outside|inside|around|across|on)(?: the)?(?: [a-z]+){0,2}(?<! the)(?: (?:of|in|at))?(?: the)? $"
)
# Settlements that "the" points back to: "the town buried its dead", "will leave the village by Monday".
_TOWN = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat) (?:same )?(?:town|city|village|settlement|hamlet|port city|provincial capital)\b"
    r"(?! (?:of|called|named|hall|council|mayor|in|near|on|where)\b|['’]s (?:[a-z]+ )?(?:mayor|council)|,? [A-Z])"
)
# Buildings and grounds that "the" points back to: "soldiers stormed the prison", of the prison told of before.
_SITE = re.compile(
    r"\bthe (?P<site>airport|airfield|base|barracks|camp|port|prison|jail|penitentiary|hospital|university|campus"
    r"|stadium|palace|bridge|dam|mine|refinery|embassy|mosque|church|station|market|checkpoint|crossing|school|hotel|plant|terminal|depot|oilfield|monastery|temple|shrine|wharf|quay"
    r"|square|courthouse|consulate|warehouse|pier|jetty|causeway|tunnel|stadium|hospital)\b"
    r"(?! (?:of|at|in|near|on|outside)\b|['’]s [A-Z])",
)
SITE_CHARS = 24  # how near a place's name stands to the noun for what bears the name
_TODAY = re.compile(r"\b(?:today|this (?:morning|afternoon|evening))\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][”\"]?\s+(?=[A-Z“\"])")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place named in a report, by its id: whether it is less than a region, less than a country, and known."""

    span: Span
    place: str
    fine: bool
    local: bool
    known: bool


def whereabouts(
    told: Sequence[Told], reports: Mapping[str, Report], readings: Mapping[str, Reading], cast: Cast, world: World
) -> dict[MentionKey, str]:
    """The place lent to each deed that has none of its own, or only a country, and may have one so."""
    spots = {id: tuple(_spots(reading, cast, world)) for id, reading in readings.items()}
    found: dict[MentionKey, str] = {}
    last: Told | None = None
    for one in sorted(told, key=lambda one: (one.report, one.mention.trigger.start)):
        own = world.places.get(one.mention.place or "")
        if own is None or own.precision == "country":
            report, near = reports[one.report], spots[one.report]
            lent = _pointed_at(one, report, near)
            if lent is None and own is None:
                lent = _of_dateline(one, report, near) or _of_issue(one, report, near)
                lent = lent or _in_town(one, report.text, near) or _at_site(one, report.text, near)
                lent = lent or _goes_on(one, last, report.text, found, world) or _told_before(one, report.text, near)
            if lent is not None:
                found[one.key] = lent
        last = one if one.deed else last
    return found


def _spots(reading: Reading, cast: Cast, world: World) -> Iterator[Spot]:
    pairs = [(span, cast.place_of[reading.report, place.id]) for place in reading.places for span in place.mentions]
    for span, id in sorted(pairs, key=lambda pair: pair[0].start):
        place = world.places.get(id)
        if place is not None:
            yield Spot(span, id, place.precision in FINE, place.precision != "country", place.geonames is not None)


def _pointed_at(one: Told, report: Report, spots: Sequence[Spot]) -> str | None:
    """The place that "here", "there" or "in the town" beside the trigger means."""
    text, (start, end) = report.text, one.sentence
    begin, trigger = max(start, one.mention.trigger.start - NEAR_CHARS), one.mention.trigger.end
    if in_quotes(text, one.mention.trigger.start):
        return None
    if _HERE.search(text, begin, min(end, trigger + NEAR_CHARS)):
        return _home(report, spots)
    if _THERE.search(text, trigger, min(end, trigger + NEAR_CHARS)):
        before = [spot for spot in spots if spot.fine and spot.span.end <= one.mention.trigger.start]
        return before[-1].place if before else None
    return None


def _home(report: Report, spots: Sequence[Spot]) -> str | None:
    """Where a report comes from: its dateline's place, or that of a short line above or below its text."""
    line = report.dateline
    in_line = [s for s in spots if line is not None and line.start <= s.span.start < line.end]
    edge = [spot for spot in spots if _is_at_edge(report.text, spot.span.start)]
    fine = [spot for spot in (*in_line, *edge) if spot.fine]
    return next((spot.place for spot in (*(spot for spot in fine if spot.known), *fine)), None)


def _is_at_edge(text: str, at: int) -> bool:
    """Whether a place stands in a short line without a sentence, at the head or the foot of a text."""
    first, last = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = text[first : last if last >= 0 else len(text)].strip()
    edge = at < HEAD_CHARS or at > len(text) - HEAD_CHARS
    return edge and 0 < len(line.split()) <= HEAD_WORDS and not line.endswith((".", "!", "?", "”", '"')) and first > 0


def _of_dateline(one: Told, report: Report, spots: Sequence[Spot]) -> str | None:
    """The dateline's place for what the sentence after it tells first."""
    line = report.dateline
    if line is None or one.mention.type not in AT_DATELINE or not one.deed:
        return None
    begun = one.sentence[0] <= line.end or not any(map(str.isalnum, report.text[line.end : one.sentence[0]]))
    if not begun or one.sentence[1] <= line.end or one.reference:
        return None
    elsewhere = [s for s in spots if line.end <= s.span.start < one.sentence[1] and s.fine]
    return None if elsewhere else _home(report, spots)


def _of_issue(one: Told, report: Report, spots: Sequence[Spot]) -> str | None:
    """Where a statement comes from, for what it says was signed, held or agreed "today" and nowhere else."""
    start, end = one.sentence
    near = report.text[
        max(start, one.mention.trigger.start - NEAR_CHARS) : min(end, one.mention.trigger.end + NEAR_CHARS)
    ]
    if one.mention.type not in MEETING or not one.deed or one.reference or not _TODAY.search(near):
        return None
    return None if any(start <= spot.span.start < end and spot.fine for spot in spots) else _home(report, spots)


def _in_town(one: Told, text: str, spots: Sequence[Spot]) -> str | None:
    """The place last named before "the town" beside the trigger, for a deed done or to be done to it or in it."""
    begin, trigger = max(one.sentence[0], one.mention.trigger.start - NEAR_CHARS), one.mention.trigger
    found = _TOWN.search(text, begin, min(one.sentence[1], trigger.end + NEAR_CHARS))
    if found is None or in_quotes(text, trigger.start):
        return None
    before = [spot for spot in spots if spot.fine and spot.span.end <= found.start()]
    return before[-1].place if before else None


def _at_site(one: Told, text: str, spots: Sequence[Spot]) -> str | None:
    """The place last named of the kind that the sentence speaks of with "the": where "the prison" stands."""
    if in_quotes(text, one.mention.trigger.start) or one.mention.type in SAID:
        return None
    sites = [*_SITE.finditer(text, *one.sentence)]
    if one.mention.type in BODILY and one.deed and not one.reference:
        sites += _SITE.finditer(text, _begin_before(one, text), one.sentence[0])
    for site in sites[:1]:
        beside = re.compile(rf"\b{site['site']}s?\b", re.IGNORECASE)
        for spot in reversed([spot for spot in spots if spot.span.end <= site.start() and spot.local]):
            first, last = spot.span.start - SITE_CHARS, spot.span.end + SITE_CHARS
            words = text[max(0, first, text.rfind("\n", 0, spot.span.start) + 1) : last].split("\n")[0]
            if beside.search(words):
                return spot.place
    return None


def _goes_on(one: Told, last: Told | None, text: str, lent: Mapping[MentionKey, str], world: World) -> str | None:
    """The place of the deed before, for a deed of bodies or a meeting that goes on in its paragraph."""
    if last is None or last.report != one.report or not one.deed or one.reference:
        return None
    kind = BODILY if one.mention.type in BODILY else MEETING
    if not {one.mention.type, last.mention.type} <= kind or in_quotes(text, one.mention.trigger.start):
        return None
    between = text[last.mention.trigger.end : one.mention.trigger.start]
    place = world.places.get(last.mention.place or lent.get(last.key, ""))
    return place.id if place is not None and place.precision != "country" and "\n" not in between else None


def _begin_before(one: Told, text: str) -> int:
    """Where the sentence before begins, or the paragraph."""
    begin = text.rfind("\n", 0, one.sentence[0]) + 1
    ends = [end.end() for end in _SENTENCE_END.finditer(text, begin, one.sentence[0])]
    return ends[-2] if len(ends) > 1 else begin


def _told_before(one: Told, text: str, spots: Sequence[Spot]) -> str | None:
    """The one place that the sentence before, in the paragraph of a deed of bodies, says anything was in."""
    if one.mention.type not in BODILY or not one.deed or one.reference or in_quotes(text, one.mention.trigger.start):
        return None
    begin = _begin_before(one, text)
    before = [spot for spot in spots if spot.fine and begin <= spot.span.start < one.sentence[0]]
    located = [s.place for s in before if _LOCATED.search(text, max(begin, s.span.start - 14), s.span.start)]
    here = [spot for spot in spots if one.sentence[0] <= spot.span.start < one.sentence[1]]
    return located[0] if len(set(located)) == 1 and not here else None
