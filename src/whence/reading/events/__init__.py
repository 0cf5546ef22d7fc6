"""Events: what a report says was done by whom to whom, when, where, with what certainty and on whose word.

Statements are not events: what someone says is told by its content, with a source. States, general truths and
happenings without any participant are left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from whence.model.mention import DEEDS, EventMention, QuantityMention, Source
from whence.model.parse import Sentence
from whence.model.reading import PlaceReferent, Referent
from whence.model.report import Report
from whence.model.timeexpr import TimeExpression
from whence.reading.events.assemble import Assembler, Told
from whence.reading.events.attribution import runs_on
from whence.reading.events.cast import Cast
from whence.reading.events.rebuttals import (
    contradicts,
    is_denied_by_another,
    is_rumour,
    is_undone,
    rebuts,
    rebutted_before,
)
from whence.reading.events.roles import Memory
from whence.reading.events.speakers import issuers
from whence.reading.events.tree import Tree

__all__ = ["find_events"]


def find_events(
    report: Report,
    sentences: Sequence[Sentence],
    *,
    referents: Sequence[Referent],
    places: Sequence[PlaceReferent],
    times: Sequence[TimeExpression],
    quantities: Sequence[QuantityMention],
) -> tuple[EventMention, ...]:
    """The event mentions of `report` in the order of their triggers.

    Participants name `referents` and places `places` by id; `time` is an index into `times`.
    """
    cast, memory = Cast(referents, places, _lemmas(sentences)), Memory()
    found: list[EventMention] = []
    spoken: tuple[Source, ...] = ()
    bodies = issuers(report, referents)
    previous: Sentence | None = None
    previous_tree: Tree | None = None
    time_starts = [time.span.start for time in times]
    quantity_starts = [quantity.span.start for quantity in quantities]
    for sentence in sentences:
        quoted = runs_on(report, sentence, previous)
        spoken = spoken if quoted else ()
        told = Told(
            [(i, times[i]) for i in _range(time_starts, sentence)],
            [quantities[i] for i in _range(quantity_starts, sentence)],
            spoken,
            bodies,
        )
        assembler = Assembler(report, cast, sentence, memory, told)
        here, tree = assembler.mentions(), assembler.tree
        if previous is not None and "\n" not in report.text[previous.end : sentence.start]:
            found = _with_toll(found, previous, assembler.setting.toll())
            vouched = assembler.attributor.vouched()
            found = [_vouched(m, vouched) if vouched and _is_in(m, previous) else m for m in found]
        if previous_tree is not None and rebuts(tree):
            other = is_denied_by_another(tree)
            told_so = [m.key for m in found if _is_in(m, previous) and is_undone(previous_tree, m, contested=other)]
            found = [_denied(m) if m.key in told_so else m for m in found]
        if previous_tree is not None and contradicts(tree):
            found = [_denied(m) if _is_in(m, previous) and is_rumour(previous_tree, m) else m for m in found]
        here = [_denied(m) if contradicts(tree, m.trigger.end) and is_rumour(tree, m) else m for m in here]
        rebutted = rebutted_before(tree) if here else None
        if rebutted is not None:
            start, other = rebutted
            told_so = [m.key for m in here if m.trigger.end <= start and is_undone(tree, m, contested=other)]
            here = [_denied(m) if m.key in told_so else m for m in here]
        previous_tree = tree
        found += here
        spoken = assembler.attributor.speaker() or spoken
        previous = sentence
    unique = {mention.key: mention for mention in found}
    return tuple(sorted(unique.values(), key=lambda m: (m.trigger.start, m.trigger.end, m.type)))


def _with_toll(found: list[EventMention], sentence: Sentence, toll: tuple[QuantityMention, ...]) -> list[EventMention]:
    """The mentions, with the dead and hurt of the next sentence given to the attack that `sentence` tells of last."""
    attacks = [at for at, mention in enumerate(found) if mention.type == "ASSAULT" and _is_done(mention, sentence)]
    if not toll or not attacks:
        return found
    last = found[attacks[-1]]
    missing = tuple(one for one in toll if one not in last.quantities)
    found[attacks[-1]] = replace(last, quantities=(*last.quantities, *missing))
    return found


def _is_in(mention: EventMention, sentence: Sentence | None) -> bool:
    return sentence is not None and sentence.start <= mention.trigger.start < sentence.end


def _vouched(mention: EventMention, sources: tuple[Source, ...]) -> EventMention:
    return mention if mention.attributed_to else replace(mention, attributed_to=sources)


def _denied(mention: EventMention) -> EventMention:
    return replace(mention, status="denied", because=(*mention.because, "denied by what follows"))


def _is_done(mention: EventMention, sentence: Sentence) -> bool:
    return _is_in(mention, sentence) and mention.status in DEEDS


def _lemmas(sentences: Sequence[Sentence]) -> frozenset[str]:
    return frozenset(word.lemma.lower() for sentence in sentences for word in sentence.words)


def _range(starts: Sequence[int], sentence: Sentence) -> range:
    return range(bisect_left(starts, sentence.start), bisect_left(starts, sentence.end))
