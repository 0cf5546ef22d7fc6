"""When an event was where its own words leave it open: news, plans, elaborations, what is said now, what came after."""

from __future__ import annotations

from datetime import date

from tests.linking.builder import Writer
from whence.linking import link
from whence.model.timeexpr import TimeValue
from whence.model.when import When

MONDAY = TimeValue(weekday=1, direction="past")


def port(day: str | None = "2024-03-12") -> Writer:
    """A Tuesday's report whose lead tells of a blockade on Monday."""
    w = Writer("a", published=day)
    w.say("Dockers blocked the pier of Orla Lines on Monday.")
    w.who("Orla Lines", "organization", "EST")
    w.event("blocked", "COERCE", lemma="block", recipients=("Orla Lines",), when=w.when("Monday", MONDAY))
    return w


def date_of(trigger: str, *writers: Writer) -> When | None:
    """The date of the event that has `trigger`."""
    found = link([w.report for w in writers], [w.reading for w in writers])
    return next(e.date for e in found.events for m in e.mentions if m.trigger.quote == trigger)


def days(when: When | None) -> tuple[date | None, date | None]:
    """First and last day."""
    assert when is not None and when.basis == "inferred"
    return when.earliest, when.latest


def test_news_begins_with_the_deed_that_its_lead_dates() -> None:
    """An undated deed of a dispatch lies between the day of its lead and its publication, and the chain says so."""
    w = port()
    w.say("\nThe Estonian ministry sent a ship.")
    w.event("sent", "AID", lemma="send")
    when = date_of("sent", w)
    assert days(when) == (date(2024, 3, 11), date(2024, 3, 12))
    assert when is not None and "told as news" in when.because[-1]


def test_the_pluperfect_of_what_somebody_says_stands_for_the_past_tense() -> None:
    """ "He said that guards had beaten two sailors" is news; "guards had beaten them" is of some time before."""
    for said, first in ((True, date(2024, 3, 11)), (False, None)):
        w = port()
        w.say("\nThe ministry said that guards had beaten two sailors.")
        w.event("beaten", "ASSAULT", lemma="beat", by=(("The ministry", "said"),) if said else ())
        assert days(date_of("beaten", w)) == (first, date(2024, 3, 12))


def test_a_plan_with_a_last_day_lies_after_its_telling() -> None:
    """ "By 15 March" in a report of 12 March leaves 12 to 15 March."""
    w = port()
    w.say("The company will leave by 15 March 2024.")
    when = w.when("15 March 2024", TimeValue(year=2024, month=3, day=15, relation="by"))
    w.event("leave", "RETREAT", when=when, status="planned")
    assert days(date_of("leave", w)) == (date(2024, 3, 12), date(2024, 3, 15))


def test_a_plan_lies_after_the_last_report_that_tells_it_as_coming() -> None:
    """What is still to come when the second report is written was not done between the two."""
    writers = (Writer("a", published="2024-03-01"), Writer("b", published="2024-03-08"))
    for w in writers:
        w.say("Orla Lines will reopen the Sorve pier by 15 March 2024.")
        w.who("Orla Lines", "organization", "EST")
        when = w.when("15 March 2024", TimeValue(year=2024, month=3, day=15, relation="by"))
        w.event("reopen", "CONCEDE", actors=("Orla Lines",), status="planned", when=when)
    assert days(date_of("reopen", *writers)) == (date(2024, 3, 8), date(2024, 3, 15))


def test_a_sentence_that_goes_on_about_one_happening_keeps_its_day() -> None:
    """An undated deed of the same type, in the sentence right after, was on the same day; its reason says so."""
    w = port()
    w.say("Two sailors were seized in the harbour office.")
    w.event("seized", "COERCE", lemma="seize")
    when = date_of("seized", w)
    assert days(when) == (date(2024, 3, 11), date(2024, 3, 11))
    assert when is not None and "as more of it" in when.because[-1]


def test_a_sentence_that_looks_back_keeps_no_day() -> None:
    """A pluperfect in the next sentence is not of the day before it."""
    w = port()
    w.say("Guards had seized two sailors.")
    w.event("seized", "COERCE", lemma="seize")
    assert days(date_of("seized", w)) == (None, date(2024, 3, 12))


def test_what_is_said_in_the_present_is_said_on_the_day_of_the_report() -> None:
    """ "Orla Lines rejects" is of the day of publication; between quotation marks it need not be."""
    w = port()
    w.say("Orla Lines rejects the demand.")
    w.who("Orla Lines", "organization", "EST")
    w.event("rejects", "REJECT", lemma="reject", actors=("Orla Lines",))
    assert days(date_of("rejects", w)) == (date(2024, 3, 12), date(2024, 3, 12))
    quoted = port()
    quoted.say("“Orla Lines rejects the demand”, its owner wrote.")
    quoted.who("Orla Lines", "organization", "EST")
    quoted.event("rejects", "REJECT", lemma="reject", actors=("Orla Lines",))
    assert days(date_of("rejects", quoted))[0] != date(2024, 3, 12)


def test_a_deed_told_after_another_is_not_before_it() -> None:
    """A pluperfect that came after a dated deed of its sentence lies between that day and publication."""
    w = port()
    w.say("Guests had marched through the town after the court freed the captain on 11 March 2024.")
    w.event("marched", "PROTEST", lemma="march")
    when = w.when("11 March 2024", TimeValue(year=2024, month=3, day=11))
    w.event("freed", "RETREAT", lemma="free", when=when)
    assert days(date_of("marched", w)) == (date(2024, 3, 11), date(2024, 3, 12))


def test_a_loose_date_ends_with_the_first_report_that_tells_it() -> None:
    """ "In March" of a deed that a report of 12 March tells as past ends on that day."""
    w = port()
    w.say("The union fined its members in March 2024.")
    w.event("fined", "SANCTION", lemma="fine", when=w.when("March 2024", TimeValue(year=2024, month=3)))
    assert days(date_of("fined", w)) == (date(2024, 3, 1), date(2024, 3, 12))
