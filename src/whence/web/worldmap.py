"""Where events happened, as a map draws it: no place more exactly than it is told.

A country is shaded and never pinned, a region is a wide ring, a town a disc, a point that was worked out from a
distance and a direction a disc in the circle in which it may lie. Discs that would hide one another are drawn as one,
to be opened.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from whence.archive.values import Document
from whence.brief.words import count
from whence.codebook import geography, plover
from whence.web.outlines import WIDTH, Box, View, drawn, extent, fitted, world

MAX_LABELS = 14
MAX_TABLE = 200
APART = 40.0  # units under which two discs are drawn as one
CORE = 0.85  # of all events that are somewhere, so many are in the first view
MIN_CORE_SPAN = 6.0  # degrees
PADDING = 0.18
# A distance is told in round figures and a direction to an eighth of the compass: 22.5 degrees off at 40 km is 16 km.
DERIVED_KM = 16.0
KM_PER_DEGREE = 111.32
SHADES = (1, 2, 5, 20)  # a country is shaded one step darker from each of these numbers of events on
PRECISION_WORDS = {
    "country": "a country as a whole", "region": "somewhere in the region", "settlement": "a town",
    "point": "worked out from a distance", None: "not known where",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spot:
    """A place and its events: how many, and how many of these are conflict, and what PLOVER has no type for."""

    id: str
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: str | None
    n: int
    n_conflict: int
    n_other: int = 0

    @property
    def precision_words(self) -> str:
        """How exactly it is told where this is."""
        return PRECISION_WORDS.get(self.precision, PRECISION_WORDS[None])

    @property
    def words(self) -> str:
        """The place and its events, in words."""
        return f"{self.name}: {_told(self)}"


@dataclass(frozen=True, slots=True)
class Disc:
    """One or more spots drawn as one, in percent of the drawing; `ring` in percent of its width."""

    x: float
    y: float
    radius: float
    n: int
    n_conflict: int
    spots: tuple[Spot, ...]
    ring: float | None = None
    opens: View | None = None
    is_labelled: bool = False
    n_other: int = 0

    @property
    def words(self) -> str:
        """What is there, in words."""
        if len(self.spots) == 1:
            return f"{self.spots[0].words} ({self.spots[0].precision_words})"
        names = ", ".join(spot.name for spot in self.spots[:4])
        more = f" and {len(self.spots) - 4} more" if len(self.spots) > 4 else ""
        return f"{count(len(self.spots), 'place')}: {names}{more}: {_told(self)}"

    @property
    def label(self) -> str:
        """A name to write beside it."""
        more = f" +{len(self.spots) - 1}" if len(self.spots) > 1 else ""
        return self.spots[0].name + more

    @property
    def ground(self) -> str:
        """What the whole disc is drawn as, under its slices."""
        return list(_shares(self))[-1]

    @property
    def slices(self) -> tuple[tuple[str, str], ...]:
        """The parts of the disc that are something else than its ground, each an SVG path around its middle."""
        *parts, _ = _shares(self).items()
        drawn, done = [], 0
        for kind, n in parts:
            drawn.append((kind, _wedge(self.radius, done / self.n, (done + n) / self.n)))
            done += n
        return tuple(drawn)


@dataclass(frozen=True, slots=True)
class Land:
    """A country that can be seen: its path, its events as a whole, and whose forces are said to be there."""

    code: str
    name: str
    path: str
    spot: Spot | None = None
    forces: tuple[str, ...] = ()
    label: tuple[float, float] | None = None

    @property
    def shade(self) -> int:
        """0 for no events, then darker with their number."""
        return sum(self.spot.n >= least for least in SHADES) if self.spot else 0

    @property
    def words(self) -> str:
        """What is told of it, in words."""
        told = [f"{_told(self.spot)} in the country as a whole"] if self.spot else []
        told += [f"forces: {', '.join(self.forces)}"] if self.forces else []
        return f"{self.name}: {'; '.join(told)}" if told else self.name


@dataclass(frozen=True, slots=True)
class WorldMap:
    """A view with all that lies in it; `spots` are all places of events, most first."""

    view: View
    lands: tuple[Land, ...]
    discs: tuple[Disc, ...]
    spots: tuple[Spot, ...]
    n_events: int
    n_unplaced: int
    n_outside: int


def spots_of(tally: Iterable[Document], places: dict[str, Document]) -> tuple[tuple[Spot, ...], int]:
    """The places of counted events, most first, and how many events have none that is known."""
    found: dict[str, list[int]] = {}
    n_unplaced = 0
    for row in tally:
        if row["place"] not in places:
            n_unplaced += row["n"]
            continue
        counts, quad = found.setdefault(row["place"], [0, 0, 0]), plover.quad(row["type"])
        counts[0] += row["n"]
        counts[1] += row["n"] if quad in plover.CONFLICT_QUADS else 0
        counts[2] += row["n"] if quad is None else 0
    spots = (_spot(places[id], *counts) for id, counts in found.items())
    return tuple(sorted(spots, key=lambda spot: (-spot.n, spot.name, spot.id))), n_unplaced


def _spot(place: Document, n: int, n_conflict: int, n_other: int) -> Spot:
    where = place["latitude"], place["longitude"]
    return Spot(place["id"], place["name"], place["country"], *where, place["precision"], n, n_conflict, n_other)


def story_view(spots: Sequence[Spot], forces: Iterable[str] = ()) -> View:
    """The part of the world that holds most of the events: what lies nearest to their middle, and the rest left out."""
    placed = [(spot, *middle) for spot in spots if (middle := _middle(spot))]
    boxes = [box for code in forces if (box := extent(code))]
    if not placed:
        return _padded(boxes) if boxes else world()
    x = _median([(longitude, spot.n) for spot, longitude, _ in placed])
    y = _median([(latitude, spot.n) for spot, _, latitude in placed])
    placed.sort(key=lambda row: math.hypot((row[1] - x) * math.cos(math.radians(y)), row[2] - y))
    enough = CORE * sum(spot.n for spot in spots if _middle(spot))
    core: list[Box] = []
    n = 0
    for spot, longitude, latitude in placed:
        if n >= enough:
            break
        n += spot.n
        own = extent(spot.country) if spot.precision == "country" and spot.country else None
        core.append(own or (longitude, latitude, longitude, latitude))
    return _padded(core)


def _padded(boxes: Sequence[Box]) -> View:
    west, south = (min(box[at] for box in boxes) for at in (0, 1))
    east, north = (max(box[at] for box in boxes) for at in (2, 3))
    pad = max(PADDING * max(east - west, north - south), (MIN_CORE_SPAN - max(east - west, north - south)) / 2)
    return fitted((west - pad, south - pad, east + pad, north + pad))


def _middle(spot: Spot) -> tuple[float, float] | None:
    return (spot.longitude, spot.latitude) if spot.longitude is not None and spot.latitude is not None else None


def _median(values: Sequence[tuple[float, int]]) -> float:
    """The value on either side of which lies half of the weight."""
    half, reached = sum(n for _, n in values) / 2, 0
    for value, n in sorted(values):
        reached += n
        if reached >= half:
            return value
    return values[-1][0]


def made(view: View, spots: tuple[Spot, ...], n_unplaced: int, forces: dict[str, tuple[str, ...]]) -> WorldMap:
    """The map of a view; `forces` are whose are said to be in which country, by its code."""
    whole = {spot.country: spot for spot in reversed(spots) if spot.precision == "country" and spot.country}
    lands = tuple(_land(code, path, view, whole, forces) for code, path in drawn(view))
    pinned = [spot for spot in spots if spot.precision != "country" and _middle(spot)]
    within = [spot for spot in pinned if view.holds(*(_middle(spot) or (0, 0)))]
    seen = {land.code for land in lands}
    discs = _labelled(_discs(within, view))
    lands = tuple(replace(land, label=None) if land.label and _covered(land.label, discs) else land for land in lands)
    n_outside = sum(s.n for s in pinned) - sum(s.n for s in within)
    n_outside += sum(s.n for s in whole.values() if s.country not in seen)
    nowhere = sum(s.n for s in spots if not _middle(s))
    total = sum(spot.n for spot in spots) + n_unplaced
    return WorldMap(view, lands, discs, spots, total, n_unplaced + nowhere, n_outside)


def _land(code: str, path: str, view: View, whole: dict[str, Spot], forces: dict[str, tuple[str, ...]]) -> Land:
    country = geography.countries().get(code)
    name = country.name if country else code or "claimed by several countries"
    land = Land(code, name, path, whole.get(code) if code else None, forces.get(code, ()))
    box = extent(code) if code else None
    if not box or not country:
        return land
    x, y = view.at(country.longitude, country.latitude)
    wide = view.at(box[2], 0)[0] - view.at(box[0], 0)[0]
    if 0.03 * WIDTH < x < 0.97 * WIDTH and 0.04 < y / view.height < 0.96 and wide > 9.0 * len(name):
        return replace(land, label=(_percent(x, WIDTH), _percent(y, view.height)))
    return land


def _covered(label: tuple[float, float], discs: Iterable[Disc]) -> bool:
    """Whether a disc or its name would lie on a country's name."""
    x, y = label
    return any(-5 < x - disc.x < (10 if disc.is_labelled else 5) and abs(y - disc.y) < 4.5 for disc in discs)


def _percent(part: float, whole: float) -> float:
    return round(100 * part / whole, 2)


def _discs(spots: Sequence[Spot], view: View) -> list[Disc]:
    """Spots as discs, those of most events first; what would hide one another is one disc."""
    groups: list[tuple[tuple[float, float], list[Spot]]] = []
    for spot in spots:
        middle = view.at(*(_middle(spot) or (0, 0)))
        group = next((group for at, group in groups if math.dist(at, middle) < APART), None)
        if group is None:
            groups.append((middle, [spot]))
        else:
            group.append(spot)
    return [_disc(middle, tuple(group), view) for middle, group in groups]


def _disc(at: tuple[float, float], spots: tuple[Spot, ...], view: View) -> Disc:
    n, n_conflict, n_other = (sum(getattr(spot, name) for spot in spots) for name in ("n", "n_conflict", "n_other"))
    radius = round(min(22.0, 5.0 + 2.4 * math.log2(n)), 1)
    ring = {"point": DERIVED_KM / KM_PER_DEGREE * view.unit}.get(spots[0].precision or "") if len(spots) == 1 else None
    ring = _percent(ring, WIDTH) if ring else None
    return Disc(
        _percent(at[0], WIDTH), _percent(at[1], view.height), radius, n, n_conflict, spots, ring,
        _opened(spots), n_other=n_other,
    )  # fmt: skip


def _opened(spots: Sequence[Spot]) -> View | None:
    """A view in which the spots of a disc stand apart; None where there is none."""
    middles = [middle for spot in spots if (middle := _middle(spot))]
    if len(dict.fromkeys(middles)) < 2:
        return None
    west, south = min(x for x, _ in middles), min(y for _, y in middles)
    east, north = max(x for x, _ in middles), max(y for _, y in middles)
    pad = 0.25 * max(east - west, north - south, 0.4)
    return fitted((west - pad, south - pad, east + pad, north + pad))


def _labelled(discs: Sequence[Disc]) -> tuple[Disc, ...]:
    """The discs, those with names to write beside them marked: most events first, as long as names do not touch."""
    taken: list[tuple[float, float, float, float]] = []
    named: set[int] = set()
    for at, disc in sorted(enumerate(discs), key=lambda pair: -pair[1].n):
        left = disc.x + disc.radius / 10 + 0.5
        box = (left, disc.y - 2.2, left + 0.82 * len(disc.label), disc.y + 2.2)
        free = all(box[2] < o[0] or box[0] > o[2] or box[3] < o[1] or box[1] > o[3] for o in taken)
        if free and box[2] < 100 and len(named) < MAX_LABELS:
            taken.append(box)
            named.add(at)
    return tuple(replace(disc, is_labelled=at in named) for at, disc in enumerate(discs))


def _shares(of: Spot | Disc) -> dict[str, int]:
    """How many events are conflict, other and cooperation, in this order; only what there is."""
    n_cooperation = of.n - of.n_conflict - of.n_other
    shares = {"conflict": of.n_conflict, "other": of.n_other, "cooperation": n_cooperation}
    return {kind: n for kind, n in shares.items() if n} or {"cooperation": 0}


def _wedge(radius: float, start: float, end: float) -> str:
    """The path of a part of a disc, from one share of the turn to another, beginning at the top."""
    turns = (2 * math.pi * at for at in (start, end))
    (x, y), (u, v) = ((radius * math.sin(turn), -radius * math.cos(turn)) for turn in turns)
    return f"M0 0L{x:.1f} {y:.1f}A{radius:.1f} {radius:.1f} 0 {int(end - start > 0.5)} 1 {u:.1f} {v:.1f}Z"


def _told(of: Spot | Disc) -> str:
    told, (*some, last) = count(of.n, "event"), _shares(of)
    if not some:
        return f"{told}, {last}"
    named = [f"{n:,} of them {kind}" for kind, n in (("conflict", of.n_conflict), ("other", of.n_other)) if n]
    return f"{told}, {' and '.join(named)}"
