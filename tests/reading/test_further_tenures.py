"""Offices told by who replaces whom, who is named to head a body, whose term ends, and who serves as what."""

from __future__ import annotations

import pytest

from whence.app import read

Told = tuple[str, str | None, str | None, str]


def told(text: str) -> set[Told]:
    """Person, body, title and whether it began, stands or ended, for each office that the text tells."""
    reading = read(text, published="2024-07-15")
    names = {referent.id: referent.name for referent in reading.referents}
    return {
        (names[claim.subject], names.get(claim.object), claim.detail, claim.holds)
        for claim in reading.claims
        if claim.type == "office"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Parliament replaced Prime Minister Jorma Lahti of Finland with Aino Kallas on Tuesday.",
            ("Aino Kallas", "Finland", "prime minister", "began"),
        ),
        (
            "Marta Quiroga was replaced as Peru's finance minister by Luis Ocampo on 3 June.",
            ("Luis Ocampo", "Peru", "finance minister", "began"),
        ),
        (
            "Colonel Ama Boateng handed over her command of the Golan Observer Force on 2 May to an Irishman, "
            "Brigadier Sean Doyle.",
            ("Sean Doyle", "Golan Observer Force", "commander", "began"),
        ),
        (
            "Governor Peter Oloo of the Bank of Kumasi resigned on Monday. The cabinet named Grace Achieng, a former "
            "diplomat, to succeed him.",
            ("Grace Achieng", "Bank of Kumasi", "governor", "began"),
        ),
        (
            "Anna Svensson gave up on Monday as UN special envoy for Libya. Mateus Pinto took her place in January.",
            ("Mateus Pinto", "United Nations", "special envoy", "began"),
        ),
        (
            "President Idris Mahamat of Chad named General Ali Issa chief of staff, replacing General Sayid Omar.",
            ("Ali Issa", None, "chief of staff", "began"),
        ),
        (
            "Denis Kolar has taken up the presidency of the Chess Union.",
            ("Denis Kolar", "Chess Union", "president", "began"),
        ),
        (
            "Sergei Popa, who took over at the interior ministry of Moldova in May, denied this.",
            ("Sergei Popa", "Moldova", "interior minister", "began"),
        ),
        (
            "Ion Rusu was named to head the Harvest Party on Monday.",
            ("Ion Rusu", "Harvest Party", "head", "began"),
        ),
        (
            "The Harvest Party elected Ion Rusu leader on Sunday.",
            ("Ion Rusu", "Harvest Party", "leader", "began"),
        ),
        (
            "Ion Rusu's term as Moldova's justice minister ended on 31 March.",
            ("Ion Rusu", "Moldova", "justice minister", "ended"),
        ),
        ("Until April Ion Rusu led the Harvest Party.", ("Ion Rusu", "Harvest Party", "leader", "ended")),
        (
            "The rebels' commander, Sayid Omar, was killed on Monday.",
            ("Sayid Omar", "rebels", "commander", "ended"),
        ),
    ],
)  # fmt: skip
def test_changes_of_office_are_read_however_they_are_told(text: str, expected: Told) -> None:
    """Who replaces, is named to head, takes a seat or a ministry over, or is voted in, has what the words name."""
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Vera Lungu spoke on Monday. She is the head of the Harvest Party and a lawyer.",
            ("Vera Lungu", "Harvest Party", "head", "stands"),
        ),
        (
            "Vera Lungu serves as deputy head of the Harvest Party.",
            ("Vera Lungu", "Harvest Party", "deputy head", "stands"),
        ),
        (
            "General Kwame Asante, who commands the Ghanaian contingent, denied it.",
            ("Kwame Asante", "Ghana", "commander of the contingent", "stands"),
        ),
        (
            "Solberg Mining, the Norwegian firm, closed. Chief executive Nina Dahl said the company would resume work.",
            ("Nina Dahl", "Solberg Mining", "chief executive", "stands"),
        ),
    ],
)
def test_offices_that_stand_are_read_however_they_are_told(text: str, expected: Told) -> None:
    """Who is, serves as or commands something holds it, and a firm's officer is the firm's that was just named."""
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("President Idris Mahamat of Chad named General Ali Issa chief of staff, replacing General Sayid Omar.",
         "Idris Mahamat"),
        ("Quiroz named the central bank governor, Elena Prado, to head a commission.", "Elena Prado"),
    ],
)  # fmt: skip
def test_who_names_another_comes_into_nothing(text: str, person: str) -> None:
    """Whoever does the naming does not follow anybody, and a commission for one task is no office."""
    assert not {one for one in told(text) if one[0] == person and one[3] == "began"}


def test_a_former_holder_who_is_killed_loses_nothing_on_that_day() -> None:
    """Death ends only what somebody still holds."""
    found = told("Moldova's former justice minister, Ion Rusu, was killed on Monday.")
    assert found == {("Ion Rusu", "Moldova", "justice minister", "ended")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Premier Peter Hall survived until the tenth of June, when the council removed him.",
            ("Peter Hall", None, "premier", "ended"),
        ),
        (
            "The board ousted Marek Nowak on Monday. He blamed the press. Eva Lind, a former banker, succeeded him.",
            ("Eva Lind", None, None, "began"),
        ),
        ("The dismissal on 4 April of Mr. Todor Iliev angered the press.", ("Todor Iliev", None, None, "ended")),
        (
            "The man who jailed her, the interior minister of Peru, Hugo Salas, resigned on Monday.",
            ("Hugo Salas", "Peru", "interior minister", "ended"),
        ),
    ],
)  # fmt: skip
def test_changes_of_office_told_of_somebody_spoken_of_before_are_read(text: str, expected: Told) -> None:
    """A pronoun, a dismissal of somebody and a name beside a noun say who goes."""
    assert expected in told(text)


def test_the_day_before_a_clause_with_when_is_its_day() -> None:
    """What is told "on the tenth of June, when ..." is of that day."""
    reading = read(
        "Premier Peter Hall ruled until the tenth of June, when parliament removed him.", published="2024-07-15"
    )
    days = {reading.times[claim.time].span.quote for claim in reading.claims if claim.time is not None}
    assert "the tenth of June" in days


def test_who_leaves_a_body_keeps_an_office() -> None:
    """Somebody who resigns from a council has not for that reason given up an office."""
    found = told("Denis Kolar resigned from the council on Monday.")
    assert not {one for one in found if one[3] == "ended"}
