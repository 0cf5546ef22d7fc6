"""Which of an event's tellings says most of it, so that its line is made of that one's words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from whence.linking.told import Told

WANTED_CHARACTERS = (40, 140)
_SPEAKING = frozenset(["i", "me", "my", "we", "us", "our", "you", "your"])
_PRONOUNS = (["it"], ["they"], ["he"], ["she"], ["this"], ["these"], ["his"], ["her"], ["its"], ["their"])
# Clauses that lack their subject, or hang on another: "who had met", "to leave", "of the raid".
_HANGING = re.compile(
    r"(?:(?:(?:in|on|at|by|from|to|for|with|under|of|after|during) )?(?:which|whom|whose)|who|to|of|for|in|by|with|from"
    r"|at|into|after|before|without|through|amid|over|about)\s"
)
_WORD = re.compile(r"[\w’']+")


def fullest(members: Sequence[Told]) -> Told:
    """The telling that says most of the event, and stands best alone."""
    return max(members, key=lambda one: (_worth(one), -len(one.mention.span.quote), _reversed_key(one)))


def _worth(one: Told) -> int:
    mention = one.mention
    quote = mention.span.quote
    fits = WANTED_CHARACTERS[0] <= len(quote) <= WANTED_CHARACTERS[1]
    roles = len({p.role for p in mention.participants})
    told = min(3, len(mention.participants)) + roles + (mention.date is not None) + (mention.place is not None)
    return 3 * fits + told - 3 * _leans(quote) - 2 * (_HANGING.match(quote) is not None)


def _leans(quote: str) -> bool:
    """Whether the clause cannot stand alone: it names its subject by a pronoun alone, or someone speaks in it."""
    words = _WORD.findall(quote.replace("US", "").casefold())
    return not _SPEAKING.isdisjoint(words) or words[:1] in _PRONOUNS


def _reversed_key(one: Told) -> tuple[int, ...]:
    """Orders the earlier mention higher where all else is equal."""
    return (-one.mention.trigger.start, *(-ord(letter) for letter in one.report))
