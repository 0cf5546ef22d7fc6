"""Which pairs of mentions are worth comparing: those that share a key, rare keys first.

Comparing all pairs of a thousand reports is out of the question. A mention is put under keys that mentions of one event
nearly always share some of (kind of happening alone, with an actor, a day, a place; a rare actor with a type). Small
blocks are compared whole; of large ones the mentions of reports that are about the same, and those near in order of
date, so the pairs grow with the mentions and not with their square.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from whence.codebook.plover import NEAREST
from whence.linking.features import of_other_stories
from whence.linking.told import Told, World
from whence.linking.wording import NEIGHBOURS

WHOLE_BLOCK = 40
WINDOW = 12
LEAD_CHARS = 450  # a headline and the sentences after it
MAX_PAIRS = 60  # of one mention


def candidate_pairs(told: Sequence[Told], world: World) -> list[tuple[int, int]]:
    """Pairs (i, j), i < j, of indices into `told` that share a key; in order."""
    blocks: dict[tuple[str, ...], list[int]] = {}
    for i, one in enumerate(told):
        for key in dict.fromkeys(_keys(one, world)):
            blocks.setdefault(key, []).append(i)
    pairs: set[tuple[int, int]] = set()
    n_pairs = [0] * len(told)
    for _, block in sorted(blocks.items(), key=lambda item: (len(item[1]), item[0])):
        for i, j in _pairs_of(block, told, world):
            if (i, j) in pairs or min(n_pairs[i], n_pairs[j]) >= MAX_PAIRS:
                continue
            if not of_other_stories(told[i], told[j], world):
                pairs.add((i, j))
                n_pairs[i] += 1
                n_pairs[j] += 1
    return sorted(pairs)


def _keys(one: Told, world: World) -> Iterator[tuple[str, ...]]:
    typed = one.mention.mode != NEAREST  # the type of what PLOVER has none for tells little
    names = tuple(dict.fromkeys((one.stem, *sorted(one.kinds), *((one.mode,) if one.mode else ()))))
    days = one.days
    when = days.earliest.isoformat() if days.earliest and days.n_days <= 2 else None
    for actor in one.actors:
        for name in names:
            yield "actor", name, actor
        if typed and world.weight(actor) > 0.4:
            yield "type", one.mention.type, actor
    for country in sorted(one.countries):
        yield from (("country", name, country) for name in names)
        if when:
            yield "country and day", country, when
    if typed:
        yield "type", one.mention.type
    for name in names:
        yield "kind", name
        if one.mention.place:
            yield "place", name, one.mention.place
        if when:
            yield "day", name, when
    rare = sorted(one.words, key=lambda word: (-one.words[word], word))[:4]
    for word in rare:
        yield from (("word", name, word) for name in names)
    if not one.actors or one.reference:
        yield from (("report", name, one.report) for name in names)
    if typed and one.sentence[0] < LEAD_CHARS:
        yield "lead", one.mention.type, one.report


def _pairs_of(block: Sequence[int], told: Sequence[Told], world: World) -> Iterator[tuple[int, int]]:
    if len(block) <= WHOLE_BLOCK:
        yield from ((i, j) for at, i in enumerate(block) for j in block[at + 1 :])
        return
    yield from _in_reports_alike(block, told, world)
    ordered = sorted(block, key=lambda i: (told[i].days.earliest or date.max, told[i].days.month or 0, told[i].key))
    for at, i in enumerate(ordered):
        for j in ordered[at + 1 : at + 1 + WINDOW]:
            yield (i, j) if i < j else (j, i)


def _in_reports_alike(block: Sequence[int], told: Sequence[Told], world: World) -> Iterator[tuple[int, int]]:
    """Pairs of one report, then of the reports most alike, so that the likeliest are taken before the rest."""
    by_report: dict[str, list[int]] = {}
    for i in block:
        by_report.setdefault(told[i].report, []).append(i)
    for nth in range(-1, NEIGHBOURS):
        for report, members in by_report.items():
            beside = world.beside.get(report, ())
            other = report if nth < 0 else beside[nth] if nth < len(beside) else None
            for i in members:
                yield from ((i, j) if i < j else (j, i) for j in by_report.get(other or "", ()) if i != j)
