"""What the next sentence says of a claim: "a paper reported that troops had moved. The ministry denied this."

A claim is what a verb or noun of saying tells; what the report tells in its own words no denial of another undoes. Nor
does another's denial undo what someone is named to say at first hand: it is word against word, and both stand. What
goes about as a rumour is denied by whoever says in any words that it is not so.
"""

from __future__ import annotations

import re

from whence.codebook.reporting import reporting
from whence.codebook.statuses import statuses
from whence.model.mention import EventMention
from whence.reading.events.forms import negation_of
from whence.reading.events.tree import NOUNS, Tree

POINTING = frozenset({"this", "that", "it", "these", "they", "both"})
# Verbs that say what something is: "called that a lie".
CALLING = frozenset({"call", "brand", "label", "describe", "dismiss", "term"})
# What is enough to deny what only goes about.
CONTRADICTING = re.compile(
    r"\b(?:no|any) such\b|\bnothing of the (?:kind|sort)\b|\b(?:untrue|not true|no truth|nonsense|invented|made up)\b"
    r"|\b(?:invention|fabrication|unfounded|baseless|groundless|without foundation)\b"
    r"|\b(?:is|was|were|are|as) (?:false|a lie|lies|rubbish)\b"
    r"|\b(?:den(?:y|ies|ied|ying)|dismiss(?:es|ed)|reject(?:s|ed)|refuted?|rebutted) (?:it|this|that|them|the \w+)\b",
    re.IGNORECASE,
)
GOING_ABOUT = re.compile(
    r"^(?:(?:in|on|at|all over) [\w ]{1,30}? )?(?:it (?:is|was|has been|had been) (?:\w+ )?(?:being )?"
    r"(?:said|rumou?red|whispered|claimed|alleged|put about)|there (?:is|was|has been) (?:\w+ ){0,2}"
    r"(?:talk|tale|rumou?r|word|gossip|story|whisper)|(?:a|an|the) (?:\w+ )?(?:rumou?r|tale|story)|rumou?rs?|word)\b"
    r".{0,60}?\bthat\b",
    re.IGNORECASE,
)
ALLEGING = frozenset({"allege", "claim", "accuse"})
CLAIMS = frozenset({"report", "claim", "allegation", "accusation", "charge", "story", "rumour", "rumor", "suggestion"})


def rebuts(tree: Tree) -> bool:
    """Whether the sentence says that what was told before is not so: "This is false", "The union denies it"."""
    return any(word.head < 0 and _is_rebuttal(tree, index) for index, word in enumerate(tree.words))


def rebutted_before(tree: Tree) -> tuple[int, bool] | None:
    """Where the clause begins that says of the clauses before it that they are not so: "...; the army called that a
    lie", and whether it tells who denies them; None where there is none. A place in the report's text."""
    for index, word in enumerate(tree.words):
        if word.head >= 0 and tree.base(index) in ("parataxis", "conj") and _is_rebuttal(tree, index):
            return tree.words[min(tree.subtree(index))].start, word.upos == "VERB"
    return None


def is_denied_by_another(tree: Tree) -> bool:
    """Whether the sentence tells who denies what was told before, and does not say itself that it is not so."""
    return any(word.head < 0 and word.upos == "VERB" for word in tree.words)


def is_undone(tree: Tree, mention: EventMention, *, contested: bool) -> bool:
    """Whether a rebuttal undoes what the mention tells in this sentence; where another denies it, not what someone
    vouches for."""
    return is_claim(tree, mention) and not (contested and is_vouched_for(mention))


def is_vouched_for(mention: EventMention) -> bool:
    """Whether someone is named who says it at first hand: no paper, no rumour, nobody who has it from others."""
    if len(mention.attributed_to) != 1:
        return False
    source = mention.attributed_to[0]
    impersonal = source.name.islower() and source.name.endswith(("ed", "said", "told"))  # "it was alleged that"
    return source.kind not in ("report", "document") and source.span is not None and not impersonal


def contradicts(tree: Tree, after: int = 0) -> bool:
    """Whether the sentence, behind a place in the text, says in any words that what goes about is not so."""
    return CONTRADICTING.search(" ".join(word.text for word in tree.words if word.start >= after)) is not None


def is_rumour(tree: Tree, mention: EventMention) -> bool:
    """Whether the mention tells what goes about: "it is said that", "there is talk that", "a rumour ran that"."""
    before = " ".join(word.text for word in tree.words if word.start < mention.trigger.start)
    return mention.status != "denied" and GOING_ABOUT.search(before) is not None


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
