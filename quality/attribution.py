"""Whether whom a report names as its source is found, against GUM's attribution relations (test part).

A content counts as found where the reader gives any of its verbs a source; it is right where the innermost source's
words lie in the words that GUM marks as attributing. What is given without a name ("it is said") has no source there.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from quality._coding import encoder
from quality.figures import Figure, digest, need
from whence.model.parse import Sentence
from whence.model.report import Report
from whence.model.span import Span
from whence.reading.encoder import Encoder
from whence.reading.events.attribution import Attributor
from whence.reading.events.cast import Cast, Scene
from whence.reading.events.tree import Tree
from whence.reading.segment import segment

NAME = "attribution"
# In these genres sentences report what others say; talk and guides mark "I think" and "you see" as well.
GENRES = ("news", "interview", "bio", "speech", "academic", "court", "textbook", "essay", "letter")


def measure() -> list[Figure]:
    """Share of attributed contents with a source, and share of those sources that are right."""
    path = need("train", "gum_derived", "attribution.test.jsonl")
    words = _words(need("train", "ud_english_gum", "en_gum-open-test.conllu"))
    found = list(_judged(encoder(), path, words))
    sourced = [right for right in found if right is not None]
    kept: dict[str, Any] = {"set": "GUM test attribution", "digest": digest(path)}
    return [
        Figure("attribution: content found", len(sourced) / len(found) if found else None, size=len(found), **kept),
        Figure(
            "attribution: source right", sum(sourced) / len(sourced) if sourced else None, size=len(sourced), **kept
        ),
    ]


def _words(path: Path) -> dict[str, list[tuple[str, bool]]]:
    """Sentence id to its words, each with whether a space follows."""
    sentences: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    name = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# sent_id = "):
            name = line.removeprefix("# sent_id = ")
        fields = line.split("\t")
        if len(fields) == 10 and fields[0].isdigit():
            sentences[name].append((fields[1], "SpaceAfter=No" not in fields[9]))
    return sentences


def _judged(reader: Encoder, path: Path, words: Mapping[str, list[tuple[str, bool]]]) -> Iterator[bool | None]:
    """For each attribution in one sentence: None where no source is found, else whether it is right."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["sent_id"] != row["content_sent_id"] or row["sent_id"] not in words or row["genre"] not in GENRES:
            continue
        text, offsets = _text(words[row["sent_id"]])
        first, last = row["source_edu"]
        if last > len(offsets):
            continue
        marked = offsets[first][0], offsets[last - 1][1]
        content = [(offsets[a][0], offsets[b - 1][1]) for a, b in row["content_edus"] if b <= len(offsets)]
        yield _verdict(reader, text, marked, content)


def _text(words: list[tuple[str, bool]]) -> tuple[str, list[tuple[int, int]]]:
    text, offsets = "", []
    for word, spaced in words:
        offsets.append((len(text), len(text) + len(word)))
        text += word + (" " if spaced else "")
    return text.rstrip(), offsets


def _verdict(reader: Encoder, text: str, marked: tuple[int, int], content: list[tuple[int, int]]) -> bool | None:
    report = Report("sentence", text)
    for sentence in reader.parse(text, segment(text)):
        for span in _sources(report, sentence, content):
            return marked[0] <= span.start and span.end <= marked[1]
    return None


def _sources(report: Report, sentence: Sentence, content: list[tuple[int, int]]) -> Iterator[Span]:
    """Spans of the innermost sources of the content's verbs, highest verbs first."""
    tree = Tree(sentence)
    attributor = Attributor(report, tree, Scene(tree, Cast((), ())))
    inside = [
        i
        for i, word in enumerate(sentence.words)
        if word.upos in ("VERB", "AUX", "NOUN", "ADJ", "PROPN") and any(a <= word.start < b for a, b in content)
    ]
    for index in sorted(inside, key=lambda i: (len(list(tree.ancestors(i))), i)):
        sources = attributor.of(index)
        if sources and sources[-1].span is not None:
            yield sources[-1].span
