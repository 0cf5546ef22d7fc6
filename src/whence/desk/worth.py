"""What of an archive is most worth a person's judgement, each with why: little decides it, or much hangs on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from whence.archive import Archive, Filters
from whence.archive.values import Document
from whence.desk.asking import bonds_of
from whence.linking.likeness import SAME, likeness
from whence.linking.names import folded, normal, person_tokens
from whence.model.judgement import in_force
from whence.model.linked import Close

Kind = Literal["near", "contested", "cited", "loose", "names"]
KINDS: tuple[Kind, ...] = ("near", "contested", "cited", "loose", "names")
MAX_OF_A_KIND = 60
MAX_ACTORS = 3000  # those of most events; of the rest little hangs on whether two are one
MAX_BLOCK = 40
LEAST_REPORTS = 3  # an event that fewer tell, and on which nothing hangs, is not cited much
_NAMED = ("person", "organization", "armed group")


@dataclass(frozen=True, slots=True)
class Worth:
    """Something to judge: `about` is what it is about, as a judgement names it, of which `ids` are whole.

    Of a decision by little, `score` and `bar` with `grounds` and `doubts`; of what is contested, the `attributes` on
    which reports differ; and how many reports, origins and relations hang on it.
    """

    kind: Kind
    ids: tuple[str, ...]
    about: tuple[str, ...]
    score: float | None = None
    bar: float | None = None
    grounds: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    n_reports: int = 0
    n_origins: int = 0
    n_relations: int = 0


def worth_judging(archive: Archive, close: Iterable[Close] = ()) -> tuple[Worth, ...]:
    """What is most worth it, kinds in turn, of each the most worth first; what a person judged already is left out."""
    rows = {row["id"]: row for row in archive.ask("events", whole=False)}
    calls = [call for call in close if all(id in rows for id in call.events)]
    found = [
        [_called("near", call) for call in calls if call.events[0] != call.events[1]],
        list(_contested(archive, rows)),
        list(_cited(archive, rows)),
        [_called("loose", call) for call in calls if call.events[0] == call.events[1]],
        list(_alike(archive)),
    ]
    turns = zip_longest(*(some[:MAX_OF_A_KIND] for some in found))
    return tuple(one for turn in turns for one in turn if one is not None)


def _called(kind: Kind, call: Close) -> Worth:
    words = tuple(f"{id}@{word.report}:{word.start}" for id, word in zip(call.events, call.words, strict=True))
    ids = tuple(dict.fromkeys(call.events))
    return Worth(kind, ids, ids if kind == "near" else words, call.score, call.bar, call.grounds, call.doubts)


def _contested(archive: Archive, rows: Mapping[str, Document]) -> Iterator[Worth]:
    """Events on which reports differ: on most, by most origins, first. A toll that grows is no contradiction."""
    attributes: dict[str, list[str]] = {}
    for row in archive.ask("differences"):
        if row["kind"] == "event" and not row["series"]:
            attributes.setdefault(row["id"], []).append(row["attribute"])
    unjudged = [id for id in attributes if id in rows and not rows[id]["judgements"]]
    for id in sorted(unjudged, key=lambda id: (-len(attributes[id]), -rows[id]["n_origins"], id)):
        row = rows[id]
        yield Worth(
            "contested", (id,), (id,), attributes=tuple(attributes[id]),
            n_reports=row["n_reports"], n_origins=row["n_origins"],
        )  # fmt: skip


def _cited(archive: Archive, rows: Mapping[str, Document]) -> Iterator[Worth]:
    """Events that most reports tell and most relations hang on."""
    hanging: dict[str, int] = {}
    for bond in bonds_of(archive, Filters()):  # a pact of several is one thing that hangs on it
        relation, _ = bond.members[0]
        for id in dict.fromkeys((*relation.opened_by, *relation.closed_by)):
            hanging[id] = hanging.get(id, 0) + 1
    weighed = {
        id: row["n_reports"] + 2 * hanging.get(id, 0)
        for id, row in rows.items()
        if not row["judgements"] and (row["n_reports"] >= LEAST_REPORTS or id in hanging)
    }
    for id in sorted(weighed, key=lambda id: (-weighed[id], id))[:MAX_OF_A_KIND]:
        row = rows[id]
        yield Worth(
            "cited", (id,), (id,), n_reports=row["n_reports"], n_origins=row["n_origins"],
            n_relations=hanging.get(id, 0),
        )  # fmt: skip


def _alike(archive: Archive) -> Iterator[Worth]:
    """Actors of one type whose names are alike and who were not found to be one; those of most events first."""
    actors = archive.ask("actors", Filters(limit=MAX_ACTORS), whole=False)
    blocks: dict[tuple[str, str], list[Document]] = {}
    pairs: dict[tuple[str, str], float] = {}
    for actor in (one for one in actors if one["type"] in _NAMED):
        for block in dict.fromkeys(_blocks(actor)):
            for other in blocks.get(block, ())[:MAX_BLOCK]:
                alike = _likeness(actor, other)
                if alike >= SAME:
                    pairs.setdefault((other["id"], actor["id"]), alike)
            blocks.setdefault(block, []).append(actor)
    n_events = {actor["id"]: actor["n_events"] for actor in actors}
    ordered = sorted(pairs, key=lambda pair: (-min(n_events[pair[0]], n_events[pair[1]]), -pairs[pair], pair))
    apart = _kept_apart(archive, ordered[:MAX_OF_A_KIND])
    for pair in ordered[:MAX_OF_A_KIND]:
        if pair not in apart:
            yield Worth("names", pair, pair, score=round(pairs[pair], 2), bar=SAME)


def _blocks(actor: Document) -> Iterator[tuple[str, str]]:
    words = person_tokens(actor["name"]) if actor["type"] == "person" else tuple(normal(actor["name"]).split())
    return ((actor["type"], folded(word)[:4]) for word in words if len(word) > 2)


def _likeness(a: Document, b: Document) -> float:
    """How alike the names of two actors are; 0 where they are of two countries. A surname is like its bearer's name."""
    if a["country"] and b["country"] and a["country"] != b["country"]:
        return 0.0
    person = a["type"] == "person"
    alike = likeness(a["name"], b["name"], person=person)
    short, long = sorted((person_tokens(a["name"]), person_tokens(b["name"])), key=len)
    return max(alike, SAME) if person and len(short) == 1 < len(long) and short[0] in long else alike


def _kept_apart(archive: Archive, pairs: Sequence[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Those pairs of actors that a judgement in force keeps apart."""
    placed = {one.judgement.id: one for one in archive.placed()}
    holding = in_force(tuple(one.judgement for one in placed.values()))
    rulings = [
        {(target.report, target.start) for target in placed[one.id].targets if target is not None}
        for one in holding
        if one.ruling == "different" and one.targets[0].kind == "actor"
    ]
    if not rulings:
        return frozenset()
    words = {
        id: {(span["report"], span["start"]) for span in archive.document("actor", id)["mentions"]}
        for id in dict.fromkeys(id for pair in pairs for id in pair)
    }
    return frozenset(
        pair for pair in pairs if any(words[pair[0]] & ruled and words[pair[1]] & ruled for ruled in rulings)
    )


__all__ = ["KINDS", "Kind", "Worth", "worth_judging"]
