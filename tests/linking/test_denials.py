"""Denials and what they deny: one event, with the contrary words side by side."""

from __future__ import annotations

import pytest

from tests.linking.builder import Writer
from whence.linking import link
from whence.model.event import Event
from whence.model.judgement import Judgement, Target

HELD = "Nine men arrested Lida Moreno on the steps of the aeroplane before the talks."


def asserted(id: str, sentence: str, whom: str, trigger: str, type: str = "COERCE") -> Writer:
    """A report that tells of a deed as done to somebody."""
    w = Writer(id).say(sentence)
    w.event(trigger, type, recipients=(w.who(whom, "person"),), lemma="arrest")
    return w


def denied(id: str, sentence: str, whom: str, trigger: str, type: str = "COERCE", lemma: str = "arrest") -> Writer:
    """A report that tells of a deed as denied."""
    w = Writer(id).say(sentence)
    w.event(trigger, type, recipients=(w.who(whom, "person"),), lemma=lemma, status="denied", by=(("office", "said"),))
    return w


def events(*writers: Writer, judgements: tuple[Judgement, ...] = ()) -> list[Event]:
    """The events that linking makes of them."""
    return list(link([w.report for w in writers], [w.reading for w in writers], judgements).events)


def test_a_denial_is_of_what_another_report_tells_of_the_same_person() -> None:
    """One entry, and the status is shown as a difference."""
    found = events(
        asserted("a", HELD, "Lida Moreno", "arrested"),
        denied(
            "b", "It is untrue, the office holds, that Lida Moreno was arrested by anyone.", "Lida Moreno", "arrested"
        ),
    )
    assert len(found) == 1
    assert [d.attribute for d in found[0].differences] == ["status"]


def test_a_denial_is_not_of_what_befell_another() -> None:
    """Other persons, other events."""
    found = events(
        asserted("a", HELD, "Lida Moreno", "arrested"),
        denied(
            "b", "It is untrue, the office holds, that Tomas Brekke was arrested by anyone.", "Tomas Brekke", "arrested"
        ),
    )
    assert len(found) == 2


def test_denials_that_a_judgement_calls_different_come_into_no_one_event() -> None:
    """Each would be of the same deed: only one of them can be."""
    deed = asserted("a", HELD, "Lida Moreno", "arrested")
    first = denied(
        "b",
        "The office swears that no jailing of Lida Moreno by its guards took place.",
        "Lida Moreno",
        "jailing",
        lemma="jail",
    )
    second = denied(
        "c",
        "A seizing of Lida Moreno, who sells lamps, would fill every paper.",
        "Lida Moreno",
        "seizing",
        lemma="seize",
    )
    triggers = [w.reading.events[0].trigger for w in (first, second)]
    targets = tuple(Target("event", span.report, span.start, span.quote) for span in triggers)
    assert len(events(deed, first, second)) == 1
    found = events(deed, first, second, judgements=(Judgement("j", "different", targets),))
    assert sorted(len(event.mentions) for event in found) == [1, 2]
    assert not any({"b", "c"} <= set(event.reports) for event in found)


def test_a_judgement_keeps_a_denial_apart() -> None:
    """What a person calls different is never brought together."""
    first = asserted("a", "Nine men arrested Lida Moreno on the steps before the talks.", "Lida Moreno", "arrested")
    second = denied("b", "It is untrue that Lida Moreno was arrested by anyone.", "Lida Moreno", "arrested")
    triggers = [w.reading.events[0].trigger for w in (first, second)]
    targets = tuple(Target("event", span.report, span.start, span.quote) for span in triggers)
    assert len(events(first, second)) == 1
    assert len(events(first, second, judgements=(Judgement("j", "different", targets),))) == 2


@pytest.mark.parametrize(
    ("answer", "trigger", "lemma", "joined"),
    [
        ("The office says that nobody touched her.", "touched", "touch", True),
        ("The office says no blow was struck.", "struck", "strike", True),
        ("The office denies that live rounds were fired.", "fired", "fire", False),
    ],
)
def test_what_answers_a_telling_at_once_denies_it(answer: str, trigger: str, lemma: str, joined: bool) -> None:
    """Behind a deed a denial of anything of its kind is of that deed; one that names a thing of its own is not."""
    w = Writer("a").say("A woman was slapped in the cell, her sister told us.")
    w.event("slapped", "ASSAULT", recipients=(w.who("woman", "person"),), lemma="slap", by=(("sister", "said"),))
    w.say(answer)
    w.event(trigger, "ASSAULT", lemma=lemma, status="denied", by=(("office", "said"),))
    assert (len(events(w)) == 1) is joined


def test_a_denial_of_a_count_is_of_the_deed_that_others_count_so() -> None:
    """ "That 61 were held is incorrect" answers whoever counts 61, though neither names a day or place."""
    deed = Writer("a").say("Police held 61 dockers after the march in Orvik.")
    deed.event("held", "COERCE", lemma="arrest", toll=((61, "dockers", "61"),))
    denial = Writer("b").say("That 61 dockers were held is incorrect.")
    denial.event(
        "held", "COERCE", lemma="arrest", status="denied", by=(("office", "said"),), toll=((61, "dockers", "61"),)
    )
    assert len(events(deed, denial)) == 1
