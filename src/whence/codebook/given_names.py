"""Which gender a given name tells, for pronouns: lists of names of eighty languages and countries, and name endings.

Made by training/given_names.py from the lists of Faker (MIT licence). It refuses names that both women and men bear.
"""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files
from typing import Literal

from whence.codebook.names import plain

Gender = Literal["female", "male"]
LONGEST_ENDING = 4


def gender_of(given: str) -> Gender | None:
    """The gender that the given name `given` tells, by the lists; None where they lack it or disagree."""
    return _table().get(plain(given))


def likely_gender(given: str) -> Gender | None:
    """The gender that `given` tells, by the lists or, where they lack it, by its ending."""
    table, name = _table(), plain(given)
    if name in table or len(name) < 3:
        return table.get(name)
    return next((table[e] for n in range(1, LONGEST_ENDING + 1) if (e := f"-{name[-n:]}") in table), None)


@cache
def _table() -> dict[str, Gender]:
    packed = (files("whence.codebook") / "given_names.txt.gz").read_bytes()
    rows = (line.split("\t") for line in gzip.decompress(packed).decode().splitlines())
    return {name: "female" if letter == "f" else "male" for name, letter in rows}
