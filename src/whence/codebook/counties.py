"""Counties of the United States: which states have one of a name, which tells in what state local news happens."""

from __future__ import annotations

from functools import cache

from whence.codebook.names import plain
from whence.codebook.tables import table

_ELSEWHERE = {" parish": "Louisiana", " borough": "Alaska"}  # what they are called there, and nowhere else


@cache
def _states_of() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for state, names in table("us_counties")["counties"].items():
        for name in names.split("|"):
            found.setdefault(plain(name), []).append(state)
    return {name: tuple(states) for name, states in found.items()}


def states_with_county(text: str) -> tuple[str, ...]:
    """The states that have a county called so ("Wayne County"), in order; none where the words name no county."""
    name = plain(text)
    for ending, state in _ELSEWHERE.items():
        if name.endswith(ending):
            return tuple(one for one in _states_of().get(name.removesuffix(ending), ()) if one == state)
    found = _states_of().get(name.removesuffix(" county"), ()) if name.endswith(" county") else ()
    return tuple(state for state in found if state not in _ELSEWHERE.values())
