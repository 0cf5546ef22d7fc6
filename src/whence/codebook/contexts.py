"""Which contexts a stretch of words carries, by the words that tell of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from whence.codebook.tables import table
from whence.errors import CodebookError


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word to the phrases that it begins, each with its context."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for topic, phrases in table("contexts")["topics"].items():
        for phrase in phrases:
            words = tuple(phrase.split())
            if not words or phrase != phrase.lower():
                raise CodebookError(f"contexts.toml [{topic}]: {phrase!r} is not a phrase in lower case")
            found.setdefault(words[0], []).append((words, topic))
    return {word: tuple(rows) for word, rows in found.items()}


@cache
def _order() -> dict[str, int]:
    return {topic: place for place, topic in enumerate(table("contexts")["topics"])}


def contexts_of(lemmas: Sequence[str]) -> tuple[str, ...]:
    """The contexts that the words `lemmas` (lower case, in order) tell of, in the table's order, each once."""
    phrases, found = _phrases(), set()
    for place, word in enumerate(lemmas):
        for words, topic in phrases.get(word, ()):
            if len(words) == 1 or tuple(lemmas[place : place + len(words)]) == words:
                found.add(topic)
    return tuple(sorted(found, key=_order().__getitem__))
