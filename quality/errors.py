"""`python -m quality.errors`: what the reader gets wrong on news text, classed by script, with the words beside it.

Names and attachment on PUD's news half; arguments of frames on EWT's test part, of which newsgroups and weblogs retell
news. `--show CLASS` prints the errors of a class for a person to read; the classes' counts stand in docs/quality.md.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from quality.figures import Absent, need
from training import scores, treebanks
from training.examples import Example
from whence.model.parse import Sentence
from whence.reading.encoder import Encoder

SAMPLE = 200
PLACES = {"GPE": "LOC", "FAC": "LOC", "PLACE": "LOC"}
SCORED = frozenset({"PER", "ORG", "LOC"})
Span = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Error:
    """One error: its layer and class, the gold and found reading of it, and the sentence."""

    layer: str
    kind: str
    gold: str
    found: str
    sentence: str


def main() -> int:
    """Count the classes of each layer's first two hundred errors; show those of `--show`."""
    parser = argparse.ArgumentParser(prog="python -m quality.errors", description=__doc__)
    parser.add_argument("--show", metavar="CLASS", help="print the errors whose class begins so")
    parser.add_argument("--all", action="store_true", help="class all errors, not two hundred of each layer")
    options = parser.parse_args()
    try:
        found = errors(Encoder.load(), None if options.all else SAMPLE)
    except Absent as absent:
        print(f"skipped: {absent} is not on this machine")
        return 0
    for layer, rows in found.items():
        print(f"{layer}: {len(rows)} errors")
        for kind, number in Counter(error.kind for error in rows).most_common():
            print(f"  {number:5} {kind}")
        for error in rows:
            if options.show is not None and error.kind.startswith(options.show):
                print(f"    {error.kind}: {error.gold} -> {error.found} | {error.sentence}")
    return 0


def errors(encoder: Encoder, limit: int | None) -> dict[str, list[Error]]:
    """The errors of each layer, spread evenly over its sentences where there are more than `limit`."""
    news = [one for one in treebanks.pud(need("eval", "ud_english_pud")) if one.document.startswith("n")]
    web = list(treebanks.ewt(need("train"), "test"))
    web = [one for one in web if one.document.startswith(("newsgroup", "weblog")) and one.frames is not None]
    pairs, told = list(zip(news, scores.parsed(encoder, news), strict=True)), scores.parsed(encoder, web)
    layers = {
        "names": [error for one, parsed in pairs for error in name_errors(one, parsed)],
        "attachment": [error for one, parsed in pairs for error in arc_errors(one, parsed)],
        "arguments": [error for one, parsed in zip(web, told, strict=True) for error in argument_errors(one, parsed)],
    }
    return {name: _spread(rows, limit) for name, rows in layers.items()}


def _spread(rows: list[Error], limit: int | None) -> list[Error]:
    if limit is None or len(rows) <= limit:
        return rows
    return [rows[at * len(rows) // limit] for at in range(limit)]


def name_errors(example: Example, sentence: Sentence) -> Iterator[Error]:
    """Names that are missed, found too much, found of another extent or of another type; each place counts once."""
    gold = {(PLACES.get(k, k), a, b) for k, a, b in example.names or () if PLACES.get(k, k) in SCORED}
    found = {(PLACES.get(n.type, n.type), n.first, n.last) for n in sentence.names}
    wanted = {one for one in found if one[0] in SCORED}
    unused = sorted(wanted - gold)
    for one in sorted(gold - wanted, key=lambda span: span[1:]):
        rival = next((other for other in unused if _overlap(one, other)), None)
        if rival is not None:
            unused.remove(rival)
            yield _error(example, "names", _rivals(example, one, rival), one, rival)
        else:
            other = next((span for span in sorted(found - wanted) if _overlap(one, span)), None)
            kind = f"taken for {other[0]}" if other else f"missed {one[0]}"
            yield _error(example, "names", kind, one, other)
    for one in unused:
        yield _error(example, "names", _spurious(example, one), None, one)


def _rivals(example: Example, gold: Span, found: Span) -> str:
    if gold[1:] == found[1:]:
        return f"type: {gold[0]} as {found[0]}"
    if gold[0] != found[0]:
        return "extent and type"
    long, short = (found, gold) if found[2] - found[1] > gold[2] - gold[1] else (gold, found)
    extra = [example.words[at].lower() for at in range(long[1], long[2]) if not short[1] <= at < short[2]]
    which = "too long" if long == found else "too short"
    return f"extent {which}: the article" if extra == ["the"] else f"extent {which}"


def _spurious(example: Example, span: Span) -> str:
    word = example.words[span[1]]
    if not any(sign.isupper() for sign in word):
        return f"no name: small letters as {span[0]}"
    upos = (example.upos or [""] * len(example.words))[span[1]]
    return f"no name: {'adjective' if upos == 'ADJ' else 'capitalised word'} as {span[0]}"


def arc_errors(example: Example, sentence: Sentence) -> Iterator[Error]:
    """Words whose governor or relation is wrong, by what kind of link it is."""
    for at, word in enumerate(sentence.words):
        head, kind = (example.heads or [])[at], (example.deprels or [])[at].split(":")[0]
        found = word.deprel.split(":")[0]
        if (head, kind) == (word.head, found):
            continue
        name = _arc_class(example, at, (head, kind), (word.head, found))
        gold = f"{example.words[at]}<-{kind}-{_word(example, head)}"
        yield Error("attachment", name, gold, f"{found}-{_word(example, word.head)}", " ".join(example.words))


_GROUPS = (
    ("prepositional phrase", {"obl", "nmod"}),
    ("coordination", {"conj", "cc"}),
    ("clause", {"advcl", "acl", "ccomp", "xcomp", "csubj", "parataxis", "mark"}),
    ("parts of a name or compound", {"flat", "compound", "appos", "nummod", "fixed", "goeswith", "list"}),
    ("modifier", {"advmod", "amod", "det", "case"}),
    ("subject or object", {"nsubj", "obj", "iobj", "expl"}),
    ("auxiliary or copula", {"aux", "cop"}),
    ("punctuation", {"punct"}),
    ("root", {"root"}),
)


def _arc_class(example: Example, at: int, gold: tuple[int, str], found: tuple[int, str]) -> str:
    group = next((name for name, kinds in _GROUPS if gold[1] in kinds), "other")
    if gold[0] == found[0]:
        return f"{group}: relation only ({gold[1]} as {found[1]})" if group != "other" else "other: relation only"
    return f"{group}: other governor"


def argument_errors(example: Example, sentence: Sentence) -> Iterator[Error]:
    """Arguments of predicates that both have: missed, too many, of another label or of another extent."""
    frames = {frame.predicate: frame for frame in sentence.frames}
    for gold_frame in example.frames or ():
        frame = frames.pop(gold_frame.word, None)
        gold = {tuple(span) for span in gold_frame.arguments}
        found = {(a.label, a.first, a.last) for a in frame.arguments} if frame else set()
        if frame is None:
            for one in sorted(gold):
                yield _error(example, "arguments", "predicate missed", one, None, gold_frame.word)
            continue
        yield from _frame_errors(example, gold, found, gold_frame.word)
    for word, frame in sorted(frames.items()):
        for one in frame.arguments:
            span = (one.label, one.first, one.last)
            yield _error(example, "arguments", "predicate too many", None, span, word)


def _frame_errors(example: Example, gold: set[Span], found: set[Span], word: int) -> Iterator[Error]:
    unused = sorted(found - gold)
    for one in sorted(gold - found):
        rival = next((other for other in unused if other[1:] == one[1:]), None)
        rival = rival or next((other for other in unused if other[0] == one[0] and _overlap(one, other)), None)
        rival = rival or next((other for other in unused if _overlap(one, other)), None)
        if rival is None:
            yield _error(example, "arguments", f"missed {_role(one[0])}", one, None, word)
            continue
        unused.remove(rival)
        same_extent, same_label = one[1:] == rival[1:], one[0] == rival[0]
        kind = _label_error(one[0], rival[0]) if same_extent else "extent" if same_label else "extent and label"
        yield _error(example, "arguments", kind, one, rival, word)
    for other in unused:
        yield _error(example, "arguments", f"too many {_role(other[0])}", None, other, word)


def _label_error(gold: str, found: str) -> str:
    if gold.startswith("ARGM") and found.startswith("ARGM"):
        return "label: one modifier for another"
    if gold.startswith("ARGM") or found.startswith("ARGM"):
        return "label: modifier against numbered"
    return "label: one number for another"


def _role(label: str) -> str:
    if label.startswith(("R-", "C-")):
        return "relative or continued argument"
    return "modifier" if label.startswith("ARGM") else "numbered argument"


def _overlap(one: Span, other: Span) -> bool:
    return one[1] < other[2] and other[1] < one[2]


def _error(
    example: Example, layer: str, kind: str, gold: Span | None, found: Span | None, at: int | None = None
) -> Error:
    before = f"{example.words[at]}: " if at is not None else ""
    return Error(layer, kind, before + _shown(example, gold), _shown(example, found), " ".join(example.words))


def _shown(example: Example, span: Span | None) -> str:
    return f"{span[0]} [{' '.join(example.words[span[1] : span[2]])}]" if span else "nothing"


def _word(example: Example, at: int) -> str:
    return example.words[at] if at >= 0 else "ROOT"


if __name__ == "__main__":
    sys.exit(main())
