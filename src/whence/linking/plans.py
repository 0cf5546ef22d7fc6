"""What became of plans: a plan and its fulfilment are two events, tied.

A plan is met by a later deed of its kind that no known actor, place or day excludes and that something besides its
words speaks for: an actor, a day, a place, those who take part. A plan that is called off is cancelled; one whose day
has passed while later reports say nothing, lapsed. Each outcome names what it rests on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property

from whence.linking.calendar import agreement, days_of, gap_days
from whence.linking.features import places_are_apart
from whence.linking.pairs import PairModel, compatible_types
from whence.linking.parties import PARTS
from whence.linking.score import score
from whence.linking.summary import cut
from whence.linking.told import Told, World
from whence.model.event import Event
from whence.model.mention import Role
from whence.model.when import When

TIE = 0.35  # less than what joins two mentions: what is planned is worded otherwise than what is done
LATE_DAYS = 92  # a deed so long after the planned day still meets the plan: what is planned is often put off
EXACT_DAYS = 32  # dates within a month each say that the deed can be the plan's
LAPSED_DAYS = 31  # a plan of which later reports say nothing for so long has lapsed
SAMPLE = 4
COOPERATION = frozenset(("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"))
_CALLED_OFF = frozenset(("cancel", "postpone"))  # kinds of happening that end a plan
_END_WORDS = frozenset(("cancel", "postpon", "scrap", "abandon", "shelv"))


@dataclass(frozen=True)
class Plans:
    """What deciding the outcome of plans needs."""

    told: Mapping[str, Sequence[Told]]
    world: World
    model: PairModel
    published: Mapping[str, When]

    @cached_property
    def _ends(self) -> Mapping[str, Sequence[Told]]:
        """By each word of content in their sentences, the deeds that call something off."""
        found: dict[str, list[Told]] = {}
        told = (one for members in self.told.values() for one in members if one.deed and one.kinds & _CALLED_OFF)
        for one in sorted(told, key=lambda one: one.key):
            for word in one.words:
                found.setdefault(word, []).append(one)
        return found

    def tied(self, events: Sequence[Event]) -> tuple[Event, ...]:
        """The events, plans among them with their outcome and the event that met them."""
        deeds: dict[str, list[Event]] = {}
        for event in events:
            if event.status in ("occurred", "ongoing", "denied"):
                for key in self._keys(event):
                    deeds.setdefault(key, []).append(event)
        return tuple(self._decided(e, deeds) if e.status in ("planned", "possible") else e for e in events)

    def _keys(self, event: Event) -> list[str]:
        told = self.told[event.id]
        return list(
            dict.fromkeys(
                kind for one in told for kind in (one.stem, *sorted(one.kinds), *((one.mode,) if one.mode else ()))
            )
        )

    def _decided(self, plan: Event, deeds: Mapping[str, Sequence[Event]]) -> Event:
        near = {e.id: e for key in self._keys(plan) for e in deeds.get(key, ())}
        ranked = []
        for event in near.values():
            worth = self._worth(plan, event)
            if worth >= TIE:
                start = event.date.earliest.isoformat() if event.date and event.date.earliest else "~"
                ranked.append((-worth, start, event.id))
        met = [near[id] for _, _, id in sorted(ranked)]
        done = next((e for e in met if e.status != "denied"), None)
        if done is not None:
            why = f"met by “{done.summary}”"
            return replace(plan, fulfilled_by=done.id, outcome="fulfilled", because=(*plan.because, why))
        why = f"denied: “{met[0].summary}”" if met else self._called_off(plan)
        if why:
            return replace(plan, outcome="cancelled", because=(*plan.because, why))
        why = self._passed(plan)
        if why:
            return replace(plan, outcome="lapsed", because=(*plan.because, why))
        return replace(plan, outcome="open")

    def _worth(self, plan: Event, deed: Event) -> float:
        """How well `deed` meets `plan`, 0 where it cannot."""
        if not self._can_meet(plan, deed):
            return 0.0
        pairs = [(a, b) for a in self.told[plan.id][:SAMPLE] for b in self.told[deed.id][:SAMPLE]]
        worth = max(self._alike(a, b) for a, b in pairs)
        return worth if self._bound(plan, deed) or (plan.date is not None and worth >= self.model.join) else 0.0

    def _alike(self, plan: Told, deed: Told) -> float:
        """How alike two tellings are: a day on which both are speaks for them, another day is judged elsewhere."""
        if agreement(plan.days, deed.days) == 0:
            plan, deed = _undated(plan), _undated(deed)
        return score(plan, deed, self.world, self.model)

    def _can_meet(self, plan: Event, deed: Event) -> bool:
        types = frozenset((plan.type, deed.type))
        if len(types) > 1 and types not in compatible_types() and not types <= COOPERATION:
            return False
        if not self._places_meet(plan, deed) or not self._after(plan, deed):
            return False
        return not self._parties_apart(plan, deed)

    def _parties_apart(self, plan: Event, deed: Event) -> bool:
        """Whether who is known to act, or to take part, is known to be others."""
        for role in ("actor", None):
            first, second = (self._parties(e, role) for e in (plan, deed))
            if first and second and not first & second:
                return not (self._nouns(plan) & self._nouns(deed))
        return False

    def _bound(self, plan: Event, deed: Event) -> bool:
        """Whether something besides words of its kind ties the deed to the plan."""
        if self._parties(plan) & self._parties(deed) or self._nouns(plan) & self._nouns(deed):
            return True
        place = self.world.places.get(plan.place or "")
        if place is not None and plan.place == deed.place and place.precision != "country":
            return True
        return all((e.date.n_days if e.date else None) in range(1, EXACT_DAYS) for e in (plan, deed))

    def _parties(self, event: Event, role: Role | None = None) -> set[str]:
        """Countries of an event's known actors (of those in one part), and the actors that have none."""
        known = (p.actor for p in event.participants if role in (None, p.role) and self.world.known(p.actor))
        return {self.world.country(actor) or actor for actor in known}

    def _nouns(self, event: Event) -> set[str]:
        return {noun for one in self.told[event.id] for part in PARTS for noun in one.nouns.get(part, ())}

    def _places_meet(self, plan: Event, deed: Event) -> bool:
        a, b = self.world.places.get(plan.place or ""), self.world.places.get(deed.place or "")
        return a is None or b is None or not places_are_apart(a, b)

    def _after(self, plan: Event, deed: Event) -> bool:
        """Whether the deed can lie after the plan was told, and near the planned day where one is named."""
        done = deed.date
        if done is None or done.latest is None:
            return True
        told = [w.earliest for r in plan.reports if (w := self.published.get(r)) is not None and w.earliest is not None]
        if told and done.latest < min(told):
            return False
        if plan.date is None or not plan.date.bounded or not done.bounded:
            return True
        gap = gap_days(days_of(plan.date), days_of(done))
        late = plan.date.latest is not None and done.earliest is not None and done.earliest >= plan.date.latest
        return gap is not None and (gap <= 2 or (late and gap <= LATE_DAYS))

    def _called_off(self, plan: Event) -> str:
        """What says that the plan was called off, in words; empty where nothing does."""
        for one in self.told[plan.id]:
            if _END_WORDS.intersection(one.words):
                return f"called off: “{cut(one.mention.span.quote)}” ({one.report})"
        for stem in dict.fromkeys(one.stem for one in self.told[plan.id]):
            for end in self._ends.get(stem, ()):
                if any(self._ended(one, end) for one in self.told[plan.id]):
                    return f"called off: “{cut(end.mention.span.quote)}” ({end.report})"
        return ""

    def _ended(self, plan: Told, end: Told) -> bool:
        """Whether what was called off can be the plan: an actor is shared, or one report tells both and no day."""
        if gap := gap_days(plan.days, end.days):
            return gap <= LATE_DAYS and bool(plan.countries & end.countries)
        shared = any(actor in end.actors for actor in plan.actors)
        return shared or (plan.report == end.report and not (plan.actors and end.actors))

    def _passed(self, plan: Event) -> str:
        """Why the plan has lapsed, in words; empty where its day has not passed long since."""
        last = plan.date.latest if plan.date else None
        newest = max(((w.earliest, r) for r, w in self.published.items() if w.earliest), default=None)
        if last is None or newest is None or newest[0] <= last + timedelta(LAPSED_DAYS):
            return ""
        return f"its day passed ({last}), and reports up to {newest[0]} ({newest[1]}) tell of nothing that met it"


def _undated(told: Told) -> Told:
    """The telling without its date: a plan's day and the deed's are held against each other elsewhere."""
    return replace(told, days=days_of(None))
