"""Where a report names places: towns, regions, countries, facilities.

The network's names and the codebook's, and names of the gazetteer that stand where places do. Demonyms are no places.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from whence.codebook.gazetteer import places_named
from whence.codebook.geography import adjectives, area, by_kind, regions, state_abbreviations
from whence.codebook.names import plain
from whence.model.parse import Name, Sentence
from whence.reading.actors.lexicon import Found, known_names
from whence.reading.actors.tree import POSSESSIVE, Tree

PlaceSort = Literal["country", "region", "town", "facility"]
LOCATIVE = frozenset({
    "in", "at", "near", "from", "to", "around", "outside", "inside", "across", "toward", "towards", "into", "through",
    "between", "of", "reached", "via",
})  # fmt: skip
FACILITIES = frozenset({
    "airport", "airfield", "airstrip", "airbase", "base", "camp", "barracks", "garrison", "port", "harbour", "harbor",
    "prison", "hospital", "university", "stadium", "palace", "bridge", "dam", "mine", "refinery", "embassy", "mosque",
    "church", "cathedral", "station", "square", "market", "checkpoint", "crossing", "headquarters", "school", "hotel",
    "museum", "park", "tower", "plant", "pipeline", "tunnel", "cemetery", "theatre", "theater", "courthouse",
    "terminal", "depot", "oilfield", "shrine", "temple", "monastery", "jetty", "pier", "wharf", "quay", "quarry",
    "barrage", "causeway", "clinic", "consulate", "warehouse", "roundabout", "junction", "lighthouse", "reservoir",
})  # fmt: skip
# Facilities that are called by the place they are at: "the terminal of X"; universities and churches are of much else.
CALLED_OF = frozenset({
    "terminal", "camp", "mine", "refinery", "airport", "dam", "oilfield", "crossing", "crossings", "checkpoint",
    "harbour", "harbor", "barracks", "airstrip", "depot",
})  # fmt: skip
# Facilities that a number alone names ("base 101").
NUMBERED = frozenset({"base", "camp", "airbase", "checkpoint", "mine", "plant"})
SETTLEMENTS = frozenset({"village", "town", "city", "port", "hamlet", "settlement", "island", "district", "suburb"})
# Verbs after which "at" says where, and not at whom or what.
DONE_AT = frozenset({
    "arrest", "hold", "release", "free", "kill", "detain", "meet", "sign", "land", "arrive", "seize", "stop", "let",
    "go", "die", "bury", "gather", "station", "dock", "anchor", "live", "stay", "camp", "deploy", "base", "intern",
})  # fmt: skip
GOING = frozenset({
    "send", "go", "return", "fly", "travel", "drive", "head", "march", "sail", "leave", "flee", "escape", "come",
    "withdraw", "transfer", "evacuate", "deport", "move", "ship", "dispatch", "airlift", "ferry", "retreat", "run",
})  # fmt: skip
BEARINGS = frozenset(
    {"north", "south", "east", "west", "outskirts", "northeast", "northwest", "southeast", "southwest"}
)
# What the network takes for someone or something else.
OTHERS = frozenset({"PER", "ORG", "MISC"})
# Verbs whose object is where one comes to or goes from.
REACHED = frozenset({"reach", "leave", "enter", "depart", "quit", "visit", "evacuate", "shell", "besiege"})
# Fewer people than this and a name that no network saw is more likely something else.
LEAST_POPULATION = 1000
# What the network takes for an event, a storm's name for one, is a town only if that is a large one.
LARGE = 50_000
MAX_RUN = 4
# Measured on TR-News and LGL: from one on more names are found, from three on as many of them are right as before.
SURPLUS = 3
_PLACES = ("GPE", "LOC", "FAC")
MONTHS = frozenset(name.lower() for name in (*calendar.month_name, *calendar.day_name) if name)


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named by words `first` to `last` (half-open) of a sentence; `within` is a facility's town."""

    sentence: int
    first: int
    last: int
    text: str
    sort: PlaceSort
    country: str | None = None
    seen: bool = True
    within: str = ""


def find_mentions(number: int, tree: Tree) -> list[PlaceMention]:
    """The places that the sentence names, in order."""
    known = [hit for hit in known_names(tree) if not in_person(tree, hit)]
    taken: set[int] = set()
    found: list[PlaceMention] = []
    for name in tree.sentence.names:
        mention = _of_network(number, tree, name, known)
        if mention is not None:
            found.append(mention)
    for mention in found:
        taken |= set(range(mention.first, mention.last))
    found += [m for hit in known if (m := _of_table(number, tree, hit)) and not taken & set(range(m.first, m.last))]
    taken |= {i for m in found for i in range(m.first, m.last)}
    taken |= {i for hit in known for i in range(hit.first, hit.last)}
    taken |= {i for name in tree.sentence.names for i in range(name.first, name.last)}
    taken |= {i for time in tree.sentence.times for i in range(time.first, time.last)}
    found += _unseen(number, tree, taken)
    found = [_facility(tree, mention) for mention in found]
    found += _numbered(number, tree, {i for m in found for i in range(m.first, m.last)})
    return sorted(found, key=lambda mention: mention.first)


def in_person(tree: Tree, hit: Found) -> bool:
    """Whether the network has the words as part of a longer name of a person: "Victoria" in "Victoria Lund"."""
    return any(
        name.type == "PER"
        and name.first <= hit.first
        and hit.last <= name.last
        and name.last - name.first > hit.last - hit.first
        for name in tree.sentence.names
    )


def _of_network(number: int, tree: Tree, name: Name, known: Sequence[Found]) -> PlaceMention | None:
    first, last = _trimmed(tree, name.first, name.last)
    if first >= last or not tree.capitalised(first):
        return None
    if any(hit.first < last and first < hit.last and _outranks(hit, first, last) for hit in known):
        return None
    text = tree.text(first, last)
    if area(text) or by_kind(text) or plain(text) in adjectives():
        return None
    if name.type in ("GPE", "LOC", "FAC") and plain(text) in regions():
        return PlaceMention(number, first, last, text, "region")
    if name.type in ("GPE", "LOC", "FAC"):
        if name.type != "FAC":
            return PlaceMention(number, first, last, text, "town")
        return PlaceMention(number, first, last, text, "facility", within=_called_after(tree, first, last))
    # A person or body that stands where a place does and is called as a town of some size is that town.
    placed = first > 0 and tree.lower[first - 1] in ("in", "near", "at", "outside", "around")
    placed = placed or (name.type != "PER" and _is_goal(tree, first))
    people = LARGE if name.type == "EVENT" else LEAST_POPULATION
    if placed and name.type in (*OTHERS, "EVENT") and last - first == 1 and _known_town(text, people):
        return PlaceMention(number, first, last, text, "town", seen=False)
    if _is_said_to_lie(tree, first) and name.type in OTHERS:
        return PlaceMention(number, first, last, text, "town", seen=False)
    return None


def _is_goal(tree: Tree, first: int) -> bool:
    """Whether the name is what somebody or something goes to: "sent twelve trucks to X", not "gave the keys to X"."""
    head = tree.words[first].head
    going = head >= 0 and tree.words[head].upos == "VERB" and tree.words[head].lemma.lower() in GOING
    return going and first > 0 and tree.lower[first - 1] in ("to", "into")


def _called_after(tree: Tree, first: int, last: int) -> str:
    """What a facility's name says that it is at: "Tarn" of "Tarn bridge"; nothing where its kind is part of a title
    whose beginning no gazetteer has ("Victoria Lund Bridge")."""
    text = tree.text(first, last - 1)
    if last - first < 2 or tree.lower[last - 1] not in FACILITIES or not tree.capitalised(last - 2):
        return ""
    if places_named(tree.text(first, last)):
        return ""
    return text if not tree.capitalised(last - 1) or _known_town(text) else ""


def _is_said_to_lie(tree: Tree, first: int) -> bool:
    """Whether the words before a name say that it is a place: "the village of", "a camp near", "outside"."""
    before = tree.lower[max(0, first - 2) : first]
    if before[-1:] == ["of"]:
        return before[0] in SETTLEMENTS | CALLED_OF | BEARINGS
    if before == ["close", "to"]:
        return True
    return before[-1:] in (["near"], ["outside"]) or (before[-1:] == ["at"] and _is_where(tree, first))


def _is_where(tree: Tree, first: int) -> bool:
    """Whether "at" before a name says where a deed was: it hangs on a verb that aims at nobody."""
    head = tree.words[first].head
    return head >= 0 and tree.words[head].upos == "VERB" and tree.words[head].lemma.lower() in DONE_AT


def _outranks(hit: Found, first: int, last: int) -> bool:
    """Whether the codebook's name stands against the network's at `first` to `last`."""
    return hit.last - hit.first >= last - first or hit.entry.sense in ("organization", "bloc")


def _trimmed(tree: Tree, first: int, last: int) -> tuple[int, int]:
    while first < last and (tree.lower[first] in ("the", "a") or not tree.words[first].text[0].isalnum()):
        first += 1
    while first < last and (tree.lower[last - 1] in POSSESSIVE or not tree.words[last - 1].text[-1].isalnum()):
        # "Calif." and "N.Y." keep their stop.
        if tree.words[last - 1].text in state_abbreviations():
            break
        last -= 1
    return first, last


def _of_table(number: int, tree: Tree, hit: Found) -> PlaceMention | None:
    text = tree.text(hit.first, hit.last)
    if hit.entry.sense == "country":
        return PlaceMention(number, hit.first, hit.last, text, "country", hit.entry.country)
    if hit.entry.sense == "capital":
        return PlaceMention(number, hit.first, hit.last, text, "town", hit.entry.country)
    if hit.entry.sense == "region":
        return PlaceMention(number, hit.first, hit.last, text, "region")
    return None


def _known_town(text: str, people: int = LEAST_POPULATION) -> bool:
    return any(town.population >= people and plain(town.name) == plain(text) for town in places_named(text))


def _unseen(number: int, tree: Tree, taken: set[int]) -> list[PlaceMention]:
    """Towns that the gazetteer knows, where neither network nor table saw a name, after a word of place."""
    found: list[PlaceMention] = []
    for start in range(1, len(tree.words)):
        if start in taken or tree.lower[start - 1] not in LOCATIVE or not _proper(tree, start, taken):
            continue
        end = start + 1
        while end < len(tree.words) and end - start < MAX_RUN and _proper(tree, end, taken):
            end += 1
        whole = end
        while end > start and not _known_town(tree.text(start, end)):
            end -= 1
        if end == start and _is_said_to_lie(tree, start):
            end = whole
        if end > start:
            found.append(PlaceMention(number, start, end, tree.text(start, end), "town", seen=False))
    return found


def _proper(tree: Tree, index: int, taken: set[int]) -> bool:
    word = tree.words[index]
    written = word.upos == "PROPN" and word.text[0].isupper() and len(word.text) > 2
    return written and index not in taken and tree.lower[index] not in MONTHS


def _facility(tree: Tree, mention: PlaceMention) -> PlaceMention:
    """The facility that a town's name begins ("Niamey airport"), else the mention itself."""
    last = mention.last
    while last < len(tree.words) and last - mention.last < 3 and tree.words[last].upos in ("ADJ", "NOUN", "PROPN"):
        last += 1
        if tree.lower[last - 1] in FACILITIES:
            text = tree.text(mention.first, last)
            return replace(mention, last=last, text=text, sort="facility", within=mention.text)
    return mention


def _numbered(number: int, tree: Tree, taken: set[int]) -> list[PlaceMention]:
    found = []
    for index in range(len(tree.words) - 1):
        numbered = tree.words[index + 1].text.isdecimal() and tree.relation(index + 1) != "nsubj"
        if tree.lower[index] in NUMBERED and index not in taken and numbered:
            found.append(PlaceMention(number, index, index + 2, tree.text(index, index + 2), "facility"))
    return found


def sentences_mentions(sentences: Sequence[Sentence]) -> list[tuple[Tree, list[PlaceMention]]]:
    """The trees of all sentences, each with the places that it names."""
    trees = [Tree(sentence) for sentence in sentences]
    scenes = [(tree, find_mentions(number, tree)) for number, tree in enumerate(trees)]
    names = _towns(trees), _called(trees)
    return [(tree, _with_known(number, tree, mentions, *names)) for number, (tree, mentions) in enumerate(scenes)]


def _called(trees: Sequence[Tree]) -> frozenset[str]:
    """Plain names that the network has for places in a report as often as for anything else; those that the gazetteer
    has too, whose places could be others, by `SURPLUS` times more often."""
    counts: dict[str, int] = {}
    for tree in trees:
        for name in tree.sentence.names:
            text = plain(tree.text(*_trimmed(tree, name.first, name.last)))
            counts[text] = counts.get(text, 0) + (1 if name.type in _PLACES else -1)
    return frozenset(text for text, count in counts.items() if count >= (SURPLUS if places_named(text) else 0))


def _towns(trees: Sequence[Tree]) -> frozenset[str]:
    """Plain names that the network has for places somewhere in a report, and nowhere for part of a person's."""
    names = [(tree, name) for tree in trees for name in tree.sentence.names]
    towns = {plain(tree.text(*_trimmed(tree, name.first, name.last))) for tree, name in names if name.type in _PLACES}
    people = {plain(word) for tree, name in names if name.type == "PER" and name.last - name.first > 1
              for word in tree.text(name.first, name.last).split()}  # fmt: skip
    # A place that is reached or left is one that the gazetteer knows, whatever the network has it for.
    reached = {plain(text) for tree, name in names if (text := _reached(tree, name)) and _known_town(text)}
    return frozenset((towns | reached) - people)


def _reached(tree: Tree, name: Name) -> str:
    """The name where it is what a verb of coming or going reaches or leaves, else nothing."""
    first, last = _trimmed(tree, name.first, name.last)
    heads = [tree.words[i].head for i in range(first, last) if tree.relation(i) == "obj"]
    moved = any(head >= 0 and tree.words[head].lemma.lower() in REACHED for head in heads)
    return tree.text(first, last) if moved else ""


def _with_known(
    number: int, tree: Tree, mentions: list[PlaceMention], towns: frozenset[str], called: frozenset[str]
) -> list[PlaceMention]:
    """The mentions, with names that the network took for something else's where the report has them for a place's
    mostly, or elsewhere, or the gazetteer does, and they stand as places do."""
    taken = {i for mention in mentions for i in range(mention.first, mention.last)}
    taken |= {i for hit in known_names(tree) for i in range(hit.first, hit.last)}
    found = list(mentions)
    for name in tree.sentence.names:
        first, last = _trimmed(tree, name.first, name.last)
        if name.type in _PLACES or first >= last or taken & set(range(first, last)):
            continue
        text = tree.text(first, last)
        led = first > 0 and tree.lower[first - 1] in LOCATIVE | {"and"}
        known = plain(text) in towns or (last - first > 1 and led and _known_town(text))
        stands = plain(text) in called or (name.type == "PER" and (led or _reached(tree, name)))
        if known and stands and not (area(text) or by_kind(text) or plain(text) in adjectives()):
            found.append(_facility(tree, PlaceMention(number, first, last, text, "town", seen=False)))
    return sorted(found, key=lambda mention: mention.first)
