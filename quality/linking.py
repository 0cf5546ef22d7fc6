"""Same event across reports: ECB+ development topics with gold mentions, all topics clustered together.

Dates, types and roles are not in the data, so this holds the words, actors and clustering alone; the reader's vectors
are left out, so that the figure does not move with the reader.
"""

from __future__ import annotations

from quality import _coreference, _ecbplus
from quality.figures import Figure, digest, need
from whence.linking.cast import make_cast
from whence.linking.cluster import Clustering, Constraints
from whence.linking.copies import Copies
from whence.linking.pairs import pair_model
from whence.linking.told import make_world, tellings

NAME = "linking"


def measure() -> list[Figure]:
    """F1 of MUC, B-cubed, CEAFe and LEA on the development topics, singletons counted, and CoNLL's mean of three."""
    root = need("eval", "ecbplus")
    corpus = _ecbplus.load(root, _ecbplus.topics(root, "val"))
    cast = make_cast(corpus.readings, ())
    reports = {report.id: report for report in corpus.reports}
    world = make_world(cast, reports, corpus.readings)
    told = tellings(reports, corpus.readings, cast, world, Copies({}, {}))
    found = Clustering(told, world, pair_model(), Constraints()).run()
    clusters = [frozenset(told[i].key for i in cluster.members) for cluster in found]
    gold = _coreference.clusters(corpus.chains)
    source = digest(root / "ECB+", root / "ECBplus_coreference_sentences.csv")
    metrics = (_coreference.b_cubed, _coreference.lea, _coreference.muc, _coreference.ceafe)
    values = {metric.__name__: metric(gold, clusters)[2] for metric in metrics}
    values["conll"] = (values["muc"] + values["b_cubed"] + values["ceafe"]) / 3
    return [
        Figure(f"linking.ecbplus_dev.{name}_f1", value, None, "ecbplus dev", len(told), source)
        for name, value in values.items()
    ]
