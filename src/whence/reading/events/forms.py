"""What the form of a predicate tells: infinitive, perfect, present, over, definite, the report's own statement."""

from __future__ import annotations

from whence.codebook.statuses import statuses
from whence.reading.events.tree import Tree

ABOUT = frozenset({"due", "about", "set", "bound", "scheduled", "slated"})
# With "no", these say that it did not happen: "at no time", "in no way".
NEVER = frozenset({"time", "way", "mean", "means", "circumstance", "account", "point", "stage", "occasion"})
STATES = frozenset({"on", "at"})  # "on strike", "at war"
NOBODY = frozenset({"nobody", "nothing", "none", "no-one"})
NEGATED = frozenset({"advmod", "det", "cc", "aux", "case", "nsubj"})
DENYING = ("det", "advmod", "cc")
PERFECT = frozenset({"has", "have", "had", "'s", "’s", "'ve", "’ve", "been"})


def is_infinitive(tree: Tree, index: int) -> bool:
    """Whether "to" marks it."""
    return any(tree.lemma(mark) == "to" for mark in tree.kids(index, "mark"))


def is_over(tree: Tree, index: int) -> bool:
    """Whether a past tense puts it before the telling: "were still talking"."""
    auxiliaries = {tree.words[c].text.lower() for c in tree.kids(index, "aux", "cop")}
    return bool(auxiliaries & {"was", "were", "had"})


def is_present(tree: Tree, index: int) -> bool:
    """Whether the verb stands in the present tense, alone."""
    word = tree.words[index]
    lemma = tree.lemma(index)
    return word.text.lower() in (lemma, lemma + "s", lemma + "es") and not tree.kids(index, "aux")


def is_definite(tree: Tree, index: int) -> bool:
    """Whether an article, a pointing word or an owner singles the noun out."""
    determiners = {tree.lemma(c) for c in tree.kids(index, "det")}
    return bool(determiners & {"the", "this", "that", "these", "those"}) or any(
        tree.words[c].deprel == "nmod:poss" for c in tree.children[index]
    )


def is_told(tree: Tree, index: int) -> bool:
    """Whether the verb is the report's own main statement, which headlines put in the present."""
    return tree.words[index].upos == "VERB" and tree.words[index].head < 0 and bool(tree.kids(index, "nsubj"))


def is_perfect(tree: Tree, index: int) -> bool:
    """Whether the verb stands in the perfect, which tells of what was done: "has let her go"."""
    auxiliaries = [tree.words[c].text.lower() for c in tree.kids(index, "aux")]
    return bool(auxiliaries) and all(form in PERFECT for form in auxiliaries)


def is_state(tree: Tree, index: int) -> bool:
    """Whether someone is said to be in it now: "are on strike", "have been at war since May"."""
    forms = {tree.words[c].text.lower() for c in tree.kids(index, "aux", "cop")}
    lasts = forms & {"is", "are", "'s", "’s", "'re", "’re"} or ("been" in forms and "had" not in forms)
    return bool(tree.kids(index, "cop")) and bool(lasts) and tree.case(index) in STATES


def is_about_to(tree: Tree, index: int) -> bool:
    """Whether "due to" or the like stands before it: "ministers were due to meet", "parliament is due to vote"."""
    word = tree.words[index]
    if word.upos == "NOUN":  # as which the reader may take a verb with "to" before it
        before = [tree.words[at] for at in range(max(0, index - 2), index)]
        is_due = [part.text.lower() for part in before[-2:]][1:] == ["to"] and before[0].upos == "ADJ"
        return is_due and before[0].text.lower() in ABOUT
    if word.upos != "VERB" or word.text.lower() != tree.lemma(index):
        return False
    marks = (child for child in tree.kids(index, "mark", "case") if tree.words[child].text.lower() in ABOUT)
    return any(tree.lemma(part) == "to" for mark in marks for part in tree.kids(mark, "fixed"))


def negation_of(tree: Tree, index: int) -> int | None:
    """The word that negates the predicate, or the subject or object of the verb: "no arrests were made"."""
    table = statuses()
    for child in tree.children[index]:
        lemma = tree.lemma(child)
        none = lemma in NOBODY and tree.base(child) == "obj"  # "the patrol held nobody"
        if none or (lemma in table.negations and tree.base(child) in NEGATED):
            after = tree.words[child + 1].lemma.lower() if child + 1 < len(tree.words) else ""
            if after not in table.spared and not (lemma == "without" and tree.base(index) != "advcl"):
                return child
    if tree.words[index].upos != "VERB":
        return None
    for head in tree.kids(index, "nsubj", "obj", "obl"):
        marks = (mark for at in (head, *tree.kids(head, "nummod", "det")) for mark in tree.kids(at, *DENYING))
        for child in marks:
            none = child < head and (tree.lemma(child) in ("no", "neither") or _is_not_one(tree, head, child))
            if none and (tree.base(head) != "obl" or tree.lemma(head) in NEVER):
                return child
    return None


def _is_not_one(tree: Tree, head: int, child: int) -> bool:
    """Whether it says "not one" or "not a single": none of them."""
    one = tree.lemma(head) == "one" or any(
        tree.lemma(c) in ("one", "single") for c in tree.kids(head, "nummod", "amod")
    )
    return one and tree.lemma(child) == "not"


def is_left_undone(tree: Tree, index: int) -> bool:
    """Whether what follows says that it was not done after all: "was to sit on Tuesday but did not"."""
    return any(
        tree.lemma(after) in ("do", "have", "be")
        and tree.words[after].upos == "AUX"
        and negation_of(tree, after) is not None
        for after in tree.kids(index, "conj")
    )


def has_condition(tree: Tree, index: int) -> bool:
    """Whether an if-clause hangs on it."""
    conditional = (mark for clause in tree.kids(index, "advcl") for mark in tree.kids(clause, "mark"))
    return any(tree.lemma(mark) in statuses().conditions for mark in conditional)
