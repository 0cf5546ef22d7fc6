"""On which day a report's undated claim says that something stood.

"The minister received her on 4 May" says that there was a minister on that day, not on the day of the report; a claim
outside all dated tellings speaks of the day of the report. A title in the telling of its own loss says neither.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from whence.codebook.relations import rules
from whence.model.event import Event
from whence.model.linked import Linked, Standing
from whence.model.mention import DEEDS, EventMention
from whence.model.reading import Holds
from whence.model.when import When

# A publication known no better than this says too little of when something stood (a choice, not a measurement).
MAX_PUBLICATION = timedelta(days=31)
# What is told in the present or the perfect is news of the day before or of the same (a choice, not a measurement).
NEWS = timedelta(days=1)
_NEW = re.compile(
    r"\b(?:has|have) (?:just |now |been )*"
    r"(?:resign|step|quit|nam|appoint|becom|sworn|elect|dismiss|sack|remov|replac|taken)"
    r"|\b(?:takes|resigns|quits|becomes|names|appoints|replaces|succeeds|dismisses|sacks|goes|passes|steps)\b"
    r"|\b(?:is|are) (?:appointed|named|sworn|dismissed|sacked|replaced|succeeded|out)\b",
    re.IGNORECASE,
)
_Row = TypeVar("_Row")
_RANGE = re.compile(r"\s+(?:to|and|until|till|through)\s+|\s*[-–—]\s*", re.IGNORECASE)
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE)
_DAY = re.compile(
    r"(?<!\d)\d{1,2}(?:st|nd|rd|th)?(?!\d)|\b(?:twenty-|thirty-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth"
    r"|ninth|tenth|(?:eleven|twelf|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)th|twentieth|thirtieth)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


@dataclass(frozen=True, slots=True)
class Times:
    """Publications and tellings of all reports, by report; the event of each telling, and what reports have end."""

    published: dict[str, When | None]
    tellings: dict[str, tuple[EventMention, ...]]
    events: dict[str, tuple[Event, ...]]
    ended: dict[str, tuple[Standing, ...]]

    @classmethod
    def of(cls, linked: Linked) -> Times:
        """Look-ups over what linking holds."""
        tellings: dict[str, list[EventMention]] = {}
        events: dict[str, list[Event]] = {}
        for event in linked.events:
            for mention in event.mentions:
                tellings.setdefault(mention.span.report, []).append(mention)
                events.setdefault(mention.span.report, []).append(event)
        published = {told.report.id: told.report.published for told in linked.reports}
        ended: dict[str, list[Standing]] = {}
        for standing in linked.standings:
            if standing.claim.holds == "ended":
                ended.setdefault(standing.report, []).append(standing)
        return cls(published, _frozen(tellings), _frozen(events), _frozen(ended))

    def event_of(self, standing: Standing) -> Event | None:
        """The done event that the claim's own words tell, in which its person takes part; None where there is none."""
        for event, mention in zip(
            self.events.get(standing.report, ()), self.tellings.get(standing.report, ()), strict=True
        ):
            here = any(span.contains(mention.trigger) for span in standing.claim.spans) and mention.status in DEEDS
            if here and any(part.actor == standing.claim.subject for part in event.participants):
                return event
        return None

    def as_news(self, standing: Standing) -> When | None:
        """The day on which, or before which, an undated beginning or end was told as new; None where it was not, or
        the day of the report is not known."""
        published = self.published.get(standing.report)
        if published is None or published.earliest is None or published.latest is None:
            return None
        if published.latest - published.earliest > NEWS or not any(_NEW.search(s.quote) for s in standing.claim.spans):
            return None
        chain = (*published.because, f"{standing.report} tells it as new when that was published")
        first, last = published.earliest - NEWS, published.latest
        return When(first, last, "inferred", "interval", edtf=f"{first}/{last}", because=chain)

    def attested(self, standing: Standing) -> When | None:
        """The day for which the undated claim holds, None where it is not known to a month or so."""
        around = [m for m in self.tellings.get(standing.report, ()) if any(map(m.span.contains, standing.claim.spans))]
        if any(rule.effect == "closes" and rule.relation == standing.claim.type and rule.holds(m)
               for rule in rules() for m in around):  # fmt: skip
            return None
        if any(_same_words(other, standing) for other in self.ended.get(standing.report, ())):
            return None
        dated = [m for m in around if m.status in DEEDS and m.date is not None and m.date.bounded]
        if dated:
            return _as_told(min(dated, key=lambda mention: (mention.span.end - mention.span.start, mention.key)))
        return _as_published(standing.report, self.published.get(standing.report))


def _frozen(rows: dict[str, list[_Row]]) -> dict[str, tuple[_Row, ...]]:
    return {name: tuple(row) for name, row in rows.items()}


def _same_words(ended: Standing, standing: Standing) -> bool:
    """Whether the title stands in the words that tell the end of what its bearer holds."""
    if ended.claim.subject != standing.claim.subject or ended.claim.type != standing.claim.type:
        return False
    return any(whole.contains(part) for whole in ended.claim.spans for part in standing.claim.spans)


def turning(when: When | None, holds: Holds) -> When | None:
    """The day on which what `when` spans began or ended: "since 2019" begins in 2019, "until May 2020" ends in it.

    A span of the words' own coarseness, as they are seldom exact to the day.
    """
    if when is None or when.words is None or holds == "stands":
        return when
    parts = _RANGE.split(when.words)
    is_open = when.earliest is None or when.latest is None
    if holds == "began" and when.earliest is not None and (len(parts) > 1 or when.latest is None):
        return _narrowed(when, when.earliest, _last(when.earliest, parts[0]))
    if holds == "ended" and when.latest is not None and (len(parts) > 1 or (is_open and when.earliest is None)):
        return _narrowed(when, _first(when.latest, parts[-1]), when.latest)
    return when


def _narrowed(when: When, earliest: date, latest: date) -> When:
    return replace(when, earliest=earliest, latest=latest, precision="interval", edtf=f"{earliest}/{latest}")


def _last(first: date, words: str) -> date:
    """The last day of the year, month or day that begins on `first`, by the words' coarseness."""
    if _DAY.search(words):
        return first
    if _MONTH.search(words):
        following = date(first.year + (first.month == 12), first.month % 12 + 1, 1)
        return following - timedelta(1)
    return date(first.year, 12, 31) if _YEAR.search(words) else first


def _first(last: date, words: str) -> date:
    if _DAY.search(words):
        return last
    if _MONTH.search(words):
        return last.replace(day=1)
    return date(last.year, 1, 1) if _YEAR.search(words) else last


def _as_told(mention: EventMention) -> When | None:
    assert mention.date is not None
    chain = (*mention.date.because, f"named so where “{mention.trigger.quote}” is told")
    return replace(mention.date, basis="inferred", because=chain)


def _as_published(report: str, published: When | None) -> When | None:
    if published is None or published.earliest is None or published.latest is None:
        return None
    if published.latest - published.earliest > MAX_PUBLICATION:
        return None
    chain = (*published.because, f"{report} says that it stands, so it stood when that was published")
    return replace(published, basis="inferred", words=None, because=chain)
