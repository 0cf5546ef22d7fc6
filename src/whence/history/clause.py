"""Countries that a clause names: where a happening is said to be, and whom its subject lists.

Roles tell who acts and on whom; they leave out "from Niger" of a departure, and all but the first of "the rulers of
A, B and C". What a clause says in so many words is taken from here, and nothing that stands outside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from whence.model.mention import EventMention
from whence.model.span import Span

_WHERE = re.compile(r"\b(?:from|in|into|to|out of|at)\s+(?:the\s+)?(?:neighbou?ring\s+)?$", re.IGNORECASE)
_WITH = re.compile(
    r"\b(?:with|between|for|on behalf of)\s+(?:the\s+)?(?:republic of\s+|government of\s+)?$", re.IGNORECASE
)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?(?:[a-z]+\s+(?:of\s+)?(?:the\s+)?){0,2}$", re.IGNORECASE)
_WITH_ONLY = re.compile(r"\bwith\s+(?:the\s+)?$", re.IGNORECASE)
_BY = re.compile(r"\bby\b", re.IGNORECASE)
_LIST = re.compile(r"^\s*(?:,|and|or|&|,\s*and|as well as)\s*(?:the\s+)?$", re.IGNORECASE)


_RELATIVE = re.compile(r"^(?:which|that|whom|who)\b", re.IGNORECASE)
# "A declaration, which the ministers of A and B": what a clause is about, and who stands between it and the clause.
_ANTECEDENT = re.compile(r"(?:[^\W\d_][\w’'.-]*\s+){0,7}[^\W\d_][\w’'-]*,?\s+(?:which|that|whom)\s[^.;:!?]{0,200}$")
_BEFORE_WHICH = re.compile(r"(?:[\w’'.-]+\s+){0,8}[\w’'-]+,?\s+$")
_SENTENCE = re.compile(r"[.!?]\s|\n")
_REACH = 320


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A country and words of a report that name it."""

    span: Span
    country: str


def named_where(mention: EventMention, named: Sequence[Named], *, wide: bool = False) -> tuple[str, ...]:
    """The countries after the trigger that follow a word of place, and those listed next to them: "from A and B".

    Those before it too where `wide`: "the mission in A ended".
    """
    found: list[str] = []
    last: Named | None = None
    begin = mention.span.start if wide else mention.trigger.end
    for one in named:
        if one.span.start < begin:
            continue
        before = _text(mention, begin, one.span.start)
        listed = last is not None and _LIST.match(_text(mention, last.span.end, one.span.start))
        last = one if listed or _WHERE.search(before) else None
        if last:
            found.append(one.country)
    return tuple(dict.fromkeys(found))


def named_before(mention: EventMention, named: Sequence[Named]) -> tuple[str, ...]:
    """The countries named in the subject, or after "by": "the rulers of A, B and C founded", "founded by A and B".

    One that only says where ("In A, ...") at the clause's start is left out.
    """
    found = [one.country for one in named if _is_listed(mention, one)]
    return tuple(dict.fromkeys(found))


def named_parties(mention: EventMention, named: Sequence[Named]) -> tuple[str, ...]:
    """The countries that the clause says are bound: those that its subject names, and those "with" or "between" which.

    Those that follow in a list are bound too: "between A, B and C".
    """
    found: list[str] = [*named_before(mention, named)]
    last: Named | None = None
    for one in named:
        if one.span.start < mention.trigger.end:
            continue
        listed = last is not None and _LIST.match(_text(mention, last.span.end, one.span.start))
        last = one if listed or _WITH.search(_text(mention, mention.trigger.end, one.span.start)) else None
        if last:
            found.append(one.country)
    return tuple(dict.fromkeys(found))


def named_after(mention: EventMention, parties: Sequence[str], named: Sequence[Named]) -> bool:
    """Whether all `parties` stand after a noun and its "with", so that whose it is the clause leaves out."""
    if len(parties) < 2:
        return False
    after = [one for one in named if one.span.start > mention.trigger.end]
    if not set(parties) <= {one.country for one in after} or len(after) != len(named):
        return False
    return bool(_WITH_ONLY.search(_text(mention, mention.trigger.end, after[0].span.start)))


def _is_participle(mention: EventMention, before: str) -> bool:
    """Whether the clause is a participle after what it is about: "the treaty, signed in 2019"."""
    return mention.trigger.start == mention.span.start and before.rstrip().endswith(",")


def named_between(mention: EventMention, named: Sequence[Named]) -> tuple[str, ...]:
    """The parties that the clause lists after "between", wherever that stands: "the pact between A and B lapsed"."""
    found: list[str] = []
    last: Named | None = None
    for one in named:
        before = _text(mention, mention.span.start, one.span.start)
        listed = last is not None and _LIST.match(_text(mention, last.span.end, one.span.start))
        last = one if listed or _BETWEEN.search(before) else None
        if last:
            found.append(one.country)
    return tuple(dict.fromkeys(found)) if len(set(found)) > 1 else ()


def antecedent(text: str, mention: EventMention, *, wide: bool = False) -> str:
    """The words right before a relative clause, of the same sentence, that say what it is about; else empty.

    `wide` takes a clause for one, too, that stands some way behind its "which".
    """
    before = text[max(0, mention.span.start - _REACH) : mention.span.start]
    ends = list(_SENTENCE.finditer(before))
    before = before[ends[-1].end() :] if ends else before
    relative = _RELATIVE.search(mention.span.quote) or (wide and _is_participle(mention, before))
    found = _BEFORE_WHICH.search(before) if relative else _ANTECEDENT.search(before) if wide else None
    return found[0] if found else ""


def _is_listed(mention: EventMention, one: Named) -> bool:
    if one.span.end <= mention.trigger.start:
        opening = _text(mention, mention.span.start, one.span.start)
        return not (_WHERE.search(opening) and not _WHERE.sub("", opening).strip())
    return bool(_BY.search(_text(mention, mention.trigger.end, one.span.start)))


def _text(mention: EventMention, start: int, end: int) -> str:
    """The clause's words from `start` to `end`, offsets of the report."""
    return mention.span.quote[max(0, start - mention.span.start) : max(0, end - mention.span.start)]
