"""Chooses on the dev parts how the heads are weighed at run time; nothing here looks at a test part."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from training import examples, scores
from training.examples import Example
from training.inventory import NAME_SOURCES, TIME_SOURCES
from whence.model.parse import Name, Sentence, TimeWords
from whence.reading import decoding
from whence.reading.batching import batches, numbered
from whence.reading.network import Network
from whence.reading.pieces import Pieces
from whence.reading.weights_files import read_manifest

NAME_PARTS = ("ewt_dev", "gum_dev", "politics_dev")
"""Names are chosen by the mean F1 on these: web text, mixed genres, and politics from an encyclopedia."""

TIME_PARTS = ("gum_dev", "wikinews_dev")
NAME_CHOICES: tuple[dict[str, float], ...] = (
    {"unified": 1.0},
    {"unified": 1.0, "ewt": 1.0},
    {"unified": 1.0, "ewt": 1.0, "gum": 1.0},
    {"unified": 1.0, "ewt": 1.0, "gum": 1.0, "masc": 1.0},
    {"unified": 1.0, "ewt": 1.0, "gum": 1.0, "wikigold": 1.0},
    {"unified": 1.0, "ewt": 1.0, "gum": 1.0, "crossner": 1.0},
    {"unified": 2.0, "ewt": 1.0, "gum": 1.0, "wikigold": 1.0, "crossner": 1.0},
    {"unified": 1.0, "ewt": 1.0, "gum": 1.0, "wikigold": 1.0, "crossner": 1.0, "gmb": 0.5, "re3d": 0.5, "masc": 0.5},
)
TIME_CHOICES = ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 2.0, 1.0), (1.0, 1.0, 2.0), (0.0, 0.0, 1.0), (0.0, 1.0, 0.0))
THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)

Raw = list[dict[str, np.ndarray]]


def choose(weights: Path, held_out: Path, out: Path) -> None:
    """Write the best choices on the dev parts, and all that was tried, into `out`."""
    parts = {name: list(examples.read(held_out / f"{name}.jsonl.gz")) for name in {*NAME_PARTS, *TIME_PARTS}}
    raw = {name: list(_outputs(weights, part)) for name, part in sorted(parts.items())}
    tried_names = [(_names(weights, choice, parts, raw), choice) for choice in NAME_CHOICES]
    tried_times = [(_times(choice, parts, raw), choice) for choice in TIME_CHOICES]
    tried_thresholds = [(_predicates(limit, parts["ewt_dev"], raw["ewt_dev"]), limit) for limit in THRESHOLDS]
    found = {
        "name_shares": max(tried_names, key=lambda row: row[0])[1],
        "time_shares": dict(zip(TIME_SOURCES, max(tried_times, key=lambda row: row[0])[1], strict=True)),
        "predicate_threshold": max(tried_thresholds, key=lambda row: row[0])[1],
        "tried": {"names": tried_names, "times": tried_times, "predicates": tried_thresholds},
    }
    out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(found, indent=None))


def _outputs(weights: Path, part: Sequence[Example]) -> Iterator[dict[str, np.ndarray]]:
    """Run the network on a part, in groups as measuring does; gives each sentence's scores in order."""
    network, pieces = Network(weights), Pieces.load(weights / "pieces.txt")
    for begin in range(0, len(part), scores.GROUP):
        rows = [numbered(one.words, pieces) for one in part[begin : begin + scores.GROUP]]
        found: dict[int, dict[str, np.ndarray]] = {}
        for batch in batches(rows):
            outputs = network.encode(batch)
            for at, place in enumerate(batch.places):
                n = len(batch.rows[at].words)
                found[place] = {name: outputs[name][at, :n] for name in ("names", "times", "predicate")}
        yield from (found[place] for place in range(len(rows)))


def _names(weights: Path, choice: dict[str, float], parts: dict[str, list[Example]], raw: dict[str, Raw]) -> float:
    manifest = read_manifest(weights)
    shares = (*(choice.get(source, 0.0) for source in NAME_SOURCES), choice["unified"])
    mixer = decoding.NameMixer(dataclasses.replace(manifest, name_shares=shares))
    rates = []
    for name in NAME_PARTS:
        found = [_sentence(names=mixer.names(one["names"])) for one in raw[name]]
        rates.append(scores.names(parts[name], found, ("PER", "ORG", "LOC")))
    return round(sum(rates) / len(rates), 2)


def _times(choice: tuple[float, ...], parts: dict[str, list[Example]], raw: dict[str, Raw]) -> float:
    rates = []
    for name in TIME_PARTS:
        found = [_sentence(times=decoding.times(one["times"], choice)) for one in raw[name]]
        rates.append(scores.times(parts[name], found)["exact"])
    return round(sum(rates) / len(rates), 2)


def _predicates(limit: float, part: list[Example], raw: Raw) -> float:
    logit = float(np.log(limit / (1 - limit)))
    right = gold = found = 0
    for example, one in zip(part, raw, strict=True):
        if example.frames is not None:
            marked = set(np.flatnonzero(one["predicate"] >= logit).tolist())
            wanted = {frame.word for frame in example.frames}
            right, gold, found = right + len(marked & wanted), gold + len(wanted), found + len(marked)
    return round(200 * right / max(1, gold + found), 2)


def _sentence(names: tuple[Name, ...] = (), times: tuple[TimeWords, ...] = ()) -> Sentence:
    return Sentence(0, 0, (), names=names, times=times)
