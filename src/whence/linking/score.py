"""How likely two mentions are one event, by a logistic model whose weights anyone can read, and why."""

from __future__ import annotations

import math

from whence.linking.features import FEATURES
from whence.linking.pairs import PairModel
from whence.linking.told import Told, World

MAX_REASONS = 4


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
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def reasons(a: Told, b: Told, world: World, model: PairModel) -> tuple[str, ...]:
    """What speaks most for the two being one event, in words, strongest first."""
    found = []
    for feature in FEATURES:
        value, words = feature(a, b, world)
        gain = model.weights.get(feature.__name__, 0.0) * value
        if gain > 0.2:
            found.append((-gain, words))
    return tuple(words for _, words in sorted(found)[:MAX_REASONS])
