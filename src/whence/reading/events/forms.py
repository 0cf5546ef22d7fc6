"""What the form of a predicate tells: infinitive, perfect, present, over, definite, the report's own statement."""

from __future__ import annotations

from whence.reading.events.tree import Tree

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
