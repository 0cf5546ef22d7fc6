"""The lists of words in `words.toml`, each loaded once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def listed(name: str) -> frozenset[str]:
    """The words listed under `name`."""
    return frozenset(_lists()[name].split())


@cache
def paired(name: str) -> dict[str, str]:
    """By each form its whole, of the lines "whole: form, form" listed under `name`."""
    rows = (line.split(":") for line in _lists()[name].splitlines() if ":" in line)
    return {form.strip(): whole.strip() for whole, forms in rows for form in forms.split(",")}


@cache
def _lists() -> dict[str, str]:
    return tomllib.loads((files("whence.linking") / "words.toml").read_text("utf-8"))
