"""An event of the chronicle from the mentions that tell it: what most origins carry, and what they disagree on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from whence.codebook.plover import NEAREST, OTHER, types
from whence.linking.differences import differences_of
from whence.linking.eventdates import EventDates
from whence.linking.headlines import headline
from whence.linking.origins import Ledger
from whence.linking.rulings import Ruled
from whence.linking.summary import fullest
from whence.linking.told import MentionKey, Told, World, quantity_key
from whence.model.event import Event
from whence.model.mention import EVENT_TYPES, STATUSES, Participant, QuantityMention, Role, Status
from whence.model.when import When

MAX_PARTICIPANTS = 8
MAX_BECAUSE = 8
Value = TypeVar("Value")


@dataclass(frozen=True)
class Maker:
    """Makes events: with the world they are in, the ledger of origins, rulings, what dates and what places them."""

    world: World
    ledger: Ledger
    published: Mapping[str, When]
    ruled: Sequence[Ruled[MentionKey]]
    dates: EventDates
    lent: Mapping[MentionKey, str]

    def event(self, members: Sequence[Told], because: Sequence[str], confidence: float | None) -> Event:
        """The event that `members` (in order of report and text) tell."""
        mentions = tuple(one.mention for one in members)
        sure = [one for one in members if one.mention.mode != NEAREST]
        kind = self._most(sure or members, lambda one: one.mention.type)
        status = self._status(members)
        event = Event(
            event_id(one.key for one in members),
            kind,
            status,
            mentions,
            self.ledger.origins(mentions),
            mode=self._most_of(sure or members, lambda one: one.mention.mode if one.mention.type == kind else None),
            contexts=_contexts(members),
            date=self.dates.of_event(members, status),
            place=self._place(members),
            participants=_participants(members),
            quantities=_quantities(members),
            differences=differences_of(members, self.world, self.published),
            confidence=confidence,
            because=tuple(dict.fromkeys(because))[:MAX_BECAUSE],
        )
        names = {part.actor: self.world.actors[part.actor].name for part in event.participants}
        event = replace(event, summary=headline(event, fullest(members).mention, names))
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

    def _status(self, members: Sequence[Told]) -> Status:
        """The status that most origins carry; ties go to what reports say in words of their own.

        That it may be counts for nothing beside what says that it is planned, was done or was not.
        """
        firm = [one for one in members if one.mention.status != "possible"] or list(members)
        told = tuple(one.mention for one in members)
        origins: dict[Status, set[tuple[str, str]]] = {}
        for one in firm:
            origins.setdefault(one.mention.status, set()).add(self.ledger.origin_of(one.mention, told)[0])
        most = max(map(len, origins.values()))
        tied = [one for one in firm if len(origins[one.mention.status]) == most]
        own = [one for one in tied if not one.mention.attributed_to]
        return self._most(own or tied, lambda one: one.mention.status)

    def _most_of(self, members: Sequence[Told], of: Callable[[Told], str | None]) -> str | None:
        having = [one for one in members if of(one) is not None]
        return self._most(having, of) if having else None

    def _place(self, members: Sequence[Told]) -> str | None:
        """The place that most origins carry among the most exact ones: a city before the country it lies in."""
        exact = ("point", "settlement", "region", "country", None)
        placed = [one for one in members if one.mention.place in self.world.places]
        told = dict.fromkeys(one.mention.place for one in placed if one.mention.place)
        rank = {id: exact.index(self.world.places[id].precision) for id in told}
        best = min((rank[one.mention.place] for one in placed if one.mention.place), default=None)
        lent = next((self.lent[one.key] for one in members if one.key in self.lent), None)
        if lent is not None and (best is None or best >= exact.index("country")):
            return lent
        return self._most_of(
            [one for one in placed if one.mention.place and rank[one.mention.place] == best],
            lambda one: one.mention.place,
        )

    def _ruled(self, event: Event, keys: set[MentionKey]) -> Event:
        """The event with what judgements set, and the ids of those that touch it."""
        touching = [ruling for ruling in self.ruled if keys.intersection(ruling.found)]
        for ruling in touching:
            if ruling.judgement.ruling == "set" and ruling.judgement.value:
                event = _set(event, ruling.judgement.attribute, ruling.judgement.value, self.world)
        return replace(event, judgements=tuple(ruling.judgement.id for ruling in touching)) if touching else event


def event_id(keys: Iterable[MentionKey]) -> str:
    """The id of the event of these mentions."""
    text = "\x1f".join(f"{report}:{start}:{end}:{kind}" for report, start, end, kind in sorted(keys))
    return f"e1-{hashlib.sha256(text.encode()).hexdigest()[:10]}"


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
        for quantity in (*one.mention.quantities, *one.rivals):
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
    if attribute == "type" and value == OTHER:
        return replace(event, mode=NEAREST)
    if attribute == "type" and value in EVENT_TYPES:
        return replace(event, type=value, mode=event.mode if event.mode in types()[value].modes else None)
    if attribute == "status" and value in STATUSES:
        return replace(event, status=value)
    if attribute == "summary":
        return replace(event, summary=value)
    if attribute == "place":
        named = [id for id, place in world.places.items() if value in (id, place.name)]
        named += [id for id, place in world.places.items() if value in place.aliases]
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
