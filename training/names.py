"""Adapters for the sets that mark names alone, and what each set's types may mean in the reader's own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from training.examples import Example, Spans
from training.spans import blocks_of, cover, from_tags, lines_of, rows_of, without_overlap
from whence.reading.segment import segment

CROSSNER_DOMAINS = ("ai", "literature", "music", "politics", "science")
_CROSSNER = {
    "person": "PER", "politician": "PER", "writer": "PER", "musicalartist": "PER", "scientist": "PER",
    "researcher": "PER", "organisation": "ORG", "politicalparty": "ORG", "band": "ORG", "university": "ORG",
    "location": "PLACE", "country": "GPE", "event": "EVENT", "election": "EVENT", "conference": "EVENT",
    "misc": "MISC", "award": "MISC", "book": "MISC", "album": "MISC", "song": "MISC", "poem": "MISC",
    "academicjournal": "MISC", "magazine": "MISC", "product": "MISC",
}  # fmt: skip


def crossner(folder: Path, part: str, domains: tuple[str, ...] = CROSSNER_DOMAINS) -> Iterator[Example]:
    """Read one part of CrossNER; types that are no names (`field`, `protein`) become `?`."""
    for domain in domains:
        for number, block in enumerate(blocks_of(folder / "ner_crossner" / f"{domain}.{part}.txt")):
            rows = [line.split("\t") for line in block]
            spans = [(_CROSSNER.get(kind, "?"), start, end) for kind, start, end in from_tags([row[1] for row in rows])]
            yield Example("crossner", f"{domain}.{part}.{number}", [row[0] for row in rows], names=spans)


def wikigold(folder: Path) -> Iterator[Example]:
    """Read wikigold; the document is its number in the file."""
    document = 0
    for block in blocks_of(folder / "ner_wikigold" / "wikigold.conll.txt"):
        rows = [line.split(" ") for line in block if not line.startswith("-DOCSTART-")]
        document += len(block) - len(rows)
        if rows:
            yield Example(
                "wikigold", str(document), [row[0] for row in rows], names=from_tags([row[1] for row in rows])
            )


_GMB = {"geo": "PLACE", "gpe": "COUNTRY", "per": "PER", "org": "ORG", "eve": "EVENT", "art": "MISC", "nat": "MISC"}
_GMB_TITLES = frozenset(
    [
        "President",
        "Prime",
        "Minister",
        "Vice",
        "Secretary",
        "General",
        "Chancellor",
        "King",
        "Queen",
        "Pope",
        "Prophet",
        "Senator",
        "Foreign",
        "Defense",
        "Former",
        "Chief",
        "Justice",
        "Judge",
        "Colonel",
        "Lieutenant",
        "Major",
        "Captain",
        "Ambassador",
        "Governor",
        "Mr.",
        "Mrs.",
        "Ms.",
        "Dr.",
        "Sheikh",
        "Premier",
    ]
)


def gmb(folder: Path) -> Iterator[Example]:
    """Read the silver slice of GMB (VOA news); titles are taken off its persons, as the gold sets have them."""
    rows: list[list[str]] = []
    number = ""
    for line in lines_of(folder / "ner_gmb_sample__silver" / "GMB_dataset.txt"):
        fields = line.split("\t")
        if len(fields) < 5 or fields[4] == "Tag":
            continue
        if fields[1] != number and rows:
            yield _gmb_sentence(number, rows)
            rows = []
        number = fields[1]
        rows.append(fields)
    if rows:
        yield _gmb_sentence(number, rows)


def _gmb_sentence(number: str, rows: list[list[str]]) -> Example:
    words = [row[2] for row in rows]
    spans: Spans = []
    for kind, start, end in from_tags([row[4] for row in rows]):
        while kind == "per" and start < end and words[start] in _GMB_TITLES:
            start += 1
        if kind in _GMB and start < end:
            spans.append((_GMB[kind], start, end))
    return Example("gmb", number, words, names=spans)


RE3D_FOLDERS = (
    "Australian_Department_of_Foreign_Affairs", "CENTCOM", "Delegation_of_the_European_Union_to_Syria",
    "UK_Government", "US_State_Department", "Wikipedia",
)  # fmt: skip
_RE3D = {"Person": "PER", "Organisation": "ORG", "Location": "PLACE", "Nationality": "NORP"}
_SMALL = frozenset(["of", "and", "for", "the", "in", "on", "al", "de", "la", "-", "'", "&", "."])
_ROLES = frozenset(
    [
        "Minister",
        "Secretary",
        "President",
        "Ambassador",
        "General",
        "Representative",
        "Envoy",
        "Chief",
        "Prime",
        "Foreign",
    ]
)


def re3d(folder: Path, *, held_out: bool) -> Iterator[Example]:
    """Read re3d's named entities, either the documents held out for measuring (one in five, by digest) or the rest."""
    for source in RE3D_FOLDERS:
        entities: dict[str, list[dict[str, object]]] = {}
        for row in rows_of(folder / "re3d" / source / "entities.json"):
            entities.setdefault(row["documentId"], []).append(row)
        for row in rows_of(folder / "re3d" / source / "documents.json"):
            if (hashlib.sha256(row["_id"].encode()).digest()[0] % 5 == 0) == held_out:
                yield from _re3d_document(row["_id"], row["text"], entities.get(row["_id"], []))


def _re3d_document(document: str, text: str, entities: list[dict[str, object]]) -> Iterator[Example]:
    for sentence in segment(text):
        tokens = list(sentence.tokens)
        words = [text[start:end] for start, end in tokens]
        named: Spans = []
        unclear: Spans = []
        for entity in entities:
            kind = _RE3D.get(str(entity["type"]))
            start, end = int(str(entity["begin"])), int(str(entity["end"]))
            if kind is None or start < sentence.start or end > sentence.end:
                continue
            found = cover(tokens, start, end)
            if found is not None:
                (named if _is_name(kind, words, *found) else unclear).append((kind, *_trimmed(words, *found)))
        spans = without_overlap(named)
        taken = {at for _kind, start, end in spans for at in range(start, end)}
        loose = {at for _k, start, end in unclear for at in range(start, end) if words[at][:1].isupper()}
        spans += [("?", at, at + 1) for at in sorted(loose - taken)]
        yield Example("re3d", document, words, names=sorted(spans, key=lambda span: span[1]))


def _trimmed(words: list[str], start: int, end: int) -> tuple[int, int]:
    while start < end - 1 and words[start].lower() in ("the", "a", "an"):
        start += 1
    return start, end


def _is_name(kind: str, words: list[str], start: int, end: int) -> bool:
    start, end = _trimmed(words, start, end)
    inside = words[start:end]
    if kind == "PER" and any(word in _ROLES for word in inside):
        return False
    if not inside[0][:1].isupper() or inside[0] in (
        "The",
        "I",
        "We",
        "It",
        "They",
        "He",
        "She",
        "This",
        "These",
        "Ministers",
    ):
        return False
    return all(word[:1].isupper() or word.lower() in _SMALL or word.isdigit() for word in inside)


PLACES = ("GPE", "LOC", "FAC")
MEANS: dict[str, dict[str, tuple[str, ...]]] = {
    "ewt": {"LOC": PLACES},
    "gum": {"PLACE": PLACES, "THING": ("MISC", "FAC", "NORP", "EVENT")},
    "masc": {"PLACE": PLACES},
    "wikigold": {"LOC": PLACES, "MISC": ("MISC", "NORP", "EVENT")},
    "crossner": {"PLACE": PLACES, "MISC": ("MISC", "NORP", "EVENT", "FAC")},
    "gmb": {"PLACE": PLACES, "COUNTRY": ("GPE", "NORP")},
    "re3d": {"PLACE": PLACES},
}
"""What a set's type may be among the reader's types; a type not listed means itself."""

SILENT: dict[str, tuple[str, ...]] = {
    "ewt": ("NORP", "EVENT", "MISC"),
    "gum": ("NORP",),
    "masc": ("NORP", "EVENT", "MISC"),
    "re3d": ("EVENT", "MISC"),
}
"""Types that a set does not mark: its unmarked words may yet be these."""
