"""What a word that no row of the codebook holds is taken for where no day is told, and yet it tells of a happening.

A verb of what was, goes on or is to come, of which a known person, body or country is subject or object, in a main
clause or one that takes its deed for granted: "after the men boarded", "the officer who drew up the list". What such
did not do and what they may do are told as well: "the company never paid", "may dissolve the council". And a noun that
names happenings by itself, said of a certain one: "after the storm". Like those with a day they get the nearest type.
What "I" or "you" do is none.
"""

from __future__ import annotations

from whence.codebook.frames import Row, happenings
from whence.codebook.reporting import reporting
from whence.reading.events.cast import Scene
from whence.reading.events.coding import class_of
from whence.reading.events.dated import SPEAKERS, UNSURE, nearest_row, stages
from whence.reading.events.faint import is_faint, is_filled, is_mover
from whence.reading.events.forms import is_definite, is_infinitive, negation_of
from whence.reading.events.slots import Slots
from whence.reading.events.status import StatusReader
from whence.reading.events.talk import is_claimed
from whence.reading.events.telling import is_finite, is_headline, is_specific, is_undergone, noun_is_told
from whence.reading.events.tree import NOUNS, Tree

LEAST = 0.3
"""How likely a verb must be to tell an event at all.

Of 63 verbs that this adds to 60 articles of timeline17, 41 were happenings that one would want (judged 2026-11).
"""

LEAST_OF_CLAIM = 0.2
"""How likely the content of talk, a claim or a denial must be to tell one: that it is talked of makes it news."""

LIKELY = 0.5
"""How likely one must be whose subject nobody names."""

# Verbs that move that something be done.
PROPOSING = frozenset({"propose", "suggest", "recommend", "request", "advise", "move"})

MAIN = frozenset({"root", "conj", "ccomp", "parataxis"})
# What these bring in was so.
PRESUPPOSING = frozenset({"after", "before", "when", "since", "until", "till", "as", "while", "because", "once"})
ANY = frozenset({"people", "person", "man", "thing", "one"})  # "the people who came" are whoever came
COUNTED = NOUNS | {"NUM"}  # "one of my men", "140 came"
MAYBE = frozenset({"may", "might", "could"})
BEING = frozenset({"is", "are", "was", "were"})


def undated(tree: Tree, scene: Scene, slots: Slots) -> Row | None:
    """The row of the nearest type; None for a word that tells no certain happening of its own."""
    word_class = class_of(tree, slots.index)
    if word_class == "noun":
        return _of_noun(tree, scene, slots)
    frame = slots.frame
    if word_class != "verb" or frame is None or frame.guess is None:
        return None
    if frame.chance < (LEAST_OF_CLAIM if is_claimed(tree, slots.index) else LEAST):
        return None
    known = _is_of_someone(tree, scene, slots.index) or _is_undergone(tree, slots)
    if not known and not (frame.chance >= LIKELY and _is_of_certain(tree, slots.index)):
        return None
    return nearest_row(tree, scene, slots, frame.guess) if _is_stated(tree, scene, slots) else None


def _of_noun(tree: Tree, scene: Scene, slots: Slots) -> Row | None:
    nearest = happenings().get(tree.lemma(slots.index))
    if nearest is None or not noun_is_told(tree, slots.index) or _is_open_plural(tree, slots.index):
        return None
    if slots.index in scene.place_at:  # "at the Tarn crossing"
        return None
    status = StatusReader(tree).of(slots.index).status
    if status == "possible" or (
        status == "denied" and not any(tree.lemma(c) == "no" for c in tree.kids(slots.index, "det"))
    ):
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


def _is_of_certain(tree: Tree, index: int) -> bool:
    """Whether its subject are people or vessels that nobody names: "masked men climbed aboard", "six boats came"."""
    heads = [] if tree.is_passive(index) else tree.surface_subject(index)
    return any(tree.words[head].upos in COUNTED and is_mover(tree, head) for head in heads)


def _is_undergone(tree: Tree, slots: Slots) -> bool:
    """Whether it was, is being or may be done to a certain thing, or to none: "the cap will be lifted"."""
    index = slots.index
    coming = tree.is_passive(index) and (_may_be(tree, index) or _goes_on(tree, index))
    if not (coming or is_undergone(tree, slots)):
        return False
    heads = [head for head in tree.objects(index) if tree.words[head].text.lower() not in SPEAKERS]
    return any(is_specific(tree, head) or _is_none(tree, head) for head in heads)


def _is_none(tree: Tree, head: int) -> bool:
    return any(tree.lemma(child) == "no" for child in tree.kids(head, "det"))


def _is_stated(tree: Tree, scene: Scene, slots: Slots) -> bool:
    """Whether the verb is of a deed, not of a state or a saying, and tells that it was done, was not, or is to be."""
    index = slots.index
    if tree.lemma(index) in reporting().verbs or (is_faint(tree, index) and not is_filled(tree, scene, slots)):
        return False
    if not _stands(tree, index) or stages(tree, index):
        return False
    told = is_finite(tree, index) or is_headline(tree, index) or _is_to_be(tree, index) or _goes_on(tree, index)
    if _is_proposed(tree, index) or is_claimed(tree, index):
        return True
    status = StatusReader(tree).of(index).status
    if status == "possible":
        return _may_be(tree, index)
    return told and (status not in UNSURE or negation_of(tree, index) is not None)


def _stands(tree: Tree, index: int) -> bool:
    """Whether the verb's clause is a main one, or takes what it tells for granted."""
    if tree.base(index) in MAIN or is_claimed(tree, index):
        return True
    if tree.words[index].deprel == "acl:relcl":
        noun = tree.words[index].head
        return tree.words[noun].upos in NOUNS and tree.lemma(noun) not in ANY and is_specific(tree, noun)
    marks = {tree.lemma(mark) for mark in tree.kids(index, "mark", "advmod")}
    return tree.base(index) == "advcl" and bool(tree.kids(index, "nsubj")) and not marks.isdisjoint(PRESUPPOSING)


def _is_proposed(tree: Tree, index: int) -> bool:
    """Whether someone moves that it be done: "proposed that a team examine the site", not "insists that they leave"."""
    above = tree.words[index].head
    bare = tree.words[index].text.lower() == tree.lemma(index) and not tree.kids(index, "aux")
    doers = tree.kids(index, "nsubj")
    if above < 0 or tree.base(index) != "ccomp" or not bare or not doers:
        return False
    one = any(tree.words[doer].upos in NOUNS and is_specific(tree, doer) for doer in doers)
    return one and tree.lemma(above) in PROPOSING and is_finite(tree, above)


def _may_be(tree: Tree, index: int) -> bool:
    """Whether a main clause says that it may come to it: "may dissolve", not "may have dissolved"."""
    said = {tree.words[child].text.lower() for child in tree.kids(index, "aux")}
    return bool(said & MAYBE) and "have" not in said and tree.base(index) in MAIN


def _goes_on(tree: Tree, index: int) -> bool:
    """Whether a main clause says that it is being done: "are digging", "is being held back"."""
    said = {tree.words[child].text.lower() for child in tree.kids(index, "aux")}
    lasts = tree.words[index].text.lower().endswith("ing") or "being" in said
    return lasts and bool(said & BEING) and tree.base(index) in MAIN


def _is_to_be(tree: Tree, index: int) -> bool:
    """Whether it is said to be to come: "is to visit"."""
    said = {tree.words[child].text.lower() for child in tree.kids(index, "aux", "cop")}
    return bool(said & BEING) and is_infinitive(tree, index)
