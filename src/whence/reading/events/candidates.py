"""Which words of a sentence can be events, and which row of the frames table each falls under."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from whence.codebook.frames import Row, frames, grammar, light_verbs
from whence.codebook.plover import NEAREST
from whence.reading.events.being import being
from whence.reading.events.cast import Scene
from whence.reading.events.coding import choose, class_of, is_whereabouts
from whence.reading.events.dated import carrying, dated
from whence.reading.events.guessed import guessed, guessed_of_denied
from whence.reading.events.slots import Slots
from whence.reading.events.talk import is_talk
from whence.reading.events.tree import NOUNS, Tree
from whence.reading.events.undated import undated

PARTICLES = ("compound", "advmod", "case")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A predicate under its row: `carrier` is the light verb that carries a noun, `covers` the trigger's words."""

    index: int
    row: Row
    slots: Slots
    carrier: int | None
    covers: tuple[int, ...]


def candidates(tree: Tree, scene: Scene, when: Set[int] = frozenset()) -> list[Candidate]:
    """The candidates of a sentence in order, without those that another one swallows.

    On the verbs `when` a day hangs, so that they are such also where the codebook does not know them.
    """
    found: dict[int, Candidate] = {}
    swallowed: set[int] = set()
    dates = {index for time in tree.sentence.times for index in range(time.first, time.last)}
    for index in range(len(tree.words)):
        in_date = index in dates and tree.words[index].text[:1].isupper()
        slots = Slots(tree, index)
        if in_date or class_of(tree, index) is None or _is_modifier(tree, index):
            continue
        if _in_name(tree, index) and not is_whereabouts(scene, slots):
            continue
        if _says_it_was(tree, index) or is_talk(tree, index):
            continue
        row = choose(tree, scene, slots, frames()) or guessed(tree, scene, slots) or guessed_of_denied(tree, slots)
        row = row or dated(tree, scene, slots, when) or undated(tree, scene, slots)
        if row is None:
            continue
        absorbed = [tree.measured(head) for slot in row.absorbs for head in slots.heads(slot)]
        if row.shape.name == "there":
            absorbed = slots.heads("cop")  # "was in Baku" is told by the verb and the place
        swallowed.update(head for head in absorbed if head != index)
        carrier = _carrier(tree, index)
        found[index] = Candidate(index, row, slots, carrier, _covers(tree, index, absorbed, carrier))
    staging = {index for index in range(len(tree.words)) if _says_it_was(tree, index) and _shares(tree, index)}
    for index in sorted((when | staging) - found.keys() - swallowed):
        row = carrying(tree, scene, Slots(tree, index), {at: c.row.type for at, c in found.items()})
        if row is not None:
            found[index] = Candidate(index, row, Slots(tree, index), None, (index,))
    for index, row, words in being(tree, scene, {at: c.row.type for at, c in found.items()}):
        if index not in swallowed:
            found[index] = Candidate(index, row, Slots(tree, index), None, words)
    swallowed |= {index for index, c in found.items() if c.row.mode == NEAREST and _is_part(c, found)}
    return [c for index, c in found.items() if index not in swallowed and not _carries_another(c, found)]


def covered(events: Sequence[Candidate]) -> frozenset[int]:
    """The words of those under the nearest type that another one, an event too, has among its own or is told by."""
    words = {at for c in events for at in c.covers if at != c.index}
    words |= {c.slots.tree.words[c.index].head for c in events if c.row.mode == NEAREST and _has_told_of(c)}
    return frozenset(c.index for c in events if c.row.mode == NEAREST and c.index in words)


def _has_told_of(candidate: Candidate) -> bool:
    """Whether the verb above may say no more of the noun than that there was one: "an election was held"."""
    return candidate.slots.is_noun and candidate.slots.tree.base(candidate.index) in ("nsubj", "obj", "csubj")


def _is_part(candidate: Candidate, found: dict[int, Candidate]) -> bool:
    """Whether the verb above, an event itself, tells it: "were let go"."""
    tree = candidate.slots.tree
    return tree.base(candidate.index) == "xcomp" and tree.words[candidate.index].head in found


def _carries_another(candidate: Candidate, found: dict[int, Candidate]) -> bool:
    """Whether a light verb has a noun event as its object and no absorbing row of its own: the noun is the event."""
    tree = candidate.slots.tree
    if candidate.row.absorbs or candidate.row.mode == NEAREST or tree.lemma(candidate.index) not in light_verbs():
        return False
    return any(found[head].carrier == candidate.index for head in tree.objects(candidate.index) if head in found)


def _carrier(tree: Tree, index: int) -> int | None:
    """The verb that carries the noun or says that its subject has it in mind: "hold a march", "consider sanctions"."""
    governor = tree.words[index].head
    if tree.words[index].upos not in NOUNS or governor < 0 or tree.words[governor].upos != "VERB":
        return None
    is_object = tree.base(index) == "obj" or tree.words[index].deprel == "nsubj:pass"
    carries = tree.lemma(governor) in light_verbs() or tree.lemma(governor) in grammar("planning")
    return governor if is_object and carries else None


def _says_it_was(tree: Tree, index: int) -> bool:
    """Whether the verb says no more of its subject than that it took place."""
    return tree.lemma(index) == "take" and "place" in map(tree.lemma, tree.kids(index, "obj"))


def _shares(tree: Tree, index: int) -> bool:
    """Whether the verb's subject is said with another verb, or a pronoun: "was put off and will take place in"."""
    said = tree.kids(index, "nsubj")
    return (tree.base(index) == "conj" and not said) or any(tree.lemma(head) == "it" for head in said)


def _in_name(tree: Tree, index: int) -> bool:
    """Whether the word is part of a name of several words ("Operation X", "X Partnership Mission")."""
    for name in tree.sentence.names:
        if name.first <= index < name.last:
            return tree.words[index].upos == "PROPN" or name.last - name.first > 1
    return (
        tree.words[index].upos == "PROPN"
        and tree.words[index].text[:1].isupper()
        and tree.base(index) in ("flat", "compound")
    )


def _is_modifier(tree: Tree, index: int) -> bool:
    """Whether the word only describes another: "attack helicopters", "the ousted president".

    A verb with a doer and a thing done is none, whatever a wrong parse hangs it on.
    """
    frame, base = tree.frame_at.get(index), tree.base(index)
    if (
        frame is not None
        and tree.words[index].upos == "VERB"
        and {"ARG0", "ARG1"} <= {a.label for a in frame.arguments}
    ):
        return base in ("aux", "cop", "case")
    return base in ("amod", "compound", "flat", "fixed", "aux", "cop", "case", "mark", "det")


def _covers(tree: Tree, index: int, absorbed: list[int], carrier: int | None) -> tuple[int, ...]:
    """The words of the trigger: the predicate, its particle, or a verb with the noun it carries where they are near."""
    words = [index]
    if carrier is not None and tree.lemma(carrier) in light_verbs():
        words.append(carrier)
    governor = tree.words[index].head
    if governor >= 0 and tree.words[index].deprel == "nsubj" and tree.lemma(governor) in grammar("taking_place"):
        words.append(governor)
    words += [c for c in tree.kids(index, *PARTICLES) if tree.words[c].deprel == "compound:prt" and c == index + 1]
    if tree.words[index].text.lower() == "due":  # "the runoff is due on Sunday"
        words += [c for c in tree.kids(index, "nsubj") if tree.words[c].upos == "NOUN"]
    if "-" in tree.lemma(index) and "-" not in tree.words[index].text:
        words += [c for c in tree.kids(index, "compound") if abs(c - index) in (2, 4)]
    return tuple(sorted({*words, *absorbed[:1]}))
