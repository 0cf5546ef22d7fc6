"""How likely a deed is what a plan foresaw: a logistic model over what the two have in common.

A plan is worded otherwise than its deed ("will be exchanged by 20 March", "nine prisoners changed hands"), so that the
day on which it was to be tells as much as its words, most of all where little else was done on that day. The weights
stand in `pairs.toml` and are learnt by `training/plans.py`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from whence.codebook.plover import NEAREST
from whence.linking.alike import ONE_STORY
from whence.linking.calendar import agreement, days_of, gap_days
from whence.linking.pairs import PairModel, is_light
from whence.linking.parties import PARTS
from whence.linking.score import Scorer
from whence.linking.settings import scopes
from whence.linking.told import Told, World
from whence.linking.tolls import counted_alike, counts_agree
from whence.linking.ways import ways_of
from whence.model.event import Event
from whence.model.mention import Role
from whence.model.when import When

SAMPLE = 4  # tellings of an event that are compared
LEAST_ALIKE = 0.25  # below it two tellings count as not alike
NEAR_DAYS = 2  # what is done so long before its day is still what was planned for it
FADING_DAYS = 14  # by so many days late a deed is a third as likely to be the plan's
BESIDE_DAYS = 1.5  # and by so many days beside the last day that it was planned for
_ROOT = 5  # letters by which words of one family meet, whatever their endings: "detained", "detainee", "detention"
_LONGEST = timedelta(35)  # what has so long a time is looked for by its words alone
_DONE = ("occurred", "ongoing", "denied")
LATE_DAYS = 21  # what has words in common with a plan is looked for until so long after its day
NEXT_ALIKE = 4  # reports, of a story's handful nearly all
MAX_DAYS = 7  # what is dated worse tells nothing of how near the planned day it lies
EXACT_DAYS = 3  # and must be dated so well
_TELLING = 2.0  # how scarce a word must be for that, of what `scarcity` gives (ten thousand sentences: one in seven)
_COMMON = 0.5  # how telling a word is of which nothing is known
# What is done is said to be what had been planned, or to be late or early of it.
_AS_PLANNED = re.compile(
    r"\b(?:as|than|like)\s+(?:(?:it|he|she|they|we|the \w+|had|has|was|were|been|have|earlier|originally|first)\s+)*"
    r"(?:plan|promis|agree|announc|schedul|expect|vow|threaten|pledg|order|intend|undertak|request)\w*"
    r"|\b(?:as|like) (?:[\w’'-]+ ){1,4}had (?:said|told|warned|agreed|(?:promis|threaten|vow|pledg|announc)\w+)\b"
    r"|\b(?:appointed|agreed|promised|planned|scheduled|expected|set) (?:day|date|hour|time)"
    r"|\b(?:behind|ahead of|on|off) (?:schedule|time)\b|\b(?:kept|keeping|made good) (?:to )?(?:on )?"
    r"(?:its|his|her|their|the) (?:word|promise|threat|vow|date|pledge)"
    r"|\b(?:days?|weeks?|months?|fortnight) (?:late|early|later than|earlier than|behind|after the (?:date|day))\b"
    r"|\bto the (?:day|hour)\b|\b(?:inside|within|past|by|before|missed) (?:the|its|their) deadline\b"
    r"|\bas (?:had |has |have |was |were |is |are )?(?:been )?(?:foreseen|stipulated|arranged|envisaged|laid down)\b"
    r"|\blong[- ](?:awaited|promised|delayed|planned)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Fulfilment:
    """What comparing plans with deeds needs."""

    events: Sequence[Event]
    told: Mapping[str, Sequence[Told]]
    world: World
    model: PairModel
    plan_model: PairModel
    published: Mapping[str, When]

    @cached_property
    def deeds(self) -> Mapping[str, Sequence[Event]]:
        """What was done, by all that it can be found by."""
        found: dict[str, list[Event]] = {}
        for event in self.events:
            if event.status in _DONE:
                for key in self._keys(event):
                    found.setdefault(key, []).append(event)
        return found

    def near(self, plan: Event) -> list[Event]:
        """The deeds that share with the plan a kind, a body or person, a rare name, or a day and where it was."""
        found = {event.id: event for key in self._keys(plan) for event in self.deeds.get(key, ())}
        return list(found.values())

    def _keys(self, event: Event) -> list[str]:
        return list(dict.fromkeys((*self.kinds(event), *self._spots(event))))

    def _spots(self, event: Event) -> Iterator[str]:
        """What it is found by under another word: bodies, persons, rare names; its days, each with where it plays."""
        yield from sorted({f"name {name}" for one in self.told[event.id] for name in one.rare})
        yield from (f"with {part.actor}" for part in event.participants if self.telling(part.actor))
        when = event.date
        if when is None or when.earliest is None or when.latest is None or when.latest - when.earliest > _LONGEST:
            return
        is_plan, n_days = event.status in ("planned", "possible"), (when.latest - when.earliest).days + 1
        for n in range(n_days + (NEAR_DAYS if is_plan else 0)):
            yield from self._day_spots(event, when.earliest + timedelta(n))
        if is_plan or n_days <= EXACT_DAYS:
            first, last = (-NEAR_DAYS, n_days + LATE_DAYS) if is_plan else (0, n_days)
            telling = sorted(
                {word for one in self.told[event.id][:SAMPLE] for word in one.near if self._is_telling(word)}
            )
            days = [when.earliest + timedelta(n) for n in range(first, last)]
            yield from (f"{day} {word}" for word in telling for day in days)

    def _is_telling(self, word: str) -> bool:
        return self.world.scarce.get(word, 0.0) >= _TELLING

    def chance(self, plan: Event, deed: Event) -> float:
        """The probability that `deed` is what `plan` foresaw; 0 where it is certainly below the bar."""
        weights = self.plan_model.weights
        values = {**self.features(plan, deed), "alike": 1.0}
        if self._chance(values, weights) < self.plan_model.join:
            return 0.0
        return self._chance({**values, "alike": self._alike(plan, deed)}, weights)

    def _chance(self, values: Mapping[str, float], weights: Mapping[str, float]) -> float:
        total = self.plan_model.bias + sum(weights.get(name, 0.0) * value for name, value in values.items())
        return 1 / (1 + math.exp(-total))

    def features(self, plan: Event, deed: Event) -> dict[str, float]:
        """What speaks for it, 0 to 1 each, but for how alike the two are worded."""
        kinds = set(self.kinds(plan)) & set(self.kinds(deed))
        return {
            **self._days(plan, deed),
            **self._matter(plan, deed),
            **self._wording(plan, deed),
            "one_story": float(self.one_story(plan, deed)),
            "answers": float(not self._ways[plan.id].isdisjoint(self._ways[deed.id])),
            "same_kind": float(bool(kinds)),
            "same_type": float(plan.type == deed.type),
            "party": float(bool(self.parties(plan) & self.parties(deed))),
            "as_planned": float(self.foretold(deed)),
            "possible": float(plan.status == "possible"),
            "within": float(set(self._reports[deed.id]) <= set(self._reports[plan.id])),
            "later_report": float(self._later(plan, deed)),
            "parties_apart": float(self.parties_apart(plan, deed)),
            "nearest": float(deed.mode == NEAREST),
            "denied": float(deed.status == "denied"),
        }

    def all_features(self, plan: Event, deed: Event) -> dict[str, float]:
        """The same with how alike the two are worded."""
        return {**self.features(plan, deed), "alike": self._alike(plan, deed)}

    def _matter(self, plan: Event, deed: Event) -> dict[str, float]:
        """What ties the two besides words, days and countries: a town, a count."""
        first, second = self.told[plan.id][:SAMPLE], self.told[deed.id][:SAMPLE]
        return {
            "town": float(self.one_town(plan, deed)),
            "counts": float(any(counts_agree(x, y) for a in first for b in second for x, y in counted_alike(a, b))),
        }

    def _wording(self, plan: Event, deed: Event) -> dict[str, float]:
        """What their sentences have in common: words; the roots of those beside their triggers; what it is done to."""
        pairs = [(a, b) for a in self.told[plan.id][:SAMPLE] for b in self.told[deed.id][:SAMPLE]]
        return {
            "words": _share(self._words[plan.id], self._words[deed.id]),
            "beside": _share(self._roots[plan.id], self._roots[deed.id]),
            "object": float(any(a.objects & _named(b) or b.objects & _named(a) for a, b in pairs)),
        }

    @cached_property
    def _words(self) -> Mapping[str, Mapping[str, float]]:
        """By event the words of content of its sentences, by how telling they are."""
        sampled = {id: told[:SAMPLE] for id, told in self.told.items()}
        return {id: {word: self._worth(word) for one in told for word in one.words} for id, told in sampled.items()}

    @cached_property
    def _roots(self) -> Mapping[str, Mapping[str, float]]:
        """By event the roots of what stands beside its triggers, and of these, by how telling the words are."""
        return {id: self._rooted(told[:SAMPLE]) for id, told in self.told.items()}

    def _rooted(self, told: Sequence[Told]) -> Mapping[str, float]:
        words = sorted({word for one in told for word in (*one.near, *one.objects, one.stem) if not is_light(word)})
        return {word[:_ROOT]: self._worth(word) for word in words}

    def _days(self, plan: Event, deed: Event) -> dict[str, float]:
        planned, done = plan.date, deed.date
        if planned is None or planned.latest is None or done is None or done.earliest is None or done.latest is None:
            return {}
        beside = abs((done.latest - planned.latest).days)
        near = math.exp(-beside / BESIDE_DAYS) if (done.n_days or 0) <= MAX_DAYS else 0.0
        return {**self._in_time(plan, planned, done), "by_then": near}

    def _in_time(self, plan: Event, planned: When, done: When) -> dict[str, float]:
        assert planned.latest is not None and done.earliest is not None and done.latest is not None
        if planned.n_days == 1 and done.n_days == 1 and planned.earliest == done.earliest:
            return {"on_day": 1.0, "alone_that_day": 1 / max(1, self._n_that_day(plan, done.earliest))}
        if planned.earliest is None:
            return {"in_days": 0.5 * (done.latest <= planned.latest)}
        if gap_days(days_of(planned), days_of(done)) == 0:
            return {"in_days": 1.0}
        late = (done.earliest - planned.latest).days
        return {"late": math.exp(-late / FADING_DAYS)} if late > 0 else {}

    def _n_that_day(self, plan: Event, day: date) -> int:
        """How many deeds of that day there are where the plan's reports play, by the narrowest of what these name."""
        return min((len(self.deeds.get(spot, ())) for spot in self._day_spots(plan, day)), default=0)

    def _day_spots(self, event: Event, day: date) -> Iterator[str]:
        """The day with each country or actor that the event's reports are much about."""
        named = {name for report in event.reports for name in scopes(self.world.settings.get(report))}
        return (f"{day} in {name}" for name in sorted(named))

    @cached_property
    def _scorer(self) -> Scorer:
        return Scorer(self.world, self.model, LEAST_ALIKE)

    def _alike(self, plan: Event, deed: Event) -> float:
        """How alike their most alike tellings are; another day than the planned one is judged elsewhere."""
        best = 0.0
        for a in self.told[plan.id][:SAMPLE]:
            for b in self.told[deed.id][:SAMPLE]:
                pair = (a, b) if agreement(a.days, b.days) else (_undated(a), _undated(b))
                best = max(best, self._scorer.if_alike(*pair) or 0.0)
        return best

    @cached_property
    def _as_planned(self) -> frozenset[str]:
        """The events of which some telling says that they had been planned, or are late or early of it."""
        return frozenset(
            id for id, told in self.told.items() if any(_AS_PLANNED.search(one.mention.span.quote) for one in told)
        )

    def _later(self, plan: Event, deed: Event) -> bool:
        """Whether some report of the deed can be later than the first that tells the plan."""
        planned = [
            w.earliest for r in self._reports[plan.id] if (w := self.published.get(r)) is not None and w.earliest
        ]
        done = [w.latest for r in self._reports[deed.id] if (w := self.published.get(r)) is not None and w.latest]
        return bool(planned and done and max(done) > min(planned))

    def _worth(self, word: str) -> float:
        return self.world.scarce.get(word, _COMMON)

    @cached_property
    def _ways(self) -> Mapping[str, frozenset[str]]:
        """By event the ways of the table in which it can be planned, or done."""
        return {
            event.id: frozenset().union(
                *(ways_of(one, planned=event.status not in _DONE) for one in self.told[event.id][:SAMPLE])
            )
            for event in self.events
        }

    def kinds(self, event: Event) -> tuple[str, ...]:
        """The kinds of happening that the event's words tell of."""
        return self._kinds[event.id]

    @cached_property
    def _kinds(self) -> Mapping[str, tuple[str, ...]]:
        return {
            id: tuple(dict.fromkeys(kind for one in told for kind in (one.stem, *sorted(one.kinds), one.mode) if kind))
            for id, told in self.told.items()
        }

    def parties(self, event: Event, role: Role | None = None) -> frozenset[str]:
        """Countries of an event's known actors (of those in one part), and the actors that have none."""
        found = self._parties.get((event.id, role))
        if found is None:
            known = (p.actor for p in event.participants if role in (None, p.role) and self.world.known(p.actor))
            found = frozenset(self.world.country(actor) or actor for actor in known)
            self._parties[event.id, role] = found
        return found

    @cached_property
    def _parties(self) -> dict[tuple[str, Role | None], frozenset[str]]:
        """The parties found so far: a plan's are asked for with each of its deeds."""
        return {}

    def parties_apart(self, plan: Event, deed: Event) -> bool:
        """Whether who is known to act, or to take part, is known to be others."""
        for role in ("actor", None):
            first, second = (self.parties(e, role) for e in (plan, deed))
            if first and second and not first & second and (role is None or self._all_known(plan, deed)):
                return not (self.nouns(plan) & self.nouns(deed))
        return False

    def _all_known(self, *events: Event) -> bool:
        """Whether it can be told of everyone who acts who they are."""
        return all(self.world.known(p.actor) for e in events for p in e.participants if p.role == "actor")

    def nouns(self, event: Event) -> set[str]:
        """What those who take part are called."""
        return {noun for one in self.told[event.id] for part in PARTS for noun in one.nouns.get(part, ())}

    def one_town(self, plan: Event, deed: Event) -> bool:
        """Whether both were in one place that is no country."""
        place = self.world.places.get(plan.place or "")
        return place is not None and plan.place == deed.place and place.precision != "country"

    def telling(self, actor: str) -> bool:
        """Whether few events are an actor's: it is known, and no country."""
        return self.world.known(actor) and self.world.actors[actor].type != "country"

    def foretold(self, deed: Event) -> bool:
        """Whether some telling of the deed says that it had been planned."""
        return deed.id in self._as_planned

    def worded_alike(self, plan: Event, deed: Event) -> bool:
        """Whether two tellings of theirs would be taken for one event, but for plan and deed."""
        return self._alike(plan, deed) >= self.model.join

    def one_matter(self, plan: Event, deed: Event) -> bool:
        """Whether more than a country ties them: two parties, a town, a body or person, a rare name, a count.

        What lies on another day than was planned needs as much: on news, nine in ten of such ties were of two matters.
        """
        if len(self.parties(plan) & self.parties(deed)) > 1 or any(self._matter(plan, deed).values()):
            return True
        first, second = self.told[plan.id][:SAMPLE], self.told[deed.id][:SAMPLE]
        theirs = {part.actor for part in deed.participants}
        return bool(_rare(first) & _rare(second)) or not theirs.isdisjoint(self._tellers(plan))

    def one_story(self, plan: Event, deed: Event) -> bool:
        """Whether one report tells both, or two do that are about the same, or to which hardly any is more alike."""
        alike, told, done = self.world.likeness, self._reports[plan.id], self._reports[deed.id]
        return not self._near_reports[plan.id].isdisjoint(done) or any(
            alike(a, b) >= ONE_STORY for a in told for b in done
        )

    @cached_property
    def _reports(self) -> Mapping[str, tuple[str, ...]]:
        return {event.id: event.reports for event in self.events}

    @cached_property
    def _near_reports(self) -> Mapping[str, frozenset[str]]:
        """By event its reports, and those most alike to each."""
        beside = self.world.beside
        return {
            id: frozenset((*reports, *(other for one in reports for other in beside.get(one, ())[:NEXT_ALIKE])))
            for id, reports in self._reports.items()
        }

    def _tellers(self, event: Event) -> list[str]:
        return [part.actor for part in event.participants if self.telling(part.actor)]


def _share(ours: Mapping[str, float], theirs: Mapping[str, float]) -> float:
    """The share of the plan's words that the deed has, by how telling they are."""
    return sum(ours[word] for word in sorted(ours.keys() & theirs.keys())) / (sum(sorted(ours.values())) or 1.0)


def _undated(told: Told) -> Told:
    return replace(told, days=days_of(None))


def _named(told: Told) -> frozenset[str]:
    """What it is done to or with, and all else that its sentence speaks of."""
    return told.objects | told.words.keys()


def _rare(told: Sequence[Told]) -> set[str]:
    return {name for one in told for name in one.rare}
