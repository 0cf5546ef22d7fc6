"""What linking decided by little, so that a person may: events nearly joined, and tellings that hang by a thread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from whence.linking.cluster import Cluster, sample
from whence.linking.events import event_id
from whence.linking.features import FEATURES, apart
from whence.linking.pairs import PairModel
from whence.linking.score import MARGIN, score
from whence.linking.told import MentionKey, Told, World
from whence.model.linked import Close

MAX_CLOSE = 200  # of either sort
SAMPLE = 6  # mentions of an event that stand for it
LEAST_GAIN = 0.25  # what speaks less for or against than this is not told
MAX_GROUNDS = 4


@dataclass(frozen=True)
class Decided:
    """What was decided: tellings in clusters, by which scores of pairs, and which pairs judgements settled."""

    told: Sequence[Told]
    clusters: Sequence[Cluster]
    scores: Mapping[tuple[int, int], float]
    settled: Sequence[tuple[MentionKey, MentionKey]]
    world: World
    model: PairModel

    def close(self) -> tuple[Close, ...]:
        """Pairs of events kept apart by little, the likeliest first; then tellings joined by little, the loosest first.

        What can never be one, is one for certain, or was settled by a judgement, is left out.
        """
        return (*self._kept_apart(), *self._joined())

    def _kept_apart(self) -> Iterator[Close]:
        home = {i: n for n, cluster in enumerate(self.clusters) for i in cluster.members}
        best: dict[tuple[int, int], tuple[float, int, int]] = {}
        for (i, j), value in self.scores.items():
            a, b = (i, j) if home[i] < home[j] else (j, i)
            if value >= self.model.join - MARGIN and home[a] != home[b]:
                pair = home[a], home[b]
                best[pair] = max(best.get(pair, (0.0, a, b)), (value, a, b))
        place = {self.told[i].key: n for i, n in home.items()}
        settled = {frozenset((place.get(a), place.get(b))) for a, b in self.settled}
        likeliest = sorted(best, key=lambda pair: (-best[pair][0], pair))[: 2 * MAX_CLOSE]
        means = {pair: self._mean(*pair) for pair in likeliest if frozenset(pair) not in settled}
        near = [pair for pair, mean in means.items() if mean >= self.model.join - MARGIN]
        for pair in sorted(near, key=lambda pair: (-means[pair], pair))[:MAX_CLOSE]:
            yield self._call(pair, best[pair][1:], means[pair])

    def _mean(self, a: int, b: int) -> float:
        """Mean score over the pairs of two clusters, a sample of each; 0 where some of them exclude each other."""
        first, second = ([self.told[i] for i in sample(self.clusters[n].members, SAMPLE)] for n in (a, b))
        if any(apart(x, y, self.world) for x in first for y in second):
            return 0.0
        return sum(score(x, y, self.world, self.model) for x in first for y in second) / (len(first) * len(second))

    def _joined(self) -> Iterator[Close]:
        settled = {frozenset(pair) for pair in self.settled}
        loose = []
        for n, cluster in enumerate(self.clusters):
            found = self._loosest(cluster) if len(cluster.members) > 1 else None
            if found and frozenset(self.told[i].key for i in found[1:]) not in settled:
                loose.append((found[0], n, found[1:]))
        for mean, n, words in sorted(loose)[:MAX_CLOSE]:
            yield self._call((n, n), words, mean)

    def _loosest(self, cluster: Cluster) -> tuple[float, int, int] | None:
        """The mention that is least like the others, by its mean score, and the one it is most like; None for none."""
        members = sample([i for i in cluster.members if not self.told[i].thin], SAMPLE)
        found = []
        for i in members:
            others = [(self._score(i, j), -j) for j in members if j != i]
            copied = any(self.told[i].first_told == self.told[-j].first_told for _, j in others)
            mean = sum(value for value, _ in others) / len(others) if others else 1.0
            if mean < self.model.join + MARGIN and not copied:
                found.append((mean, i, -max(others)[1]))
        return min(found, default=None)

    def _score(self, i: int, j: int) -> float:
        known = self.scores.get((i, j) if i < j else (j, i))
        return score(self.told[i], self.told[j], self.world, self.model) if known is None else known

    def _call(self, pair: tuple[int, int], words: tuple[int, int], mean: float) -> Close:
        a, b = (self.told[i] for i in words)
        grounds = sorted(self._grounds(a, b))
        ids = [event_id(self.told[i].key for i in self.clusters[n].members) for n in pair]
        return Close(
            (ids[0], ids[1]),
            (a.mention.trigger, b.mention.trigger),
            round(mean, 3),
            self.model.join,
            tuple(said for gain, said in reversed(grounds) if gain > 0)[:MAX_GROUNDS],
            tuple(said for gain, said in grounds if gain < 0)[:MAX_GROUNDS],
        )

    def _grounds(self, a: Told, b: Told) -> Iterator[tuple[float, str]]:
        """What speaks for the two being one (above zero) and against it, in words."""
        for feature in FEATURES:
            value, words = feature(a, b, self.world)
            gain = self.model.weights.get(feature.__name__, 0.0) * value
            if abs(gain) >= LEAST_GAIN:
                yield gain, words
