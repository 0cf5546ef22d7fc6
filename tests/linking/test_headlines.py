"""Headlines of events name who acts, once."""

from __future__ import annotations

import pytest

from whence.linking.headlines import headline
from whence.model.event import Event
from whence.model.mention import EventMention, Participant, Status
from whence.model.span import Span


def test_a_line_that_names_the_doer_otherwise_is_left_as_it_is() -> None:
    """A capital that acts for its country names the doer, so no name is put before the line."""
    text = "Oslo has sent instructors to Mali"
    span = Span.of("r", text, 0, len(text))
    oslo = Participant("a1", "actor", (Span.of("r", text, 0, 4),))
    mention = EventMention(span, Span.of("r", text, 9, 13), "send", "AID", "occurred", participants=(oslo,))
    event = Event("e1", "AID", "occurred", (mention,), (), participants=(oslo,))
    assert headline(event, mention, {"a1": "Norway"}) == text


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
    event = Event("e", "AID", status, (mention,), (), participants=told)
    return headline(event, mention, {name: name for _, _, name in parts})


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
        # What it was done to stood before the clause.
        ("which Orland had begun in May", "begun", ORLAND, "… which Orland had begun in May"),
        ("which it had begun in May", "begun", ("actor", "it", "Orland"), "… which Orland had begun in May"),
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


@pytest.mark.parametrize(
    ("clause", "trigger", "who", "told"),
    [
        # The common noun that stands for a name is called as the report calls it elsewhere.
        ("that his sailors had fired", "fired", ("actor", "his sailors", "Ada Pell's sailors"),
         "Ada Pell's sailors had fired"),
        ("a day after its men took the tug", "took", ("actor", "its men", "Vesk men"),
         "A day after Vesk men took the tug"),
        ("before police cleared the square", "cleared", ("actor", "police", "Vesk police"),
         "Vesk police cleared the square"),
        ("the party speaks of three", "speaks", ("actor", "the party", "Ada Pell's party"),
         "Ada Pell's party speaks of three"),
        ("Ten were held by the Vesk Police", "held", ("actor", "the Vesk Police", "Vesk police"),
         "Ten were held by the Vesk Police"),
        # A name that is a noun has its article within a sentence; one that counts has none.
        ("it took the port", "took", ("actor", "it", "farmers' party"), "The farmers' party took the port"),
        ("They came at dawn", "came", ("actor", "They", "four men"), "Four men came at dawn"),
        ("who have telephoned us", "telephoned", ("actor", "", "Readers"), "Readers have telephoned us"),
        ("whose term ended in May", "ended", ("actor", "", "Ada Pell"), "Ada Pell’s term ended in May"),
        # Ties of more than a word go; so does a preposition before an owner and the noun that tells it.
        ("in which he accused the bank", "accused", ("actor", "he", "Ada Pell"), "Ada Pell accused the bank"),
        ("namely the seizure of a tug", "seizure", ORLAND, "Orland: the seizure of a tug"),
        ("on Ada Pell's appeal", "appeal", MINISTER, "Ada Pell's appeal"),
        ("denies that the port is closed", "denies", ORLAND, "Orland denies that the port is closed"),
        # What is, and is not done to anyone, is said of whoever is told.
        ("is due off the coast tomorrow", "due", ORLAND, "Orland is due off the coast tomorrow"),
        ("was taken in May", "taken", ORLAND, "Orland: was taken in May"),
    ],
)  # fmt: skip
def test_whoever_acts_is_called_by_name_once(clause: str, trigger: str, who: tuple[str, str, str], told: str) -> None:
    """In place of the noun, owner or pronoun of the clause, not before it."""
    assert line(clause, trigger, who) == told


def test_who_is_acted_on_stands_where_the_pronoun_does() -> None:
    """Where the telling says whom it means, and the line does not name them already."""
    met = ("recipient", "them", "Vesk soldiers")
    assert line("to withdraw them in May", "withdraw", ORLAND, met) == "Orland: to withdraw Vesk soldiers in May"
    assert line("A judge let him go", "let", ("actor", "A judge", "judge"), ("recipient", "him", "Ada Pell")) == (
        "A judge let Ada Pell go"
    )
    assert line("A judge let him go", "let", ("actor", "A judge", "judge")) == "A judge let him go"


@pytest.mark.parametrize(
    ("clause", "trigger", "told"),
    [
        ("which reached the gulf on 1 March", "reached", "… reached the gulf on 1 March"),
        ("that never came", "came", "… never came"),
        ("to sit down on Monday", "sit", "… to sit down on Monday"),
        ("not a bus would move", "move", "Not a bus would move"),
        ("the departure of the vessel", "departure", "The departure of the vessel"),
    ],
)
def test_what_lacks_a_subject_that_nobody_knows_says_so(clause: str, trigger: str, told: str) -> None:
    """A fragment begins with an ellipsis; what needs no subject does not."""
    assert line(clause, trigger) == told


def test_half_a_quotation_is_made_whole() -> None:
    """A clause that is cut within a quotation gets the mark that it lacks, on the side on which it lacks it."""
    assert line('Orland called it "a lie in uniform', "called") == 'Orland called it "a lie in uniform"'
    assert line('We have come to talk," Ada Pell told them', "told") == '"We have come to talk," Ada Pell told them'
    assert line("Orland called it “a lie", "called") == "Orland called it “a lie”"
