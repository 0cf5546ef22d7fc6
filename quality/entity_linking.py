"""Whether the names of a report that are one person or body are one actor, on two sets made for entity linking.

Whence links to no knowledge base, so that what applies of MSNBC and Reuters-128 is this: of the names with an entity of
Wikidata, how many persons and bodies are actors of that kind, how many names of countries have the country, and of two
names of a report that are one entity, or are not, how often Whence says the same.
"""

from __future__ import annotations

import json
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

from quality.figures import Figure, digest, need
from whence.codebook.geography import countries
from whence.codebook.names import plain
from whence.model.reading import Reading, Referent
from whence.model.report import Report
from whence.reading.reader import NeuralReader

NAME = "entity_linking"
SETS = ("msnbc-updated", "reuters-128")
PERSON, BODY = "Q215627", "Q43229"
# Whence's types that are a body, a government among them: newspapers and companies are called all of these.
BODIES = frozenset({"organization", "armed group", "people", "country", "other"})


def measure() -> list[Figure]:
    """Names found by kind, and pairs of names rightly one, for each set."""
    reader = NeuralReader(threads=1)
    figures = []
    for name in SETS:
        path = need("eval", "entity_linking", f"{name}.benchmark.jsonl")
        counts: Counter[str] = Counter()
        for document in _documents(path):
            counts += _counts(reader.read(Report(str(document["id"]), document["text"])), document["labels"])
        mark = digest(path)
        for label, part, whole in RATIOS:
            value = counts[part] / counts[whole] if counts[whole] else None
            figures.append(Figure(f"{NAME}/{name}: {label}", value, set=name, size=counts[whole], digest=mark))
    return figures


RATIOS = (
    ("persons found", "person found", "person"),
    ("bodies found", "body found", "body"),
    ("countries known", "country known", "country"),
    ("one identity, recall", "right pairs", "gold pairs"),
    ("one identity, precision", "right pairs", "joined pairs"),
)


def _documents(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _counts(reading: Reading, labels: list[dict[str, Any]]) -> Counter[str]:
    """What is counted for one report: names by kind, and pairs of those that are found."""
    counts: Counter[str] = Counter()
    known: list[tuple[str, str]] = []
    for label in labels:
        kind = _kind(label)
        if kind is None or not label["entity_id"].startswith("Q"):
            continue
        counts[kind] += 1
        found = _referent(reading, tuple(label["span"]))
        if kind == "country":
            counts["country known"] += found is not None and found.country in _called(label["name"])
        else:
            counts[f"{kind} found"] += found is not None and _suits(found, kind)
        if found is not None:
            known.append((label["entity_id"], found.id))
    for (entity, actor), (other_entity, other_actor) in combinations(known, 2):
        counts["gold pairs"] += entity == other_entity
        counts["joined pairs"] += actor == other_actor
        counts["right pairs"] += entity == other_entity and actor == other_actor
    return counts


def _kind(label: dict[str, Any]) -> str | None:
    types = str(label.get("type")).split("|")
    if _called(label["name"]):
        return "country"
    return "person" if PERSON in types else "body" if BODY in types else None


def _called(name: str) -> set[str]:
    """The codes of the countries called so."""
    return {iso3 for iso3, country in countries().items() if plain(name) in map(plain, (country.name, *country.names))}


def _suits(found: Referent, kind: str) -> bool:
    return found.type == "person" if kind == "person" else found.type in BODIES


def _referent(reading: Reading, span: tuple[int, ...]) -> Referent | None:
    """The actor that is named by the mention which overlaps `span` and differs least from it."""
    best: tuple[int, Referent | None] = (1 << 30, None)
    for referent in reading.referents:
        for mention in referent.mentions:
            start, end = mention.span.start, mention.span.end
            apart = abs(start - span[0]) + abs(end - span[1])
            if mention.kind == "name" and start < span[1] and end > span[0] and apart < best[0]:
                best = (apart, referent)
    return best[1]
