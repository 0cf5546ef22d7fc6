"""One line for an event, in the words of one of its mentions."""

from __future__ import annotations

from collections.abc import Sequence

from whence.linking.told import Told

MAX_CHARACTERS = 140
WANTED_CHARACTERS = (40, 140)


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
    length = len(mention.span.quote)
    fits = WANTED_CHARACTERS[0] <= length <= WANTED_CHARACTERS[1]
    roles = len({p.role for p in mention.participants})
    return (
        3 * fits + min(3, len(mention.participants)) + roles + (mention.date is not None) + (mention.place is not None)
    )


def _reversed_key(one: Told) -> tuple[int, ...]:
    """Orders the earlier mention higher where all else is equal."""
    return (-one.mention.trigger.start, *(-ord(letter) for letter in one.report))
