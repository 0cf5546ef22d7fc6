"""Which pairs of mentions are worth comparing: those that share a key and, at a glance, may be one event.

Comparing all pairs of a thousand reports is out of the question. A mention is put under keys that mentions of one event
nearly always share some of (kind of happening alone, with an actor, a day, a place; a rare actor with a type). Small
blocks are taken whole; of large ones the mentions of reports that are about the same, and those near in order of
date. Of these pairs each mention keeps those that most speaks for, by what columns of numbers tell (`columns.py`), so
that the pairs grow with the mentions and not with their square.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from whence.codebook.plover import NEAREST
from whence.linking.columns import Columns, Floats, Ints
from whence.linking.pairs import pair_model
from whence.linking.told import Told, World
from whence.linking.wording import NEIGHBOURS

WHOLE_BLOCK = 40
WINDOW = 12
LEAD_CHARS = 450  # a headline and the sentences after it
MAX_PAIRS = 100  # of one mention, by its own choice
# What columns do not tell seldom adds more. Of 10,194 pairs above the bar (300 reports of news, 2026-11-22) this and
# MAX_PAIRS leave out two in a hundred, and with them six tenths of what was to be compared.
MORE = 1.0
Pairs = tuple[Ints, Ints]


def candidate_pairs(told: Sequence[Told], world: World) -> list[tuple[int, int]]:
    """Pairs (i, j), i < j, of indices into `told` that share a key and may be one event; in order."""
    if not told:
        return []
    columns = Columns(told, world)
    i, j = _Blocks(told, columns).pairs()
    i, j = _kept((i, j), ~columns.excluded(i, j))
    model = pair_model()
    rough = columns.rough(i, j, model.weights)
    likely = rough + model.bias > -MORE
    i, j = _kept((i, j), likely)
    i, j = _kept((i, j), _chosen(i, j, rough[likely], len(told)))
    return list(zip(i.tolist(), j.tolist(), strict=True))


def _kept(pairs: Pairs, which: np.ndarray) -> Pairs:
    return pairs[0][which], pairs[1][which]


def _chosen(i: Ints, j: Ints, rough: Floats, n_told: int) -> Ints:
    """Which pairs are among the MAX_PAIRS best of either of their mentions, in order."""
    pair = np.tile(np.arange(len(i)), 2)
    mention, worth = np.concatenate((i, j)), np.tile(rough, 2)
    order = np.lexsort((pair, -worth, mention))
    pair, mention = pair[order], mention[order]
    first = np.searchsorted(mention, np.arange(n_told))
    return np.unique(pair[np.arange(len(pair)) - first[mention] < MAX_PAIRS])


@dataclass(frozen=True)
class _Blocks:
    """The tellings under their keys."""

    told: Sequence[Told]
    columns: Columns

    def pairs(self) -> Pairs:
        """All pairs of the blocks, each once, in order."""
        n = len(self.told)
        codes = [low * n + high for i, j in self._all() for low, high in [(np.minimum(i, j), np.maximum(i, j))]]
        ordered = np.sort(np.concatenate([np.zeros(0, np.int64), *codes]))
        low, high = np.divmod(ordered[np.diff(ordered, prepend=-1) > 0], n)
        return _kept((low, high), low != high)

    def _all(self) -> Iterator[Pairs]:
        by_size: dict[int, list[list[int]]] = {}
        for block in self._blocks():
            by_size.setdefault(len(block), []).append(block)
        for size, blocks in sorted(by_size.items()):
            if 1 < size <= WHOLE_BLOCK:
                yield _whole(np.array(blocks, dtype=np.int64))
            elif size > WHOLE_BLOCK:
                for block in blocks:
                    members = np.array(block, dtype=np.int64)
                    yield self._in_reports_alike(members)
                    yield from self._in_order(members)

    def _blocks(self) -> list[list[int]]:
        blocks: dict[tuple[str, ...], list[int]] = {}
        for i, one in enumerate(self.told):
            for key in dict.fromkeys(_keys(one, self.columns.world)):
                blocks.setdefault(key, []).append(i)
        return list(blocks.values())

    def _in_order(self, block: Ints) -> Iterator[Pairs]:
        """Those near each other in order of date."""
        ordered = block[np.argsort(self.columns.by_date[block])]
        yield from ((ordered[:-step], ordered[step:]) for step in range(1, WINDOW + 1))

    def _in_reports_alike(self, block: Ints) -> Pairs:
        """Those of one report, and of the reports most alike."""
        reports, starts, sizes = np.unique(self.columns.report[block], return_index=True, return_counts=True)
        place = np.full(len(self.columns.reports) + 1, -1)
        place[reports] = np.arange(len(reports))
        first = np.repeat(np.arange(len(reports)), self._beside.shape[1])
        second = place[self._beside[reports]].ravel()
        first, second = _kept((first, second), second >= 0)
        n_pairs = sizes[first] * sizes[second]
        nth = np.arange(n_pairs.sum()) - np.repeat(np.cumsum(n_pairs) - n_pairs, n_pairs)
        first, second = np.repeat(first, n_pairs), np.repeat(second, n_pairs)
        return block[starts[first] + nth // sizes[second]], block[starts[second] + nth % sizes[second]]

    @cached_property
    def _beside(self) -> Ints:
        """By report its own number, then those of the reports most alike to it; that of none fills the row."""
        reports, none = self.columns.reports, len(self.columns.reports)
        rows = []
        for report, own in reports.items():
            others = [reports.get(other, none) for other in self.columns.world.beside.get(report, ())[:NEIGHBOURS]]
            rows.append([own, *others, *[none] * (NEIGHBOURS - len(others))])
        return np.array(rows, dtype=np.int64)


def _whole(blocks: Ints) -> Pairs:
    """All pairs of blocks of one size, a row each."""
    first, second = np.triu_indices(blocks.shape[1], 1)
    return blocks[:, first].ravel(), blocks[:, second].ravel()


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
