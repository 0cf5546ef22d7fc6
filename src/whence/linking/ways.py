"""By what words a plan is later told as done: who was "to be deployed" has "landed", a house "to vote" has "passed".

A plan and its outcome are seldom told by one word, nor by two that mean the same: what was to be heard was decided,
what was to be reopened is crossed. The table says which words of plans are answered by which words of deeds.
"""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from whence.linking.names import normal
from whence.linking.pairs import trigger_stem
from whence.linking.told import Told

REACH_WORDS = 5  # so far behind its verb a particle stands: "took its last men out"
TAIL_CHARACTERS = 90


def ways_of(told: Told, *, planned: bool) -> frozenset[str]:
    """The rows of the table that the telling's words stand in, among those of plans or of deeds."""
    mention = told.mention
    behind = mention.trigger.start - mention.span.start
    tail = mention.span.quote[max(0, behind) :][:TAIL_CHARACTERS]
    return _ways_by(told.stem, mention.trigger.quote, tail, planned)


@lru_cache(maxsize=1 << 15)
def _ways_by(stem: str, trigger: str, tail: str, planned: bool) -> frozenset[str]:
    words = {stem, *(trigger_stem(word) for word in normal(trigger).split())}
    words |= {f"{stem} {trigger_stem(word)}" for word in normal(tail).split()[1 : REACH_WORDS + 1]}
    rows = _rows()[0 if planned else 1]
    return frozenset().union(*(rows[word] for word in sorted(words) if word in rows))


@cache
def _rows() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """By word, or by a verb's stem and that of its particle, the rows that hold it: those of plans, those of deeds."""
    table = tomllib.loads((files("whence.linking") / "ways.toml").read_text("utf-8"))["ways"]
    found: tuple[dict[str, set[str]], dict[str, set[str]]] = ({}, {})
    for name, row in table.items():
        for by_word, side in zip(found, row.split(" :\n"), strict=True):
            for word in side.split():
                verb, _, particle = word.partition("_")
                by_word.setdefault(f"{trigger_stem(verb)} {trigger_stem(particle)}".strip(), set()).add(name)
    plans, deeds = ({word: frozenset(names) for word, names in one.items()} for one in found)
    return plans, deeds
