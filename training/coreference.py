"""Learns which earlier mention a mention takes up, from OntoGUM's training documents (annotations CC BY 4.0).

    python -m training.coreference --data ../shared/data/train --weights src/whence/reading/coreference

Mention ranking: the chance of all right antecedents together, or of none, is made as high as can be (Lee et al. 2017),
over features of two mentions instead of vectors. Documents are parsed by the shipped encoder, so that the scorer learns
from trees as it will meet them; those that the treebank's test and dev parts hold are left out. One core, minutes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from quality.coreference import read
from whence.model.parse import Sentence
from whence.reading.actors.tree import Tree
from whence.reading.coreference.columns import Columns, sizes
from whence.reading.coreference.mentions import Mention, find_mentions
from whence.reading.coreference.pairs import PAIR_SIZES, candidates, pair_features
from whence.reading.coreference.scorer import FILE, TABLES
from whence.reading.encoder import Encoder

WEIGHTS = Path("src/whence/reading/coreference")
HIDDEN, HIDDEN_NONE = 64, 24
EPOCHS, RATE, DROPOUT, FADE = 8, 2e-3, 0.3, 1e-5
LEAST_SEEN = 14
"""How often a lemma heads or governs a mention for it to have numbers of its own."""
NEWS = 3
"""How often news counts, since it is what will be read."""
SEED = 11


@dataclass(frozen=True, slots=True)
class Example:
    """One document: its mentions' features, each mention's candidates, pairs, and which candidates are right."""

    features: Tensor
    found: Tensor
    real: Tensor
    pairs: Tensor
    right: Tensor
    weight: float


def documents(data: Path, part: str) -> Iterator[Path]:
    """The files of the part "train", "dev" or "test", as the treebank divides its documents."""
    held = {name: _ids(data / "ud_english_gum" / f"en_gum-open-{name}.conllu") for name in ("dev", "test")}
    for path in sorted((data / "ontogum").glob("*.tsv")):
        own = next((name for name, ids in held.items() if path.stem in ids), "train")
        if own == part:
            yield path


def _ids(path: Path) -> set[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {line.partition("= ")[2].strip() for line in lines if line.startswith("# newdoc id")}


def known_lemmas(parsed: Sequence[tuple[list[Tree], list[Mention]]]) -> list[str]:
    """Lemmas that head a noun phrase or govern a mention often enough, in order."""
    counts: Counter[str] = Counter()
    for trees, mentions in parsed:
        for mention in mentions:
            words = trees[mention.sentence].words
            if mention.kind in ("noun", "group"):
                counts[words[mention.head].lemma.lower()] += 1
            if words[mention.head].head >= 0:
                counts[words[words[mention.head].head].lemma.lower()] += 1
    return sorted(lemma for lemma, count in counts.items() if count >= LEAST_SEEN)


def entity_of(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], gold: Sequence[set[tuple[int, int]]]
) -> list[int]:
    """The number of the gold cluster of each mention, -1 of those in none: by exact words, else by the head word."""
    exact = {span: number for number, cluster in enumerate(gold) for span in cluster}
    spans = [
        (words[mention.first].start, words[mention.last - 1].end)
        for mention in mentions
        for words in [sentences[mention.sentence].words]
    ]
    heads = _by_head(sentences, gold, set(spans))
    found = []
    for mention, span in zip(mentions, spans, strict=True):
        start = sentences[mention.sentence].words[mention.head].start
        found.append(exact.get(span, -1 if mention.kind == "group" else heads.get(start, -1)))
    return found


def _by_head(
    sentences: Sequence[Sentence], gold: Sequence[set[tuple[int, int]]], matched: set[tuple[int, int]]
) -> dict[int, int]:
    """The gold clusters by where the head words of their mentions begin, those that are `matched` exactly left out."""
    heads: dict[int, int] = {}
    starts = {word.start: (s, i) for s in sentences for i, word in enumerate(s.words)}
    for number, cluster in enumerate(gold):
        for start, end in sorted(cluster - matched):
            if start in starts:
                sentence, first = starts[start]
                inside = [i for i in range(first, len(sentence.words)) if sentence.words[i].end <= end]
                head = next((i for i in inside if sentence.words[i].head not in inside), first)
                heads.setdefault(sentence.words[head].start, number)
    return heads


def example(columns: Columns, entities: Sequence[int], name: str) -> Example:
    """The document as tensors; every mention is an anaphor."""
    anaphors = range(len(entities))
    found, real = candidates(columns, anaphors)
    pairs = pair_features(columns, anaphors, found, real)
    own = np.array(entities)
    right = real & (own[found] == own[:, None]) & (own[:, None] >= 0)
    arrays = (columns.features, found, real, pairs.astype(np.int16), right)
    return Example(*map(torch.from_numpy, arrays), weight=NEWS if "_news_" in name else 1.0)


class Ranker(nn.Module):
    """The scorer while it learns."""

    def __init__(self, n_known: int) -> None:
        super().__init__()
        rows = sum(sizes(n_known))
        self.anaphor = nn.EmbeddingBag(rows, HIDDEN, mode="sum")
        self.candidate = nn.EmbeddingBag(rows, HIDDEN, mode="sum")
        self.pair = nn.EmbeddingBag(sum(PAIR_SIZES), HIDDEN, mode="sum")
        self.none = nn.EmbeddingBag(rows, HIDDEN_NONE, mode="sum")
        self.out = nn.Linear(HIDDEN, 1, bias=False)
        self.none_out = nn.Linear(HIDDEN_NONE, 1, bias=False)
        self.drop = nn.Dropout(DROPOUT)
        for table in (self.anaphor, self.candidate, self.pair, self.none):
            nn.init.normal_(table.weight, std=0.05)
        self.register_buffer("starts", torch.tensor(np.cumsum([0, *sizes(n_known)[:-1]])))
        self.register_buffer("pair_starts", torch.tensor(np.cumsum([0, *PAIR_SIZES[:-1]])))

    def forward(self, one: Example, rows: Tensor) -> Tensor:
        """Scores of the anaphors `rows`: that they take up none, then each candidate."""
        features = one.features.long() + self.starts
        found, real = one.found[rows].long(), one.real[rows]
        pairs = self.pair(one.pairs[rows][real].long() + self.pair_starts)
        hidden = pairs + self.candidate(features)[found[real]] + self.anaphor(features[rows])[real.nonzero()[:, 0]]
        scores = torch.full(found.shape, float("-inf"))
        scores[real] = self.out(self.drop(torch.relu(hidden)))[:, 0]
        none = self.none_out(self.drop(torch.relu(self.none(features[rows]))))
        return torch.cat([none, scores], dim=1)


def loss_of(scores: Tensor, right: Tensor) -> Tensor:
    """Minus the logarithm of the chance of all that is right, summed."""
    wanted = torch.cat([~right.any(dim=1, keepdim=True), right], dim=1)
    good = scores.masked_fill(~wanted, float("-inf"))
    return (torch.logsumexp(scores, dim=1) - torch.logsumexp(good, dim=1)).sum()


def learn(examples: Sequence[Example], n_known: int) -> Ranker:
    """Train from scratch: the same examples and seed give the same weights on one machine."""
    torch.manual_seed(SEED)
    order = random.Random(SEED)
    model = Ranker(n_known)
    optimiser = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=FADE)
    steps = EPOCHS * len(examples)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: 1 - step / steps)
    for epoch in range(EPOCHS):
        total = n = 0.0
        for at in order.sample(range(len(examples)), len(examples)):
            one = examples[at]
            loss = loss_of(model(one, torch.arange(len(one.found))), one.right)
            optimiser.zero_grad()
            (loss / len(one.found) * 10 * one.weight).backward()
            optimiser.step()
            schedule.step()
            total, n = total + float(loss.detach()), n + len(one.found)
        print(f"epoch {epoch + 1}: loss {total / n:.4f}", flush=True)
    return model


def write(model: Ranker, known: Sequence[str], folder: Path) -> str:
    """Write the scorer's file; its SHA-256."""
    weights = model.state_dict()
    tables = {name: weights[f"{name}.weight"].numpy().astype(np.float16) for name in TABLES}
    tables |= {name: tables[name][0] for name in ("out", "none_out")}
    np.savez(folder / FILE, known=np.array(known), **tables)
    return hashlib.sha256((folder / FILE).read_bytes()).hexdigest()


def make(data: Path, folder: Path = WEIGHTS) -> None:
    """Train and write; print what was learnt from and the file's digest."""
    torch.set_num_threads(1)
    encoder = Encoder.load(threads=1)
    texts = [document for path in documents(data, "train") for document in read(path)]
    read_in = [(name, encoder.parse(text, raw), gold) for name, text, raw, gold in texts]
    parsed = []
    for _, sentences, _ in read_in:
        trees = [Tree(sentence) for sentence in sentences]
        parsed.append((trees, find_mentions(trees)))
    known = known_lemmas(parsed)
    numbers = {lemma: number for number, lemma in enumerate(known, 2)}
    examples = [
        example(Columns(mentions, trees, numbers), entity_of(sentences, mentions, gold), name)
        for (name, sentences, gold), (trees, mentions) in zip(read_in, parsed, strict=True)
    ]
    digest = write(learn(examples, len(known)), known, folder)
    facts = {"documents": len(examples), "mentions": sum(len(e.found) for e in examples), "lemmas": len(known)}
    print(json.dumps(facts | {"sha256": digest}))


def main() -> None:
    """Train on the data that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/train"))
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    make(options.data, options.weights)


if __name__ == "__main__":
    main()
