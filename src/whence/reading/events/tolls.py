"""Which counts belong to an event beside those that hang on its own words: whom it befell, and how many it harmed.

A count goes with whoever it counts: through a relative clause, a shared or a left-out subject. What a deed's harm came
to goes with the deed, wherever the harm is told: "shelling killed five", "they fought, and ninety were killed",
"a blast in which two died", "nine were killed in the raid". Refused are counts that are of the harm of another deed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from whence.reading.events.slots import Slots
from whence.reading.events.tree import NOUNS, Tree
from whence.reading.quantity_units import TOLLS

# Verbs that tell what a deed did to people and things.
HARMING = frozenset({
    "kill", "wound", "injure", "hurt", "maim", "displace", "destroy", "damage", "claim", "cost", "leave", "cause",
    "uproot", "flatten", "burn", "strand", "bereave", "slay", "trap", "bury", "orphan", "devastate", "sink",
})  # fmt: skip
# And those that tell what people suffered.
SUFFERED = frozenset({"die", "perish", "drown", "lose", "fall", "suffocate", "succumb"})
WITHIN = frozenset({"in", "by", "during", "from", "after", "at", "with"})
MAX_STEPS = 4


def counts_of(tree: Tree, index: int, owned: Mapping[int, list[int]], counted: Mapping[int, int]) -> set[int]:
    """The numbers of the counts of those whom the deed at `index` befalls or who do it, and of the harm that it did.

    `owned` holds the counts that hang on each verb, and `counted` by word the count in whose words it stands.
    """
    found = {counted[head] for head in _parties(tree, index) if head in counted}
    for verb in _harm(tree, index):
        found.update(owned.get(verb, ()))
    return found


def toll_of(tree: Tree, owned: Mapping[int, list[int]]) -> list[int]:
    """The numbers of the counts of those who are told to have died or come to harm, in order."""
    return sorted(number for verb in owned if _only_suffered(tree, verb) for number in owned[verb])


def _parties(tree: Tree, index: int) -> Iterator[int]:
    slots = Slots(tree, index)
    yield from tree.surface_subject(index) if not slots.is_noun else ()
    yield from tree.objects(index) if not slots.is_noun else ()
    for label in ("ARG0", "ARG1"):
        yield from slots.heads(label)


def _harm(tree: Tree, index: int) -> Iterator[int]:
    """The verbs that tell what the deed at `index` did: above it, in its relative clause, beside it."""
    if tree.words[index].upos in NOUNS or tree.base(index) == "csubj":
        yield from _above(tree, index)
    elif not _harms(tree, index):
        # "They fought again, and a hundred people were killed": who killed them is not said apart.
        beside = tree.kids(index, "conj", "parataxis")
        yield from _with_joined(tree, (verb for verb in beside if _only_suffered(tree, verb)))
    clauses = tree.kids(index, "acl")
    yield from _with_joined(tree, (verb for verb in clauses if _harms(tree, verb) or _is_suffered(tree, verb)))


def _above(tree: Tree, index: int) -> Iterator[int]:
    """The verb of harm whose subject or setting a noun is, or the toll of which: "the raid killed", "in the raid"."""
    top, governor = index, tree.words[index].head
    for _ in range(MAX_STEPS):
        if governor < 0 or tree.base(top) not in ("conj", "compound", "flat"):
            break
        top, governor = governor, tree.words[governor].head
    if governor < 0:
        return
    base = tree.base(top)
    if base == "nmod" and tree.lemma(governor) in TOLLS:
        yield tree.words[governor].head
    elif (base in ("nsubj", "csubj") and _harms(tree, governor)) or (
        base == "obl" and tree.case(top) in WITHIN and _is_suffered(tree, governor)
    ):
        yield from _with_joined(tree, [governor])


def _with_joined(tree: Tree, verbs: Iterable[int]) -> Iterator[int]:
    """The verbs, each followed by the verbs of harm that are coordinated with it."""
    for verb in verbs:
        yield verb
        joined = (other for other in tree.kids(verb, "conj") if tree.words[other].upos == "VERB")
        yield from (other for other in joined if _harms(tree, other) or _is_suffered(tree, other))


def _harms(tree: Tree, verb: int) -> bool:
    return tree.lemma(verb) in HARMING and not tree.is_passive(verb)


def _is_suffered(tree: Tree, verb: int) -> bool:
    return _dies(tree, verb) or (tree.lemma(verb) in HARMING and tree.is_passive(verb))


def _only_suffered(tree: Tree, verb: int) -> bool:
    """Whether the verb tells what people suffered and not from whom."""
    return _dies(tree, verb) or (_is_suffered(tree, verb) and not tree.subject(verb))


def _dies(tree: Tree, verb: int) -> bool:
    return tree.words[verb].upos == "VERB" and tree.lemma(verb) in SUFFERED
