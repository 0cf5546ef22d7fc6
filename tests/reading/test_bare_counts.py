"""Numbers without a noun, and the counts of a deed that its sentence tells elsewhere."""

from __future__ import annotations

import pytest

from whence import read


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Some 5,000 people stood in the square in Tunis; the police spoke of 2,000.", 2000, "people"),
        ("Thousands marched in Lima – 40,000 according to unions, 9,000 according to the police.", 9000, "people"),
        ("The UN put the number of those who have fled the two towns at 18,600.", 18600, "people"),
        ("The observers, who number 30, stay.", 30, "observers"),
        ("Peru sent twenty observers. It is far. It is cold. Twelve of the twenty arrived on Monday.", 12, "observers"),
        ("Drivers came on Monday. About 150 of them parked their cabs on the bridge.", 150, "people"),
        ("Bread that cost 300 dollars last May cost 610 last night.", 610, "USD"),
        ("Thirty-eight trucks had been seized, says the ministry; twenty-six, says the union.", 26, "trucks"),
    ],
)  # fmt: skip
def test_a_bare_number_counts_what_was_counted_before(text: str, value: float, unit: str) -> None:
    """Its unit is that of the count that it is held against, or of what its sentence numbers."""
    assert (value, unit) in [(q.value, q.unit) for q in read(text).quantities]


def test_a_year_counts_nothing() -> None:
    """A number of four figures that may be a year is none."""
    found = read("Some 5,000 people came. The committee remembered 1998 well.").quantities
    assert [q.value for q in found] == [5000]


@pytest.mark.parametrize(
    ("text", "trigger", "value"),
    [
        ("Jets bombed a school in Taiz on Monday and killed at least nine people.", "bombed", 9),
        ("Thirty people have now died of the bombing of the bus station.", "bombing", 30),
        ("The raid on the village is now known to have killed 31 people.", "raid", 31),
        ("The number of dead in the attack on the barracks rose to 25.", "attack", 25),
        ("Six soldiers were killed when rebels ambushed a convoy.", "ambushed", 6),
        ("The march drew 30,000 people.", "march", 30000),
    ],
)
def test_the_count_of_whom_a_deed_harmed_or_drew_goes_with_the_deed(text: str, trigger: str, value: float) -> None:
    """Wherever in the sentence the count is told."""
    events = [event for event in read(text).events if event.trigger.quote == trigger]
    assert value in [q.value for event in events for q in event.quantities]
