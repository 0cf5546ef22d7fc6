"""Places: how many toponyms of news are found, and how many of these are put within 161 km (100 miles) of the truth.

Sets: TR-News (world news) and every fourth article of LGL (American local news, hard), the latter with the corrections
of Kulkarni et al. 2021. Demonyms, which both sets count as toponyms, are left out: Whence reads them as actors.
161 km is the field's usual threshold (Leidner 2007; Gritta et al. 2018).
"""

from __future__ import annotations

import csv
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quality.figures import Figure, digest, need
from whence.codebook.geography import adjectives, peoples
from whence.codebook.names import plain
from whence.model.reading import PlaceReferent
from whence.model.report import Report
from whence.reading.encoder import Encoder
from whence.reading.places import find_places
from whence.reading.places.context import distance_km

NAME = "places"
NEAR_KM = 161.0
LGL_STEP = 4
# The patches name old coordinates rounded as they please.
SAME_DEGREES = 0.01
Patches = dict[tuple[str, float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Toponym:
    """A gold toponym: code points of its article's text, and where it truly is, None where the set does not say."""

    start: int
    end: int
    phrase: str
    latitude: float | None
    longitude: float | None
    geonames: int | None = None
    name: str = ""


def measure() -> list[Figure]:
    """Recall of toponyms, share of the found within 161 km, and F1 of finding and placing, on each set."""
    folder = need("eval", "geoparsing")
    encoder = Encoder.load(threads=1)
    figures = []
    for name, path, step in (("TR-News", folder / "TR-News.xml", 1), ("LGL", folder / "lgl.xml", LGL_STEP)):
        patches = _patches(folder / "patches" / "lgl_patches.tsv") if name == "LGL" else {}
        articles = list(read(path, patches))[::step]
        figures += _figures(name, path, articles, encoder)
    return figures


def _figures(name: str, path: Path, articles: list[tuple[str, list[Toponym]]], encoder: Encoder) -> list[Figure]:
    counts = Counts()
    for text, gold in articles:
        report = Report("article", text)
        counts.add(gold, find_places(report, encoder.read(text).sentences))
    mark, near = digest(path), counts.near / counts.placed
    return [
        Figure(f"places/{name}/found", counts.found / counts.gold, set=name, size=counts.gold, digest=mark),
        Figure(f"places/{name}/within 161 km of those found", near, None, name, counts.placed, mark),
        Figure(f"places/{name}/found and placed F1", counts.f1, set=name, size=counts.gold, digest=mark),
    ]


@dataclass(slots=True)
class Counts:
    """Gold toponyms, those found, those found and placed, those placed within 161 km, and all mentions answered."""

    gold: int = 0
    found: int = 0
    placed: int = 0
    near: int = 0
    answered: int = 0
    located: int = 0

    def add(self, gold: list[Toponym], places: tuple[PlaceReferent, ...]) -> None:
        """Count an article."""
        at = {(span.start, span.end): place for place in places for span in place.mentions}
        self.answered += sum(place.latitude is not None for place in places for _ in place.mentions)
        for toponym in gold:
            self.gold += 1
            self.located += toponym.latitude is not None
            place = next((p for (s, e), p in at.items() if s < toponym.end and toponym.start < e), None)
            self.found += place is not None
            if place is None or place.latitude is None or place.longitude is None or toponym.latitude is None:
                continue
            self.placed += 1
            self.near += _is_near(place, toponym)

    @property
    def f1(self) -> float:
        """Harmonic mean of the near among the answered and the near among the located gold."""
        return 2 * self.near / (self.answered + self.located)


def _is_near(place: PlaceReferent, toponym: Toponym) -> bool:
    """Whether the two are one place: within 161 km, or one country or region, whose middle each set puts elsewhere."""
    if place.geonames is not None and place.geonames == toponym.geonames:
        return True
    if place.precision in ("region", "country") and plain(place.name) == plain(toponym.name):
        return True
    here, there = (place.latitude or 0.0, place.longitude or 0.0), (toponym.latitude or 0.0, toponym.longitude or 0.0)
    return distance_km(*here, *there) <= NEAR_KM


def read(path: Path, patches: Patches) -> Iterator[tuple[str, list[Toponym]]]:
    """The articles of a set: text and toponyms, demonyms left out, coordinates corrected."""
    for article in ET.parse(path).getroot():
        text = article.findtext("text") or ""
        yield text, [t for node in article.iter("toponym") if (t := _toponym(node, text, patches))]


def _toponym(node: ET.Element, text: str, patches: Patches) -> Toponym | None:
    start, end = int(node.findtext("start") or 0), int(node.findtext("end") or 0)
    phrase = text[start:end]
    if not phrase.strip() or plain(phrase) in adjectives() or plain(phrase) in peoples():
        return None
    latitude, longitude = node.findtext("gaztag/lat"), node.findtext("gaztag/lon")
    if latitude is None or longitude is None:
        return Toponym(start, end, phrase, None, None)
    point = float(latitude), float(longitude)
    for (name, *old), new in patches.items():
        if name == phrase and all(abs(a - b) < SAME_DEGREES for a, b in zip(old, point, strict=True)):
            point = new
    gaztag = node.find("gaztag")
    id = gaztag.get("geonameid") if gaztag is not None else None
    return Toponym(start, end, phrase, *point, int(id) if id else None, node.findtext("gaztag/name") or "")


def _patches(path: Path) -> Patches:
    with path.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.reader(stream, delimiter="\t") if len(row) == 3]
    found = {}
    for name, old, new in rows:
        (a, b), (c, d) = (map(float, pair.split(",")) for pair in (old, new))
        found[name.strip(), a, b] = (c, d)
    return found
