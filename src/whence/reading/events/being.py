"""What is told by saying where someone is to be, or for when something is set: "will be home by May", "is due in May".

No verb tells it, but what stands with a form of "be". Only what has a day, week or month of its own is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from whence.codebook.frames import Row, nearest_rows
from whence.reading.events.cast import Scene
from whence.reading.events.dated import type_of_noun
from whence.reading.events.slots import Slots
from whence.reading.events.telling import is_human, is_specific
from whence.reading.events.tree import NOUNS, Tree

HITHER = frozenset({"back", "home", "ashore", "away", "out", "gone", "abroad", "across"})
ACROSS = frozenset({"across", "over", "beyond", "out of"})
SET = frozenset({"due", "foreseen", "slated", "scheduled", "pencilled", "fixed"})
RETURN, OTHERWISE = "RETREAT", "CONSULT"
# What says that it holds on: "remains foreseen".
LASTING = frozenset({"be", "remain", "stay", "stand"})


def being(tree: Tree, scene: Scene, events: Mapping[int, str]) -> Iterator[tuple[int, Row, tuple[int, ...]]]:
    """Words of the sentence with the row of the nearest type and the words that tell it, in order.

    `events` are those found, with their types.
    """
    for index, word in enumerate(tree.words):
        if index in events or word.upos == "VERB" or not _is_dated(tree, index):
            continue
        doers = tree.kids(index, "nsubj") or _of_governor(tree, index)
        if not any(scene.types_of(doer) or is_human(tree, doer) or is_specific(tree, doer) for doer in doers):
            continue
        told = _said(tree, index)
        if word.text.lower() in SET and told and not tree.kids(index, "xcomp", "ccomp"):
            if not events.keys().isdisjoint(doers):
                continue
            types = (type_of_noun(tree.lemma(doer)) for doer in doers if tree.words[doer].upos in NOUNS)
            yield index, _planned(next((type for type in types if type), OTHERWISE)), (index,)
        elif told and _is_to_be(tree, index):
            yield index, _planned(RETURN), told


def _planned(type: str) -> Row:
    return replace(nearest_rows()[type], status="planned")


def _said(tree: Tree, index: int) -> tuple[int, ...]:
    """The form of "be" and what goes with it, in order; nothing where there is none."""
    way = [child for child in tree.kids(index, "case") if tree.lemma(child) in ACROSS]
    told = way[0] if way else index
    before = [at for at in range(max(0, told - 2), told) if tree.lemma(at) in LASTING]
    if not before or (tree.words[index].upos in NOUNS and not way):
        return ()
    near = tree.lemma(told) in HITHER or bool(way) or tree.words[index].text.lower() in SET
    return (before[-1], told) if near else ()


def _is_to_be(tree: Tree, index: int) -> bool:
    """Whether it has yet to be, which makes where someone will be a going there."""
    return any(tree.lemma(child) in ("will", "would", "shall", "to") for child in tree.kids(index, "aux", "mark"))


def _of_governor(tree: Tree, index: int) -> list[int]:
    above = tree.words[index].head
    held = above >= 0 and tree.base(index) == "xcomp" and tree.lemma(above) in LASTING
    return tree.kids(above, "nsubj") if held else []


def _is_dated(tree: Tree, index: int) -> bool:
    beside = [*Slots(tree, index).heads("when"), *tree.kids(index, "obl")]
    inner = [child for top in beside for child in tree.kids(top, "nmod")]
    return any(tree.in_time(at) for at in (*beside, *inner))
