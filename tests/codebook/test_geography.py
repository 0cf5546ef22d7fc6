"""Countries, regions and places of the tables: found by what they are called, and told apart."""

from __future__ import annotations

import pytest

from whence.codebook import geography
from whence.codebook.gazetteer import places_named
from whence.codebook.names import plain


@pytest.mark.parametrize(
    ("name", "iso3"),
    [
        ("Côte d’Ivoire", "CIV"),
        ("DRC", "COD"),
        ("the U.S.", None),
        ("U.S.", "USA"),
        ("Burma", "MMR"),
        ("Holland", "NLD"),
    ],
)
def test_a_country_is_found_by_any_usual_name(name: str, iso3: str | None) -> None:
    """Former names, acronyms and accents lead to one code; what is no country's name leads to none."""
    assert geography.country_names().get(plain(name)) == iso3


def test_neighbouring_demonyms_are_told_apart() -> None:
    """Nigerien is not Nigerian, nor a Guinean a Bissau-Guinean."""
    words = geography.adjectives()
    assert (words["nigerien"], words["nigerian"]) == ("NER", "NGA")
    assert (words["guinean"], words["bissau guinean"], words["equatorial guinean"]) == ("GIN", "GNB", "GNQ")


def test_capitals_of_territories_stand_for_no_government() -> None:
    """Hamilton in Bermuda does not act; Kyiv and Kiev do."""
    capitals = geography.capitals()
    assert "hamilton" not in capitals
    assert capitals["kyiv"] == capitals["kiev"] == "UKR"


def test_an_area_holds_the_countries_that_lie_in_it() -> None:
    """An adjective of a region names its countries, one of nothing names none."""
    assert {"NER", "MLI", "GHA"} <= geography.area("West African")
    assert "FRA" not in geography.area("west african")
    assert geography.area("purple") == frozenset()


def test_every_border_is_a_country_of_the_table() -> None:
    """No country borders on one that the table lacks."""
    known = geography.countries()
    assert not [b for country in known.values() for b in country.borders if b not in known]


def test_a_town_is_found_under_every_spelling() -> None:
    """Accents, case and apostrophes do not matter, and the most populous comes first."""
    assert places_named("n’djamena")[0].country == "TCD"
    assert places_named("Zurich")[0] == places_named("Zürich")[0]
    people = [entry.population for entry in places_named("Springfield")]
    assert len(people) > 5
    assert people == sorted(people, reverse=True)


def test_a_division_has_no_geonames_id() -> None:
    """Texas the state is a region, Texas the towns are not."""
    texas = places_named("Texas")
    assert [entry.is_division for entry in texas].count(True) == 1
    assert texas[0].is_division


@pytest.mark.parametrize("name", ["", "Xyzzyville", "\t", "\n", "\f"])
def test_a_name_of_no_place_finds_nothing(name: str) -> None:
    """Unknown names and separators of the file find nothing and break nothing."""
    assert places_named(name) == ()
