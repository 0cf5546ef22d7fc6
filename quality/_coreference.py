"""Coreference scores, each as precision, recall and F1: MUC, B-cubed, CEAFe, LEA and pairs; CoNLL's mean of three."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

Clusters = Sequence[frozenset[Hashable]]


def clusters(labels: Mapping[Hashable, Hashable]) -> Clusters:
    """Mentions by their label, as sets."""
    found: dict[Hashable, set[Hashable]] = {}
    for mention, label in labels.items():
        found.setdefault(label, set()).add(mention)
    return [frozenset(members) for members in found.values()]


def f1(precision: float, recall: float) -> float:
    """Harmonic mean, 0 where both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def b_cubed(gold: Clusters, found: Clusters) -> tuple[float, float, float]:
    """Bagga and Baldwin (1998); a mention that the other side lacks holds nothing."""
    recall, precision = _held(gold, found), _held(found, gold)
    return precision, recall, f1(precision, recall)


def _held(keys: Clusters, answers: Clusters) -> float:
    """Mean over mentions of the share of its cluster in `keys` that `answers` has with it."""
    home = {m: c for c in answers for m in c}
    shares = [len(c & home[m]) / len(c) if m in home else 0.0 for c in keys for m in sorted(c, key=repr)]
    return sum(shares) / max(1, len(shares))


def muc(gold: Clusters, found: Clusters) -> tuple[float, float, float]:
    """Vilain et al. (1995)."""
    recall, precision = _muc(gold, found), _muc(found, gold)
    return precision, recall, f1(precision, recall)


def _muc(key: Clusters, response: Clusters) -> float:
    home = {m: i for i, c in enumerate(response) for m in c}
    links = sum(len(c) - 1 for c in key)
    held = sum(len(c) - len({home.get(m, (m,)) for m in c}) for c in key)
    return held / links if links else 0.0


def ceafe(gold: Clusters, found: Clusters) -> tuple[float, float, float]:
    """Luo (2005), by entity: the best one-to-one assignment of clusters, their likeness by Dice's coefficient.

    Clusters that share no mention are never assigned to one another, so each connected part is solved alone.
    """
    best = sum(_best(part_of_gold, part_of_found) for part_of_gold, part_of_found in _parts(gold, found))
    precision, recall = best / max(1, len(found)), best / max(1, len(gold))
    return precision, recall, f1(precision, recall)


def conll(gold: Clusters, found: Clusters) -> float:
    """The mean of the F1 of MUC, B-cubed and CEAFe, as the CoNLL shared tasks have it."""
    return (muc(gold, found)[2] + b_cubed(gold, found)[2] + ceafe(gold, found)[2]) / 3


def _best(gold: Clusters, found: Clusters) -> float:
    return assignment([[2 * len(c & d) / (len(c) + len(d)) for d in found] for c in gold])


def _parts(gold: Clusters, found: Clusters) -> Iterator[tuple[Clusters, Clusters]]:
    """The clusters of both sides that are connected by shared mentions, part by part."""
    home = {m: i for i, c in enumerate(found) for m in c}
    of_found: dict[int, int] = {}
    parts: dict[int, list[int]] = {}
    for number, cluster in enumerate(gold):
        touched = sorted({home[m] for m in cluster if m in home})
        joined = sorted({of_found[i] for i in touched if i in of_found})
        parts[number] = [number, *(other for old in joined for other in parts.pop(old))]
        of_found.update({i: number for i, part in of_found.items() if part in joined})
        of_found.update(dict.fromkeys(touched, number))
    for number, members in parts.items():
        yield [gold[i] for i in members], [found[i] for i, part in of_found.items() if part == number]


def assignment(gains: list[list[float]]) -> float:
    """The greatest sum of `gains` with no row and no column used twice (Kuhn 1955, with potentials)."""
    if not gains or not gains[0]:
        return 0.0
    n = max(len(gains), len(gains[0]))
    cost = [[-gains[i][j] if i < len(gains) and j < len(gains[0]) else 0.0 for j in range(n)] for i in range(n)]
    u, v, match = [0.0] * (n + 1), [0.0] * (n + 1), [0] * (n + 1)
    for row in range(1, n + 1):
        _augment(cost, u, v, match, row)
    return -sum(cost[match[j] - 1][j - 1] for j in range(1, n + 1))


def _augment(cost: list[list[float]], u: list[float], v: list[float], match: list[int], row: int) -> None:
    """Assign `row` along the cheapest path, changing the potentials `u`, `v` and the rows of columns in `match`."""
    n = len(cost)
    match[0], column = row, 0
    least, way, used = [float("inf")] * (n + 1), [0] * (n + 1), [False] * (n + 1)
    while match[column]:
        used[column] = True
        at, step, following = match[column], float("inf"), 0
        for j in (j for j in range(1, n + 1) if not used[j]):
            reduced = cost[at - 1][j - 1] - u[at] - v[j]
            if reduced < least[j]:
                least[j], way[j] = reduced, column
            if least[j] < step:
                step, following = least[j], j
        for j in range(n + 1):
            if used[j]:
                u[match[j]] += step
                v[j] -= step
            else:
                least[j] -= step
        column = following
    while column:
        match[column] = match[way[column]]
        column = way[column]


def lea(gold: Clusters, found: Clusters) -> tuple[float, float, float]:
    """Moosavi and Strube (2016): link-based, each cluster weighted by its size."""
    recall, precision = _lea(gold, found), _lea(found, gold)
    return precision, recall, f1(precision, recall)


def _lea(key: Clusters, response: Clusters) -> float:
    home = {m: c for c in response for m in c}
    total = held = 0.0
    for c in key:
        links = len(c) * (len(c) - 1) / 2
        if links:
            share = sum(home.get(a) is not None and home.get(a) is home.get(b) for a, b in combinations(c, 2)) / links
        else:
            share = float(all(len(home.get(m, ())) <= 1 for m in c))
        total += len(c)
        held += len(c) * share
    return held / total if total else 0.0


def pairs(gold: Clusters, found: Clusters) -> tuple[float, float, float]:
    """Links, all counted alike."""
    wanted, given = (_links(c) for c in (gold, found))
    hits = len(wanted & given)
    precision, recall = hits / max(1, len(given)), hits / max(1, len(wanted))
    return precision, recall, f1(precision, recall)


def _links(found: Iterable[frozenset[Hashable]]) -> set[frozenset[Hashable]]:
    return {frozenset(pair) for c in found for pair in combinations(c, 2)}
