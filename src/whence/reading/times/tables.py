"""Names of days, months, seasons, parts and units of time in English, and the regular expressions that match them.

Months and weekdays are matched as they are spelled, with a capital; everything else in any case. A space in a template
stands for any white space, and `{NAME}` for a piece of `PIECES`.
"""

from __future__ import annotations

import re
from functools import cache

from whence.codebook.numerals import ORDINALS, TENS, UNITS
from whence.model.timeexpr import Part, Season, Unit

MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
WEEKDAYS = {"mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6, "sun": 7}
SEASONS: dict[str, Season] = {
    "spring": "spring",
    "summer": "summer",
    "midsummer": "summer",
    "autumn": "autumn",
    "fall": "autumn",
    "winter": "winter",
    "midwinter": "winter",
}
PARTS: dict[str, Part] = {
    "early": "early", "beginning": "start", "start": "start", "onset": "start", "opening": "start", "earlier": "early",
    "mid": "mid", "middle": "mid", "midst": "mid", "height": "mid",
    "late": "late", "end": "end", "close": "end", "closing": "end", "later": "late", "final": "end",
}  # fmt: skip
UNIT_NAMES: dict[str, tuple[Unit, float]] = {
    "second": ("day", 1 / 86400), "minute": ("day", 1 / 1440), "hour": ("day", 1 / 24), "day": ("day", 1),
    "night": ("day", 1), "week": ("week", 1), "weekend": ("week", 1), "fortnight": ("week", 2), "month": ("month", 1),
    "quarter": ("quarter", 1), "season": ("season", 1), "year": ("year", 1), "decade": ("decade", 1),
    "century": ("century", 1), "morning": ("day", 1), "afternoon": ("day", 1), "evening": ("day", 1),
    "spring": ("season", 1), "summer": ("season", 1), "autumn": ("season", 1), "fall": ("season", 1),
    "winter": ("season", 1),
}  # fmt: skip
# Days that the whole world knows by name and that fall on one date (Gregorian calendar): month, day.
HOLIDAYS = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "new year's": (1, 1),
    "valentine's day": (2, 14),
    "halloween": (10, 31),
}
DECADE_NAMES = {name[:-1] + "ies": tens for name, tens in TENS.items()}

_MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"


def _spelled(names: tuple[str, ...]) -> str:
    return "|".join((*names, *(name.upper() for name in names)))


_NUMBER_WORDS = "|".join(sorted((*UNITS, *TENS), key=lambda word: (-len(word), word)))
_ORDINAL_WORDS = "|".join(sorted(ORDINALS, key=lambda word: (-len(word), word)))

PIECES = {
    "MON": rf"(?-i:{_spelled(_MONTH_NAMES)}|{_SHORT}(?=\W?\s?\d))",
    "MONS": rf"(?-i:{_spelled(_MONTH_NAMES)}|{_SHORT})",
    "WD": rf"(?-i:{_spelled(_DAY_NAMES)})",
    "WDS": r"(?-i:(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?(?=,))",
    "D": r"(?:0?[1-9]|[12]\d|3[01])(?!\d)(?:st\b|nd\b|rd\b|th\b)?(?![\d%]|[.,:]\d\d\b(?! \d\d\d\d))",
    "Y": r"(?:1\d{3}|20\d\d)(?![\d%]|,\d{3}|\.\d|\w)",
    "BC": r"(?-i:BCE?|B\.C\.(?:E\.)?)",
    "PART": r"(?:early|mid(?:dle)?|late|(?:early|late|later|earlier) in(?: the)?|(?:the )?(?:very )?"
    r"(?:start|beginning|onset|middle|end|close|opening|height) of(?: the)?)(?: in| year)?[\s-]",
    "SEASON": r"(?:mid)?(?:spring|summer|autumn|fall|winter)",
    "DP": r"(?:(?:early|late|mid)[\s-])?(?:morning|afternoon|evening|night|dawn|noon|midday|midnight)",
    "N": rf"(?:\d[\d,.]*\d|\d|(?:(?:{_NUMBER_WORDS})(?:[\s-](?:{_NUMBER_WORDS}|hundred|thousand|dozen)){{0,3}}"
    r"|an? (?:hundred|thousand|dozen|few|couple(?: of)?|number of|handful of)|half (?:an?|the)|several|many|few"
    r"|(?:tens|dozens|hundreds|thousands|scores) of|an?)(?: and a half| or (?:so|more))?)",
    "U": r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|fortnights?|months?|quarters?|years?|decades?"
    r"|century|centuries)\b",
    "UNIT": r"(?:day|night|week|weekend|fortnight|month|quarter|year|decade|century)\b",
    "APX": r"(?:(?:about|around|roughly|approximately|some|nearly|almost|over|under|more than|less than|fewer than"
    r"|at least|at most|up to|only|just|just over|just under|well over|close to|barely|another|a further|a total of"
    r"|as (?:much|many|long|little) as|a mere|an additional|just about) )?",
    "ORD": rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{_ORDINAL_WORDS})",
}


@cache
def compiled(template: str) -> re.Pattern[str]:
    """The pattern that a template spells, bounded by what is not a word."""
    for name, piece in PIECES.items():
        template = template.replace("{" + name + "}", piece)
    return re.compile(
        r"(?<![\w$€£#])(?:" + template.replace(" ?", r"\s{0,3}").replace(" ", r"\s{1,3}") + r")(?!\w)", re.IGNORECASE
    )


def month_of(name: str) -> int:
    """1 to 12 of a month's name or shortening."""
    return MONTHS[name[:3].lower()]


def weekday_of(name: str) -> int:
    """1 (Monday) to 7 of a weekday's name or shortening."""
    return WEEKDAYS[name[:3].lower()]


def part_of(words: str | None) -> Part | None:
    """Which part of a stretch `words` single out, None where they name none."""
    for word in re.findall(r"[a-z]+", (words or "").lower()):
        if word in PARTS:
            return PARTS[word]
    return None


def unit_of(word: str) -> tuple[Unit, float]:
    """The calendar unit that a noun of time counts in, and how much of it one makes: an hour is 1/24 day."""
    lowered = word.lower().strip()
    for name in (lowered, lowered.removesuffix("s"), lowered.removesuffix("ies") + "y"):
        if name in UNIT_NAMES:
            return UNIT_NAMES[name]
    raise KeyError(word)
