"""What stands behind the comma that closes a relative clause hangs on the verb before it."""

from __future__ import annotations

from tests.reading.builder import build
from whence.model.parse import Sentence
from whence.reading.clauses import with_closed_clauses

MET = """
She PRON 2 nsubj
met/meet VERB 0 root
Obi PROPN 2 obj
, PUNCT 6 punct
who PRON 6 nsubj
commands/command VERB 3 acl:relcl
it PRON 6 obj
"""


def heads(sentence: Sentence) -> dict[str, int]:
    """Head of each word, by its form."""
    return {word.text: word.head for word in with_closed_clauses(sentence).words}


def test_a_place_and_a_day_behind_the_clause_are_those_of_the_verb_before_it() -> None:
    """ "Met Obi, who commands it, at Lund on Friday": she met him there and then."""
    _, (sentence,) = build(
        MET + ", PUNCT 10 punct\nat ADP 10 case\nLund PROPN 6 obl\non ADP 12 case\nFriday PROPN 6 obl"
    )
    found = heads(sentence)
    assert found["Lund"] == found["Friday"] == 1


def test_a_day_within_the_clause_stays_in_it() -> None:
    """ "Who commands it on Friday, in Lund": the first is the clause's own, the second the sentence's."""
    _, (sentence,) = build(
        MET + "on ADP 9 case\nFriday PROPN 6 obl\n, PUNCT 12 punct\nin ADP 12 case\nLund PROPN 6 obl"
    )
    found = heads(sentence)
    assert (found["Friday"], found["Lund"]) == (5, 1)


def test_a_clause_that_goes_on_is_left_alone() -> None:
    """ "Who commands it, and left on Friday": what is joined to the clause by "and" is its own."""
    joined = ", PUNCT 10 punct\nand CCONJ 10 cc\nleft/leave VERB 6 conj\non ADP 12 case\nFriday PROPN 6 obl"
    _, (sentence,) = build(MET + joined)
    assert with_closed_clauses(sentence) is sentence
