"""What a word that no row of the codebook holds is taken for where a day is told on which it happened.

"The ship sailed on 18 March", "the by-election was held on Sunday": PLOVER has no type for such happenings, yet whoever
follows a story wants them in it. They get the type that the reader finds nearest, under the mode `NEAREST`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set

from whence.codebook.frames import Class, Row, frames, grammar, happenings, light_verbs, nearest_rows, word_class
from whence.codebook.reporting import reporting
from whence.model.timeexpr import TimeExpression
from whence.reading.events.cast import Scene
from whence.reading.events.coding import nearest_type
from whence.reading.events.dating import STAGING, owners
from whence.reading.events.slots import Slots
from whence.reading.events.status import StatusReader
from whence.reading.events.telling import is_specific
from whence.reading.events.tree import NOUNS, Tree

FINE = ("day", "week", "month")
# In whose company a verb only says how far the deed of another has come: "began arriving on Friday".
COMPLEMENTS = ("xcomp", "ccomp")
SPEAKERS = frozenset({"i", "you"})
# Verbs that are never but sayings, and how likely others without an object must be to tell an event.
BARE = frozenset({"say", "tell", "quote", "cite"})
SURE = 0.4
UNSURE = frozenset({"possible", "denied"})
# How likely the reader must hold an event to be for its guess to stand against the rows.
CERTAIN = 0.9
# What is held, takes place or there is on a day happened, whatever the reader makes of the noun.
HOLDING = frozenset({"hold", "stage", "conduct", "organise", "organize", "occur", "happen"})
# How likely the reader must hold a noun with a day to be a deed.
LEAST_OF_NOUN = 0.05
# Nouns for a part of a happening, or what follows on it.
SPELLS = frozenset({"start", "end", "beginning", "onset", "outset", "middle", "course", "response", "run-up"})
# Verbs that say of a deed how far it has come are deeds where the noun is none: "resumed work on the bridge".
PHASES = frozenset(
    ["resume", "halt", "begin", "start", "open", "launch", "complete", "finish", "conclude", "mount", "stage"]
)  # fmt: skip
# Light verbs whose nouns are as often views and results as deeds: "made a profit", "had a good year".
NO_DEED = frozenset({"have", "make", "do", "issue"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def dated_words(tree: Tree, times: Sequence[tuple[int, TimeExpression]]) -> frozenset[int]:
    """The verbs and nouns of deeds on which a day, week, month or year hangs, and the nouns of which one says that
    there was one."""
    fine = [(number, time) for number, time in times if _is_fine(time)]
    found = owners(tree, frozenset(), fine)
    verbs = frozenset(index for index in found if tree.words[index].upos == "VERB" or tree.kids(index, "expl"))
    nouns = frozenset(index for index in tree.frame_at if tree.words[index].upos in NOUNS)
    return verbs | (nouns & owners(tree, nouns, fine).keys())


def dated(tree: Tree, scene: Scene, slots: Slots, when: Set[int]) -> Row | None:
    """The row of the nearest type for a word of those dated; None for one that tells no happening of its own."""
    index = slots.index
    if slots.is_noun:
        return _of_noun(tree, scene, slots, when)
    if slots.frame is None or slots.frame.guess is None or not _has_day(tree, index, when):
        return None
    if tree.lemma(index) in grammar("states") or _is_saying(tree, slots) or stages(tree, index):
        return None
    subjects = tree.surface_subject(index)
    if any(tree.words[head].text.lower() in SPEAKERS or tree.lemma(head) in word_class("market") for head in subjects):
        return None
    of_subject = _type_of_subject(tree, index)
    return nearest_rows()[of_subject] if of_subject else nearest_row(tree, scene, slots, slots.frame.guess)


def carrying(tree: Tree, scene: Scene, slots: Slots, events: Mapping[int, str]) -> Row | None:
    """The row of the nearest type for a verb that only carries a noun, with a day, where the noun is no event itself.

    "Took a flight on Tuesday", "the runoff took place in May". `events` are those found, with their types.
    """
    index = slots.index
    light = tree.lemma(index) in light_verbs() - NO_DEED and tree.words[index].upos == "VERB"
    carried = [head for head in tree.objects(index) if head in tree.frame_at or tree.lemma(head) == "place"]
    if not light or not carried or slots.frame is None or slots.frame.guess is None:
        return None
    doers = tree.surface_subject(index)
    own = [head for head in doers if tree.words[head].head == index]
    if tree.kids(index, *COMPLEMENTS) or not events.keys().isdisjoint((*carried, *own)):
        return None
    known = any(scene.who(head) or is_specific(tree, head) for head in doers)
    known = known or any(is_specific(tree, head) for head in carried)
    if not known:
        return None
    types = (events.get(head) or type_of_noun(tree.lemma(head)) for head in doers)
    of_subject = next((type for type in types if type), None)
    if of_subject and any(tree.lemma(head) == "place" for head in carried):
        return nearest_rows()[of_subject]
    return nearest_row(tree, scene, slots, slots.frame.guess)


def _of_noun(tree: Tree, scene: Scene, slots: Slots, when: Set[int]) -> Row | None:
    """The row of a noun of which a dated verb says that it took place, or there was such a thing on that day."""
    index = slots.index
    governor = tree.words[index].head
    told = index in when and bool(tree.kids(index, "expl"))
    if index in when and not told and _is_deed(tree, scene, slots):
        return nearest_row(tree, scene, slots, slots.frame.guess if slots.frame is not None else None)
    if not told and (governor not in when or tree.words[index].deprel not in SUBJECTS):
        return None
    holds = not told and (tree.lemma(governor) in HOLDING or "place" in map(tree.lemma, tree.kids(governor, "obj")))
    if not holds and (slots.frame is None or not (told or tree.lemma(governor) in STAGING)):
        return None
    frame = slots.frame or tree.frame_at.get(governor)
    return nearest_row(tree, scene, slots, frame.guess if frame is not None else None)


def _is_deed(tree: Tree, scene: Scene, slots: Slots) -> bool:
    """Whether the noun names a certain deed of a day, not what was said or written: "the capture of Gao on 3 May"."""
    lemma, frame = tree.lemma(slots.index), slots.frame
    if frame is None or frame.guess is None or frame.chance < LEAST_OF_NOUN or tree.kids(slots.index, "cop"):
        return False
    said = lemma in reporting().nouns or lemma in reporting().documents or lemma in SPELLS
    return not said and is_specific(tree, slots.index) and slots.index not in scene.place_at


def nearest_row(tree: Tree, scene: Scene, slots: Slots, otherwise: str | None) -> Row | None:
    """The row of the type that the word's rows come nearest to, if the reader is not sure of its own guess.

    Where they come near to none, that of the type `otherwise`. Of 41 keyed happenings under the nearest type 18 have
    one that fits, by the reader's guess alone 14 (2026-11).
    """
    frame = slots.frame
    sure = frame is not None and frame.chance >= CERTAIN and not slots.is_noun
    type = frame.guess if frame is not None and sure else nearest_type(tree, scene, slots, frames()) or otherwise
    return nearest_rows()[type] if type is not None else None


def _is_fine(time: TimeExpression) -> bool:
    value = time.value
    if value.kind != "date" or value.vague:
        return False
    if value.unit in FINE or any(part is not None for part in (value.day, value.weekday, value.month)):
        return True
    return value.year is not None


def _has_day(tree: Tree, index: int, when: Set[int]) -> bool:
    """Whether a day hangs on the verb, or on the one that only says how far it has come: "began arriving on Friday"."""
    if index in when:
        return True
    word = tree.words[index]
    below = word.upos == "VERB" and tree.base(index) == "xcomp" and word.head in when
    return below and StatusReader(tree).of(index).status not in UNSURE


def _is_saying(tree: Tree, slots: Slots) -> bool:
    """Whether a verb of saying has what is said beside it, or nothing that it could be done to: not "posted men"."""
    index, lemma = slots.index, tree.lemma(slots.index)
    if lemma not in reporting().verbs:
        return False
    if lemma in BARE or tree.kids(index, "ccomp", "xcomp", "parataxis") or slots.frame is None:
        return True
    return not tree.objects(index) and slots.frame.chance < SURE


def stages(tree: Tree, index: int) -> bool:
    """Whether the verb only carries another, or the noun that is its object: "took a close look"."""
    light = tree.lemma(index) in light_verbs() - PHASES
    if light and any(head in tree.frame_at for head in tree.objects(index)):
        return True
    return any(tree.words[child].upos == "VERB" for child in tree.kids(index, *COMPLEMENTS))


def _type_of_subject(tree: Tree, index: int) -> str | None:
    """The usual type of the noun of which the verb says when it is: "talks opened on Monday"."""
    if tree.lemma(index) not in STAGING:
        return None
    nouns = [head for head in tree.surface_subject(index) if tree.words[head].upos in NOUNS]
    return next((type for head in nouns if (type := _usual_type("noun", tree.lemma(head)))), None)


def type_of_noun(lemma: str) -> str | None:
    """The type that most rows give the noun, else that of the happening it names; None where neither knows it."""
    return _usual_type("noun", lemma) or happenings().get(lemma)


def _usual_type(word_class: Class, lemma: str) -> str | None:
    """The type that most rows give the word."""
    types = Counter(entry.row.type for entry in frames().words.get((word_class, lemma), ()))
    return max(types, key=lambda type: (types[type], type)) if types else None
