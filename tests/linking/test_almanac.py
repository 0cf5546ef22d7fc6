"""What speaks for which day of publication, weighed together."""

from __future__ import annotations

from datetime import date

import numpy as np

from whence.linking.almanac import (
    Axis,
    Neighbour,
    Signal,
    beliefs,
    not_after,
    not_before,
    of_season,
    on_weekdays,
    soon_after,
)

AXIS = Axis.over([date(2018, 1, 1), date(2022, 6, 1)])


def test_a_report_lies_soon_after_the_latest_that_it_tells() -> None:
    """Past events bound it from below, and the likeliest day is the one on which the latest of them ended."""
    told = [
        Signal("a", not_before(AXIS, date(2021, 3, 4), 4.0)),
        Signal("b", soon_after(AXIS, [date(2021, 3, 4)], 1, 4)),
    ]
    found = beliefs(AXIS, {"r": told}, {}, {})["r"]
    assert found.mode == date(2021, 3, 4)
    assert found.since(date(2021, 3, 4)) > 0.9


def test_a_day_of_the_year_lies_within_the_year() -> None:
    """A past day without year speaks for the weeks after it in every year, a coming one for those before."""
    past = of_season(AXIS, (5, 10), (5, 10), "past")
    coming = of_season(AXIS, (5, 10), (5, 10), "future")
    for year in (2019, 2020):
        before, after = AXIS.at(date(year, 5, 1)), AXIS.at(date(year, 5, 20))
        assert past[after] > past[before]
        assert coming[before] > coming[after]


def test_reports_of_one_story_share_its_year() -> None:
    """What proves no year alone takes that of the report it is tied to; without one the years stay open."""
    told = {"r": [Signal("season", of_season(AXIS, (5, 10), (5, 10), "past"))]}
    near = {"r": [Neighbour("s", 10.0, 1.0)]}
    tied = beliefs(AXIS, told, near, {"s": (date(2020, 5, 12), date(2020, 5, 12))})["r"]
    alone = beliefs(AXIS, told, {}, {})["r"]
    year = (date(2020, 5, 1), date(2020, 7, 1))
    assert tied.within(*year) > 0.8
    assert alone.within(*year) < 0.3


def test_reports_without_a_day_hand_on_what_they_know() -> None:
    """A third report gets the year through the second, which has no day of its own either."""
    told = {"a": [Signal("nothing", np.zeros(AXIS.n_days))], "b": [Signal("nothing", np.zeros(AXIS.n_days))]}
    near = {"a": [Neighbour("b", 5.0, 1.0)], "b": [Neighbour("c", 5.0, 1.0)]}
    found = beliefs(AXIS, told, near, {"c": (date(2019, 2, 1), date(2019, 2, 1))})
    assert abs((found["a"].mode - date(2019, 2, 1)).days) <= 2


def test_one_false_bound_does_not_outweigh_the_story() -> None:
    """A plan of long before, misread, moves no report away from what all else says."""
    told = [
        Signal("past", not_before(AXIS, date(2021, 3, 4), 4.0)),
        Signal("news", soon_after(AXIS, [date(2021, 3, 4)], 1, 4)),
        Signal("misread", not_after(AXIS, date(2020, 12, 1), 2.0)),
    ]
    near = {"r": [Neighbour("s", 10.0, 1.0)]}
    found = beliefs(AXIS, {"r": told}, near, {"s": (date(2021, 3, 6), date(2021, 3, 6))})["r"]
    assert abs((found.mode - date(2021, 3, 5)).days) <= 2


def test_weekdays_choose_within_the_week() -> None:
    """A weekday of the lead says which day of a week, and no week."""
    found = beliefs(AXIS, {"r": [Signal("Friday", on_weekdays(AXIS, {5: 0.9}))]}, {}, {})["r"]
    assert found.mode.isoweekday() == 5
    assert found.within(AXIS.first, date(2019, 6, 1)) < 0.6
