"""Whether words tell of a certain happening, which then is an event although nobody who takes part is known.

"A school was burned", "the first clash" and "an attack on a boat off Ghana" do; "schools burn" does not.
"""

from __future__ import annotations

from whence.codebook.agents import agents
from whence.codebook.frames import grammar, word_class
from whence.codebook.reporting import reporting
from whence.reading.events.slots import Slots
from whence.reading.events.tree import Tree

DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
# What singles one out of many.
SINGLE = frozenset({"a", "an", "another"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
COMING = frozenset({"will", "'ll", "’ll", "would"})
SPECIFIC = DEFINITE | {"a", "an", "another", "some", "several", "all", "many", "most", "two", "each", "such"}
OPEN = frozenset({"any", "no", "every", "whatever", "either", "neither"})
FINITE = frozenset({"was", "were", "had", "has", "have", "'ve", "’ve", "been", "will", "'ll", "’ll", "would", "did"})
# Auxiliaries that "being" may stand with as well: "has a right to be heard".
PERFECTS = frozenset({"has", "have", "did"})
# These date what is so: "is closed again".
ANEW = frozenset({"again", "anew"})
UNDERWAY = frozenset({"underway", "ongoing", "afoot"})
PARTIES = ("of", "by", "against", "from", "between")
COMPLEMENTS = frozenset({"of", "by", "on", "against", "at", "between", "in", "near", "off", "with", "from", "over"})
PERSONAL = frozenset(
    {"he", "she", "they", "we", "i", "who", "him", "her", "them", "us", "both", "all", "others"}
    | {"somebody", "someone"}
)
ASKING = frozenset({"how", "why", "when", "where", "what", "whether", "if"})
# First persons, whose words in a quotation are rarely deeds.
SPEAKERS = frozenset({"i", "we", "us"})
COUNTED = frozenset(
    {"both", "all", "other", "last", "first", "rest", "some", "dozen", "hundred", "thousand", "most"}
    | {"many", "several", "few"}
)
HUMAN = frozenset({"person", "people", "armed group"})
PRESENT = frozenset({"is", "are", "'s", "’s", "'re", "’re", "does", "do", "may", "might", "can", "could", "should"})
# Verbs whose subject is what happened: "clashes erupted".
HAPPENING = frozenset(
    {
        "begin",
        "start",
        "erupt",
        "break",
        "continue",
        "occur",
        "happen",
        "rage",
        "resume",
        "spread",
        "escalate",
        "flare",
        "ensue",
        "follow",
        "end",
        "last",
        "intensify",
        "kill",
        "leave",
        "take",
    }
)
SPELLS = frozenset({"hour", "day", "night", "week", "month", "year", "round", "wave", "series", "weekend"})
# Past forms that are like the infinitive.
UNCHANGED = frozenset({"set", "hit", "cut", "put", "let", "shut", "quit", "beat", "hurt", "cast", "burst", "bid"})


def is_told(tree: Tree, slots: Slots, *, dated: bool, placed: bool) -> bool:
    """Whether the predicate tells of one happening, given whether a date or a place hangs on it."""
    if slots.is_noun:
        return noun_is_told(tree, slots.index, dated=dated, placed=placed)
    dated = dated or any(tree.lemma(child) in ANEW for child in tree.kids(slots.index, "advmod"))
    if not (dated or is_finite(tree, slots.index) or is_headline(tree, slots.index)):
        return False
    doers = tree.surface_subject(slots.index)
    if doers and all(tree.lemma(doer) in SPEAKERS for doer in doers):
        return dated
    heads = [*slots.heads("obj"), *slots.heads("ARG1"), *doers, *tree.kids(slots.index, "obl")]
    if _is_past(tree, slots.index) and any(_is_none(tree, head) for head in heads[:1]):
        return True
    if tree.is_passive(slots.index) and _is_past(tree, slots.index) and any(_is_mass(tree, h) for h in heads[:1]):
        return True
    if dated or placed or any(is_specific(tree, h) for h in heads) or any(is_human(tree, d) for d in doers):
        return True
    return any(_is_open_plural(tree, head) for head in heads[:1]) and _is_past(tree, slots.index)


def is_headline(tree: Tree, index: int) -> bool:
    """Whether the verb is the main one of a headline, which tells of one deed in the present: "Thousands march"."""
    asks = any(tree.lemma(child) in ASKING for child in tree.kids(index, "advmod", "mark", "obj"))
    unstopped = tree.words[-1].upos != "PUNCT" and not asks
    return unstopped and tree.words[index].head < 0 and bool(tree.kids(index, "nsubj"))


def _is_none(tree: Tree, head: int) -> bool:
    """Whether it is said of none: "no shots were fired" denies a certain deed."""
    return tree.words[head].upos == "NOUN" and any(tree.lemma(child) == "no" for child in tree.kids(head, "det"))


def _is_mass(tree: Tree, head: int) -> bool:
    """Whether the noun stands bare and alone: "power was cut", "fishing was forbidden"."""
    return tree.words[head].upos == "NOUN" and not tree.kids(head, "det", "nummod")


def _is_open_plural(tree: Tree, head: int) -> bool:
    """Whether the noun means several without saying which, which in the past tense is some: "shots were fired"."""
    word = tree.words[head]
    marks = {tree.lemma(child) for child in tree.kids(head, "det")}
    return word.upos == "NOUN" and word.text.lower() != tree.lemma(head) and not marks & OPEN


def is_spoken(tree: Tree, slots: Slots) -> bool:
    """Whether certain people or bodies, unknown though they are, say it or have it said of them.

    "A man called the paper and demanded money", "both parties accepted", "exporters will be allowed to sell".
    """
    if slots.is_noun or not (is_finite(tree, slots.index) or is_headline(tree, slots.index)):
        return False
    is_passive = tree.is_passive(slots.index)
    if is_passive and _is_dealt_with(tree, slots.index):
        return True
    heads = tree.subject(slots.index) or (tree.objects(slots.index) if is_passive else [])
    thing = is_passive and all(tree.lemma(head) == "it" for head in heads)
    return not thing and any(_is_agent(tree, head) and tree.lemma(head) not in SPEAKERS for head in heads)


def _is_dealt_with(tree: Tree, index: int) -> bool:
    """Whether the passive tells of a certain thing what someone unsaid did about it: "the offer was rejected"."""
    certain = any(tree.words[h].upos == "NOUN" and is_specific(tree, h) for h in tree.objects(index))
    return certain and tree.base(index) != "advcl" and _is_past(tree, index)


def _is_agent(tree: Tree, head: int) -> bool:
    """Whether the noun means certain people or a certain body, or several of a kind."""
    lemma, is_noun = tree.lemma(head), tree.words[head].upos == "NOUN"
    if lemma == "it" and tree.words[head].upos == "PRON":
        return True
    known = is_human(tree, head) or (
        is_noun and (lemma in agents() or lemma in word_class("body") or lemma in word_class("document"))
    )
    return known and (is_specific(tree, head) or _is_open_plural(tree, head))


def is_denied_claim(tree: Tree, index: int) -> bool:
    """Whether the verb tells what someone denies: "denied that it had paid", "dismissed reports that it had"."""
    governor = tree.words[index].head
    if tree.words[index].upos != "VERB" or governor < 0:
        return False
    if tree.base(index) == "ccomp" and tree.lemma(governor) in reporting().denials:
        return True
    claimed = tree.base(index) in ("acl", "ccomp") and tree.words[index].deprel != "acl:relcl"
    above = tree.words[governor].head
    denied = above >= 0 and tree.lemma(above) in reporting().denials and tree.base(governor) == "obj"
    return claimed and denied and tree.lemma(governor) in reporting().denied_nouns


def is_undergone(tree: Tree, slots: Slots) -> bool:
    """Whether a finite passive tells of the past or of what is to come: "was acquitted", not "is required"."""
    if slots.is_noun or not tree.is_passive(slots.index):
        return False
    return bool({tree.words[child].text.lower() for child in tree.kids(slots.index, "aux")} & (FINITE - PERFECTS))


def is_pointed(tree: Tree, slots: Slots) -> bool:
    """Whether a noun means a certain deed and says who did it or to whom: "the premier's promise", "the pardon of"."""
    index = slots.index
    if not slots.is_noun or tree.words[index].text.lower() != tree.lemma(index):
        return False
    owners = [h for h in slots.heads("poss") if tree.words[h].upos in ("PROPN", "NOUN")]
    if owners:
        return any(is_human(tree, head) or tree.words[head].upos == "PROPN" for head in owners)
    if not any(tree.lemma(child) in DEFINITE for child in tree.kids(index, "det")):
        return False
    parties = [head for slot in PARTIES for head in slots.heads(slot)]
    return any(
        is_specific(tree, head) and (is_human(tree, head) or tree.words[head].upos == "PROPN") for head in parties
    )


def is_performed(tree: Tree, slots: Slots) -> bool:
    """Whether those who write or speak do it by saying so: "we demand the release of"."""
    form, lemma = tree.words[slots.index].text.lower(), tree.lemma(slots.index)
    doers = [tree.lemma(head) for head in tree.surface_subject(slots.index)]
    return form == lemma and "we" in doers and not tree.kids(slots.index, "aux")


def is_human(tree: Tree, head: int) -> bool:
    """Whether the word means people: a person's noun or pronoun, or a count or "both" that stands alone."""
    word, lemma = tree.words[head], tree.lemma(head)
    if word.upos == "PRON":
        return lemma in PERSONAL
    if word.upos == "NUM" or lemma in COUNTED:
        counted = [child for child in tree.kids(head, "nmod") if child > head and tree.case(child) == "of"]
        return all(is_human(tree, child) for child in counted)
    if word.upos == "PROPN" and word.text[:1].isupper():
        return word.text.endswith("s") and bool(tree.kids(head, "nummod"))
    agent = agents().get(lemma)
    return (agent is not None and agent.sort in HUMAN) or lemma in word_class("human")


def is_specific(tree: Tree, head: int) -> bool:
    """Whether the noun phrase means certain ones: named, counted, pointed at or at least singled out."""
    word = tree.words[head]
    if word.upos in ("PROPN", "NUM"):
        return True
    if word.upos in ("PRON", "DET"):
        return tree.lemma(head) not in OPEN
    marks = {tree.lemma(child) for child in tree.kids(head, "det", "det:predet")}
    if marks & OPEN:
        return False
    return bool(marks & SPECIFIC) or _is_owned(tree, head) or bool(tree.kids(head, "nummod"))


def noun_is_told(tree: Tree, index: int, *, dated: bool = False, placed: bool = False) -> bool:
    """Whether the noun means a certain happening: pointed at, owned, dated, placed, or said to have been."""
    marks = {tree.lemma(child) for child in tree.kids(index, "det")}
    if marks & OPEN:
        such = any(tree.lemma(child) == "such" for child in tree.kids(index, "amod", "det"))
        return "no" in marks and (such or _is_said_not_to_be(tree, index))
    if marks & DEFINITE or _is_owned(tree, index) or dated or _has_lasted(tree, index):
        return True
    if _happens(tree, index) or _has_done(tree, index):
        return True
    if not marks and _is_witnessed(tree, index):
        return True
    done_by = any(tree.case(child) == "by" for child in tree.kids(index, "nmod"))
    if marks & SINGLE and (done_by or _is_part_of_deed(tree, index)):
        return True
    inner = [c for c in tree.kids(index, "nmod", "obl") if tree.case(c) in COMPLEMENTS]
    return (placed or any(is_specific(tree, c) for c in inner)) and (bool(marks) or bool(inner))


def _is_said_not_to_be(tree: Tree, index: int) -> bool:
    """Whether someone says that there was none: "insists that there was no arrest"."""
    verb = tree.words[index].head
    if verb < 0 or not tree.kids(verb, "expl") or tree.base(verb) != "ccomp" or not _is_past(tree, verb):
        return False
    return tree.lemma(tree.words[verb].head) in reporting().verbs


def _has_done(tree: Tree, index: int) -> bool:
    """Whether the past tense says what it did or how it went: "protests that began in May", "strikes hit the port"."""
    governor = tree.words[index].head
    verbs = [c for c in tree.kids(index, "acl") if tree.words[c].deprel == "acl:relcl"]
    if governor >= 0 and tree.words[index].deprel == "nsubj":
        verbs.append(governor)
    return any(tree.words[verb].upos == "VERB" and _is_past(tree, verb) for verb in verbs)


def _is_witnessed(tree: Tree, index: int) -> bool:
    """Whether someone says that they met with it: "residents reported gunfire", "police ended clashes"."""
    verb = tree.words[index].head
    met = verb >= 0 and tree.base(index) == "obj" and tree.lemma(verb) in grammar("stopping")
    return met and tree.words[verb].upos == "VERB" and _is_past(tree, verb)


def _has_lasted(tree: Tree, index: int) -> bool:
    """Whether it is said how long it went on: "after ten days of talks"."""
    measure = tree.words[index].head
    lasted = measure >= 0 and tree.lemma(measure) in SPELLS and tree.case(index) == "of"
    return lasted and (tree.words[measure].text.lower() != tree.lemma(measure) or bool(tree.kids(measure, "nummod")))


def _is_part_of_deed(tree: Tree, index: int) -> bool:
    """Whether something was done to or by the noun in the past: "police broke up a march"."""
    governor = tree.words[index].head
    if governor < 0 or tree.words[governor].upos != "VERB" or tree.base(index) not in ("obj", "nsubj", "obl"):
        return False
    negated = any(tree.lemma(child) in NEGATIONS for child in tree.kids(governor, "advmod"))
    return not negated and _is_past(tree, governor)


def _is_past(tree: Tree, index: int) -> bool:
    auxiliaries = {tree.words[child].text.lower() for child in tree.kids(index, "aux")}
    return is_finite(tree, index) and not auxiliaries & COMING


def _happens(tree: Tree, index: int) -> bool:
    """Whether the noun is said to come about: "clashes erupted", "there were clashes"."""
    governor = tree.words[index].head
    there = bool(tree.kids(index, "expl")) or (governor >= 0 and bool(tree.kids(governor, "expl")))
    if governor < 0 or tree.base(index) != "nsubj":
        return there
    if tree.lemma(governor) in UNDERWAY:
        return True
    if tree.words[governor].upos not in ("VERB", "AUX"):
        return there
    return there or tree.lemma(governor) in HAPPENING


def _is_owned(tree: Tree, index: int) -> bool:
    return any(tree.words[child].deprel == "nmod:poss" for child in tree.children[index])


def is_finite(tree: Tree, index: int) -> bool:
    """Whether the verb's form tells of a deed in the past or to come, not of what is so at large."""
    form, lemma = tree.words[index].text.lower(), tree.lemma(index)
    auxiliaries = {tree.words[child].text.lower() for child in tree.kids(index, "aux")}
    if auxiliaries & FINITE:
        return True
    if form.endswith("ing"):
        return bool(auxiliaries)
    if auxiliaries & PRESENT:
        return False
    return form in UNCHANGED or form not in (lemma, lemma + "s", lemma + "es", lemma[:-1] + "ies")
