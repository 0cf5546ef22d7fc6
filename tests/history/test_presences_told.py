"""Forces that come, stay and go, from the words to what stands."""

from __future__ import annotations

from datetime import date

import pytest

from whence.app import link, read
from whence.model.report import Report
from whence.model.when import When

Stood = tuple[str, str, date | None, date | None, bool]


def stood(text: str) -> list[Stood]:
    """Whose forces are where, the first day of beginning and end, and whether they have gone."""
    report = Report("r", text, published=When.day(date(2024, 7, 15), "given", "2024-07-15"))
    told = link([report], [read(report)])
    names = {actor.id: actor.name for actor in told.actors}
    found = [one for one in told.relations if one.type == "presence"]
    days = [(one.began and one.began.earliest, one.ended_on and one.ended_on.earliest) for one in found]
    return [(names[one.subject], names[one.object], *ends, one.ended) for one, ends in zip(found, days, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Danish troops crossed the border out of Chad on 4 April 2024.", ("Denmark", None)),
        ("Denmark took its men out of Chad on 4 April 2024.", ("Denmark", None)),
        ("Denmark closed its base in Chad on 4 April 2024.", ("Denmark", None)),
        ("The mandate of the African Union mission in Chad ended on 4 April 2024.", ("African Union", None)),
        (
            "The monitors of the African Union, who had been in Chad since 2023, went home on 4 April 2024.",
            ("African Union", None),
        ),
        (
            "Danish soldiers arrived in Chad on 3 May 2023. The last Danes crossed back into Niger on 4 April 2024.",
            ("Denmark", date(2023, 5, 3)),
        ),
    ],
)
def test_forces_are_gone_however_it_is_told(text: str, expected: tuple[str, date | None]) -> None:
    """A crossing out, men taken out, a base closed, a mandate that ends and a way home end a presence on their day."""
    assert stood(text) == [(expected[0], "Chad", expected[1], date(2024, 4, 4), True)]


@pytest.mark.parametrize(
    "text",
    [
        "Danish peacekeepers took up positions near Moundou, Chad, on 4 April 2024.",
        "Chad received 150 Danish instructors on 4 April 2024.",
        "The first Danes arrived in Chad on 4 April 2024. Denmark has 300 police officers in Chad.",
    ],
)
def test_forces_are_there_however_it_is_told(text: str) -> None:
    """Positions taken up, instructors received, and a people whose forces are there say when they came."""
    assert stood(text) == [("Denmark", "Chad", date(2024, 4, 4), None, False)]


@pytest.mark.parametrize(
    "text",
    [
        "Denmark pulled half its troops out of Chad on 4 April 2024.",
        "Denmark will withdraw its troops from Chad by June 2025.",
        "Danish mercenaries were flown into Chad on 4 April 2024.",
    ],
)
def test_what_is_no_leaving_of_all_ends_no_presence(text: str) -> None:
    """Half of the troops, a plan, and a flight into the country end nothing."""
    assert not any(gone for *_, gone in stood(text))
