"""What a report says of its own day of writing, apart from what it tells: a dated head, and the weekdays of its lead.

"BISHKEK, March 12 (Agency) -" and "Statement no. 9, 1 July" are the day of publication with the year unknown. A lead
that says "on Monday" was written on that Monday or the day after.
"""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from whence.model.reading import Reading
from whence.model.report import Report
from whence.model.timeexpr import TimeExpression

HEAD_CHARS = 800  # head lines stand above the text, below the names of those who sign it
HEAD_WORDS = 12
FOOT_CHARS = 400  # lines below the text: place and day, signature
FOOT_WORDS = 4  # that a line which dates a letter has besides its date
WEEKEND = (6, 7)
MASTHEAD_LINES = 2
MARK_CHARS = 120
# Of 1,850 articles of timeline17 with a weekday in the first 450 characters, 90 % were published on the latest such day
# or the day after, 93 % within two days (2026-11-21).
LEAD_CHARS = 450
LEAD_LAG_DAYS = (0, 1, 2)
_CLOSING_DATE = re.compile(r"[,(|–—-]\s*(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2})[\s\d.,:hapm)]*$")
_EDITION = re.compile(
    r"\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|weekend)(?:['’]s)? (?:edition|issue|paper)\b",
    re.IGNORECASE,
)


_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_MONTHS = "|".join(rf"{name[:3]}(?:{name[3:]})?" for name in month_name[1:])
# A day stamped on a page: "Updated 2 May 2024, 07:15", "Posted: Jan 3, 2021". What expires or was founded is none.
_STAMPED = re.compile(
    r"\b(?:(?:last )?(?:updated|modified|changed|edited)|published|posted|first published|date)\b[^\d\n]{0,20}?"
    rf"(?:(?P<d>\d{{1,2}})\.? (?P<m>{_MONTHS})\.?,? (?P<y>\d{{4}})"
    rf"|(?P<m2>{_MONTHS})\.? (?P<d2>\d{{1,2}}),? (?P<y2>\d{{4}}))\b",
    re.IGNORECASE,
)
# A line that is but a place and a full date: "Visby, 12 June 2024", "Done at Oslo, 4 May 2021".
_PLACE_AND_DAY = re.compile(
    r"(?:(?:Done |Issued |Given )?(?:at |in )?[A-Z][\w.'’-]*(?:[ -][\w.'’-]+){0,3},? (?:on )?)?(?:the )?"
    rf"(?:(?:{_DAYS}),? )?(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTHS})\.?,? \d{{4}}"
    rf"|(?:{_MONTHS})\.? \d{{1,2}},? \d{{4}})[.]?"
)
# A weekday that stands alone between the marks of a masthead: "Five cents * Sunday", "Thursday", "From our desk. Sunday
# morning."
_ALONE = re.compile(
    rf"(?:^|[*|·•]|[–—-] |\. )\s*({_DAYS})(?: (?:morning|afternoon|evening|night))?\s*(?:\.?$|[*|·•])", re.IGNORECASE
)
# Papers named for the day on which they come out, here and in other countries of English-language press.
_PAPER = re.compile(
    rf"(?:[\w.'’-]+ ){{0,3}}({_DAYS}) (?:Mail|Times|Express|Post|Herald|Telegraph|News|Star|Mirror|Independent|Tribune"
    r"|Leader|Sun|Nation|Observer|Standard|Gazette|Courier|Chronicle|Mercury|Monitor|Vision|Punch|Citizen|World|Record"
    r"|Morning Post|Island|Advocate|Gleaner|Guardian|Argus|Review|Paper)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Written:
    """Month and day on which a report says that it was written, the weekdays (ISO) it can have been, and its words.

    `year` is known where the head has it.
    """

    month: int | None = None
    day: int | None = None
    weekdays: tuple[int, ...] = ()
    words: str = ""
    year: int | None = None

    @property
    def dated(self) -> bool:
        """Whether the day of the year is known."""
        return self.month is not None and self.day is not None

    def fits(self, day: date) -> bool:
        """Whether it can have been written on `day`."""
        if self.year not in (None, day.year) or (self.dated and (day.month, day.day) != (self.month, self.day)):
            return False
        return not self.weekdays or day.isoweekday() in self.weekdays


def written(report: Report, reading: Reading) -> Written:
    """What the head of a report, or else its lead, says of its day of writing."""
    head = [one for one in reading.times if _in_head(one, report, reading) or _at_foot(one, report, reading)]
    for one in head:
        value = one.value
        if value.month is not None and value.day is not None:
            weekdays = (value.weekday,) if value.weekday else ()
            return Written(value.month, value.day, weekdays, one.span.quote, value.year)
    for one in head:
        if one.value.weekday is not None:
            return Written(weekdays=(one.value.weekday,), words=one.span.quote)
    return _of_marks(report) or _of_lead(reading)


def _of_marks(report: Report) -> Written | None:
    """The day in what stands around the text: "Updated 2 May 2024", "Saturday edition", "Thursday", a Sunday paper."""
    first = report.text[:HEAD_CHARS].split("\n")[:MASTHEAD_LINES]
    furniture = [one.text for one in report.dropped if len(one.text) <= MARK_CHARS]
    head = [*furniture, report.byline or "", report.outlet or "", *first]
    for mark in furniture:
        found = _STAMPED.search(mark)
        if found is not None and (day := _day_of(found)) is not None:
            return Written(day.month, day.day, (), found[0], day.year)
    foot = report.text[-FOOT_CHARS:].rsplit("\n", 1)[-1]
    for mark in (*(one.text for one in report.dropped), report.byline or "", *first, foot):
        edition = _EDITION.search(mark)
        if edition is not None:
            return Written(weekdays=_weekdays(edition[1]), words=edition[0])
    for mark in head:
        paper = _ALONE.search(mark) or _PAPER.fullmatch(mark)
        if paper is not None:
            return Written(weekdays=_weekdays(paper[1]), words=paper[0].strip(" *|·•,–—-"))
    return None


def _weekdays(name: str) -> tuple[int, ...]:
    names = [name.lower() for name in day_name]
    return WEEKEND if name.lower() == "weekend" else (names.index(name.lower()) + 1,)


def _day_of(found: re.Match[str]) -> date | None:
    month = [name.lower()[:3] for name in month_name].index((found["m"] or found["m2"]).lower()[:3])
    try:
        return date(int(found["y"] or found["y2"]), month, int(found["d"] or found["d2"]))
    except ValueError:
        return None


def _in_head(one: TimeExpression, report: Report, reading: Reading) -> bool:
    """Whether an expression dates the report: in its dateline, or on a short line above the text that tells nothing."""
    value, span = one.value, one.span
    if value.kind != "date" or value.anchor is not None or value.until is not None:
        return False
    if value.absolute and (value.year is None or value.month is None or value.day is None):
        return False
    line = report.dateline
    if line is not None and line.start <= span.start and span.end <= line.end:
        return True
    if span.start > HEAD_CHARS or value.relation != "at":
        return False
    return _is_head_line(report, reading, *_line_of(report.text, span.start))


def _at_foot(one: TimeExpression, report: Report, reading: Reading) -> bool:
    """Whether an expression dates the report on a short line of its own below the text ("Kingston, 4 May")."""
    value, span, text = one.value, one.span, report.text
    if value.kind != "date" or value.month is None or value.day is None or value.anchor or value.relation != "at":
        return False
    start, end = _line_of(text, span.start)
    if span.start < len(text) - FOOT_CHARS or value.until is not None or text[:start].count("\n") == 0:
        return False
    rest = (text[start : span.start] + text[span.end : end]).replace(",", " ").split()
    named = all(word[:1].isupper() or not word[:1].isalpha() for word in rest)
    told = any(start <= mention.trigger.start < end for mention in reading.events)
    return named and len(rest) <= FOOT_WORDS and not told


def _line_of(text: str, at: int) -> tuple[int, int]:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def _is_head_line(report: Report, reading: Reading, start: int, end: int) -> bool:
    text = report.text
    if _PLACE_AND_DAY.fullmatch(text[start:end].strip()) is not None:
        return True
    if len(text[start:end].split()) > HEAD_WORDS or end == len(text):
        return False
    if text[start:end].strip() == report.title and not _CLOSING_DATE.search(text[start:end]):
        return False
    if text[start:end].rstrip().endswith((".", "!", "?")):
        return False
    above = text[:start].split("\n")
    return all(len(line.split()) <= 2 * HEAD_WORDS for line in above) and not any(
        start <= mention.trigger.start < end for mention in reading.events
    )


def _of_lead(reading: Reading) -> Written:
    named = [one for one in _past_weekdays(reading) if one.span.start < LEAD_CHARS]
    days = [(one.value.weekday or 1) - 1 + lag for one in named for lag in LEAD_LAG_DAYS]
    words = ", ".join(dict.fromkeys(one.span.quote for one in named))
    return Written(weekdays=tuple(sorted({day % 7 + 1 for day in days})), words=words)


def _past_weekdays(reading: Reading) -> Iterator[TimeExpression]:
    for one in reading.times:
        value = one.value
        bare = value.anchor is None and value.month is None and value.day is None and value.relation == "at"
        if value.kind == "date" and value.weekday is not None and bare and value.direction != "future":
            yield one
