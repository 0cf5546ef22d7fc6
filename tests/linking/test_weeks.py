"""The week in which a report was written, from days that others beside it know."""

from __future__ import annotations

from datetime import date

import pytest

from tests.linking.builder import Writer
from whence.linking import link
from whence.linking.weeks import days_of_writing
from whence.model.event import Event
from whence.model.linked import Linked
from whence.model.timeexpr import TimeValue


def dated() -> Writer:
    """A report of known day that tells what is to come on a Monday."""
    w = Writer("a", published="2021-05-14")
    w.say("Norland fired on a trawler of Sudria.")
    w.who("Norland", "country", "NOR")
    w.who("Sudria", "country", "SDN")
    w.event("fired", "ASSAULT", lemma="fire", actors=("Norland",), recipients=("Sudria",))
    w.say("The prime ministers of Norland and Sudria will talk on Monday.")
    monday = w.when("Monday", TimeValue(weekday=1, direction="future"))
    w.event("talk", "CONSULT", actors=("Norland", "Sudria"), status="planned", when=monday)
    return w


def undated() -> Writer:
    """A report that names no day but weekdays."""
    w = Writer("b")
    w.say("The prime ministers of Norland and Sudria talked on Monday about the trawler.")
    w.who("Norland", "country", "NOR")
    w.who("Sudria", "country", "SDN")
    monday = w.when("Monday", TimeValue(weekday=1, direction="past"))
    w.event("talked", "CONSULT", lemma="talk", actors=("Norland", "Sudria"), when=monday)
    w.say("Norland freed the crew on Wednesday.")
    w.event("freed", "RETREAT", lemma="free", actors=("Norland",), when=w.when("Wednesday", TimeValue(weekday=3)))
    return w


def linked(*writers: Writer) -> Linked:
    """What follows from the writers' reports."""
    return link([w.report for w in writers], [w.reading for w in writers])


def event_of(found: Linked, trigger: str) -> Event:
    """The event that has `trigger`."""
    return next(event for event in found.events for m in event.mentions if m.trigger.quote == trigger)


def test_a_weekday_that_another_report_dates_places_the_report_and_its_other_weekdays() -> None:
    """Who tells on "Monday" of what another announced for 17 May writes in that week, and "Wednesday" is the 19th."""
    found = linked(dated(), undated())
    when = next(told.report.published for told in found.reports if told.report.id == "b")
    assert when is not None and when.earliest is not None and when.latest is not None
    assert date(2021, 5, 17) <= when.earliest <= when.latest <= date(2021, 5, 23)
    assert any("is the day of “talk”" in words for words in when.because)
    talked = event_of(found, "talked").date
    assert talked is not None and talked.earliest == talked.latest == date(2021, 5, 17)


def test_another_kind_of_happening_on_that_weekday_places_nothing() -> None:
    """Weekdays alone are no match: what was on Monday has to be alike."""
    w = Writer("b")
    w.say("Dockers in Sudria walked out on Monday over their pay.")
    w.who("Sudria", "country", "SDN")
    w.who("Dockers", "people", "SDN")
    monday = w.when("Monday", TimeValue(weekday=1, direction="past"))
    w.event("walked out", "PROTEST", lemma="walk", actors=("Dockers",), when=monday)
    found = linked(dated(), w)
    when = next(told.report.published for told in found.reports if told.report.id == "b")
    assert when is None or (when.n_days or 99) > 7


def test_yesterday_alone_places_nothing() -> None:
    """What was yesterday may have been on any day, however alike it is to what another report dates."""
    w = Writer("b")
    w.say("The prime ministers of Norland and Sudria talked yesterday.")
    w.who("Norland", "country", "NOR")
    w.who("Sudria", "country", "SDN")
    yesterday = w.when("yesterday", TimeValue(anchor="publication", shift=-1, unit="day"))
    w.event("talked", "CONSULT", lemma="talk", actors=("Norland", "Sudria"), when=yesterday)
    found = linked(dated(), w)
    when = next(told.report.published for told in found.reports if told.report.id == "b")
    assert when is None or not any("is the day of" in words for words in when.because)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        (TimeValue(weekday=1, direction="past"), date(2021, 5, 17), date(2021, 5, 23)),
        (TimeValue(weekday=1, direction="future"), date(2021, 5, 11), date(2021, 5, 17)),
        (TimeValue(anchor="publication", shift=-1, unit="day"), date(2021, 5, 18), date(2021, 5, 18)),
        (TimeValue(day=17, direction="past"), date(2021, 5, 17), date(2021, 6, 16)),
    ],
)
def test_words_tell_when_they_were_written_of_a_day(value: TimeValue, first: date, last: date) -> None:
    """ "Monday" is written within a week of it, "yesterday" the day after, "the 17th" within a month."""
    assert days_of_writing(value, date(2021, 5, 17)) == (first, last)


def test_words_that_cannot_mean_a_day_tell_nothing() -> None:
    """17 May 2021 is no Friday."""
    assert days_of_writing(TimeValue(weekday=5, direction="past"), date(2021, 5, 17)) is None
