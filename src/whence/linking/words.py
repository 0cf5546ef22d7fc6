"""The lists of words in `words.toml`, each loaded once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def listed(name: str) -> frozenset[str]:
    """The words listed under `name`."""
    lists = tomllib.loads((files("whence.linking") / "words.toml").read_text("utf-8"))
    return frozenset(lists[name].split())
