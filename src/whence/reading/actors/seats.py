"""Offices told by what stands for them: "has had his desk since May", "whose command went to Y", "was posted to Z".

Newspapers avoid the word: a successor has the other's desk, a regiment is handed over to its next commander, a general
is posted elsewhere. What office it is, the words leave to what is told of whoever had it.
"""

from __future__ import annotations

from collections.abc import Iterator

from whence.codebook.tenures import tenure_words
from whence.reading.actors.entities import Entity
from whence.reading.actors.scene import Scene
from whence.reading.actors.tree import Tree
from whence.reading.actors.turns import Turn, denoted, is_passive, person_at, subject_of, undergoer


def seats(scene: Scene, index: int) -> Iterator[Turn]:
    """What the verb at `index` tells of an office that is not called by its name."""
    tree, words = scene.tree, tenure_words()
    lemma = tree.words[index].lemma.lower()
    if tree.words[index].upos != "VERB":
        return
    if lemma in words.has and any(_owner(scene, c) for c in tree.of(index, "obj") if _is_seat(tree, c)):
        yield Turn(index, comes=subject_of(scene, index), since=True)
    elif lemma in words.takes_seat and (owner := _owners(scene, index)) is not None:
        yield Turn(index, comes=subject_of(scene, index), after=owner)
    elif lemma in words.posts and _elsewhere(tree, index):
        yield Turn(index, goes=undergoer(scene, index))
    elif lemma in words.passes_to or lemma in words.hands_on:
        yield from _passed(scene, index)
    elif lemma == "put" and is_passive(tree, index) and _in_charge(tree, index):
        yield Turn(index, comes=undergoer(scene, index))


def _owners(scene: Scene, index: int) -> Entity | None:
    """Whose seat the verb says is taken: "took her place", "whose chair she took"."""
    seats = (c for c in scene.tree.of(index, "obj") if _is_seat(scene.tree, c))
    return next((owner for c in seats if (owner := _owner(scene, c)) is not None), None)


def _is_seat(tree: Tree, noun: int) -> bool:
    return tree.words[noun].lemma.lower() in tenure_words().seats


def _owner(scene: Scene, noun: int) -> Entity | None:
    """The person whose seat it is: "his desk", "the desk of X"; "whose" is whoever it refers to."""
    tree = scene.tree
    for child in tree.of(noun, "nmod"):
        if tree.words[child].deprel == "nmod:poss" or "of" in tree.cases(child):
            if tree.lower[child] == "whose":
                clause = tree.words[noun].head
                return person_at(scene, tree.words[clause].head) if clause >= 0 else None
            return person_at(scene, child)
    return None


def _passed(scene: Scene, index: int) -> Iterator[Turn]:
    """ "Whose command went to Y", "the Second Corps was handed over to Y"."""
    tree, words = scene.tree, tenure_words()
    to = (c for c in tree.of(index, "obl") if "to" in tree.cases(c))
    comes = next((p for c in to if (p := person_at(scene, c)) is not None and p.named), None)
    if comes is None:
        return
    for noun in tree.of(index, "nsubj"):
        goes = _owner(scene, noun) if _is_seat(tree, noun) else None
        if goes is not None and goes is not comes:
            yield Turn(index, comes=comes, goes=goes)
        elif goes is None and is_passive(tree, index) and _is_led(tree, noun):
            body = next((e for e in denoted(scene, noun) if e.type in ("organization", "armed group")), None)
            if body is not None:
                commanded = not words.commanded.isdisjoint(tree.lower[max(0, noun - 3) : noun + 1])
                yield Turn(index, comes=comes, title="commander" if commanded else "head", of=body)


def _is_led(tree: Tree, noun: int) -> bool:
    """Whether what is handed over is one body, not what it has: "the region", not "its prisoners"."""
    return tree.lower[noun] == tree.words[noun].lemma.lower() and not any(tree.of(noun, "nummod"))


def _elsewhere(tree: Tree, index: int) -> bool:
    """Whether somebody is sent to another place or post: "posted to Cusco", "moved to a desk in the capital"."""
    if not is_passive(tree, index):
        return False
    plain = tree.words[index].lemma.lower() in tenure_words().posts_anywhere
    to = [c for c in tree.of(index, "obl") if "to" in tree.cases(c)]
    return any(plain or _is_seat(tree, c) for c in to)


def _in_charge(tree: Tree, index: int) -> bool:
    return any(tree.lower[c] == "charge" and "in" in tree.cases(c) for c in tree.of(index, "obl"))
