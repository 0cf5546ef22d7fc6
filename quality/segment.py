"""How well sentences and words are found in raw text: EWT and GUM (open genres), test parts, exact spans.

GUM's text keeps its paragraphs. The staged EWT has none, so its sentences are joined by single spaces: headings,
greetings and signatures without stops cannot be told there, and its sentence figure is a hard lower bound, not what
text with line breaks gets.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from quality.figures import Figure, digest, need
from whence.reading.segment import segment

NAME = "segment"

Gold = tuple[str, list[list[tuple[int, int]]]]  # text, spans of tokens by sentence


def measure() -> list[Figure]:
    """Sentence and token F1 on both test parts."""
    ewt = need("train", "ewt_multilayer", "test.jsonl.gz")
    gum = need("train", "ud_english_gum", "en_gum-open-test.conllu")
    return [*figures("EWT test", ewt_documents(ewt), ewt), *figures("GUM test", gum_documents(gum), gum)]


def figures(set_name: str, documents: Iterator[Gold], path: Path) -> list[Figure]:
    """F1 of exact token spans and of exact sentence spans over `documents`."""
    tokens, sentences = [0, 0, 0], [0, 0, 0]
    for text, gold in documents:
        found = segment(text)
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


def ewt_documents(path: Path) -> Iterator[Gold]:
    """The documents of a staged EWT part, sentences joined by a space."""
    documents: dict[str, Gold] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            text, gold = documents.get(row["doc"], ("", []))
            text += " " if text else ""
            gold.append([(start + len(text), end + len(text)) for start, end in row["offsets"]])
            documents[row["doc"]] = (text + row["text"], gold)
    yield from documents.values()


def gum_documents(path: Path) -> Iterator[Gold]:
    """The documents of a CoNLL-U part as their spacing and paragraph marks spell them."""
    for block in path.read_text(encoding="utf-8").split("# newdoc")[1:]:
        yield _gum_document(block)


def _gum_document(block: str) -> Gold:
    text, gold, contraction = "", [], None
    for sentence in block.split("\n\n"):
        rows = [line.split("\t") for line in sentence.splitlines() if line[:1].isdigit()]
        if not rows:
            continue
        if "# newpar" in sentence.splitlines() and text:
            text = text.rstrip() + "\n\n"
        gold.append([])
        for row in rows:
            if "-" in row[0]:
                contraction = (int(row[0].split("-")[1]), len(text), row)
                text += row[1]
            elif "." not in row[0] and contraction:
                at = text.find(row[1], contraction[1])
                gold[-1].append((at, at + len(row[1])))
                contraction = (contraction[0], at + len(row[1]), contraction[2])
                if int(row[0]) == contraction[0]:
                    text, contraction = text + _space(contraction[2]), None
            elif "." not in row[0]:
                gold[-1].append((len(text), len(text) + len(row[1])))
                text += row[1] + _space(row)
    return text, gold


def _space(row: list[str]) -> str:
    return "" if "SpaceAfter=No" in row[9] else " "
