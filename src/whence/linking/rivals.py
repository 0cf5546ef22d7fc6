"""Rival counts: what others say of a number just told, in a few bare words: "The organisers say 2,000."

A reader counts nothing in such a sentence, for it names no thing that is counted; what it counts is what was counted
just before. A number that is a year, a date, a sum of money or stands before a noun of its own, of which more is said,
is none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from whence.codebook.plover import NEAREST
from whence.linking.crowds import is_of_persons
from whence.linking.pairs import trigger_kinds, trigger_stem
from whence.linking.rival_forms import (
    AFTER_ANOTHER,
    BOUNDS,
    BY_SOURCE,
    COUNTING,
    GIVEN,
    GIVEN_WITH_NOUN,
    GIVER,
    NOTHING_MORE,
    PART_OF,
    PART_REACH,
    SPEAKING,
    THEY,
    TOLL,
    value_of,
)
from whence.model.mention import Bound, EventMention, QuantityMention
from whence.model.reading import Reading
from whence.model.span import Span

MAX_SENTENCES = 3  # so far back stands what is counted
NEXT_PARAGRAPH = 2  # and so far back where a paragraph lies between, as after each sentence of a wire's
TOLL_SENTENCES = 12  # what "the toll" is of is known to whoever reads on
CROWDS = frozenset({"PROTEST"})  # of what was told just before, what people are mostly counted at
HARMED = frozenset({"dead", "deaths", "killed", "wounded", "injured", "casualties", "victims", "fatalities", "bodies"})
HEADS = frozenset({"heads", "names", "souls", "bodies", "dead"})
PEOPLE = "people"
Key = tuple[str, int, int, str]


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A count that somebody is said to give, in sentence `at`; `unit` is the noun that stands with it, `toll` says
    whether it is called the number of the dead."""

    at: int
    span: Span
    value: float
    bound: Bound
    unit: str | None = None
    toll: bool = False


def rival_counts(text: str, reading: Reading) -> dict[Key, tuple[QuantityMention, ...]]:
    """By an event mention's key the counts that others give of what it counts, in order of text."""
    return _Rivals(text, reading).found()


@dataclass(frozen=True)
class _Rivals:
    text: str
    reading: Reading

    def found(self) -> dict[Key, tuple[QuantityMention, ...]]:
        """What `rival_counts` gives."""
        found: dict[Key, list[QuantityMention]] = {}
        spoken = [one for at in range(len(self.reading.sentences)) for one in self._spoken(at)]
        last: tuple[_Spoken, EventMention, str] | None = None
        for one in spoken:
            near = [other for other in spoken if abs(other.at - one.at) <= 1]
            goes_on = (
                last is not None and one.unit is None and one.at - last[0].at <= 1 and last[0].unit in (None, PEOPLE)
            )
            counted = last[1:] if goes_on and last is not None else self._counted(one, several=len(near) > 1)
            if counted is None:
                continue
            mention, unit = counted
            last = one, mention, unit
            home = self._told_again(one.at, mention) or mention
            home = mention if any(_meet(q.span, one.span) for q in home.quantities) else home
            found.setdefault(home.key, []).append(QuantityMention(one.span, one.value, unit, one.bound))
        return {key: tuple(counts) for key, counts in found.items()}

    def _spoken(self, at: int) -> list[_Spoken]:
        """The counts that somebody is said to give in a sentence, in order: bare numbers, and such with a noun of
        which nothing more is said."""
        first, last = self.reading.sentences[at]
        here = [q for q in self.reading.quantities if first <= q.span.start < last and _is_count(q)]
        found = [_Spoken(at, q.span, q.value, q.bound, q.unit) for q in here if self._is_given(q, here, first)]
        named = [q.span for q in here if q.unit.lower() in q.span.quote.lower()]
        for one in self._bare(at, first, last):
            if not any(_meet(one.span, span) for span in named) and not any(_meet(one.span, x.span) for x in found):
                found.append(one)
        found.sort(key=lambda one: one.span.start)
        told = min([q.span.end for q in here] + [one.span.end for one in found], default=last)
        if GIVER.search(self.text, first, last):
            for one in self._matches(at, AFTER_ANOTHER.finditer(self.text, told, last)):
                if not any(_meet(one.span, other) for other in (*named, *(x.span for x in found))):
                    found.append(one)
        return found

    def _is_given(self, quantity: QuantityMention, here: Sequence[QuantityMention], first: int) -> bool:
        """Whether somebody is said to count so many, and no more is said of them."""
        by_source = BY_SOURCE.match(self.text, quantity.span.end) is not None
        if quantity.span in self._own:  # "seven were killed, says the mayor, and nine according to the hospital"
            alike = (q for q in here if q.unit == quantity.unit and q.span.end < quantity.span.start)
            return by_source and any(BY_SOURCE.search(self.text, q.span.end, quantity.span.start) for q in alike)
        if not (is_of_persons(quantity.unit) or quantity.unit in HEADS | HARMED):
            return False
        given = GIVEN_WITH_NOUN.search(self.text[first : quantity.span.start]) is not None
        return by_source or (given and NOTHING_MORE.match(self.text, quantity.span.end) is not None)

    @cached_property
    def _own(self) -> frozenset[Span]:
        """What some event counts, of those that are more than the saying of it ("spoke of 90,000")."""
        told = (event for event in self.reading.events if not _is_saying(event))
        return frozenset(q.span for event in told for q in event.quantities)

    def _bare(self, at: int, first: int, last: int) -> Iterator[_Spoken]:
        """The numbers that somebody is said to give, each once."""
        seen: set[int] = set()
        for form in GIVEN:
            for one in self._matches(at, form.finditer(self.text, first, last)):
                if one.span.start not in seen:
                    seen.add(one.span.start)
                    yield one

    def _matches(self, at: int, matches: Iterator) -> Iterator[_Spoken]:  # type: ignore[type-arg]
        for match in matches:
            value = value_of(match["number"])
            span = Span.of(self.reading.report, self.text, match.start("number"), match.end("number"))
            if value is None or any(_meet(span, time.span) for time in self._times(at)):
                continue
            unit = PEOPLE if THEY.search(match[0]) else None
            bound = BOUNDS.get((match["bound"] or "").lower(), "exactly")
            yield _Spoken(at, span, value, bound, unit, TOLL.search(match[0]) is not None)

    def _times(self, at: int) -> list:  # type: ignore[type-arg]
        first, last = self.reading.sentences[at]
        return [time for time in self.reading.times if first <= time.span.start < last]

    def _counted(self, one: _Spoken, *, several: bool) -> tuple[EventMention, str] | None:
        """The event whose count the number is held against, and its unit.

        Where nothing was counted before but several numbers follow one another, the event told just before in the
        paragraph, a march or strike first, and its people; where the report asks "how many", what it asks that of.
        """
        reach = TOLL_SENTENCES if one.toll else MAX_SENTENCES
        before = [e for at in range(one.at - reach, one.at + 1) for e in self._events.get(at, ())]
        # "put the figure at", "counts" are no deeds, whatever the reader takes them for.
        before = [e for e in before if e.mode != NEAREST or not COUNTING.search(e.trigger.quote)]
        asked = [e for e in before if self._is_asked(self._place(e))]
        if asked:
            return asked[-1], PEOPLE
        before = [e for e in before if self._is_beside(e, one)]
        units = [(e, q.unit) for e in before for q in e.quantities if self._is_rival(one, q) and not self._is_part(q)]
        if units:
            # What the sentence itself counts before the number is what the number rivals.
            return next((row for row in reversed(units) if row[0].trigger.start < one.span.start), units[-1])
        near = [e for e in before if e.trigger.end <= one.span.start or self._is_crowd(e)]
        near = [e for e in near if not _is_saying(e)] or near
        if one.unit in HARMED:
            attacks = [e for e in near if e.type == "ASSAULT"]
            return (attacks[-1], one.unit) if attacks and several else None
        crowd = [e for e in near if self._is_crowd(e)]
        # What a sentence tells first it mostly tells of.
        last = [e for e in near if self._place(e) == self._place(near[-1])]
        return ([*last[:1], *crowd[-1:]][-1], PEOPLE) if several and near else None

    def _is_beside(self, event: EventMention, one: _Spoken) -> bool:
        """Whether the event is told near enough before the number."""
        if one.toll:
            return event.type == "ASSAULT"
        parted = "\n" in self.text[event.trigger.end : one.span.start]
        return not parted or (bool(event.quantities) and one.at - self._place(event) <= NEXT_PARAGRAPH)

    def _is_rival(self, one: _Spoken, count: QuantityMention) -> bool:
        """Whether the number can be of what was counted before it."""
        if not _is_count(count) or count.span.end > one.span.start:
            return False
        if (one.unit is None and not one.toll) or one.unit == count.unit:
            return True
        return is_of_persons(count.unit) or count.unit in HEADS | HARMED

    def _is_part(self, count: QuantityMention) -> bool:
        """Whether it counts a part of those just counted: "eleven died, among them two officers"."""
        return PART_OF.search(self.text[max(0, count.span.start - PART_REACH) : count.span.start]) is not None

    def _is_crowd(self, event: EventMention) -> bool:
        return event.type in CROWDS and event.mode != NEAREST

    @cached_property
    def _events(self) -> dict[int, list[EventMention]]:
        """The event mentions that are no plans, by number of sentence."""
        found: dict[int, list[EventMention]] = {}
        for event in self.reading.events:
            if event.status != "planned":
                found.setdefault(self._place(event), []).append(event)
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [first for first, _ in self.reading.sentences]

    def _place(self, event: EventMention) -> int:
        return bisect_right(self._starts, event.trigger.start) - 1

    def _is_asked(self, at: int) -> bool:
        first, last = self.reading.sentences[at]
        asks = self.text[first:last].lower().startswith("how many")
        return asks and self.text[first:last].rstrip().endswith("?")

    def _told_again(self, at: int, counted: EventMention) -> EventMention | None:
        """The mention in sentence `at` that tells what was counted once more, if one does."""
        kinds, stem = trigger_kinds(counted.lemma, counted.trigger.quote), trigger_stem(counted.lemma)
        here = (e for e in self.reading.events if self._place(e) == at and e is not counted)
        alike = (e for e in here if trigger_stem(e.lemma) == stem or trigger_kinds(e.lemma, e.trigger.quote) & kinds)
        return next(alike, None)


def _is_saying(event: EventMention) -> bool:
    """Whether it tells no more than that someone speaks or counts."""
    return event.mode == NEAREST and event.lemma in SPEAKING


def _is_count(quantity: QuantityMention) -> bool:
    """Whether it counts what has no name: no currency, no percentage."""
    return quantity.unit == quantity.unit.lower() and quantity.unit != "percent"


def _meet(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
