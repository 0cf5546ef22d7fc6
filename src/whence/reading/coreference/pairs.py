"""What the antecedent scorer knows of two mentions together, in columns: distance, likeness, agreement, grammar.

All of it is reckoned with arrays, a row for each mention and a column for each that may come before it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from whence.reading.coreference.columns import FORMS, PRONOUNS, SORTS, Columns, IntArray

BoolArray = NDArray[np.bool_]

NEAREST = 30
"""How many mentions before one are looked at."""
LIKE = 10
"""How many more that share its noun or name are, however far."""
DISTANCE = np.array([0, 1, 2, 3, 4, 5, 5, 6, 6, 6, 7, 7, 7, 7, 7, 8])
PAIR_SIZES = (
    7, 9, 9, 4, 3, 4, 4 * 4, 5, 3, 2, 2, 3, 6, 5, 2, 2, PRONOUNS * 7 + 7, PRONOUNS * len(FORMS) + 2,
    PRONOUNS * len(SORTS) + 2, 3, PRONOUNS * 6 + 6, 3 * 3 * 4,
)  # fmt: skip
SUBJECT = (1, 2)
# What a pronoun can take up by sort: he and she persons; it no person; they anything plural or collective.
CLASSES = np.array([0, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3])


def candidates(columns: Columns, anaphors: Sequence[int]) -> tuple[IntArray, BoolArray]:
    """For each of `anaphors` the mentions that it may take up, the nearest first, and which of them are any."""
    found = np.zeros((len(anaphors), NEAREST + LIKE), dtype=np.int32)
    real = np.zeros(found.shape, dtype=np.bool_)
    for row, at in enumerate(anaphors):
        near = np.arange(at - 1, max(-1, at - 1 - NEAREST), -1)
        rest = np.arange(0, max(0, at - NEAREST))
        alike = np.zeros(0, dtype=np.int64)
        if columns.form[at] >= PRONOUNS and len(rest):
            same = columns.lemma[rest] == columns.lemma[at]
            if columns.final[at] >= 0:
                same |= (columns.final[rest] == columns.final[at]) | (columns.opening[rest] == columns.opening[at])
            same |= (columns.initials[rest] == columns.initials[at]) & (columns.initials[at] >= 0)
            alike = rest[same][::-1][:LIKE]
        both = np.concatenate([near, alike])
        found[row, : len(both)], real[row, : len(both)] = both, True
    return found, real


def pair_features(columns: Columns, anaphors: Sequence[int], found: IntArray, real: BoolArray) -> IntArray:
    """The features of each pair: anaphors by candidates by columns, each below its size in `PAIR_SIZES`."""
    a, c = np.asarray(anaphors, dtype=np.int32)[:, None], found
    f = columns.features
    back = columns.sentence[a] - columns.sentence[c]
    inside = back == 0
    form_a, form_c = f[a, 0], f[c, 0]
    pronoun = form_a < PRONOUNS
    kind = np.where(pronoun, form_a, PRONOUNS)
    gender, number = _agreement(f[a, 3], f[c, 3]), (f[a, 2] * 2 + f[c, 2])
    class_a, class_c = CLASSES[f[a, 4]], CLASSES[f[c, 4]]
    class_a = np.where((form_a == 5) & (class_a == 0), 3, class_a)
    fits = (gender != 1) & _fits(form_a, form_c, class_c, f[c, 2])
    rank = np.minimum(np.cumsum(fits & real, axis=1), 5) * fits
    subject = fits & np.isin(f[c, 5], SUBJECT)
    subjects = np.minimum(np.cumsum(subject & real, axis=1), 4) * subject
    likeness = _likeness(columns, a, c)
    near = np.minimum(back, 6)
    rows = (
        near,
        np.broadcast_to(DISTANCE[np.minimum(np.arange(found.shape[1]), 15)], found.shape),
        likeness,
        _modifiers(columns, a, c, likeness),
        gender,
        number,
        class_a * 4 + class_c,
        _grammar(columns, a, c, inside),
        _nesting(columns, a, c, inside),
        inside & ((columns.tied[a] == columns.head[c]) | (columns.tied[c] == columns.head[a])),
        inside & (columns.reporter[a] == columns.head[c]),
        np.where(f[a, 8] == f[c, 8], 0, np.where(f[a, 8] == 1, 1, 2)),
        rank,
        subjects,
        f[a, 5] == f[c, 5],
        columns.first[c] == 0,
        np.where(pronoun, form_a * 7 + near, PRONOUNS * 7 + near),
        np.where(pronoun, form_a * len(FORMS) + form_c, PRONOUNS * len(FORMS) + (form_c < PRONOUNS)),
        np.where(pronoun, form_a * len(SORTS) + f[c, 4], PRONOUNS * len(SORTS) + (f[c, 4] == f[a, 4])),
        _often(columns, c),
        kind * 6 + rank,
        _commanding(columns, a, c, inside) * 9 + f[a, 1] * 3 + np.where(pronoun, np.where(form_a == 5, 0, 1), 2),
    )
    table = np.stack([np.broadcast_to(row, found.shape) for row in rows], axis=-1)
    return table.astype(np.int32)


def _agreement(one: IntArray, other: IntArray) -> IntArray:
    """0 where either is unknown, 1 where they differ, 2 where they agree."""
    return np.where((one == 0) | (other == 0), 0, np.where(one == other, 2, 1))


def _fits(form_a: IntArray, form_c: IntArray, class_c: IntArray, many_c: IntArray) -> BoolArray:
    """Whether the candidate's number, sort and person are such as the anaphor takes up."""
    person = np.isin(form_a, (3, 4))
    thing = form_a == 5
    they = form_a == 6
    good = np.where(person, (class_c == 1) & (many_c == 0) & ~np.isin(form_c, (1, 2, 5, 6)), True)
    good &= np.where(thing, (class_c != 1) & (many_c == 0) & ~np.isin(form_c, (0, 1, 2, 3, 4, 6)), True)
    good &= np.where(they, (many_c == 1) | (class_c == 2), True)
    good &= np.where(form_a < 2, form_c == form_a, True)
    return np.asarray(good, dtype=np.bool_)


def _likeness(columns: Columns, a: IntArray, c: IntArray) -> IntArray:
    """How far the words agree: 0 not, 1 the same noun, 2 the same words, 3 to 8 of names."""
    named = (columns.final[a] >= 0) & (columns.final[c] >= 0)
    found = np.where((columns.lemma[a] == columns.lemma[c]) & (columns.lemma[a] >= 0), 1, 0)
    opening = named & ((columns.opening[a] == columns.opening[c]) & (columns.opening[a] >= 0))
    final = named & (columns.final[a] == columns.final[c])
    crossed = named & ((columns.opening[a] == columns.final[c]) | (columns.final[a] == columns.opening[c]))
    found = np.where(crossed, 3, found)
    found = np.where(opening, 4, found)
    found = np.where(final, 5, found)
    found = np.where((columns.text[a] == columns.text[c]) & (columns.text[a] >= 0), np.where(named, 7, 2), found)
    found = np.where(final & opening & (found != 7), 6, found)
    initials = (columns.initials[a] == columns.initials[c]) & (columns.initials[a] >= 0) & (found < 3)
    return np.where(initials, 8, found)


def _modifiers(columns: Columns, a: IntArray, c: IntArray, likeness: IntArray) -> IntArray:
    """Of like nouns: 1 where the later adds no modifier, 2 where it does, 3 where both have their own."""
    more = columns.modifiers[a] & ~columns.modifiers[c]
    less = columns.modifiers[c] & ~columns.modifiers[a]
    found = np.where(more == 0, 1, np.where(less == 0, 2, 3))
    return np.where(likeness > 0, found, 0)


def _grammar(columns: Columns, a: IntArray, c: IntArray, inside: BoolArray) -> IntArray:
    """0 in other sentences, 1 both arguments of one word, 2 in one clause, 3 in clauses of a sentence, 4 owned."""
    found = np.where(inside, np.where(columns.clause[a] == columns.clause[c], 2, 3), 0)
    found = np.where(inside & (columns.governor[a] == columns.governor[c]), 1, found)
    owned = (columns.owner[c] == columns.head[a]) | (columns.owner[a] == columns.head[c])
    return np.where(inside & owned, 4, found)


def _commanding(columns: Columns, a: IntArray, c: IntArray, inside: BoolArray) -> IntArray:
    """1 where the candidate is the subject of the anaphor's own clause, 2 of the one above, 3 of the next, else 0."""
    found = np.where(columns.higher[a] == columns.head[c], 3, 0)
    found = np.where(columns.above[a] == columns.head[c], 2, found)
    found = np.where(columns.subject[a] == columns.head[c], 1, found)
    return np.where(inside, found, 0)


def _nesting(columns: Columns, a: IntArray, c: IntArray, inside: BoolArray) -> IntArray:
    """0 apart, 1 where the candidate holds the anaphor, 2 where it stands in it."""
    holds = inside & (columns.first[c] <= columns.first[a]) & (columns.last[c] >= columns.last[a])
    held = inside & (columns.first[a] <= columns.first[c]) & (columns.last[a] >= columns.last[c])
    return np.where(holds, 1, np.where(held, 2, 0))


def _often(columns: Columns, c: IntArray) -> IntArray:
    """How often the candidate's words have stood up to it: never else 0, once else 1, oftener 2."""
    counts: dict[int, int] = {}
    seen = np.zeros(len(columns.final), dtype=np.int32)
    for at, key in enumerate(np.where(columns.final >= 0, columns.final, columns.text).tolist()):
        counts[key] = counts.get(key, 0) + 1
        seen[at] = min(counts[key] - 1, 2) if key >= 0 else 0
    return np.asarray(seen[c], dtype=np.int32)
