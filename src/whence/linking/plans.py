"""What became of plans: a plan and its fulfilment are two events, tied.

A plan is met by the deed that is likeliest what it foresaw (`fulfilment.py`), of those that no known actor, place or
day excludes. A plan that is called off is cancelled; one whose day has passed while later reports say nothing, lapsed.
Each outcome names what it rests on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from whence.linking.calendar import days_of, gap_days
from whence.linking.features import of_other_stories, places_are_apart
from whence.linking.fulfilment import NEAR_DAYS, SAMPLE, Fulfilment
from whence.linking.pairs import pair_model, plan_model
from whence.linking.told import Told, World
from whence.model.event import Event
from whence.model.when import When
from whence.shown import clipped

LATE_DAYS = 92  # a deed so long after the planned day still meets the plan: what is planned is often put off
LAPSED_DAYS = 31  # a plan of which later reports say nothing for so long has lapsed
SOON_DAYS = 31  # what is done later than that must have more in common with the plan than its words
UNDATED_TIE = 0.7  # what is planned for no day must be surer (a choice, not a measurement)
_CALLED_OFF = frozenset(("cancel", "postpone"))  # kinds of happening that end a plan
_END_WORDS = frozenset(("cancel", "postpon", "scrap", "abandon", "shelv"))
MAX_QUOTE = 140  # characters
# Rules of reading by which a plan is more than an aim.
_FIRM = (
    "modal: will", "modal: wo", "modal: 'll", "modal: ’ll", "modal: shall", "modal: would", "infinitive: is to",
    "infinitive: to be done", "called for a day", "about to", "governor: due", "governor: schedule", "governor: expect",
    "governor: plan", "governor: agree", "governor: set", "governor: promise", "governor: pledge",
)  # fmt: skip
_EXACT = range(1, 32)  # days within which a date says that the deed can be the plan's


@dataclass(frozen=True)
class Plans:
    """What deciding the outcome of plans needs."""

    told: Mapping[str, Sequence[Told]]
    world: World
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
        matter = self.matter(events)
        return tuple(self._decided(e, matter) if e.status in ("planned", "possible") else e for e in events)

    def matter(self, events: Sequence[Event]) -> Fulfilment:
        """What the events' plans and deeds are compared by."""
        return Fulfilment(events, self.told, self.world, pair_model(), plan_model(), self.published)

    def met_by(self, plan: Event, matter: Fulfilment) -> list[Event]:
        """The deeds that the plan can have foreseen, as far as its words, those in it and its days find them."""
        return [event for event in matter.near(plan) if self._can_meet(plan, event, matter)]

    def _decided(self, plan: Event, matter: Fulfilment) -> Event:
        ranked = []
        bar = matter.plan_model.join if plan.date is not None and plan.status == "planned" else UNDATED_TIE
        for event in self.met_by(plan, matter):
            chance = matter.chance(plan, event)
            if chance >= bar:
                start = event.date.earliest.isoformat() if event.date and event.date.earliest else "~"
                ranked.append((-chance, start, event.id, event))
        met = [event for *_, event in sorted(ranked, key=lambda row: row[:3])]
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

    def _can_meet(self, plan: Event, deed: Event, matter: Fulfilment) -> bool:
        if not self._places_meet(plan, deed) or not self._after(plan, deed):
            return False
        if not self._may_be(plan, deed, matter):
            return False
        pairs = ((a, b) for a in self.told[plan.id][:SAMPLE] for b in self.told[deed.id][:SAMPLE])
        return not all(of_other_stories(a, b, self.world) for a, b in pairs)

    def _may_be(self, plan: Event, deed: Event, matter: Fulfilment) -> bool:
        """Whether more than words ties the two: the planned day, what is said of the deed, or one matter.

        On news, ties of what has no day were nearly all of two matters, where it was told in reports about something
        else, or only as an aim ("to protect civilians"); so were those of what merely may be on no day that is named.
        """
        timely = self._of_its_time(plan, deed)
        if plan.status == "possible":
            return (timely or matter.foretold(deed)) and matter.one_matter(plan, deed)
        if plan.date is not None:
            if timely or matter.foretold(deed) or matter.one_matter(plan, deed):
                return True
            if plan.date.bounded:
                return False
        if not matter.one_story(plan, deed):
            return False
        firm = any(self._is_firm(one) for one in self.told[plan.id])
        return firm or (matter.one_matter(plan, deed) and matter.worded_alike(plan, deed))

    def _is_firm(self, one: Told) -> bool:
        """Whether someone is said to be going to do it, or bound to: "will", "is to", "is due to", "agreed to"."""
        return any(rule.startswith(_FIRM) for rule in one.mention.because)

    def _of_its_time(self, plan: Event, deed: Event) -> bool:
        """Whether both are dated to within a month, and the deed was done when it was planned for or soon after."""
        planned, done = plan.date, deed.date
        if planned is None or done is None or planned.latest is None or (done.n_days or 0) not in _EXACT:
            return False
        assert done.earliest is not None
        return (planned.n_days or 1) in _EXACT and (done.earliest - planned.latest).days <= SOON_DAYS

    def _places_meet(self, plan: Event, deed: Event) -> bool:
        a, b = self.world.places.get(plan.place or ""), self.world.places.get(deed.place or "")
        return a is None or b is None or not places_are_apart(a, b)

    def _after(self, plan: Event, deed: Event) -> bool:
        """Whether the deed can lie after the plan was told, and near the planned day where one is named."""
        told, out = self._first_told[plan.id], self._all_out[deed.id]
        if told is not None and out is not None and out < told:
            return False
        done = deed.date
        if done is None or done.latest is None:
            return True
        if told is not None and done.latest < told:
            return False
        if plan.date is None or not plan.date.bounded:
            return True
        assert plan.date.earliest is not None
        if done.latest < plan.date.earliest - timedelta(NEAR_DAYS):
            return False
        if not done.bounded:
            return True
        gap = gap_days(days_of(plan.date), days_of(done))
        late = plan.date.latest is not None and done.earliest is not None and done.earliest >= plan.date.latest
        return gap is not None and (gap <= NEAR_DAYS or (late and gap <= LATE_DAYS))

    @cached_property
    def _first_told(self) -> Mapping[str, date | None]:
        """By event the first day on which a report of it can have been out; None where that is known of none."""
        days = {id: [when.earliest for when in self._papers(id) if when and when.earliest] for id in self.told}
        return {id: min(first, default=None) for id, first in days.items()}

    @cached_property
    def _all_out(self) -> Mapping[str, date | None]:
        """By event the day by which every report of it was out; None where that is not known of each."""
        days = {id: [when.latest if when else None for when in self._papers(id)] for id in self.told}
        return {id: None if None in last else max(day for day in last if day) for id, last in days.items()}

    def _papers(self, event: str) -> list[When | None]:
        """When the reports of an event were published, as far as that is known."""
        return [self.published.get(report) for report in dict.fromkeys(one.report for one in self.told[event])]

    def _called_off(self, plan: Event) -> str:
        """What says that the plan was called off, in words; empty where nothing does."""
        for one in self.told[plan.id]:
            if _END_WORDS.intersection(one.words):
                return f"called off: “{clipped(one.mention.span.quote, MAX_QUOTE)}” ({one.report})"
        for stem in dict.fromkeys(one.stem for one in self.told[plan.id]):
            for end in self._ends.get(stem, ()):
                if any(self._ended(one, end) for one in self.told[plan.id]):
                    return f"called off: “{clipped(end.mention.span.quote, MAX_QUOTE)}” ({end.report})"
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
