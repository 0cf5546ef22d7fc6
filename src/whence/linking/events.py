"""An event of the chronicle from the mentions that tell it: what most origins carry, and what they disagree on."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TypeVar

from whence.linking.differences import differences_of
from whence.linking.origins import Ledger
from whence.linking.rulings import Ruled
from whence.linking.summary import summary_of
from whence.linking.told import MentionKey, Told, World, quantity_key
from whence.model.event import Event
from whence.model.mention import EVENT_TYPES, STATUSES, Participant, QuantityMention, Role, Status
from whence.model.when import Precision, When, hull

MAX_PARTICIPANTS = 8
MAX_BECAUSE = 8
# Of 24 undated deeds of five stories' keys that were so dated, 23 shared a day with the days given (2026-11-21); news
# articles themselves do not say when undated deeds were.
NEWS_DAYS = 2
DISPATCH_DAYS = 7  # a report whose publication is less well known tells no news in this sense
LEAD_CHARS = 450
BACK_CHARS = 40
_BACKWARD = re.compile(
    r"\b(?:had|used to|once|always|often|ever|never|previously|formerly|earlier|long|since|after|following"
    r"|who|whom|whose|which|when)\b",
    re.IGNORECASE,
)
Value = TypeVar("Value")


@dataclass(frozen=True)
class Maker:
    """Makes events: with the world they are in, the ledger of origins, the publications and people's rulings."""

    world: World
    ledger: Ledger
    published: Mapping[str, When]
    ruled: Sequence[Ruled[MentionKey]]
    leads: Mapping[str, date] = field(default_factory=dict)

    def event(self, members: Sequence[Told], because: Sequence[str], confidence: float | None) -> Event:
        """The event that `members` (in order of report and text) tell."""
        mentions = tuple(one.mention for one in members)
        kind = self._most(members, lambda one: one.mention.type)
        status: Status = self._most(members, lambda one: one.mention.status)
        event = Event(
            event_id(one.key for one in members),
            kind,
            status,
            mentions,
            self.ledger.origins(mentions),
            mode=self._most_of(members, lambda one: one.mention.mode if one.mention.type == kind else None),
            contexts=_contexts(members),
            summary=summary_of(members),
            date=event_date(members) or self._bound(members, status),
            place=self._place(members),
            participants=_participants(members),
            quantities=_quantities(members),
            differences=differences_of(members, self.world, self.published),
            confidence=confidence,
            because=tuple(dict.fromkeys(because))[:MAX_BECAUSE],
        )
        return self._ruled(event, {one.key for one in members})

    def _most(self, members: Sequence[Told], of: Callable[[Told], Value]) -> Value:
        """The value that most origins carry; ties go to the earliest report, then the id."""
        origins: dict[Value, set[tuple[str, str]]] = {}
        first: dict[Value, tuple[date, str, int]] = {}
        mentions = tuple(one.mention for one in members)
        for one in members:
            value = of(one)
            origins.setdefault(value, set()).add(self.ledger.origin_of(one.mention, mentions)[0])
            when = self.published.get(one.report)
            rank = (when.earliest if when and when.earliest else date.max, one.report, one.mention.trigger.start)
            first[value] = min(first.get(value, rank), rank)
        return min(origins, key=lambda value: (-len(origins[value]), first[value]))

    def _most_of(self, members: Sequence[Told], of: Callable[[Told], str | None]) -> str | None:
        having = [one for one in members if of(one) is not None]
        return self._most(having, of) if having else None

    def _place(self, members: Sequence[Told]) -> str | None:
        """The place that most origins carry among the most exact ones: a city before the country it lies in."""
        exact = ("point", "settlement", "region", "country", None)
        rank = {id: exact.index(place.precision) for id, place in self.world.places.items()}
        placed = [one for one in members if one.mention.place in rank]
        best = min((rank[one.mention.place] for one in placed if one.mention.place), default=None)
        return self._most_of(
            [one for one in placed if one.mention.place and rank[one.mention.place] == best],
            lambda one: one.mention.place,
        )

    def _bound(self, members: Sequence[Told], status: Status) -> When | None:
        """An undated deed lies before the first report that tells it was published; told as news, not long before."""
        if status != "occurred":
            return None
        told = [
            (self.published[one.report].latest, one) for one in members if one.deed and one.report in self.published
        ]
        known = [(latest, one.key, one) for latest, one in told if latest is not None]
        if not known:
            return None
        latest, _, one = min(known)
        why = f"told as past by {one.report}, published by {latest}"
        first = self._news_begins(one)
        if first is None or any(looks_back(other) for other in members):
            return When(None, latest, "inferred", "interval", f"../{latest}", because=(why,))
        precision: Precision = "day" if first == latest else "interval"
        edtf = f"{first}/{latest}" if first < latest else str(latest)
        return When(first, latest, "inferred", precision, edtf, because=(why, f"told as news, so not before {first}"))

    def _news_begins(self, one: Told) -> date | None:
        """The day on which the news of a report begins: its lead's, or days before; None for no fresh dispatch.

        What is told in the paragraph of a dated deed, after it, is not before that.
        """
        when = self.published[one.report]
        if when.earliest is None or (when.n_days or DISPATCH_DAYS + 1) > DISPATCH_DAYS:
            return None
        lead = one.around.earliest if one.around.n_days == 1 else self.leads.get(one.report)
        begun = when.earliest - timedelta(NEWS_DAYS)
        return lead if lead is not None and begun - timedelta(NEWS_DAYS) <= lead <= when.earliest else begun

    def _ruled(self, event: Event, keys: set[MentionKey]) -> Event:
        """The event with what judgements set, and the ids of those that touch it."""
        touching = [ruling for ruling in self.ruled if keys.intersection(ruling.found)]
        for ruling in touching:
            if ruling.judgement.ruling == "set" and ruling.judgement.value:
                event = _set(event, ruling.judgement.attribute, ruling.judgement.value, self.world)
        return replace(event, judgements=tuple(ruling.judgement.id for ruling in touching)) if touching else event


def lead_days(told: Iterable[Told]) -> dict[str, date]:
    """Per report, the day of the first deed that its first sentences date to the day."""
    found: dict[str, date] = {}
    for one in sorted(told, key=lambda one: (one.report, one.mention.trigger.start)):
        if one.deed and one.days.n_days == 1 and one.days.earliest and one.mention.trigger.start < LEAD_CHARS:
            found[one.report] = min(found.get(one.report, one.days.earliest), one.days.earliest)
    return found


def looks_back(one: Told) -> bool:
    """Whether a deed is told as having been before the news: in the pluperfect, or as done once, often or ever."""
    quote, at = one.mention.span.quote, one.mention.trigger.start - one.mention.span.start
    return _BACKWARD.search(quote[max(0, at - BACK_CHARS) : max(at, 0)]) is not None


def event_id(keys: Iterable[MentionKey]) -> str:
    """The id of the event of these mentions."""
    text = "\x1f".join(f"{report}:{start}:{end}:{kind}" for report, start, end, kind in sorted(keys))
    return f"e1-{hashlib.sha256(text.encode()).hexdigest()[:10]}"


def event_date(members: Sequence[Told]) -> When | None:
    """The days in all mentions' dates, or their hull where no day is in all; None where no mention is dated."""
    sure = [one for one in members if not one.guessed and one.mention.date is not None and one.mention.date.placed]
    dated = [
        (one.mention.date, one) for one in sure or members if one.mention.date is not None and one.mention.date.placed
    ]
    if not dated:
        partial = [one.mention.date for one in members if one.mention.date is not None]
        return partial[0] if partial else None
    exact = min(dated, key=lambda item: (item[0].n_days or 1 << 20, item[1].key))
    best, spans = exact[0], sorted({span for when, _ in dated for span in when.spans})
    first = max(when.bounds()[0] for when, _ in dated)
    last = min(when.bounds()[1] for when, _ in dated)
    if first > last:
        dated = [(when, one) for when, one in dated if not any(_wider(when, other) for other, _ in dated)]
        earliest, latest = (
            hull(when for when, _ in dated if when.bounded) if any(w.bounded for w, _ in dated) else (None, None)
        )
        because = (*best.because, "the reports' dates share no day: the days of all are shown")
        edtf = f"{earliest or '..'}/{latest or '..'}"
        return When(earliest, latest, "inferred", "interval", edtf, best.words, tuple(spans), because)
    for when, one in sorted(dated, key=lambda item: (item[0].n_days or 1 << 20, item[1].key)):
        if not when.contains(best):
            best = best.narrowed(when, f"“{when.words or when.edtf}” ({one.report}) narrows it")
    return replace(best, spans=tuple(spans))


def _wider(when: When, other: When) -> bool:
    return when.contains(other) and not other.contains(when)


def _participants(members: Sequence[Told]) -> tuple[Participant, ...]:
    """The actors of all mentions, each in the part that most mentions give it; the eight most told."""
    order = {"actor": 0, "recipient": 1, "other": 2}
    roles: dict[str, dict[Role, set[tuple[str, int]]]] = {}
    spans: dict[str, set] = {}  # type: ignore[type-arg]
    for one in members:
        for p in one.mention.participants:
            roles.setdefault(p.actor, {}).setdefault(p.role, set()).add((one.report, one.mention.trigger.start))
            spans.setdefault(p.actor, set()).update(p.spans)

    def part(actor: str) -> Role:
        return min(roles[actor], key=lambda role: (-len(roles[actor][role]), order[role]))

    def support(actor: str) -> tuple[int, int, str]:
        told = set().union(*roles[actor].values())
        return -len({report for report, _ in told}), -len(told), actor

    kept = sorted(roles, key=lambda actor: (part(actor) == "other", support(actor)))[:MAX_PARTICIPANTS]
    kept.sort(key=lambda actor: (order[part(actor)], support(actor)))
    return tuple(Participant(actor, part(actor), tuple(sorted(spans[actor]))) for actor in kept)


def _quantities(members: Sequence[Told]) -> tuple[QuantityMention, ...]:
    found: dict[tuple[str, float, str], QuantityMention] = {}
    for one in members:
        for quantity in one.mention.quantities:
            found.setdefault((quantity_key(quantity), quantity.value, quantity.bound), quantity)
    return tuple(found.values())


def _contexts(members: Sequence[Told]) -> tuple[str, ...]:
    counted: dict[str, int] = {}
    for one in members:
        for context in one.mention.contexts:
            counted[context] = counted.get(context, 0) + 1
    return tuple(sorted(counted, key=lambda context: (-counted[context], context)))


def _set(event: Event, attribute: str | None, value: str, world: World) -> Event:
    """The event with one attribute as a person set it; a value that is none of the attribute's is left out."""
    if attribute == "type" and value in EVENT_TYPES:
        return replace(event, type=value)
    if attribute == "status" and value in STATUSES:
        return replace(event, status=value)
    if attribute == "summary":
        return replace(event, summary=value)
    if attribute == "place":
        named = [id for id, place in world.places.items() if value in (id, place.name, *place.aliases)]
        return replace(event, place=named[0]) if named else event
    if attribute == "date":
        return _set_date(event, value)
    return event


def _set_date(event: Event, value: str) -> Event:
    first, _, last = value.partition("/")
    try:
        days = date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError:
        return event
    precision = "day" if days[0] == days[1] else "interval"
    return replace(event, date=When(*days, "given", precision, value, because=("set by a person's judgement",)))  # type: ignore[arg-type]
