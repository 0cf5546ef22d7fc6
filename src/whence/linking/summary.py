"""One line for an event, in the words of one of its mentions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from whence.linking.told import Told

MAX_CHARACTERS = 140
WANTED_CHARACTERS = (40, 140)
_SPEAKING = frozenset(["i", "me", "my", "we", "us", "our", "you", "your"])
_PRONOUNS = (["it"], ["they"], ["he"], ["she"], ["this"], ["these"], ["his"], ["her"], ["its"], ["their"])
_WORD = re.compile(r"[\w’']+")


def summary_of(members: Sequence[Told]) -> str:
    """The clause that says most of the event, cut at a word's end."""
    best = max(members, key=lambda one: (_worth(one), -len(one.mention.span.quote), _reversed_key(one)))
    return cut(best.mention.span.quote)


def cut(text: str, limit: int = MAX_CHARACTERS) -> str:
    """`text` on one line of at most `limit` characters, cut between words, with an ellipsis where it was cut."""
    line = " ".join(text.split()).strip(" ,;:–-")
    if len(line) <= limit:
        return line
    return line[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def _worth(one: Told) -> int:
    mention = one.mention
    quote = mention.span.quote
    fits = WANTED_CHARACTERS[0] <= len(quote) <= WANTED_CHARACTERS[1]
    roles = len({p.role for p in mention.participants})
    told = min(3, len(mention.participants)) + roles + (mention.date is not None) + (mention.place is not None)
    return 3 * fits + told - 3 * _leans(quote)


def _leans(quote: str) -> bool:
    """Whether the clause cannot stand alone: it names its subject by a pronoun alone, or someone speaks in it."""
    words = _WORD.findall(quote.replace("US", "").casefold())
    return not _SPEAKING.isdisjoint(words) or words[:1] in _PRONOUNS


def _reversed_key(one: Told) -> tuple[int, ...]:
    """Orders the earlier mention higher where all else is equal."""
    return (-one.mention.trigger.start, *(-ord(letter) for letter in one.report))
