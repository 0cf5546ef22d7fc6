"""What a clause leaves unsaid and its surroundings tell: what it is about, the host, the body of an office."""

from __future__ import annotations

from datetime import date

import pytest

from tests.history.test_history import ACTORS, PLACES, days, event, office
from whence.history import relations
from whence.history.clause import antecedent
from whence.model.chronicle import Story, ToldReport
from whence.model.event import Actor, Event
from whence.model.linked import Linked, Standing
from whence.model.mention import EventMention, Participant
from whence.model.reading import Claim
from whence.model.relation import Relation
from whence.model.report import Report
from whence.model.span import Span
from whence.model.when import When


def told(
    text: str, clause: str, trigger: str, type: str, lemma: str, who: str, *, actors: tuple[Actor, ...] = ACTORS
) -> tuple[Relation, ...]:
    """The relations of one event told in `clause` of `text`; countries are found in it by name."""
    start = text.index(clause)
    span = Span.of("r", text, start, start + len(clause))
    at = text.index(trigger, start)
    parts = tuple(Participant(one, "actor", ()) for one in who.split())
    mention = EventMention(
        span,
        Span.of("r", text, at, at + len(trigger)),
        lemma,
        type,  # type: ignore[arg-type]
        "occurred",
        participants=parts,
    )
    happened = Event("e", type, "occurred", (mention,), (), date=days("2031-05-04"), participants=parts)  # type: ignore[arg-type]
    named = tuple(
        Actor(one.id, one.name, one.type, one.country, one.code, mentions=_named(text, one.name)) for one in actors
    )
    stories = (Story("s", ("r",)),)
    return relations(Linked((ToldReport(Report("r", text)),), named, PLACES, (happened,), (), stories))


def _named(text: str, name: str) -> tuple[Span, ...]:
    spans, at = [], text.find(name)
    while at >= 0:
        spans.append(Span.of("r", text, at, at + len(name)))
        at = text.find(name, at + 1)
    return tuple(spans)


def test_a_relative_clause_is_about_what_stands_before_it() -> None:
    """The words before "which" name the accord that was signed; the relation has them as its detail."""
    text = "The work rests on the Harbour Memorandum which both sides signed on 4 May."
    (accord,) = told(text, "which both sides signed on 4 May", "signed", "SUPPORT", "sign", "orland vesk")
    assert (accord.type, accord.detail) == ("agreement", "Harbour Memorandum")


def test_a_clause_of_its_own_is_about_nothing_before_it() -> None:
    """An accord of the sentence before is not what a later clause signs."""
    text = "The treaty lapsed. Orland and Vesk signed the register."
    assert told(text, "Orland and Vesk signed the register", "signed", "SUPPORT", "sign", "orland vesk") == ()


def test_accords_with_several_bind_none_of_these_to_another() -> None:
    """Whose accords they are the words leave out."""
    text = "It has free-trade accords with Orland, Vesk and Tollen."
    assert (
        told(text, "free-trade accords with Orland, Vesk and Tollen", "accords", "AGREE", "accord", "orland vesk") == ()
    )


def test_foreign_forces_leave_the_country_that_is_spoken_of() -> None:
    """Where the place is not known: the country that the report mostly speaks of, unless it is their own."""
    text = "Tollen was calm. Tollen has no army; Tollen's police, and Tollen alone, kept watch as its troops withdrew."
    (left,) = told(text, "its troops withdrew", "withdrew", "RETREAT", "withdraw", "army")
    assert (left.type, left.subject, left.object, left.ended) == ("presence", "vesk", "tollen", True)
    assert told(text, "its troops withdrew", "withdrew", "RETREAT", "withdraw", "tollen") == ()


@pytest.mark.parametrize(
    ("body", "held_at"),
    [
        (Actor("x", "Council of Orland", "organization", "ORL", "ORLGOV"), "x"),
        (Actor("x", "Orland Dredging", "organization", "ORL"), "x"),
        (Actor("x", "Ministry of Ports", "organization", "ORL", "ORLGOV"), "orland"),
        (Actor("x", "Orland Navy", "organization", "ORL", "ORLMIL"), "orland"),
    ],
)
def test_an_office_is_held_at_a_body_of_its_own_else_at_the_country(body: Actor, held_at: str) -> None:
    """A council or a firm is such a body; ministries and armed forces are their country's."""
    standings: tuple[Standing, ...] = (office("strom", "x", "head"),)
    (found,) = relations(Linked((), (*ACTORS, body), PLACES, (), standings))
    assert found.object == held_at


def test_only_forces_that_are_received_come_to_stay() -> None:
    """A general received by soldiers stations nobody; instructors who are welcomed do."""
    instructors = Actor("men", "Veskan instructors", "organization", "VES", "VESMIL")
    text = "Orland is dry. Orland is hot. Orland is flat. Orland's minister welcomed the instructors."
    clause = "Orland's minister welcomed the instructors"
    (come,) = told(text, clause, "welcomed", "CONSULT", "welcome", "men", actors=(*ACTORS, instructors))
    assert (come.type, come.subject, come.object) == ("presence", "vesk", "orland")
    received = event("e", "CONSULT", "receive", "received by soldiers", actors="vesk", place="port", when="2031-05-04")
    assert relations(Linked((), ACTORS, PLACES, (received,), ())) == ()


def test_no_sentence_is_reached_over() -> None:
    """What a relative clause is about stands in its own sentence."""
    text = "They made a treaty. Many, which is rare, left."
    mention = EventMention(
        Span.of("r", text, 26, 39), Span.of("r", text, 26, 31), "be", "AGREE", "occurred", participants=()
    )
    assert "treaty" not in antecedent(text, mention)


@pytest.mark.parametrize(
    ("words", "dated"), [("Ana Strom has been appointed head", True), ("Ana Strom headed it", False)]
)
def test_what_is_told_as_new_began_when_it_was_published(words: str, dated: bool) -> None:
    """The perfect and the present tell news of the day or the day before; a plain past does not."""
    claim = Claim("office", "strom", "orland", (Span.of("r", words, 0, len(words)),), "head", "began")
    published = When.day(date(2031, 5, 4), "given", "2031-05-04")
    report = ToldReport(Report("r", words, published=published))
    (found,) = relations(Linked((report,), ACTORS, PLACES, (), (Standing("r", claim),)))
    assert (found.began and (found.began.earliest, found.began.latest)) == (
        (date(2031, 5, 3), date(2031, 5, 4)) if dated else None
    )


def test_who_is_called_home_for_good_is_ambassador_no_more() -> None:
    """Only of a known office, and not where it is for consultations."""
    known = office("strom", "orland", "ambassador")
    home, back = (
        event("e", "SANCTION", "recall", f"the ambassador was recalled{why}", recipients="strom", when="2031-05-04")
        for why in ("", " for consultations")
    )
    for recalled, ended in ((home, True), (back, False)):
        (found,) = (one for one in relations(Linked((), ACTORS, PLACES, (recalled,), (known,))) if one.type == "office")
        assert found.ended is ended
