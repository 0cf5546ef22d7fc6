"""Choosing the row of the frames table that a predicate falls under."""

from __future__ import annotations

from collections import Counter

from whence.codebook.frames import Ask, Class, Entry, Frames, Row, grammar, vocabulary
from whence.reading.events.cast import Scene
from whence.reading.events.slots import Slots
from whence.reading.events.telling import is_human
from whence.reading.events.tree import NOUNS, Tree

SENSE, PLAIN = 2, 0
PER_NEED, PER_WORD, PER_ACTOR = 10, 15, 3
# A word of a phrase tells as much of the type as two needs that are met.
PER_REST = 2
# Particles of direction, which leave a verb what it is.
FREE_PARTICLES = frozenset({"", "in", "out", "over", "down"})
PARTICLES = ("compound", "advmod", "case", "mark", "fixed", "obj", "obl", "xcomp", "advcl")
PRE = ("compound", "amod", "nmod", "nummod", "flat")
# By what the rows call any place that someone is said to be in.
THERE = "@there"
# And whatever is done "in protest".
PROTESTING = "@protesting"
# What singles out the one deed that a noun made of a verb tells, and the slots of what it is done to.
POINTING = frozenset({"the", "this", "that"})
UNDERGONE = frozenset({"object", "obj"})
# Relations by which a title stands with a name: "President X", "X, the president".
TITLES = frozenset({"nmod:desc", "appos", "flat"})


def choose(tree: Tree, scene: Scene, slots: Slots, frames: Frames, *, weak: bool = True) -> Row | None:
    """The row that holds for the predicate and asks most; None where none holds. Ties go to the first in the table.

    Without `weak`, rows that are events only with two participants are passed over.
    """
    return _held(tree, scene, slots, frames, weak=weak) or _nominal(tree, scene, slots, frames, weak=weak)


def _nominal(tree: Tree, scene: Scene, slots: Slots, frames: Frames, *, weak: bool) -> Row | None:
    """The row of the verb that the noun is made of, where it is said of what: "the lifting of the curfew"."""
    of = [head for head in slots.heads("of") if not tree.in_time(head)]
    if not slots.is_noun or not of or slots.frame is None or tree.lemma(slots.index).endswith("ence"):
        return None
    lemma = slots.frame.roleset.partition(".")[0].partition("_")[0]
    if not any(tree.lemma(child) in POINTING for child in tree.kids(slots.index, "det")):
        return None
    best: tuple[int, int] | None = None
    chosen: Row | None = None
    for entry in frames.words.get(("verb", lemma), ()):
        row = entry.row
        if entry.rest or (row.weak and not weak) or slots.frame.roleset in row.never:
            continue
        if not any(ask.slot in UNDERGONE for ask in row.needs):
            continue
        rank = (sum(_worth(ask) for ask in row.needs), -frames.order[row.id])
        if (best is None or rank > best) and holds(row, scene, slots):
            best, chosen = rank, row
    return chosen


def _held(tree: Tree, scene: Scene, slots: Slots, frames: Frames, *, weak: bool) -> Row | None:
    index = slots.index
    frame = slots.frame
    sense = frame.roleset if frame else ""
    best: tuple[int, bool, int] | None = None
    chosen: Row | None = None
    word_class = class_of(tree, index)
    entries = _entries(frames, word_class, tree.lemma(index), tree.words[index].text.lower())
    if word_class == "noun" and is_whereabouts(scene, slots):
        entries = (*entries, *frames.words.get(("noun", THERE), ()))
    if word_class == "verb" and "protest" in map(tree.lemma, slots.heads("in")):
        entries = (*entries, *frames.words.get(("verb", PROTESTING), ()))
    by_sense = tuple(Entry((), row) for row in frames.senses.get(sense, ())) if not entries else ()
    for entry in (*entries, *by_sense):
        row = entry.row
        if (row.weak and not weak) or (sense in row.never and not entry.rest and not _asks(row)):
            continue
        if not _phrase_holds(tree, index, entry, word_class):
            continue
        points = PER_WORD * len(entry.rest) + (SENSE if sense in row.senses else PLAIN)
        rank = (points + sum(_worth(ask) for ask in row.needs), not row.weak, -frames.order[row.id])
        if best is not None and rank <= best:
            continue
        if holds(row, scene, slots):
            best, chosen = rank, row
    return chosen


def nearest_type(tree: Tree, scene: Scene, slots: Slots, frames: Frames) -> str | None:
    """The type of the word's rows that come nearest to holding, by how many of their needs are met and how many not.

    Among several it is the reader's guess, else that of most rows; None where no row of the word has its phrase, or
    what stands beside the word shuts all of them out.
    """
    index, word_class = slots.index, class_of(tree, slots.index)
    entries = [
        entry
        for entry in _entries(frames, word_class, tree.lemma(index), tree.words[index].text.lower())
        if _phrase_holds(tree, index, entry, word_class)
        and not is_barred(entry.row, scene, slots)
        and (not entry.row.idiom or any(_filled(ask, scene, slots) for ask in entry.row.needs))
    ]
    if not entries:
        return None
    ranks = [_nearness(entry, scene, slots) for entry in entries]
    near = Counter(entry.row.type for entry, rank in zip(entries, ranks, strict=True) if rank == max(ranks))
    if slots.frame is not None and slots.frame.guess in near:
        return slots.frame.guess
    every = Counter(entry.row.type for entry in entries)
    return max(near, key=lambda type: (near[type], every[type], type))


def _nearness(entry: Entry, scene: Scene, slots: Slots) -> int:
    met = sum(_filled(ask, scene, slots) for ask in entry.row.needs)
    return PER_REST * len(entry.rest) + 2 * met - len(entry.row.needs)


def is_whereabouts(scene: Scene, slots: Slots) -> bool:
    """Whether the noun is a place that someone is said to be in: "was in Baku"."""
    there = slots.index in scene.place_at and bool(slots.heads("cop"))
    return there and slots.tree.case(slots.index) in ("in", "at")


def _worth(ask: Ask) -> int:
    """What an ask tells of the sense: that someone takes part anywhere tells little."""
    return PER_NEED if ask.slot != "any" or ask.lemmas or ask.types - {"actor"} else PER_ACTOR


def _entries(frames: Frames, word_class: Class | None, lemma: str, form: str) -> tuple[Entry, ...]:
    """The entries of the lemma, and those of the very form where that has its own ("gone")."""
    if word_class is None:
        return ()
    own = frames.words.get((word_class, form), ()) if form != lemma else ()
    return (*frames.words.get((word_class, lemma), ()), *own)


def _asks(row: Row) -> bool:
    """Whether the row asks for a certain argument, which tells the sense better than the reader's tag does."""
    return any(_worth(ask) == PER_NEED for ask in row.needs)


def class_of(tree: Tree, index: int) -> Class | None:
    """Whether the word can be a predicate, and of which class."""
    upos = tree.words[index].upos
    if upos == "VERB":
        return "verb"
    if upos in ("NOUN", "PROPN"):
        return "noun"
    return (
        "adjective"
        if upos == "ADJ"
        else "verb"
        if upos == "AUX" and tree.lemma(index) not in ("be", "have", "do")
        else None
    )


def holds(row: Row, scene: Scene, slots: Slots) -> bool:
    """Whether the predicate's slots hold all that the row needs and nothing that it must lack."""
    return all(_filled(ask, scene, slots) for ask in row.needs) and not is_barred(row, scene, slots)


def is_barred(row: Row, scene: Scene, slots: Slots) -> bool:
    """Whether the predicate's slots hold what the row must lack."""
    return any(_filled(ask, scene, slots, counting=False) for ask in row.lacks)


def _filled(ask: Ask, scene: Scene, slots: Slots, *, counting: bool = True) -> bool:
    if ask.slot == "report":
        return not ask.lemmas.isdisjoint(scene.cast.lemmas)
    heads = slots.heads(ask.slot)
    if heads and "*" in ask.lemmas:
        return True
    for head in heads:
        if ask.lemmas and not ask.lemmas.isdisjoint(contents(slots.tree, head, counting=counting)):
            return True
        if ask.types and not ask.types.isdisjoint(_types(scene, head)):
            return True
    return False


def _types(scene: Scene, head: int) -> frozenset[str]:
    types = scene.types_of(head)
    if not types and scene.who(head):
        types = frozenset({"actor"})
    human = bool(types & {"person", "people"}) or is_human(scene.tree, scene.tree.measured(head))
    return types | {"human"} if human else types


def contents(tree: Tree, head: int, *, counting: bool = True) -> set[str]:
    """The lemmas that tell what the word is: its own, that of what it counts, titles and two-word compounds.

    With `counting`, a noun that only counts or bundles tells too: "12 tonnes of tarpaulins" are tonnes.
    """
    outer, head = head, tree.measured(head)
    lemma = tree.lemma(head)
    found = {lemma, tree.lemma(outer)} if counting else {lemma}
    if lemma.endswith("s") and lemma[:-1] in vocabulary():
        found.add(lemma[:-1])  # a plural that the reader leaves as it is: "troops"
    for child in tree.children[head]:
        if tree.words[child].deprel in TITLES and tree.words[child].upos in NOUNS:
            found.add(tree.lemma(child))
        if child < head and tree.base(child) in PRE:
            found.add(f"{tree.lemma(child)} {lemma}")
            if tree.base(child) == "compound":
                found.add(tree.lemma(child))
        elif child > head and tree.base(child) == "nmod" and tree.case(child) == "of":
            found.add(f"{lemma} of {tree.lemma(child)}")
    return found


def _phrase_holds(tree: Tree, index: int, entry: Entry, word_class: Class | None) -> bool:
    if not entry.rest:
        if word_class != "verb" or tree.lemma(index) not in grammar("particle_verbs"):
            return True
        return tree.particle(index) in FREE_PARTICLES
    if word_class == "noun":
        before = {tree.lemma(c) for c in tree.children[index] if c < index and tree.base(c) in PRE}
        return all(word in before for word in entry.rest)
    if tree.particle(index) not in FREE_PARTICLES.union(entry.rest):
        return False  # "called off the trip on Friday" is no calling on anyone
    around = {tree.lemma(c) for c in tree.children[index] if tree.base(c) in PARTICLES and c > index}
    around |= {tree.case(c) for c in tree.kids(index, "obl", "nmod", "obj") if not tree.in_time(c)}
    around |= {tree.lemma(m) for c in tree.kids(index, "advcl") for m in tree.kids(c, "mark")}
    around |= {tree.lemma(m) for c in tree.kids(index, "obl") if not tree.in_time(c) for m in tree.kids(c, "case")}
    following = index + 1 < len(tree.words) and tree.lemma(index + 1) == entry.rest[0]
    return all(word in around or (following and word == entry.rest[0]) for word in entry.rest)
