"""How near groups of mentions lie to each other, kept while they are joined.

Groups lie as near as their pairs do on average, drawn some way towards the likeliest: one happening is told in so many
ways that some of its tellings have little in common, while one pair alone would chain what is not one. Both follow from
what the parts of a joined group had (Lance and Williams 1967), so that a joining compares no mentions anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

# What pairs come to on average that were not worked out: far below the bar, or without a key in common. Measured on
# news, 300 reports (2026-11-21): 0.13 to 0.17.
FAR = 0.15
# How far the likeliest pair draws, and the mean below which it draws not at all. Of pairs that the keys of twenty
# stories name, F1 rose by it from .576 to .601, precision from .707 to .711; of ECB+'s development topics CoNLL from
# .7554 to .7613, with the reader's types from .7222 to .7320 (2026-11-22). Draws of .3 to .4 and least means of 0 to .4
# do alike.
DRAW, LEAST = 1 / 3, 0.4
Exclude = Callable[[int, int], bool]


@dataclass(slots=True)
class Nearness:
    """Of two groups: by how much the scores of their pairs, summed, exceed FAR; the likeliest's; whether any excludes.

    `excluded` is None until it was asked for.
    """

    gain: float = 0.0
    best: float = FAR
    excluded: bool | None = None


class Neighbours:
    """Groups of mentions by their names, and how near those lie to each other of which pairs were compared.

    A group counts by its mentions that say something of the event, not by those that only point back to it; where
    all do no more than that, by all of them.
    """

    def __init__(self, thin: Sequence[bool]) -> None:
        self._thin = thin
        self._silent = list(thin)
        self._n_telling = [1] * len(thin)
        self._near: dict[int, dict[int, Nearness]] = {}

    def add(self, a: int, b: int, pair: tuple[int, int], score: float) -> None:
        """Count the score of a mention of group `a` and one of group `b`."""
        near = self.between(a, b)
        near.best = max(near.best, score)
        if all(self._silent[name] or not self._thin[i] for name, i in zip((a, b), pair, strict=True)):
            near.gain += score - FAR

    def between(self, a: int, b: int) -> Nearness:
        """The nearness of two groups, to be changed in place."""
        found = self._near.setdefault(a, {}).get(b)
        if found is None:
            found = self._near[a][b] = self._near.setdefault(b, {})[a] = Nearness()
        return found

    def mean(self, a: int, b: int) -> float:
        """Mean score over the pairs of two groups, 0 to 1."""
        return FAR + self.between(a, b).gain / (self._n_telling[a] * self._n_telling[b])

    def nearness(self, a: int, b: int) -> float:
        """How near two groups lie, 0 to 1: the mean, unless that is far off, drawn towards their likeliest pair."""
        mean = self.mean(a, b)
        return mean if mean < LEAST else mean + DRAW * (self.between(a, b).best - mean)

    def join(self, kept: int, gone: int, exclude: Exclude) -> list[int]:
        """Make group `gone` part of `kept`; gives the groups near to the whole, in order.

        `exclude` says of two groups, as they were before, whether some mention of one can never be of the other.
        """
        counted = self._count(kept, gone)
        parts = [(name, self._near.pop(name, {})) for name in (kept, gone)]
        others = sorted({*parts[0][1], *parts[1][1]} - {kept, gone})
        for other in others:
            gain = sum(near[other].gain for name, near in parts if name in counted and other in near)
            whole = Nearness(gain, max(near[other].best for _, near in parts if other in near))
            flags = [(name, near[other].excluded if other in near else None) for name, near in parts]
            whole.excluded = _either(flags, lambda name, other=other: exclude(name, other))  # type: ignore[misc]
            self._near[other].pop(gone, None)
            self._near[other][kept] = self._near.setdefault(kept, {})[other] = whole
        return others

    def _count(self, kept: int, gone: int) -> tuple[int, ...]:
        """The parts by which the whole counts, once its size is known."""
        if self._silent[kept] == self._silent[gone]:
            self._n_telling[kept] += self._n_telling[gone]
            return kept, gone
        telling = gone if self._silent[kept] else kept
        self._silent[kept], self._n_telling[kept] = False, self._n_telling[telling]
        return (telling,)


def _either(flags: Sequence[tuple[int, bool | None]], ask: Callable[[int], bool]) -> bool | None:
    """Whether either part is excluded; where one was found not to be, the other is asked for; None where none was."""
    known = [flag for _, flag in flags if flag is not None]
    if True in known or not known:
        return True if known else None
    return any(ask(name) for name, flag in flags if flag is None)
