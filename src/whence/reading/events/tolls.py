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
WITHIN = frozenset({"in", "by", "during", "from", "after", "at", "with", "of"})
# What is known, said or feared of a deed: "the raid is known to have killed".
KNOWN = frozenset({"know", "say", "believe", "report", "think", "fear", "estimate", "understand", "reckon", "seem"})
WHEN = frozenset({"when", "as", "after", "while", "once"})
DRAWING = frozenset({"draw", "attract", "gather", "mobilize", "mobilise", "bring", "assemble"})
COMING = frozenset({"turn", "attend", "join", "participate", "gather", "flock", "assemble", "come"})
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
        goes_on = (verb for verb in beside if _only_suffered(tree, verb) or _is_its_own(tree, verb))
        yield from _with_joined(tree, goes_on)
        if tree.base(index) == "advcl" and _is_suffered(tree, tree.words[index].head) and _is_then(tree, index):
            yield tree.words[index].head
    yield from (above for above in tree.ancestors(index) if _is_tally(tree, above))
    clauses = [*tree.kids(index, "acl"), *(_clauses_within(tree, index) if tree.words[index].upos in NOUNS else ())]
    yield from _with_joined(tree, (verb for verb in clauses if _harms(tree, verb) or _is_suffered(tree, verb)))


def _is_tally(tree: Tree, verb: int) -> bool:
    """Whether the verb tells what a toll comes to: "in Beni, where the market was hit, the count stands at eleven"."""
    subjects = tree.kids(verb, "nsubj") if tree.words[verb].upos == "VERB" else []
    return any(tree.lemma(subject) in TOLLS or tree.lemma(subject) == "count" for subject in subjects)


def _is_its_own(tree: Tree, verb: int) -> bool:
    """Whether a coordinated verb tells the harm that the same doer did: "bombed a school and killed nine"."""
    return _harms(tree, verb) and not tree.kids(verb, "nsubj")


def _is_then(tree: Tree, index: int) -> bool:
    """Whether the clause says when: "six were killed when rebels ambushed a convoy"."""
    return any(tree.lemma(mark) in WHEN for mark in tree.kids(index, "mark", "advmod"))


def _clauses_within(tree: Tree, noun: int) -> Iterator[int]:
    """The clauses with "in which" that the parse hangs on a noun within: "a crackdown on marchers in which 12 died"."""
    for inner in tree.kids(noun, "nmod"):
        for clause in tree.kids(inner, "acl"):
            if any(tree.lemma(o) == "which" and tree.case(o) in ("in", "during") for o in tree.kids(clause, "obl")):
                yield clause


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
    if base == "nsubj" and tree.lemma(governor) in KNOWN:
        governor = next((verb for verb in tree.kids(governor, "xcomp") if _harms(tree, verb)), governor)
    if base == "nmod" and tree.lemma(governor) in TOLLS:
        yield next((i for i in tree.ancestors(governor) if tree.words[i].upos == "VERB"), tree.words[governor].head)
    elif _is_attended(tree, top, governor):
        yield governor
    elif (base in ("nsubj", "csubj") and _harms(tree, governor)) or (
        base == "obl" and tree.case(top) in WITHIN and _is_suffered(tree, governor)
    ):
        yield from _with_joined(tree, [governor])


def _is_attended(tree: Tree, noun: int, verb: int) -> bool:
    """Whether the verb tells how many came: "the march drew 30,000", "300 turned out for the protest"."""
    if tree.base(noun) == "nsubj":
        return tree.lemma(verb) in DRAWING
    came = tree.lemma(verb) in COMING or (tree.lemma(verb) == "take" and bool(tree.kids(verb, "obj")))
    return came and (tree.base(noun) == "obj" or (tree.base(noun) == "obl" and tree.case(noun) in ("for", "in", "at")))


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
