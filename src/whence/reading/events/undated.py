"""What a word that no row of the codebook holds is taken for where no day is told, and yet it tells of a happening.

A verb in the past or of what is to come, in a main clause, of which a known person, body or country is subject or
object: "the army halted its pullout". And a noun that names happenings by itself, said of a certain one: "after the
storm". Like those with a day they get the nearest type. What may be, what is denied and what "I" or "you" do are none.
"""

from __future__ import annotations

from whence.codebook.frames import Row, grammar, happenings, light_verbs
from whence.codebook.reporting import reporting
from whence.reading.events.cast import Scene
from whence.reading.events.coding import class_of
from whence.reading.events.dated import PHASES, SPEAKERS, UNSURE, nearest_row, stages
from whence.reading.events.forms import is_definite, is_infinitive, negation_of
from whence.reading.events.slots import Slots
from whence.reading.events.status import StatusReader
from whence.reading.events.telling import is_finite, is_headline, is_specific, is_undergone, noun_is_told
from whence.reading.events.tree import Tree

LEAST = 0.3
"""How likely a verb must be to tell an event at all.

Of 63 verbs that this adds to 60 articles of timeline17, 41 were happenings that one would want (judged 2026-11).
"""

MAIN = frozenset({"root", "conj", "ccomp", "parataxis"})
# Of none that did it, or none to whom it was done, a certain deed is denied: "nobody boarded her".
OF_NONE = frozenset({"nsubj", "obj", "det"})
BEING = frozenset({"is", "are", "was", "were"})


def undated(tree: Tree, scene: Scene, slots: Slots) -> Row | None:
    """The row of the nearest type; None for a word that tells no certain happening of its own."""
    word_class = class_of(tree, slots.index)
    if word_class == "noun":
        return _of_noun(tree, scene, slots)
    frame = slots.frame
    if word_class != "verb" or frame is None or frame.guess is None or frame.chance < LEAST:
        return None
    if not (_is_of_someone(tree, scene, slots.index) or _is_undergone(tree, slots)) or not _is_stated(
        tree, slots.index
    ):
        return None
    return nearest_row(tree, scene, slots, frame.guess)


def _of_noun(tree: Tree, scene: Scene, slots: Slots) -> Row | None:
    nearest = happenings().get(tree.lemma(slots.index))
    if nearest is None or not noun_is_told(tree, slots.index) or _is_open_plural(tree, slots.index):
        return None
    if StatusReader(tree).of(slots.index).status in UNSURE:
        return None
    return nearest_row(tree, scene, slots, nearest)


def _is_open_plural(tree: Tree, index: int) -> bool:
    """Whether the noun means several without saying which or how many: "worsening outbreaks"."""
    if tree.words[index].text.lower() == tree.lemma(index) or tree.kids(index, "nummod"):
        return False
    return not is_definite(tree, index)


def _is_of_someone(tree: Tree, scene: Scene, index: int) -> bool:
    """Whether someone known, but not whoever speaks, is its subject or object."""
    subjects = tree.surface_subject(index)
    if any(tree.words[head].text.lower() in SPEAKERS for head in subjects):
        return False
    return any(scene.types_of(head) for head in (*subjects, *tree.objects(index)))


def _is_undergone(tree: Tree, slots: Slots) -> bool:
    """Whether it was done to a certain thing: "the cap will be lifted"."""
    return is_undergone(tree, slots) and any(is_specific(tree, head) for head in tree.objects(slots.index))


def _is_stated(tree: Tree, index: int) -> bool:
    """Whether the verb is a main one of a deed, not of a state or a saying, and tells that it was done or is to be."""
    lemma = tree.lemma(index)
    if lemma in light_verbs() - PHASES or lemma in grammar("states") or lemma in reporting().verbs:
        return False
    bare = lemma in grammar("particle_verbs") and not tree.particle(index)
    if bare or tree.base(index) not in MAIN or stages(tree, index):
        return False
    negation = negation_of(tree, index)
    if negation is not None and tree.base(negation) not in OF_NONE:
        return False
    if not (is_finite(tree, index) or is_headline(tree, index) or _is_to_be(tree, index)):
        return False
    return negation is not None or StatusReader(tree).of(index).status not in UNSURE


def _is_to_be(tree: Tree, index: int) -> bool:
    """Whether it is said to be to come: "is to visit"."""
    said = {tree.words[child].text.lower() for child in tree.kids(index, "aux", "cop")}
    return bool(said & BEING) and is_infinitive(tree, index)
