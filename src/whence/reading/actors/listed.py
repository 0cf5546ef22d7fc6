"""Offices told of several holders at once: "the foreign ministers of Chile and Peru, X and Y", "Presidents X and Y".

Each person holds the office of the country that stands in the same place of its list; where one country or none is
named, all hold it alike.
"""

from __future__ import annotations

from collections.abc import Iterator

from whence.codebook.names import plain
from whence.codebook.offices import office_heads, portfolios, qualifiers
from whence.reading.actors.names import Named
from whence.reading.actors.offices import DEPUTY, HEADS_OF_STATE, MAX_HEAD, SPELLED, Office
from whence.reading.actors.tree import Tree

JOINS = frozenset({",", "and", "&"})
LANDS = ("country", "capital", "adjective")
MIN_HOLDERS = 2


def listed_offices(tree: Tree, names: list[Named], starts: dict[int, int]) -> Iterator[Office]:
    """The offices told in the plural, one for each holder; `starts` has the persons by where their name or rank
    begins."""
    for at in range(len(tree.words)):
        length = _plural_length(tree, at)
        if not length:
            continue
        first = _first(tree, at, names)
        after, lands = _lands(tree, at + length, names)
        if not lands:
            lands = _before(tree, first, names)
        skip = after + (after < len(tree.words) and tree.lower[after] == ",")
        holders = _run(tree, skip, starts, names)
        if len(holders) >= MIN_HOLDERS and len(lands) in (0, 1, len(holders)):
            noun = _singular(tree, at, at + length)
            for number, (holder, own) in enumerate(holders):
                land = lands[number if len(lands) > 1 else 0] if lands else None
                if noun in HEADS_OF_STATE and not (own or land):
                    continue  # "former presidents X and Y" are of whatever country but the one spoken of
                yield _office(tree, (first, after, at, at + length), noun, holder, own or land)


def _plural_length(tree: Tree, at: int) -> int:
    """How many words from `at` spell an office's noun in the plural; 0 where none do."""
    for length in range(min(MAX_HEAD, len(tree.words) - at), 0, -1):
        single = length > 1 or tree.words[at].upos in ("NOUN", "PROPN")
        if single and _singular(tree, at, at + length):
            return length
    return 0


def _singular(tree: Tree, first: int, last: int) -> str:
    """The office's noun of which the words are the plural: "heads of state" too; empty where they are none."""
    words = tree.lower[first:last]
    for index in (len(words) - 1, 0):
        if not words[index].endswith("s") or not words[-1].isalpha():
            continue
        noun = " ".join([*words[:index], words[index].removesuffix("s"), *words[index + 1 :]])
        if plain(noun) in office_heads() and " ".join(words) not in office_heads():
            return plain(noun)
    return ""


def _first(tree: Tree, at: int, names: list[Named]) -> int:
    """Where the words begin that say what the office is over."""
    over = portfolios() | qualifiers().keys()
    first = at
    while first > 0 and tree.lower[first - 1] in over and not any(n.last == first for n in names):
        first -= 1
    return first


def _lands(tree: Tree, at: int, names: list[Named]) -> tuple[int, list[str]]:
    """The countries listed after "of", and where the list ends."""
    if at >= len(tree.words) or tree.lower[at] != "of":
        return at, []
    owner = {name.first: name for name in names if name.sort in LANDS and name.country}
    found: list[str] = []
    index, end = at + 1, at
    while index < len(tree.words):
        if tree.lower[index] == "the" or (found and tree.lower[index] in JOINS):
            index += 1
        elif index in owner and owner[index].country:
            found.append(owner[index].country or "")
            index = end = owner[index].last
        else:
            break
    return (end, found) if found else (at, [])


def _before(tree: Tree, first: int, names: list[Named]) -> list[str]:
    """The countries whose adjectives stand before it: "the French and German foreign ministers"."""
    ends = {name.last: name for name in names if name.sort in LANDS and name.country}
    found: list[str] = []
    index = first
    while index > 0:
        if index in ends:
            found.insert(0, ends[index].country or "")
            index = ends[index].first
        elif found and tree.lower[index - 1] in JOINS and (index - 1 in ends or tree.lower[index - 2] in JOINS):
            index -= 1
        else:
            break
    return found


def _run(tree: Tree, at: int, starts: dict[int, int], names: list[Named]) -> list[tuple[int, str | None]]:
    """The persons listed from the word `at`, each with the country after its name; none where the list has no "and"."""
    found: list[tuple[int, str | None]] = []
    joined = False
    while at < len(tree.words):
        if at in starts and (not found or tree.lower[at - 1] in JOINS):
            holder = starts[at]
            at, own = _lands(tree, names[holder].last, names)
            found.append((holder, own[0] if len(own) == 1 else None))
        elif found and tree.lower[at] in JOINS:
            joined |= tree.lower[at] != ","
            at += 1
        else:
            break
    return found if joined else []


def _office(tree: Tree, words: tuple[int, int, int, int], noun: str, holder: int, land: str | None) -> Office:
    first, last, head, end = words
    before = tree.lower[first:head]
    dropped = [word for word in before if qualifiers().get(word) not in ("ended", "began", "coming")]
    subject = frozenset(SPELLED.get(word, word) for word in before if word in portfolios())
    subject = subject - {"affairs"} if len(subject) > 1 else subject
    deputy = any(word in DEPUTY for word in before)
    title, key = " ".join([*dropped, noun]), (noun, deputy, subject)
    office = Office(first, last, end - 1, noun, office_heads()[noun], title, key)
    office.country, office.holder = land, holder
    office.ended = any(qualifiers().get(word) == "ended" for word in before)
    office.acting = any(qualifiers().get(word) == "acting" for word in before)
    return office
