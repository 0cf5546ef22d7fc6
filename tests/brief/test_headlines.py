"""Headlines of events name who acts, once."""

from __future__ import annotations

import pytest

from whence.brief.headlines import headline
from whence.model.event import Event
from whence.model.mention import EventMention, Participant, Status
from whence.model.span import Span


def test_a_line_that_names_the_doer_otherwise_is_left_as_it_is() -> None:
    """A capital that acts for its country names the doer, so no name is put before the line."""
    text = "Oslo has sent instructors to Mali"
    span = Span.of("r", text, 0, len(text))
    oslo = Participant("a1", "actor", (Span.of("r", text, 0, 4),))
    mention = EventMention(span, Span.of("r", text, 9, 13), "send", "AID", "occurred", participants=(oslo,))
    event = Event("e1", "AID", "occurred", (mention,), (), summary=text, participants=(oslo,))
    assert headline(event, {"a1": "Norway"}) == text


def line(summary: str, trigger: str, *parts: tuple[str, str, str], status: Status = "occurred") -> str:
    """The headline of a clause; `parts` are (role, the words in the clause that name them, their name)."""
    start = summary.index(trigger)
    told = tuple(
        Participant(name, role, (Span.of("r", summary, summary.index(words), summary.index(words) + len(words)),))
        if words
        else Participant(name, role, ())
        for role, words, name in parts
    )  # fmt: skip
    mention = EventMention(
        Span.of("r", summary, 0, len(summary)), Span.of("r", summary, start, start + len(trigger)), "x", "AID",
        status, participants=told,
    )  # fmt: skip
    event = Event("e", "AID", status, (mention,), (), summary=summary, participants=told)
    return headline(event, {name: name for _, _, name in parts})


ORLAND, MINISTER = ("actor", "", "Orland"), ("actor", "", "Ada Pell")


@pytest.mark.parametrize(
    ("clause", "trigger", "who", "told"),
    [
        # What ties a clause to its sentence goes, and its subject comes.
        ("which expelled the envoys in April", "expelled", ORLAND, "Orland expelled the envoys in April"),
        ("who have demanded more pay", "demanded", ORLAND, "Orland have demanded more pay"),
        ("to meet again in spring", "meet", ORLAND, "Orland: to meet again in spring"),
        ("took two villages", "took", ORLAND, "Orland took two villages"),
        ("that it promised", "promised", ("actor", "it", "Orland"), "Orland promised"),
        ("where he met two envoys", "met", ("actor", "he", "Ada Pell"), "Ada Pell met two envoys"),
        ("its approval for the mission", "approval", ("actor", "its", "Orland"), "Orland’s approval for the mission"),
        ("In addition, Orland opened a base", "opened", ORLAND, "Orland opened a base"),
        ("6. Orland will pay", "pay", ORLAND, "Orland will pay"),
        ("on 3 April he was named envoy", "named", ("actor", "he", "Ada Pell"), "On 3 April Ada Pell was named envoy"),
        (
            "on 9 May the new rulers closed the border",
            "closed",
            ("actor", "the new rulers", "Vesk new rulers"),
            "On 9 May the Vesk new rulers closed the border",
        ),
        (
            "The delegation left at dawn",
            "left",
            ("actor", "The delegation", "Orland delegation"),
            "The Orland delegation left at dawn",
        ),
        # A preposition before the noun that tells it goes.
        ("in the early termination of treaties", "termination", ORLAND, "Orland: early termination of treaties"),
        ("by an attack on a trawler", "attack", ORLAND, "Orland: attack on a trawler"),
        # What would say something else stays.
        ("without a single hostage freed", "freed", ORLAND, "Orland: without a single hostage freed"),
        ("on Sunday helicopters delivered aid", "delivered", ORLAND, "Orland: on Sunday helicopters delivered aid"),
        ("was founded in May", "founded", ORLAND, "Orland: was founded in May"),
        ("funded by the state", "funded", ORLAND, "Orland: funded by the state"),
        ("They are to train the army", "train", ("actor", "They", "RTN"), "RTN: they are to train the army"),
        ("they sent us tents", "sent", MINISTER, "Ada Pell: they sent us tents"),
        ("We asked for tents", "asked", MINISTER, "Ada Pell: We asked for tents"),
        # Whom it befell is the subject of what befell them alone.
        ("wounded 19 on Monday", "wounded", ("recipient", "", "Maksat"), "Maksat: wounded 19 on Monday"),
        ("were freed at dawn", "freed", ("recipient", "", "Nine men"), "Nine men were freed at dawn"),
        # Who is told in other words, or without a name, is not told twice.
        ("130 of the 135 crew were taken", "taken", ("recipient", "", "130 crew"), "130 of the 135 crew were taken"),
        (
            "The EU’s mission is closed",
            "closed",
            ("recipient", "The EU’s mission", "Union"),
            "The EU’s mission is closed",
        ),
    ],
)
def test_a_clause_stands_alone(clause: str, trigger: str, who: tuple[str, str, str], told: str) -> None:
    """With who acts, as a sentence where the clause lacks its subject, and with nothing that the words do not say."""
    assert line(clause, trigger, who) == told


def test_a_pronoun_of_several_is_all_of_them() -> None:
    """Two at most; "they" of one who is no plural is left."""
    two = ("actor", "", "Orland"), ("actor", "", "Vesk")
    assert line("They agreed on a border", "agreed", *two) == "Orland and Vesk agreed on a border"
    assert line("They agreed on a border", "agreed", two[0]) == "Orland: they agreed on a border"


def test_only_what_lies_ahead_is_told_as_to_come() -> None:
    """ "Orland to leave" is a plan; of "began to leave" the same words tell a deed."""
    assert line("to leave the port", "leave", ORLAND, status="planned") == "Orland to leave the port"
    assert line("to leave the port", "leave", ORLAND) == "Orland: to leave the port"
