"""Events as the page shows them: by time, the told ones first, each value with the words that carry it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from whence.brief import words
from whence.brief.bars import Axis, Bar
from whence.brief.desk import Desk, Field, Quote
from whence.brief.sides import Part, sides
from whence.codebook import plover
from whence.model.event import Difference, Event, Origin
from whence.model.mention import EventMention
from whence.model.span import Span
from whence.model.when import When
from whence.shown import clipped

# A date no wider than this goes under its month; wider ones stand after the months of their year.
MONTH_DAYS = 31
# A heading with nothing else under it shows so many events told in passing without folding them.
MAX_UNFOLDED = 3
MAX_CLAUSE = 400
UNDATED = "Told without a day"


@dataclass(frozen=True, slots=True)
class Telling:
    """One mention: the report, the words, and what it alone says."""

    report: Field
    clause: Field
    date: Field | None
    status: Field | None
    sources: tuple[Field, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class ValueView:
    """One of several contrary values, with the words of each report that carries it."""

    value: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """An attribute on which reports differ."""

    about: str
    values: tuple[ValueView, ...]
    series: bool


@dataclass(frozen=True, slots=True)
class EventView:
    """An event, ready to be shown."""

    id: str
    slug: str
    title: Field
    type: str
    type_words: str
    quad: int
    quad_words: str
    status: Field
    status_key: str
    date: Field
    basis: str
    chain: tuple[str, ...]
    bar: Bar | None
    actors: tuple[Field, ...]
    recipients: tuple[Field, ...]
    others: tuple[Field, ...]
    place: Field | None
    quantities: tuple[Field, ...]
    contexts: tuple[str, ...]
    told: str
    n_reports: int
    n_origins: int
    origins: tuple[tuple[str, tuple[Field, ...]], ...]
    tellings: tuple[Telling, ...]
    differences: tuple[DifferenceView, ...]
    outcome: str
    fulfilled_by: Field | None
    fulfils: tuple[Field, ...]
    because: tuple[str, ...]
    actor_slugs: str
    is_minor: bool

    @property
    def hint(self) -> str:
        """What its type is by PLOVER, or that PLOVER has none for it."""
        return f"PLOVER {self.type}: {self.quad_words}" if self.quad else self.quad_words


@dataclass(frozen=True, slots=True)
class Group:
    """Events under one heading; `also` are those told once and in passing."""

    slug: str
    label: str
    events: tuple[EventView, ...]
    also: tuple[EventView, ...]


def event_views(desk: Desk, axis: Axis | None) -> dict[str, EventView]:
    """Every event of the chronicle, by id."""
    tied = {id for r in desk.chronicle.relations for id in (*r.opened_by, *r.closed_by)}
    plans: dict[str, list[Event]] = {}
    for event in desk.chronicle.events:
        if event.fulfilled_by:
            plans.setdefault(event.fulfilled_by, []).append(event)
    return {event.id: _view(desk, axis, event, plans.get(event.id, []), tied) for event in desk.chronicle.events}


def _view(desk: Desk, axis: Axis | None, event: Event, plans: list[Event], tied: set[str]) -> EventView:
    """All fields at once: an event's view has no parts that stand alone."""
    outcome = event.outcome if event.outcome and (event.outcome != "fulfilled" or not event.fulfilled_by) else None
    return EventView(
        id=event.id,
        slug=desk.slug("e", event.id) or "",
        title=Field(desk.headline(event), desk.links(mention.trigger for mention in event.mentions)),
        type=plover.shown_type(event.type, event.mode),
        type_words=words.type_words(event),
        quad=words.quad(event),
        quad_words=words.class_words(event),
        status=Field(words.STATUS_WORDS[event.status], desk.links(_status_spans(event))),
        status_key=event.status,
        date=Field(words.date_words(event.date), desk.links(_date_spans(event)) if event.date else ()),
        basis=words.BASIS_WORDS[event.date.basis] if event.date else "",
        chain=event.date.because if event.date else (),
        bar=axis.bar(event.date) if axis else None,
        actors=_side(desk, event, "actor"),
        recipients=_side(desk, event, "recipient"),
        others=_side(desk, event, "other"),
        place=desk.place(event),
        quantities=tuple(Field(words.quantity_words(q), desk.links((q.span,))) for q in event.quantities),
        contexts=tuple(context.replace("_", " ") for context in event.contexts),
        told=words.told_words(event),
        n_reports=len(event.reports),
        n_origins=len(event.origins),
        origins=tuple((origin.name, _origin_links(desk, event, origin)) for origin in event.origins),
        tellings=tuple(_telling(desk, mention) for mention in event.mentions),
        differences=difference_views(desk, event.differences),
        outcome=words.OUTCOME_WORDS[outcome] if outcome else "",
        fulfilled_by=_entry(desk, desk.events.get(event.fulfilled_by or "")),
        fulfils=tuple(entry for plan in plans if (entry := _entry(desk, plan))),
        because=event.because,
        actor_slugs=_actor_slugs(desk, event),
        is_minor=_is_minor(event, plans, tied),
    )


def _side(desk: Desk, event: Event, role: str) -> tuple[Field, ...]:
    return sides(Part(field, actor) for field, actor in desk.participants(event, role))


def _is_minor(event: Event, plans: list[Event], tied: set[str]) -> bool:
    """Told once, tied to nothing, and without either a date or two who take part."""
    if len(event.mentions) > 1 or event.differences or event.fulfilled_by or plans or event.id in tied:
        return False
    parties = {p.actor for p in event.participants}
    return not words.is_placed(event.date) or len(parties) < 2


def _entry(desk: Desk, event: Event | None) -> Field | None:
    if event is None:
        return None
    return Field(f"{desk.headline(event)} ({words.date_words(event.date)})", (), desk.slug("e", event.id))


def _actor_slugs(desk: Desk, event: Event) -> str:
    slugs = (desk.slug("a", p.actor) for p in event.participants)
    return " ".join(dict.fromkeys(slug for slug in slugs if slug))


def _status_spans(event: Event) -> Iterable[Span]:
    cues = [s for m in event.mentions if m.status == event.status for s in m.status_spans]
    return cues or [mention.trigger for mention in event.mentions if mention.status == event.status][:3]


def _date_spans(event: Event) -> Iterable[Span]:
    own = list(event.date.spans) if event.date else []
    told = [span for mention in event.mentions if mention.date for span in mention.date.spans]
    return (own + told) or [event.mentions[0].trigger]


def _origin_links(desk: Desk, event: Event, origin: Origin) -> tuple[Field, ...]:
    """The origin's reports, each leading to the words that name the origin, else to those that tell the event."""
    fields = []
    for report in origin.reports:
        mentions = [mention for mention in event.mentions if mention.span.report == report]
        named = [s.span for m in mentions for s in m.attributed_to if s.span and _is(s.name, s.actor, origin)]
        spans = named or [mention.span for mention in mentions]
        fields.append(Field(desk.report_name(report), desk.links(spans[:1]), desk.slug("r", report)))
    return tuple(fields)


def _is(name: str, actor: str | None, origin: Origin) -> bool:
    return (actor is not None and actor == origin.actor) or name.casefold() == origin.name.casefold()


def _telling(desk: Desk, mention: EventMention) -> Telling:
    clause, report, when = desk.links((mention.span,)), mention.span.report, mention.date
    status = Field(words.STATUS_WORDS[mention.status], desk.links(mention.status_spans or (mention.trigger,)))
    return Telling(
        report=Field(desk.report_name(report), clause, desk.slug("r", report)),
        clause=Field(clipped(mention.span.quote, MAX_CLAUSE), clause),
        date=Field(words.date_words(when), desk.links(when.spans or (mention.trigger,))) if when else None,
        status=None if mention.status == "occurred" else status,
        sources=tuple(
            Field(source.name, desk.links((source.span,) if source.span else ()))
            for source in reversed(mention.attributed_to)
        ),
        rule="; ".join(mention.because) or (mention.frame or ""),
    )


def difference_views(desk: Desk, differences: Iterable[Difference]) -> tuple[DifferenceView, ...]:
    """Differences with each value's words."""
    return tuple(
        DifferenceView(
            words.ATTRIBUTE_WORDS[difference.attribute],
            tuple(ValueView(_value(desk, v.value, v.actor), desk.quotes(v.mentions)) for v in difference.values),
            difference.series,
        )
        for difference in differences
    )


def _value(desk: Desk, value: str | float, actor: str | None) -> str:
    if actor in desk.actors:
        return desk.actors[actor].name
    return value if isinstance(value, str) else words.number(value)


def grouped(desk: Desk, views: dict[str, EventView]) -> tuple[Group, ...]:
    """The events under months, wider dates under their year, undated ones last; in order of time throughout."""
    groups: dict[str, list[Event]] = {}
    for event in sorted(desk.chronicle.events, key=in_time):
        groups.setdefault(heading(event.date), []).append(event)
    made: list[Group] = []
    for n, (label, events) in enumerate(groups.items(), start=1):
        shown = [views[event.id] for event in events]
        major, minor = tuple(v for v in shown if not v.is_minor), tuple(v for v in shown if v.is_minor)
        folded = bool(major) or len(minor) > MAX_UNFOLDED
        made.append(Group(f"t{n}", label, major if folded else minor, minor if folded else ()))
    return tuple(made)


def in_time(event: Event) -> tuple[int, int, date, date, str]:
    """Sorts by year, month-wide dates first, then day; undated ones last."""
    when = event.date
    if when is None or not words.is_placed(when):
        latest = when.latest if when and when.latest else date.max
        return date.max.year + 1, 0, latest, latest, event.id
    first = when.earliest or when.latest or date.max
    last = when.latest or date.max
    return first.year, int(not _is_month(when)), first, last, event.id


def _is_month(when: When) -> bool:
    return when.n_days is None or when.n_days <= MONTH_DAYS


def heading(when: When | None) -> str:
    """What an event of that date is listed under: its month, or its year where the month is not known."""
    if when is None or not words.is_placed(when):
        return UNDATED
    first = when.earliest or when.latest or date.max
    return words.month_words(first) if _is_month(when) else f"{first.year}, not known to the month"
