"""How often the event type between two marked actors is the one that people coded.

`eval/plv_train` merges CONCEDE and RETREAT as YIELD; of the CAMEO codes of `eval/petr2_validation` the root counts.
Neither is used to tune rows. The codebook's own examples (`eval/plover_gsr`) were learnt from, so are not measured.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import unescape

from quality._coding import as_type, coded, encoder
from quality.figures import Figure, digest, need
from whence.codebook.plover import by_cameo_root
from whence.model.mention import ActorMention, EventMention
from whence.model.reading import Referent
from whence.model.report import Report
from whence.reading.encoder import Encoder
from whence.reading.events import find_events
from whence.reading.segment import segment

NAME = "events"
MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
MARK = re.compile(r"</?[st]>")


def measure() -> list[Figure]:
    """Accuracy and macro-F1 of the type on plv_train; share of petr2's sentences whose root is found."""
    marked, validation = need("eval", "plv_train"), need("eval", "petr2_validation")
    reader = encoder()
    return [*_marked(reader, marked), *_validation(reader, validation)]


def _marked(reader: Encoder, folder: Path) -> list[Figure]:
    path = next(iter(sorted(folder.glob("*.tsv"))))
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    pairs = [(row["gold_root"], _coded(reader, row["marked_sentence"])) for row in rows]
    right = sum(gold == found for gold, found in pairs)
    kept = {"set": "plv_train", "size": len(pairs), "digest": digest(path)}
    return [
        Figure("events: type, accuracy", right / len(pairs), **kept),
        Figure("events: type, macro-F1", macro_f1(pairs), **kept),
    ]


def _coded(reader: Encoder, marked: str) -> str | None:
    text, spans = unmarked(marked)
    found = coded(reader, text, spans["s"], spans["t"])
    return MERGED.get(found, found) if found else None


def unmarked(marked: str) -> tuple[str, dict[str, list[tuple[int, int]]]]:
    """The sentence without its marks, and where source (`s`) and target (`t`) stand in it."""
    text, spans, opened, last = "", {"s": [], "t": []}, {}, 0
    for mark in MARK.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        letter = mark.group()[-2]
        if mark.group().startswith("</"):
            spans[letter].append((opened.get(letter, len(text)), len(text)))
        else:
            opened[letter] = len(text)
    return text + marked[last:], spans


def macro_f1(pairs: list[tuple[str, str | None]]) -> float:
    """Mean over the gold classes of the F1 of each."""
    gold, found = Counter(g for g, _ in pairs), Counter(f for _, f in pairs)
    right = Counter(g for g, f in pairs if g == f)
    return sum(2 * right[name] / (gold[name] + found[name]) for name in sorted(gold)) / len(gold)


def _validation(reader: Encoder, folder: Path) -> list[Figure]:
    path = folder / "PETR2_GSR_validation.xml"
    cases = list(_cases(path.read_text(encoding="utf-8")))
    coded_cases = [(text, roots) for text, roots in cases if roots]
    hits = sum(bool(roots & {as_type(m) for m in _all_events(reader, text)}) for text, roots in coded_cases)
    value = hits / len(coded_cases) if coded_cases else None
    return [
        Figure("events: CAMEO root found", value, set="petr2_validation", size=len(coded_cases), digest=digest(path))
    ]


def _all_events(reader: Encoder, text: str) -> tuple[EventMention, ...]:
    """Every event of the sentence, each of its names being an actor."""
    report, sentences = Report("sentence", text), reader.parse(text, segment(text))
    referents = tuple(
        Referent(f"{sentence.start}-{name.first}", span.quote, "organization", mentions=(ActorMention(span, "name"),))
        for sentence in sentences
        for name in sentence.names
        for span in [report.span(sentence.words[name.first].start, sentence.words[name.last - 1].end)]
    )
    return find_events(report, sentences, referents=referents, places=(), times=(), quantities=())


def _cases(document: str) -> Iterator[tuple[str, set[str]]]:
    """Each sentence with the PLOVER types of the CAMEO roots that it is coded with, none where it has no event."""
    for block in document.split("<Sentence ")[1:]:
        text = re.search(r"<Text>(.*?)</Text>", block, re.DOTALL)
        codes = re.findall(r'eventcode="(\d\d)', block)
        if text:
            roots = {by_cameo_root()[code] for code in codes if code in by_cameo_root()}
            yield " ".join(unescape(text.group(1)).split()), roots
