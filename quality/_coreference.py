"""Coreference scores: MUC, B-cubed, LEA and pairs, each as precision, recall and F1."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
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
    """Bagga and Baldwin (1998), over mentions that both have."""
    home = {m: c for c in gold for m in c}
    shared = [(c, m) for c in found for m in c if m in home]
    precision = sum(len(c & home[m]) / len(c) for c, m in shared) / max(1, len(shared))
    recall = sum(len(c & home[m]) / len(home[m]) for c, m in shared) / max(1, len(shared))
    return precision, recall, f1(precision, recall)


def muc(gold: Clusters, found: Clusters) -> tuple[float, float, float]:
    """Vilain et al. (1995)."""
    recall, precision = _muc(gold, found), _muc(found, gold)
    return precision, recall, f1(precision, recall)


def _muc(key: Clusters, response: Clusters) -> float:
    home = {m: i for i, c in enumerate(response) for m in c}
    links = sum(len(c) - 1 for c in key)
    held = sum(len(c) - len({home.get(m, (m,)) for m in c}) for c in key)
    return held / links if links else 0.0


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
