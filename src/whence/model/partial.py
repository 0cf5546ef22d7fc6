"""The EDTF (ISO 8601-2) form of a time value, with X for the digits that its words leave open."""

from __future__ import annotations

from whence.model.calendar import Days
from whence.model.timeexpr import TimeValue
from whence.model.when import Precision

# EDTF level 1: seasons independent of location; level 2: quarters.
SEASON_CODES = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
FIRST_QUARTER_CODE = 33


def edtf_of(value: TimeValue, days: Days | None = None, precision: Precision | None = None) -> str | None:
    """The EDTF form of `value`, as placed on `days` with `precision` where it could be; None where it has no form."""
    if days is None:
        return _partial(value)
    first, last = days
    if precision == "day":
        return first.isoformat()
    if precision == "month":
        return f"{first:%Y-%m}" if value.week is None else f"{first}/{last}"
    if precision == "year":
        return f"{first.year:04d}"
    if precision == "decade":
        return f"{first.year // 10:03d}X"
    if precision == "season" and value.season:
        return f"{first.year:04d}-{SEASON_CODES[value.season]}"
    if precision == "quarter":
        return f"{first.year:04d}-{FIRST_QUARTER_CODE + (first.month - 1) // 3}"
    if value.century is not None and value.part is None and value.until is None:
        return f"{value.century - 1:02d}XX"
    return f"{first}/{last}"


def _partial(value: TimeValue) -> str | None:
    """The form of a value that is not placed: `XXXX-12-04`, `-0479`; None for relative ones and bare weekdays."""
    if value.shift is not None or value.until is not None:
        return None
    if value.year is not None and value.year < 0:
        return f"-{-value.year - 1:04d}"
    year = f"{value.year:04d}" if value.year else "XXXX"
    if value.season is not None:
        return f"{year}-{SEASON_CODES[value.season]}"
    if value.quarter is not None:
        return f"{year}-{FIRST_QUARTER_CODE + value.quarter - 1}"
    if value.month is not None:
        return f"{year}-{value.month:02d}" + (f"-{value.day:02d}" if value.day else "")
    if value.day is not None:
        return f"{year}-XX-{value.day:02d}"
    return None
