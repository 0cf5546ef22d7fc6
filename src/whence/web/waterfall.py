"""Why mentions are one event, link by link: which two words were joined, on what grounds, and how surely."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

# As `whence.linking` writes a joined pair; whatever reads otherwise is shown as it stands.
_PAIR = re.compile(
    r"“(?P<a>.+?)” \((?P<in_a>.+?)\) and “(?P<b>.+?)” \((?P<in_b>.+?)\):"
    r" (?P<why>.+) \(score (?P<score>[01](?:\.\d+)?)\)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Join:
    """Two mentions that were joined: their words and reports, the grounds, and the score, 0 to 1."""

    words: tuple[str, str]
    reports: tuple[str, str]
    grounds: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Waterfall:
    """The joins, surest first, and what else is said."""

    joins: tuple[Join, ...]
    notes: tuple[str, ...]


def waterfall(because: Iterable[str]) -> Waterfall:
    """The joins that an event's reasons tell of."""
    joins: list[Join] = []
    notes: list[str] = []
    for line in because:
        pair = _PAIR.fullmatch(line)
        if pair is None:
            notes.append(line)
        else:
            words, reports = (pair["a"], pair["b"]), (pair["in_a"], pair["in_b"])
            joins.append(Join(words, reports, tuple(pair["why"].split("; ")), float(pair["score"])))
    return Waterfall(tuple(sorted(joins, key=lambda join: -join.score)), tuple(notes))
