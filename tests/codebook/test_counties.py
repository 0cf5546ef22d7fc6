"""Counties of the United States by name."""

from __future__ import annotations

import pytest

from whence.codebook.counties import states_with_county


@pytest.mark.parametrize(
    ("text", "states"),
    [("Licking County", ("Ohio",)), ("Caddo Parish", ("Louisiana",)), ("Licking", ()), ("Erewhon County", ())],
)
def test_a_county_tells_its_state(text: str, states: tuple[str, ...]) -> None:
    """A county that one state has names that state; other words, or no such county, name none."""
    assert states_with_county(text) == states


def test_a_common_county_tells_several_states() -> None:
    """There are counties of one name in many states."""
    assert {"Texas", "Kentucky"} <= set(states_with_county("Henderson County"))
    assert len(states_with_county("Washington County")) > 20
