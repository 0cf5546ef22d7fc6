"""Stretches of days: calendar units, their parts, and steps from one day to another (proleptic Gregorian)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date, date]  # first and last day, both included

MONTHS = {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120, "century": 1200}
# First and last month of the northern seasons as everyday speech and the weather services have them.
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
# Shares of a unit that its early, middle and late part may take up: the middle third, and ends that reach into it, as
# usage does. Its start and its end are less: the first and the last week of a month.
PARTS = {"early": (0.0, 0.4), "mid": (1 / 3, 2 / 3), "late": (0.6, 1.0), "start": (0.0, 0.25), "end": (0.77, 1.0)}


def month_days(year: int, month: int) -> Days:
    """All days of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def years(first: int, last: int) -> Days:
    """All days of the years `first` to `last`."""
    return date(first, 1, 1), date(last, 12, 31)


def season_days(year: int, season: str) -> Days:
    """The days of a northern season; the winter of a year begins in it and ends in the next."""
    first, last = SEASONS[season]
    return date(year, first, 1), month_days(year + (season == "winter"), last)[1]


def part_days(days: Days, part: str) -> Days:
    """The early, middle or late part of a stretch of days."""
    first, length = days[0], (days[1] - days[0]).days + 1
    low, high = PARTS[part]
    return first + timedelta(int(length * low)), first + timedelta(max(int(length * high) - 1, int(length * low)))


def unit_days(day: date, unit: str) -> Days:
    """The calendar unit that `day` lies in; weeks run Monday to Sunday (ISO 8601)."""
    if unit == "day":
        return day, day
    if unit == "week":
        monday = day - timedelta(day.weekday())
        return monday, monday + timedelta(6)
    if unit == "month":
        return month_days(day.year, day.month)
    if unit in ("quarter", "season"):
        first = 3 * ((day.month - 1) // 3) + 1
        return date(day.year, first, 1), month_days(day.year, first + 2)[1]
    size = {"year": 1, "decade": 10, "century": 100}[unit]
    begin = day.year - day.year % size
    return years(max(begin, 1), begin + size - 1)


def shifted(day: date, amount: int, unit: str) -> date:
    """The day `amount` units from `day`, cut to the month's last day where the month is shorter.

    Raises OverflowError or ValueError where that lies beyond the years 1 to 9999.
    """
    if unit in ("day", "week"):
        return day + timedelta(amount * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + amount * MONTHS[unit]
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
