"""Deeds that leave out whom they are between: what they end and begin is what the story knows of."""

from __future__ import annotations

from dataclasses import replace

from tests.history.test_history import ACTORS, PLACES, days, event, held
from whence.history import relations
from whence.model.event import Actor, Event
from whence.model.linked import Linked, Standing
from whence.model.reading import Claim
from whence.model.relation import Relation
from whence.model.span import Span

BAN = event("b", "SANCTION", "impose", "imposed an embargo on", actors="orland", recipients="vesk", when="2031-05-02")
LIFTED = event("l", "CONCEDE", "lift", "the embargo was lifted", when="2031-07-09")
CAME = event("c", "AID", "arrive", "Omani soldiers arrived", actors="oman", place="port", when="2031-04-02")
WENT = "The Omanis flew home"


def stood(*events: Event, said: str) -> tuple[Relation, ...]:
    """The relations where Oman is called `said` in the words of the last event."""
    text = events[-1].mentions[0].span.quote
    at = text.index(said)
    oman = Actor("oman", "Oman", "country", "OMN", mentions=(Span.of("r", text, at, at + len(said)),))
    return relations(Linked((), (*ACTORS, oman), PLACES, events))


def went(words: str, **more: str) -> Event:
    """Those of Oman go, in such words, on 30 June."""
    one = event("w", "RETREAT", "fly", words, actors="oman", when="2031-06-30", **more)  # type: ignore[arg-type]
    told = one.mentions[0]
    trigger = Span.of("r", words, words.index("flew"), words.index("flew") + 4)
    return replace(one, mentions=(replace(told, trigger=trigger),))


def test_those_who_fly_home_leave_where_they_were() -> None:
    """The words say neither that they are soldiers nor where they were."""
    (presence,) = stood(CAME, went(WENT), said="Omanis")
    assert (presence.subject, presence.object, presence.ended) == ("oman", "orland", True)
    assert presence.ended_on == days("2031-06-30")


def test_a_country_that_flies_home_its_team_withdraws_no_forces() -> None:
    """Only those whom the words call by their people go from where they were."""
    (presence,) = stood(CAME, went("Oman flew home"), said="Oman")
    assert not presence.ended


def test_nobody_leaves_where_nothing_says_that_they_were() -> None:
    """Fans fly home, too."""
    assert stood(went(WENT), said="Omanis") == ()


def test_the_embargo_that_is_lifted_is_the_one_that_there_is() -> None:
    """Whose it is, another telling has said."""
    (embargo,) = held(BAN, LIFTED)
    assert (embargo.subject, embargo.object) == ("orland", "vesk")
    assert (embargo.began, embargo.ended_on) == (days("2031-05-02"), days("2031-07-09"))


def test_of_two_embargoes_nothing_says_which_was_lifted() -> None:
    """And none is ended."""
    other = event("o", "SANCTION", "impose", "imposed an embargo on", actors="tollen", recipients="vesk")
    assert [one.ended for one in held(BAN, other, LIFTED)] == [False, False]


def test_an_embargo_begins_when_it_comes_into_force() -> None:
    """The report that speaks of it says since when."""
    spoken = event("s", "SANCTION", "embargo", "embargo", actors="orland", recipients="vesk")
    force = event("f", "SANCTION", "come", "the embargo came into force", when="2031-06-20")
    (embargo,) = held(replace(spoken, mentions=(replace(spoken.mentions[0], trigger=spoken.mentions[0].span),)), force)
    assert (embargo.began, embargo.ended) == (days("2031-06-20"), False)


def test_a_minister_who_is_barred_is_barred_as_a_person() -> None:
    """Not her country."""
    (ban,) = held(event("x", "COERCE", "bar", "barred her from entering", actors="vesk", recipients="strom"))
    assert (ban.type, ban.subject, ban.object) == ("sanction", "vesk", "strom")


def test_who_heads_a_body_signs_for_it() -> None:
    """As a minister does for a country."""
    front = Actor("front", "Reed Front", "organization")
    chief = Actor("pell", "Ola Pell", "person")
    words = "president Pell"
    claim = Claim("office", "pell", "front", (Span.of("r", words, 0, len(words)),), "president")
    signed = event("s", "SUPPORT", "sign", "signed Joint Minutes", actors="orland pell", when="2031-03-12")
    linked = Linked((), (*ACTORS, front, chief), PLACES, (signed,), (Standing("r", claim),))
    (accord,) = [one for one in relations(linked) if one.type == "agreement"]
    assert ({accord.subject, accord.object}, accord.detail) == ({"orland", "front"}, "Joint Minutes")
