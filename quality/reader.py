"""What the neural pass gets right: parts of speech, trees, names, frames, times, with gold words and from raw text.

Figures marked `raw` are F1 by the CoNLL 2018 shared task's method (`quality/_conll.py`), on text that the reader parts
into sentences and words itself; the rest is on gold words and sentences.
None of these sets' parts was trained on, and training sentences that stand in them too were taken out. PUD was not
trained on in any part; half of it is news. Places of all kinds count as one type of name, as the gold has them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from quality._conll import count, rates
from quality._rawtext import Gold, conllu, ewt, found_analysis, gold_analysis
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
    """Score the shipped reader on every set; about a minute on one core."""
    if not (shipped() / "manifest.json").is_file():
        raise Absent("the reader's weights")
    encoder = Encoder.load()
    figures: list[Figure] = []
    for name, paths, examples in _sets():
        found = measure_part(encoder, examples)
        pinned = digest(*paths)
        for key in HELD[name]:
            figures.append(Figure(f"reader: {key}, {name}", found[key] / 100, None, name, len(examples), pinned))
    for name, path, documents in _raw_sets():
        figures += raw_figures(encoder, name, path, documents)
    return figures


def raw_figures(encoder: Encoder, name: str, path: Path, documents: Iterable[Gold]) -> list[Figure]:
    """F1 of words, sentences, parts of speech and arcs, each document read from its text alone."""
    counts = Counter[str]()
    for document in documents:
        found = found_analysis(document.text, encoder.read(document.text).sentences)
        counts += count(gold_analysis(document), found)
    size, pinned = counts["gold"], digest(path)
    return [
        Figure(f"reader: raw {key} F1, {name}", value, None, name, size, pinned) for key, value in rates(counts).items()
    ]


def _raw_sets() -> list[tuple[str, Path, Iterable[Gold]]]:
    web = need("train", "ewt_multilayer", "test.jsonl.gz")
    gum = need("train", "ud_english_gum", "en_gum-open-test.conllu")
    pud = need("eval", "ud_english_pud", "en_pud-ud-test.conllu")
    return [
        ("EWT test", web, ewt(web)),
        ("EWT test with line breaks", web, ewt(web, lines=True)),
        ("GUM test", gum, conllu(gum)),
        ("PUD", pud, conllu(pud)),
    ]


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
