"""Learns the weights of `src/whence/linking/pairs.toml` from ECB+'s train topics and prints them.

    PYTHONPATH=src:. python -m training.linking [--vectors]

Only what ECB+ says anything of is learnt: words, contexts, what is told beside what. Features that its gold mentions do
not carry (types, parts, countries, dates, tolls, statuses) keep the weights that stand in the table, set by hand.
Logistic regression with a ridge penalty, by Newton's method; the join threshold is the one with the best mean of
B-cubed and LEA F1 on the development topics. The table is edited by hand with what this prints.
"""

from __future__ import annotations

import argparse

import numpy as np

from quality import _coreference, _ecbplus
from quality.figures import need
from whence.linking.blocking import candidate_pairs
from whence.linking.cast import make_cast
from whence.linking.cluster import Clustering, Constraints
from whence.linking.copies import Copies
from whence.linking.pairs import PairModel, pair_model
from whence.linking.score import features_of
from whence.linking.told import Told, World, make_world, tellings
from whence.reading.encoder import Encoder

LEARNT = (
    "same_trigger", "same_kind", "vectors_alike", "names_shared", "names_apart", "names_strange", "context_strange",
    "actors_shared", "rare_actor_shared", "actors_apart", "same_place", "sentences_alike", "clauses_alike",
    "reports_alike", "sentences_unlike", "nothing_but_words", "same_sentence", "same_report", "names_it_again",
)  # fmt: skip
RIDGE = 1.0
STEPS = 25


def told_of(corpus: _ecbplus.Corpus) -> tuple[tuple[Told, ...], World]:
    """The corpus's mentions as linking compares them."""
    cast = make_cast(corpus.readings, ())
    reports = {report.id: report for report in corpus.reports}
    world = make_world(cast, reports, corpus.readings)
    return tellings(reports, corpus.readings, cast, world, Copies({}, {})), world


def pairs_of(corpus: _ecbplus.Corpus) -> tuple[np.ndarray, np.ndarray]:
    """Feature rows (pairs by features, the last column ones) and labels of all candidate pairs."""
    told, world = told_of(corpus)
    rows, labels = [], []
    for i, j in candidate_pairs(told, world):
        found = features_of(told[i], told[j], world)
        rows.append([*(found.get(name, 0.0) for name in LEARNT), 1.0])
        labels.append(corpus.chains[told[i].key] == corpus.chains[told[j].key])
    return np.array(rows), np.array(labels, dtype=float)


def fit(rows: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Ridge-penalised logistic weights, the bias (last) unpenalised."""
    weights = np.zeros(rows.shape[1])
    penalty = np.full(rows.shape[1], RIDGE)
    penalty[-1] = 1e-6
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        gradient = rows.T @ (labels - chance) - penalty * weights
        curvature = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(penalty)
        weights += np.linalg.solve(curvature, gradient)
    return weights


def measured(corpus: _ecbplus.Corpus, model: PairModel) -> dict[str, tuple[float, float, float]]:
    """MUC, B-cubed, LEA and pairs on a corpus clustered with `model`."""
    told, world = told_of(corpus)
    found = [frozenset(told[i].key for i in c.members) for c in Clustering(told, world, model, Constraints()).run()]
    gold = _coreference.clusters(corpus.chains)
    metrics = (_coreference.muc, _coreference.b_cubed, _coreference.lea, _coreference.pairs)
    return {metric.__name__: metric(gold, found) for metric in metrics}


def with_reader(corpus: _ecbplus.Corpus) -> _ecbplus.Corpus:
    """The corpus with the reader's vector of every trigger it takes for a predicate."""
    encoder = Encoder.load(threads=1)
    return _ecbplus.with_vectors(corpus, _ecbplus.vectors(corpus, lambda text: encoder.read(text).sentences))


def main() -> None:
    """Learn, print the weights, and try thresholds on the development topics."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vectors", action="store_true", help="with the reader's vectors (minutes)")
    options = parser.parse_args()
    root = need("eval", "ecbplus")
    train, dev = (_ecbplus.load(root, _ecbplus.topics(root, part)) for part in ("train", "val"))
    if options.vectors:
        train, dev = with_reader(train), with_reader(dev)
    rows, labels = pairs_of(train)
    print(f"{len(labels)} pairs, {labels.mean():.1%} of them one event")
    weights = fit(rows, labels)
    by_hand = pair_model()
    learnt = dict(zip(LEARNT, map(float, weights), strict=False))
    if not options.vectors:
        learnt.pop("vectors_alike")
    # every ECB+ pair has one type: its weight is part of the bias that was learnt
    bias = float(weights[-1]) - by_hand.weights["same_type"]
    for name, weight in learnt.items():
        print(f"{name} = {weight:.2f}")
    print(f"bias = {bias:.2f}")
    for join in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5):
        result = measured(dev, PairModel(bias, {**by_hand.weights, **learnt}, join))
        print(join, {name: " ".join(f"{100 * v:.1f}" for v in values) for name, values in result.items()})


if __name__ == "__main__":
    main()
