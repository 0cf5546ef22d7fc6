"""Learns which type of event a predicate tells, from the codebook's own choices and from annotated sentences.

The codebook is the teacher: where one of its rows holds in news text the predicate has that row's type, and where it
does not know the lemma the predicate is none. PLOVER's own examples and GENEVA's events (FrameNet) say more.
Predicates whose lemma has rows of which none holds teach nothing. The layer is a logistic regression on the
predicate's vector, so that a verb that no table has is taken for what it is like.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from training import examples
from whence.codebook.frames import frames
from whence.codebook.plover import types
from whence.codebook.reporting import reporting
from whence.model.parse import Sentence
from whence.model.report import Report
from whence.reading.guessing import chances, features
from whence.reading.reader import NeuralReader

SOURCES = ("masc", "gmb", "re3d", "wikinews", "wikiwars")
PER_SOURCE, PER_REPORT = 2200, 12
RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
"""Names of PLOVER 0.5 in the terms of 2.0."""

OF_FRAMENET = {
    "Attack": "ASSAULT", "Killing": "ASSAULT", "Bodily_harm": "ASSAULT", "Hostile_encounter": "ASSAULT",
    "Terrorism": "ASSAULT", "Destroying": "ASSAULT", "Arrest": "COERCE", "Sign_agreement": "AGREE",
    "Collaboration": "COOPERATE", "Request": "REQUEST", "Assistance": "AID", "Judgment_communication": "ACCUSE",
    "Criminal_investigation": "ACCUSE",
}  # fmt: skip
OPEN = frozenset(["Communication", "Arriving", "Supply", "Giving", "Sending", "Bringing", "Removing", "Departing",
                  "Change_of_leadership", "Revenge", "Response", "Convincing", "Ratification", "Arranging", "Protest",
                  "Supporting", "Agree_or_refuse_to_act", "Quarreling", "Conquering", "Commitment", "Action",
                  "Preventing_or_letting", "Scrutiny", "Traveling", "Defending", "Death", "Exchange", "Receiving",
                  "Becoming_a_member", "Damaging", "Theft", "Committing_crime", "Come_together", "Emptying",
                  "Hindering", "Reveal_secret", "Control", "Commerce_pay", "Social_event", "Competition"])  # fmt: skip
"""FrameNet's frames of which some tell an event of PLOVER's and some do not: they teach nothing."""

NONE_WEIGHT, GOLD_WEIGHT = 0.5, 2.0
STEPS, RATE, MOMENTUM, DECAY = 400, 3.0, 0.9, 1e-5


@dataclass(frozen=True, slots=True)
class Shown:
    """A predicate, and the type (empty for none) that it is learnt to tell, or None where nothing says."""

    start: int
    lemma: str
    is_verb: bool
    labels: frozenset[str]
    vector: tuple[float, ...]
    type: str | None


class _Listening:
    """An encoder that keeps what it parsed last, so that a reading and its parse can be held side by side."""

    def __init__(self, inner: object) -> None:
        self.inner, self.parsed = inner, ()

    def parse(self, text: str, sentences: Sequence[object]) -> tuple[Sentence, ...]:
        self.parsed = self.inner.parse(text, sentences)
        return self.parsed

    def __getattr__(self, name: str) -> object:
        return getattr(self.inner, name)


class _Teacher:
    def __init__(self, weights: Path) -> None:
        from whence.reading.encoder import Encoder

        self._reader = NeuralReader()
        self._encoder = _Listening(Encoder.load(weights))
        self._reader._encoder = self._encoder

    def shown(self, sentences: Sequence[str]) -> list[Shown]:
        """The predicates of sentences read as one report, typed as the codebook has them."""
        text = "\n".join(re.sub(r"\s+", " ", one) for one in sentences) + "\n"
        reading = self._reader.read(Report("taught", text))
        told = {at: event.type for event in reading.events for at in range(event.trigger.start, event.trigger.end)}
        return [one for sentence in self._encoder.parsed for one in _predicates(sentence, told)]


def _predicates(sentence: Sentence, told: dict[int, str]) -> Iterator[Shown]:
    known, saying = frames().words, reporting().verbs
    for frame in sentence.frames:
        word = sentence.words[frame.predicate]
        if word.upos not in ("VERB", "NOUN", "PROPN"):
            continue
        is_verb, lemma = word.upos == "VERB", word.lemma.lower()
        type = told.get(word.start)
        if type is None and ("verb" if is_verb else "noun", lemma) not in known and not (is_verb and lemma in saying):
            type = ""
        labels = frozenset(argument.label for argument in frame.arguments)
        yield Shown(word.start, lemma, is_verb, labels, frame.vector, type)


def learn(options: argparse.Namespace) -> None:
    """Write the layer into the weights folder, and what it gets right of lemmas it was not shown into the run's."""
    teacher = _Teacher(options.weights)
    rows = [*_news(teacher, options.run), *_plover(teacher, options.evaluation), *_framenet(teacher, options.data)]
    names = ("", *sorted(types()))
    table = features(
        np.array([one.vector for one, _ in rows], dtype=np.float32),
        [one.is_verb for one, _ in rows],
        [one.labels for one, _ in rows],
    )
    wanted = np.array([names.index(one.type or "") for one, _ in rows])
    weights = np.array([weight for _, weight in rows])
    figures = _by_lemma(table, wanted, weights, [one.lemma for one, _ in rows], len(names))
    np.save(options.weights / "types.npy", _fit(table, wanted, weights, len(names)))
    (options.run / "types.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures))


def _news(teacher: _Teacher, run: Path) -> Iterator[tuple[Shown, float]]:
    sentences: dict[str, list[str]] = {source: [] for source in SOURCES}
    for example in examples.read(run / "train.jsonl.gz"):
        if example.source in sentences and len(sentences[example.source]) < PER_SOURCE:
            sentences[example.source].append(" ".join(example.words))
    for found in sentences.values():
        for begin in range(0, len(found), PER_REPORT):
            yield from _taught(teacher.shown(found[begin : begin + PER_REPORT]))


def _taught(found: Sequence[Shown]) -> Iterator[tuple[Shown, float]]:
    for one in found:
        if one.type is not None:
            yield one, 1.0 if one.type else NONE_WEIGHT


def _plover(teacher: _Teacher, evaluation: Path) -> Iterator[tuple[Shown, float]]:
    """PLOVER's own examples: the predicates of the first stretch that is marked as the event."""
    records = json.loads((evaluation / "plover_gsr" / "PLOVER_GSR_CAMEO.txt").read_text(encoding="utf-8"))
    for record in records:
        info = record.get("textInfo")
        marked = re.findall(r"\(EVT: *([^()]*)\)", info["markup"]) if isinstance(info, dict) else []
        type = RENAMED.get(record.get("event", ""), record.get("event", ""))
        if not marked or type not in types():
            continue
        begin = record["text"].find(marked[0].strip())
        for one in teacher.shown([record["text"]]):
            if 0 <= begin <= one.start < begin + len(marked[0].strip()):
                yield Shown(one.start, one.lemma, one.is_verb, one.labels, one.vector, type), GOLD_WEIGHT
            elif one.type:
                yield one, 1.0


def _framenet(teacher: _Teacher, data: Path) -> Iterator[tuple[Shown, float]]:
    packed = (data / "geneva" / "train_recovered.jsonl.gz").read_bytes()
    for line in gzip.decompress(packed).decode("utf-8").splitlines():
        row = json.loads(line)
        ends = np.cumsum([0, *(len(token) + 1 for token in row["tokens"])])
        named = {int(ends[event["trigger"]["start"]]): event["event_type"] for event in row["event_mentions"]}
        for one in teacher.shown([" ".join(row["tokens"])]):
            frame = named.get(one.start)
            if frame in OF_FRAMENET:
                type = OF_FRAMENET[frame]
            elif one.type or (frame is not None and frame not in OPEN):
                type = one.type or ""
            else:
                continue
            again = Shown(one.start, one.lemma, one.is_verb, one.labels, one.vector, type)
            yield again, 1.0 if type else NONE_WEIGHT


def _fit(table: np.ndarray, wanted: np.ndarray, weights: np.ndarray, n_types: int) -> np.ndarray:
    """Logistic regression by gradient descent with momentum, from zero: the same data give the same layer."""
    layer = np.zeros((table.shape[1], n_types))
    moved = np.zeros_like(layer)
    right = np.eye(n_types)[wanted]
    for _ in range(STEPS):
        errors = (chances(table, layer) - right) * weights[:, None]
        moved = MOMENTUM * moved + table.T @ errors / weights.sum() + DECAY * layer
        layer -= RATE * moved
    return layer.astype(np.float32)


def _by_lemma(
    table: np.ndarray, wanted: np.ndarray, weights: np.ndarray, lemmas: Sequence[str], n_types: int
) -> dict[str, float]:
    """How well events and their types are told where no predicate of the lemma was shown: five folds of lemmas."""
    order = sorted(set(lemmas))
    random.Random(3).shuffle(order)
    fold = {lemma: at % 5 for at, lemma in enumerate(order)}
    folds = np.array([fold[lemma] for lemma in lemmas])
    found = np.zeros((len(wanted), n_types), dtype=np.float32)
    for one in range(5):
        kept = folds != one
        found[~kept] = chances(table[~kept], _fit(table[kept], wanted[kept], weights[kept], n_types))
    event, best = 1 - found[:, 0], found[:, 1:].argmax(axis=1) + 1
    figures = {"predicates": float(len(wanted)), "events": float((wanted > 0).sum())}
    for least in (0.5, 0.7, 0.8):
        said = event >= least
        right = said & (wanted > 0)
        figures[f"precision at {least}"] = round(100 * right.sum() / max(1, said.sum()), 1)
        figures[f"recall at {least}"] = round(100 * right.sum() / max(1, (wanted > 0).sum()), 1)
        figures[f"type right at {least}"] = round(100 * (right & (best == wanted)).sum() / max(1, right.sum()), 1)
    return figures
