"""Words with the sentence around them, as a report has them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from whence.model.report import Report
from whence.model.span import Span
from whence.web import addresses

MAX_AROUND = 360  # code points on either side
_STOP = re.compile(r"[.!?…][\"'”’)]*\s+(?=\S)|\n")
_END = re.compile(r"[.!?…][\"'”’)]*(?=\s|$)|\n")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a report, what stands before and after them in their sentence, and where they are."""

    before: str
    words: str
    after: str
    title: str
    report: str
    href: str


def passage(report: Report, start: int, end: int) -> Passage:
    """The words `start` to `end` of a report in their sentence."""
    text = report.text
    before, after = text[max(0, start - MAX_AROUND) : start], text[end : end + MAX_AROUND]
    stops = [match.end() for match in _STOP.finditer(before)]
    cut = before[stops[-1] :] if stops else before
    ended = _END.search(after)
    tail = after[: ended.end()] if ended else after
    if not stops and start > MAX_AROUND:
        cut = "…" + cut
    if not ended and end + MAX_AROUND < len(text):
        tail += "…"
    title = report.title or report.outlet or report.id
    href = addresses.words(Span.of(report.id, text, start, end))
    return Passage(cut, text[start:end], tail.rstrip("\n"), title, report.outlet or report.id, href)
