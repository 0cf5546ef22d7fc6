"""What tellings are compared by, as columns of numbers, so that millions of pairs are looked at in one go.

A column holds one attribute of every telling, in their order. What can be told of a pair from columns alone is the
larger part of what `features.py` weighs, and costs a hundredth of it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from whence.linking.alike import ONE_STORY
from whence.linking.features import NEAR_DAYS, UNLIKE
from whence.linking.pairs import compatible_types
from whence.linking.told import Told, World

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Truths = NDArray[np.bool_]
Bits = NDArray[np.uint8]
CHUNK = 100_000  # pairs of which the vectors are held at a time
_NEVER = -1  # where a telling lacks what the column holds


@dataclass(frozen=True)
class Columns:
    """The tellings of one chronicle, and their world."""

    told: Sequence[Told]
    world: World

    @cached_property
    def reports(self) -> dict[str, int]:
        """The reports that tell anything, numbered in order."""
        return {report: at for at, report in enumerate(dict.fromkeys(one.report for one in self.told))}

    @cached_property
    def report(self) -> Ints:
        """The number of each telling's report."""
        return np.array([self.reports[one.report] for one in self.told], dtype=np.int64)

    @cached_property
    def by_date(self) -> Ints:
        """The place of each telling in order of date, the undated last."""
        never = np.iinfo(np.int64).max
        first = np.where(self._first == _NEVER, never, self._first)
        month = np.array([one.days.month or 0 for one in self.told], dtype=np.int64)
        places = np.empty(len(self.told), dtype=np.int64)
        places[np.lexsort((month, first))] = np.arange(len(self.told))
        return places

    def excluded(self, i: Ints, j: Ints) -> Truths:
        """Whether the two of each pair are a plan and a deed, or lie days apart: they never are one event."""
        dated = self._dated[i] & self._dated[j]
        late = (self._first[i] > self._last[j] + NEAR_DAYS) | (self._first[j] > self._last[i] + NEAR_DAYS)
        return (self._intended[i] & self._deed[j]) | (self._deed[i] & self._intended[j]) | (dated & late)

    def rough(self, i: Ints, j: Ints, weights: Mapping[str, float]) -> Floats:
        """About how much speaks for the two of each pair being one event, in the unit of the weights."""
        parts = [slice(at, at + CHUNK) for at in range(0, len(i), CHUNK)]
        return np.concatenate([np.zeros(0, np.float32), *(self._rough(i[p], j[p], weights) for p in parts)])

    def _rough(self, i: Ints, j: Ints, weights: Mapping[str, float]) -> Floats:
        word = self._stem[i] == self._stem[j]
        kind = _meet(self._kinds, i, j)
        kin = word | kind | self._one_mode(i, j)
        much = np.einsum("pd,pd->p", self._vector[i], self._vector[j])
        alike = np.maximum(0.0, (much - UNLIKE) / (1 - UNLIKE))
        held = {
            "same_trigger": word,
            "same_kind": np.where(kind, 1.0, 0.6) * (kin & ~word),
            "told_widely": kin * (self._common[i] + self._common[j]) / 2,
            "vectors_alike": ~kin * alike,
            "kin_vectors_alike": kin * alike,
            "same_type": self._types_alike[self._type[i], self._type[j]],
            "dates_agree": self._dates_agree(i, j),
            "same_place": (self._place[i] == self._place[j]) & (self._place[i] != _NEVER),
            "countries_shared": _meet(self._countries, i, j),
            "reports_alike": self._reports_alike(i, j),
            "clauses_alike": self._clauses_alike(i, j),
        }
        total = np.sum([weights.get(name, 0.0) * value for name, value in held.items()], axis=0)
        rounded: Floats = np.round(total, 3).astype(np.float32)
        return rounded

    def _one_mode(self, i: Ints, j: Ints) -> Truths:
        """Whether they are kindred by their modes, or both meetings."""
        narrow = (self._mode[i] == self._mode[j]) & (self._mode[i] != _NEVER)
        both: Truths = narrow | (self._meets[i] & self._meets[j])
        return both

    def _dates_agree(self, i: Ints, j: Ints) -> Floats:
        """As `calendar.agreement` has it, of dates with both ends."""
        widest = np.maximum(self._last[i] - self._first[i], self._last[j] - self._first[j])
        meet = (self._first[i] <= self._last[j]) & (self._first[j] <= self._last[i])
        much = np.select([widest < 1, widest < 7, widest < 31, widest < 100], [1.0, 0.7, 0.5, 0.2], 0.1)
        agree: Floats = np.where(self._dated[i] & self._dated[j] & meet, much, 0.0).astype(np.float32)
        return agree

    def _reports_alike(self, i: Ints, j: Ints) -> Floats:
        names = list(self.reports)
        pairs, at = np.unique(self.report[i] * len(names) + self.report[j], return_inverse=True)
        found = (divmod(int(pair), len(names)) for pair in pairs)
        alike = [self.world.likeness(names[a], names[b]) if a != b else 0.0 for a, b in found]
        much: Floats = np.minimum(1.0, np.array(alike, dtype=np.float32)[at] / ONE_STORY)
        return much

    def _clauses_alike(self, i: Ints, j: Ints) -> Floats:
        """The cosine of the words beside the two of each pair."""
        words, worth = self._near
        same = words[i][:, :, None] == words[j][:, None, :]
        much: Floats = np.einsum("pab,pa,pb->p", same, worth[i], worth[j])
        return much

    @cached_property
    def _near(self) -> tuple[Ints, Floats]:
        """By telling the numbers and weights of the words beside it, those of no word of weight nought."""
        most = max((len(one.near) for one in self.told), default=0)
        numbers: dict[str, int] = {}
        words, worth = np.full((len(self.told), most), _NEVER), np.zeros((len(self.told), most), np.float32)
        for at, one in enumerate(self.told):
            words[at, : len(one.near)] = [numbers.setdefault(word, len(numbers)) for word in one.near]
            worth[at, : len(one.near)] = list(one.near.values())
        return words.astype(np.int32), worth

    @cached_property
    def _first(self) -> Ints:
        return np.array([one.days.earliest.toordinal() if one.days.earliest else _NEVER for one in self.told], np.int64)

    @cached_property
    def _last(self) -> Ints:
        return np.array([one.days.latest.toordinal() if one.days.latest else _NEVER for one in self.told], np.int64)

    @cached_property
    def _dated(self) -> Truths:
        known: Truths = (self._first != _NEVER) & (self._last != _NEVER)
        return known

    @cached_property
    def _intended(self) -> Truths:
        return np.array([one.intended for one in self.told], dtype=np.bool_)

    @cached_property
    def _deed(self) -> Truths:
        return np.array([one.deed for one in self.told], dtype=np.bool_)

    @cached_property
    def _stem(self) -> Ints:
        return _numbered(one.stem for one in self.told)

    @cached_property
    def _mode(self) -> Ints:
        return _numbered(one.mode for one in self.told)

    @cached_property
    def _types(self) -> dict[str, int]:
        return {name: at for at, name in enumerate(sorted({one.mention.type for one in self.told}))}

    @cached_property
    def _type(self) -> Ints:
        return np.array([self._types[one.mention.type] for one in self.told], dtype=np.int64)

    @cached_property
    def _types_alike(self) -> Floats:
        """By the numbers of two types: 1 for one type, half for two between which one happening wavers."""
        names, waver = list(self._types), compatible_types()
        rows = [[1.0 if a == b else 0.5 * (frozenset((a, b)) in waver) for b in names] for a in names]
        return np.array(rows, dtype=np.float32)

    @cached_property
    def _meets(self) -> Truths:
        return np.array([one.mention.type == "CONSULT" for one in self.told], dtype=np.bool_)

    @cached_property
    def _place(self) -> Ints:
        return _numbered(one.mention.place for one in self.told)

    @cached_property
    def _kinds(self) -> Bits:
        return _bits([one.kinds for one in self.told])

    @cached_property
    def _countries(self) -> Bits:
        return _bits([one.countries for one in self.told])

    @cached_property
    def _common(self) -> Floats:
        return np.array([self.world.common.get(one.stem, 0.0) for one in self.told], dtype=np.float32)

    @cached_property
    def _vector(self) -> Floats:
        size = max((len(one.mention.vector or ()) for one in self.told), default=0)
        vectors = [one.mention.vector or (0.0,) * size for one in self.told]
        return np.array(vectors, dtype=np.float32).reshape(len(vectors), size)


def _numbered(values: Iterable[Hashable]) -> Ints:
    """A number for each value, one for all that are equal; _NEVER for None."""
    numbers: dict[Hashable, int] = {None: _NEVER}
    return np.array([numbers.setdefault(value, len(numbers)) for value in values], dtype=np.int64)


def _bits(sets: Sequence[frozenset[str]]) -> Bits:
    """A row of bits for each set, one bit for each thing that any of them has."""
    numbers = {thing: at for at, thing in enumerate(sorted(frozenset().union(*sets)))}
    held = np.zeros((len(sets), max(1, len(numbers))), dtype=np.bool_)
    for at, things in enumerate(sets):
        held[at, [numbers[thing] for thing in things]] = True
    return np.packbits(held, axis=1)


def _meet(bits: Bits, i: Ints, j: Ints) -> Truths:
    """Whether the sets of the two of each pair have anything in common."""
    met: Truths = np.any(bits[i] & bits[j], axis=1)
    return met
