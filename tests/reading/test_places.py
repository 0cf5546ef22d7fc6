"""Places of one report: which of many of a name is meant, and what is no place."""

from __future__ import annotations

import pytest

from tests.reading.builder import build
from whence.model.reading import PlaceReferent
from whence.reading.places import find_places
from whence.reading.places.context import distance_km, moved, offset_before


def read(source: str) -> dict[str, PlaceReferent]:
    """The places of a report spelled out in the builder's notation, by name."""
    report, sentences = build(source)
    return {place.name: place for place in find_places(report, sentences)}


def town(name: str, rest: str = "") -> str:
    """A sentence in which something happened in `name`, and what follows the name."""
    words = ["Rain NOUN 2 nsubj", "fell/fall VERB 0 root", "in ADP 4 case", f"{name} PROPN 2 obl", *rest.splitlines()]
    return "\n".join(["", *words, ". PUNCT 2 punct", "@name GPE 4", ""])


def test_a_town_is_placed_by_the_gazetteer() -> None:
    """A known town has its GeoNames id, country and coordinates."""
    place = read(town("Bamako"))["Bamako"]
    assert (place.id, place.country, place.precision) == ("geonames:2460596", "MLI", "settlement")
    assert place.latitude == pytest.approx(12.6, abs=0.2)


def test_the_largest_of_a_name_is_meant_where_nothing_else_says() -> None:
    """London alone is the one in England."""
    assert read(town("London"))["London"].country == "GBR"


def test_what_it_lies_in_decides() -> None:
    """ "London, Ontario" lies in Canada, and then so does every London of the report."""
    source = town("London", ", PUNCT 6 punct\nOntario PROPN 4 appos") + "@name GPE 6\n" + town("London")
    london = read(source)["London"]
    assert london.country == "CAN"
    assert len(london.mentions) == 2


def test_the_country_that_a_report_is_about_decides() -> None:
    """Tripoli is in Lebanon where the report speaks of Lebanon, and in Libya otherwise."""
    about = """
Lebanon PROPN 3 nsubj
has/have AUX  3 aux
mourned/mourn VERB 0 root
Lebanese ADJ  5 amod
soldiers/soldier NOUN 3 obj
.       PUNCT 3 punct
@name GPE 1
"""
    assert read(town("Tripoli"))["Tripoli"].country == "LBY"
    assert read(about + town("Tripoli"))["Tripoli"].country == "LBN"


def test_a_county_tells_the_state_of_the_towns_around_it() -> None:
    """Newark is in New Jersey, but in Ohio where the report speaks of a county that Ohio alone has."""
    county = """
Rain   NOUN  2 nsubj
fell/fall VERB 0 root
in     ADP   5 case
Licking PROPN 5 compound
County PROPN 2 obl
.      PUNCT 2 punct
@name GPE 4-5
"""
    assert read(town("Newark"))["Newark"].longitude == pytest.approx(-74.2, abs=0.2)
    places = read(county + town("Newark"))
    assert places["Newark"].longitude == pytest.approx(-82.4, abs=0.2)
    found = places["Licking County"]
    assert (found.country, found.precision) == ("USA", "region")
    assert found.longitude == pytest.approx(-82.4, abs=0.2)


def test_a_county_of_many_states_is_placed_nowhere_alone() -> None:
    """Without a word of the state, Henderson County may be in any of five."""
    county = """
Rain   NOUN  2 nsubj
fell/fall VERB 0 root
in     ADP   5 case
Henderson PROPN 5 compound
County PROPN 2 obl
.      PUNCT 2 punct
@name GPE 4-5
"""
    assert read(county)["Henderson County"].latitude is None


def test_the_capital_is_that_of_the_country_beside_it() -> None:
    """ "In the Malian capital" is in Bamako; capital that is no town is no place."""
    source = """
Rain   NOUN  2 nsubj
fell/fall VERB 0 root
in     ADP   6 case
the    DET   6 det
Malian ADJ   6 amod
capital NOUN 2 obl
.      PUNCT 2 punct
"""
    assert read(source)["Bamako"].country == "MLI"
    assert "Bamako" not in read(source.replace("capital NOUN 2 obl", "capital NOUN 7 compound\ngains NOUN 2 obl"))


def test_the_capital_is_that_of_the_country_spoken_of() -> None:
    """Alone it is that of the one country that a report is about, and nowhere where it is about none."""
    source = """
Lebanon PROPN 2 nsubj
mourned/mourn VERB 0 root
in     ADP   5 case
the    DET   5 det
capital NOUN 2 obl
.      PUNCT 2 punct
@name GPE 1
"""
    assert read(source)["Beirut"].country == "LBN"
    assert not read(source.replace("Lebanon PROPN", "People NOUN").replace("@name GPE 1\n", ""))


def test_demonyms_are_no_places() -> None:
    """ "Malian troops" names no place, "Mali" does."""
    places = read("""
Malian  ADJ   2 amod
troops/troop NOUN 3 nsubj
left/leave VERB 0 root
Mali    PROPN 3 obj
.       PUNCT 3 punct
@name NORP 1
@name GPE 4
""")
    assert list(places) == ["Mali"]
    assert [span.quote for span in places["Mali"].mentions] == ["Mali"]
    assert places["Mali"].precision == "country"


def test_a_facility_is_a_place_of_its_own_near_its_town() -> None:
    """ "Bamako airport" is not Bamako, but lies as near to it as is known."""
    places = read(town("Bamako", "airport NOUN 2 obl"))
    airport = places["Bamako airport"]
    assert airport.id == "name:bamako airport"
    assert (airport.country, airport.precision, airport.geonames) == ("MLI", "settlement", None)


def test_a_name_that_no_gazetteer_knows_gets_no_coordinates() -> None:
    """No guess is made for an unknown town; a wrong point is worse than none."""
    place = read(town("Xyzzyville"))["Xyzzyville"]
    assert (place.id, place.latitude, place.country, place.precision) == ("name:xyzzyville", None, None, None)


def test_a_region_is_a_region() -> None:
    """The Sahel has a middle but no country."""
    place = read(town("Sahel"))["Sahel"]
    assert (place.precision, place.country, place.geonames) == ("region", None, None)


def test_an_unknown_place_lies_where_distance_and_direction_say() -> None:
    """ "Xyzzyville, 30 kilometres north of Bamako" is placed from Bamako."""
    source = (
        town(
            "Xyzzyville",
            """
, PUNCT 9 punct
30 NUM 7 nummod
kilometres/kilometre NOUN 8 obl:npmod
north ADV 4 advmod
of ADP 10 case
Bamako PROPN 8 obl""".strip(),
        )
        + "@name GPE 10\n"
    )
    place = read(source)["Xyzzyville"]
    assert (place.precision, place.country) == ("point", "MLI")
    assert place.latitude == pytest.approx(12.609 + 30 / 111.2, abs=0.01)


def test_a_first_name_that_is_a_town_s_is_none() -> None:
    """Victoria is the capital of Seychelles, and Victoria Lund a person; the report is then not about Seychelles."""
    source = """
Victoria PROPN 3 nsubj
Lund PROPN 1 flat
slept/sleep VERB 0 root
. PUNCT 3 punct
@name PER 1-2
"""
    assert read(source) == {}
    assert list(read(town("Victoria"))) == ["Victoria"]


def test_a_month_is_no_town() -> None:
    """ "In August" names no place, though there are towns of that name."""
    assert read(town("August").replace("@name GPE 4\n", "")) == {}


@pytest.mark.parametrize(
    ("words", "offset"),
    [
        ("about 20 km northeast of ", (20.0, 45.0)),
        ("some 10 miles south-west of the town of ", (16.09, 225.0)),
        ("20 km from ", None),
        ("north of ", None),
    ],
)
def test_offsets_are_read_in_kilometres_and_degrees(words: str, offset: tuple[float, float] | None) -> None:
    """Miles become kilometres, compass words degrees; without both there is no offset."""
    found = offset_before(words)
    assert found == (pytest.approx(offset) if offset else None)


def test_moving_a_point_keeps_the_distance() -> None:
    """A point moved 50 km lies 50 km away, within a few per cent."""
    for bearing in (0.0, 45.0, 135.0, 270.0):
        assert distance_km(48.0, 7.0, *moved(48.0, 7.0, 50.0, bearing)) == pytest.approx(50.0, rel=0.03)


def test_a_name_taken_for_a_persons_is_the_place_it_is_elsewhere() -> None:
    """What the report has for a place once is one again where it stands as one; a surname is not."""
    elsewhere = town("Sorvebad").replace("@name GPE", "@name PER")
    assert len(read(town("Sorvebad") + elsewhere)["Sorvebad"].mentions) == 2
    person = "\nAna PROPN 3 nsubj\nSorvebad PROPN 1 flat\nspoke/speak VERB 0 root\n. PUNCT 3 punct\n@name PER 1-2\n"
    assert "Sorvebad" not in read(town("Sorvebad") + elsewhere + person)
