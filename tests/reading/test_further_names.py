"""Names that are told by their capitals, by the words beside them, and by what else somebody is said to be called."""

from __future__ import annotations

import pytest

from whence import read
from whence.model.reading import Referent


def one(text: str, quote: str) -> Referent | None:
    """The referent that the words `quote` mention, None where they mention nobody."""
    found = [r for r in read(text).referents if any(m.span.quote == quote for m in r.mentions)]
    return found[0] if found else None


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ('Police arrested Jorge Salcedo, alias "El Turco", in Tacna. El Turco had fled.', "Jorge Salcedo", "El Turco"),
        ("Ramón Ibarra alias Tigrillo was extradited. Tigrillo denied it.", "Ramón Ibarra", "Tigrillo"),
        (
            "Germain Katumbi, whose nom de guerre is Simba, surrendered. Simba had led 200 men.",
            "Germain Katumbi",
            "Simba",
        ),
        ('Luis "Cachorro" Medina was shot dead. Cachorro was 34.', 'Luis "Cachorro" Medina', "Cachorro"),
        (
            "The 4th Motor Brigade, known as Al-Asad, holds the bridge. Al-Asad has lost ten men.",
            "4th Motor Brigade",
            "Al-Asad",
        ),
        ("Wilson Quintana Ríos was arrested on Sunday. Quintana denied it.", "Wilson Quintana Ríos", "Quintana"),
        ("The 3rd Mountain Division left. The 3rd Division said so.", "3rd Mountain Division", "3rd Division"),
        ("Rossport Logistics went to court on Monday. Rossport lost.", "Rossport Logistics", "Rossport"),
    ],
)
def test_a_further_name_is_of_the_one_who_is_said_to_bear_it(text: str, first: str, second: str) -> None:
    """An alias, a nickname and a short name denote the one whom the full name denotes."""
    person = one(text, first)
    assert person is not None
    assert person == one(text, second)


@pytest.mark.parametrize(
    ("text", "long", "short"),
    [
        ("The Directorate of Forests, Waters and Hunting (DGFCH) banned logging.",
         "Directorate of Forests, Waters and Hunting", "DGFCH"),
        ("Officers of the Movement for the Renewal of the South (MRS) fled. The MRS denied it.",
         "Movement for the Renewal of the South", "MRS"),
        ("The State Agency for Grain and Cereals, or SAGC, seized a barn.",
         "State Agency for Grain and Cereals", "SAGC"),
    ],
)  # fmt: skip
def test_an_acronym_is_short_for_the_whole_name_before_it(text: str, long: str, short: str) -> None:
    """The name reaches as far back as the acronym's letters or its capitals do."""
    body = one(text, long)
    assert body is not None
    assert body == one(text, short)


@pytest.mark.parametrize(
    ("text", "name", "type", "country"),
    [
        ("Coal was refused by Polish Railways on Monday.", "Polish Railways", "organization", "POL"),
        ("The Revenue Authority seized two trucks.", "Revenue Authority", "organization", None),
        ("The Bulgarian Red Cross sent blankets.", "Bulgarian Red Cross", "organization", "BGR"),
        ("Police blamed Los Halcones, a gang that runs the docks.", "Los Halcones", "armed group", None),
        ("The farm union FENAGRO called a strike.", "FENAGRO", "organization", None),
        ("Members of Dignidad Agraria blocked the road.", "Dignidad Agraria", "organization", None),
        ("Ansar al-Wadi claimed the attack on the barracks.", "Ansar al-Wadi", "armed group", None),
    ],
)
def test_a_body_is_known_by_its_words_and_those_beside_it(text: str, name: str, type: str, country: str | None) -> None:
    """The last word, the first, or the noun that it is called by makes it a body."""
    body = one(text, name)
    assert body is not None
    assert (body.type, body.country) == (type, country)


def test_capitals_alone_name_nobody() -> None:
    """Measures and common nouns in capitals act in nobody's name."""
    assert one("The GDP fell in Peru, and the VAT rose.", "GDP") is None
