"""The closed lists that the model's outputs are counted in: tags, relations, scripts, labels, rolesets."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from training.examples import Example
from whence.reading.lemmas import Script
from whence.reading.rolesets import Entry, Rolesets

NAME_TYPES = ("PER", "ORG", "LOC", "GPE", "NORP", "FAC", "EVENT", "MISC")
NAME_SOURCES = ("ewt", "gum", "masc", "wikigold", "crossner", "gmb", "re3d")
TIME_SOURCES = ("gum", "wikinews", "wikiwars")
MIN_SCRIPT = 2
"""How often a lemma's edit script must occur in training to be among the classes."""

MIN_LABEL = 10
"""How often an argument label must occur in training to be among the classes."""

_CLASSES = {"VERB": "v", "AUX": "v", "NOUN": "n", "PROPN": "n", "ADJ": "j"}


@dataclass(slots=True)
class Inventory:
    """All classes in the order in which the model's outputs stand."""

    upos: list[str]
    deprels: list[str]
    scripts: list[Script]
    arguments: list[str]
    rolesets: list[str]
    lexicon: Rolesets
    source_types: dict[str, list[str]] = field(default_factory=dict)


def build(examples: Sequence[Example], frames_file: Path) -> Inventory:
    """Count the classes that the training examples hold."""
    upos, deprels, labels, types = Counter[str](), Counter[str](), Counter[str](), dict[str, set[str]]()
    scripts = Counter[Script]()
    for example in examples:
        if example.upos is not None and example.lemmas is not None and example.deprels is not None:
            upos.update(example.upos)
            deprels.update(example.deprels)
            scripts.update(
                Script.between(word, lemma) for word, lemma in zip(example.words, example.lemmas, strict=True)
            )
        for frame in example.frames or ():
            labels.update(label for label, _start, _end in frame.arguments)
        types.setdefault(example.source, set()).update(kind for kind, _s, _e in example.names or () if kind != "?")
    lexicon, seen = _lexicon(examples, frames_file)
    return Inventory(
        upos=sorted(upos),
        deprels=sorted(deprels),
        scripts=sorted(
            (script for script, n in scripts.items() if n >= MIN_SCRIPT), key=lambda s: (s.cased, s.strip, s.add)
        ),
        arguments=sorted(label for label, n in labels.items() if n >= MIN_LABEL),
        rolesets=seen,
        lexicon=lexicon,
        source_types={source: sorted(types[source]) for source in NAME_SOURCES},
    )


def tags(types: Sequence[str]) -> list[str]:
    """Give the BIO tags of a list of types, O first."""
    return ["O"] + [f"{mark}-{kind}" for kind in types for mark in "BI"]


def _lexicon(examples: Sequence[Example], frames_file: Path) -> tuple[Rolesets, list[str]]:
    """Join PropBank's aliases with what training shows; the more frequent roleset of a lemma stands first."""
    inventory = json.loads(gzip.decompress(frames_file.read_bytes()))
    counts: Counter[tuple[str, Entry]] = Counter()
    seen: Counter[str] = Counter()
    for roleset, row in inventory.items():
        for form, pos in row["aliases"] or ():
            if not form.isdigit():
                _add(counts, form.lower(), Entry(roleset, "v" if pos == "l" else pos, ""), 0)
    for example in examples:
        for frame in example.frames or ():
            seen[frame.roleset] += 1
            if example.lemmas is None or example.upos is None:
                continue
            pos = _CLASSES.get(example.upos[frame.word], "v")
            particle = frame.roleset.split(".")[0].partition("_")[2]
            _add(counts, example.lemmas[frame.word].lower(), Entry(frame.roleset, pos, particle), 1)
    order = {roleset: at for at, roleset in enumerate(inventory)}
    entries: dict[str, list[tuple[int, int, Entry]]] = {}
    for (lemma, entry), n in counts.items():
        entries.setdefault(lemma, []).append((-n, order.get(entry.roleset, len(order)), entry))
    table = {
        lemma: tuple(row[2] for row in sorted(rows, key=lambda row: (row[0], row[1], row[2].pos, row[2].particle)))
        for lemma, rows in entries.items()
    }
    return Rolesets(table), sorted(seen)


def _add(counts: Counter[tuple[str, Entry]], lemma: str, entry: Entry, n: int) -> None:
    head, _, particle = lemma.partition("_")
    if particle.count("_"):
        particle = particle.split("_")[0]
    counts[head, Entry(entry.roleset, entry.pos, entry.particle or particle)] += n
