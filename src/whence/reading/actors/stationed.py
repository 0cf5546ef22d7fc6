"""Forces that a report says are kept abroad: "France, which has had troops in Chad since 1986", "keeps a base in Y".

Said in passing, of no deed: the events leave it out. Told of the present only; what somebody had there once, wants
there or may send is left to the events.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whence.codebook.relations import force_words
from whence.model.reading import Claim, Holds
from whence.model.timeexpr import TimeExpression
from whence.reading.actors.entities import Entity, root
from whence.reading.actors.hanging import time_of
from whence.reading.actors.scene import Scene, Stage
from whence.reading.actors.tree import Tree
from whence.reading.actors.turns import is_done

KEEPS = frozenset({"have", "keep", "maintain", "station", "base"})
BASES = frozenset({"base", "garrison", "airbase"})
NOW = frozenset({"has", "have", "keeps", "keep", "maintains", "maintain", "'s", "’s"})
WHERE = frozenset({"in", "at", "on"})


def find_stationed(stage: Stage, times: Sequence[TimeExpression]) -> Iterator[tuple[Claim, Entity, Entity]]:
    """Claims of presence, with those whose forces they are and the country where they are."""
    for scene in stage.scenes:
        for index, word in enumerate(scene.tree.words):
            if word.upos == "VERB" and word.lemma.lower() in KEEPS and _is_now(scene.tree, index):
                yield from _kept(stage, scene, index, times)
            elif any(scene.tree.lower[c] == "been" for c in scene.tree.of(index, "cop")):
                yield from _been(stage, scene, index, times)


def _is_now(tree: Tree, index: int) -> bool:
    """Whether it is told of now, or up to now: "has", "has had", no "had", "would have" or "does not have"."""
    helpers = [c for c in tree.children[index] if tree.words[c].upos == "AUX"]
    negated = any(tree.lower[c] in ("not", "n't", "n’t", "never", "no") for c in tree.children[index])
    said = [tree.lower[c] for c in helpers] or [tree.lower[index]]
    return not negated and all(word in NOW for word in said)


def _kept(
    stage: Stage, scene: Scene, index: int, times: Sequence[TimeExpression]
) -> Iterator[tuple[Claim, Entity, Entity]]:
    tree = scene.tree
    forces = [c for c in tree.of(index, "obj") if tree.lower[c] in force_words() | BASES]
    if not forces or any(tree.lower[c] == "no" for c in tree.children[forces[0]]) or not is_done(scene, index):
        return
    spots = [c for at in (index, forces[0]) for c in tree.of(at, "obl", "nmod") if WHERE & set(tree.cases(c)[:1])]
    host = next((land for c in spots if (land := _country(stage, scene, c)) is not None), None)
    since = time_of(scene, index, times, since=True)
    holds: Holds = "stands" if since is None else "began"
    if host is None:
        return
    for owner in _subjects(scene, index):
        if owner.type in ("country", "organization", "armed group") and owner.country != host:
            words = [index, *forces, *(c for c in tree.children[index] if tree.words[c].upos == "AUX"), *spots]
            span = stage.report.span(tree.words[min(words)].start, tree.words[max(words)].end)
            yield Claim("presence", "", "", (span,), None, holds, time=since), owner, stage.registry.country(host)


def _been(
    stage: Stage, scene: Scene, index: int, times: Sequence[TimeExpression]
) -> Iterator[tuple[Claim, Entity, Entity]]:
    """ "The force, which has been in Y since 1999", "the Omanis have been in Y since May": no guests, but forces."""
    tree = scene.tree
    host, since = _country(stage, scene, index), time_of(scene, index, times, since=True)
    if host is None or since is None or not WHERE & set(tree.cases(index)[:1]) or not _is_now_been(tree, index):
        return
    for owner in _subjects(scene, index):
        if owner.country != host and (_is_force(owner) or _by_people(scene, index)):
            span = stage.report.span(tree.words[min(tree.of(index, "aux", "cop"))].start, tree.words[index].end)
            yield Claim("presence", "", "", (span,), None, "began", time=since), owner, stage.registry.country(host)


def _is_now_been(tree: Tree, index: int) -> bool:
    denied = any(tree.lower[c] in ("not", "n't", "n’t", "never") for c in tree.children[index])
    return not denied and all(tree.lower[c] in NOW for c in tree.of(index, "aux"))


def _is_force(entity: Entity) -> bool:
    words = {word.lower() for name in entity.names for word in name.split()} | entity.nouns
    return entity.type in ("organization", "armed group") and not words.isdisjoint(force_words() | {"mission"})


def _by_people(scene: Scene, index: int) -> bool:
    """Whether the subject is a country's people, counted: "the Omanis, 140 of them"."""
    tree = scene.tree
    for child in tree.of(index, "nsubj"):
        number = scene.name_at(child)
        people = number is not None and scene.names[number].sort == "people"
        return people and any(tree.words[c].upos == "NUM" for c in tree.children[child])
    return False


def _subjects(scene: Scene, index: int) -> list[Entity]:
    tree = scene.tree
    for child in tree.of(index, "nsubj"):
        if tree.lower[child] in ("which", "that", "who") and tree.relation(index) == "acl":
            child = tree.words[index].head
        number = scene.name_at(child)
        named = scene.entities.get(number, []) if number is not None else []
        return [root(entity) for entity in named or scene.heads.get(child, [])]
    return []


def _country(stage: Stage, scene: Scene, word: int) -> str | None:
    """The country that the word names, or in which the place lies that it names."""
    number = scene.name_at(word)
    name = scene.names[number] if number is not None else None
    if name is not None and name.sort in ("country", "capital", "place") and name.country:
        return name.country
    return stage.towns.get(scene.tree.words[word].start)
