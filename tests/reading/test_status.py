"""Promises of status: what the words around a predicate say of its having happened."""

from __future__ import annotations

import pytest

from tests.reading.builder import build
from whence.reading.events.findings import Finding
from whence.reading.events.status import StatusReader
from whence.reading.events.tree import Tree

PLAIN = """
Norland PROPN 2 nsubj
attacked/attack VERB 0 root
Sudria PROPN 2 obj
"""
WILL = """
Norland PROPN 3 nsubj
{modal} AUX 3 aux
attack VERB 0 root
Sudria PROPN 3 obj
"""
NOT = """
Norland PROPN 4 nsubj
did/do AUX 4 aux
not PART 4 advmod
attack VERB 0 root
Sudria PROPN 4 obj
"""
TO = """
Norland PROPN 2 nsubj
{governor} VERB 0 root
to PART 4 mark
attack VERB 2 {relation}
Sudria PROPN 4 obj
"""
SAID = """
Vera PROPN 2 nsubj
said/say VERB 0 root
Norland PROPN 5 nsubj
would AUX 5 aux
attack VERB 2 ccomp
"""
SAID_IF = (
    SAID
    + """if SCONJ 8 mark
Sudria PROPN 8 nsubj
moved/move VERB 5 advcl
"""
)
DENIED = """
Vera PROPN 2 nsubj
denied/deny VERB 0 root
that SCONJ 6 mark
Norland PROPN 6 nsubj
had/have AUX 6 aux
attacked/attack VERB 2 ccomp
"""
ONGOING = """
Norland PROPN 3 nsubj
is/be AUX 3 aux
attacking/attack VERB 0 root
Sudria PROPN 3 obj
"""
IF = """
if SCONJ 3 mark
Norland PROPN 3 nsubj
attacks/attack VERB 5 advcl
Sudria PROPN 5 nsubj
answers/answer VERB 0 root
"""
WHETHER = """
it PRON 2 nsubj
asked/ask VERB 0 root
whether SCONJ 6 mark
Norland PROPN 6 nsubj
will AUX 6 aux
attack VERB 2 ccomp
"""


def finding(source: str, form: str) -> Finding:
    """The status of the first word of that form."""
    _, (sentence,) = build(source)
    index = next(i for i, word in enumerate(sentence.words) if word.text == form)
    return StatusReader(Tree(sentence)).of(index)


@pytest.mark.parametrize(
    ("source", "form", "status"),
    [
        (PLAIN, "attacked", "occurred"),
        (WILL.format(modal="will"), "attack", "planned"),
        (WILL.format(modal="may"), "attack", "possible"),
        (WILL.format(modal="would"), "attack", "possible"),
        (NOT, "attack", "denied"),
        (TO.format(governor="plans/plan", relation="xcomp"), "attack", "planned"),
        (TO.format(governor="threatened/threaten", relation="xcomp"), "attack", "possible"),
        (TO.format(governor="refused/refuse", relation="xcomp"), "attack", "denied"),
        (TO.format(governor="managed/manage", relation="xcomp"), "attack", "occurred"),
        (TO.format(governor="moved/move", relation="advcl"), "attack", "planned"),
        (SAID, "attack", "planned"),
        (SAID_IF, "attack", "possible"),
        (DENIED, "attacked", "denied"),
        (ONGOING, "attacking", "ongoing"),
        (IF, "attacks", "possible"),
        (WHETHER, "attack", "possible"),
    ],
)
def test_the_words_around_a_verb_tell_its_status(source: str, form: str, status: str) -> None:
    """Modals, negation, governors, conditions, purpose and tense each change what is told; nothing leaves it a deed."""
    assert finding(source, form).status == status


def test_refusing_not_to_is_not_denied_twice_over() -> None:
    """Two denials cancel: who did not fail to attack attacked."""
    source = """
    Norland PROPN 4 nsubj
    did/do AUX 4 aux
    not PART 4 advmod
    fail VERB 0 root
    to PART 6 mark
    attack VERB 4 xcomp
    """
    assert finding(source, "attack").status == "occurred"


def test_a_noun_takes_the_status_of_what_is_said_of_it() -> None:
    """A visit that would do something, a possible and a cancelled one have not happened; one that is over has."""
    subject = "The DET 2 det\nvisit NOUN 4 nsubj\nwould AUX 4 aux\nmark VERB 0 root\nchange NOUN 4 obj\n"
    adjective = "A DET 3 det\npossible ADJ 3 amod\nvisit NOUN 4 nsubj\nloomed/loom VERB 0 root\n"
    cancelled = "Vera PROPN 2 nsubj\ncancelled/cancel VERB 0 root\nthe DET 4 det\nvisit NOUN 2 obj\n"
    after = "Vera PROPN 2 nsubj\nspoke/speak VERB 0 root\nafter ADP 5 case\nthe DET 5 det\nvisit NOUN 2 obl\n"
    found = [finding(source, "visit").status for source in (subject, adjective, cancelled, after)]
    assert found == ["possible", "possible", "denied", "occurred"]


def test_a_decision_to_end_an_accord_ends_it() -> None:
    """States end accords by declaring so; a decision to attack is only a plan."""
    _, (sentence,) = build(TO.format(governor="decided/decide", relation="xcomp"))
    reader = StatusReader(Tree(sentence))
    assert reader.of(3, "SANCTION").status == "occurred"
    assert reader.of(3, "ASSAULT").status == "planned"


def test_the_cue_words_are_named() -> None:
    """The finding points at the modal that made it."""
    assert finding(WILL.format(modal="will"), "attack").cues == (1,)


def test_factuality_speaks_only_where_no_word_does() -> None:
    """A low value makes a bare gerund possible, and leaves a negation and a main statement alone."""
    bare = "Talk NOUN 0 root\nof SCONJ 3 mark\nattacking/attack VERB 1 acl\n@frame 3 attack.01?-2\n"
    stated = PLAIN + "@frame 2 attack.01?-2\n"
    assert finding(bare, "attacking").status == "possible"
    assert finding(stated, "attacked").status == "occurred"
