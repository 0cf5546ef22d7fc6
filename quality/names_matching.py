"""Whether two names, taken alone, can be one actor's: F1 on nomenklatura's labelled pairs, and its parts.

Half of the pairs are made up by their authors; two groups of them (`synth_people`, `synth_companies`) were never looked
at here, only measured. A name's bearer is not asked for: linking joins only where office, country and report allow it,
and more strictly than this measure.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence

from quality.figures import Figure, digest, need
from whence.linking.likeness import SAME, likeness

NAME = "names taken alone"
SET = "name_matching"
UNSEEN = ("synth_people", "synth_companies")
Pair = tuple[bool, bool, str, bool]


def measure() -> list[Figure]:
    """F1 of "one name" over all pairs, over those never looked at, and over persons and others."""
    path = need("eval", "name_matching") / "contrib" / "name_bench" / "cases.csv"
    with path.open(encoding="utf-8", newline="") as file:
        pairs = [_pair(row) for row in csv.DictReader(file)]
    parts = {
        "all": pairs,
        "groups not looked at": [pair for pair in pairs if pair[2] in UNSEEN],
        "persons": [pair for pair in pairs if pair[3]],
        "companies and others": [pair for pair in pairs if not pair[3]],
    }
    mark = digest(path)
    return [
        Figure(f"names matching/{name}/F1", _f1(rows), set=SET, size=len(rows), digest=mark)
        for name, rows in parts.items()
    ]


def _pair(row: dict[str, str]) -> Pair:
    person = row["schema"] == "Person"
    found = likeness(row["name1"], row["name2"], person=person) >= SAME
    return row["is_match"] == "true", found, row["case_group"], person


def _f1(pairs: Sequence[Pair]) -> float:
    right = sum(gold and found for gold, found, *_ in pairs)
    wrong = sum(gold != found for gold, found, *_ in pairs)
    return 2 * right / (2 * right + wrong) if right else 0.0
