"""Clauses that are what talk, a claim or a denial is of: "there is talk that X might", "denies having leaked"."""

from __future__ import annotations

from whence.codebook.reporting import reporting
from whence.reading.events.tree import Tree

# What is said without anyone who says it.
TALK = frozenset(
    {"talk", "word", "gossip", "speculation", "story", "news", "whisper", "idea", "fear", "hint", "theory"}
)
DENYING = "deny"


def is_claimed(tree: Tree, index: int) -> bool:
    """Whether the clause is what talk, a claim or a denial is of: "talk that X might", "denies having leaked"."""
    above = tree.words[index].head
    if above < 0 or tree.words[index].deprel == "acl:relcl":
        return False
    if tree.base(index) == "acl":
        return bool(tree.kids(index, "nsubj")) and tree.lemma(above) in reporting().nouns | TALK
    denied = tree.lemma(above) == DENYING and tree.words[index].text.lower().endswith("ing")
    return denied or (bool(tree.kids(index, "aux")) and tree.base(index) == "xcomp" and tree.lemma(above) == DENYING)


def is_talk(tree: Tree, index: int) -> bool:
    """Whether the noun is no talks but talk, of something: "there is talk that the ferries will be sold"."""
    clauses = [c for c in tree.kids(index, "acl") if tree.words[c].deprel != "acl:relcl"]
    said = any(tree.lemma(mark) == "that" for clause in clauses for mark in tree.kids(clause, "mark"))
    return tree.words[index].text.lower() in TALK and said
