"""What follows for an office from who comes after whom: a successor begins when the predecessor has gone.

A country has one prime minister, and a ministry one minister: whoever had the office before another came into it has
gone by then, also where no report says so. It says nothing of who was told to have it afterwards still, nor of titles
that several bear at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from whence.codebook.relations import detail_words
from whence.history.change import Change
from whence.history.details import key_words, near_equal
from whence.model.when import When

# Titles that one person of a body bears at a time: with what they are over, or alone.
ONE = frozenset(
    {"president", "premier", "king", "queen", "emir", "sultan", "emperor", "chancellor", "chairman", "governor"}
)
ONE_OVER = frozenset({"minister", "commander", "chief", "secretary", "governor", "director"})


def with_successions(changes: Sequence[Change], published: Mapping[str, When | None]) -> tuple[Change, ...]:
    """The changes, with days for beginnings told with a predecessor's end, and ends of those whom others followed."""
    offices = [change for change in changes if change.type == "office"]
    dated = {id(one): when for one in offices if (when := _after_predecessor(one, offices, published)) is not None}
    found = [replace(one, when=dated[id(one)]) if id(one) in dated else one for one in changes]
    return (*found, *_displaced([one for one in found if one.type == "office"]))


def _after_predecessor(one: Change, offices: Sequence[Change], published: Mapping[str, When | None]) -> When | None:
    """From the end of whom the same words say to have been followed, to the day of the report."""
    if one.effect != "opens" or one.when is not None:
        return None
    gone = [other for other in offices if other.effect == "closes" and other.spans == one.spans]
    before = {other.subject for other in gone if other.subject != one.subject}
    ends = [
        other.when.earliest
        for other in offices
        if other.effect == "closes" and other.subject in before and other.when and near_equal(other.detail, one.detail)
    ]
    out = published.get(one.spans[0].report)
    known = [day for day in ends if day is not None]
    if not known or out is None or out.latest is None or out.latest < min(known):
        return None
    return _between(min(known), out.latest, "from the day on which the predecessor went to that of the report")


def _displaced(offices: Sequence[Change]) -> list[Change]:
    """Ends of offices into which another is told to have come."""
    of_body: dict[str, list[Change]] = {}
    for one in offices:
        of_body.setdefault(one.object, []).append(one)
    ended = {one.subject for one in offices if one.effect == "closes"}
    found: list[Change] = []
    for one in offices:
        came = one.when if one.effect == "opens" else None
        if came is None or came.latest is None or not _is_of_one(one.detail):
            continue
        rivals = [
            o for o in of_body[one.object] if o.subject != one.subject and key_words(o.detail) == key_words(one.detail)
        ]
        for subject in dict.fromkeys(rival.subject for rival in rivals):
            days = [when for rival in rivals if rival.subject == subject and (when := rival.when) is not None]
            lasts = [when.latest for when in days if when.latest is not None]
            if subject in ended or not lasts or max(lasts) > came.latest:
                continue
            first = max(when.earliest or when.latest or came.latest for when in days)
            because = "another came into the office"
            found.append(
                replace(
                    one,
                    effect="closes",
                    subject=subject,
                    known_only=True,
                    when=_between(first, came.latest, because),
                    order=f"{one.order}~",
                )
            )
    return found


def _is_of_one(detail: str | None) -> bool:
    words = key_words(detail)
    if not words.isdisjoint(detail_words().changing) or words == {"minister", "state"}:
        return False
    return bool(words & ONE) if len(words) == 1 else bool(words & ONE_OVER)


def _between(first: date, last: date, because: str) -> When:
    return When(first, last, "inferred", "interval", edtf=f"{first}/{last}", because=(because,))
