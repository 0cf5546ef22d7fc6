"""When a report was written that names some days by date and others by weekday."""

from __future__ import annotations

from datetime import date

from tests.linking.builder import Writer
from whence.linking import link
from whence.linking.weekdays import days_of_writing
from whence.model.timeexpr import TimeValue


def letter(*told: str) -> Writer:
    """A report that tells of deeds on a date without a year and on weekdays."""
    w = Writer("a")
    w.say("The mill at Orsk burned down on 3 June.")
    w.event("burned", "ASSAULT", lemma="burn", when=w.when("3 June", TimeValue(month=6, day=3, direction="past")))
    for sentence in told:
        w.say(sentence)
        for number, name in enumerate(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"), 1):
            if name in sentence:
                w.when(name, TimeValue(weekday=number, direction="past"))
    return w


def test_weekdays_lie_after_the_days_named_by_date() -> None:
    """Monday 3 June is named by date: the Tuesday and Friday are of the next week, in which it was written."""
    w = letter("The bridge was shut on Tuesday.", "It opened again on Friday.")
    found = days_of_writing(w.reading, w.text, date(2024, 6, 3), date(2024, 6, 3))
    assert found == (date(2024, 6, 8), date(2024, 6, 17))


def test_weekdays_told_on_come_in_their_order() -> None:
    """Who tells of Wednesday "and on Friday" writes after that Friday and before the next Wednesday."""
    w = letter("On Wednesday they met, and on Friday they signed.")
    assert days_of_writing(w.reading, w.text, date(2024, 6, 3), date(2024, 6, 3)) == (
        date(2024, 6, 8),
        date(2024, 6, 11),
    )


def test_a_report_without_dates_is_of_the_days_after_the_newest_that_others_date() -> None:
    """Who names days by weekday alone writes at most a week and some days after what others date."""
    w = letter("The bridge was shut on Tuesday.", "It opened again on Friday.")
    assert days_of_writing(w.reading, w.text, None, date(2024, 6, 5)) == (date(2024, 6, 5), date(2024, 6, 14))


def test_one_weekday_alone_says_nothing() -> None:
    """A report that dates all but one deed by date may have been written on any day after."""
    w = letter("The bridge was shut on Tuesday.")
    assert days_of_writing(w.reading, w.text, date(2024, 6, 3), date(2024, 6, 3)) is None


def test_a_report_that_names_weekdays_beside_dates_is_placed_in_its_week() -> None:
    """Its publication is no month wide, as that of one with dates alone is."""
    known = Writer("b", published="2024-06-04")
    known.say("The mill at Orsk burned down on 3 June 2024.")
    day = known.when("3 June 2024", TimeValue(year=2024, month=6, day=3))
    known.event("burned", "ASSAULT", lemma="burn", when=day)
    w = letter("The bridge was shut on Tuesday.", "It opened again on Friday.")
    found = link([w.report, known.report], [w.reading, known.reading])
    when = next(told.report.published for told in found.reports if told.report.id == "a")
    assert when is not None and (when.earliest, when.latest) == (date(2024, 6, 8), date(2024, 6, 16))
    assert "names 2024-06-03 by its date and later days by weekday" in when.because
