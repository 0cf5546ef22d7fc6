"""Dates with unknown parts can meet or exclude each other; what cannot be told is neither."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from whence.linking.calendar import UNKNOWN, Days, agreement, gap_days

DAYS = st.builds(
    lambda first, length, exact: Days(first, first if exact else date.fromordinal(first.toordinal() + length)),
    st.dates(date(2000, 1, 1), date(2030, 1, 1)),
    st.integers(0, 60),
    st.booleans(),
)


def test_a_day_without_year_meets_that_day_of_a_year() -> None:
    """ "4 December" meets 4 December 2023, misses the 3rd by a day and May by far."""
    partial = Days(month=12, day=4)
    assert gap_days(partial, Days(date(2023, 12, 4), date(2023, 12, 4))) == 0
    assert gap_days(partial, Days(date(2023, 12, 3), date(2023, 12, 3))) == 1
    assert (gap_days(partial, Days(date(2023, 5, 4), date(2023, 5, 4))) or 0) > 30


def test_a_weekday_meets_only_its_days() -> None:
    """ "A Monday" can be 4 December 2023 but not the 7th."""
    monday = Days(weekday=1)
    assert gap_days(monday, Days(date(2023, 12, 4), date(2023, 12, 4))) == 0
    assert gap_days(monday, Days(date(2023, 12, 7), date(2023, 12, 7))) != 0


@given(DAYS, DAYS)
def test_gaps_are_symmetric_and_agreement_follows(a: Days, b: Days) -> None:
    """The order of the two dates changes nothing, and only dates that can be one day agree."""
    assert gap_days(a, b) == gap_days(b, a)
    assert (agreement(a, b) > 0) == (gap_days(a, b) == 0)


@given(DAYS)
def test_nothing_is_known_of_the_unknown(a: Days) -> None:
    """An unknown date neither agrees nor excludes."""
    assert gap_days(a, UNKNOWN) is None and agreement(a, UNKNOWN) == 0
