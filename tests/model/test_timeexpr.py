"""Placing time values: never more precise than the words, never without a reference that they need."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model.resolve import resolve
from whence.model.timeexpr import TimeValue
from whence.model.when import When

FRIDAY = When.day(date(2022, 6, 10), "given")
SPRING = When(date(2022, 3, 1), date(2022, 5, 31), "inferred", "interval")


def placed(value: TimeValue, reference: When | None = None) -> tuple[str | None, str | None, str | None, str | None]:
    when = resolve(value, reference)
    assert when is not None
    days = tuple(day.isoformat() if day else None for day in (when.earliest, when.latest))
    return (*days, when.precision, when.edtf)  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (TimeValue(year=2021, month=2, day=3), ("2021-02-03", "2021-02-03", "day", "2021-02-03")),
        (TimeValue(year=2021, month=2), ("2021-02-01", "2021-02-28", "month", "2021-02")),
        (TimeValue(year=2021), ("2021-01-01", "2021-12-31", "year", "2021")),
        (TimeValue(year=2021, quarter=2), ("2021-04-01", "2021-06-30", "quarter", "2021-34")),
        (TimeValue(year=2021, season="winter"), ("2021-12-01", "2022-02-28", "season", "2021-24")),
        (TimeValue(decade=1990), ("1990-01-01", "1999-12-31", "decade", "199X")),
        (TimeValue(century=20), ("1900-01-01", "1999-12-31", "interval", "19XX")),
        (
            TimeValue(year=2021, month=2, part="early"),
            ("2021-02-01", "2021-02-11", "interval", "2021-02-01/2021-02-11"),
        ),
        (TimeValue(year=2021, relation="since"), ("2021-01-01", None, "interval", "2021-01-01/..")),
        (TimeValue(year=2021, month=3, relation="by"), (None, "2021-03-31", "interval", "../2021-03-31")),
        (TimeValue(year=2021, relation="before"), (None, "2020-12-31", "interval", "../2020-12-31")),
        (TimeValue(year=-480), (None, None, None, "-0479")),
        (TimeValue(year=2021, month=2, day=30), (None, None, None, "2021-02-30")),
    ],
)
def test_what_words_fix_alone_needs_no_reference(value: TimeValue, expected: tuple[str, ...]) -> None:
    """Absolute values are placed as they stand, and keep the width of their unit."""
    assert placed(value) == expected


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        (TimeValue(month=12, day=4), "XXXX-12-04"),
        (TimeValue(month=12), "XXXX-12"),
        (TimeValue(season="spring"), "XXXX-21"),
        (TimeValue(weekday=1), None),
        (TimeValue(anchor="publication", shift=-1, unit="week"), None),
    ],
)
def test_without_a_reference_a_partial_value_stays_partial(value: TimeValue, edtf: str | None) -> None:
    """No year is invented."""
    assert placed(value) == (None, None, None, edtf)
    when = resolve(value)
    assert when is not None and when.weekday == value.weekday


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        (TimeValue(anchor="publication", shift=0, unit="day"), "2022-06-10", "2022-06-10"),
        (TimeValue(anchor="publication", shift=-1, unit="week"), "2022-05-30", "2022-06-05"),
        (TimeValue(anchor="publication", shift=-1, unit="month"), "2022-05-01", "2022-05-31"),
        (TimeValue(anchor="publication", shift=-1, unit="year", month=7), "2021-07-01", "2021-07-31"),
        (TimeValue(anchor="publication", shift=-1, unit="week", weekday=2), "2022-05-31", "2022-05-31"),
        (TimeValue(weekday=1, direction="past"), "2022-06-06", "2022-06-06"),
        (TimeValue(weekday=1, direction="future"), "2022-06-13", "2022-06-13"),
        (TimeValue(month=12, day=4, direction="past"), "2021-12-04", "2021-12-04"),
        (TimeValue(month=12, day=4, direction="future"), "2022-12-04", "2022-12-04"),
        (TimeValue(month=6, direction="past"), "2022-06-01", "2022-06-30"),
        (TimeValue(anchor="previous", shift=0), "2022-06-10", "2022-06-10"),
        (TimeValue(anchor="publication", direction="past", vague=True), "2021-12-09", "2022-06-10"),
    ],
)
def test_relative_values_count_from_the_reference(value: TimeValue, first: str, last: str) -> None:
    """Shifts go by calendar units, and underspecified values take the side that tense names."""
    assert placed(value, FRIDAY)[:2] == (first, last)


def test_an_interval_of_references_gives_all_days_that_it_could_be() -> None:
    """A publication known to a season puts "last month" somewhere in four months."""
    assert placed(TimeValue(anchor="publication", shift=-1, unit="month"), SPRING)[:2] == ("2022-02-01", "2022-04-30")
    assert placed(TimeValue(month=1, day=5, direction="past"), SPRING)[:2] == ("2022-01-05", "2022-01-05")


def test_a_weekday_beside_a_date_picks_the_year() -> None:
    """Of all years around, "Monday, December 4" fits those in which that day is a Monday."""
    assert placed(TimeValue(month=12, day=4, weekday=1, direction="past"), FRIDAY)[0] == "2017-12-04"


def test_durations_and_sets_have_no_date() -> None:
    """How long and how often say nothing of when."""
    assert resolve(TimeValue(kind="duration", amount=3, unit="year")) is None
    assert resolve(TimeValue(kind="set", weekday=5)) is None


def test_a_half_open_reference_places_nothing() -> None:
    """Counting from "some day since March" would invent an end."""
    assert (
        placed(TimeValue(anchor="publication", shift=0, unit="day"), When(date(2022, 3, 1), None, "inferred"))[0]
        is None
    )


VALUES = st.builds(
    TimeValue,
    year=st.none() | st.integers(-500, 2100),
    month=st.none() | st.integers(1, 12),
    day=st.none() | st.integers(1, 31),
    weekday=st.none() | st.integers(1, 7),
    season=st.sampled_from([None, "spring", "winter"]),
    part=st.sampled_from([None, "early", "mid", "late"]),
    anchor=st.sampled_from([None, "publication", "previous", "event"]),
    shift=st.none() | st.integers(-3000, 3000),
    unit=st.sampled_from([None, "day", "week", "month", "quarter", "season", "year", "decade", "century"]),
    relation=st.sampled_from(["at", "before", "after", "since", "until", "by", "about"]),
    direction=st.sampled_from([None, "past", "future"]),
    vague=st.booleans(),
    week=st.sampled_from([None, -1, 1, 5]),
)


@given(VALUES, st.dates(date(1000, 1, 1), date(2500, 1, 1)))
def test_every_value_has_an_answer_from_every_day(value: TimeValue, day: date) -> None:
    """Nonsense stays unplaced; nothing raises."""
    when = resolve(value, When.day(day))
    assert when is not None and (when.edtf is None or when.edtf)
