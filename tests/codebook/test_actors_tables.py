"""Bodies, offices and role nouns: rows that hold together and spellings that lead where they should."""

from __future__ import annotations

import pytest

from whence.codebook.agents import agents
from whence.codebook.geography import countries
from whence.codebook.names import plain
from whence.codebook.offices import office_heads, offices_of_kind, portfolios, qualifiers, ranks
from whence.codebook.organizations import governments, organizations, spellings


def test_countries_of_bodies_exist() -> None:
    """Every country that a body or government stands for is in the country table."""
    known = countries()
    assert not [body.name for body in organizations().values() if body.country and body.country not in known]
    assert not [name for name, iso3 in governments().items() if iso3 not in known]


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Ecowas", "ECOWAS"),
        ("Nato", "NATO"),
        ("U.N.", "United Nations"),
        ("Daesh", "Islamic State"),
        ("ELN", "National Liberation Army"),
    ],
)
def test_acronyms_lead_to_their_body(spelling: str, name: str) -> None:
    """Acronyms, written as words too, and further names lead to one body."""
    assert spellings()[spelling].name == name


def test_short_acronyms_are_not_words() -> None:
    """ "Who" and "is" are English, not the WHO and the Islamic State."""
    assert not {"Who", "who", "Is", "Au", "Eta"} & spellings().keys()


def test_forces_of_states_are_no_armed_groups() -> None:
    """State forces are organizations, non-state ones armed groups."""
    found = organizations()
    assert found["People's Liberation Army"].type == "organization"
    assert found["Wagner Group"].type == found["Taliban"].type == "armed group"


def test_offices_know_their_kind() -> None:
    """A prime minister is of a state, an ambassador to one, an official no office by himself."""
    assert office_heads()["prime minister"] == "GOV"
    assert "minister" in offices_of_kind("state")
    assert "ambassador" in offices_of_kind("to")
    assert "official" in offices_of_kind("weak")
    assert qualifiers()["interim"] == "acting"
    assert qualifiers()["ousted"] == "ended"
    assert "defence" in portfolios()
    assert ranks()["colonel general"] == ranks()["colonel-general"] == "MIL"


def test_agents_are_lower_case_and_sorted_by_what_they_are() -> None:
    """Nouns are in lower case; a junta is a body, a gunman armed, a villager a person."""
    table = agents()
    assert all(noun == noun.lower() for noun in table)
    assert (table["junta"].sort, table["gunman"].sort, table["villager"].sort) == (
        "organization",
        "armed group",
        "person",
    )
    assert table["government"].sort == "government"


def test_plain_names_are_letters_alone() -> None:
    """Names are compared without accents, hyphens, dots and case, in Latin letters."""
    assert plain("Côte-d’Ivoire") == plain("cote dIvoire")
    assert plain("Łódź") == "lodz"
    assert plain("U.S.") == "us"
