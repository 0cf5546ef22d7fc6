"""Who holds what office, by plain sentences of many kinds."""

from __future__ import annotations

import pytest

from tests.stories import needs_weights
from whence import app

pytestmark = needs_weights


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "Zambia's government fell on Monday. Ms. Ana Lopes has been appointed Interim President of the Republic.",
            ("Ana Lopes", "interim president", "Zambia"),
        ),
        (
            "Zambia's cabinet met. John Mwale takes charge of Foreign Affairs as acting minister.",
            ("John Mwale", "acting minister of foreign affairs", "Zambia"),
        ),
        (
            "Peru's foreign minister, Rosa Lino, met her Chilean counterpart, Juan Paz, in Lima.",
            ("Juan Paz", "foreign minister", "Chile"),
        ),
        (
            "Judge Rosa Lino of the Supreme Court of Peru read the ruling.",
            ("Rosa Lino", "judge", "Supreme Court of Peru"),
        ),
        (
            "Governor Rosa Lino of Cusco, Peru, said so.",
            ("Rosa Lino", "governor", "Peru"),
        ),
        (
            "The Minister of Trade, Industry and Tourism of Peru, Ana Sol, the Minister of Transport and Digital "
            "Affairs of Chile, Luis Mar, and the Minister of Labour of Bolivia, Juan Paz, signed it.",
            ("Luis Mar", "minister of transport and digital affairs", "Chile"),
        ),
        (
            "Peru's popular prime minister, Rosa Lino, spoke.",
            ("Rosa Lino", "prime minister", "Peru"),
        ),
        (
            "Juan Paz, Peru's president, died in May. Rosa Lino took his place in June.",
            ("Rosa Lino", "president", "Peru"),
        ),
        (
            "Peru's interior minister Juan Paz stepped down on Monday and Rosa Lino was sworn in as his successor.",
            ("Rosa Lino", "interior minister", "Peru"),
        ),
        (
            "The Council of Renewal met in Lusaka. Edgar Mvula, who heads the Council of Renewal, spoke to reporters.",
            ("Edgar Mvula", "head", "Council of Renewal"),
        ),
        (
            "Captain Tom Banda speaks for the Council of Renewal, which took power in Zambia.",
            ("Tom Banda", "spokesperson", "Council of Renewal"),
        ),
        (
            "Ambassador Pieter Kolf of the Netherlands left Lusaka on Saturday.",
            ("Pieter Kolf", "ambassador", "Netherlands"),
        ),
        (
            "Paul Zulu, governor of the Central Bank, was relieved of his post by the army in Zambia.",
            ("Paul Zulu", "governor of the central bank", "Central Bank"),
        ),
        (
            "The Central Bank of Zambia said on Tuesday that its governor, Paul Zulu, had resigned.",
            ("Paul Zulu", "governor", "central Bank of Zambia"),
        ),
    ],
)
def test_an_office_is_claimed_with_its_body(text: str, held: tuple[str, str, str]) -> None:
    """However the sentence ties the person to it, and "the Republic" is the country that is spoken of."""
    reading = app.read(text)
    names = {referent.id: referent.name for referent in reading.referents}
    claims = {(names[c.subject], c.detail, names[c.object]) for c in reading.claims if c.type == "office"}
    assert held in claims


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Lino, the next president of Peru, spoke.",
        "A senior vice president of Oro Mining, Juan Paz, spoke in Peru.",
    ],
)
def test_who_is_to_come_or_serves_a_firm_holds_no_office_of_state(text: str) -> None:
    """The next president is none yet, and a firm's vice president is not the country's."""
    assert [claim for claim in app.read(text).claims if claim.type == "office"] == []


def test_leaving_a_room_ends_no_office() -> None:
    """Nor does being fired up."""
    text = "Paul Zulu, governor of the Bank of Zambia, was fired up about it. He left his office at six."
    assert {claim.holds for claim in app.read(text).claims} == {"stands"}


def test_a_deed_of_leading_is_no_office() -> None:
    """Who led a march once heads nothing by that."""
    reading = app.read("Edgar Mvula led the Workers' Union to the gates on Monday.")
    assert [claim for claim in reading.claims if claim.type == "office"] == []


def test_the_republic_is_no_town() -> None:
    """A land called by its kind alone is not looked up among the world's towns."""
    reading = app.read("Zambia's parliament met on Monday. Laws of the Republic were read.")
    assert [place.name for place in reading.places if place.name == "Republic"] == []
