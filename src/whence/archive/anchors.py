"""Where the words of a judgement stand now: by quote, by what surrounds them, and by nearest position.

A report that is fetched again may have a line more above the words or another picture's caption below; the words are
still the words. Where a report says the same words several times, those whose surroundings agree most are meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from whence.archive.values import Anchor
from whence.model.judgement import Target

CONTEXT = 60  # code points on either side: about ten words, enough to tell one sentence from another


def anchored(target: Target, text: str, digest: str) -> Anchor:
    """The target with its surroundings in `text`, the version `digest` of its report."""
    end = target.start + len(target.quote)
    before = text[max(0, target.start - CONTEXT) : target.start]
    return Anchor(target, digest, before, text[end : end + CONTEXT])


def found_again(anchor: Anchor, text: str) -> int | None:
    """Where the anchor's words start in `text`; None where it does not have them."""
    start = anchor.target.start
    places = list(_occurrences(anchor.target.quote, text))
    return max(places, key=lambda at: (_agreement(anchor, text, at), -abs(at - start)), default=None)


def _occurrences(quote: str, text: str) -> Iterator[int]:
    at = text.find(quote) if quote else -1
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)


def _agreement(anchor: Anchor, text: str, at: int) -> int:
    """How many code points on both sides of `at` are as they were, counted outwards from the words."""
    end = at + len(anchor.target.quote)
    before = text[max(0, at - len(anchor.before)) : at]
    after = text[end : end + len(anchor.after)]
    return _common(before[::-1], anchor.before[::-1]) + _common(after, anchor.after)


def _common(a: str, b: str) -> int:
    n = 0
    for one, other in zip(a, b, strict=False):
        if one != other:
            break
        n += 1
    return n
