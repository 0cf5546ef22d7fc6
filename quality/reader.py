"""What the neural pass gets right, with gold words and sentences: parts of speech, trees, names, frames, times.

None of these sets' parts was trained on, and training sentences that stand in them too were taken out. PUD was not
trained on in any part; half of it is news. Places of all kinds count as one type of name, as the gold has them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from quality.figures import Absent, Figure, digest, need
from training import names, times, treebanks
from training.examples import Example
from training.measure import measure_part
from whence.reading.encoder import Encoder
from whence.reading.weights_files import shipped

NAME = "reader"

HELD = {
    "EWT test": ("upos", "uas", "las", "lemma", "names", "predicates", "arguments", "senses", "factuality pearson"),
    "GUM test": ("upos", "uas", "las", "lemma"),
    "PUD": ("upos", "uas", "las", "names"),
    "PUD news": ("upos", "uas", "las", "names"),
    "re3d held out": ("names",),
    "WikiWars held out": ("times exact", "times overlap"),
}
"""Which figures are held on which set."""


def measure() -> list[Figure]:
    """Score the shipped reader on every set; about half a minute."""
    if not (shipped() / "manifest.json").is_file():
        raise Absent("the reader's weights")
    encoder = Encoder.load()
    figures: list[Figure] = []
    for name, paths, examples in _sets():
        found = measure_part(encoder, examples)
        pinned = digest(*paths)
        for key in HELD[name]:
            figures.append(Figure(f"reader: {key}, {name}", found[key] / 100, None, name, len(examples), pinned))
    return figures


def _sets() -> list[tuple[str, list[Path], Sequence[Example]]]:
    ewt, gum = need("train", "ewt_multilayer", "test.jsonl.gz"), need("train", "ud_english_gum")
    train, pud = ewt.parent.parent, list(treebanks.pud(need("eval", "ud_english_pud")))
    pud_files = [need("eval", "ud_english_pud")]
    return [
        ("EWT test", [ewt], list(treebanks.ewt(train, "test"))),
        ("GUM test", [gum / "en_gum-open-test.conllu"], list(treebanks.gum(train, "test"))),
        ("PUD", pud_files, pud),
        ("PUD news", pud_files, [one for one in pud if one.document.startswith("n")]),
        ("re3d held out", [need("train", "re3d")], list(names.re3d(train, held_out=True))),
        ("WikiWars held out", [need("train", "wikiwars", "keyinline")], list(times.wikiwars(train, held_out=True))),
    ]
