"""What a sentence itself says of a claim that it tells: "rejects the statement that police fired", "reports that the
levy had been set are without foundation".

A claim is a noun with a clause that says what is claimed. Refused are clauses that only tell which one is meant: "the
plan that the army proposed".
"""

from __future__ import annotations

from whence.codebook.reporting import reporting
from whence.codebook.statuses import statuses
from whence.reading.events.forms import negation_of
from whence.reading.events.tree import NOUNS, Tree

CONTENT = frozenset({"acl", "ccomp"})
# How a claim hangs on what denies it: as its object, its subject, what "as a lie" is said of, or with a noun between
# ("denied a report in a daily that").
DENIED_AS = frozenset({"obj", "appos", "obl", "nsubj", "nmod"})
BEING = frozenset({"is", "are", "was", "were", "be", "been"})
# What has none of these before it is not so: "are without foundation", "has no basis", "lack any substance".
WANTING = frozenset({"without", "no", "lack", "lacks", "lacked", "any"})
FACTS = frozenset({"reality", "fact", "facts", "truth"})
MANNERS = frozenset({"case", "so"})  # "in no case"
SPARED = frozenset({"that", "which", "who"})
REACH = 4
CLAUSE = 16  # words of a claim, in which what it tells stands
ASIDE = 8  # words set aside between a claim and what it claims


def untrue(tree: Tree, index: int) -> int | None:
    """The word that says that the claim which tells the word at `index` is not so; None where none does."""
    claim = _claim_of(tree, index)
    if claim is None:
        return _denied_in_order(tree, index)
    denial = _denial_of(tree, claim)
    return denial if denial is not None else _falsehood(tree, index)


def _denied_in_order(tree: Tree, index: int) -> int | None:
    """The verb that denies the claim by the order of words alone, where the reader hangs the clause elsewhere: "denies
    the allegation, spread online, that its men met the rebels or paid them"."""
    marks = [at for at in range(max(0, index - CLAUSE), index) if tree.words[at].text.lower() == "that"]
    for mark in reversed(marks):
        if any(tree.words[at].text in (";", ":", "but") for at in range(mark, index)):
            return None
        nouns = (at for at in range(max(0, mark - ASIDE), mark) if tree.lemma(at) in reporting().denied_nouns)
        noun = next((at for at in nouns if at + 1 == mark or tree.words[at + 1].text == ","), None)
        if noun is None or (noun + 1 < mark and tree.words[mark - 1].text != ","):
            continue
        verbs = (at for at in range(noun - 1, max(-1, noun - 1 - REACH), -1) if tree.words[at].upos == "VERB")
        verb = next(verbs, None)
        if verb is not None and tree.lemma(verb) in reporting().denials and negation_of(tree, verb) is None:
            return verb
    return None


def _claim_of(tree: Tree, index: int) -> int | None:
    """The noun of which the word, or what it is told within, is the content."""
    for at in (index, *tree.ancestors(index)):
        governor = tree.words[at].head
        if governor < 0:
            return None
        if tree.base(at) in CONTENT and governor < at and _is_noun(tree, governor):
            return governor if _says_what(tree, at) else None
        if tree.base(at) in ("advcl", "nsubj") or tree.words[at].deprel == "acl:relcl":
            return None
    return None


def _is_noun(tree: Tree, index: int) -> bool:
    """Whether it is a noun, also where the reader takes the first word of a sentence for a verb: "Reports that"."""
    return tree.words[index].upos in NOUNS or (index == 0 and tree.lemma(index) in reporting().denied_nouns)


def _says_what(tree: Tree, clause: int) -> bool:
    """Whether the clause is what is claimed: "that" only marks it, or it stands after "according to which"."""
    before = min(tree.subtree(clause)) - 1
    if any(tree.lemma(at) == "that" for at in (*tree.kids(clause, "mark"), before) if at >= 0):
        return True
    return any(tree.lemma(child) == "which" and _case_words(tree, child) for child in tree.kids(clause, "obl"))


def _case_words(tree: Tree, index: int) -> bool:
    return any(tree.words[child].text.lower() == "according" for child in tree.kids(index, "case"))


def _denial_of(tree: Tree, claim: int) -> int | None:
    """The verb that denies the claim: "denied a report that", "dismissed as a lie the claim that"."""
    at = claim
    for _ in range(REACH):
        governor = tree.words[at].head
        if governor < 0 or tree.base(at) not in DENIED_AS:
            return None
        if tree.words[governor].upos == "VERB":
            active = tree.words[at].deprel == "nsubj"
            denies = tree.lemma(governor) in reporting().denials and negation_of(tree, governor) is None
            return governor if denies and not active else None
        at = governor
    return None


def _falsehood(tree: Tree, index: int) -> int | None:
    """The word behind the clause that says that it is false, or wants what would make it true."""
    table, words = statuses(), tree.words
    for at in range(index + 1, len(words)):
        lemma, said = tree.lemma(at), {word.text.lower() for word in words[max(index, at - REACH) : at]}
        if lemma in table.true - MANNERS and words[at - 1].text.lower() == "no":
            return at  # also where another finds so: "examined by the ombudsman, who found no evidence of it"
        if said & SPARED:
            continue
        if table.finite.get(lemma) == "denied" and words[at].upos != "VERB" and said & BEING:
            return at
        if lemma in table.true and said & WANTING and "case" not in lemma:
            return at
        negated = any(tree.lemma(place) in table.negations for place in range(max(index, at - REACH), at))
        if negated and (words[at].text.lower() in FACTS or (lemma in table.true and said & BEING)):
            return at
    return None
