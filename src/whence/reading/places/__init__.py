"""Places of one report: which place of the gazetteer each name means, where the report lets it be told.

By rule: what the words say it lies in, the countries that the report is about, size, capitals, nearness to the
report's other places. A name of no known place stays a place without coordinates; a guess is not made.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from whence.codebook.counties import states_with_county
from whence.codebook.gazetteer import Entry, places_named
from whence.codebook.geography import countries, regions, state_abbreviations
from whence.codebook.names import plain
from whence.model.mention import PlacePrecision
from whence.model.parse import Sentence
from whence.model.reading import PlaceReferent
from whence.model.report import Report
from whence.model.span import Span
from whence.reading.actors.sorting import VESSELS
from whence.reading.actors.tree import Tree
from whence.reading.places.context import Context, context_of, distance_km, is_capital, moved, offset_before
from whence.reading.places.mentions import PlaceMention, sentences_mentions
from whence.reading.places.seats import capitals_meant

__all__ = ["find_places"]

# Weights of the evidence, in decades of population; set by hand, looking at TR-News and odd articles of LGL.
SHARE, NEAR, WITHIN, CAPITAL, CLOSE, DIVISION, ALIAS, STATE = 3.0, 1.5, 6.0, 1.5, 1.0, 0.3, 1.0, 2.0
CLOSE_KM = 150.0
MIN_PEOPLE = 100
# A derived point farther from every town of the name than this says that the name is none of them.
FAR_KM = 100.0


@dataclass(slots=True)
class _Place:
    """A place while the report is being read."""

    id: str
    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: PlacePrecision | None = None
    geonames: int | None = None
    names: dict[str, None] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)


def find_places(report: Report, sentences: Sequence[Sentence]) -> tuple[PlaceReferent, ...]:
    """All places that `report` names, in order of their first mention; one name means one place in a report."""
    scenes = _without_ships(_without_bodies(_without_people(sentences_mentions(sentences))))
    context = context_of(scenes)
    scenes = [(tree, _with_capitals(number, tree, mentions, context)) for number, (tree, mentions) in enumerate(scenes)]
    chosen = _choose([mention for _, mentions in scenes for mention in mentions], context)
    places: dict[str, _Place] = {}
    for tree, mentions in scenes:
        for mention in mentions:
            place = _place(mention, chosen)
            start, end = tree.words[mention.first].start, tree.words[mention.last - 1].end
            place = places.setdefault(place.id, place)
            place.names[mention.text] = None
            place.spans.append(report.span(start, end))
            _derive(report, place, places, start, tree.sentence.start)
    return tuple(_referent(place) for place in places.values())


def _without_people(scenes: Sequence[tuple[Tree, list[PlaceMention]]]) -> list[tuple[Tree, list[PlaceMention]]]:
    """The mentions but for single names that no gazetteer has and by which the report calls a person elsewhere."""
    names = [(tree, name) for tree, _ in scenes for name in tree.sentence.names if name.type == "PER"]
    people = {plain(tree.text(name.last - 1, name.last)) for tree, name in names if name.last - name.first > 1}

    def is_person(mention: PlaceMention) -> bool:
        return mention.sort == "town" and plain(mention.text) in people and not places_named(mention.text)

    return [(tree, [mention for mention in mentions if not is_person(mention)]) for tree, mentions in scenes]


def _without_bodies(scenes: Sequence[tuple[Tree, list[PlaceMention]]]) -> list[tuple[Tree, list[PlaceMention]]]:
    """The mentions but for short names of bodies that the report calls in full elsewhere: "the Front", of "the Tarn
    Front"; for names that no gazetteer has and that stand for a body more often than for a place; and for such that
    act, with an article: "the Front said"."""
    names = [(tree, name) for tree, _ in scenes for name in tree.sentence.names]
    bodies = [(tree, name) for tree, name in names if name.type == "ORG"]
    ends = {plain(tree.text(name.last - 1, name.last)) for tree, name in bodies if name.last - name.first > 1}
    counts = Counter(plain(tree.text(name.first, name.last)) for tree, name in bodies)
    placed = Counter(plain(mention.text) for _, mentions in scenes for mention in mentions)

    def is_body(tree: Tree, mention: PlaceMention) -> bool:
        text = plain(mention.text)
        unknown = mention.sort == "town" and not places_named(mention.text)
        return unknown and (text in ends or counts[text] > placed[text] or _acts(tree, mention))

    return [(tree, [mention for mention in mentions if not is_body(tree, mention)]) for tree, mentions in scenes]


def _without_ships(scenes: Sequence[tuple[Tree, list[PlaceMention]]]) -> list[tuple[Tree, list[PlaceMention]]]:
    """The mentions but for names that no gazetteer has and by which the report calls a ship: "the bulker X"."""
    ships = {
        plain(mention.text)
        for tree, mentions in scenes
        for mention in mentions
        if mention.first > 0 and tree.lower[mention.first - 1] in VESSELS and not places_named(mention.text)
    }
    return [(tree, [mention for mention in mentions if plain(mention.text) not in ships]) for tree, mentions in scenes]


def _acts(tree: Tree, mention: PlaceMention) -> bool:
    led = mention.first > 0 and tree.lower[mention.first - 1] == "the" and mention.last - mention.first == 1
    return led and tree.relation(mention.first) in ("nsubj", "nsubj:pass")


def _with_capitals(number: int, tree: Tree, mentions: Sequence[PlaceMention], context: Context) -> list[PlaceMention]:
    meant = list(capitals_meant(number, tree, mentions, context))
    for mention in meant:
        context.within.setdefault((number, mention.first), set()).add(mention.country or "")
    return sorted((*mentions, *meant), key=lambda mention: mention.first)


def _choose(mentions: Sequence[PlaceMention], context: Context) -> dict[str, Entry]:
    """The entry that each plain name of a town means: the best over all its mentions, nearness counted last."""
    by_name: dict[str, list[PlaceMention]] = {}
    for mention in mentions:
        if mention.sort in ("town", "facility"):
            by_name.setdefault(plain(mention.within or mention.text), []).append(mention)
    scores: dict[str, list[tuple[float, Entry]]] = {}
    for name, group in by_name.items():
        text = group[0].within or group[0].text
        if states_with_county(text):
            continue
        rows = [(max(_score(entry, mention, context) for mention in group), entry) for entry in _entries(text)]
        if rows:
            scores[name] = rows
    anchors = [max(rows, key=lambda row: row[0])[1] for rows in scores.values()]
    found = {name: _best(rows, anchors) for name, rows in scores.items()}
    counties = {name: by_name[name][0].within or by_name[name][0].text for name in by_name if name not in found}
    counties = {name: text for name, text in counties.items() if states_with_county(text)}
    return {**found, **{n: e for n, text in counties.items() if (e := _county(text, found.values(), context))}}


def _county(text: str, towns: Iterable[Entry], context: Context) -> Entry | None:
    """A county of the state that the report is about: in the middle of its towns there, else of the state."""
    states = states_with_county(text)
    shares = {state: context.state_share(state, plain(text)) for state in states}
    best = max(states, key=lambda state: shares[state])
    if len(states) > 1 and not shares[best]:
        return None
    near = [town for town in towns if town.division == best and not town.is_division]
    near = near or [entry for entry in places_named(best) if entry.is_division and entry.country == "USA"]
    if not near:
        return None
    latitude, longitude = (sum(getattr(e, axis) for e in near) / len(near) for axis in ("latitude", "longitude"))
    return Entry(text, round(latitude, 2), round(longitude, 2), "USA", best, 0, None)


def _entries(text: str) -> tuple[Entry, ...]:
    state = state_abbreviations().get(text)
    if state:
        return tuple(e for e in places_named(state) if e.is_division and e.country == "USA")
    for ending in (" region", " province", " state", " city", " county", " district"):
        if text.lower().endswith(ending) and not places_named(text):
            found = places_named(text[: -len(ending)])
            return tuple(e for e in found if e.country == "USA") if ending == " county" else found
    return places_named(text)


def _score(entry: Entry, mention: PlaceMention, context: Context) -> float:
    key = mention.sentence, mention.first
    name = plain(mention.within or mention.text)
    score = math.log10(max(entry.population, MIN_PEOPLE)) + SHARE * context.share(entry.country, name)
    score += NEAR * context.near(mention.sentence, entry.country, name)
    score += WITHIN * (entry.country in context.within.get(key, ()))
    score += WITHIN * (entry.division in context.divisions.get(key, ()) and not entry.is_division)
    score += STATE * (entry.country == "USA" and context.state_share(entry.division, name)) * (not entry.is_division)
    score -= ALIAS * (plain(entry.name) != name)
    return score + CAPITAL * is_capital(entry) + DIVISION * entry.is_division


def _best(rows: list[tuple[float, Entry]], anchors: list[Entry]) -> Entry:
    def total(row: tuple[float, Entry]) -> tuple[float, int]:
        entry = row[1]
        others = [a for a in anchors if a.name != entry.name]
        close = any(distance_km(entry.latitude, entry.longitude, a.latitude, a.longitude) < CLOSE_KM for a in others)
        return row[0] + CLOSE * close, -(entry.geonames or 0)

    return max(rows, key=total)[1]


def _place(mention: PlaceMention, chosen: dict[str, Entry]) -> _Place:
    if mention.sort == "country" and mention.country:
        land = countries()[mention.country]
        id = f"geonames:{land.geonames}" if land.geonames else f"name:{plain(land.name)}"
        return _Place(id, land.name, land.iso3, land.latitude, land.longitude, "country", land.geonames)
    if mention.sort == "region":
        region = regions()[plain(mention.text)]
        return _Place(f"name:{plain(region.name)}", region.name, None, region.latitude, region.longitude, "region")
    entry = chosen.get(plain(mention.within or mention.text))
    if mention.sort == "facility" and (mention.within or entry is None or entry.is_division):
        return _facility(mention, entry if mention.within else None)
    if entry is None:
        return _Place(f"name:{plain(mention.text)}", mention.text)
    precision: PlacePrecision = "region" if entry.is_division else "settlement"
    id = f"geonames:{entry.geonames}" if entry.geonames else f"name:{plain(entry.name)}, {entry.country.lower()}"
    return _Place(id, entry.name, entry.country, entry.latitude, entry.longitude, precision, entry.geonames)


def _facility(mention: PlaceMention, town: Entry | None) -> _Place:
    """A facility: a place of its own, as near as its town is known, and called as that too.

    One called after what no gazetteer knows goes by that name: "San Telmo" is short for "the San Telmo mine".
    """
    name = mention.within if mention.within and town is None else mention.text
    place = _Place(f"name:{plain(name)}", name, names=dict.fromkeys((mention.within,)) if mention.within else {})
    if town is not None:
        place.country, place.latitude, place.longitude = town.country, town.latitude, town.longitude
        place.precision = "region" if town.is_division else "settlement"
    return place


def _derive(report: Report, place: _Place, places: dict[str, _Place], start: int, sentence: int) -> None:
    """Where a distance and direction stand before a name, place the one named before them, or the point itself."""
    offset = offset_before(report.text[max(sentence, start - 80) : start])
    if offset is None or place.latitude is None or place.longitude is None:
        return
    latitude, longitude = moved(place.latitude, place.longitude, *offset)
    named = [p for p in places.values() if p is not place and p.spans[-1].start >= sentence and p.spans[-1].end < start]
    for other in named[-1:]:
        if 0 < start - other.spans[-1].end < 90 and other.latitude is None:
            other.latitude, other.longitude = round(latitude, 3), round(longitude, 3)
            other.precision, other.country = "point", place.country


def _referent(place: _Place) -> PlaceReferent:
    aliases = tuple(name for name in place.names if name != place.name)
    return PlaceReferent(
        place.id, place.name, place.country, place.latitude, place.longitude, place.precision, place.geonames,
        aliases, tuple(place.spans),
    )  # fmt: skip
