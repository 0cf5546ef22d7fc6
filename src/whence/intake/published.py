"""Full dates as pages, columns and datelines write them, as `When` values; a month or year alone stays one.

It refuses to guess: "04/12/2023" may be April or December and comes out as the interval that holds both readings.
"""

from __future__ import annotations

import calendar
import re
from datetime import date

from whence.model.when import Basis, When

MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name[:3]: number for name, number in list(MONTHS.items())} | {"sept": 9}
# Pages from before the web carry later dates than these; a year outside is a number of something else.
FIRST_YEAR, LAST_YEAR = 1800, 2200

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_FLAGS = re.IGNORECASE
ISO = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)")
DAY_FIRST = re.compile(rf"\b{_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}\b", _FLAGS)
MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b", _FLAGS)
COMPACT = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?!\d)")
YEAR_FIRST = re.compile(r"(?<!\d)(?P<year>\d{4})[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})(?!\d)")
NUMERIC = re.compile(r"(?<!\d)(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>\d{4})(?!\d)")
MONTH_ONLY = re.compile(rf"^\s*(?:{_MONTH},?\s+{_YEAR}|(?P<year2>\d{{4}})-(?P<month2>\d{{2}}))\s*$", _FLAGS)
YEAR_ONLY = re.compile(r"^\s*(?P<year>\d{4})\s*$")


def parse_date(words: str, basis: Basis) -> When | None:
    """The first full date in `words`; failing that, the month or year that `words` are; None where there is neither."""
    found = _exact(words, basis)
    if found:
        return found[0]
    match = NUMERIC.search(words)
    if match:
        return _numeric(match, basis, words.strip())
    return _vague(words, basis)


def find_date(words: str, basis: Basis) -> tuple[When, int, int] | None:
    """The first full and unambiguous date in `words` with its start and end there; None where there is none."""
    return _exact(words, basis)


def _exact(words: str, basis: Basis) -> tuple[When, int, int] | None:
    for pattern in (ISO, DAY_FIRST, MONTH_FIRST, YEAR_FIRST, COMPACT):
        match = pattern.search(words)
        if not match:
            continue
        month = match["month"]
        number = int(month) if month.isdigit() else MONTHS[month.casefold()]
        day = _day(int(match["year"]), number, int(match["day"]))
        if day:
            return When.day(day, basis, match[0]), match.start(), match.end()
    return None


def _day(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _numeric(match: re.Match[str], basis: Basis, words: str) -> When | None:
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    days = sorted(day for day in {_day(year, second, first), _day(year, first, second)} if day)
    if not days:
        return None
    if len(days) == 1:
        return When.day(days[0], basis, words)
    edtf = f"{days[0].isoformat()}/{days[1].isoformat()}"
    return When(days[0], days[1], basis, "interval", edtf, words, because=("day and month may be either way round",))


def _vague(words: str, basis: Basis) -> When | None:
    match = MONTH_ONLY.match(words)
    if match:
        month = int(match["month2"]) if match["month2"] else MONTHS[match["month"].casefold()]
        year = int(match["year2"] or match["year"])
        first = _day(year, month, 1)
        if first is None:
            return None
        last = date(year, month, calendar.monthrange(year, month)[1])
        return When(first, last, basis, "month", f"{year:04}-{month:02}", words.strip())
    match = YEAR_ONLY.match(words)
    if match and _day(int(match["year"]), 1, 1):
        year = int(match["year"])
        return When(date(year, 1, 1), date(year, 12, 31), basis, "year", f"{year:04}", words.strip())
    return None
