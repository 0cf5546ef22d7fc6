"""How well sentences and words are found in raw text: EWT, GUM (open genres) and PUD, test parts, exact spans.

GUM and PUD keep their paragraphs or documents. The staged EWT has none: its sentences are joined by single spaces, so
that headings, greetings and signatures without stops cannot be told and its sentence figure is a hard lower bound; the
second figure has a line break where a gold sentence ends without a stop, which is where web text has them.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from quality._rawtext import Gold, conllu, ewt
from quality.figures import Figure, digest, need
from whence.reading.segment import segment

NAME = "segment"


def measure() -> list[Figure]:
    """Sentence and token F1 on the test parts."""
    web = need("train", "ewt_multilayer", "test.jsonl.gz")
    gum = need("train", "ud_english_gum", "en_gum-open-test.conllu")
    pud = need("eval", "ud_english_pud", "en_pud-ud-test.conllu")
    return [
        *figures("EWT test", ewt(web), web),
        *figures("EWT test with line breaks", ewt(web, lines=True), web),
        *figures("GUM test", conllu(gum), gum),
        *figures("PUD", conllu(pud), pud),
    ]


def figures(set_name: str, documents: Iterable[Gold], path: Path) -> list[Figure]:
    """F1 of exact token spans and of exact sentence spans over `documents`."""
    tokens, sentences = [0, 0, 0], [0, 0, 0]
    for document in documents:
        gold, found = document.tokens(), segment(document.text)
        _count(tokens, {t for s in gold for t in s}, {t for s in found for t in s.tokens})
        _count(sentences, {(s[0][0], s[-1][1]) for s in gold}, {(s.start, s.end) for s in found})
    pinned = digest(path)
    return [
        Figure(f"segment: {name} F1, {set_name}", _f1(counts), set=set_name, size=counts[1], digest=pinned)
        for name, counts in (("token", tokens), ("sentence", sentences))
    ]


def _count(counts: list[int], gold: set[tuple[int, int]], found: set[tuple[int, int]]) -> None:
    for at, value in enumerate((len(gold & found), len(gold), len(found))):
        counts[at] += value


def _f1(counts: list[int]) -> float | None:
    return 2 * counts[0] / (counts[1] + counts[2]) if counts[1] + counts[2] else None
