"""What a report says around its places: which countries it is about, what lies in what, how far apart."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from whence.codebook.counties import states_with_county
from whence.codebook.gazetteer import Entry, places_named
from whence.codebook.geography import capitals, country_names, state_abbreviations
from whence.codebook.names import plain
from whence.reading.actors.lexicon import known_names
from whence.reading.actors.tree import POSSESSIVE, Tree
from whence.reading.places.mentions import PlaceMention, in_person

EARTH_KM = 6371.0
KM_PER_MILE = 1.609
KM_PER_DEGREE = 111.2
BEARINGS = {
    "north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225, "west": 270,
    "northwest": 315,
}  # fmt: skip
OFFSET = re.compile(
    r"(\d[\d,.]*)\s*(km|kilomet(?:er|re)s?|miles?|mi)\b\.?\s*(?:\([^)]*\)\s*)?(?:to the )?"
    r"(north|south|east|west)[- ]?(east|west)?(?:ern)?\s+of\s+(?:the\s+)?(?:\w+\s+){0,3}?$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Context:
    """What a report says of countries by which names, over all and by sentence, and what each mention lies in.

    A name is no evidence for itself: that "Tripoli" stands there does not make the report one about Libya.
    """

    names: dict[str, Counter[str]] = field(default_factory=dict)
    by_sentence: dict[int, set[tuple[str, str]]] = field(default_factory=dict)
    within: dict[tuple[int, int], set[str]] = field(default_factory=dict)
    divisions: dict[tuple[int, int], set[str]] = field(default_factory=dict)
    states: dict[str, dict[str, float]] = field(default_factory=dict)

    def count_state(self, text: str) -> None:
        """Note the American state that `text` names, or those that have a county of its name."""
        named = [entry.name for entry in _divisions(text) if entry.country == "USA"]
        counties = states_with_county(text)
        for state in (*named[:1], *counties):
            votes = self.states.setdefault(state, {})
            votes[plain(text)] = votes.get(plain(text), 0.0) + 1 / max(1, len(counties))

    def state_share(self, state: str, name: str) -> float:
        """How much the report is about a state, `name` aside: 0 to 1 for the one that it speaks of most."""
        sums = {one: sum(n for said, n in votes.items() if said != name) for one, votes in self.states.items()}
        most = max(sums.values(), default=0.0)
        return sums.get(state, 0.0) / most if most else 0.0

    def count(self, sentence: int, country: str, name: str) -> None:
        """Note that the sentence speaks of `country` by the plain `name`."""
        self.names.setdefault(country, Counter())[name] += 1
        self.by_sentence.setdefault(sentence, set()).add((country, name))

    def share(self, country: str, name: str) -> float:
        """How much the report is about `country`, `name` aside: 0 to 1 for the one that it speaks of most."""
        sums = {iso3: sum(names.values()) - names[name] for iso3, names in self.names.items()}
        most = max(sums.values(), default=0)
        return sums.get(country, 0) / most if most else 0.0

    def near(self, sentence: int, country: str, name: str) -> bool:
        """Whether the sentence or the one before speaks of `country`, `name` aside."""
        said = (pair for number in (sentence, sentence - 1) for pair in self.by_sentence.get(number, ()))
        return any(iso3 == country and other != name for iso3, other in said)


def context_of(scenes: Sequence[tuple[Tree, list[PlaceMention]]]) -> Context:
    """The context of all places of a report."""
    context = Context()
    for number, (tree, mentions) in enumerate(scenes):
        for hit in known_names(tree):
            if hit.entry.country and hit.entry.sense != "organization" and not in_person(tree, hit):
                context.count(number, hit.entry.country, plain(tree.text(hit.first, hit.last)))
        for mention in mentions:
            _contain(context, tree, mention, mentions)
            context.count_state(mention.within or mention.text)
            if mention.sort == "town" and any(entry.country == "USA" for entry in _divisions(mention.text)):
                context.count(number, "USA", plain(mention.text))
    return context


def _divisions(text: str) -> list[Entry]:
    text = state_abbreviations().get(text, text)
    return [entry for entry in places_named(text) if entry.is_division]


def _contain(context: Context, tree: Tree, mention: PlaceMention, mentions: Sequence[PlaceMention]) -> None:
    """Note the country or division that the words beside a mention say it lies in: "X, Y", "X in Y", "Y's X"."""
    key = mention.sentence, mention.first
    at = mention.last
    for _ in range(2):
        if at < len(tree.words) and tree.lower[at] in (",", "in", "("):
            at += 1
            at += at < len(tree.words) and tree.lower[at] == "the"
            following = next((m for m in mentions if m.first == at), None)
            text = following.text if following else (tree.words[at].text if at < len(tree.words) else "")
            at = following.last if following else at + 1
            if not _holder(context, key, text):
                break
    if mention.first > 1 and tree.lower[mention.first - 1] in POSSESSIVE:
        before = next((m for m in mentions if m.last == mention.first - 1), None)
        if before is not None:
            _holder(context, key, before.text)
    for hit in known_names(tree):
        # "the Malian town of Gao", "northern Mali's Kidal"
        if hit.entry.sense == "adjective" and hit.entry.country and 0 < mention.first - hit.last <= 3:
            between = tree.lower[hit.last : mention.first]
            if between[-1:] == ["of"] or not between:
                context.within.setdefault(key, set()).add(hit.entry.country)


def _holder(context: Context, key: tuple[int, int], text: str) -> bool:
    """Take `text` for what holds the mention at `key`; whether it is a country or a division."""
    country = country_names().get(plain(text))
    found = False
    if country:
        context.within.setdefault(key, set()).add(country)
        found = True
    if any(entry.country == "USA" for entry in _divisions(text)):
        context.count_state(text)
    for entry in _divisions(text):
        context.divisions.setdefault(key, set()).add(entry.division)
        found = True
    return found


def is_capital(entry: Entry) -> bool:
    """Whether the entry is the seat of its country's government."""
    return not entry.is_division and capitals().get(plain(entry.name)) == entry.country


def distance_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Great-circle distance of two points in WGS 84 degrees."""
    a, b = math.radians(latitude), math.radians(other_latitude)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other_longitude - longitude) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def offset_before(text: str) -> tuple[float, float] | None:
    """Distance in kilometres and bearing in degrees that `text` ends with, as before the name that they count from."""
    match = OFFSET.search(text)
    if match is None:
        return None
    amount = float(match[1].replace(",", "").rstrip(".") or 0)
    kilometres = amount * (KM_PER_MILE if match[2].lower().startswith("mi") else 1.0)
    return kilometres, float(BEARINGS[(match[3] + (match[4] or "")).lower()])


def moved(latitude: float, longitude: float, kilometres: float, bearing: float) -> tuple[float, float]:
    """The point `kilometres` from another in the direction `bearing`, good to a few per cent below 500 km."""
    north = kilometres * math.cos(math.radians(bearing)) / KM_PER_DEGREE
    east = kilometres * math.sin(math.radians(bearing)) / (KM_PER_DEGREE * max(0.1, math.cos(math.radians(latitude))))
    return latitude + north, longitude + east
