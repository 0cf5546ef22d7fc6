"""Same event across reports: ECB+ development topics, all topics clustered together, scored as the CoNLL tasks did.

Three measures. *Words alone*: gold mentions, without dates, types and roles, which the data lack, and without the
reader's vectors, so that the figure moves with linking alone. *Read*: gold mentions with the types and vectors that the
reader gives them. *Predicted*: the whole path, the reader's own mentions held against the gold ones in the checked
sentences; ECB+ marks every happening, a fall, a saying, of which PLOVER has no type and the reader tells few.
Singletons are counted, as the literature on gold mentions does. Topics are never given. The literature's neural systems
score about 80 CoNLL F1 on ECB+'s test topics with gold mentions, matching of lemmas between 62 and 74.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from quality import _coreference, _ecbplus
from quality.figures import Figure, digest, need
from whence import app
from whence.linking import link
from whence.linking.cast import make_cast
from whence.linking.cluster import Clustering, Constraints
from whence.linking.copies import Copies
from whence.linking.pairs import pair_model
from whence.linking.told import MentionKey, Told, World, make_world, tellings
from whence.model.mention import EventMention
from whence.model.reading import Reading

NAME = "linking"
METRICS = (_coreference.b_cubed, _coreference.lea, _coreference.muc, _coreference.ceafe)


def measure() -> list[Figure]:
    """F1 of MUC, B-cubed, CEAFe and LEA on the development topics, and CoNLL's mean of three, in the three measures."""
    root = need("eval", "ecbplus")
    corpus = _ecbplus.load(root, _ecbplus.topics(root, "val"))
    source = digest(root / "ECB+", root / "ECBplus_coreference_sentences.csv")
    gold = _coreference.clusters(dict(corpus.chains.items()))
    readings = app.read_all(corpus.reports)
    told, world = _told(corpus)
    alone = _clusters(Clustering(told, world, pair_model(), Constraints()), _keys(corpus))
    answers = {"": alone, "read.": _read(corpus, readings), "predicted.": _predicted(corpus, readings)}
    return [
        Figure(f"linking.ecbplus_dev.{measure}{name}", value, None, "ecbplus dev", len(told), source)
        for measure, clusters in answers.items()
        for name, value in _values(gold, clusters).items()
    ]


def _values(gold: _coreference.Clusters, found: _coreference.Clusters) -> dict[str, float]:
    values = {f"{metric.__name__}_f1": metric(gold, found)[2] for metric in METRICS}
    return {**values, "conll_f1": _coreference.conll(gold, found)}


def _told(corpus: _ecbplus.Corpus) -> tuple[tuple[Told, ...], World]:
    cast = make_cast(corpus.readings, ())
    reports = {report.id: report for report in corpus.reports}
    world = make_world(cast, reports, corpus.readings)
    return tellings(reports, corpus.readings, cast, world, Copies({}, {})), world


def _read(corpus: _ecbplus.Corpus, readings: Sequence[Reading]) -> _coreference.Clusters:
    """Gold mentions clustered with the reader's types and vectors; one that the reader gives no type has none."""
    met = _met(corpus, readings)
    typed = tuple(replace(r, events=tuple(_as_read(e, met.get(_place(e))) for e in r.events)) for r in corpus.readings)
    told, world = _told(replace(corpus, readings=typed))
    return _clusters(Clustering(told, world, pair_model(), Constraints()), _keys(corpus))


def _keys(corpus: _ecbplus.Corpus) -> dict[tuple[str, int, int], MentionKey]:
    return {_place(event): event.key for reading in corpus.readings for event in reading.events}


def _met(corpus: _ecbplus.Corpus, readings: Sequence[Reading]) -> dict[tuple[str, int, int], EventMention]:
    """By place the gold mentions whose trigger the reader took for an event's, with its mention."""
    read = {reading.report: reading.events for reading in readings}
    found = {}
    for reading in corpus.readings:
        for event in reading.events:
            gold = event.trigger
            over = (
                e for e in read.get(reading.report, ()) if e.trigger.start < gold.end and gold.start < e.trigger.end
            )
            mention = next(over, None)
            if mention is not None:
                found[_place(event)] = mention
    return found


def _as_read(event: EventMention, read: EventMention | None) -> EventMention:
    return event if read is None else replace(event, type=read.type, mode=read.mode, vector=read.vector)


def _place(event: EventMention) -> tuple[str, int, int]:
    return event.trigger.report, event.trigger.start, event.trigger.end


def _clusters(clustering: Clustering, keys: Mapping[tuple[str, int, int], MentionKey]) -> _coreference.Clusters:
    return [frozenset(keys[_place(clustering.told[i].mention)] for i in c.members) for c in clustering.run()]


def _predicted(corpus: _ecbplus.Corpus, readings: Sequence[Reading]) -> _coreference.Clusters:
    """The events of the whole path: mentions in checked sentences, those of gold mentions under the gold keys."""
    gold = {_place(mention): place for place, mention in _met(corpus, readings).items()}
    keys = _keys(corpus)
    found = []
    for event in link(corpus.reports, readings).events:
        checked = [m for m in event.mentions if _is_checked(m, corpus)]
        members = frozenset(keys[gold[_place(m)]] if _place(m) in gold else m.key for m in checked)
        found += [members] if members else []
    return found


def _is_checked(mention: EventMention, corpus: _ecbplus.Corpus) -> bool:
    return any(first <= mention.trigger.start < last for first, last in corpus.checked[mention.trigger.report])
