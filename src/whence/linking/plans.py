"""What became of plans: a plan and its fulfilment are two events, tied.

A plan and a deed are compared as any two tellings are, but for what they must differ in: status, wording and, where the
plan was put off, the day. A plan is met by the deed most like it that no known actor, place or day excludes and that
something besides its words speaks for: an actor, a day, a place, those who take part, words that point back ("as had
been promised"). A plan that is called off is cancelled; one whose day has passed while later reports say nothing,
lapsed. Each outcome names what it rests on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from whence.linking.calendar import agreement, days_of, gap_days
from whence.linking.features import of_other_stories, places_are_apart
from whence.linking.pairs import PairModel
from whence.linking.parties import PARTS
from whence.linking.score import Scorer
from whence.linking.summary import cut
from whence.linking.told import Told, World
from whence.linking.tolls import counted_alike, counts_agree
from whence.model.event import Event
from whence.model.mention import Role
from whence.model.when import When

TIE = 0.35  # less than what joins two mentions: what is planned is worded otherwise than what is done
UNKIND = 0.4  # the same where no word of theirs is of one kind: "an accord is to be signed", "they initialled the text"
MUSED = 0.5  # the same where the plan is but possible or has no day, or its own report tells the deed
NEVER = 1.1  # the same where it is not met at all
POINTS_BACK = 0.25  # the same where the deed's own words say that it had been planned
LATE_DAYS = 92  # a deed so long after the planned day still meets the plan: what is planned is often put off
EXACT_DAYS = 32  # dates within a month each say that the deed can be the plan's
LAPSED_DAYS = 31  # a plan of which later reports say nothing for so long has lapsed
SAMPLE = 4
NEAR_DAYS = 2  # what is done so long before its day is still what was planned for it
_LONGEST = timedelta(35)  # what has so long a time is looked for by its words alone
_CALLED_OFF = frozenset(("cancel", "postpone"))  # kinds of happening that end a plan
# What is done is said to be what had been planned, or to be late or early of it.
_AS_PLANNED = re.compile(
    r"\b(?:as|than|like)\s+(?:(?:it|he|she|they|we|the \w+|had|has|was|were|been|have|earlier|originally|first)\s+)*"
    r"(?:plan|promis|agree|announc|schedul|expect|vow|threaten|pledg|order|intend|undertak|request)\w*"
    r"|\b(?:appointed|agreed|promised|planned|scheduled|expected|set) (?:day|date|hour|time)"
    r"|\b(?:behind|ahead of|on|off) (?:schedule|time)\b|\b(?:kept|keeping|made good) (?:to )?(?:on )?"
    r"(?:its|his|her|their|the) (?:word|promise|threat|vow|date|pledge)"
    r"|\b(?:days?|weeks?|months?|fortnight) (?:late|early|later than|earlier than|behind|after the (?:date|day))\b"
    r"|\blong[- ](?:awaited|promised|delayed|planned)\b",
    re.IGNORECASE,
)
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

    @cached_property
    def _as_planned(self) -> frozenset[str]:
        """The events of which some telling says that they had been planned, or are late or early of it."""
        return frozenset(
            id for id, told in self.told.items() if any(_AS_PLANNED.search(one.mention.span.quote) for one in told)
        )

    def tied(self, events: Sequence[Event]) -> tuple[Event, ...]:
        """The events, plans among them with their outcome and the event that met them."""
        deeds: dict[str, list[Event]] = {}
        for event in events:
            if event.status in ("occurred", "ongoing", "denied"):
                for key in (*self._kinds(event), *self._spots(event)):
                    deeds.setdefault(key, []).append(event)
        return tuple(self._decided(e, deeds) if e.status in ("planned", "possible") else e for e in events)

    def _kinds(self, event: Event) -> list[str]:
        """The kinds of happening that the event's words tell of."""
        told = self.told[event.id]
        return list(
            dict.fromkeys(
                kind for one in told for kind in (one.stem, *sorted(one.kinds), *((one.mode,) if one.mode else ()))
            )
        )

    def _spots(self, event: Event) -> Iterator[str]:
        """What it is found by under another word: bodies, persons and rare names in it; who or where, with each day."""
        yield from sorted({f"name {name}" for one in self.told[event.id] for name in one.rare})
        yield from (f"with {part.actor}" for part in event.participants if self._telling(part.actor))
        when = event.date
        if when is None or when.earliest is None or when.latest is None or when.latest - when.earliest > _LONGEST:
            return
        who = [*sorted(self._parties(event)), *sorted(self._nouns(event)), *([event.place] if event.place else [])]
        slack = NEAR_DAYS if event.status in ("planned", "possible") else 0
        for n in range((when.latest - when.earliest).days + 1 + slack):
            day = when.earliest + timedelta(n)
            yield from (f"{day} {one}" for one in who)

    def _decided(self, plan: Event, deeds: Mapping[str, Sequence[Event]]) -> Event:
        kinds = frozenset(self._kinds(plan))
        near = {e.id: e for key in (*sorted(kinds), *self._spots(plan)) for e in deeds.get(key, ())}
        ranked = []
        for event in near.values():
            bar = self._bar(plan, kinds, event)
            worth = self._worth(plan, event) if bar < NEVER else 0.0
            if worth >= bar:
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

    def _bar(self, plan: Event, kinds: frozenset[str], deed: Event) -> float:
        """How alike the plan, which is of these kinds, and the deed must be.

        A firm plan and a deed of its very day need least. All others must be of one matter, and what may happen on no
        day that is named is met by nothing: on news, nine in ten of such ties were of two matters.
        """
        if deed.id in self._as_planned:
            return POINTS_BACK
        possible, dated = plan.status == "possible", plan.date is not None and plan.date.bounded
        if possible and not dated:
            return NEVER
        bar = UNKIND if kinds.isdisjoint(self._kinds(deed)) else TIE
        if self._on_the_day(plan, deed):
            return MUSED if possible else bar
        within = set(deed.reports) <= set(plan.reports)
        if (possible and within) or not self._one_matter(plan, deed):
            return NEVER
        return MUSED if possible or within else bar

    def _on_the_day(self, plan: Event, deed: Event) -> bool:
        """Whether both are dated to within a month, and the deed is done when it was planned for."""
        if plan.date is None or deed.date is None or not self._both_dated(plan, deed):
            return False
        gap = gap_days(days_of(plan.date), days_of(deed.date))
        return gap is not None and gap <= NEAR_DAYS

    def _one_matter(self, plan: Event, deed: Event) -> bool:
        """Whether more than a country ties them: two parties, a town, a body or person, a rare name, a count."""
        if len(self._parties(plan) & self._parties(deed)) > 1 or self._one_town(plan, deed):
            return True
        if any(self._telling(p.actor) for p in plan.participants if p.actor in {q.actor for q in deed.participants}):
            return True
        first, second = self.told[plan.id][:SAMPLE], self.told[deed.id][:SAMPLE]
        if {n for one in first for n in one.rare} & {n for one in second for n in one.rare}:
            return True
        return any(counts_agree(x, y) for a in first for b in second for x, y in counted_alike(a, b))

    def _worth(self, plan: Event, deed: Event) -> float:
        """How well `deed` meets `plan`, 0 where it cannot."""
        pairs = [(a, b) for a in self.told[plan.id][:SAMPLE] for b in self.told[deed.id][:SAMPLE]]
        pairs = [(a, b) for a, b in pairs if not of_other_stories(a, b, self.world)]
        if not pairs or not self._can_meet(plan, deed):
            return 0.0
        bound = self._bound(plan, deed)
        if not bound and plan.date is None:
            return 0.0
        worth = max(self._alike(a, b) for a, b in pairs)
        return worth if bound or worth >= self.model.join else 0.0

    @cached_property
    def _scorer(self) -> Scorer:
        return Scorer(self.world, self.model, POINTS_BACK)

    def _alike(self, plan: Told, deed: Told) -> float:
        """How alike two tellings are: a day on which both are speaks for them, another day is judged elsewhere.

        0 where that is less than what any plan and deed need.
        """
        if agreement(plan.days, deed.days) == 0:
            plan, deed = _undated(plan), _undated(deed)
        return self._scorer.if_alike(plan, deed) or 0.0

    def _can_meet(self, plan: Event, deed: Event) -> bool:
        if not self._places_meet(plan, deed) or not self._after(plan, deed):
            return False
        return not self._parties_apart(plan, deed)

    def _parties_apart(self, plan: Event, deed: Event) -> bool:
        """Whether who is known to act, or to take part, is known to be others."""
        for role in ("actor", None):
            first, second = (self._parties(e, role) for e in (plan, deed))
            if first and second and not first & second and (role is None or self._all_known(plan, deed)):
                return not (self._nouns(plan) & self._nouns(deed))
        return False

    def _all_known(self, *events: Event) -> bool:
        """Whether it can be told of everyone who acts who they are."""
        return all(self.world.known(p.actor) for e in events for p in e.participants if p.role == "actor")

    def _bound(self, plan: Event, deed: Event) -> bool:
        """Whether something besides words of its kind ties the deed to the plan."""
        if self._parties(plan) & self._parties(deed) or self._nouns(plan) & self._nouns(deed):
            return True
        return self._one_town(plan, deed) or self._both_dated(plan, deed)

    def _one_town(self, plan: Event, deed: Event) -> bool:
        place = self.world.places.get(plan.place or "")
        return place is not None and plan.place == deed.place and place.precision != "country"

    def _both_dated(self, plan: Event, deed: Event) -> bool:
        return all((e.date.n_days if e.date else None) in range(1, EXACT_DAYS) for e in (plan, deed))

    def _parties(self, event: Event, role: Role | None = None) -> set[str]:
        """Countries of an event's known actors (of those in one part), and the actors that have none."""
        known = (p.actor for p in event.participants if role in (None, p.role) and self.world.known(p.actor))
        return {self.world.country(actor) or actor for actor in known}

    def _telling(self, actor: str) -> bool:
        """Whether few events are an actor's: it is known, and no country."""
        return self.world.known(actor) and self.world.actors[actor].type != "country"

    def _nouns(self, event: Event) -> set[str]:
        return {noun for one in self.told[event.id] for part in PARTS for noun in one.nouns.get(part, ())}

    def _places_meet(self, plan: Event, deed: Event) -> bool:
        a, b = self.world.places.get(plan.place or ""), self.world.places.get(deed.place or "")
        return a is None or b is None or not places_are_apart(a, b)

    def _after(self, plan: Event, deed: Event) -> bool:
        """Whether the deed can lie after the plan was told, and near the planned day where one is named."""
        told = [w.earliest for r in plan.reports if (w := self.published.get(r)) is not None and w.earliest is not None]
        if told and self._out_before(deed, min(told)):
            return False
        done = deed.date
        if done is None or done.latest is None:
            return True
        if told and done.latest < min(told):
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

    def _out_before(self, deed: Event, day: date) -> bool:
        """Whether every report that tells the deed as done was out before the day."""
        out = [self.published.get(report) for report in deed.reports]
        return all(when is not None and when.latest is not None and when.latest < day for when in out)

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
