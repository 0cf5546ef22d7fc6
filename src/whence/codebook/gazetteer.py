"""Places by name, from GeoNames (CC BY 4.0): towns of five hundred people and more, and first-order divisions.

The table stays one block of bytes that is searched by halving, so that opening it costs no parsing: about 0.15 s and
25 MB. Made by training/tables.py; its first part is places by key, its second keys by plain name, both sorted.
"""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from whence.codebook.names import plain
from whence.errors import CodebookError

_SEPARATOR = b"\n\f\n"


@dataclass(frozen=True, slots=True)
class Entry:
    """A town (`geonames` id) or a first-order division (none): WGS 84 degrees, ISO 3166-1 alpha-3, its division."""

    name: str
    latitude: float
    longitude: float
    country: str
    division: str
    population: int
    geonames: int | None

    @property
    def is_division(self) -> bool:
        """Whether it is a first-order division, a region or state of its country."""
        return self.geonames is None


@lru_cache(maxsize=1 << 14)
def places_named(name: str) -> tuple[Entry, ...]:
    """All entries that bear `name`, the most populous first; none where the gazetteer lacks it."""
    places, names = _blocks()
    row = _row(names, plain(name).encode())
    entries = [_entry(places, key) for key in row[1:]]
    return tuple(sorted(entries, key=lambda entry: (-entry.population, entry.geonames or 0, entry.name)))


def _entry(places: bytes, key: bytes) -> Entry:
    row = [field.decode() for field in _row(places, key)]
    if len(row) != 8:
        raise CodebookError(f"gazetteer.txt.gz: no place {key.decode()}")
    _, name, latitude, longitude, country, division, population, sort = row
    geonames = int(key) if sort == "P" else None
    return Entry(name, float(latitude), float(longitude), country, division, int(population), geonames)


@cache
def _blocks() -> tuple[bytes, bytes]:
    try:
        block = gzip.decompress((files("whence.codebook") / "gazetteer.txt.gz").read_bytes())
    except OSError as error:
        raise CodebookError(f"gazetteer.txt.gz cannot be read: {error}") from error
    places, _, names = block.partition(_SEPARATOR)
    return places, names


def _row(block: bytes, key: bytes) -> Sequence[bytes]:
    """The fields of the line of the sorted `block` that begins with `key`; empty where there is none."""
    low, high = 0, len(block)
    while low < high:
        middle = (low + high) // 2
        start = block.rfind(b"\n", low, middle) + 1 or low
        end = block.find(b"\n", middle)
        end = len(block) if end < 0 else end
        found = block[start : block.find(b"\t", start, end)]
        if found == key:
            return block[start:end].split(b"\t")
        if found < key:
            low = end + 1
        else:
            high = start
    return ()
