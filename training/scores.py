"""Scores of parses against gold examples: counts that add up over sentences, then rates.

Trees are scored as CoNLL 2018 does, punctuation included, relations without their subtypes. Spans are exact.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from training.examples import Example, Spans
from whence.model.parse import Sentence
from whence.reading.segment import RawSentence

GROUP = 30
"""Gold sentences parsed together, as a short report's would be."""

_COARSE = {"PLACE": "LOC", "GPE": "LOC", "FAC": "LOC", "COUNTRY": "LOC"}


def laid_out(examples: Sequence[Example]) -> tuple[str, list[RawSentence]]:
    """Write gold words with single spaces between, and say where each sentence and word stands."""
    text, raw = "", []
    for example in examples:
        tokens = []
        for word in example.words:
            text += " " if text else ""
            tokens.append((len(text), len(text) + len(word)))
            text += word
        raw.append(RawSentence(tokens[0][0], tokens[-1][1], tuple(tokens)))
    return text, raw


def parsed(encoder: object, examples: Sequence[Example]) -> list[Sentence]:
    """Parse gold-tokenised examples in groups."""
    found: list[Sentence] = []
    for begin in range(0, len(examples), GROUP):
        text, raw = laid_out(examples[begin : begin + GROUP])
        found.extend(encoder.parse(text, raw))  # type: ignore[attr-defined]
    return found


def syntax(examples: Sequence[Example], sentences: Sequence[Sentence]) -> dict[str, float]:
    """Give UPOS, UAS, LAS and lemma accuracy in percent."""
    right, total = Counter[str](), 0
    for example, sentence in zip(examples, sentences, strict=True):
        rows = zip(example.upos or (), example.heads or (), example.deprels or (), example.lemmas or (), strict=True)
        total += len(example.words)
        for (upos, head, deprel, lemma), word in zip(rows, sentence.words, strict=False):
            right["upos"] += upos == word.upos
            right["lemma"] += lemma.lower() == word.lemma.lower()
            right["uas"] += head == word.head
            right["las"] += head == word.head and deprel.split(":")[0] == word.deprel.split(":")[0]
    return {name: 100 * right[name] / total for name in ("upos", "uas", "las", "lemma")}


def names(examples: Sequence[Example], sentences: Sequence[Sentence], types: Sequence[str]) -> float:
    """Give the F1 of names of `types`, in percent; places count alike, found names on unclear words do not count."""
    counts = Counter[str]()
    for example, sentence in zip(examples, sentences, strict=True):
        unclear = {at for kind, start, end in example.names or () if kind == "?" for at in range(start, end)}
        gold = _coarse(example.names or [], types)
        found = _coarse([(name.type, name.first, name.last) for name in sentence.names], types)
        found = {span for span in found if unclear.isdisjoint(range(span[1], span[2]))}
        _count(counts, gold, found)
    return f1(counts)


def _coarse(spans: Spans, types: Sequence[str]) -> set[tuple[str, int, int]]:
    return {(_COARSE.get(kind, kind), start, end) for kind, start, end in spans if _COARSE.get(kind, kind) in types}


def frames(examples: Sequence[Example], sentences: Sequence[Sentence]) -> dict[str, float]:
    """Give the F1 of predicates, of arguments at predicted predicates (by label too), and the share of right senses."""
    predicates, senses, sense_total = Counter[str](), 0, 0
    by_label: dict[str, Counter[str]] = {}
    for example, sentence in zip(examples, sentences, strict=True):
        if example.frames is None:
            continue
        _count(predicates, {f.word for f in example.frames}, {f.predicate for f in sentence.frames})
        gold_sense = {f.word: f.roleset for f in example.frames}
        common = [f for f in sentence.frames if f.predicate in gold_sense]
        sense_total += len(common)
        senses += sum(f.roleset == gold_sense[f.predicate] for f in common)
        gold = {(f.word, *span) for f in example.frames for span in f.arguments}
        found = {(f.predicate, a.label, a.first, a.last) for f in sentence.frames for a in f.arguments}
        for label in {row[1] for row in gold | found}:
            counts = by_label.setdefault(str(label), Counter())
            _count(counts, {r for r in gold if r[1] == label}, {r for r in found if r[1] == label})
    total = sum(by_label.values(), Counter[str]())
    shown = ("ARG0", "ARG1", "ARG2", "ARGM-TMP", "ARGM-LOC", "ARGM-NEG", "ARGM-MOD")
    return {
        "predicates": f1(predicates),
        "arguments": f1(total),
        "senses": 100 * senses / max(1, sense_total),
        **{label: f1(by_label[label]) for label in shown if label in by_label},
    }


def facts(examples: Sequence[Example], sentences: Sequence[Sentence]) -> dict[str, float]:
    """Give Pearson's correlation of factuality where a gold predicate was found, and the share found."""
    pairs, total = [], 0
    for example, sentence in zip(examples, sentences, strict=True):
        found = {frame.predicate: frame.factuality for frame in sentence.frames}
        for at, value in example.facts or ():
            total += 1
            if found.get(at) is not None:
                pairs.append((value, float(found[at] or 0.0)))
    return {"pearson": 100 * pearson(pairs), "covered": 100 * len(pairs) / max(1, total)}


def times(examples: Sequence[Example], sentences: Sequence[Sentence]) -> dict[str, float]:
    """Give the F1 of time expressions, with exact spans and with any overlap."""
    exact, loose = Counter[str](), Counter[str]()
    for example, sentence in zip(examples, sentences, strict=True):
        gold = {(start, end) for _kind, start, end in example.times or ()}
        found = {(span.first, span.last) for span in sentence.times}
        _count(exact, gold, found)
        loose.update(gold=len(gold), found=len(found))
        loose["gold_hit"] += sum(any(_overlap(one, other) for other in found) for one in gold)
        loose["found_hit"] += sum(any(_overlap(one, other) for other in gold) for one in found)
    recall = loose["gold_hit"] / max(1, loose["gold"])
    precision = loose["found_hit"] / max(1, loose["found"])
    return {"exact": f1(exact), "overlap": 200 * recall * precision / max(1e-9, recall + precision)}


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _count(counts: Counter[str], gold: set[object] | set[int], found: set[object] | set[int]) -> None:
    counts.update(right=len(gold & found), gold=len(gold), found=len(found))


def f1(counts: Counter[str]) -> float:
    """Give F1 in percent from counts of right, gold and found; 0 where there is nothing."""
    both = counts["gold"] + counts["found"]
    return 200 * counts["right"] / both if both else 0.0


def pearson(pairs: Iterable[tuple[float, float]]) -> float:
    """Give Pearson's correlation, 0 where it is undefined."""
    rows = list(pairs)
    if len(rows) < 2:
        return 0.0
    mean_a, mean_b = (sum(row[at] for row in rows) / len(rows) for at in (0, 1))
    cross = sum((a - mean_a) * (b - mean_b) for a, b in rows)
    size_a, size_b = sum((a - mean_a) ** 2 for a, _b in rows), sum((b - mean_b) ** 2 for _a, b in rows)
    return cross / math.sqrt(size_a * size_b) if size_a and size_b else 0.0
