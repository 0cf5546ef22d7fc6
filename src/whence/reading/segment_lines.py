"""Paragraphs: which line breaks end one, and which only wrap a line at the edge of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_WRAP_WIDTHS = range(40, 121)  # columns; a line broken by hand or by a mailer is no narrower and no wider
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The half-open spans of `text` that no sentence crosses, in order; blank ones are left out."""
    lines = list(_lines(text))
    width = _wrap_width(text, lines)
    start: int | None = None
    for number, (first, last) in enumerate(lines):
        if start is None:
            start = first
        following = lines[number + 1] if number + 1 < len(lines) else None
        if following is not None and width and _is_wrap(text, (first, last), following, width):
            continue
        if text[start:last].strip():
            yield start, last
        start = None


def _lines(text: str) -> Iterator[tuple[int, int]]:
    first = 0
    for match in _BREAK.finditer(text):
        yield first, match.start()
        first = match.end()
    yield first, len(text)


def _wrap_width(text: str, lines: list[tuple[int, int]]) -> int:
    """The column at which a text is wrapped, 0 where each line is a paragraph.

    A text is wrapped when hardly a line passes the width, several lines could not have held the first word of the
    next, and most of those stop in mid-sentence.
    """
    lengths = sorted(last - first for first, last in lines if text[first:last].strip())
    if not lengths:
        return 0
    width = lengths[(len(lengths) * 98) // 100 if len(lengths) > 1 else 0]
    if width not in _WRAP_WIDTHS:
        return 0
    wraps = [line for line, following in pairwise(lines) if _is_wrap(text, line, following, width)]
    open_ended = sum(1 for first, last in wraps if text[first:last].rstrip()[-1:] not in '.!?:"”')
    return width if open_ended >= 3 and 2 * open_ended >= len(wraps) and 3 * len(wraps) >= len(lengths) else 0


def _is_wrap(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    """Whether the break between two lines only wraps: both have words, and the next word would have passed `width`."""
    body = text[line[0] : line[1]].rstrip()
    next_word = text[following[0] : following[0] + 200].split(None, 1)[:1]
    if not body.strip() or not text[following[0] : following[1]].strip() or not next_word:
        return False
    if following[1] - following[0] > width + 40 or next_word[0] in {"-", "*", "•", "–", ">"}:
        return False
    return len(body) + 1 + len(next_word[0]) > width - 4
