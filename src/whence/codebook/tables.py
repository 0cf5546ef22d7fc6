"""Loads the codebook's tables, once each, when first asked for.

A table is a TOML file beside this module; its header comment names source and date. Typed accessors live in modules
of their own, which check what they load and raise `CodebookError` that names table and row.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from whence.errors import CodebookError


@cache
def table(name: str) -> dict[str, Any]:
    """The table `name` (a file's name without its ending) as plain values; CodebookError where it cannot be read."""
    path = files("whence.codebook") / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise CodebookError(f"codebook table {name}.toml cannot be read: {error}") from error
