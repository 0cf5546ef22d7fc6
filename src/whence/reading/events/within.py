"""Which places are named in a predicate's own clause: what its doer, its object or what it was done at is in.

Refused are places in clauses that tell something else, and those that something is from, bound for or about.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from whence.reading.events.tree import Tree

LOCATING = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "off", "on", "along", "between"})
WAYS = frozenset({"way", "route", "journey", "trip"})  # what is on its way to a place is not there
_BESIDE = frozenset({"by", "through", "over", "past", "beside", "behind", "beyond"})
# Behind these stands where something is from, for or against, not where it was.
_ELSEWHERE = frozenset({"from", "for", "against", "to", "into", "towards", "toward", "with", "like", "about", "on"})
_INNER = frozenset({"nsubj", "obj", "obl", "nmod", "appos", "advmod", "compound", "flat", "amod", "iobj"})
_JOINED = frozenset({"conj", "advcl", "xcomp", "acl"})  # part of the clause where they have no subject of their own


def places_within(tree: Tree, index: int, places: Container[int], others: Container[int]) -> Iterator[int]:
    """Heads of the `places` that the clause of `index` has anything in; the clauses of
    `others`, which tell events of their own, are left out."""
    stack = [index]
    while stack:
        here = stack.pop()
        if here in places and _is_located(tree, here):
            yield here
        for child in tree.children[here]:
            if child not in others and tree.lemma(child) not in WAYS and _goes_along(tree, child):
                stack.append(child)


def preposition(tree: Tree, index: int) -> str:
    """The first word of what brings the word in, nothing where it stands bare."""
    return tree.case(index).split(" ")[0]


def top_of(tree: Tree, head: int) -> int:
    """The noun whose phrase a place's name stands in: "in the city of X"."""
    if tree.case(head) in ("", "of") and tree.base(head) in ("nmod", "compound", "appos", "flat", "amod"):
        return tree.words[head].head
    return head


def is_on_the_word(tree: Tree, index: int) -> bool:
    """Whether "according to" brings the word in: who says it, and where they are, is not where it was."""
    said = tree.words[index].text.lower() == "according"
    return said or any(tree.words[child].text.lower() == "according" for child in tree.kids(index, "case"))


def _goes_along(tree: Tree, index: int) -> bool:
    """Whether what hangs on the word is part of its governor's own clause."""
    base = tree.base(index)
    if tree.words[index].deprel == "nmod:poss" or is_on_the_word(tree, index) or preposition(tree, index) in _ELSEWHERE:
        return False
    return not tree.kids(index, "nsubj") if base in _JOINED else base in _INNER


def _is_located(tree: Tree, index: int) -> bool:
    top = index
    while tree.base(top) in ("conj", "appos") and tree.words[top].head >= 0:
        top = tree.words[top].head
    return (preposition(tree, top_of(tree, top)) or preposition(tree, index)) in LOCATING | _BESIDE
