"""One way to compare names: without case, accents, hyphens, dots and apostrophes.

It refuses to be clever: transliteration to Latin letters, nothing phonetic.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from anyascii import anyascii

_DROPPED = str.maketrans({**dict.fromkeys("-–‑_", " "), **dict.fromkeys(".'’‘ʼ`")})


@lru_cache(maxsize=1 << 16)
def plain(name: str) -> str:
    """`name` in lower-case Latin letters without accents, dots, apostrophes; hyphens are spaces, spaces single."""
    name = name.translate(_DROPPED)
    if not name.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
        name = bare if bare.isascii() else anyascii(bare)
    return " ".join(name.translate(_DROPPED).casefold().split())
