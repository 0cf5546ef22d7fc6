"""Adapters for the sets with syntax: EWT with its layers, GUM, PUD, and MASC."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.examples import Example, Predicate, Spans
from training.spans import blocks_of, cover, from_tags, rows_of, without_overlap

MASC_MIN_COVERAGE = 0.9
"""The share of words aligned to the PropBank skeleton below which MASC's frames are not used (its README's advice)."""


def ewt(folder: Path, part: str) -> Iterator[Example]:
    """Read one part of EWT with syntax, names, frames and factuality."""
    for row in rows_of(folder / "ewt_multilayer" / f"{part}.jsonl.gz"):
        yield Example(
            source="ewt",
            document=row["doc"],
            words=row["words"],
            upos=row["upos"],
            lemmas=row["lemma"],
            heads=[head - 1 for head in row["head"]],
            deprels=row["deprel"],
            names=_ewt_names(row["ner"]),
            frames=_frames(row["srl"]) if row["align"] is not None else None,
            facts=[(fact["i"], fact["ih2"]) for fact in row["fact"] or () if fact.get("ih2") is not None] or None,
        )


def _ewt_names(found: list[list[Any]] | None) -> Spans | None:
    if found is None:
        return None
    return [("?" if kind == "OTH" else kind, start, end) for kind, start, end in found]


def _frames(found: list[dict[str, Any]]) -> list[Predicate]:
    return [
        Predicate(
            frame["i"],
            frame["roleset"],
            [(label, start, end) for label, start, end in frame["args"] if label not in ("V", "C-V")],
        )
        for frame in found
    ]


def conllu(path: Path) -> Iterator[tuple[dict[str, str], list[list[str]]]]:
    """Read a CoNLL-U file: for each sentence its comments and the rows of its syntactic words."""
    document = ""
    for block in blocks_of(path):
        comments = dict(line[2:].split(" = ", 1) for line in block if line.startswith("# ") and " = " in line)
        document = comments.get("newdoc id", document)
        rows = [line.split("\t") for line in block if not line.startswith("#")]
        comments["document"] = document
        yield comments, [row for row in rows if row[0].isdigit()]


def pud(folder: Path) -> Iterator[Example]:
    """Read PUD, syntax and names; its documents' ids begin with n (news) or w (Wikipedia). For measuring alone."""
    names = dict(_pud_names(folder))
    for comments, rows in conllu(folder / "en_pud-ud-test.conllu"):
        example = _syntax("pud", comments["sent_id"], rows)
        example.names = names.get(example.key())
        yield example


def _pud_names(folder: Path) -> Iterator[tuple[str, Spans]]:
    for _comments, rows in conllu(folder / "en_pud-ud-test.iob2"):
        example = Example("pud", "", [row[1] for row in rows])
        yield example.key(), from_tags([row[2] for row in rows])


def _syntax(source: str, document: str, rows: list[list[str]]) -> Example:
    return Example(
        source=source,
        document=document,
        words=[row[1] for row in rows],
        upos=[row[3] for row in rows],
        lemmas=[row[2] for row in rows],
        heads=[int(row[6]) - 1 for row in rows],
        deprels=[row[7] for row in rows],
    )


_GUM_TYPES = {"person": "PER", "place": "PLACE", "organization": "ORG", "event": "EVENT"}
_OPEN = re.compile(r"\((\d+)-([a-z]+)(?:-[^()]*)?")


def gum(folder: Path, part: str) -> Iterator[Example]:
    """Read one part of GUM's openly licensed genres: syntax, named mentions, time expressions."""
    tagged = {row["sent_id"]: row["timex"] for row in rows_of(folder / "gum_derived" / f"timex.{part}.jsonl")}
    suffix = ".gz" if part == "train" else ""
    mentions = _GumMentions()
    for comments, rows in conllu(folder / "ud_english_gum" / f"en_gum-open-{part}.conllu{suffix}"):
        example = _syntax("gum", comments["document"], rows)
        found = mentions.of(comments["document"], rows)
        example.names = _gum_names(found, rows)
        marked = [("TIME", span["start"], span["end"]) for span in tagged.get(comments["sent_id"], ())]
        times = marked + [
            ("TIME", start, end) for kind, start, end in found if kind == "time" and rows[start][3] != "PRON"
        ]
        example.times = without_overlap(times)
        yield example


class _GumMentions:
    """Follows GUM's bracketed Entity annotation, whose mentions may be nested and, rarely, span sentences."""

    def __init__(self) -> None:
        self._document = ""
        self._open: dict[str, list[tuple[str, int]]] = {}

    def of(self, document: str, rows: list[list[str]]) -> Spans:
        self._open = {}
        spans: Spans = []
        for at, row in enumerate(rows):
            entity = next((item[7:] for item in row[9].split("|") if item.startswith("Entity=")), "")
            for piece in re.findall(r"\([^()]*\)?|[^()]+\)", entity):
                self._step(piece, at, spans)
        return spans

    def _step(self, piece: str, at: int, spans: Spans) -> None:
        if not piece.startswith("("):
            number = piece[:-1].split("-")[0]
            begun = self._open.get(number)
            if begun:
                kind, start = begun.pop()
                spans.append((kind, start, at + 1))
            return
        fields = piece.strip("()").split("-")
        number, kind = fields[0], fields[1] if len(fields) > 1 else ""
        if piece.endswith(")"):
            spans.append((kind, at, at + 1))
        else:
            self._open.setdefault(number, []).append((kind, at))


def _gum_names(mentions: Spans, rows: list[list[str]]) -> Spans:
    """Keep of each mention whose head is a proper noun the run of proper nouns around that head."""
    spans: Spans = []
    for kind, start, end in mentions:
        if kind == "time":
            continue
        head = _head(rows, start, end)
        if head is None or rows[head][3] != "PROPN":
            continue
        first, last = _name_around(rows, start, end, head)
        spans.append((_GUM_TYPES.get(kind, "THING"), first, last))
    return without_overlap(spans)


def _head(rows: list[list[str]], start: int, end: int) -> int | None:
    for at in range(start, end):
        if not start <= int(rows[at][6]) - 1 < end:
            return at
    return None


def _name_around(rows: list[list[str]], start: int, end: int, head: int) -> tuple[int, int]:
    def proper(at: int) -> bool:
        return rows[at][4] in ("NNP", "NNPS") or (rows[at][3] in ("NUM", "ADJ", "X") and rows[at][1][:1].isupper())

    def joins(at: int) -> bool:
        return rows[at][1].lower() in ("of", "the", "and", "for", "-", "&", ".", "de", "la", "/")

    first, last = head, head + 1
    while first > start and (proper(first - 1) or (joins(first - 1) and first - 1 > start and proper(first - 2))):
        first -= 1
    while last < end and (
        proper(last) or (rows[last][1] in ("of", "-", "&", "de") and last + 1 < end and proper(last + 1))
    ):
        last += 1
    return first, last


_MASC_PLACES = {
    "country": "GPE",
    "city": "GPE",
    "province": "GPE",
    "province_state": "GPE",
    "state": "GPE",
    "country_abbrev": "GPE",
    "region": "LOC",
    "continent": "LOC",
    "river": "LOC",
    "island": "LOC",
    "lake_sea_ocean": "LOC",
    "planet": "LOC",
    "facility": "FAC",
    "highway_street": "FAC",
    "attraction": "FAC",
    "religious_facility": "FAC",
    "educational_facility": "FAC",
    "airport": "FAC",
    "street": "FAC",
}


def masc(folder: Path) -> Iterator[Example]:
    """Read MASC's treebanked documents: names, and frames where they are well aligned."""
    for name in ("news.jsonl", "other.jsonl.gz"):
        for row in rows_of(folder / "masc_multilayer" / name):
            if row.get("tokens") and row.get("sents"):
                yield from _masc_document(row)


def _masc_document(row: dict[str, Any]) -> Iterator[Example]:
    tokens = [(start, end) for start, end, _tag in row["tokens"]]
    words = [row["text"][start:end] for start, end in tokens]
    with_frames = (row.get("srl_coverage") or 0) >= MASC_MIN_COVERAGE
    for first, last in row["sents"]:
        within = tokens[first:last]
        if not within:
            continue
        frames = (
            [_shifted(frame, first) for frame in row.get("srl", ()) if first <= frame["i"] < last]
            if with_frames
            else None
        )
        yield Example(
            source="masc",
            document=row["doc"],
            words=[" ".join(word.split()) for word in words[first:last]],
            names=_masc_names(row, within),
            frames=frames,
        )


def _shifted(frame: dict[str, Any], first: int) -> Predicate:
    arguments = [
        (label, start - first, end - first) for label, start, end in frame["args"] if label not in ("V", "C-V")
    ]
    return Predicate(frame["i"] - first, frame["roleset"], [span for span in arguments if span[1] >= 0])


def _masc_names(row: dict[str, Any], tokens: list[tuple[int, int]]) -> Spans:
    begin, finish = tokens[0][0], tokens[-1][1]
    spans: Spans = []
    for kind, subtype, start, end in row.get("ne", ()):
        if start < begin or end > finish or kind == "date" or not row["text"][start : start + 1].isupper():
            continue
        found = cover(tokens, start, end)
        if found is not None:
            spans.append((_masc_type(kind, subtype), *found))
    return without_overlap(sorted(spans, key=lambda span: span[0] == "ORG"))


def _masc_type(kind: str, subtype: str) -> str:
    if kind == "person":
        return "?" if subtype in ("PN", "city", "province", "company", "date") else "PER"
    if kind == "org":
        return "ORG"
    return _MASC_PLACES.get(subtype, "PLACE")
