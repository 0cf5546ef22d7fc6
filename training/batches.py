"""Examples into tensors: pieces, casing classes, targets; and a seeded order of batches."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor

from training.examples import Example, Spans
from training.inventory import NAME_SOURCES, NAME_TYPES, TIME_SOURCES, Inventory, tags
from training.names import MEANS, SILENT
from whence.reading.lemmas import Script
from whence.reading.pieces import Pieces, shape

IGNORE = -100
MAX_WORDS = 120
"""Training sentences are cut here; 0.1 % are longer."""

TITLED, LOWERED, SHOUTED = 0.05, 0.015, 0.01
"""Shares of sentences whose casing classes are made those of a headline, of careless writing, of all capitals."""

SOURCE_EPOCHS = {"ewt": 1.0, "gum": 1.0, "masc": 1.0, "wikinews": 0.4, "wikiwars": 0.4, "crossner": 0.5, "gmb": 0.6,
                 "wikigold": 0.8, "re3d": 1.0}  # fmt: skip
"""How much of each source an epoch holds: those with syntax and frames whole, the others in part."""


@dataclass(slots=True)
class Encoded:
    """One example in numbers. Targets that the source lacks are None."""

    source: str
    pieces: list[int]
    shapes: list[int]
    starts: list[int]
    word_shapes: list[int]
    upos: list[int] | None = None
    scripts: list[int] | None = None
    heads: list[int] | None = None
    deprels: list[int] | None = None
    names: list[int] | None = None
    allowed: np.ndarray | None = None
    times: list[int] | None = None
    predicates: list[tuple[int, list[int], list[int], int]] | None = None
    facts: list[tuple[int, float]] = field(default_factory=list)
    teacher: np.ndarray | None = None


class Encoding:
    """Turns examples into numbers, by one inventory."""

    def __init__(self, pieces: Pieces, inventory: Inventory) -> None:
        self.pieces, self.inventory = pieces, inventory
        self._upos = {name: at for at, name in enumerate(inventory.upos)}
        self._deprels = {name: at for at, name in enumerate(inventory.deprels)}
        self._scripts = {script: at for at, script in enumerate(inventory.scripts)}
        self._rolesets = {name: at for at, name in enumerate(inventory.rolesets)}
        self._arguments = {tag: at for at, tag in enumerate(tags(inventory.arguments))}
        self._types = {source: _tag_numbers(types) for source, types in inventory.source_types.items()}
        self._unified = _tag_numbers(NAME_TYPES)

    def encode(self, example: Example) -> Encoded:
        words = example.words[:MAX_WORDS]
        numbers, shapes, starts = [self.pieces.begin], [0], []
        word_shapes = [shape(word, first=at == 0) for at, word in enumerate(words)]
        for word, casing in zip(words, word_shapes, strict=True):
            starts.append(len(numbers))
            found = self.pieces.of(word)
            numbers.extend(found)
            shapes.extend([casing] * len(found))
        encoded = Encoded(example.source, [*numbers, self.pieces.end], [*shapes, 0], starts, word_shapes)
        self._syntax(example, encoded, len(words))
        self._spans(example, encoded, len(words))
        if example.frames is not None:
            encoded.predicates = [
                self._frame(example, frame, len(words)) for frame in example.frames if frame.word < len(words)
            ]
        encoded.facts = [(at, value) for at, value in example.facts or () if at < len(words)]
        return encoded

    def _syntax(self, example: Example, encoded: Encoded, n: int) -> None:
        if example.upos is None or example.lemmas is None or example.heads is None or example.deprels is None:
            return
        encoded.upos = [self._upos.get(name, IGNORE) for name in example.upos[:n]]
        pairs = zip(example.words[:n], example.lemmas, strict=False)
        encoded.scripts = [self._scripts.get(Script.between(word, lemma), IGNORE) for word, lemma in pairs]
        encoded.heads = [head + 1 if head < n else IGNORE for head in example.heads[:n]]
        encoded.deprels = [self._deprels.get(name, IGNORE) for name in example.deprels[:n]]

    def _spans(self, example: Example, encoded: Encoded, n: int) -> None:
        if example.names is not None:
            encoded.names = _tagged(example.names, self._types[example.source], n)
            encoded.allowed = self._allowed(example.source, example.names, n)
        if example.times is not None:
            encoded.times = _tagged(example.times, {"B-TIME": 1, "I-TIME": 2}, n)

    def _allowed(self, source: str, spans: Spans, n: int) -> np.ndarray:
        """Which unified tags each word may bear, given what the source's types may mean and do not mark."""
        allowed = np.zeros((n, len(self._unified) + 1), dtype=bool)
        allowed[:, 0] = True
        for kind in SILENT.get(source, ()):
            allowed[:, self._unified[f"B-{kind}"]] = allowed[:, self._unified[f"I-{kind}"]] = True
        for kind, start, end in spans:
            allowed[start:end] = kind == "?"
            for meaning in MEANS.get(source, {}).get(kind, (kind,)) if kind != "?" else ():
                allowed[start:end, self._unified[f"I-{meaning}"]] = True
                if start < n:
                    allowed[start, self._unified[f"I-{meaning}"]] = False
                    allowed[start, self._unified[f"B-{meaning}"]] = True
        return allowed

    def _frame(self, example: Example, frame: object, n: int) -> tuple[int, list[int], list[int], int]:
        word, roleset, arguments = frame.word, frame.roleset, frame.arguments  # type: ignore[attr-defined]
        labels = _tagged([(k, s, e) for k, s, e in arguments if f"B-{k}" in self._arguments], self._arguments, n)
        gold = self._rolesets.get(roleset, -1)
        lemma = example.lemmas[word].lower() if example.lemmas else roleset.split(".")[0].split("_")[0]
        upos = example.upos[word] if example.upos else "VERB"
        following = [other.lower() for other in example.words[word + 1 : word + 7]]
        names = self.inventory.lexicon.candidates(lemma, upos, following)
        candidates = [self._rolesets[name] for name in names if name in self._rolesets]
        if gold in candidates:
            return word, labels, candidates[:24] if gold in candidates[:24] else [gold], gold
        return word, labels, [], -1


def _tag_numbers(types: Sequence[str]) -> dict[str, int]:
    return {tag: at for at, tag in enumerate(tags(types)) if at}


def _tagged(spans: Spans, numbers: dict[str, int], n: int) -> list[int]:
    found = [0] * n
    for kind, start, end in spans:
        for at in range(start, min(end, n)):
            found[at] = IGNORE if kind == "?" else numbers[f"{'B' if at == start else 'I'}-{kind}"]
    return found


def order(encoded: Sequence[Encoded], max_pieces: int, steps: int, seed: int) -> Iterator[list[int]]:
    """Give `steps` batches of example numbers, alike in length within a batch, shuffled by `seed` alone."""
    draw = random.Random(seed)
    by_source: dict[str, list[int]] = {}
    for at, one in enumerate(encoded):
        by_source.setdefault(one.source, []).append(at)
    given = 0
    while True:
        epoch = [
            at
            for source, found in by_source.items()
            for at in draw.sample(found, int(len(found) * SOURCE_EPOCHS[source]))
        ]
        epoch.sort(key=lambda at: len(encoded[at].pieces) + draw.uniform(0, 3))
        batches = list(_filled(encoded, epoch, max_pieces))
        draw.shuffle(batches)
        for batch in batches:
            if given == steps:
                return
            given += 1
            yield batch


def _filled(encoded: Sequence[Encoded], ranked: list[int], max_pieces: int) -> Iterator[list[int]]:
    batch: list[int] = []
    for at in ranked:
        if batch and (len(batch) + 1) * len(encoded[at].pieces) > max_pieces:
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch


def recased(shapes: list[int], draw: random.Random) -> list[int]:
    """Now and then give a sentence the casing classes of a headline, of lower case or of capitals."""
    at = draw.random()
    if at < TITLED:
        return [2 if one in (1, 3) else one for one in shapes]
    if at < TITLED + LOWERED:
        return [1 if one in (2, 3, 4, 5, 6) else one for one in shapes]
    if at < TITLED + LOWERED + SHOUTED:
        return [4 if one in (1, 2, 3, 6) else one for one in shapes]
    return shapes


def collate(examples: Sequence[Encoded], draw: random.Random | None) -> dict[str, Tensor]:
    """Pad a batch. Targets: `IGNORE` where there is none. `draw` recases sentences; None leaves them as they are."""
    n, p = len(examples), _rounded(max(len(e.pieces) for e in examples))
    w = _rounded(max(len(e.starts) for e in examples))
    batch = {name: np.zeros((n, p), dtype=np.int64) for name in ("pieces", "shapes", "mask")}
    batch |= {name: np.zeros((n, w), dtype=np.int64) for name in ("starts", "word_shapes", "word_mask")}
    batch |= {
        name: np.full((n, w), IGNORE, dtype=np.int64)
        for name in ("upos", "scripts", "heads", "deprels", "names", "times")
    }
    batch["predicate"] = np.full((n, w), IGNORE, dtype=np.int64)
    batch["allowed"] = np.ones((n, w, 2 * len(NAME_TYPES) + 1), dtype=bool)
    batch["name_source"] = np.array([_place(NAME_SOURCES, e.source if e.names is not None else "") for e in examples])
    batch["time_source"] = np.array([_place(TIME_SOURCES, e.source if e.times is not None else "") for e in examples])
    for row, one in enumerate(examples):
        word_shapes = recased(one.word_shapes, draw) if draw else one.word_shapes
        _fill(batch, row, one, word_shapes)
    batch |= _frame_rows(examples, w)
    facts = [(row, at, value) for row, one in enumerate(examples) for at, value in one.facts]
    batch["fact_at"] = np.array([fact[:2] for fact in facts], dtype=np.int64).reshape(-1, 2)
    batch["fact_value"] = np.array([fact[2] for fact in facts], dtype=np.float32)
    taught = [row for row, one in enumerate(examples) if one.teacher is not None]
    batch["taught"] = np.array(taught, dtype=np.int64)
    batch["teacher"] = np.array([examples[row].teacher for row in taught], dtype=np.float32).reshape(
        len(taught), -1 if taught else 384
    )
    return {name: torch.from_numpy(array) for name, array in batch.items()}


def _fill(batch: dict[str, np.ndarray], row: int, one: Encoded, word_shapes: list[int]) -> None:
    p, w = len(one.pieces), len(one.starts)
    batch["pieces"][row, :p] = one.pieces
    batch["mask"][row, :p] = 1
    batch["starts"][row, :w] = one.starts
    batch["word_shapes"][row, :w] = word_shapes
    batch["word_mask"][row, :w] = 1
    ends = [*one.starts[1:], p - 1]
    batch["shapes"][row, 1 : p - 1] = np.repeat(word_shapes, np.subtract(ends, one.starts))
    for name in ("upos", "scripts", "heads", "deprels", "names", "times"):
        values = getattr(one, name)
        if values is not None:
            batch[name][row, :w] = values
    if one.allowed is not None:
        batch["allowed"][row, :w] = one.allowed
    if one.predicates is not None:
        batch["predicate"][row, :w] = 0
        for frame in one.predicates:
            batch["predicate"][row, frame[0]] = 1


def _frame_rows(examples: Sequence[Encoded], w: int) -> dict[str, np.ndarray]:
    rows = [(row, *frame) for row, one in enumerate(examples) for frame in one.predicates or ()]
    rows += [(0, 0, [], [], -1)] * (_rounded(len(rows)) - len(rows))
    k = max([len(row[3]) for row in rows] + [1])
    arguments = np.full((len(rows), w), IGNORE, dtype=np.int64)
    candidates = np.full((len(rows), k), -1, dtype=np.int64)
    gold = np.full(len(rows), IGNORE, dtype=np.int64)
    for at, (_row, _word, labels, senses, roleset) in enumerate(rows):
        arguments[at, : len(labels)] = labels
        candidates[at, : len(senses)] = senses
        if len(senses) > 1:
            gold[at] = senses.index(roleset)
    places = np.array([row[:2] for row in rows], dtype=np.int64).reshape(-1, 2)
    return {"frame_sentence": places[:, 0].copy(), "frame_word": places[:, 1].copy(), "arguments": arguments,
            "candidates": candidates, "sense": gold}  # fmt: skip


def _rounded(size: int) -> int:
    """Round a tensor's size up to a multiple of four: fewer shapes, fewer kernels to be made."""
    return -4 * (-size // 4)


def _place(sources: Sequence[str], source: str) -> int:
    return sources.index(source) if source in sources else -1
