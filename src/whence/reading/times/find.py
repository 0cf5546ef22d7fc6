"""Finds the time expressions of a sentence: rules propose, the longest win, prepositions and tense say the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import zip_longest

from whence.model.parse import Sentence
from whence.model.report import Report
from whence.model.timeexpr import Relation, TimeExpression, TimeValue
from whence.reading.times import dates, lasting, relative
from whence.reading.times.asides import is_aside
from whence.reading.times.doubt import doubtful
from whence.reading.times.tables import compiled
from whence.reading.times.tense import direction_of, is_of_saying, of_coming

_RULES = (*dates.RULES, *relative.RULES, *lasting.RULES)

_RELATIONS: tuple[tuple[str, Relation], ...] = (
    (r"(?:by|no later than|not later than|as late as|up to|at the latest by)", "by"),
    (r"(?:since|starting|beginning|dating (?:back )?(?:to|from)|as early as|effective)(?: on| in| from)?", "since"),
    (
        r"(?:until|till|up until|through|ending)(?: (?:midnight|noon|midday|dawn|dusk|the end))?(?: on| in| of)?",
        "until",
    ),
    (r"(?:before|prior to|ahead of|earlier than|pre-)", "before"),
    (r"(?:after|following|later than|post-)", "after"),
    (r"(?:around|about|circa|c\.|ca\.|approximately|roughly|near)", "about"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Find:
    start: int
    end: int
    value: TimeValue
    rank: int


def find_times(report: Report, sentence: Sentence) -> tuple[TimeExpression, ...]:
    """The time expressions of `sentence` in order, without overlap, none of them placed yet.

    A value's `relation` is what its preposition says, its `direction` what the tense of the governing verb says.
    """
    begin, text = sentence.start, read_text(report, sentence)
    found = []
    chosen = _with_weekdays_of_days(text, _with_years_of_months(text, _chosen(_candidates(text, sentence))))
    for find, plain in zip(_with_hours_of_days(text, chosen), chosen, strict=True):
        start, end = begin + find.start, begin + find.end
        of_saying = is_of_saying(sentence, start, end)
        aside = is_aside(sentence, start, end)
        relation = "until" if _relation(text, find) == "until" else _relation(text, plain)
        value = replace(find.value, relation=relation, of_saying=of_saying, aside=aside)
        value = direction_of(of_coming(value, sentence, start, end), sentence, start, end)
        found.append(TimeExpression(report.span(start, end), value))
    return tuple(found)


def read_text(report: Report, sentence: Sentence) -> str:
    """The text of `sentence` as far as its words were read, which bounds the work on an endless line."""
    return report.text[sentence.start : sentence.words[-1].end] if sentence.words else ""


def _candidates(text: str, sentence: Sentence) -> list[_Find]:
    found = []
    for rank, (template, build) in enumerate(_RULES):
        for match in compiled(template).finditer(text):
            value = build(match)
            if value is None:
                continue
            start, end = match.span("x") if "x" in match.re.groupindex and match["x"] else match.span()
            end = start + len(text[start:end].rstrip(" ,"))
            if not doubtful(text, start, end, value, sentence) or _hinted(sentence, start, end, value):
                found.append(_Find(start, end, value, rank))
    return found


def _hinted(sentence: Sentence, start: int, end: int, value: TimeValue) -> bool:
    """Whether the reader's network takes a doubtful month or year for a time, with these very bounds."""
    if value.month is None and value.year is None:
        return False
    spans = ((sentence.words[hint.first].start, sentence.words[hint.last - 1].end) for hint in sentence.times)
    return (sentence.start + start, sentence.start + end) in spans


def _chosen(candidates: list[_Find]) -> list[_Find]:
    """The longest candidates that do not overlap, in order of the text."""
    chosen: list[_Find] = []
    covered = bytearray(max((find.end for find in candidates), default=0))
    for find in sorted(candidates, key=lambda f: (f.start - f.end, f.start, f.rank)):
        if not any(covered[find.start : find.end]):
            chosen.append(find)
            covered[find.start : find.end] = b"\1" * (find.end - find.start)
    return sorted(chosen, key=lambda f: f.start)


def _with_hours_of_days(text: str, finds: list[_Find]) -> list[_Find]:
    """The expressions, an hour with the value of the day that is named just after it: "at dawn on Monday"."""
    kept = []
    for at, find in enumerate(finds):
        after = finds[at + 1] if at + 1 < len(finds) else None
        if after is not None and find.value == _HOUR and _is_day(after.value):
            of_day = _OF_DAY.fullmatch(text[find.end : after.start]) is not None
            kept.append(replace(find, value=after.value) if of_day else find)
        else:
            kept.append(find)
    return kept


def _with_years_of_months(text: str, finds: list[_Find]) -> list[_Find]:
    """The expressions, a month with the year that is named a few words after it: "one February night in 2021", "in
    February and April of 2011"."""
    kept: list[_Find] = []
    for find, after in reversed(list(zip_longest(finds, finds[1:]))):
        value = find.value
        open_year = value.month is not None and value.year is None and value.anchor is None and value.until is None
        if open_year and after is not None and _gives_year(value, kept[-1].value, text[find.end : after.start]):
            kept.append(replace(find, value=replace(value, year=kept[-1].value.year)))
        else:
            kept.append(find)
    return kept[::-1]


def _gives_year(value: TimeValue, after: TimeValue, between: str) -> bool:
    """Whether a date's year is that of the one after it, with these words between the two."""
    if after.year is None or after.anchor is not None:
        return False
    if replace(after, year=None) == TimeValue():
        return value.day is None and _IN_YEAR.fullmatch(between) is not None
    alike = (value.day is None) == (after.day is None) and after.month is not None and after.until is None
    return alike and (after.month, after.day or 0) > (value.month or 0, value.day or 0) and between in _LISTED


def _with_weekdays_of_days(text: str, finds: list[_Find]) -> list[_Find]:
    """The expressions, a day with the weekday set beside it: "May 24, a Saturday", "14 March (a Tuesday)"."""
    kept: list[_Find] = []
    for find in finds:
        before = kept[-1] if kept else None
        if before is not None and _is_weekday_of(find, before, text[before.end : find.start]):
            kept[-1] = replace(before, end=find.end, value=replace(before.value, weekday=find.value.weekday))
        else:
            kept.append(find)
    return kept


def _is_weekday_of(find: _Find, before: _Find, between: str) -> bool:
    """Whether an expression only says which weekday the day before it was."""
    value, weekday = before.value, find.value.weekday
    day = value.day is not None and value.weekday is None and value.until is None
    alone = weekday is not None and find.value == TimeValue(weekday=weekday)
    return day and alone and _SET_BESIDE.fullmatch(between) is not None


def _is_day(value: TimeValue) -> bool:
    one_day = value.anchor == "publication" and value.unit == "day" and not value.vague
    return value.kind == "date" and (value.day is not None or value.weekday is not None or one_day)


_LISTED = (" and ", ", ", ", and ", " or ")
_SET_BESIDE = re.compile(r"(?:,| –| —| \() ?(?:which (?:was|is|fell on) )?(?:(?:a|that) )?(?! )|, also a ")
# What stands between a month and its year: the noun that the month goes before.
_IN_YEAR = re.compile(r"(?: [a-z-]+){1,3} (?:in|of)(?: the year)? ")
_OF_DAY = re.compile(r"(?: local time)?,? (?:on |of |the )*")
_HOUR = TimeValue(anchor="previous", shift=0, unit="day")  # an hour or part of the day before spoken of


def _relation(text: str, find: _Find) -> Relation:
    """What the words just before an expression say of how the happening lies to it."""
    stretch = find.value.until is not None and find.value.weekday is None  # a weekend is as good as a day
    if find.value.kind != "date" or stretch or find.value.vague:
        return "at"
    before = text[max(0, find.start - 24) : find.start].removesuffix("the ").rstrip()
    for words, relation in _RELATIONS:
        if re.search(rf"(?<!\w){words}$", before, re.IGNORECASE):
            # "About 4 a.m." and "by midnight" leave no doubt about the day.
            return "at" if find.value == _HOUR else relation
    return "at"
