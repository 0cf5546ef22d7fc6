"""Rules for durations and for sets of times: `for three years`, `a two-week truce`, `every Friday`, `twice a month`."""

from __future__ import annotations

import re
from collections.abc import Callable

from whence.model.timeexpr import TimeValue
from whence.reading.times.relative import amount_of
from whence.reading.times.tables import SEASONS, month_of, unit_of, weekday_of

Match = re.Match[str]
Rule = tuple[str, Callable[[Match], TimeValue | None]]

_ADVERBS = {
    "daily": ("day", 1), "nightly": ("day", 1), "weekly": ("week", 1), "fortnightly": ("week", 2),
    "monthly": ("month", 1), "quarterly": ("quarter", 1), "yearly": ("year", 1), "annually": ("year", 1),
    "annual": ("year", 1), "hourly": ("day", 1),
}  # fmt: skip


def _duration(match: Match) -> TimeValue | None:
    count, most = amount_of(match["n"] or "")
    unit, size = unit_of(match["u"])
    return TimeValue(kind="duration", amount=count * size, unit=unit, vague=most > count)


def _every(match: Match) -> TimeValue | None:
    word = match["u"]
    if word.lower() in SEASONS:
        return TimeValue(kind="set", season=SEASONS[word.lower()])
    try:
        unit, size = unit_of(word)
    except KeyError:
        return _named_set(word)
    count = amount_of(match["n"])[0] if match["n"] else 1
    return TimeValue(kind="set", amount=count * size, unit=unit)


def _named_set(word: str) -> TimeValue | None:
    if re.fullmatch(r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?", word.lower()):
        return TimeValue(kind="set", weekday=weekday_of(word))
    return TimeValue(kind="set", month=month_of(word))


def _plural(match: Match) -> TimeValue | None:
    return TimeValue(kind="set", weekday=weekday_of(match["u"]))


def _rate(match: Match) -> TimeValue | None:
    unit, size = unit_of(match["u"])
    return TimeValue(kind="set", amount=size, unit=unit)


def _adverb(match: Match) -> TimeValue | None:
    unit, size = _ADVERBS[match["w"].lower()]
    return TimeValue(kind="set", amount=size, unit=unit)  # type: ignore[arg-type]


RULES: tuple[Rule, ...] = (
    (r"{APX}(?P<n>{N})[\s-](?P<u>{U})(?:[\s-](?:long|period))?(?![\s-]old)", _duration),
    (r"(?:(?:the|an?) )?(?P<n>{N})-(?P<u>day|week|month|year|decade|hour|minute)(?:[\s-]long)?(?:[\s-]period)?"
     r"(?![\s-]old)", _duration),
    (r"{APX}(?P<n>)(?P<u>(?:hour|day|week|month|year|decade)s|centuries)(?= (?:of|before|after)\b)", _duration),
    (r"(?:(?<=\bfor\s)|(?<=\bin\s)|(?<=\bover\s)|(?<=\bwithin\s)|(?<=\btook\s))(?:many |long )?"
     r"(?P<n>)(?P<u>hours|days|weeks|months|years|decades|centuries)", _duration),
    (r"half (?P<n>an?|the) (?P<u>hour|day|week|month|year|decade|century)",
     lambda m: TimeValue(kind="duration", amount=0.5 * unit_of(m["u"])[1], unit=unit_of(m["u"])[0])),
    (r"(?:every|each)(?: other| single)?(?: (?P<n>{N}))? (?P<u>(?:day|night|morning|afternoon|evening|week|weekend"
     r"|month|quarter|year|decade|hour|minute)s?|{WD}|{MON}|{SEASON})", _every),
    (r"(?P<u>{WD}s)(?!['’])", _plural),
    (r"(?:once|twice|thrice|(?:{N}) times) (?:an?|per|every|each) (?P<u>day|week|month|year|decade|hour)", _rate),
    (r"per (?P<u>day|week|month|year|decade|hour)", _rate),
    (r"(?P<w>daily|nightly|weekly|fortnightly|monthly|quarterly|yearly|annually|annual|hourly)", _adverb),
)  # fmt: skip
