"""What several bundles tell of one actor or place, put together: the same as if one had told all of it."""

from __future__ import annotations

from collections.abc import Sequence

from whence.archive.values import Document


def joined(parts: Sequence[Document]) -> Document:
    """The actor or place of which `parts` are told; the one that is told most comes first, ties by its words."""
    if len(parts) == 1:
        return parts[0]
    ranked = sorted(parts, key=lambda part: (-len(part["mentions"]), _places(part)))
    first = ranked[0]
    names = dict.fromkeys(alias for part in ranked for alias in (*part["aliases"], part["name"]))
    listed = {"aliases": [name for name in names if name != first["name"]]}
    listed["mentions"] = sorted((span for part in parts for span in part["mentions"]), key=_place)
    whole = {field: listed.get(field, value) for field, value in first.items() if field not in _GATHERED}
    for field in _FIRST_KNOWN:
        if field in whole:
            whole[field] = next((part[field] for part in ranked if part.get(field) is not None), None)
    for field in _GATHERED:
        told = [one for part in ranked for one in part.get(field, ())]
        if told:
            whole[field] = told
    return whole


_FIRST_KNOWN = ("country", "country_name", "code", "latitude", "longitude", "precision", "geonames")
_GATHERED = ("differences", "because")


def _place(span: Document) -> tuple[str, int, int]:
    return span["report"], span["start"], span["end"]


def _places(part: Document) -> list[tuple[str, int, int]]:
    return [_place(span) for span in part["mentions"]]
