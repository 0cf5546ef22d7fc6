"""Organizations, armed groups and metonyms of governments that news names without explaining."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

from whence.codebook.names import plain
from whence.codebook.tables import table
from whence.errors import CodebookError
from whence.model.mention import ActorType

SECTIONS: dict[str, ActorType] = {
    "international": "organization", "media": "organization", "national": "organization", "armed": "armed group",
}  # fmt: skip
# From this length on an acronym is also written as a word (Ecowas, Nato is the one shorter).
WORD_LENGTH = 4


@dataclass(frozen=True, slots=True)
class Organization:
    """A body known by name: its type, PLOVER code, further names, and the country or body that it belongs to."""

    name: str
    type: ActorType
    code: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    part_of: str | None = None


@cache
def organizations() -> dict[str, Organization]:
    """All bodies by name, in the order of the table; CodebookError where a row does not hold together."""
    found = {}
    for section, kind in SECTIONS.items():
        for name, row in table("organizations")[section].items():
            fields = {**row, "aliases": tuple(row.get("aliases", ()))}
            try:
                found[name] = Organization(name=name, type=kind, **fields)
            except TypeError as error:
                raise CodebookError(f"organizations.toml: {name}: {error}") from error
    for body in found.values():
        if body.part_of and body.part_of not in found:
            raise CodebookError(f"organizations.toml: {body.name}: no entry {body.part_of}")
    return found


@cache
def spellings() -> dict[str, Organization]:
    """Bodies by every spelling, acronyms as written; the first entry that claims a spelling has it."""
    found: dict[str, Organization] = {}
    for body in organizations().values():
        for spelling in (body.name, *body.aliases):
            for form in (spelling, *_written(spelling)):
                found.setdefault(form, body)
    return found


@cache
def namesakes() -> dict[str, tuple[Organization, ...]]:
    """The bodies of each spelling that several of them claim, in the order of the table."""
    claimed: dict[str, list[Organization]] = {}
    for body in organizations().values():
        for spelling in (body.name, *body.aliases):
            claimed.setdefault(spelling, []).append(body)
    return {spelling: tuple(bodies) for spelling, bodies in claimed.items() if len(bodies) > 1}


def _written(spelling: str) -> tuple[str, ...]:
    bare = spelling.replace(".", "")
    if bare.isupper() and bare.isalpha() and len(bare) >= WORD_LENGTH:
        return (bare.capitalize(),)
    return ()


@cache
def governments() -> dict[str, str]:
    """ISO 3166-1 alpha-3 codes by plain name of what stands for a government ("kremlin")."""
    return {plain(name): cast(str, iso3) for name, iso3 in table("organizations")["governments"].items()}


@cache
def telling_words(kind: str) -> frozenset[str]:
    """The words that tell what a name is of: `company`, `vessel` and `no_name` as written, others in lower case."""
    return frozenset(table("organizations")["words"][kind])
