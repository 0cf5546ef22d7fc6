"""Events parted again by days that were found last."""

from __future__ import annotations

from datetime import date

from tests.linking.builder import Writer
from whence.linking import link
from whence.model.timeexpr import TimeValue


def strike(id: str, day: str, value: TimeValue, published: str | None) -> Writer:
    """A report of a strike of the pilots at Orla Lines."""
    w = Writer(id, published=published)
    w.say(f"Pilots of Orla Lines struck against Tomas Brek {day}.")
    w.who("Orla Lines", "organization", "EST")
    w.who("Tomas Brek", "person", "EST")
    w.event("struck", "PROTEST", lemma="strike", actors=("Orla Lines",), recipients=("Tomas Brek",),
            when=w.when(day.removeprefix("on "), value))  # fmt: skip
    return w


def test_a_deed_is_not_dated_after_a_report_that_tells_it_as_past() -> None:
    """Two strikes of one company, the second after the report of the first came out, are two events."""
    first = strike("a", "on 10 March 2024", TimeValue(year=2024, month=3, day=10), "2024-03-11")
    again = strike("b", "on 9 June 2024", TimeValue(year=2024, month=6, day=9), "2024-06-10")
    found = link([first.report, again.report], [first.reading, again.reading])
    assert sorted(str(event.date.earliest) for event in found.events if event.date) == ["2024-03-10", "2024-06-09"]


def test_one_deed_told_twice_stays_one() -> None:
    """Tellings that share their day are not parted."""
    value = TimeValue(year=2024, month=3, day=10)
    first = strike("a", "on 10 March 2024", value, "2024-03-11")
    again = strike("b", "on 10 March 2024", value, "2024-03-12")
    (event,) = link([first.report, again.report], [first.reading, again.reading]).events
    assert event.date is not None
    assert event.date.earliest == date(2024, 3, 10)
