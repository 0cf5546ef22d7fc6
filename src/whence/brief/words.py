"""Dates, counts and relations in words that say no more than is known; the page and the terminal share them."""

from __future__ import annotations

import calendar
import re
import sys
from collections.abc import Iterable
from datetime import date, timedelta

from whence.codebook import plover
from whence.model.event import Event
from whence.model.mention import QuantityMention
from whence.model.relation import Relation
from whence.model.when import When
from whence.shown import clipped

NO_DATE = "no date told"
MILLION = 1_000_000
BILLION = 1000 * MILLION
MAX_WORDS = 60
QUAD_WORDS = {
    1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict", 0: "other",
}  # fmt: skip
STATUS_WORDS = {
    "occurred": "occurred",
    "ongoing": "still going on",
    "planned": "planned",
    "possible": "possible",
    "denied": "denied",
}
OUTCOME_WORDS = {
    "fulfilled": "came about",
    "cancelled": "was called off",
    "lapsed": "its time has passed, and no report tells it",
    "open": "open, so far as the reports go",
}
ATTRIBUTE_WORDS = {
    "type": "what happened",
    "status": "whether it happened",
    "actor": "who did it",
    "recipient": "to whom",
    "date": "when",
    "place": "where",
    "quantity": "how many",
    "office": "what office",
}
BASIS_WORDS = {
    "given": "given with the report",
    "page": "as the report's page has it",
    "stated": "as the words say",
    "anchored": "counted from another day",
    "inferred": "worked out",
}
_PART = re.compile(r"\b(early|mid|late)\b", re.IGNORECASE)
_SEASON = re.compile(r"\b(spring|summer|autumn|fall|winter)\b", re.IGNORECASE)
_UNKNOWN_YEAR = re.compile(r"^XXXX-(\d\d)(?:-(\d\d))?$")
_ORDINALS = ("first", "second", "third", "fourth")
_PLURALS = {"is": "are", "country": "countries", "person": "people"}


def number(value: float) -> str:
    """`value` as one reads it: 8,000; 3.5; 100 million; 1.2 billion."""
    for unit, word in ((BILLION, "billion"), (MILLION, "million")):
        if abs(value) >= unit and value % (unit / 10) == 0:
            return f"{value / unit:,.1f}".removesuffix(".0") + f" {word}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"


def count(n: int, noun: str) -> str:
    """`n` of `noun`, in figures: 1 report, 7 reports."""
    return f"{n:,} {noun if n == 1 else _PLURALS.get(noun, noun + 's')}"


def day_words(day: date) -> str:
    """4 December 2023."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def month_words(day: date) -> str:
    """December 2023."""
    return f"{calendar.month_name[day.month]} {day.year}"


def is_placed(when: When | None) -> bool:
    """Whether something but the day of a report says when: "before it was reported" is no date to sort by."""
    if when is None or not when.placed:
        return False
    return when.earliest is not None or when.basis != "inferred"


def date_words(when: When | None) -> str:
    """`when` in words, exactly as precise as it is."""
    if when is None:
        return NO_DATE
    if when.earliest and when.latest:
        return _interval_words(when, when.earliest, when.latest)
    if when.earliest:
        return f"{day_words(when.earliest)} or later"
    if when.latest:
        return f"by {day_words(when.latest)}"
    return _unplaced_words(when)


def _interval_words(when: When, first: date, last: date) -> str:
    if first == last:
        return day_words(first)
    named = _named_stretch(when, first, last)
    if named:
        return named
    one, other = _short(first, last), day_words(last)
    return f"{one} or {other}" if (last - first).days == 1 else f"between {one} and {other}"


def _named_stretch(when: When, first: date, last: date) -> str | None:
    """A whole month, quarter, year or decade by its name, and "early April 2024" where the words say so."""
    same_month = (first.year, first.month) == (last.year, last.month)
    part, season = _PART.search(when.words or ""), _SEASON.search(when.words or "")
    ends_month = (last + timedelta(days=1)).day == 1 if last != date.max else True
    if same_month and part:
        return f"{part[0].lower()} {month_words(first)}" if part[0].lower() != "mid" else f"mid-{month_words(first)}"
    if same_month and first.day == 1 and ends_month:
        return month_words(first)
    if when.precision == "season" and season:
        return f"{season[0].lower()} {last.year}"
    if first.day != 1 or not ends_month:
        return None
    return _whole_months(first, last)


def _whole_months(first: date, last: date) -> str | None:
    if first.month == 1 and last.month == 12:
        if first.year == last.year:
            return str(first.year)
        return f"the {first.year}s" if first.year % 10 == 0 and last.year == first.year + 9 else None
    if first.year == last.year and first.month % 3 == 1 and last.month == first.month + 2:
        return f"the {_ORDINALS[first.month // 3]} quarter of {first.year}"
    return None


def _short(first: date, last: date) -> str:
    """The first day without the month or year that the last one repeats."""
    if first.year != last.year:
        return day_words(first)
    return str(first.day) if first.month == last.month else f"{first.day} {calendar.month_name[first.month]}"


def _unplaced_words(when: When) -> str:
    known = _UNKNOWN_YEAR.match(when.edtf or "")
    if known and 1 <= int(known[1]) <= 12:
        day = f"{int(known[2])} " if known[2] else ""
        return f"a {day}{calendar.month_name[int(known[1])]}, year unknown"
    if when.weekday:
        return f"a {calendar.day_name[when.weekday - 1]}, date unknown"
    return f"“{clipped(when.words, MAX_WORDS)}”, date unknown" if when.words else NO_DATE


def period_words(first: date, last: date) -> str:
    """A long stretch, to the month: July 2023 to May 2024."""
    if (first.year, first.month) == (last.year, last.month):
        return month_words(first)
    start = calendar.month_name[first.month] if first.year == last.year else month_words(first)
    return f"{start} to {month_words(last)}"


def quantity_words(quantity: QuantityMention) -> str:
    """A quantity with its bound: over 8,000 deaths; about 38 percent; 100 to 150 people."""
    bound = "" if quantity.bound == "exactly" else f"{quantity.bound} "
    upper = f" to {number(quantity.high)}" if quantity.high is not None else ""
    return f"{bound}{number(quantity.value)}{upper} {quantity.unit}"


def quad(event: Event) -> int:
    """PLOVER's quad class: 1 and 2 are cooperation, 3 and 4 conflict; 1 and 3 words, 2 and 4 deeds; 0 for no type."""
    return plover.quad(event.type, event.mode) or 0


def type_words(event: Event) -> str:
    """Type and mode: Sanction, discontinue; Other."""
    return plover.kind_words(event.type, event.mode)


def class_words(event: Event) -> str:
    """The quad class in words; of what PLOVER has no type for, that it has none, and which is the nearest."""
    if quad(event):
        return QUAD_WORDS[quad(event)]
    return f"PLOVER has no type for it; nearest: {event.type.capitalize()}"


def told_words(event: Event) -> str:
    """How often and from how many origins: 7 reports, 2 origins."""
    return f"{count(len(event.reports), 'report')}, {count(len(event.origins), 'origin')}"


def ends_words(relation: Relation) -> str:
    """From when to when `relation` stood, and what is not known of it."""
    began = _began_words(relation.began) if relation.began else ""
    if relation.opened_by and not relation.began:
        began = "began, day not told"
    attested = f"said to stand {_attested_words(relation.attested)}" if relation.attested and not relation.began else ""
    if relation.ended_on:
        ended = f"ended {date_words(relation.ended_on)}"
    else:
        ended = "ended, day not told" if relation.ended else "no report tells an end"
    start = began or attested or ("beginning not told" if relation.ended else "said to stand, day not told")
    return f"{start}; {ended}"


def _began_words(began: When) -> str:
    """From a day or month on; of a wider stretch only that it began some day in there."""
    said = date_words(began)
    wide = not began.bounded or said.startswith("between") or " or " in said
    return f"began {said}" if wide else f"from {said}"


def _attested_words(dates: Iterable[When]) -> str:
    narrow_first = sorted(dates, key=lambda when: (when.n_days or sys.maxsize, when.bounds()))
    words = list(dict.fromkeys(date_words(when) for when in narrow_first))
    return words[0] + (f", and {count(len(words) - 1, 'other time')}" if len(words) > 1 else "")
