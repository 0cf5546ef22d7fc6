"""Readings made by hand: a report is written sentence by sentence, and what it says is pointed at by its own words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from whence.model.mention import (
    ActorMention,
    ActorType,
    EventMention,
    MentionKind,
    Participant,
    QuantityMention,
    Source,
)
from whence.model.reading import Claim, PlaceReferent, Reading, Referent
from whence.model.report import Report
from whence.model.resolve import resolve
from whence.model.span import Span
from whence.model.timeexpr import TimeExpression, TimeValue
from whence.model.when import When


@dataclass
class Writer:
    """One report in the making; `say` adds a sentence, the rest points at words of the last one."""

    id: str
    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    text: str = ""
    sentences: list[tuple[int, int]] = field(default_factory=list)
    referents: dict[str, Referent] = field(default_factory=dict)
    places: dict[str, PlaceReferent] = field(default_factory=dict)
    times: list[TimeExpression] = field(default_factory=list)
    quantities: list[QuantityMention] = field(default_factory=list)
    events: list[EventMention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def say(self, sentence: str) -> Writer:
        """Add a sentence."""
        start = len(self.text) + bool(self.text)
        self.text = f"{self.text} {sentence}".strip()
        self.sentences.append((start, len(self.text)))
        return self

    def span(self, words: str) -> Span:
        """Where `words` stand in the last sentence that has them."""
        start = self.text.rindex(words)
        return Span(self.id, start, start + len(words), words)

    def who(
        self,
        words: str,
        type: ActorType = "organization",
        country: str | None = None,
        *,
        id: str = "",
        name: str = "",
        titles: tuple[str, ...] = (),
        kind: MentionKind | None = None,
    ) -> str:
        """A referent named by `words`, or one more mention of referent `id`."""
        id = id or words
        old = self.referents.get(id)
        span = self.span(words)
        known = old.mentions if old else ()
        mention = ActorMention(span, kind or ("name" if words != words.lower() else "nominal"))
        mentions = known if mention in known else (*known, mention)
        base = old or Referent(id, name or words, type, country)
        self.referents[id] = Referent(
            id, base.name, base.type, base.country, mentions=mentions, titles=(*base.titles, *titles)
        )
        return id

    def where(
        self, words: str, country: str | None, *, at: tuple[float, float] | None = None, precision: str = "settlement"
    ) -> str:
        """A place named by `words`."""
        latitude, longitude = at or (None, None)
        id = f"name:{words.lower()}"
        spans = (*(self.places[id].mentions if id in self.places else ()), self.span(words))
        self.places[id] = PlaceReferent(id, words, country, latitude, longitude, precision, mentions=spans)  # type: ignore[arg-type]
        return id

    def when(self, words: str, value: TimeValue, *, on: int | None = None) -> int:
        """A time expression, resolved as a reader would: against the publication, or the expression `on`."""
        reference = self.times[on].date if on is not None else _day(self.published)
        when = resolve(value, reference, words=words, spans=(self.span(words),))
        self.times.append(TimeExpression(self.span(words), value, on, when))
        return len(self.times) - 1

    def event(
        self,
        trigger: str,
        type: str,
        *,
        lemma: str = "",
        actors: tuple[str, ...] = (),
        recipients: tuple[str, ...] = (),
        when: int | None = None,
        where: str | None = None,
        status: str = "occurred",
        by: tuple[tuple[str, str], ...] = (),
        toll: tuple[tuple[float, str, str], ...] = (),
        bound: str = "exactly",
        because: tuple[str, ...] = (),
    ) -> EventMention:
        """An event mention in the last sentence: participants by referent id, sources as (words, kind)."""
        roles = [*((a, "actor") for a in actors), *((r, "recipient") for r in recipients)]
        participants = tuple(Participant(id, role, (self.referents[id].mentions[-1].span,)) for id, role in roles)
        sources = tuple(Source(name, kind, name if name in self.referents else None) for name, kind in by)
        counts = tuple(QuantityMention(self.span(words), value, unit, bound) for value, unit, words in toll)
        self.quantities += counts
        start, end = self.sentences[-1]
        mention = EventMention(
            Span(self.id, start, end, self.text[start:end]),
            self.span(trigger),
            lemma or trigger,
            type,
            status,
            time=when,
            date=self.times[when].date if when is not None else None,
            place=where,
            participants=participants,
            attributed_to=sources,
            quantities=counts,
            because=because,
        )
        self.events.append(mention)
        return mention

    def claim(self, type: str, subject: str, object: str, words: str, detail: str | None = None) -> None:
        """A claim that stands on `words`."""
        self.claims.append(Claim(type, subject, object, (self.span(words),), detail))  # type: ignore[arg-type]

    @property
    def report(self) -> Report:
        """The report as written."""
        return Report(self.id, self.text, title=self.title, outlet=self.outlet, published=_day(self.published))

    @property
    def reading(self) -> Reading:
        """What it says."""
        return Reading(
            self.id,
            "by hand 1",
            tuple(self.sentences),
            tuple(self.referents.values()),
            tuple(self.places.values()),
            tuple(self.times),
            tuple(self.quantities),
            tuple(self.events),
            tuple(self.claims),
        )


def _day(text: str | None) -> When | None:
    return When.day(date.fromisoformat(text), "given") if text else None
