"""How well time expressions are found and placed: WikiWars (17 to 22, which nothing was tuned on) and GUM's TEI dates.

The grammar runs alone, on segmented text without a parse; the day of writing is given. `strict` asks for the exact
span, `relaxed` for a shared code point. A value is right where it equals the gold one to the day (no clock times).
GUM's tags mark calendar dates alone, so that there only finds that name a day, month, year or the like are counted,
and a value is right where it lies on the very days of the tag.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from quality.figures import Figure, digest, need
from whence.model.calendar import month_days
from whence.model.parse import Sentence, Word
from whence.model.report import Report
from whence.model.span import Span
from whence.model.timeexpr import TimeExpression, TimeValue
from whence.model.when import When
from whence.reading.segment import segment
from whence.reading.times import anchor_times, find_times

NAME = "times"

Gold = tuple[int, int, str]  # start, end, value in the set's own form; empty where it has none
Case = tuple[list[Gold], list[TimeExpression]]

MEASURED = ("17", "18", "19", "20", "21", "22")


def measure() -> list[Figure]:
    """Span F1 and value accuracy on WikiWars' last six documents and GUM's test part."""
    wars, gum = need("train", "wikiwars", "keyinline"), need("train", "gum_derived", "timex.test.jsonl")
    documents = [path for path in sorted(wars.glob("*.key.xml")) if path.name[:2] in MEASURED]
    return [
        *figures("WikiWars 17-22", [wikiwars_case(path) for path in documents], timex2_right, digest(*documents)),
        *figures("GUM test", list(gum_cases(gum)), gum_right, digest(gum)),
    ]


def figures(name: str, cases: list[Case], right: object, pinned: str) -> list[Figure]:
    """Strict and relaxed span F1, and the share of right values among golds that a find meets."""
    gold = sum(len(case[0]) for case in cases)
    found = sum(len(case[1]) for case in cases)
    strict = sum(len({g[:2] for g in golds} & {_at(e) for e in finds}) for golds, finds in cases)
    hit_gold = sum(1 for golds, finds in cases for g in golds if any(_meet(g, e) for e in finds))
    hit_found = sum(1 for golds, finds in cases for e in finds if any(_meet(g, e) for g in golds))
    values = [right(g, e) for golds, finds in cases for g, e in pairs(golds, finds) if g[2]]  # type: ignore[operator]
    recall, precision = (hit_gold / gold, hit_found / found) if gold and found else (0.0, 0.0)
    relaxed = 2 * recall * precision / (recall + precision) if recall + precision else None
    rows = (
        ("span F1, strict", 2 * strict / (gold + found) if gold + found else None, gold),
        ("span F1, relaxed", relaxed, gold),
        ("value accuracy", sum(values) / len(values) if values else None, len(values)),
    )
    return [Figure(f"times: {row}, {name}", value, set=name, size=size, digest=pinned) for row, value, size in rows]


def pairs(golds: list[Gold], finds: list[TimeExpression]) -> Iterator[tuple[Gold, TimeExpression]]:
    """Each gold expression with the find that shares most with it, where one does."""
    for gold in golds:
        meeting = [e for e in finds if _meet(gold, e)]
        if meeting:
            yield gold, max(meeting, key=lambda e: min(gold[1], e.span.end) - max(gold[0], e.span.start))


def ends(expression: TimeExpression) -> list[TimeExpression]:
    """A range as two expressions, its ends, since neither set has ranges; anything else as it is."""
    value, span, when = expression.value, expression.span, expression.date
    middle = re.search(r"\s*[-–—]\s*(?!.*[-–—])|\s(?:to|until|till|through|and)\s", span.quote)
    if value.until is None or value.anchor is not None or value.vague or middle is None:
        return [expression]
    if not middle.start() or middle.end() == len(span.quote):
        return [expression]
    parts = ((0, middle.start(), replace(value, until=None)), (middle.end(), len(span.quote), value.until))
    first, last = when.earliest if when else None, when.latest if when else None
    dates = (replace(when, latest=None), replace(when, earliest=None)) if when and first and last else (when, when)
    return [
        TimeExpression(Span(span.report, span.start + a, span.start + b, span.quote[a:b]), part, None, day)
        for (a, b, part), day in zip(parts, dates, strict=True)
    ]


def _at(expression: TimeExpression) -> tuple[int, int]:
    return expression.span.start, expression.span.end


def _meet(gold: Gold, expression: TimeExpression) -> bool:
    return gold[0] < expression.span.end and expression.span.start < gold[1]


def read(text: str, written: date | None) -> list[TimeExpression]:
    """The grammar's expressions of a text, placed from the day of writing."""
    report, found = Report("r", text), []
    for raw in segment(text):
        words = tuple(Word(a, b, text[a:b], text[a:b].lower(), "X", -1, "dep") for a, b in raw.tokens)
        found += find_times(report, Sentence(raw.start, raw.end, words))
    placed = anchor_times(found, When.day(written) if written else None)
    return [end for expression in placed for end in ends(expression)]


def wikiwars_case(path: Path) -> Case:
    """The outermost TIMEX2 tags of a key file, and what the grammar finds in its text."""
    source = path.read_text(encoding="utf-8", errors="replace")
    written = date.fromisoformat(re.search(r'val="(\d{4}-\d\d-\d\d)', source)[1])  # type: ignore[index]
    body = source[source.index("<TEXT>") + 6 : source.index("</TEXT>")]
    text, golds, open_tags = "", [], []
    for piece in re.split(r"(<[^>]*>)", body):
        if piece.startswith("<TIMEX2"):
            value = re.search(r' val="([^"]*)"', piece)
            open_tags.append((len(text), value[1] if value else ""))
        elif piece.startswith("</TIMEX2"):
            start, value = open_tags.pop()
            if not open_tags:
                golds.append((start, len(text), value))
        elif not piece.startswith("<"):
            text += piece.replace("&amp;", "&").replace("&quot;", '"')
    return golds, read(text, written)


def timex2_right(gold: Gold, expression: TimeExpression) -> bool:
    """Whether the expression's value, spelled as TIMEX2, is the gold one but for clock times and hours of the day."""
    wanted = re.sub(r"(?<=\d\d-\d\d)T.*|(?<=XX-XX)T.*", "", gold[2])
    return wanted == timex2(expression)


def timex2(expression: TimeExpression) -> str:
    """The TIMEX2 value of an expression."""
    value = expression.value
    if value.kind == "duration":
        return _duration(value)
    if value.kind == "set":
        return {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}.get(value.unit or "", "?")
    if value.vague and value.anchor == "publication" and value.until is None:
        return {None: "PRESENT_REF", "past": "PAST_REF", "future": "FUTURE_REF"}[value.direction]
    if value.until is not None and value.unit == "day":
        return _duration(_stretch(value))
    if value.year is not None and value.year < 0:
        return f"BC{-value.year:04d}"
    when = expression.date
    if when is None or not when.placed:
        return (when.edtf if when else None) or "?"
    day = when.earliest or when.latest
    assert day is not None
    if value.amount is not None and when.bounded:  # a count of weeks names the week that its middle lies in
        day += timedelta((when.n_days or 1) // 2)
    if value.relation == "before" and when.latest is not None:
        day = when.latest + timedelta(1)
    elif value.relation == "after" and when.earliest is not None and _granularity(value) == "day":
        day = when.earliest - timedelta(1)
    return _spelled(value, day)


def _granularity(value: TimeValue) -> str:
    if value.season is not None:
        return "season"
    if value.week is not None or (value.unit == "week" and value.weekday is None):
        return "week"
    if value.day is not None or value.weekday is not None or value.unit == "day":
        return "day"
    if value.month is not None or value.unit == "month":
        return "month"
    if value.decade is not None or value.unit == "decade":
        return "decade"
    if value.century is not None or value.unit == "century":
        return "century"
    return "year" if value.year is not None or value.unit == "year" else "day"


def _spelled(value: TimeValue, day: date) -> str:
    grain = _granularity(value)
    if grain == "week":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02d}"
    if grain == "season":
        return (
            f"{day.year}-{ {'spring': 'SP', 'summer': 'SU', 'autumn': 'FA', 'winter': 'WI'}[value.season or 'spring'] }"
        )
    return {
        "day": day.isoformat(), "month": f"{day:%Y-%m}", "year": f"{day.year:04d}", "decade": f"{day.year // 10}",
        "century": f"{(day.year - 1) // 100}",
    }[grain]  # fmt: skip


def _duration(value: TimeValue) -> str:
    if value.vague:
        return f"PX{(value.unit or '?')[0].upper()}"
    amount = value.amount or 0
    if value.unit == "day" and amount < 1:
        return f"PT{amount * 24:g}H"
    if value.unit in ("decade", "century"):
        return f"P{amount:g}{'DE' if value.unit == 'decade' else 'CE'}"
    return f"P{amount:g}{(value.unit or '?')[0].upper()}"


def _stretch(value: TimeValue) -> TimeValue:
    days = abs(value.shift or (value.until.shift if value.until else 0) or 0)
    for unit, size in (("year", 365), ("month", 30), ("week", 7)):
        if days and days % size == 0:
            return TimeValue(kind="duration", amount=days // size, unit=unit)  # type: ignore[arg-type]
    return TimeValue(kind="duration", amount=days, unit="day")


def gum_cases(path: Path) -> Iterator[Case]:
    """The tagged documents of a derived GUM part, their words joined by spaces, and what the grammar finds."""
    documents: dict[str, list[dict[str, object]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        documents.setdefault(row["doc"], []).append(row)
    for rows in documents.values():
        yield _gum_case(rows)


def _gum_case(rows: Iterable[dict[str, object]]) -> Case:
    text, golds, sentences, written = "", [], [], ""
    for row in rows:
        spans: list[tuple[int, int]] = []
        for word in row["words"]:  # type: ignore[attr-defined]
            text += "" if not spans or _glued(text, word) else " "
            spans.append((len(text), len(text) + len(word)))
            text += word
        text += "\n"
        sentences.append(spans)
        written = str(row["dct"])
        for tag in row["timex"]:  # type: ignore[attr-defined]
            golds.append((spans[tag["start"]][0], spans[tag["end"] - 1][1], _gum_value(tag["attrs"])))
    report, found = Report("r", text), []
    for spans in sentences:
        words = tuple(Word(a, b, text[a:b], text[a:b].lower(), "X", -1, "dep") for a, b in spans)
        found += find_times(report, Sentence(spans[0][0], spans[-1][1], words))
    placed = anchor_times(found, When.day(date.fromisoformat(written)))
    return golds, [end for e in placed if _calendar(e.value) for end in ends(e)]


def _glued(text: str, word: str) -> bool:
    """Whether no space stood before `word`; the set keeps words alone, and news is spaced as usual."""
    return word[0] in ",.;:!?)]%" or word in ("-", "'s", "’s", "n't", "n’t") or text[-1] in "([$-"


def _calendar(value: TimeValue) -> bool:
    """Whether a value names something that GUM tags: not a duration, a set or a vague time."""
    if value.kind != "date" or value.vague or value.anchor == "event":
        return False
    return not (value.anchor == "previous" and value.shift == 0 and value.unit in (None, "day"))


def _gum_value(attributes: dict[str, str]) -> str:
    first = attributes.get("when") or attributes.get("from") or attributes.get("notBefore") or ""
    last = attributes.get("when") or attributes.get("to") or attributes.get("notAfter") or ""
    if not re.fullmatch(r"\d{4}(?:-\d\d){0,2}", first) or not re.fullmatch(r"\d{4}(?:-\d\d){0,2}", last):
        return ""
    return f"{_edge(first, 0)}/{_edge(last, 1)}"


def _edge(value: str, side: int) -> date:
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 3:
        return date(*parts)
    return month_days(parts[0], parts[1] if len(parts) == 2 else (1, 12)[side])[side]


def gum_right(gold: Gold, expression: TimeExpression) -> bool:
    """Whether an expression, whatever its preposition, lies on the days of the tag; a part of a unit lies within it."""
    when = expression.date
    if when is None or not when.placed:
        return False
    first, last = (date.fromisoformat(side) for side in gold[2].split("/"))
    if when.earliest is None or when.latest is None:
        return first == when.earliest or last == when.latest
    if expression.value.part:
        return when.earliest is not None and when.latest is not None and first <= when.earliest and when.latest <= last
    return (first, last) == (when.earliest, when.latest)
