"""Counts of the dead, the troops, the money: which count one thing, and which can both be true."""

from __future__ import annotations

import math

from whence.linking.told import Told, quantity_key
from whence.model.mention import QuantityMention

TOLL_SLACK = 0.1


def counted_alike(a: Told, b: Told) -> list[tuple[QuantityMention, QuantityMention]]:
    """The counts of two tellings that count the same things, in pairs."""
    return [(x, y) for x in a.mention.quantities for y in b.mention.quantities if quantity_key(x) == quantity_key(y)]


def counts_agree(x: QuantityMention, y: QuantityMention) -> bool:
    """Whether two counts of one thing can both be true: their ranges, with "about" a tenth wide, meet."""
    (a, b), (c, d) = count_range(x), count_range(y)
    return a <= d and c <= b


def count_range(quantity: QuantityMention) -> tuple[float, float]:
    """Least and most that a quantity's words allow."""
    low, high = quantity.value, quantity.high if quantity.high is not None else quantity.value
    if quantity.bound in ("over", "at least"):
        return low, math.inf
    if quantity.bound in ("under", "at most"):
        return 0.0, high
    slack = TOLL_SLACK if quantity.bound == "about" else 0.0
    return low * (1 - slack), high * (1 + slack)
