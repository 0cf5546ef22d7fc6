"""Verbs that say little by themselves, and when what stands beside them makes a deed of them.

"Came" and "took" tell hardly anything; "came alongside" and "took the containers" tell of a happening, while "came
under pressure" and "took a risk" do not.
"""

from __future__ import annotations

from whence.codebook.frames import grammar, light_verbs, word_class
from whence.reading.events.cast import Scene
from whence.reading.events.dated import PHASES
from whence.reading.events.slots import Slots
from whence.reading.events.telling import is_human, is_specific
from whence.reading.events.tree import Tree

LIKELY = 0.5
"""How likely a verb that says little must be to tell an event at all."""

# Verbs of going somewhere; those that tell it without saying whither; those of what is done to people and things.
MOVING = frozenset({"come", "go", "get", "climb"})
ARRIVING = frozenset({"come"})
HANDLING = frozenset({"take", "keep", "bring", "pay", "cut", "deliver", "hand", "pull", "hold"})
# Classes of things that hands can be laid on.
TANGIBLE = ("property", "vessel", "vessels", "materiel", "relief", "currency", "carrier", "movement")
THITHER = frozenset(
    {"back", "home", "away", "out", "ashore", "aboard", "alongside", "across", "over", "there", "abroad"}
)
# What these bring in is no way that anyone goes.
ASIDE = frozenset({"under", "with", "on", "of", "about", "at"})
WAYS = frozenset({"to", "into", "from", "onto", "through", "across", "towards", "toward", "out of", "over", "off"})
PLACES = frozenset(
    {"gate", "court", "border", "prison", "barracks", "camp", "street", "square", "base", "port", "council", "office"}
)


def is_mover(tree: Tree, head: int) -> bool:
    """Whether the word means people, or a certain vessel or vehicle."""
    head = tree.measured(head)
    vessel = tree.lemma(head) in word_class("carrier") or tree.lemma(head) in word_class("vessels")
    return is_human(tree, head) or (vessel and is_specific(tree, head))


def is_faint(tree: Tree, index: int) -> bool:
    """Whether the verb says little by itself: a light one, one of a state, one that wants a particle."""
    lemma = tree.lemma(index)
    bare = lemma in grammar("particle_verbs") and not tree.particle(index)
    return bare or lemma in light_verbs() - PHASES or lemma in grammar("states")


def is_filled(tree: Tree, scene: Scene, slots: Slots) -> bool:
    """Whether what stands beside a verb that says little makes it a deed: "went home", "took the containers"."""
    lemma, frame = tree.lemma(slots.index), slots.frame
    if frame is None or frame.chance < LIKELY:
        return False
    if lemma in MOVING:
        return _moves(tree, scene, slots)
    if lemma not in HANDLING or tree.kids(slots.index, "xcomp", "ccomp"):
        return False
    return any(_is_concrete(tree, scene, head) for head in tree.objects(slots.index))


def _moves(tree: Tree, scene: Scene, slots: Slots) -> bool:
    """Whether somebody, or a vessel, comes or goes, and not under, up with or into something that is no place."""
    doers = tree.surface_subject(slots.index)
    if tree.lemma(slots.index) == "get" and tree.objects(slots.index):
        return False
    if not any(scene.types_of(doer) - {"place", "other"} or is_mover(tree, doer) for doer in doers):
        return False
    beside = [child for child in tree.kids(slots.index, "obl") if not tree.in_time(child)]
    ways = [way for way in beside if tree.case(way) in WAYS]
    if any(tree.case(way) in ASIDE for way in beside) or not all(_is_somewhere(tree, scene, way) for way in ways):
        return False
    where = [child for child in tree.kids(slots.index, "advmod", "compound") if tree.lemma(child) in THITHER]
    return bool(ways or where) or tree.lemma(slots.index) in ARRIVING


def _is_somewhere(tree: Tree, scene: Scene, head: int) -> bool:
    return bool(scene.types_of(head)) or (tree.lemma(head) in PLACES and is_specific(tree, head))


def _is_concrete(tree: Tree, scene: Scene, head: int) -> bool:
    """Whether the word means someone, a place or a thing that can be laid hands on."""
    measured = tree.measured(head)
    things = (tree.lemma(measured), tree.lemma(head))
    thing = any(lemma in word_class(name) for lemma in things for name in TANGIBLE)
    return bool(scene.types_of(head)) or is_human(tree, measured) or (thing and is_specific(tree, head))
