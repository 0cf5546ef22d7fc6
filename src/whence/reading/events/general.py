"""What a verb tells that is no deed of anyone: habits, rules for whoever does it, biddings, and the work of nature."""

from __future__ import annotations

from whence.codebook.frames import word_class
from whence.reading.events.slots import Slots
from whence.reading.events.telling import is_human
from whence.reading.events.tree import Tree

# Types that take someone who means it.
MEANT = frozenset({"ASSAULT", "COERCE", "PROTEST", "SANCTION", "MOBILIZE", "REJECT", "RETREAT", "AID"})
# Types that one does to others.
OF_OTHERS = frozenset({"ASSAULT", "COERCE", "ACCUSE", "SUPPORT", "AID", "SANCTION"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves", "yourself", "oneself"})
# What is done to oneself and meant for others: "blew himself up".
BY_DYING = frozenset({"blow", "detonate", "explode"})
WHOEVER = frozenset({"anyone", "anybody", "whoever", "everyone", "everybody", "one", "somebody", "someone"})
PLURAL = frozenset({"they", "we", "both", "who", "washington", "brussels"})
OFTEN = frozenset(
    {"often", "usually", "always", "regularly", "frequently", "rarely", "sometimes", "generally", "typically"}
    | {"seldom", "routinely", "normally", "annually", "traditionally", "commonly", "habitually"}
)
DUTIES = frozenset({"must", "shall", "ought"})
EACH = frozenset({"every", "each"})


def is_general(tree: Tree, slots: Slots, event_type: str, about: frozenset[str] = frozenset()) -> bool:
    """Whether the verb tells a habit, a rule, a bidding to the reader, an opinion, or what nature did.

    `about` are the lemmas of the whole report: in one about a flood those who were killed were killed by that.
    """
    if slots.is_noun:
        return False
    index = slots.index
    if event_type in MEANT and (
        _is_natural(tree, index) or (event_type == "ASSAULT" and _is_mishap(tree, index, about))
    ):
        return True
    if _is_wished(tree, index) or _is_forbidden(tree, index):
        return True
    if _is_opinion(tree, index) or (event_type in OF_OTHERS and _is_to_oneself(tree, index)):
        return True
    if not _is_plain_present(tree, index):
        return False
    return _is_bidden(tree, index) or _is_habit(tree, index) or _is_whoever(tree, index)


def _is_plain_present(tree: Tree, index: int) -> bool:
    form, lemma = tree.words[index].text.lower(), tree.lemma(index)
    plain = form in (lemma, lemma + "s", lemma + "es", lemma[:-1] + "ies")
    return plain and not tree.kids(index, "aux") and not any(tree.lemma(m) == "to" for m in tree.kids(index, "mark"))


def _is_bidden(tree: Tree, index: int) -> bool:
    """Whether it bids the reader do something: "donate now"."""
    bare = tree.words[index].text.lower() == tree.lemma(index)
    before = all(tree.words[i].upos in ("PUNCT", "ADV", "INTJ", "SYM", "NUM") for i in range(index))
    return bare and before and not tree.surface_subject(index)


def _is_wished(tree: Tree, index: int) -> bool:
    """Whether someone only wishes it were so: "I wish they would be asked"."""
    governor = tree.words[index].head
    return governor >= 0 and tree.base(index) == "ccomp" and tree.lemma(governor) == "wish"


def _is_forbidden(tree: Tree, index: int) -> bool:
    """Whether it is said that it must not be done: "must be heard and not be beaten"."""
    joined = tree.words[index].head if tree.base(index) == "conj" else index
    bound = {tree.lemma(child) for verb in (index, joined) if verb >= 0 for child in tree.kids(verb, "aux")}
    return bool(bound & DUTIES) and any(tree.lemma(child) == "not" for child in tree.kids(index, "advmod"))


def _is_habit(tree: Tree, index: int) -> bool:
    if any(tree.lemma(child) in OFTEN for child in tree.kids(index, "advmod")):
        return True
    spans = tree.kids(index, "obl")
    return any(tree.lemma(det) in EACH for child in spans for det in tree.kids(child, "det"))


def _is_whoever(tree: Tree, index: int) -> bool:
    """Whether it is said of whoever does it: "anyone who attacks", "those who refuse", "if one is attacked"."""
    doers = tree.surface_subject(index)
    if any(tree.lemma(doer) in WHOEVER and tree.words[doer].upos == "PRON" for doer in doers):
        return True
    return tree.words[index].deprel == "acl:relcl" and any(tree.lemma(doer) == "those" for doer in doers)


def _is_natural(tree: Tree, index: int) -> bool:
    nature = word_class("nature")
    doers = tree.subject(index)
    if doers:
        return all(tree.lemma(tree.measured(doer)) in nature for doer in doers)
    beside = [child for child in tree.kids(index, "obl") if tree.case(child) in ("by", "in", "from")]
    return any(tree.lemma(child) in nature for child in beside)


def _is_mishap(tree: Tree, index: int, about: frozenset[str]) -> bool:
    """Whether nobody is said to have done it, in a report that tells of a disaster and of no violence."""
    if not tree.is_passive(index) or tree.subject(index):
        return False
    return not about.isdisjoint(word_class("disaster")) and about.isdisjoint(word_class("violent_word"))


def _is_opinion(tree: Tree, index: int) -> bool:
    """Whether one person agrees with what another said: "the economist agreed that prices would rise"."""
    if tree.lemma(index) != "agree" or not tree.kids(index, "ccomp"):
        return False
    doers = tree.surface_subject(index)
    if len(doers) != 1 or tree.lemma(doers[0]) in PLURAL:
        return False
    word = tree.words[doers[0]]
    return word.upos in ("PROPN", "PRON") or (word.text.lower() == tree.lemma(doers[0]) and is_human(tree, doers[0]))


def _is_to_oneself(tree: Tree, index: int) -> bool:
    themselves = any(tree.words[child].text.lower() in REFLEXIVE for child in tree.kids(index, "obj"))
    return themselves and tree.lemma(index) not in BY_DYING
