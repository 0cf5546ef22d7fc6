"""Lines and hard-wrapped paragraphs of a text as units, with what furniture rules ask of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

# A line wrapped by a mailer or a text editor breaks at 40 to 120 columns; longer lines are paragraphs of their own.
WRAP_COLUMNS = range(40, 121)
# A sentence that carries a story has some eight words; captions, labels and headings mostly have fewer.
SENTENCE_WORDS = 8
LONG_WORDS = 30

_CLOSERS = "\"'”’»)]*¹²³⁴⁵⁶⁷⁸⁹⁰ \t\u00a0\u200b\u202c\u2069"
_EDGES = " \t\u00a0\u200b\ufeff.!…|•·●▪◆►▶»«›‹→←↓↑–—-:;,*#_=~+<>()[]{}\"'“”‘’✓✔★☆©"
_SPACES = re.compile(r"\s+")
_NOTE = re.compile(r"\[\d{1,3}\]$")


@dataclass(frozen=True)
class Unit:
    """One line, or the wrapped lines of one paragraph: `start`..`end` of the text, without the break that ends it."""

    start: int
    end: int
    text: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words, split at white space."""
        return tuple(self.text.split())

    @cached_property
    def plain(self) -> str:
        """Case-folded, spaces single, punctuation and ornaments cut from both ends: what tables are compared with."""
        return _SPACES.sub(" ", self.text.casefold().replace("’", "'")).strip(_EDGES)

    @cached_property
    def closes(self) -> bool:
        """Whether it ends as a sentence does, closing quotes, brackets and note marks aside."""
        return _NOTE.sub("", self.text.rstrip()).rstrip(_CLOSERS)[-1:] in tuple(".!?…")

    @cached_property
    def is_story(self) -> bool:
        """Whether it reads as a paragraph of a story: a closed sentence, or too long for a heading."""
        n_words = len(self.words)
        return n_words >= LONG_WORDS or (self.closes and n_words >= SENTENCE_WORDS)


def units(text: str) -> list[Unit]:
    """The units of `text` in order, blank lines left out; wrapped paragraphs become one unit each."""
    lines = list(_lines(text))
    width = _wrap_width(text, lines)
    if not width:
        return [Unit(start, end, text[start:end]) for start, end in lines if text[start:end].strip()]
    return [Unit(start, end, _SPACES.sub(" ", text[start:end])) for start, end in _unwrapped(text, lines, width)]


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield start, end
        start = end + 1
    yield start, len(text)


def _wrap_width(text: str, lines: list[tuple[int, int]]) -> int:
    """The column at which the text is wrapped, 0 where lines are paragraphs."""
    longest = max((end - start for start, end in lines), default=0)
    if longest not in WRAP_COLUMNS:
        return 0
    pairs = [
        (text[start:end], text[after:][:1]) for (start, end), (after, _) in pairwise(lines) if text[start:end].strip()
    ]
    running = sum(1 for line, begin in pairs if line.rstrip()[-1:] not in '.!?:"”' and begin.islower())
    return longest if running >= 3 and running * 5 >= len(pairs) else 0


def _unwrapped(text: str, lines: list[tuple[int, int]], width: int) -> Iterator[tuple[int, int]]:
    """Paragraphs of a wrapped text: they end at a blank line or after a line that leaves room for the next word."""
    start: int | None = None
    for (first, last), (after, after_end) in zip(lines, [*lines[1:], (len(text), len(text))], strict=True):
        if not text[first:last].strip():
            start = None
            continue
        start = first if start is None else start
        next_word = len(text[after:after_end].split(" ", 1)[0])
        if next_word == 0 or last - first + 1 + next_word <= min(width * 0.8, width - 8):
            yield start, last
            start = None
