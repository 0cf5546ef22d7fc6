"""Outlines of countries, for any part of the world: Natural Earth's, simplified to what can be seen.

Borders are drawn as Natural Earth has them: by who holds the land, which says nothing about whose it is.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

WIDTH = 1000.0  # of every drawing, in its own units
SHAPE = 0.56  # height by width
NEAREST = 1.2  # units within which points of a line are not told apart
WORLD = (-180.0, -57.0, 180.0, 84.0)
MIN_SPAN = 1.5  # degrees from side to side of the closest view
Point = tuple[float, float]
Box = tuple[float, float, float, float]  # west, south, east, north, in degrees


@dataclass(frozen=True, slots=True)
class View:
    """A part of the world: equirectangular, its degrees of longitude as long as they are in the middle of it."""

    west: float
    south: float
    east: float
    north: float

    @property
    def stretch(self) -> float:
        """How long a degree of longitude is, of one of latitude."""
        return max(0.2, math.cos(math.radians((self.south + self.north) / 2)))

    @property
    def unit(self) -> float:
        """Units of the drawing in a degree of latitude."""
        return WIDTH / ((self.east - self.west) * self.stretch)

    @property
    def height(self) -> float:
        """Height of the drawing in its units."""
        return (self.north - self.south) * self.unit

    def at(self, longitude: float, latitude: float) -> Point:
        """Where a place lies in the drawing, x and y."""
        return (longitude - self.west) * self.stretch * self.unit, (self.north - latitude) * self.unit

    def holds(self, longitude: float, latitude: float) -> bool:
        """Whether a place lies within."""
        x, y = self.at(longitude, latitude)
        return 0 <= x <= WIDTH and 0 <= y <= self.height

    @property
    def box(self) -> str:
        """As an address has it."""
        return ",".join(
            f"{side:.2f}".rstrip("0").rstrip(".") for side in (self.west, self.south, self.east, self.north)
        )

    def closer(self, by: float) -> View:
        """The same middle, `by` times as close."""
        x, y = (self.west + self.east) / 2, (self.south + self.north) / 2
        half_x, half_y = (self.east - self.west) / 2 / by, (self.north - self.south) / 2 / by
        return fitted((x - half_x, y - half_y, x + half_x, y + half_y))

    def moved(self, east: float, north: float) -> View:
        """Shifted by parts of its own width and height."""
        x, y = (self.east - self.west) * east, (self.north - self.south) * north
        return fitted((self.west + x, self.south + y, self.east + x, self.north + y))


def world() -> View:
    """All of it, but for Antarctica."""
    return View(*WORLD)


def fitted(box: Box) -> View:
    """A view of the drawing's shape that holds the box, within the world."""
    west, south, east, north = box
    south, north = max(south, -85.0), min(north, 85.0)
    x, y = (west + east) / 2, (south + north) / 2
    stretch = max(0.2, math.cos(math.radians(y)))
    width = max(east - west, (north - south) / SHAPE / stretch, MIN_SPAN)
    if width >= 0.9 * (WORLD[2] - WORLD[0]):
        return world()
    height = width * stretch * SHAPE
    west = max(WORLD[0], min(x - width / 2, WORLD[2] - width))
    south = max(-85.0, min(y - height / 2, 85.0 - height))
    return View(*(round(side, 4) for side in (west, south, west + width, south + height)))


@dataclass(frozen=True, slots=True)
class Outlines:
    """Lines in degrees, and each land as rings of them: by number, turned round where it is below zero."""

    source: str
    lines: tuple[tuple[Point, ...], ...]
    lands: dict[str, tuple[tuple[int, ...], ...]]

    def points(self, ring: tuple[int, ...]) -> list[Point]:
        """The points of a ring."""
        return [point for n in ring for point in (self.lines[n] if n >= 0 else self.lines[~n][::-1])]


@cache
def outlines() -> Outlines:
    """The outlines as shipped, by ISO 3166-1 alpha-3 code; under no code, land that several countries claim."""
    kept = json.loads((files("whence.web") / "outlines.json").read_text("utf-8"))
    unit = float(kept["unit"])
    lines = tuple(tuple(_points(steps, unit)) for steps in kept["lines"])
    lands = {code: tuple(tuple(ring) for ring in rings) for code, rings in kept["lands"].items()}
    return Outlines(kept["source"], lines, lands)


def _points(steps: list[int], unit: float) -> list[Point]:
    x = y = 0
    points = []
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / unit, y / unit))
    return points


@cache
def extent(land: str) -> Box | None:
    """West, south, east and north of a country's largest land; None where no outline has the code."""
    rings = outlines().lands.get(land)
    if not rings:
        return None
    boxes = [_ring_box(ring) for ring in rings]
    return max(boxes, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]))


def _box(points: list[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


@lru_cache(maxsize=24)
def drawn(view: View) -> tuple[tuple[str, str], ...]:
    """Every land that can be seen in the view: its code and its SVG path, in the drawing's units."""
    all_lines = outlines()
    shown: dict[int, tuple[Point, ...]] = {}
    found = []
    for code, rings in all_lines.lands.items():
        paths = [_path(ring, turn, view, shown) for ring in rings for turn in _turns(_ring_box(ring), view)]
        whole = "".join(paths)
        if whole:
            found.append((code, whole))
    return tuple(found)


@lru_cache(maxsize=4096)
def _ring_box(ring: tuple[int, ...]) -> Box:
    return _box(_unbroken(outlines().points(ring), 360.0))


def _unbroken(points: list[Point], round_the_world: float) -> list[Point]:
    """Points in a line that goes on beyond 180 degrees, where it came back from the other side of the drawing."""
    shift, whole = 0.0, points[:1]
    for x, y in points[1:]:
        step = x + shift - whole[-1][0]
        shift -= round_the_world * round(step / round_the_world)
        whole.append((x + shift, y))
    return whole


def _turns(box: Box, view: View) -> list[int]:
    """How many times round the world a ring has to be moved to lie in the view: not at all, or once to either side."""
    west, south, east, north = box
    if south > view.north or north < view.south:
        return []
    return [turn for turn in (0, -1, 1) if west + 360 * turn <= view.east and east + 360 * turn >= view.west]


def _path(ring: tuple[int, ...], turn: int, view: View, shown: dict[int, tuple[Point, ...]]) -> str:
    """A ring's path, empty where it is too small to see; lines are thinned once, so that neighbours share them."""
    points: list[Point] = []
    for n in ring:
        at = n if n >= 0 else ~n
        if at not in shown:
            shown[at] = tuple(_thinned(outlines().lines[at], view))
        points += shown[at] if n >= 0 else shown[at][::-1]
    round_the_world = 360.0 * view.stretch * view.unit
    whole = [(x + turn * round_the_world, y) for x, y in _unbroken(points, round_the_world)]
    steps = [f"{x:.1f} {y:.1f}" for x, y in _far(whole)]
    kept = [step for n, step in enumerate(steps) if n == 0 or step != steps[n - 1]]
    return f"M{'L'.join(kept)}Z" if len(kept) > 3 else ""


def _thinned(line: tuple[Point, ...], view: View) -> list[Point]:
    kept: list[Point] = []
    for point in (view.at(*degrees) for degrees in line):
        if not kept or math.dist(point, kept[-1]) > NEAREST:
            kept.append(point)
    kept[-1 if len(kept) > 1 else len(kept) :] = [view.at(*line[-1])]
    return kept


def _far(points: list[Point]) -> list[Point]:
    """Points far outside are brought nearer: they only close shapes, and need few digits."""
    limit = 3 * WIDTH
    return [(max(-limit, min(x, WIDTH + limit)), max(-limit, min(y, WIDTH + limit))) for x, y in points]
