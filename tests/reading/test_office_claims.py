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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The trade minister, Rosa Lino, spoke. Juan Paz, a former judge, succeeded her.",
            ("Juan Paz", "trade minister", "began"),
        ),
        ("Rosa Lino resigned on Friday.", ("Rosa Lino", None, "ended")),
        ("Rosa Lino handed the chairmanship to Juan Paz in May.", ("Juan Paz", "chairman", "began")),
        ("Rosa Lino handed the chairmanship to Juan Paz in May.", ("Rosa Lino", "chairman", "ended")),
        ("Juan Paz was appointed ambassador to Chile in December.", ("Juan Paz", "ambassador", "began")),
        ("Colonel Juan Paz has been military attaché since January.", ("Juan Paz", "military attaché", "began")),
        ("General Juan Paz was stripped of his regiment.", ("Juan Paz", "commander", "ended")),
        ("Deputy Trade Minister Rosa Lino spoke.", ("Rosa Lino", "deputy trade minister", "stands")),
    ],
)
def test_an_office_of_nothing_named_is_claimed_without_a_body(text: str, said: tuple[str, str | None, str]) -> None:
    """Other reports may say of what it is."""
    reading = app.read(text)
    names = {referent.id: referent.name for referent in reading.referents}
    assert said in {(names[c.subject], c.detail, c.holds) for c in reading.claims if c.object == ""}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The Prime Minister of Peru was appointed on 21 October. The Prime Minister, Rosa Lino, signed.",
            ("Rosa Lino", "began"),
        ),
        ("Peru's president, Rosa Lino, handed over power in March.", ("Rosa Lino", "ended")),
        ("Peru's president, Rosa Lino, handed the defence portfolio to her brother.", ("Rosa Lino", "stands")),
    ],
)
def test_power_is_handed_on_by_who_has_it(text: str, said: tuple[str, str]) -> None:
    """Whoever hands out a portfolio goes on in office; whoever is appointed without further words comes into theirs."""
    reading = app.read(text)
    names = {referent.id: referent.name for referent in reading.referents}
    found = {(names[c.subject], c.holds) for c in reading.claims if c.type == "office"}
    assert said in found
    assert said[1] == "ended" or (said[0], "ended") not in found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Peru's trade minister, Rosa Lino, was removed on Friday.", ("Rosa Lino", "trade minister", "ended")),
        ("Juan Paz was dismissed on 4 May.", ("Juan Paz", None, "ended")),
        ("The minister of defence, General Juan Paz, stayed in Lima.", ("Juan Paz", "minister of defence", "stands")),
        ("Rosa Lino, Peru's trade minister since May, spoke.", ("Rosa Lino", "trade minister", "began")),
        ("Rosa Lino has run the Transit Authority since May.", ("Rosa Lino", "head", "began")),
    ],
)
def test_days_and_portfolios_beside_the_words_are_no_hindrance(text: str, said: tuple[str, str | None, str]) -> None:
    """ "On Friday" makes no shot of a removal, and what a minister is over does not own the minister."""
    reading = app.read(text)
    names = {referent.id: referent.name for referent in reading.referents}
    assert said in {(names[c.subject], c.detail, c.holds) for c in reading.claims if c.type == "office"}


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers fired on Juan Paz, Peru's president.",
        "Ana Sol spoke. Juan Paz, Peru's president, sacked his trade minister, Rosa Lino, on Monday.",
        "Juan Paz, Peru's president, became the first president to dive there.",
    ],
)
def test_neither_shots_nor_whose_minister_it_was_turn_the_presidents_office(text: str) -> None:
    """The one who is shot at, who dismisses, or who is the first to do a thing, has what they had."""
    reading = app.read(text)
    names = {referent.id: referent.name for referent in reading.referents}
    assert {c.holds for c in reading.claims if names[c.subject] == "Juan Paz" and c.type == "office"} == {"stands"}


def test_whoever_a_country_has_is_of_it() -> None:
    """ "Chile's Rosa Lino" is Chilean."""
    reading = app.read("Peru's Juan Paz met Chile's Rosa Lino in Lima.")
    assert {r.name: r.country for r in reading.referents if r.type == "person"} == {
        "Juan Paz": "PER",
        "Rosa Lino": "CHL",
    }


@pytest.mark.parametrize(
    "text",
    [
        "The Danish parliament heard witnesses. Tarn Oil President Ivo Lund testified in Denmark on Tuesday.",
        "Peru is in debt. Vell Mining President Rosa Lino met ministers of Peru in Lima.",
    ],
)
def test_a_president_of_an_unknown_body_is_no_head_of_state(text: str) -> None:
    """A name before the title that is no country says whose president it is, though nothing is known of it."""
    reading = app.read(text)
    countries = {referent.id for referent in reading.referents if referent.name in ("Denmark", "Peru")}
    assert countries
    assert not [claim for claim in reading.claims if claim.type == "office" and claim.object in countries]
