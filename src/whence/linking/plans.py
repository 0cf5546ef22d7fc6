"""What became of plans: a plan and its fulfilment are two events, tied.

A plan is met by a later deed of its kind, by actors of the same countries, in a place that can be the same and not
before the plan was told. A plan that is called off is cancelled; one whose day has passed while later reports say
nothing, lapsed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from whence.linking.calendar import days_of, gap_days
from whence.linking.features import places_are_apart
from whence.linking.pairs import PairModel, compatible_types
from whence.linking.score import score
from whence.linking.told import Told, World
from whence.model.event import Event
from whence.model.mention import Role
from whence.model.when import When

TIE = 0.35  # less than what joins two mentions: what is planned is worded otherwise than what is done
LATE_DAYS = 31  # a deed so long after the planned day still meets the plan
SAMPLE = 4
COOPERATION = frozenset(("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"))
_CALLED_OFF = frozenset(("cancel", "postpon", "scrap", "abandon", "shelv", "rul"))


@dataclass(frozen=True)
class Plans:
    """What deciding the outcome of plans needs."""

    told: Mapping[str, Sequence[Told]]
    world: World
    model: PairModel
    published: Mapping[str, When]

    def tied(self, events: Sequence[Event]) -> tuple[Event, ...]:
        """The events, plans among them with their outcome and the event that met them."""
        deeds: dict[str, list[Event]] = {}
        for event in events:
            if event.status in ("occurred", "ongoing", "denied"):
                for key in self._keys(event):
                    deeds.setdefault(key, []).append(event)
        return tuple(self._decided(e, deeds) if e.status in ("planned", "possible") else e for e in events)

    def _keys(self, event: Event) -> list[str]:
        return list(dict.fromkeys(kind for one in self.told[event.id] for kind in (one.stem, *sorted(one.kinds))))

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
        if met or self._called_off(plan):
            return replace(plan, outcome="cancelled")
        return replace(plan, outcome="lapsed" if self._passed(plan) else "open")

    def _worth(self, plan: Event, deed: Event) -> float:
        """How well `deed` meets `plan`, 0 where it cannot."""
        if not self._can_meet(plan, deed):
            return 0.0
        pairs = [(a, b) for a in self.told[plan.id][:SAMPLE] for b in self.told[deed.id][:SAMPLE]]
        return max(score(_undated(a), _undated(b), self.world, self.model) for a, b in pairs)

    def _can_meet(self, plan: Event, deed: Event) -> bool:
        types = frozenset((plan.type, deed.type))
        if len(types) > 1 and types not in compatible_types() and not types <= COOPERATION:
            return False
        first, second = (self._parties(e) for e in (plan, deed))
        if not first & second or not self._places_meet(plan, deed):
            return False
        doers, done_by = (self._parties(e, "actor") for e in (plan, deed))
        return self._after(plan, deed) and (not doers or not done_by or bool(doers & done_by))

    def _parties(self, event: Event, role: Role | None = None) -> set[str]:
        """Countries of an event's actors (of those in one part), and the actors that have none."""
        return {self.world.country(p.actor) or p.actor for p in event.participants if role in (None, p.role)}

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

    def _called_off(self, plan: Event) -> bool:
        """Whether the sentence that tells the plan says that it was called off."""
        return any(word in _CALLED_OFF for one in self.told[plan.id] for word in one.words)

    def _passed(self, plan: Event) -> bool:
        last = plan.date.latest if plan.date else None
        newest = max((w.earliest for w in self.published.values() if w.earliest), default=None)
        return last is not None and newest is not None and newest > last + timedelta(LATE_DAYS)


def _undated(told: Told) -> Told:
    """The telling without its date: a plan's day and the deed's are held against each other elsewhere."""
    return replace(told, days=days_of(None))
