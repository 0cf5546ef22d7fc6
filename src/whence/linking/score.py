"""How likely two mentions are one event, by a logistic model whose weights anyone can read, and why."""

from __future__ import annotations

import math
from functools import cached_property

from whence.linking.features import FEATURES, Feature, apart
from whence.linking.pairs import PairModel
from whence.linking.told import Told, World

MAX_REASONS = 4
MARGIN = 0.2  # pairs so far below the bar are worked out whole: they are what is most worth a ruling
# Asked for first, because they cost least and decide most; measured on 78,000 pairs of news (2026-11-21).
_FIRST = (
    "told_widely", "same_trigger", "same_kind", "vectors_alike", "same_type", "types_apart", "dates_agree",
    "same_place", "clauses_alike", "reports_alike", "headline_and_lead", "tolls_equal", "place_within",
    "names_it_again", "countries_shared", "actors_shared", "roles_alike", "parts_apart", "dates_near",
    "places_apart", "status_contrary", "same_sentence", "same_report", "context_strange",
    "sentences_alike", "sentences_unlike", "names_strange",
)  # fmt: skip
_SLACK = 1e-6  # sums taken in another order differ by less


def features_of(a: Told, b: Told, world: World) -> dict[str, float]:
    """Every feature that holds, by name, with how much it holds."""
    found = ((feature.__name__, feature(a, b, world)[0]) for feature in FEATURES)
    return {name: value for name, value in found if value}


def score(a: Told, b: Told, world: World, model: PairModel) -> float:
    """The probability that two mentions are one event, 0 to 1."""
    total = model.bias
    for feature in FEATURES:
        weight = model.weights.get(feature.__name__)
        if weight:
            total += weight * feature(a, b, world)[0]
    return _probability(total)


def _probability(total: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


class Scorer:
    """Scores pairs as `score` does, but gives one up as soon as no feature left can lift it to `least`.

    Nine pairs of ten that share a key are no one event, and most of these show it in what costs least to compare.
    """

    def __init__(self, world: World, model: PairModel, least: float | None = None) -> None:
        self.world, self.model = world, model
        self.least = max(model.join - MARGIN, 0.01) if least is None else least

    def if_near(self, a: Told, b: Told) -> float | None:
        """The probability that two mentions are one event, 0 where they never can be; None below `least`."""
        return 0.0 if apart(a, b, self.world) else self.if_alike(a, b)

    def if_alike(self, a: Told, b: Told) -> float | None:
        """The same, whatever keeps the two apart."""
        model, world = self.model, self.world
        values = [0.0] * len(self._weights)
        total = model.bias
        for place, feature, weight, rest in self._plan:
            values[place] = value = feature(a, b, world)[0]
            total += weight * value
            if total + rest < self._needed:
                return None
        total = model.bias
        for weight, value in zip(self._weights, values, strict=True):
            total += weight * value
        return _probability(total)

    @cached_property
    def _needed(self) -> float:
        return math.log(self.least / (1 - self.least)) - _SLACK

    @cached_property
    def _weighed(self) -> list[tuple[Feature, float]]:
        weights = self.model.weights
        return [(feature, weight) for feature in FEATURES if (weight := weights.get(feature.__name__))]

    @cached_property
    def _weights(self) -> list[float]:
        return [weight for _, weight in self._weighed]

    @cached_property
    def _plan(self) -> list[tuple[int, Feature, float, float]]:
        """Each feature with its place in `FEATURES`, its weight, and the most that those after it can add."""
        rank = {name: at for at, name in enumerate(_FIRST)}
        places = sorted(
            range(len(self._weighed)), key=lambda at: (rank.get(self._weighed[at][0].__name__, len(rank)), at)
        )
        rest, plan = 0.0, []
        for place in reversed(places):
            feature, weight = self._weighed[place]
            plan.append((place, feature, weight, rest))
            rest += max(0.0, weight)
        return plan[::-1]


def reasons(a: Told, b: Told, world: World, model: PairModel) -> tuple[str, ...]:
    """What speaks most for the two being one event, in words, strongest first."""
    found = []
    for feature in FEATURES:
        value, words = feature(a, b, world)
        gain = model.weights.get(feature.__name__, 0.0) * value
        if gain > 0.2:
            found.append((-gain, words))
    return tuple(words for _, words in sorted(found)[:MAX_REASONS])
