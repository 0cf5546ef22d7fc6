"""Rules for dates that name a year, month, day, weekday, season or holiday."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from whence.codebook.numerals import ORDINALS, number
from whence.model.calendar import month_days
from whence.model.timeexpr import TimeValue
from whence.reading.times.tables import (
    DECADE_NAMES,
    HOLIDAYS,
    SEASONS,
    compiled,
    month_of,
    part_of,
    weekday_of,
)

Match = re.Match[str]
Build = Callable[[Match], TimeValue | None]
Rule = tuple[str, Build]

_WD = r"(?:(?P<wd>{WD}|{WDS}),? (?:the )?)?"
_OF_DAY = r"(?:(?:(?:early|late) (?:in |on )?)?(?:the )?(?:{DP}|eve|early hours|first hours|day) (?:of|on) (?:the )?)?"
_YEAR = r"(?:(?:,| of|, in)? ?(?P<y>{Y})|,? ['’](?P<yy>\d\d)(?!\w))?"
_TO = r"(?: ?[-–—] ?| to | through | until | till )"
_SPELLED = "|".join(sorted((word for word in ORDINALS if word != "first"), key=lambda word: (-len(word), word)))
_YEAR_PART = r"(?P<part>{PART})?"
_EDGE_DAYS = 7  # "the last days of June" without a count
_NTH = r"(?:the )?(?:very )?(?P<w>first|second|third|fourth|fifth|last|final)"


def fields(match: Match) -> TimeValue | None:
    """The value that a match's named groups spell: y, m, d, wd, season, q, part, bc."""
    groups = {name: text for name, text in match.groupdict().items() if text}
    year = _year(groups)
    day = _day(groups.get("d"))
    if day is not None and not 1 <= day <= 31:
        return None
    return TimeValue(
        year=year,
        month=month_of(groups["m"]) if "m" in groups else None,
        day=day,
        weekday=weekday_of(groups["wd"]) if "wd" in groups else None,
        season=SEASONS[groups["season"].lower()] if "season" in groups else None,
        quarter=_ordinal(groups["q"]) if "q" in groups else None,
        part=part_of(groups.get("part", "")),
    )


def _year(groups: dict[str, str]) -> int | None:
    if "yy" in groups:
        short = int(groups["yy"])
        return short + (2000 if short < 50 else 1900)
    if "y" not in groups:
        return None
    year = int(groups["y"])
    return -year if groups.get("bc") else year


def _day(words: str | None) -> int | None:
    if not words:
        return None
    digits = re.match(r"\d+", words)
    return int(digits[0]) if digits else ORDINALS.get(words.lower())


def _ordinal(words: str) -> int:
    digits = re.search(r"\d+", words)
    return int(digits[0]) if digits else ORDINALS.get(words.lower(), 1)


def _iso(match: Match) -> TimeValue | None:
    year, month, day = (int(match[name]) for name in ("y", "m", "d"))
    return TimeValue(year=year, month=month, day=day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _numeric(match: Match) -> TimeValue | None:
    """Day and month in digits; where both orders are dates, all days between the two, since the words do not say."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    year += 0 if year > 99 else (2000 if year < 50 else 1900)
    orders = sorted({(m, d) for m, d in ((first, second), (second, first)) if 1 <= m <= 12 and 1 <= d <= 31})
    values = [TimeValue(year=year, month=month, day=day) for month, day in orders]
    if not values:
        return None
    if "." in match[0] and 1 <= second <= 12 and 1 <= first <= 31:  # dots stand in day-first countries alone
        return TimeValue(year=year, month=second, day=first)
    return values[0] if len(values) == 1 else replace(values[0], until=values[1], vague=True)


def _day_range(match: Match) -> TimeValue | None:
    first = fields(match)
    last = _day(match["d2"])
    if first is None or first.day is None or last is None or last <= first.day:
        return None
    return replace(first, until=replace(first, day=last))


def _month_range(match: Match) -> TimeValue | None:
    """From a month or day to another; a year said once holds for both, the year before where the months run over."""
    last = TimeValue(
        year=int(match["y2"]) if match["y2"] else None,
        month=month_of(match["m2"]),
        day=_day(match["d2"]),
    )
    first = TimeValue(year=int(match["y"]) if match["y"] else None, month=month_of(match["m"]), day=_day(match["d"]))
    if first.year is None and last.year is not None and first.month and last.month:
        first = replace(first, year=last.year - (first.month > last.month))
    if first.year is not None and last.year is None:
        return None
    return replace(first, until=last)


def _year_range(match: Match) -> TimeValue | None:
    first, text = int(match["y"]), match["y2"]
    last = int(text) if len(text) == 4 else first - first % 100 + int(text)
    if not first < last <= first + 200:
        return None
    return TimeValue(year=first, until=TimeValue(year=last))


def _bc_range(match: Match) -> TimeValue | None:
    first, last = int(match["y"]), int(match["y2"])
    return TimeValue(year=-first, until=TimeValue(year=-last)) if first > last else None


def _decade(match: Match) -> TimeValue | None:
    name = match["dec"].lower()
    digits = re.search(r"\d+", name)
    start = int(digits[0]) if digits else DECADE_NAMES[name]
    if start < 100:
        start += 2000 if start < 30 else 1900
    if start % 100 == 0 and start < 1900:
        return TimeValue(century=start // 100 + 1, part=part_of(match["part"]))
    return TimeValue(decade=start, part=part_of(match["part"]))


def _century(match: Match) -> TimeValue | None:
    number = _ordinal(match["cen"])
    return TimeValue(century=-number if match["bc"] else number, part=part_of(match["part"]))


def _half(match: Match) -> TimeValue | None:
    year = int(match["y"])
    first = 1 if match["h"].lower() in ("first", "1st") else 7
    return TimeValue(year=year, month=first, until=TimeValue(year=year, month=first + 5))


def _half_month(match: Match) -> TimeValue | None:
    """`the second half of May`, a range of days."""
    value = fields(match)
    if value is None or value.month is None:
        return None
    if match["h"].lower() in ("first", "1st"):
        return replace(value, day=1, until=replace(value, day=15))
    return replace(value, day=16, until=replace(value, day=month_days(value.year or 2001, value.month)[1].day))


def _week(match: Match) -> TimeValue | None:
    value = fields(match)
    if value is None:
        return None
    word = match["w"].lower()
    return replace(value, week=-1 if word in ("last", "final") else ORDINALS.get(word, 1))


def _weekday_of_month(match: Match) -> TimeValue | None:
    """`the first Monday of March`: the one in the first seven days."""
    value = _week(match)
    return replace(value, weekday=weekday_of(match["wd"])) if value is not None else None


def _weekday_and_day(match: Match) -> TimeValue | None:
    """`Sunday, the 5th`, `Tuesday the 4th`; `Saturday week, the 9th` is to come."""
    value = fields(match)
    return replace(value, direction="future") if value is not None and match["wk"] else value


def _edge_days(match: Match) -> TimeValue | None:
    """`the last day of June`, `the first three days of May`, `the closing days of July`."""
    value = fields(match)
    if value is None or value.month is None:
        return None
    first, last = month_days(value.year or 2001, value.month)
    count = 1 if match["u"].lower() == "day" else int(number(match["n"] or "") or _EDGE_DAYS)
    if not 1 <= count < last.day:
        return None
    begun = match["e"].lower() in ("first", "opening", "initial")
    start, end = (first.day, count) if begun else (last.day - count + 1, last.day)
    return replace(value, day=start, until=replace(value, day=end) if end > start else None)


def _holiday(match: Match) -> TimeValue | None:
    month, day = HOLIDAYS[match["h"].lower().replace("’", "'")]
    return TimeValue(year=_year({k: v for k, v in match.groupdict().items() if v}), month=month, day=day)


def _day_of_month(match: Match) -> TimeValue | None:
    """`the 19th of this month`, `the 3rd of last month`, `the 14th inst.`."""
    day, turn = _day(match["d"]), match["turn"].lower().split()[-1].rstrip(".")
    if day is None or not 1 <= day <= 31:
        return None
    if turn in ("that", "same"):
        return TimeValue(day=day, anchor="previous", shift=0, unit="month")
    shift = {"last": -1, "previous": -1, "ult": -1, "ultimo": -1, "next": 1, "prox": 1, "proximo": 1}.get(turn, 0)
    return TimeValue(day=day, anchor="publication", shift=shift, unit="month")


def _attacks(_: Match) -> TimeValue:
    return TimeValue(year=2001, month=9, day=11)


RULES: tuple[Rule, ...] = (
    (r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:T[\d:.]+Z?)?", _iso),
    (r"(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<y>\d{4}|\d\d)", _numeric),
    (r"9/11", _attacks),
    (_OF_DAY + _WD + r"(?:the )?(?P<d>{D})(?: day)?(?: of)?[\s-](?P<m>{MONS})" + _YEAR, fields),
    (_OF_DAY + _WD + r"(?P<m>{MON}) (?:the )?(?P<d>{D})" + _YEAR, fields),
    (r"(?P<x>(?P<d>{D}))(?=(?:, ?{D}){0,4},?(?: and| or) {D} (?:of )?(?P<m>{MON})" + _YEAR + r")", fields),
    (r"(?P<m>{MON}) {D}(?:, ?{D}){0,4},? (?:and|or) (?P<x>(?P<d>{D}))(?! [a-z]+s\b)" + _YEAR, fields),
    (_WD + r"(?P<d>{D})" + _TO + r"(?P<d2>{D}) (?:of )?(?P<m>{MON})" + _YEAR, _day_range),
    (r"between (?P<x>(?P<d>{D}) and (?P<d2>{D}) (?:of )?(?P<m>{MON})" + _YEAR + ")", _day_range),
    (_WD + r"(?P<m>{MON}) (?P<d>{D})" + _TO + r"(?P<d2>{D})(?! ?(?:{MON}|am\b|pm\b))" + _YEAR, _day_range),
    (r"between (?P<x>(?P<m>{MON}) (?P<d>{D}) and (?P<d2>{D})" + _YEAR + ")", _day_range),
    (
        r"(?P<m>{MON})(?: (?P<d>{D}))?(?:,? (?P<y>{Y}))?" + _TO + r"(?P<m2>{MON})(?: (?P<d2>{D}))?(?:,? (?P<y2>{Y}))?",
        _month_range,
    ),
    (
        r"between (?P<x>(?P<m>{MON})(?: (?P<d>{D}))?(?:,? (?P<y>{Y}))? and "
        r"(?P<m2>{MON})(?: (?P<d2>{D}))?(?:,? (?:in )?(?P<y2>{Y}))?)",
        _month_range,
    ),
    (
        r"between (?P<x>(?P<d>{D}) (?P<m>{MON})(?:,? (?P<y>{Y}))? and (?P<d2>{D}) (?P<m2>{MON})(?:,? (?P<y2>{Y}))?)",
        _month_range,
    ),
    (
        r"(?P<x>(?P<d>{D}) (?P<m>{MON})(?:,? (?P<y>{Y}))?" + _TO + r"(?P<d2>{D}) (?P<m2>{MON})(?:,? (?P<y2>{Y}))?)",
        _month_range,
    ),
    (_YEAR_PART + r"(?P<m>{MON})(?:(?:,| of|, in)? (?P<y>{Y})|,? ['’](?P<yy>\d\d)(?!\w))?", fields),
    (r"(?:the )?(?P<part>(?:early|late|later|earlier) in) (?P<m>{MON})(?: (?P<y>{Y}))?", fields),
    (r"(?:the )?(?P<w>first|second|third|fourth|last|final) week(?: of|,| in) (?P<m>{MON})" + _YEAR, _week),
    (r"(?:the )?(?P<w>first|second|third|fourth|last|final) week of (?P<y>{Y})", _week),
    (_NTH + r" (?P<wd>{WD})(?: of|,| in) (?P<m>{MON})" + _YEAR, _weekday_of_month),
    (r"(?:the )?(?:very )?(?P<e>first|opening|initial|last|final|closing) (?:(?P<n>{N}) )?(?P<u>days?) (?:of|in)"
     r" (?P<m>{MON})" + _YEAR, _edge_days),
    (r"(?P<wd>{WD})(?P<wk> week)?(?: (?:the|this) |, (?:the )?)(?P<d>\d{1,2}(?:st|nd|rd|th)|{ORD})"
     r"(?!(?: of)? (?:{MON}|century|anniversary|time))(?= ?[,.;:)]|$| (?:and|but|when|in|at|with|for|to)\b)",
     _weekday_and_day),
    (r"(?:the )?" + _YEAR_PART + r"(?:the )?(?P<season>{SEASON})(?: of|,)? (?P<y>{Y})", fields),
    (r"(?P<part>early|mid|late)[\s-](?P<season>{SEASON})", fields),
    (r"(?:in|by|until|since|that|throughout|over|during|of|for|spent|all|through) "
     r"(?P<x>(?:the )?(?P<season>(?!fall\b){SEASON}))", fields),
    (r"(?:in|by|until|since|throughout|over|during|for) (?P<x>the (?P<season>fall)(?! of))", fields),
    (r"(?:the )?(?P<q>first|second|third|fourth|1st|2nd|3rd|4th) quarter of (?P<y>{Y})|Q(?P<q2>[1-4]) (?P<y2>{Y})",
     lambda m: TimeValue(year=int(m["y"] or m["y2"]), quarter=_ordinal(m["q"] or m["q2"]))),
    (r"(?:the )?(?P<h>first|second|latter|1st|2nd) half of (?P<y>{Y})", _half),
    (r"(?:the )?(?P<h>first|second|latter|1st|2nd) half of (?P<m>{MON})" + _YEAR, _half_month),
    (r"(?P<y>{Y}) ?[-–/] ?(?P<y2>{Y}|\d\d(?![\d.,:]\d|\w))", _year_range),
    (r"(?P<y>{Y})(?: to | through | until | till )(?P<y2>{Y})", _year_range),
    (r"between (?P<x>(?P<y>{Y}) and (?P<y2>{Y}))", _year_range),
    (r"(?P<y>\d{1,4})(?: (?:{BC}))?(?: ?[-–] ?| to )(?P<y2>\d{1,4}) (?P<bc>{BC})", _bc_range),
    (r"(?:the )?(?P<d>first|" + _SPELLED + r")(?: day)? of (?P<m>{MON})" + _YEAR, fields),
    (r"(?:the )?(?P<part>{PART})?(?P<dec>(?:1\d|20)\d0['’]?s|['’]?\d0['’]?s|(?:"
     + "|".join(DECADE_NAMES) + "))", _decade),
    (r"(?:the )?(?P<part>{PART})?(?P<cen>{ORD})[\s-](?:century|c\.)(?: (?P<bc>{BC}))?", _century),
    (r"(?P<y>\d{1,4}) (?P<bc>{BC})", fields),
    (r"(?:(?-i:AD|A\.D\.) (?P<y>\d{1,4})|(?P<yy2>\d{1,4}) (?-i:AD|CE|A\.D\.))",
     lambda m: TimeValue(year=int(m["y"] or m["yy2"]))),
    (r"(?:the )?year (?P<y>\d{3,4})(?: (?P<bc>{BC}))?", fields),
    (r"(?P<part>{PART})(?P<y>{Y})", fields),
    (r"(?P<part>{PART})(?:the )?(?P<season>{SEASON})(?: of (?P<y>{Y}))?", fields),
    (r"(?P<year>(?P<y>{Y}))", fields),
    (r"(?P<h>Christmas(?: Day| Eve)?|New Year['’]s(?: Day| Eve)?|Boxing Day|Halloween|Valentine['’]s Day)"
     r"(?:,? (?P<y>{Y}))?", _holiday),
    (r"the (?P<d>\d{1,2}(?:st|nd|rd|th)|{ORD}) (?:day )?of "
     r"(?P<turn>this|the present|the current|last|the previous|next|that|the same) month", _day_of_month),
    (r"(?P<d>\d{1,2})(?:st|nd|rd|th)? (?P<turn>inst(?:ant|\.)?|ult(?:imo|\.)?|prox(?:imo|\.)?)", _day_of_month),
    (r"(?:(?<=\bon\s)|(?<=\bby\s)|(?<=\bof\s)|(?<=\buntil\s)|(?<=\bfrom\s)|(?<=\bto\s))"
     r"the (?P<d>\d{1,2}(?:st|nd|rd|th))"
     r"(?= ?[,.;:)]| (?:and|to|of (?:the|that) month|when|but|as|after|with|in|by)\b|$)", fields),
    (r"(?<=\bon\s)the (?P<x>(?P<d>(?-i:" + _SPELLED + r")))(?= ?[,.;:]"
     r"| (?:he|she|it|they|we|the|a|an|his|her|its|their)\b| (?!{WD}|{MON})(?-i:[A-Z][a-z]))", fields),
    (r"(?<=\bon\s)the (?P<x>(?P<d>\d{1,2}(?:st|nd|rd|th)))"
     r"(?= (?:the|a|an|he|she|it|they|we|his|her|its|their)\b)", fields),
    (r"(?-i:On) the (?P<x>(?P<d>\d{1,2}(?:st|nd|rd|th)))"
     r"(?= (?:the|a|an|he|she|it|they|we|his|her|its|their|parliament|police|[a-z]+s|(?-i:[A-Z])\w+)\b)", fields),
)  # fmt: skip


def matches(text: str) -> list[tuple[Match, TimeValue]]:
    """Every place in `text` where a rule matches, with the value that it builds, in the order of the rules."""
    found = []
    for template, build in RULES:
        for match in compiled(template).finditer(text):
            value = build(match)
            if value is not None:
                found.append((match, value))
    return found
