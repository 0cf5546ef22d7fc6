"""Forces by whatever name, whoever sends them, and accords that one side ends."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.history.test_history import ACTORS, PLACES, days, event
from whence.history import relations
from whence.model.event import Actor, Event
from whence.model.linked import Linked
from whence.model.mention import Participant
from whence.model.relation import Relation

MORE = (*ACTORS, Actor("officers", "six officers", "people"), Actor("front", "Reed Front", "organization"))


def stood(*events: Event) -> tuple[Relation, ...]:
    """The relations that follow."""
    return relations(Linked((), MORE, PLACES, events))


def sent(by: str = "orland") -> Event:
    """Officers whom a country is to send."""
    plan = event("p", "MOBILIZE", "post", f"{by} will post six officers", actors=by, status="planned")
    parts = (Participant(by, "actor", ()), Participant("officers", "other", ()))
    return told_of(plan, parts)


def told_of(one: Event, parts: tuple[Participant, ...]) -> Event:
    """The event with these participants, in its telling too."""
    return replace(one, participants=parts, mentions=tuple(replace(m, participants=parts) for m in one.mentions))


def test_who_is_sent_comes_for_the_sender() -> None:
    """ "They arrived": whose officers they are, the plan to send them has said."""
    came = event("a", "AID", "arrive", "They arrived at Port Ansel", when="2031-03-08", place="vesk-port")
    came = told_of(came, (Participant("officers", "actor", ()), Participant("vesk", "recipient", ())))
    (presence,) = stood(sent(), came)
    assert (presence.type, presence.subject, presence.object) == ("presence", "orland", "vesk")
    assert presence.began == days("2031-03-08")


def test_of_whom_nobody_says_who_sent_them_nothing_follows() -> None:
    """Officers of no country are nobody's presence."""
    came = event("a", "AID", "arrive", "They arrived at Port Ansel", when="2031-03-08")
    came = told_of(came, (Participant("officers", "actor", ()), Participant("vesk", "recipient", ())))
    assert stood(came) == ()


def test_forces_are_called_home() -> None:
    """What is called home was there; what merely is called for was not."""
    home = event("a", "REQUEST", "call", "called its officers home from", actors="orland", recipients="vesk")
    (presence,) = stood(home)
    assert (presence.type, presence.ended) == ("presence", True)
    wanted = event("b", "REQUEST", "call", "called for officers at home in", actors="orland", recipients="vesk")
    assert stood(wanted) == ()


def test_a_deed_of_no_type_meets_a_rule_by_its_words() -> None:
    """Its type is only the nearest, so it keeps nothing from a rule that names words, nor lets it in to one without."""
    landed = event("a", "SANCTION", "land", "officers landed", actors="orland", recipients="vesk", mode="nearest")
    assert [one.type for one in stood(landed)] == ["presence"]
    joined = event("b", "SANCTION", "join", "joined", actors="orland", recipients="pact", mode="nearest")
    assert stood(joined) == ()


SIGNED = event("s", "SUPPORT", "sign", "signed the Sound Understanding", actors="orland vesk", when="2031-03-12")


@pytest.mark.parametrize(
    ("lemma", "clause"),
    [("denounce", "denounced the Understanding"), ("withdraw", "withdrew from the Sound Understanding")],
)
def test_one_party_ends_the_accord_that_was_signed(lemma: str, clause: str) -> None:
    """Who else was bound the clause leaves out, as everybody knows."""
    (accord,) = stood(SIGNED, event("e", "SANCTION", lemma, clause, actors="vesk", when="2032-05-12"))
    assert (accord.ended, accord.ended_on) == (True, days("2032-05-12"))


def test_an_accord_lapses_by_its_name() -> None:
    """Nobody does it."""
    (accord,) = stood(SIGNED, event("e", "RETREAT", "lapse", "the Sound Understanding lapsed", when="2032-05-12"))
    assert accord.ended


@pytest.mark.parametrize(
    ("clause", "who"),
    [
        ("denounced the Harbour Understanding", "vesk"),
        ("denounced the treaty", "vesk"),
        ("denounced the Understanding", "tollen"),
    ],
)
def test_another_accord_is_not_ended(clause: str, who: str) -> None:
    """One of another name, of another kind, or one that others signed."""
    found = stood(SIGNED, event("e", "SANCTION", "denounce", clause, actors=who, when="2032-05-12"))
    assert [one.ended for one in found] == [False]


def test_of_two_accords_none_is_ended_by_half_a_name() -> None:
    """Which of the two it was, the words do not say."""
    other = event("o", "SUPPORT", "sign", "signed the Delta Understanding", actors="vesk tollen", when="2031-04-12")
    found = stood(SIGNED, other, event("e", "SANCTION", "denounce", "denounced the Understanding", actors="vesk"))
    assert [one.ended for one in found] == [False, False]


def test_who_signs_for_both_binds_both() -> None:
    """A movement that nobody has classed is a party where somebody signs for it."""
    (accord,) = stood(event("s", "SUPPORT", "sign", "A signed for Orland and B for the Front", actors="orland front"))
    assert (accord.type, accord.subject, accord.object) == ("agreement", "orland", "front")
