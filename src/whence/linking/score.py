"""How likely two mentions are one event, by a logistic model whose weights anyone can read, and why."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cached_property

from whence.linking.features import FEATURES, Feature, apart, kindred, same_word
from whence.linking.pairs import PairModel
from whence.linking.told import Told, World

MAX_REASONS = 4
_Plan = list[tuple[int, Feature, float, float]]  # place in `FEATURES`, feature, weight, the most that the rest adds
MARGIN = 0.2  # pairs so far below the bar are worked out whole: they are what is most worth a ruling
# What is asked for first: what costs little and can add much, then what speaks most against. Drawn up by what each cost
# and decided on 12,000 pairs of news (2026-11-22).
_FIRST = (
    "same_place", "same_type", "dates_agree", "same_mode", "place_within", "tolls_equal", "headline_and_lead",
    "told_widely", "vectors_alike", "clauses_alike", "told_on", "names_it_again", "countries_shared", "roles_alike",
    "reports_alike", "actors_shared", "points_to_its_kind", "types_apart", "once_told", "status_contrary",
    "modes_apart", "speakers_apart", "context_strange", "same_report", "same_sentence", "sentences_unlike",
    "names_apart", "told_as_another", "actors_apart", "parts_apart", "names_strange", "sentences_alike",
    "places_apart", "rare_actor_shared", "kin_vectors_alike", "nothing_but_words",
)  # fmt: skip
# What holds only of two mentions in one report, and only of such in two.
_WITHIN = frozenset(("headline_and_lead", "names_it_again", "same_sentence", "same_report", "told_on"))
_ACROSS = frozenset(("reports_alike", "names_strange", "context_strange", "once_told", "points_to_its_kind"))
# What holds only of words of one kind; of these, of one word, and of others.
_KINDRED = frozenset(("kin_vectors_alike", "told_widely", "names_it_again", "points_to_its_kind"))
_ONE_WORD, _OTHER_WORD, _OF_NO_KIND = "same_trigger", "same_kind", "vectors_alike"
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
        model, world, needed = self.model, self.world, self._needed
        values = [0.0] * len(self._weights)
        total = model.bias
        for place, feature, weight, rest in self._plan(a, b):
            value = feature(a, b, world)[0]
            if value:
                values[place] = value
                total += weight * value
            if total + rest < needed:
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

    def _plan(self, a: Told, b: Told) -> _Plan:
        """The plan for a pair, by whether one report tells both and how akin their words are."""
        akin = kindred(a, b)
        return self._plans[a.report == b.report, akin, akin and same_word(a, b)]

    @cached_property
    def _plans(self) -> Mapping[tuple[bool, bool, bool], _Plan]:
        kinds = ((False, False), (True, False), (True, True))
        return {(within, *kind): self._planned(_never(within, *kind)) for within in (True, False) for kind in kinds}

    def _planned(self, never: frozenset[str]) -> _Plan:
        """The features but those that `never` hold, in order."""
        rank = {name: at for at, name in enumerate(_FIRST)}
        asked = (at for at, (feature, _) in enumerate(self._weighed) if feature.__name__ not in never)
        places = sorted(asked, key=lambda at: (rank.get(self._weighed[at][0].__name__, len(rank)), at))
        rest, plan = 0.0, []
        for place in reversed(places):
            feature, weight = self._weighed[place]
            plan.append((place, feature, weight, rest))
            rest += max(0.0, weight)
        return plan[::-1]


def _never(within: bool, akin: bool, one_word: bool) -> frozenset[str]:
    """The features that cannot hold of a pair of mentions of this sort."""
    words = {_OF_NO_KIND, _OTHER_WORD if one_word else _ONE_WORD} if akin else {*_KINDRED, _ONE_WORD, _OTHER_WORD}
    return (_ACROSS if within else _WITHIN) | words


def reasons(a: Told, b: Told, world: World, model: PairModel) -> tuple[str, ...]:
    """What speaks most for the two being one event, in words, strongest first."""
    found = []
    for feature in FEATURES:
        value, words = feature(a, b, world)
        gain = model.weights.get(feature.__name__, 0.0) * value
        if gain > 0.2:
            found.append((-gain, words))
    return tuple(words for _, words in sorted(found)[:MAX_REASONS])
