"""Mentions into events: clustering by how near groups lie on the whole, that no constraint may cross.

What is certain is joined first (copied words, judgements). Then the likeliest pair of groups is joined as long as
they lie near enough for the model's bar (`nearness.py`): a single weak link never chains two events, and dates or
places that exclude each other, a plan and a deed, or a judgement "different" keep groups apart for good.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from whence.linking.blocking import candidate_pairs
from whence.linking.features import apart
from whence.linking.nearness import FAR, Neighbours
from whence.linking.pairs import PairModel
from whence.linking.score import Scorer, reasons
from whence.linking.told import MentionKey, Told, World

MAX_REASONS = 6
_OF_IT = re.compile(r"\s+(?:it|them)\b")
TELL_EVERY = 5_000  # pairs: about every half second
Tell = Callable[[str], None]
SAMPLE = 12  # mentions of a large group among which the pair is sought that says why it was joined


def silent(words: str) -> None:
    """Hears how far the work is, and says nothing."""


@dataclass
class Cluster:
    """Mentions that tell one event, in order, and why they were joined."""

    members: list[int]
    because: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Constraints:
    """Pairs of mention keys that must be one event, with the reason, and pairs that must not."""

    same: tuple[tuple[MentionKey, MentionKey, str], ...] = ()
    different: tuple[tuple[MentionKey, MentionKey], ...] = ()


class Clustering:
    """Groups of mentions as they are joined."""

    def __init__(
        self,
        told: Sequence[Told],
        world: World,
        model: PairModel,
        constraints: Constraints,
        scores: Mapping[tuple[int, int], float] | None = None,
    ) -> None:
        self.told, self.world, self.model = told, world, model
        self.scores: dict[tuple[int, int], float] = dict(scores or {})
        self.scorer = Scorer(world, model)
        place = {one.key: i for i, one in enumerate(told)}
        self.clusters: dict[int, Cluster] = {i: Cluster([i]) for i in range(len(told))}
        self.home = list(range(len(told)))
        self.near = Neighbours([one.thin for one in told])
        self.apart: dict[int, set[int]] = {}
        for a, b in constraints.different:
            self.apart.setdefault(place[a], set()).add(place[b])
            self.apart.setdefault(place[b], set()).add(place[a])
        for a, b, why in constraints.same:
            self._seed(place[a], place[b], why)

    def _seed(self, i: int, j: int, why: str) -> None:
        if self.home[i] != self.home[j] and not self.ruled_apart(self.home[i], self.home[j]):
            self.join(self.home[i], self.home[j], [why])

    def run(self, tell: Tell = silent) -> list[Cluster]:
        """Join what the model finds to be one, the likeliest first; `tell` hears how far it is."""
        links = self._compared(tell)
        queue: list[tuple[float, int, int, int]] = []
        for a, b in links:
            self._offer(queue, a, b)
        tell("joining what is one")
        while queue:
            _, a, b, size = heapq.heappop(queue)
            if a in self.clusters and b in self.clusters and size == self._size(a, b):
                for other in self.join(a, b, self._reasons(a, b)):
                    self._offer(queue, *sorted((a, other)))
        return [self.clusters[home] for home in sorted(self.clusters)]

    def _compared(self, tell: Tell) -> list[tuple[int, int]]:
        """The pairs of clusters in which some pair of mentions is likely one, now that candidates were compared."""
        links: dict[tuple[int, int], None] = {}
        pairs = candidate_pairs(self.told, self.world)
        for number, (i, j) in enumerate(pairs):
            if not number % TELL_EVERY:
                tell(f"comparing what they tell, {number:,} of {len(pairs):,} pairs")
            a, b = self.home[i], self.home[j]
            if a != b and (value := self.score(i, j)) > FAR:
                self.near.add(a, b, (i, j), value)
                if value >= self.model.join:
                    links[min(a, b), max(a, b)] = None
        return list(links)

    def _size(self, a: int, b: int) -> int:
        return len(self.clusters[a].members) + len(self.clusters[b].members)

    def _offer(self, queue: list[tuple[float, int, int, int]], a: int, b: int) -> None:
        """Put a pair of clusters, `a` the lower, in the queue where they may be joined."""
        nearness = self.near.nearness(a, b)
        if nearness < self.model.join or self.ruled_apart(a, b):
            return
        near = self.near.between(a, b)
        if near.excluded is None:
            near.excluded = self.excluded(a, b)
        if not near.excluded:
            heapq.heappush(queue, (-nearness, a, b, self._size(a, b)))

    def join(self, a: int, b: int, why: Iterable[str]) -> list[int]:
        """Make two clusters one, under the lower of their names; gives the clusters near to it."""
        a, b = sorted((a, b))
        others = self.near.join(a, b, self.excluded)
        gone = self.clusters.pop(b)
        kept = self.clusters[a]
        kept.members = sorted((*kept.members, *gone.members))
        kept.because += [*gone.because, *why]
        for member in gone.members:
            self.home[member] = a
        return others

    def score(self, i: int, j: int) -> float:
        """The probability that mentions `i` and `j` are one event, worked out once; FAR where it is far from that."""
        pair = (i, j) if i < j else (j, i)
        found = self.scores.get(pair)
        if found is None:
            near = self.scorer.if_near(self.told[pair[0]], self.told[pair[1]])
            self.scores[pair] = found = FAR if near is None else near
        return found

    def excluded(self, a: int, b: int) -> bool:
        """Whether some mention of one can never be one event with some mention of the other."""
        first, second = (self._distinct(x) for x in (a, b))
        return any(apart(x, y, self.world) for x in first for y in second)

    def _distinct(self, a: int) -> list[Told]:
        """Members of a cluster that differ in what excludes: days, place, plan or deed, parties."""
        members = (self.told[i] for i in self.clusters[a].members)
        return list(
            {
                (m.report, m.days, m.until, m.mention.place, m.plan, m.deed, *m.sides.values()): m for m in members
            }.values()
        )

    def ruled_apart(self, a: int, b: int) -> bool:
        """Whether a judgement holds some mention of one apart from some mention of the other."""
        if not self.apart:
            return False
        return any(self.home[other] == b for i in self.clusters[a].members for other in sorted(self.apart.get(i, ())))

    def _reasons(self, a: int, b: int) -> list[str]:
        """What the likeliest pair of two clusters has in common, in words."""
        first, second = (sample(self.clusters[name].members, SAMPLE) for name in (a, b))
        pairs = [(self.scores.get((min(i, j), max(i, j)), FAR), -i, -j) for i in first for j in second]
        best, i, j = max(pairs)
        one, other = self.told[-i], self.told[-j]
        where = f"“{one.mention.trigger.quote}” ({one.report}) and “{other.mention.trigger.quote}” ({other.report})"
        return [f"{where}: {'; '.join(reasons(one, other, self.world, self.model))} (score {best:.2f})"]


def sample(members: Sequence[int], most: int) -> Sequence[int]:
    """The members, or as many of them, evenly spread, as may stand for a large group."""
    if len(members) <= most:
        return members
    return [members[i * (len(members) - 1) // (most - 1)] for i in range(most)]


def backward_pairs(told: Sequence[Told], world: World) -> list[tuple[MentionKey, MentionKey, str]]:
    """Nouns that point back ("the visit"), each with the latest event before it in its report that it can mean.

    One of its own word is preferred to one of its kind: after "struck ... raided", "the strike" is what struck.
    """
    found = []
    before: list[Told] = []
    for one in sorted(told, key=lambda one: (one.report, one.mention.trigger.start)):
        if before and before[0].report != one.report:
            before = []
        if one.thin:
            can = [event for event in reversed(before) if _can_mean(one, event, world)]
            meant = next((event for event in can if event.stem == one.stem), next(iter(can), None))
            if meant is not None:
                why = f"“{one.mention.trigger.quote}” ({one.report}) points back to “{meant.mention.trigger.quote}”"
                found.append((meant.key, one.key, why))
        elif before and _tells_on(one, before[-1], world):
            found.append((before[-1].key, one.key, f"“{one.mention.span.quote}” tells on of the same"))
        else:
            again = next((event for event in reversed(before) if _tells_again(one, event, world)), None)
            if again is not None:
                found.append((again.key, one.key, f"“{one.mention.trigger.quote} it” tells the same again"))
        before.append(one)
    return found


def _tells_on(one: Told, before: Told, world: World) -> bool:
    """Whether a clause with "which" tells of the deed just told: "formed a bloc, which was established in May"."""
    if one.sentence != before.sentence or not one.mention.span.quote.lower().startswith("which "):
        return False
    return (
        bool(one.actors)
        and one.actors == before.actors
        and bool(one.kinds & before.kinds)
        and not apart(one, before, world)
    )


def _tells_again(one: Told, before: Told, world: World) -> bool:
    """Whether the next sentence tells the same with "it": "signed a pact in Tollen. They signed it on 6 May"."""
    quote, end = one.mention.span.quote, one.mention.trigger.end - one.mention.span.start
    if one.stem != before.stem or _OF_IT.match(quote, max(end, 0)) is None:
        return False
    return one.tells_on_from(before) and not apart(one, before, world)


def _can_mean(noun: Told, event: Told, world: World) -> bool:
    """Whether a noun that points back can mean `event`: of its kind and thing, not excluded, with no other actors."""
    alike = noun.stem == event.stem or bool(noun.kinds & event.kinds)
    if not alike or apart(noun, event, world) or noun.sentence == event.sentence:
        return False
    if noun.objects and not noun.objects & (event.objects | event.words.keys()):
        return False
    strangers = [x for x in noun.actors if x not in event.actors and world.country(x) not in event.countries]
    return not strangers or not event.actors


def copied_pairs(told: Sequence[Told]) -> list[tuple[MentionKey, MentionKey, str]]:
    """Mentions whose trigger's words are copied from another's: one telling, told twice."""
    first: dict[tuple[str, int, int, str], Told] = {
        (*one.first_told, one.mention.type): one for one in told if one.first_told[0] == one.report
    }
    found = []
    for one in told:
        original = first.get((*one.first_told, one.mention.type))
        if original is not None and original.key != one.key:
            found.append((original.key, one.key, f"copied from {original.report} word for word"))
    return found
