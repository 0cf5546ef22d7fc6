"""Makes the outlines of countries that the desk's map is drawn from.

    python -m training.outlines COUNTRIES_50M_JSON COUNTRIES_JSON

The first is `countries-50m.json` of world-atlas 2.0.2 (npm; ISC), which is Natural Earth 1:50m (public domain) as
TopoJSON; the second `countries.json` of world-countries (npm; ODbL 1.0), of which only the codes are taken. Borders
that two countries share stay shared: lines are simplified, not outlines. The same data give the same bytes.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

Point = tuple[int, int]
OUTLINES = Path(__file__).resolve().parent.parent / "src" / "whence" / "web" / "outlines.json"
UNIT = 100  # hundredths of a degree
TOLERANCE = 9.0  # units by which a simplified line may be off: 0.09 degrees, 10 km at most
MIN_AREA = 90.0  # square units under which an island is left out, unless it is a country's largest land
# What has no number of its own in ISO 3166-1, by Natural Earth's name, under the codes that the codebook uses.
UNNUMBERED = {"Kosovo": "XKX", "Somaliland": "SOM", "N. Cyprus": "CYP", "Indian Ocean Ter.": "AUS"}
SOURCE = "Natural Earth 1:50m (public domain), by world-atlas 2.0.2; made by training/outlines.py"


def main(arguments: list[str]) -> None:
    """Write the outlines from the two files that the arguments name."""
    atlas, codes = (json.loads(Path(name).read_text("utf-8")) for name in arguments)
    numbers = {row["ccn3"]: row["cca3"] for row in codes if row["ccn3"]}
    lines = [_simplified(_line(arc, atlas["transform"])) for arc in atlas["arcs"]]
    lands: dict[str, list[list[int]]] = {}
    for shape in atlas["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        code = numbers.get(str(shape.get("id", "")).zfill(3)) or UNNUMBERED.get(name, "")
        lands.setdefault(code, []).extend(_rings(shape))
    kept = {code: _large(rings, lines) for code, rings in sorted(lands.items())}
    OUTLINES.write_text(_written(kept, lines), encoding="utf-8")


def _line(arc: list[list[int]], transform: dict[str, Any]) -> list[Point]:
    """A line in hundredths of a degree, from TopoJSON's steps."""
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((round((x * sx + tx) * UNIT), round((y * sy + ty) * UNIT)))
    return points


def _rings(shape: dict[str, Any]) -> Iterator[list[int]]:
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    return (ring for polygon in polygons for ring in polygon)


def _simplified(line: list[Point]) -> list[Point]:
    """Douglas and Peucker's line: no point of the old one is farther than TOLERANCE from the new one."""
    keep = {0, len(line) - 1}
    todo = [(0, len(line) - 1)]
    if line[0] == line[-1]:  # a ring of its own is halved first, or nothing of it would be left
        far = max(range(len(line)), key=lambda i: math.dist(line[0], line[i]))
        keep.add(far)
        todo = [(0, far), (far, len(line) - 1)]
    while todo:
        first, last = todo.pop()
        off, at = max(((_off(line[i], line[first], line[last]), i) for i in range(first + 1, last)), default=(0.0, 0))
        if off > TOLERANCE:
            keep.add(at)
            todo += [(first, at), (at, last)]
    return [line[i] for i in sorted(keep)]


def _off(point: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = max(0.0, min(1.0, ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / length)) if length else 0.0
    return math.dist(point, (a[0] + t * dx, a[1] + t * dy))


def _large(rings: list[list[int]], lines: Sequence[list[Point]]) -> list[list[int]]:
    """The rings that can be seen; of a country of small islands the largest."""
    sizes = [
        _area([point for arc in ring for point in (lines[arc] if arc >= 0 else lines[~arc][::-1])]) for ring in rings
    ]
    return [ring for ring, size in zip(rings, sizes, strict=True) if size >= min(MIN_AREA, max(sizes))]


def _area(points: list[Point]) -> float:
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def _written(lands: dict[str, list[list[int]]], lines: Sequence[list[Point]]) -> str:
    """JSON, with the lines that are used, each as its first point and steps from point to point."""
    used = sorted({arc if arc >= 0 else ~arc for rings in lands.values() for ring in rings for arc in ring})
    number = {arc: n for n, arc in enumerate(used)}
    rows = [json.dumps(_steps(lines[arc]), separators=(",", ":")) for arc in used]
    named = {
        code: [[number[arc] if arc >= 0 else ~number[~arc] for arc in ring] for ring in rings]
        for code, rings in lands.items()
    }
    shapes = [f"{json.dumps(code)}:{json.dumps(rings, separators=(',', ':'))}" for code, rings in named.items()]
    joined = ",\n".join
    head = f'{{"source":{json.dumps(SOURCE)},"unit":{UNIT}'
    return f'{head},\n"lines":[\n{joined(rows)}\n],\n"lands":{{\n{joined(shapes)}\n}}}}\n'


def _steps(line: list[Point]) -> list[int]:
    steps = [*line[0]]
    for (x0, y0), (x1, y1) in pairwise(line):
        if (x0, y0) != (x1, y1):
            steps += [x1 - x0, y1 - y0]
    return steps


if __name__ == "__main__":
    main(sys.argv[1:])
