"""Whether words stand in quotation marks, by the marks of their own sentence."""

from __future__ import annotations

from collections.abc import Sequence

from whence.model.parse import Word

OPENING, CLOSING, STRAIGHT = "“«", "”»", '"'


def is_quoted(words: Sequence[Word], index: int) -> bool:
    """Whether the word at `index` stands within quotation marks that its sentence opens before it."""
    marks = [word.text for word in words[:index] if word.text in (*OPENING, *CLOSING, STRAIGHT)]
    opened = sum(mark in OPENING for mark in marks) - sum(mark in CLOSING for mark in marks)
    return opened > 0 or marks.count(STRAIGHT) % 2 == 1
