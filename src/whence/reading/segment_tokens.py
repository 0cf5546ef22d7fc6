"""Tokens: where the words, clitics and punctuation marks of a text stand, in the manner of UD English.

Offsets count code points of the text, which is never rewritten. Every character that is not a space lies in a token.
"""

from __future__ import annotations

from collections.abc import Iterator

from whence.reading.segment_rules import STARTERS, token_pattern

Token = tuple[int, int]

# Code points. A longer run without a break is no word, and one token of megabytes would cost the encoder dear.
_CUT = 500


def tokens_of(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of `text[start:end]` in order, without overlap."""
    end = len(text) if end is None else end
    pending: Token | None = None
    for match in token_pattern().finditer(text, start, end):
        token = match.span()
        if pending is not None and _is_initial(text, pending, token):
            pending = (pending[0], token[1])
            continue
        if pending is not None:
            yield from _cut(pending)
        pending = token
    if pending is not None:
        yield from _cut(pending)


def _is_initial(text: str, letter: Token, stop: Token) -> bool:
    """Whether a stop belongs to the capital before it: `J. Smith` after a name or at a start, `vitamin B.` not."""
    if letter[1] - letter[0] != 1 or stop[1] - stop[0] != 1 or stop[0] != letter[1]:
        return False
    if text[stop[0]] != "." or not text[letter[0]].isupper():
        return False
    following = text[stop[1] : stop[1] + 60].split()
    if not following or not following[0][0].isupper():
        return False
    if _capital_before(text, letter[0]):
        return True
    if text[letter[0]] == "I" or following[0] in STARTERS or len(following) < 2:
        return False
    return following[1][0].isupper()


def _capital_before(text: str, at: int) -> bool:
    """Whether the word before `at` is capitalised or missing, which is where a name's initial stands."""
    before = text[max(0, at - 40) : at].split()
    return not before or not before[-1][-1].isalnum() or before[-1][0].isupper()


def _cut(token: Token) -> Iterator[Token]:
    start, end = token
    for at in range(start, end, _CUT):
        yield at, min(at + _CUT, end)
