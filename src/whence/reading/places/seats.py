"""Capitals that a report names by "the capital" alone: of the country that stands beside it, or that it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whence.codebook.geography import countries
from whence.reading.actors.lexicon import known_names
from whence.reading.actors.tree import Tree
from whence.reading.places.context import Context
from whence.reading.places.mentions import PlaceMention

_BEFORE = frozenset({"in", "to", "from", "near", "outside", "around", "through", "into", "across", "reached", "left"})
CLEAR = 1.5  # how much more a report has to speak of a country than of any other to be about it
_STEPS_BACK = 4


def capitals_meant(
    number: int, tree: Tree, mentions: Sequence[PlaceMention], context: Context
) -> Iterator[PlaceMention]:
    """A mention of its town for every "the capital" that tells where, with its country."""
    for index, word in enumerate(tree.lower):
        if word != "capital" or index < 2 or not _tells_where(tree, index):
            continue
        if any(index < mention.first <= index + 2 and mention.sort != "country" for mention in mentions):
            continue  # "the capital, Bamako" is named
        beside, last = _beside(tree, index)
        land = countries().get(beside or _spoken_of(context) or "")
        if land is not None and land.independent and land.capitals:
            yield PlaceMention(number, index, last, land.capitals[0], "town", land.iso3, seen=False)


def _tells_where(tree: Tree, index: int) -> bool:
    after = tree.words[index + 1] if index + 1 < len(tree.words) else None
    if after is not None and after.upos in ("NOUN", "PROPN") and after.text.lower() != "city":
        return False  # "capital gains"
    before = tree.lower[max(0, index - _STEPS_BACK) : index]
    demonym = any(hit.last == index and hit.entry.sense == "adjective" for hit in known_names(tree))
    own = before[-1] == "the" or (demonym and "the" in before)  # no "provincial capital"
    return own and any(word in _BEFORE for word in before)


def _beside(tree: Tree, index: int) -> tuple[str | None, int]:
    """The country in "the Malian capital" or "the capital of Mali", and the end of the words."""
    for hit in known_names(tree):
        if hit.entry.country and hit.entry.sense == "adjective" and hit.last == index:
            return hit.entry.country, index + 1
        of = hit.first == index + 2 and tree.lower[index + 1] == "of"
        if hit.entry.country and hit.entry.sense == "country" and of:
            return hit.entry.country, hit.last
    return None, index + 1


def _spoken_of(context: Context) -> str | None:
    """The country that the report speaks of much more than of any other."""
    sums = sorted(((sum(names.values()), iso3) for iso3, names in context.names.items()), reverse=True)
    if not sums or (len(sums) > 1 and sums[0][0] < CLEAR * sums[1][0]):
        return None
    return sums[0][1]
