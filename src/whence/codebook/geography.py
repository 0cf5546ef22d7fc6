"""Countries and regions: what they and their people are called, and what stands for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from whence.codebook.names import plain
from whence.codebook.tables import table
from whence.errors import CodebookError


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory: ISO 3166-1 alpha-3 code, names, demonyms, seats of government, where it lies."""

    iso3: str
    iso2: str
    name: str
    names: tuple[str, ...]
    former: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    continent: str
    region: str
    independent: bool
    borders: tuple[str, ...]
    latitude: float
    longitude: float
    geonames: int | None
    population: int


@dataclass(frozen=True, slots=True)
class Region:
    """A region that is no country, with its middle in WGS 84 degrees."""

    name: str
    latitude: float
    longitude: float
    names: tuple[str, ...]


@cache
def countries() -> dict[str, Country]:
    """All countries and territories by ISO 3166-1 alpha-3 code (XKX for Kosovo), in the order of the codes."""
    return {iso3: _country(iso3, row) for iso3, row in table("countries").items()}


def _country(iso3: str, row: dict[str, object]) -> Country:
    try:
        fields = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
        for key in ("names", "former", "adjectives", "people", "capitals", "borders"):
            fields.setdefault(key, ())
        fields.setdefault("continent", "")
        fields.setdefault("region", "")
        fields["geonames"] = fields.get("geonames") or None
        return Country(iso3=iso3, **fields)  # type: ignore[arg-type]
    except TypeError as error:
        raise CodebookError(f"countries.toml: {iso3}: {error}") from error


@cache
def country_names() -> dict[str, str]:
    """ISO 3166-1 alpha-3 codes by plain name; where two countries share a name, the more populous independent one's."""
    found: dict[str, str] = {}
    for country in _by_weight():
        for name in (*country.names, country.name, *country.former):
            found.setdefault(plain(name), country.iso3)
    return found


@cache
def adjectives() -> dict[str, str]:
    """ISO 3166-1 alpha-3 codes by plain adjective ("nigerien"), names used as adjectives left out."""
    return _words("adjectives")


@cache
def peoples() -> dict[str, str]:
    """ISO 3166-1 alpha-3 codes by plain plural of the people ("russians")."""
    return _words("people")


@cache
def capitals() -> dict[str, str]:
    """ISO 3166-1 alpha-3 codes by plain name of the seat of government, of independent countries alone."""
    return {plain(city): c.iso3 for c in reversed(_by_weight()) if c.independent for city in c.capitals}


@cache
def regions() -> dict[str, Region]:
    """Regions by every plain name of theirs."""
    found: dict[str, Region] = {}
    for name, (latitude, longitude, *others) in table("regions")["regions"].items():
        region = Region(name, float(latitude), float(longitude), (name, *others))
        for alias in region.names:
            found[plain(alias.removeprefix("the "))] = region
    return found


@cache
def blocs() -> dict[str, str]:
    """Camps of states that act ("the West"): name by plain name."""
    rows = table("regions")["blocs"]
    return {plain(alias.removeprefix("the ")): name for name, others in rows.items() for alias in (name, *others)}


@cache
def area(adjective: str) -> frozenset[str]:
    """Alpha-3 codes of the countries in the region that `adjective` names ("west african"); empty where none."""
    wanted = set(table("regions")["areas"].get(plain(adjective), ()))
    return frozenset(c.iso3 for c in countries().values() if wanted & {c.iso3, c.region, c.continent})


def by_kind(words: str) -> bool:
    """Whether the words name a country by what kind of land it is alone, as a constitution does: "the Republic"."""
    return plain(words) in _KINDS_OF_LAND


_KINDS_OF_LAND = frozenset({
    "republic", "kingdom", "federation", "sultanate", "emirate", "principality", "islamic republic", "federal republic",
    "people's republic", "democratic republic",
})  # fmt: skip


def _by_weight() -> list[Country]:
    return sorted(countries().values(), key=lambda c: (not c.independent, -c.population, c.iso3))


def _words(field: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for country in _by_weight():
        words: Iterable[str] = getattr(country, field)
        for word in words:
            found.setdefault(plain(word), country.iso3)
    return found


@cache
def state_abbreviations() -> dict[str, str]:
    """Names of American states by how news shortens them ("Mo.", "MO"), spelled exactly so."""
    rows = table("regions")["abbreviations"]
    found = {short: name for name, shorts in rows.items() for short in shorts}
    return {**{short.removesuffix("."): name for short, name in found.items()}, **found}
