"""Adapters for the sets that mark time expressions: Wikinews with crowd-sourced spans, and WikiWars."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

from training.examples import Example, Spans
from training.spans import cover, lines_of, without_overlap
from whence.reading.segment import segment

WIKIWARS_HELD_OUT = range(17, 23)
"""WikiWars documents kept for measuring."""

_ESCAPES = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}


def wikinews(folder: Path, part: str) -> Iterator[Example]:
    """Read one part of the Wikinews temporal graphs, of which the spans of time expressions are used."""
    document, sentences, spans, listing = "", [], {}, False  # type: ignore[var-annotated]
    for line in lines_of(folder / "tdg_wikinews" / f"{part}.txt"):
        if line.startswith("filename:"):
            yield from _wikinews_document(document, sentences, spans)
            document, sentences, spans, listing = line, [], {}, True
        elif line == "EDGE_LIST":
            listing = False
        elif listing and line.strip():
            sentences.append([_ESCAPES.get(word, word) for word in line.split()])
        elif "\tTimex\t" in line:
            number, start, end = (int(field) for field in line.split("\t")[0].split("_"))
            spans.setdefault(number, []).append(("TIME", start, end + 1))
    yield from _wikinews_document(document, sentences, spans)


def _wikinews_document(document: str, sentences: list[list[str]], spans: dict[int, Spans]) -> Iterator[Example]:
    for number, words in enumerate(sentences):
        if number:
            found = [span for span in spans.get(number, []) if span[2] <= len(words)]
            yield Example("wikinews", document, words, times=without_overlap(found))


_TAG = re.compile(r"<(/?)(TIMEX2|[A-Za-z][A-Za-z0-9]*)\b[^>]*>")


def wikiwars(folder: Path, *, held_out: bool) -> Iterator[Example]:
    """Read WikiWars, either the documents held out for measuring or the rest; of nested spans the outermost."""
    for path in sorted((folder / "wikiwars" / "keyinline").glob("*.key.xml")):
        if (int(path.name[:2]) in WIKIWARS_HELD_OUT) != held_out:
            continue
        raw = path.read_text(encoding="utf-8", errors="replace")
        body = raw.split("<TEXT>", 1)[1].split("</TEXT>", 1)[0]
        text, marks = _untagged(body)
        for sentence in segment(text):
            tokens = list(sentence.tokens)
            found = [cover(tokens, *mark) for mark in marks if mark[0] < sentence.end and mark[1] > sentence.start]
            times = [("TIME", *span) for span in found if span is not None]
            words = [text[start:end] for start, end in tokens]
            yield Example("wikiwars", path.name, words, times=without_overlap(times))


def _untagged(body: str) -> tuple[str, list[tuple[int, int]]]:
    """Take the tags out of a document and say where its time expressions lie in what is left."""
    text, at, depth, begun = "", 0, 0, 0
    marks: list[tuple[int, int]] = []
    for tag in _TAG.finditer(body):
        text += html.unescape(body[at : tag.start()])
        at = tag.end()
        if tag[2] != "TIMEX2":
            continue
        if not tag[1]:
            begun = len(text) if depth == 0 else begun
            depth += 1
        else:
            depth = max(0, depth - 1)
            if depth == 0:
                marks.append((begun, len(text)))
    return text + html.unescape(body[at:]), marks
