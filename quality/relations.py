"""What stands between two actors, as re3d's documents on the war in Syria and Iraq label it: found or not.

Set: re3d (Dstl 2017), document by document. Of its relations two are Whence's: `InChargeOf` from a person to an
organization or place is an office, `BelongsTo` from a person or organization to an organization a membership or an
office. One is found where the reading has a claim of it, or the one as a part of the other, between referents that have
a mention on either side's words; a body of state may stand in for its country. re3d's labels do not cover all that its
documents say, so only what it has and the reading lacks is counted. Names were learnt from its documents, save every
fifth's; relations from none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quality.figures import Figure, digest, need
from whence.model.reading import Reading, Referent
from whence.model.report import Report
from whence.reading.reader import NeuralReader

NAME = "relations"
KINDS = {"InChargeOf": "offices", "BelongsTo": "memberships"}
SOURCES = {"InChargeOf": ("Person",), "BelongsTo": ("Person", "Organisation")}
TARGETS = {"InChargeOf": ("Organisation", "Location"), "BelongsTo": ("Organisation",)}
PRONOUNS = frozenset({"he", "she", "it", "its", "we", "they", "his", "her", "their", "our"})

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A relation that re3d gives: of which kind, and the code points of its two sides."""

    kind: str
    source: Span
    target: Span


def measure() -> list[Figure]:
    """Recall of offices and of memberships."""
    folder = need("train", "re3d")
    reader = NeuralReader(threads=1)
    counts = {kind: [0, 0] for kind in KINDS.values()}
    for text, labels in documents(folder):
        reading = reader.read(Report("d", text)) if labels else None
        for label in labels:
            assert reading is not None
            counts[label.kind][0] += holds(reading, label)
            counts[label.kind][1] += 1
    marker = digest(folder)
    return [
        Figure(f"re3d: {kind} found", found / size if size else None, None, "re3d", size, marker)
        for kind, (found, size) in counts.items()
    ]


def documents(folder: Path) -> Iterator[tuple[str, list[Labelled]]]:
    """Each document's text and its relations of our kinds, those of pronouns left out."""
    for source in sorted(path for path in folder.iterdir() if (path / "documents.json").is_file()):
        types = {(row["documentId"], row["begin"], row["end"]): row["type"] for row in _rows(source / "entities.json")}
        labels: dict[str, dict[Labelled, None]] = {}
        for row in _rows(source / "relations.json"):
            label = _labelled(row, types)
            if label is not None:
                labels.setdefault(row["documentId"], {})[label] = None
        for row in _rows(source / "documents.json"):
            yield row["text"], list(labels.get(row["_id"], {}))


def _labelled(row: dict[str, object], types: dict[tuple[object, object, object], str]) -> Labelled | None:
    name, document = str(row["type"]), row["documentId"]
    words = {str(row["source"]).lower(), str(row["target"]).lower()}
    if name not in KINDS or words & PRONOUNS:
        return None
    source = (int(str(row["sourceBegin"])), int(str(row["sourceEnd"])))
    target = (int(str(row["targetBegin"])), int(str(row["targetEnd"])))
    right = types.get((document, *source)) in SOURCES[name] and types.get((document, *target)) in TARGETS[name]
    return Labelled(KINDS[name], source, target) if right else None


def _rows(path: Path) -> Iterator[dict[str, object]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def holds(reading: Reading, label: Labelled) -> bool:
    """Whether the reading says it."""
    one, other = _named(reading, label.source), _named(reading, label.target)
    lands = {r.country for r in other.values() if r.country and (r.type == "country" or r.code)}
    for claim in (claim for claim in reading.claims if claim.object):
        body = reading.referent(claim.object)
        if claim.subject in one and (claim.object in other or (body.type == "country" and body.country in lands)):
            return True
    return label.kind == "memberships" and any(r.member_of in other for r in one.values() if r.member_of)


def _named(reading: Reading, span: Span) -> dict[str, Referent]:
    """The referents with a mention on the words."""
    return {
        referent.id: referent
        for referent in reading.referents
        if any(mention.span.start < span[1] and mention.span.end > span[0] for mention in referent.mentions)
    }
