"""What a predicate that no row of the codebook holds is taken for: the type that the reader guesses, if it is sure."""

from __future__ import annotations

from whence.codebook.frames import Entry, Row, frames, guessed_rows, light_verbs, nearest_rows, unguessed
from whence.codebook.reporting import reporting
from whence.model.parse import Frame
from whence.reading.events.cast import Scene
from whence.reading.events.coding import class_of, is_barred
from whence.reading.events.slots import Slots
from whence.reading.events.telling import is_denied_claim, is_spoken
from whence.reading.events.tree import Tree

LEAST = {"verb": 0.7, "noun": 0.8}
"""How likely a predicate must be to tell an event at all, by class: nouns name kinds of deed as often as deeds."""

SURE = 0.85
"""How likely it must be for a lemma that the tables know in other company.

Of fifteen guesses below 0.97 on six articles of timeline17 one was right (judged 2026-11). The stories with keys find
more of their events by them than the articles lose: at 0.85 two points, on 14 judged articles against two of precision.
"""

SLOTS = ("ARG0", "subj", "ARG1", "obj", "ARG2", "by", "of", "poss")


def guessed(tree: Tree, scene: Scene, slots: Slots) -> Row | None:
    """The row of the guessed type; None where the guess is unsure, nobody takes part, or a table knows better.

    A lemma that has rows of which none holds may only be of a type that one of them has, and is none where a row says
    that with such arguments it is none.
    """
    index, frame = slots.index, slots.frame
    word_class = class_of(tree, index)
    if frame is None or frame.guess is None or frame.chance < LEAST.get(word_class or "", 2.0):
        return None
    lemma = tree.lemma(index)
    if word_class is None or lemma in light_verbs() or lemma in reporting().verbs or lemma in unguessed(word_class):
        return None
    known = tuple(entry for entry in frames().words.get((word_class, lemma), ()) if not entry.row.broad)
    if not _allowed(frame, known, scene, slots):
        return None
    if not any(scene.who(head) for slot in SLOTS for head in slots.heads(slot)) and not is_spoken(tree, slots):
        return None
    return guessed_rows()[frame.guess]


def guessed_of_denied(tree: Tree, slots: Slots) -> Row | None:
    """The row of the likeliest type for what someone denies, however unlikely: that it is denied makes it a claim."""
    frame = slots.frame
    if frame is None or frame.guess is None:
        return None
    if is_denied_claim(tree, slots.index):
        return guessed_rows()[frame.guess]
    return nearest_rows()[frame.guess] if _is_denied_deed(tree, slots) else None


def _is_denied_deed(tree: Tree, slots: Slots) -> bool:
    """Whether the noun is what someone says they did not do: "denied any involvement", not "was denied entry"."""
    verb = tree.words[slots.index].head
    if not slots.is_noun or verb < 0 or tree.base(slots.index) != "obj" or tree.lemma(verb) != "deny":
        return False
    said = tree.lemma(slots.index) in reporting().nouns or bool(tree.kids(verb, "iobj")) or tree.is_passive(verb)
    return not said and bool(tree.kids(slots.index, "nmod", "acl", "det", "nmod:poss"))


def _allowed(frame: Frame, known: tuple[Entry, ...], scene: Scene, slots: Slots) -> bool:
    plain = [entry.row for entry in known if not entry.rest]
    if any(frame.roleset in row.never or is_barred(row, scene, slots) for row in plain):
        return False
    return not known or (frame.guess in {entry.row.type for entry in known} and frame.chance >= SURE)
