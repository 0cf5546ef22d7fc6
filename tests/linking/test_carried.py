"""Days that a story carries on to deeds without a date of their own."""

from __future__ import annotations

from datetime import date

import pytest

from tests.linking.builder import Writer
from whence.linking import link
from whence.model.timeexpr import TimeValue
from whence.model.when import When


def square(sentence: str, trigger: str, *, published: str | None = "2024-03-15") -> When | None:
    """The date of what `sentence` tells after a sentence about the Monday before."""
    w = Writer("n", published=published)
    w.say("There were oranges to buy in Parva on Monday.")
    w.when("Monday", TimeValue(weekday=1, direction="past"))
    w.say(sentence)
    w.event(trigger, "COERCE", lemma="arrest")
    events = link([w.report], [w.reading]).events
    return next(e.date for e in events for m in e.mentions if m.trigger.quote == trigger)


@pytest.mark.parametrize(
    "sentence",
    ["Police arrested twelve people.", "The mayor said that police had arrested twelve people."],
)
def test_a_deed_is_of_the_day_last_named_in_its_paragraph(sentence: str) -> None:
    """What is told on in the past tense was then, also where somebody says so."""
    when = square(sentence, "arrested")
    assert when is not None and when.earliest == when.latest == date(2024, 3, 11)
    assert when.basis == "inferred" and any("in its paragraph" in words for words in when.because)


@pytest.mark.parametrize(
    "sentence",
    [
        "\nPolice arrested twelve people.",
        "Police had arrested twelve people.",
        "Police once arrested twelve people.",
        "“Police arrested twelve people,” she said.",
    ],
)
def test_other_paragraphs_flashbacks_and_quotations_are_not_of_that_day(sentence: str) -> None:
    """A new paragraph may tell of another day, and what had been or was once was earlier."""
    when = square(sentence, "arrested")
    assert when is None or when.earliest != when.latest


def test_without_a_day_of_writing_nothing_is_carried() -> None:
    """A Monday of an unknown week is no day."""
    assert square("Police arrested twelve people.", "arrested", published=None) is None


def test_a_dateline_names_the_day_of_writing_alone() -> None:
    """What a dispatch opens with was on its day or the day before, not just on the day at its head."""
    w = Writer("n", published="2024-03-15")
    w.say("PARVA, 15 March 2024.")
    w.when("15 March 2024", TimeValue(year=2024, month=3, day=15))
    w.say("Police have arrested twelve people.")
    w.event("arrested", "COERCE", lemma="arrest")
    when = link([w.report], [w.reading]).events[0].date
    assert when is not None and (when.earliest, when.latest) == (date(2024, 3, 14), date(2024, 3, 15))


@pytest.mark.parametrize(
    "rest", ["and arrested twelve people.", "chasing those who had arrested twelve people.", "which arrested twelve."]
)
def test_what_follows_a_day_in_its_sentence_was_on_that_day(rest: str) -> None:
    """A clause that no day hangs on is of the day named before it, also where it looks back a little."""
    w = Writer("n", published="2024-03-15")
    w.say(f"On Monday police came to the square, {rest}")
    w.when("Monday", TimeValue(weekday=1, direction="past"))
    w.event("arrested", "COERCE", lemma="arrest")
    when = link([w.report], [w.reading]).events[0].date
    assert when is not None and when.earliest == when.latest == date(2024, 3, 11)
    assert any("in its sentence" in words for words in when.because)


@pytest.mark.parametrize(
    "value",
    [
        TimeValue(weekday=1, direction="past", relation="since"),
        TimeValue(anchor="event", shift=-3, unit="day"),
    ],
)
def test_a_day_since_which_or_from_which_is_counted_is_not_carried(value: TimeValue) -> None:
    """Who has led since Monday did not do the rest on Monday."""
    w = Writer("n", published="2024-03-15")
    w.say("The general, who has led since Monday, arrested twelve people.")
    w.when("Monday", value)
    w.event("arrested", "COERCE", lemma="arrest")
    when = link([w.report], [w.reading]).events[0].date
    assert when is None or when.earliest != date(2024, 3, 11)


def test_the_day_of_what_has_been_since_is_not_carried() -> None:
    """Who has led since the guard rose on Monday did not do the rest on Monday."""
    w = Writer("n", published="2024-03-15")
    w.say("The general, who has led since the guard rose on Monday, arrested twelve people.")
    w.when("Monday", TimeValue(weekday=1, direction="past"))
    w.event("arrested", "COERCE", lemma="arrest")
    when = link([w.report], [w.reading]).events[0].date
    assert when is None or when.earliest != date(2024, 3, 11)


def test_the_same_word_done_to_it_in_the_next_sentence_is_the_same_deed() -> None:
    """ "They signed a pact. They signed it on 6 May": one signing, of that day."""
    w = Writer("n", published="2024-06-01")
    w.say("The three ports signed a pact in spring.")
    w.event("signed", "SUPPORT", lemma="sign")
    w.say("Their captains signed it on 6 May.")
    w.event("signed", "SUPPORT", lemma="sign", when=w.when("6 May", TimeValue(year=2024, month=5, day=6)))
    (event,) = link([w.report], [w.reading]).events
    assert len(event.mentions) == 2
    assert event.date is not None and event.date.earliest == event.date.latest == date(2024, 5, 6)
