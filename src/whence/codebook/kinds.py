"""Which nouns denote people, bodies, ships, vehicles, buildings and what is eaten or taken as medicine.

Made by training/kinds.py from WordNet 3.1 (Princeton University, WordNet licence). A noun is of the kind that its first
sense is; it refuses nouns that mean other things as often.
"""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files


@cache
def kinds() -> dict[str, frozenset[str]]:
    """Nouns by kind, singular lemmas in lower case."""
    packed = (files("whence.codebook") / "kinds.txt.gz").read_bytes()
    found: dict[str, set[str]] = {}
    for line in gzip.decompress(packed).decode().splitlines():
        kind, _, noun = line.partition("\t")
        found.setdefault(kind, set()).add(noun)
    return {kind: frozenset(nouns) for kind, nouns in found.items()}
