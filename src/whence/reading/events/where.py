"""The words that bring in where a deed was, the surest first, and which of several places tells most."""

from __future__ import annotations

from collections.abc import Sequence

from whence.model.reading import PlaceReferent
from whence.model.span import Span
from whence.reading.events.tree import Tree
from whence.reading.places.mentions import FACILITIES, SETTLEMENTS

PLACE_SLOTS = (
    "in",
    "at",
    "near",
    "off",
    "inside",
    "outside of",
    "outside",
    "around",
    "across",
    "on",
    "to",
    "into",
    "from",
    "over",
    "ARG4",
    "toward",
    "towards",
    "through",
    "throughout",
    "along",
    "front of",
    "close to",
    "down",
    "between",
    "beyond",
    "beside",
    "past",
    "via",
)
LEAVING = ("from", *(slot for slot in PLACE_SLOTS if slot not in ("to", "into", "from")), "to", "into")
OF_OBJECT = (
    "obj>in", "obj>at", "obj>near", "obj>outside", "obj>off", "obj>inside", "obj>on", "obj>around", "obj>through",
    "obj>to", "obj>into", "obj>including", "obj>outside of",
)  # fmt: skip
# Where those who do it are said to be; of deeds of bodies also whose they are: "residents of Goma".
OF_DOER = ("subj>in", "subj>at", "subj>near", "subj>inside")
SITES = FACILITIES | SETTLEMENTS | frozenset(
    {"quarter", "outskirts", "border", "centre", "center", "street", "road", "area", "part", "province", "region"}
)  # fmt: skip
# Going somewhere to do a thing, one does it there.
GOING = frozenset({"fly", "go", "travel", "come", "arrive", "gather", "assemble", "sail", "head", "march", "return"})
# What is done in a country where it is said to be done to it.
OF_COUNTRIES = frozenset({"patrol", "invade", "bomb", "shell", "occupy", "raid", "overrun", "tour", "visit", "ravage"})
PLACE_LABELS = ("ARGM-LOC", "ARGM-GOL", "ARGM-DIR", "ARG4")
# "Six hours in X", "close to X": what hangs on a span of time, or on a word of nearness, is where the verb's deed was.
SPELLS = frozenset({"minute", "hour", "day", "night", "week", "month", "year", "weekend", "morning", "evening"})
CLOSE = frozenset({"close", "near", "next", "adjacent", "opposite", "outside"})
BY_SPELL = frozenset({"in", "at", "near", "outside", "inside", "off", "on"})
COARSENESS = {"point": 0, "settlement": 0, "region": 1, "country": 2}  # unknown: as a region


def only_of(located: Sequence[tuple[PlaceReferent, Span]]) -> tuple[PlaceReferent, Span] | None:
    """The finest of places of one country, where no other is as fine; None where there are none."""
    countries = {place.country for place, _ in located}
    finest = min((coarseness(place) for place, _ in located), default=0)
    best = {place.id: (place, span) for place, span in located if coarseness(place) == finest}
    return next(iter(best.values())) if len(best) == 1 and len(countries) == 1 else None


def coarseness(place: PlaceReferent) -> int:
    return COARSENESS.get(place.precision or "region", 1)


def beside(tree: Tree, index: int) -> list[int]:
    """What hangs on a span of time or a word of nearness beside the verb: "held six hours in X", "shot close to X"."""
    tops = tree.kids(index, "obl", "advmod", "advcl")
    spells = [inner for top in tops if tree.lemma(top) in SPELLS for inner in tree.kids(top, "nmod")]
    spells = [inner for inner in spells if tree.case(inner) in BY_SPELL]
    close = [inner for top in tops if tree.lemma(top) in CLOSE for inner in tree.kids(top, "obl", "nmod")]
    return [*spells, *close]
