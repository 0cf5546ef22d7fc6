"""What else the codebook knows an actor to be called, so that it is found by names that no report uses."""

from __future__ import annotations

from collections.abc import Sequence

from whence.codebook.geography import countries, country_names
from whence.codebook.names import plain
from whence.codebook.organizations import namesakes, spellings
from whence.model.mention import ActorType


def known_names(called: Sequence[str], kind: ActorType, country: str | None) -> tuple[str, ...]:
    """Further names of a country, or of a body that the codebook knows by the name called first, that are its alone."""
    if kind == "country":
        return _of_country(country)
    return _of_body(called[0], country) if called and kind in ("organization", "armed group") else ()


def _of_country(country: str | None) -> tuple[str, ...]:
    row = countries().get(country or "")
    names = row.names if row is not None else ()
    return tuple(name for name in names if "." not in name and country_names().get(plain(name)) == country)


def _of_body(name: str, country: str | None) -> tuple[str, ...]:
    body = spellings().get(name)
    if body is None or name in namesakes() or (body.country is not None and body.country != country):
        return ()
    return tuple(other for other in (body.name, *body.aliases) if other not in namesakes())
