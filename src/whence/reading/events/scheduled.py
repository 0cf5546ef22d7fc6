"""What a day to come makes of what is told: "votes on Friday", "should begin on 6 March", "the trial opens in May".

Such are plans. What may be, or would be if something else were, stays possible whatever its day.
"""

from __future__ import annotations

from whence.codebook.frames import word_class
from whence.model.timeexpr import TimeValue
from whence.reading.events.findings import Finding
from whence.reading.events.forms import has_condition
from whence.reading.events.tree import NOUNS, Tree

UNSURE = frozenset({"may", "might", "could", "would"})
# Modals by which a report tells what is fixed for a day.
FIXED = frozenset({"modal: would", "subject of would"})
DUE = frozenset({"modal: should", "subject of should"})
# What should happen on a day is due, where it is a happening and nobody's duty: "a second round should begin".
HAPPENING = frozenset(
    {"begin", "start", "open", "reopen", "arrive", "reach", "land", "end", "finish", "resume", "follow"}
)


def by_its_day(tree: Tree, index: int, finding: Finding, value: TimeValue | None) -> Finding:
    """The finding, of a plan where the day of what is told has yet to come."""
    if finding.status == "possible" and _is_called(tree, index, finding, value):
        return finding.under("planned", None, "called for a day")
    if value is None:
        return finding
    coming = value.direction == "future" or (value.anchor == "publication" and (value.shift or 0) > 0)
    if finding.status == "possible" and coming and _is_fixed(tree, index, finding):
        return finding.under("planned", None, "to be on a date to come")
    if finding.status not in ("occurred", "ongoing"):
        return finding
    if tree.words[index].upos != "VERB":
        set_for = value.anchor == "publication" and coming and not finding.rules
        if set_for or (coming and _is_carried_in_present(tree, index)):
            return finding.under("planned", None, "on a date to come")
        return finding
    present = _is_present(tree, index) or finding.status == "ongoing"
    if coming and ((present and not tree.kids(index, "aux")) or finding.status == "ongoing"):
        return finding.under("planned", None, "present tense with a date to come")
    return finding


def _is_present(tree: Tree, verb: int) -> bool:
    form, lemma = tree.words[verb].text.lower(), tree.lemma(verb)
    return form in (lemma, lemma + "s", lemma + "es")


def _is_carried_in_present(tree: Tree, index: int) -> bool:
    """Whether a verb in the present tells that the noun takes place: "the new trial opens in May"."""
    verb = tree.words[index].head
    if verb < 0 or tree.base(index) != "nsubj" or tree.words[verb].upos != "VERB":
        return False
    return tree.lemma(verb) in HAPPENING and _is_present(tree, verb) and not tree.kids(verb, "aux")


def _is_fixed(tree: Tree, index: int, finding: Finding) -> bool:
    """Whether the modal tells what is fixed, and hangs on nothing else."""
    verb = tree.words[index].head
    told = index if tree.words[index].upos == "VERB" or verb < 0 else verb
    if len(finding.rules) != 1 or has_condition(tree, told):
        return False
    return finding.rules[0] in FIXED or (finding.rules[0] in DUE and tree.lemma(told) in HAPPENING)


def _is_called(tree: Tree, index: int, finding: Finding, value: TimeValue | None) -> bool:
    """Whether people are bidden to it: a strike that is called, a meeting that one is invited to on a day."""
    verb = tree.words[index].head
    unsure = verb >= 0 and any(tree.lemma(c) in UNSURE for c in tree.kids(verb, "aux"))
    if tree.words[index].upos not in NOUNS or unsure:
        return False
    if tree.lemma(index) in word_class("crowd"):
        return "governor: call" in finding.rules
    return "governor: invite" in finding.rules and value is not None
