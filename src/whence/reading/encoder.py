"""The one neural pass of reading: raw sentences in, parsed sentences out.

An encoder is loaded once and used for many reports. Its parse depends on the report and the weights alone: not on the
reports read before, nor on how many threads there are. Sentences of any length, script or content are taken; what lies
beyond the window is cut, and said to be.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whence.model.parse import Frame, Parse, Sentence, Word
from whence.reading import decoding, guessing
from whence.reading.batching import Batch, Numbered, batches, numbered
from whence.reading.network import Network
from whence.reading.pieces import Pieces
from whence.reading.rolesets import PARTICLE_REACH, Rolesets
from whence.reading.segment import RawSentence, segment
from whence.reading.threads import without_numpy_threads
from whence.reading.trees import best_heads
from whence.reading.weights_files import Manifest, check_files, read_manifest, shipped

FloatArray = NDArray[np.float32]
Outputs = Mapping[str, FloatArray]

PLACES = 4
"""Decimals kept of vectors: what quantisation leaves meaningful."""


class Encoder:
    """Parses sentences. Made by `Encoder.load`."""

    def __init__(
        self,
        manifest: Manifest,
        network: Network,
        pieces: Pieces,
        rolesets: Rolesets,
        projection: FloatArray,
        types: FloatArray,
        threads: int,
    ) -> None:
        self._manifest, self._network = manifest, network
        self._pieces, self._rolesets = pieces, rolesets
        self._verbs = rolesets.verbs()
        self._mean, self._directions = projection[0], projection[1:]
        self._types = types
        self._names = decoding.NameMixer(manifest)
        self._senses = {roleset: at for at, roleset in enumerate(manifest.rolesets)}
        self._threads = threads

    @classmethod
    def load(cls, path: Path | None = None, threads: int | None = None) -> Encoder:
        """Load the weights in `path`, by default the shipped ones, to run on `threads` threads (None: one a core).

        Raises ReaderError where they are missing, damaged or of another format.
        """
        folder = path or shipped()
        manifest = read_manifest(folder)
        check_files(folder, manifest)
        return cls(
            manifest,
            Network(folder),
            Pieces.load(folder / "pieces.txt"),
            Rolesets.load(folder / "rolesets.json"),
            np.load(folder / "projection.npy", allow_pickle=False),
            np.load(folder / "types.npy", allow_pickle=False),
            threads or _cores(),
        )

    @property
    def version(self) -> str:
        """Name of the reader and the beginning of its weights' digest."""
        return self._manifest.version

    def read(self, text: str) -> Parse:
        """Segment and parse a report's text."""
        return Parse(self.version, self.parse(text, segment(text)))

    def parse(self, text: str, sentences: Sequence[RawSentence]) -> tuple[Sentence, ...]:
        """Parse the sentences of one report, whose spans count code points of `text`; gives them in their order."""
        words = [[text[start:end] for start, end in sentence.tokens] for sentence in sentences]
        rows = [numbered(one, self._pieces) for one in words]
        parsed = [Sentence(raw.start, raw.end, (), cut=row.cut) for raw, row in zip(sentences, rows, strict=True)]
        # Batches run side by side; what each says depends on nothing but itself.
        with without_numpy_threads(), ThreadPoolExecutor(self._threads) as pool:
            for found in pool.map(lambda batch: self._batch(batch, sentences), batches(rows)):
                for place, sentence in found:
                    parsed[place] = sentence
        return tuple(parsed)

    def _batch(self, batch: Batch, sentences: Sequence[RawSentence]) -> list[tuple[int, Sentence]]:
        outputs = self._network.encode(batch)
        words = self._words(batch, outputs, sentences)
        frames = self._frames(batch, outputs, words)
        vectors = np.round(outputs["vector"].astype(np.float64), PLACES)
        found = []
        for at, (place, row) in enumerate(zip(batch.places, batch.rows, strict=True)):
            raw, n = sentences[place], len(row.words)
            sentence = Sentence(
                raw.start,
                raw.end,
                words[at],
                self._names.names(outputs["names"][at, :n]),
                frames[at],
                decoding.times(outputs["times"][at, :n], self._manifest.time_shares),
                tuple(vectors[at].tolist()),
                row.cut,
            )
            found.append((place, sentence))
        return found

    def _words(self, batch: Batch, outputs: Outputs, sentences: Sequence[RawSentence]) -> list[tuple[Word, ...]]:
        heads = [
            best_heads(_log_softmax(outputs["arcs"][at, : len(row.words), : len(row.words) + 1]))
            for at, row in enumerate(batch.rows)
        ]
        relations = self._relations(outputs, heads)
        upos = outputs["upos"].argmax(axis=2)
        found = []
        for at, (place, row) in enumerate(zip(batch.places, batch.rows, strict=True)):
            tokens = sentences[place].tokens
            tags = [self._manifest.upos[number] for number in upos[at, : len(row.words)]]
            lemmas = self._lemmas(row, tags, outputs["scripts"][at])
            found.append(
                tuple(
                    Word(*tokens[i], row.words[i], lemmas[i], tags[i], heads[at][i], relations[at][i])
                    for i in range(len(row.words))
                )
            )
        return found

    def _lemmas(self, row: Numbered, tags: list[str], scores: FloatArray) -> list[str]:
        pairs = zip(row.words, tags, scores, strict=False)
        return [decoding.lemma(word, tag, score, self._manifest.scripts, self._verbs) for word, tag, score in pairs]

    def _relations(self, outputs: Outputs, heads: list[list[int]]) -> list[list[str]]:
        """Name the relation of every arc of the batch; only a root's is `root`."""
        rows = np.repeat(np.arange(len(heads)), [len(one) for one in heads])
        at = np.concatenate([np.arange(len(one)) for one in heads])
        above = np.concatenate([np.array(one) for one in heads]) + 1
        chosen = self._network.labels(outputs["label_dependent"][rows, at], outputs["label_head"][rows, above])
        names = [self._manifest.deprels[number] for number in chosen]
        named = [
            "root" if head == 0 else "dep" if name == "root" else name for name, head in zip(names, above, strict=True)
        ]
        ends = np.cumsum([0, *(len(one) for one in heads)])
        return [named[begin:end] for begin, end in pairwise(ends)]

    def _frames(self, batch: Batch, outputs: Outputs, words: list[tuple[Word, ...]]) -> list[tuple[Frame, ...]]:
        chances = 1 / (1 + np.exp(-outputs["predicate"].astype(np.float64)))
        at = np.argwhere((chances >= self._manifest.predicate_threshold) & (batch.word_mask == 1))
        found: list[list[Frame]] = [[] for _ in words]
        if not len(at):
            return [tuple(one) for one in found]
        tags, senses = self._network.frames(outputs["words"], batch.word_mask, at)
        vectors = self._vectors(outputs["context"][at[:, 0], at[:, 1]])
        arguments = [
            decoding.arguments(tag[: len(words[row])], self._manifest.arguments)
            for (row, _place), tag in zip(at.tolist(), tags, strict=True)
        ]
        is_verb = [words[row][place].upos == "VERB" for row, place in at.tolist()]
        labels = [frozenset(argument.label for argument in found) for found in arguments]
        rows = guessing.features(np.array(vectors, dtype=np.float32), is_verb, labels)
        guessed = guessing.guesses(guessing.chances(rows, self._types), self._manifest.event_types)
        for number, (row, place) in enumerate(at.tolist()):
            sentence = words[row]
            fact = float(np.clip(outputs["fact"][row, place], -3, 3))
            frame = Frame(
                place,
                self._roleset(sentence, place, senses[number]),
                tuple(
                    argument
                    for argument in arguments[number]
                    if not argument.first <= place < argument.last or argument.label.startswith("ARGM")
                ),
                round(fact, 2),
                round(float(chances[row, place]), 4),
                vectors[number],
                *guessed[number],
            )
            found[row].append(frame)
        return [tuple(one) for one in found]

    def _roleset(self, sentence: tuple[Word, ...], at: int, scores: FloatArray) -> str:
        """Choose among what the lemma may mean: by score where training saw any of it, else the first of the inventory.

        A lemma that the inventory lacks gets its first sense by PropBank's way of naming, `lemma.01`.
        """
        word = sentence[at]
        following = [other.text.lower() for other in sentence[at + 1 : at + 1 + PARTICLE_REACH]]
        possible = self._rolesets.candidates(word.lemma.lower(), word.upos, following)
        scored = [self._senses[name] for name in possible if name in self._senses]
        if scored:
            return self._manifest.rolesets[max(scored, key=lambda number: (scores[number], -number))]
        return possible[0] if possible else f"{word.lemma.lower()}.01"

    def _vectors(self, contexts: FloatArray) -> list[tuple[float, ...]]:
        cut = (contexts - self._mean) @ self._directions.T
        lengths = np.linalg.norm(cut, axis=1, keepdims=True)
        unit = np.round((cut / np.maximum(lengths, 1e-6)).astype(np.float64), PLACES)
        return [tuple(row) for row in unit.tolist()]


def _cores() -> int:
    """Count the cores that this process may use, eight at most: beyond these decoding is the limit."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(8, allowed)


def _log_softmax(scores: FloatArray) -> FloatArray:
    raised = scores - scores.max(axis=-1, keepdims=True)
    return np.asarray(raised - np.log(np.exp(raised).sum(axis=-1, keepdims=True)), dtype=np.float32)
