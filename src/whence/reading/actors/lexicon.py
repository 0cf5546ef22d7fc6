"""Names that the codebook knows, found in a sentence: countries, demonyms, capitals, governments, regions, bodies.

It looks at spelling alone: longest match first, capitals where the name has them, acronyms exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal
from weakref import WeakKeyDictionary

from whence.codebook import geography
from whence.codebook.names import plain
from whence.codebook.organizations import Organization, governments, spellings
from whence.reading.actors.tree import Tree

Sense = Literal["country", "people", "adjective", "capital", "government", "region", "bloc", "organization"]

_POSSESSIVE = re.compile(r"['’]s\b")  # a word of its own in a sentence: "the People 's Republic of China"
SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "du", "la", "al", "el", "wal", "e", "i", "a", "to"})
# Acronyms longer than this are no common word in capitals.
SHORT_ACRONYM = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """A known name: its sense, its spelling where that is an acronym, its country or body."""

    sense: Sense
    exact: str | None
    country: str | None = None
    body: Organization | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Words `first` to `last` (half-open) of a sentence that spell a known name."""

    first: int
    last: int
    entry: Entry


@cache
def _entries() -> dict[str, list[tuple[tuple[str, ...], Entry]]]:
    """Known names by their first part, longest first."""
    found: dict[tuple[tuple[str, ...], str | None], Entry] = {}
    for name, entry in _all():
        found.setdefault((tuple(plain(_POSSESSIVE.sub(" s", name)).split()), entry.exact), entry)
    index: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for (parts, _), entry in found.items():
        if parts:
            index.setdefault(parts[0], []).append((parts, entry))
    for rows in index.values():
        rows.sort(key=lambda row: -len(row[0]))
    return index


def _all() -> Iterator[tuple[str, Entry]]:
    countries = geography.countries().values()
    of_name = geography.country_names()
    for country in countries:
        for name in (country.name, *country.names, *country.former):
            if of_name[plain(name)] == country.iso3:
                yield name, Entry("country", _exact(name), country.iso3)
    for word, iso3 in geography.adjectives().items():
        yield word, Entry("adjective", None, iso3)
    for word, iso3 in geography.peoples().items():
        yield word, Entry("people", None, iso3)
    for name, iso3 in governments().items():
        yield name, Entry("government", None, iso3)
    for spelling, body in spellings().items():
        yield spelling, Entry("organization", _exact(spelling), body.country, body, body.name)
    for city, iso3 in geography.capitals().items():
        yield city, Entry("capital", None, iso3)
    for name, bloc in geography.blocs().items():
        yield name, Entry("bloc", None, name=bloc)
    for name, region in geography.regions().items():
        yield name, Entry("region", None, name=region.name)


def _exact(name: str) -> str | None:
    bare = name.replace(".", "")
    return bare if bare.isupper() and " " not in bare else None


_SEEN: WeakKeyDictionary[Tree, list[Found]] = WeakKeyDictionary()


def known_names(tree: Tree) -> list[Found]:
    """The known names of a sentence in order, none within another; looked up once a tree."""
    if tree not in _SEEN:
        _SEEN[tree] = _known_names(tree)
    return _SEEN[tree]


def _known_names(tree: Tree) -> list[Found]:
    parts, owners = _parts(tree)
    shouting = _shouts(tree)
    index, found, at = _entries(), [], 0
    while at < len(parts):
        match = None
        if at == 0 or owners[at] != owners[at - 1]:
            match = _match(tree, parts, owners, at, index.get(parts[at], ()), shouting)
        if match:
            found.append(match[0])
            at = match[1]
        else:
            at += 1
    return found


def _parts(tree: Tree) -> tuple[list[str], list[int]]:
    """The plain parts of all words, and the word that each is of."""
    parts, owners = [], []
    for index, word in enumerate(tree.words):
        for part in plain(word.text).split():
            parts.append(part)
            owners.append(index)
    return parts, owners


def _shouts(tree: Tree) -> bool:
    words = [word.text for word in tree.words if word.text.isalpha() and len(word.text) > 1]
    return len(words) > 3 and sum(word.isupper() for word in words) > len(words) / 2


def _match(
    tree: Tree,
    parts: list[str],
    owners: list[int],
    at: int,
    rows: list[tuple[tuple[str, ...], Entry]] | tuple[()],
    shouting: bool,
) -> tuple[Found, int] | None:
    for spelled, entry in rows:
        end = at + len(spelled)
        if tuple(parts[at:end]) != spelled or (end < len(parts) and owners[end] == owners[end - 1]):
            continue
        first, last = owners[at], owners[end - 1] + 1
        if _written(tree, first, last, entry, shouting):
            return Found(first, last, entry), end
    return None


def _written(tree: Tree, first: int, last: int, entry: Entry, shouting: bool) -> bool:
    words = [word.text for word in tree.words[first:last]]
    if entry.exact:
        return "".join(words).replace(".", "") == entry.exact and not (shouting and len(entry.exact) <= SHORT_ACRONYM)
    if entry.sense == "bloc" and not (first and tree.lower[first - 1] == "the" and _alone(tree, last)):
        return False
    content = [word for word in words if word[0].isalpha() and word.lower() not in SMALL]
    lowered = entry.body is not None and entry.body.name.islower()
    return bool(content) and (lowered or all(any(c.isupper() for c in word) for word in content))


def _alone(tree: Tree, last: int) -> bool:
    """Whether no capitalised word follows directly, as "West Bank" or "West African" would have it."""
    return last >= len(tree.words) or not tree.capitalised(last)
