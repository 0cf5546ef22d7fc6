"""Which parts of which sets are trained on and which are held out; what is held out is taken out of training."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from training import names, times, treebanks
from training.examples import Example

WIKIGOLD_HELD_OUT = range(130, 1000)
"""Numbers of the wikigold documents kept for measuring (the last tenth)."""

MIN_KEY = 20
"""Letters and digits below which a sentence ("Thank you.") is too common to count as a copy of a held-out one."""


def training_parts(train: Path) -> Iterator[Example]:
    """Read all that may be learnt from, copies of held-out sentences still among it."""
    yield from treebanks.ewt(train, "train")
    yield from treebanks.gum(train, "train")
    yield from treebanks.masc(train)
    yield from (example for example in names.wikigold(train) if int(example.document) not in WIKIGOLD_HELD_OUT)
    yield from names.crossner(train, "train")
    yield from names.crossner(train, "test")
    yield from names.crossner(train, "dev", ("ai", "literature", "music", "science"))
    yield from names.gmb(train)
    yield from names.re3d(train, held_out=False)
    yield from times.wikinews(train, "train")
    yield from times.wikiwars(train, held_out=False)


def held_out_parts(train: Path, evaluation: Path) -> dict[str, list[Example]]:
    """Read what is kept for choosing (`dev`) and measuring (`test`), by name."""
    parts = {
        "ewt_dev": list(treebanks.ewt(train, "dev")),
        "ewt_test": list(treebanks.ewt(train, "test")),
        "gum_dev": list(treebanks.gum(train, "dev")),
        "gum_test": list(treebanks.gum(train, "test")),
        "politics_dev": list(names.crossner(train, "dev", ("politics",))),
        "wikigold_test": [e for e in names.wikigold(train) if int(e.document) in WIKIGOLD_HELD_OUT],
        "re3d_test": list(names.re3d(train, held_out=True)),
        "wikinews_dev": list(times.wikinews(train, "dev")),
        "wikinews_test": list(times.wikinews(train, "test")),
        "wikiwars_test": list(times.wikiwars(train, held_out=True)),
    }
    if (evaluation / "ud_english_pud").is_dir():
        parts["pud"] = list(treebanks.pud(evaluation / "ud_english_pud"))
    return parts


def without_held_out(examples: Iterator[Example], parts: dict[str, list[Example]]) -> tuple[list[Example], int]:
    """Drop training sentences that stand in a held-out part too; give the rest and how many were dropped."""
    keys = {example.key() for part in parts.values() for example in part}
    kept: list[Example] = []
    dropped = 0
    for example in examples:
        key = example.key()
        if len(key) >= MIN_KEY and key in keys:
            dropped += 1
        elif key:
            kept.append(example)
    return kept, dropped


def digest(examples: list[Example]) -> str:
    """Give the digest of a list of examples: what a figure or a model was made with."""
    total = hashlib.sha256()
    for example in examples:
        total.update(repr(example).encode())
    return total.hexdigest()
