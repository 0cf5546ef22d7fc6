"""What the next sentence says of a claim: "a paper reported that troops had moved. The ministry denied this."

A claim is what a verb or noun of saying tells; what the report tells in its own words no denial of another undoes.
"""

from __future__ import annotations

from whence.codebook.reporting import reporting
from whence.codebook.statuses import statuses
from whence.model.mention import EventMention
from whence.reading.events.forms import negation_of
from whence.reading.events.tree import NOUNS, Tree

POINTING = frozenset({"this", "that", "it", "these", "they", "both"})
# Verbs that say what something is: "called that a lie".
CALLING = frozenset({"call", "brand", "label", "describe", "dismiss", "term"})
ALLEGING = frozenset({"allege", "claim", "accuse"})
CLAIMS = frozenset({"report", "claim", "allegation", "accusation", "charge", "story", "rumour", "rumor", "suggestion"})


def rebuts(tree: Tree) -> bool:
    """Whether the sentence says that what was told before is not so: "This is false", "The union denies it"."""
    return any(word.head < 0 and _is_rebuttal(tree, index) for index, word in enumerate(tree.words))


def rebutted_before(tree: Tree) -> int | None:
    """Where the clause begins that says of the clauses before it that they are not so: "...; the army called that a
    lie"; None where there is none. A place in the report's text."""
    for index, word in enumerate(tree.words):
        if word.head >= 0 and tree.base(index) in ("parataxis", "conj") and _is_rebuttal(tree, index):
            return tree.words[min(tree.subtree(index))].start
    return None


def _is_rebuttal(tree: Tree, index: int) -> bool:
    """Whether the clause of the word denies what a pronoun or a claim pointed at in it takes up."""
    finite = statuses().finite
    if tree.words[index].upos == "VERB":
        clauses, taken_up = tree.kids(index, "ccomp", "xcomp"), _takes_up(tree, tree.kids(index, "obj"))
        if tree.lemma(index) in CALLING and taken_up and negation_of(tree, index) is None:
            called = [*clauses, *tree.kids(index, "obl", "obj", "advcl")]
            return any(finite.get(tree.lemma(child)) == "denied" for child in called)
        if tree.lemma(index) in reporting().verbs and len(clauses) == 1 and not taken_up:
            return _is_rebuttal(tree, clauses[0])
        denies = tree.lemma(index) in reporting().denials and negation_of(tree, index) is None
        return denies and not clauses and taken_up
    false = finite.get(tree.lemma(index)) == "denied"
    untrue = tree.lemma(index) in statuses().true and negation_of(tree, index) is not None
    return (false or untrue) and bool(tree.kids(index, "cop")) and _takes_up(tree, tree.kids(index, "nsubj"))


def is_claim(tree: Tree, mention: EventMention) -> bool:
    """Whether what the mention tells in this sentence is what someone reports, says or alleges."""
    index = next((i for i, word in enumerate(tree.words) if word.start >= mention.trigger.start), None)
    if index is None or mention.status not in ("occurred", "ongoing", "planned", "possible"):
        return False
    saying = reporting()
    for at in (index, *tree.ancestors(index)):
        governor = tree.words[at].head
        if governor < 0:
            return False
        if tree.words[at].deprel == "acl:relcl" and tree.lemma(governor) not in (saying.denied_nouns | CLAIMS):
            return False  # it only tells which one is meant: "said that the mine which killed two was new"
        if tree.base(at) in ("ccomp", "csubj") and tree.lemma(governor) in (saying.verbs | ALLEGING):
            return True
        if tree.base(at) in ("acl", "ccomp") and tree.lemma(governor) in (saying.denied_nouns | CLAIMS):
            return tree.words[governor].upos in NOUNS
    return False


def _takes_up(tree: Tree, heads: list[int]) -> bool:
    """Whether the words mean what was told before: a pronoun alone, or a claim that is pointed at."""
    for head in heads:
        lemma, clauses = tree.lemma(head), tree.kids(head, "acl", "nmod")
        if tree.words[head].upos in ("PRON", "DET") and lemma in POINTING:
            return True
        if lemma in CLAIMS and not clauses and tree.kids(head, "det"):
            return True
    return False
