"""Coreference within a report, on OntoGUM's test documents: MUC, B³, entity CEAF and their mean, the CoNLL score.

OntoGUM (Zhu et al. 2021) annotates all noun phrases, things and events as well. `chains` are all that Whence's scorer
of antecedents links; the figures beside them are of a reading's actors alone, whose recall is bounded from above by
design. Gold tokens and sentences; predicted trees and names. Singletons count on neither side. Mentions match by their
exact words, and, as in CorefUD, by their head words, since the mentions of actors leave relative clauses out. The
scores are those of the reference scorer (Pradhan et al. 2014), written anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from quality._coreference import assignment
from quality.figures import Figure, digest, need
from whence.model.parse import Sentence
from whence.model.report import Report
from whence.reading.actors import find_actors
from whence.reading.actors.tree import Tree
from whence.reading.coreference import chains
from whence.reading.coreference.mentions import Mention as Spoken
from whence.reading.encoder import Encoder
from whence.reading.segment import RawSentence

NAME = "coreference"
SPLIT = ("train", "ud_english_gum", "en_gum-open-test.conllu")
NEWS = "GUM_news_"
BRACKETS = re.compile(r"\((\d+)\)|\((\d+)|(\d+)\)")
RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})

Mention = tuple[int, int]
Clusters = list[set[Mention]]
Counts = tuple[float, float, float, float]
Metric = Callable[[Clusters, Clusters], Counts]
Document = tuple[str, str, tuple[RawSentence, ...], Clusters]
Pair = tuple[Clusters, Clusters]
Row = tuple[str, Pair, Pair, Pair, Pair]


def measure() -> list[Figure]:
    """The CoNLL score and its three parts over the test documents, and over the news among them."""
    folder = need("train", "ontogum")
    names = _test_documents(need(*SPLIT))
    paths = [path for path in sorted(folder.glob("*.tsv")) if path.stem in names]
    encoder = Encoder.load(threads=1)
    scored = [_pairs(encoder, document) for path in paths for document in read(path)]
    mark = digest(*paths)
    figures = []
    news = [row for row in scored if row[0].startswith(NEWS)]
    for label, rows, first in (
        ("all", scored, 0),
        ("news", news, 0),
        ("chains/all", scored, 2),
        ("chains/news", news, 2),
    ):
        for match, index in (("exact", first), ("heads", first + 1)):
            parts = score([row[1:][index] for row in rows])
            figures += [
                Figure(f"coreference/{label}/{match}/{name}", value, set="OntoGUM test", size=len(rows), digest=mark)
                for name, value in parts.items()
            ]
    return figures


def _test_documents(path: Path) -> set[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {line.partition("= ")[2].strip() for line in lines if line.startswith("# newdoc id")}


def read(path: Path) -> Iterator[Document]:
    """The document in `path`: its name, its text, its sentences' tokens, and its gold clusters as spans of the text."""
    text, sentences, tokens = "", [], []
    opened: dict[str, list[int]] = {}
    clusters: dict[str, set[Mention]] = {}
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        fields = line.split("\t")
        if len(fields) < 4:
            if tokens and not line:
                sentences.append(RawSentence(tokens[0][0], tokens[-1][1], tuple(tokens)))
                text, tokens = text + "\n", []
            continue
        if not fields[0].isdecimal():
            continue  # a token that is written as one and follows as its words ("can't"), or an elided one
        if tokens:
            text += " "
        tokens.append((len(text), len(text) + len(fields[1])))
        text += fields[1]
        for whole, begins, ends in BRACKETS.findall(fields[3]):
            if whole:
                clusters.setdefault(whole, set()).add(tokens[-1])
            elif begins:
                opened.setdefault(begins, []).append(tokens[-1][0])
            elif opened.get(ends):
                clusters.setdefault(ends, set()).add((opened[ends].pop(), tokens[-1][1]))
    yield path.stem, text, tuple(sentences), [cluster for cluster in clusters.values() if len(cluster) > 1]


def _pairs(encoder: Encoder, document: Document) -> Row:
    """The document's name, and its gold and found clusters: of actors by exact words and head words, then of all."""
    name, text, raw, gold = document
    sentences = encoder.parse(text, raw)
    heads = _heads(sentences)
    gold_heads = _by_head(gold, heads)
    actors, linked = _actors(Report(name, text), sentences), _chains(sentences)
    pairs = [pair for found in (actors, linked) for pair in ((gold, found), (gold_heads, _by_head(found, heads)))]
    return name, pairs[0], pairs[1], pairs[2], pairs[3]


def _actors(report: Report, sentences: Sequence[Sentence]) -> Clusters:
    found: Clusters = []
    for referent in find_actors(report, sentences).referents:
        spans = {(m.span.start, m.span.end) for m in referent.mentions if m.span.quote.lower() not in RELATIVE}
        if len(spans) > 1:
            found.append(spans)
    return found


def _chains(sentences: Sequence[Sentence]) -> Clusters:
    def span(mention: Spoken) -> Mention:
        words = sentences[mention.sentence].words
        return words[mention.first].start, words[mention.last - 1].end

    return [{span(mention) for mention in chain} for chain in chains([Tree(sentence) for sentence in sentences])]


def _heads(sentences: Sequence[Sentence]) -> dict[int, tuple[Sentence, int]]:
    return {word.start: (sentence, index) for sentence in sentences for index, word in enumerate(sentence.words)}


def _by_head(clusters: Clusters, words: dict[int, tuple[Sentence, int]]) -> Clusters:
    """The clusters with each mention as its head word alone; those that fall to one word are no clusters."""
    reduced = [{_head(mention, words) for mention in cluster} for cluster in clusters]
    return [cluster for cluster in reduced if len(cluster) > 1]


def _head(mention: Mention, words: dict[int, tuple[Sentence, int]]) -> Mention:
    if mention[0] not in words:
        return mention
    sentence, first = words[mention[0]]
    inside = [i for i in range(first, len(sentence.words)) if sentence.words[i].end <= mention[1]]
    head = next((i for i in inside if sentence.words[i].head not in inside), first)
    return sentence.words[head].start, sentence.words[head].end


def score(pairs: Sequence[tuple[Clusters, Clusters]]) -> dict[str, float]:
    """MUC, B³, entity CEAF (F1 each, summed over documents) and their mean."""
    found = {name: _f1(pairs, metric) for name, metric in (("MUC", _muc), ("B³", _b_cubed), ("CEAFe", _ceaf))}
    return {"CoNLL": sum(found.values()) / 3, **found}


def _f1(pairs: Sequence[tuple[Clusters, Clusters]], metric: Metric) -> float:
    """Harmonic mean of recall and precision, each as hits over possible, summed over documents."""
    rows = [metric(gold, found) for gold, found in pairs]
    recalled, possible, right, answered = (sum(column) for column in zip(*rows, strict=True))
    recall, precision = recalled / possible if possible else 0.0, right / answered if answered else 0.0
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def _muc(gold: Clusters, found: Clusters) -> Counts:
    """Links kept (Vilain et al. 1995)."""
    return *_links(gold, found), *_links(found, gold)


def _links(keys: Clusters, answers: Clusters) -> tuple[float, float]:
    owner = {mention: number for number, cluster in enumerate(answers) for mention in cluster}
    kept = 0
    for cluster in keys:
        parts = {owner[mention] for mention in cluster if mention in owner}
        kept += len(cluster) - len(parts) - sum(mention not in owner for mention in cluster)
    return kept, sum(len(cluster) - 1 for cluster in keys)


def _b_cubed(gold: Clusters, found: Clusters) -> Counts:
    """Share of each mention's cluster that is right (Bagga and Baldwin 1998)."""
    return *_shares(gold, found), *_shares(found, gold)


def _shares(keys: Clusters, answers: Clusters) -> tuple[float, float]:
    total = sum(len(key & answer) ** 2 / len(key) for key in keys for answer in answers)
    return total, sum(len(key) for key in keys)


def _ceaf(gold: Clusters, found: Clusters) -> Counts:
    """Similarity of the best one-to-one assignment of clusters (Luo 2005), by Dice's coefficient."""
    alike = [[2 * len(key & answer) / (len(key) + len(answer)) for answer in found] for key in gold]
    best = assignment(alike)
    return best, len(gold), best, len(found)
