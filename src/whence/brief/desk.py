"""Look-ups over a chronicle: who, where, which report, and the address of every stretch of words on the page."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from whence.codebook import plover
from whence.model.chronicle import Chronicle, ToldReport
from whence.model.event import Actor, Event, Place
from whence.model.span import Span
from whence.shown import clipped

# Longer words are cut where they are quoted; they stand whole in their report's text.
MAX_QUOTE = 400
MAX_NAME = 120
AROUND = 70
_CONTENT_ID = re.compile(r"[ea]\d-[0-9a-f]{6,}")


@dataclass(frozen=True, slots=True)
class Link:
    """Words in a report: the anchor where they stand, the report's number, and the words."""

    anchor: str
    number: int
    report: str
    quote: str


@dataclass(frozen=True, slots=True)
class Field:
    """A value and the words that carry it, first the ones to show first; `about` is the anchor of its own entry.

    `also` are others that are the same side, told in another way.
    """

    text: str
    links: tuple[Link, ...] = ()
    about: str | None = None
    also: tuple[Field, ...] = ()

    @property
    def anchors(self) -> str:
        """All anchors, for the panel that shows each."""
        return " ".join(link.anchor for link in self.links)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in a report with a little of what stands around them on their line."""

    link: Link
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where things stand if not on one page: the entry of a kind and an id, and words in their report."""

    entry: Callable[[str, str], str]
    words: Callable[[Span], str]


@dataclass(slots=True)
class Desk:
    """A chronicle at hand: everything by its id, in the chronicle's order.

    With `addresses`, anchors and slugs are whole addresses, for pages that lead to one another. Without, they are made
    of what they are about, not of its place in the list, so that a link into a page outlives the next report.
    """

    chronicle: Chronicle
    addresses: Addresses | None = None
    reports: dict[str, ToldReport] = field(init=False)
    numbers: dict[str, int] = field(init=False)
    keys: dict[str, str] = field(init=False)
    actors: dict[str, Actor] = field(init=False)
    places: dict[str, Place] = field(init=False)
    events: dict[str, Event] = field(init=False)
    slugs: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        chronicle = self.chronicle
        self.reports = {told.report.id: told for told in chronicle.reports}
        self.numbers = {id: n for n, id in enumerate(self.reports, start=1)}
        self.keys = _keys(chronicle.reports)
        self.actors = {actor.id: actor for actor in chronicle.actors}
        self.places = {place.id: place for place in chronicle.places}
        self.events = {event.id: event for event in chronicle.events}
        kinds = (("e", self.events), ("a", self.actors))
        self.slugs = {
            f"{kind}:{id}": id if _CONTENT_ID.fullmatch(id) and id[0] == kind else f"{kind}{n}"
            for kind, ids in kinds
            for n, id in enumerate(ids, start=1)
        }
        self.slugs |= {f"r:{id}": f"r{key}" for id, key in self.keys.items()}

    def slug(self, kind: str, id: str) -> str | None:
        """The anchor of the entry of an event (`e`), actor (`a`) or report (`r`); None where the page has none."""
        return self.addresses.entry(kind, id) if self.addresses else self.slugs.get(f"{kind}:{id}")

    def anchor(self, span: Span) -> str:
        """The anchor of `span` in its report's text."""
        return self.addresses.words(span) if self.addresses else f"w{self.keys[span.report]}-{span.start}-{span.end}"

    def links(self, spans: Iterable[Span]) -> tuple[Link, ...]:
        """Links to all spans that lie in the chronicle's reports, each once, in order."""
        known = (span for span in dict.fromkeys(spans) if self._holds(span))
        return tuple(
            Link(self.anchor(s), self.numbers[s.report], self.report_name(s.report), clipped(s.quote, MAX_QUOTE))
            for s in known
        )  # fmt: skip

    def quotes(self, spans: Iterable[Span]) -> tuple[Quote, ...]:
        """Links to all spans that lie in the chronicle's reports, each once, with what stands around them."""
        each = (span for span in dict.fromkeys(spans) if self._holds(span))
        return tuple(Quote(link, *self._around(span)) for span in each for link in self.links((span,)))

    def _around(self, span: Span) -> tuple[str, str]:
        text = self.reports[span.report].report.text
        before = text[max(0, span.start - AROUND) : span.start].rpartition("\n")[2]
        after = text[span.end : span.end + AROUND].partition("\n")[0]
        if len(before) == AROUND:
            before = "… " + before.partition(" ")[2]
        return before, after.rpartition(" ")[0] + " …" if len(after) == AROUND else after

    def _holds(self, span: Span) -> bool:
        told = self.reports.get(span.report)
        return told is not None and told.report.text[span.start : span.end] == span.quote

    def name(self, actor: str) -> str:
        """The actor's name, its id where the chronicle lacks it."""
        return clipped(self.actors[actor].name if actor in self.actors else actor, MAX_NAME)

    def headline(self, event: Event) -> str:
        """The event in one line; where its chronicle has none, what kind of event it is."""
        return event.summary or plover.type_words(event.type, event.mode)

    def report_name(self, report: str) -> str:
        """The report's outlet, or its id."""
        told = self.reports.get(report)
        return clipped((told.report.outlet if told else None) or report, MAX_NAME)

    def report_title(self, report: str) -> str:
        """The report's headline, or its outlet, or its id."""
        told = self.reports.get(report)
        return clipped((told.report.title if told else None) or self.report_name(report), 2 * MAX_NAME)

    def participants(self, event: Event, role: str) -> Iterator[tuple[Field, Actor | None]]:
        """Each actor in `role`, those of one name as one, with the words that name it there."""
        by_name: dict[str, list[str]] = {}
        for part in event.participants:
            if part.role == role and part.actor not in by_name.setdefault(self.name(part.actor), []):
                by_name[self.name(part.actor)].append(part.actor)
        for name, actors in by_name.items():
            spans = [span for actor in actors for span in self._named(event, actor)]
            yield Field(name, self.links(spans), self.slug("a", actors[0])), self.actors.get(actors[0])

    def _named(self, event: Event, actor: str) -> tuple[Span, ...]:
        """Words that name the actor in the event, else in its reports, else the words that tell the event."""
        own = [span for p in event.participants if p.actor == actor for span in p.spans]
        told = [s for m in event.mentions for p in m.participants if p.actor == actor for s in p.spans]
        known = self.actors[actor].mentions if actor in self.actors else ()
        near = [span for span in known if any(m.span.contains(span) for m in event.mentions)]
        return tuple(own + told) or tuple(near) or tuple(m.trigger for m in event.mentions[:1])

    def place(self, event: Event) -> Field | None:
        """Where it happened, with the words that say so."""
        place = self.places.get(event.place or "")
        if place is None:
            return None
        told = [span for m in event.mentions if m.place == event.place for span in m.place_spans]
        known = [span for span in place.mentions if any(m.span.contains(span) for m in event.mentions)]
        spans = told or known or [s for s in place.mentions if s.report in event.reports][:1]
        country = place.country_name if place.country_name and place.country_name != place.name else None
        text = f"{place.name}, {country}" if country else place.name
        return Field(text, self.links(spans or [event.mentions[0].trigger]))


def _keys(reports: Iterable[ToldReport]) -> dict[str, str]:
    """A short key for each report, which holds as long as its text does; one with the same text is numbered."""
    keys: dict[str, str] = {}
    taken: dict[str, int] = {}
    for told in reports:
        key = hashlib.sha256(told.report.text.encode("utf-8", "replace")).hexdigest()[:7]
        taken[key] = taken.get(key, 0) + 1
        keys[told.report.id] = key if taken[key] == 1 else f"{key}n{taken[key]}"
    return keys


def cited(chronicle: Chronicle) -> dict[str, dict[tuple[int, int], set[str]]]:
    """By report, every stretch that anything in the chronicle cites, with the kinds of what cites it."""
    found: dict[str, dict[tuple[int, int], set[str]]] = {}
    for kind, span in _all_spans(chronicle):
        found.setdefault(span.report, {}).setdefault((span.start, span.end), set()).add(kind)
    return found


def _all_spans(chronicle: Chronicle) -> Iterator[tuple[str, Span]]:
    for event in chronicle.events:
        yield from _event_spans(event)
    for actor in chronicle.actors:
        yield from (("actor", span) for span in actor.mentions)
    for place in chronicle.places:
        yield from (("place", span) for span in place.mentions)
    for relation in chronicle.relations:
        yield from (("relation", span) for span in relation.mentions)
        ends = (relation.began, relation.ended_on, *relation.attested)
        yield from (("time", span) for when in ends if when for span in when.spans)
    differing = [d for event in chronicle.events for d in event.differences]
    differing += [d for actor in chronicle.actors for d in actor.differences]
    differing += [d for relation in chronicle.relations for d in relation.differences]
    yield from (("value", span) for difference in differing for value in difference.values for span in value.mentions)
    for told in chronicle.reports:
        yield from (("quantity", quantity.span) for quantity in told.quantities)
        yield from (("time", span) for span in (told.report.published.spans if told.report.published else ()))
        yield from (("copied", passage.here) for passage in told.copied_passages)
        yield from (("copied", passage.there) for passage in told.copied_passages)


def _event_spans(event: Event) -> Iterator[tuple[str, Span]]:
    yield from (("actor", span) for p in event.participants for span in p.spans)
    yield from (("time", span) for span in (event.date.spans if event.date else ()))
    yield from (("quantity", quantity.span) for quantity in event.quantities)
    for mention in event.mentions:
        yield "clause", mention.span
        yield "trigger", mention.trigger
        yield from (("status", span) for span in mention.status_spans)
        yield from (("time", span) for span in (mention.date.spans if mention.date else ()))
        yield from (("place", span) for span in mention.place_spans)
        yield from (("actor", span) for p in mention.participants for span in p.spans)
        yield from (("quantity", quantity.span) for quantity in mention.quantities)
        yield from (("source", source.span) for source in mention.attributed_to if source.span)
