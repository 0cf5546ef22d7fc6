"""How predicates become events: the rows that name a type for verbs and nouns, and who plays which part.

A row is chosen by what it asks: arguments first, then the length of its phrase, then the sense that the reader sees.
A wrong sense tag therefore costs at most the rows that shut it out, never the whole predicate.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal, get_args

from whence.codebook.kinds import kinds
from whence.codebook.plover import NEAREST, contexts, require
from whence.codebook.tables import table
from whence.errors import CodebookError
from whence.model.mention import STATUSES, ActorType, Status

Class = Literal["verb", "noun", "adjective"]
BROAD = "frames_broad"
IDIOMS = "frames_idioms"
FILES = ("frames_cooperation", "frames_conflict", "frames_institutions", "frames_plain", IDIOMS, BROAD)
CLASSES: Mapping[str, Class] = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective"}
PARTICIPANT_TYPES = frozenset({*get_args(ActorType), "place", "actor", "human"})
KEYS = frozenset(
    [
        "id",
        "type",
        "mode",
        "shape",
        "verbs",
        "nouns",
        "adjectives",
        "senses",
        "never",
        "needs",
        "lacks",
        "contexts",
        "absorbs",
        "weak",
        "borrow",
        "status",
    ]
)


@dataclass(frozen=True, slots=True)
class Roles:
    """Slots in order of preference for the actor and for the recipient."""

    actor: tuple[str, ...]
    recipient: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """Who takes part and where they stand; in a `reciprocal` one all parties are actors."""

    name: str
    verb: Roles
    noun: Roles
    reciprocal: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """What a slot (`any` for all) must hold: one of `lemmas` or a participant of one of `types`."""

    slot: str
    lemmas: frozenset[str]
    types: frozenset[str]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the type and mode that its words mean, under what conditions, and the shape that assigns the parts.

    `weak` rows are events only with two participants; `absorbs` names slots whose predicates this event swallows;
    `borrow` is "country" where the country that the sentence tells of may stand in for a recipient not named; `status`
    is what the words say by themselves ("is due in Rome": planned); a `broad` row asks for kinds of things only, so
    that what it lacks tells nothing of other senses of its words; so does an `idiom`, whose words mean it in
    that company alone.
    """

    id: str
    type: str
    mode: str | None
    shape: Shape
    senses: frozenset[str]
    never: frozenset[str]
    needs: tuple[Ask, ...]
    lacks: tuple[Ask, ...]
    contexts: tuple[str, ...]
    absorbs: tuple[str, ...]
    weak: bool
    borrow: str | None
    status: Status | None = None
    broad: bool = False
    idiom: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A row under one of its phrases: `rest` are the words besides the head (particles, or what precedes a noun)."""

    rest: tuple[str, ...]
    row: Row


@dataclass(frozen=True, slots=True)
class Frames:
    """All rows, indexed: by word class and head lemma, and by roleset."""

    words: Mapping[tuple[Class, str], tuple[Entry, ...]]
    senses: Mapping[str, tuple[Row, ...]]
    rows: tuple[Row, ...]
    order: Mapping[str, int]


@cache
def frames() -> Frames:
    """The frames tables, validated; CodebookError names table and row where one does not hold together."""
    rows: list[Row] = []
    words: dict[tuple[Class, str], list[Entry]] = {}
    senses: dict[str, list[Row]] = {}
    for name in FILES:
        for raw in table(name)["rows"]:
            row = _row(raw, f"{name}.toml, row {raw.get('id', '?')}", broad=name in (BROAD, IDIOMS))
            row = replace(row, idiom=name == IDIOMS)
            rows.append(row)
            for word_class, head, entry in _entries(raw, row):
                words.setdefault((word_class, head), []).append(entry)
            for sense in sorted(row.senses):
                senses.setdefault(sense, []).append(row)
    _once(row.id for row in rows)
    return Frames(
        {key: tuple(entries) for key, entries in words.items()},
        {key: tuple(entries) for key, entries in senses.items()},
        tuple(rows),
        {row.id: place for place, row in enumerate(rows)},
    )


@cache
def guessed_rows() -> Mapping[str, Row]:
    """By type, the row of a predicate that no other row holds; CodebookError where a type or shape is unknown."""
    made = table("frames")["guessed"].items()
    rows = ({"id": f"guessed-{type.lower()}", "type": type, "shape": shape} for type, shape in made)
    return {raw["type"]: _row(raw, "frames.toml [guessed]") for raw in rows}


@cache
def nearest_rows() -> Mapping[str, Row]:
    """By type, the row of a happening for which the codebook has no type and of which this is the nearest."""
    return {type: replace(row, id=f"nearest-{type.lower()}", mode=NEAREST) for type, row in guessed_rows().items()}


@cache
def shapes() -> Mapping[str, Shape]:
    """All shapes by name."""
    return {name: _shape(name, raw) for name, raw in table("frames")["shapes"].items()}


@cache
def word_class(name: str) -> frozenset[str]:
    """The lemmas of the class `name`, with the nouns of the kind so called; CodebookError where there is neither."""
    classes, kind = table("frames")["classes"], kinds().get(name, frozenset())
    if name not in classes and not kind:
        raise CodebookError(f"frames.toml: no class @{name}")
    return frozenset(classes.get(name, ())) | kind


@cache
def vocabulary() -> frozenset[str]:
    """Every single word that a row, a class, or the tables of status and saying know."""
    found = frames()
    words = {
        word for (_, head), entries in found.words.items() for word in (head, *(r for e in entries for r in e.rest))
    }
    words |= {lemma for row in found.rows for ask in (*row.needs, *row.lacks) for lemma in ask.lemmas}
    words |= {word for listed in table("frames")["classes"].values() for word in listed}
    words |= {word for listed in table("frames")["grammar"].values() for word in listed}
    for name in ("statuses", "reporting"):
        for section in table(name).values():
            for listed in section.values():
                words.update(listed if isinstance(listed, list) else ())
    return frozenset(word for word in words if " " not in word)


@cache
def grammar(name: str) -> frozenset[str]:
    """The words of `[grammar]` that are listed under `name`."""
    return frozenset(table("frames")["grammar"][name])


@cache
def unguessed(word_class: Class) -> frozenset[str]:
    """Lemmas of the class whose type is never guessed, since at large they tell none."""
    return frozenset(table("frames")["unguessed"].get(f"{word_class}s", ()))


@cache
def happenings() -> Mapping[str, str]:
    """By noun that names a happening without telling a type, the nearest type."""
    listed = table("frames")["happenings"]
    for type in listed:
        require(type, None, "frames.toml [happenings]")
    return {noun: type for type, nouns in listed.items() for noun in nouns}


@cache
def light_verbs() -> frozenset[str]:
    """Verbs that only carry the noun that is their object."""
    return frozenset(table("frames")["light"]["verbs"])


def _shape(name: str, raw: Mapping[str, Any]) -> Shape:
    try:
        verb, noun = (Roles(tuple(raw[k]["actor"]), tuple(raw[k]["recipient"])) for k in ("verb", "noun"))
    except KeyError as missing:
        raise CodebookError(f"frames.toml [shapes.{name}]: {missing} is missing") from None
    return Shape(name, verb, noun, bool(raw.get("reciprocal", False)))


def _row(raw: Mapping[str, Any], where: str, *, broad: bool = False) -> Row:
    unknown = sorted(set(raw) - KEYS)
    if unknown or not raw.get("id"):
        raise CodebookError(f"{where}: unknown keys {', '.join(unknown)}" if unknown else f"{where}: a row has an id")
    require(raw["type"], raw.get("mode"), where)
    if raw.get("shape") not in shapes():
        raise CodebookError(f"{where}: {raw.get('shape')} is not a shape")
    if raw.get("status") not in (None, *STATUSES):
        raise CodebookError(f"{where}: {raw['status']} is not a status")
    strangers = set(raw.get("contexts", ())) - set(contexts())
    if strangers:
        raise CodebookError(f"{where}: {', '.join(sorted(strangers))} is not a context")
    return Row(
        id=raw["id"],
        type=raw["type"],
        mode=raw.get("mode"),
        shape=shapes()[raw["shape"]],
        senses=frozenset(_sense(sense, where) for sense in raw.get("senses", ())),
        never=frozenset(_sense(sense, where) for sense in raw.get("never", ())),
        needs=tuple(_ask(slot, values, where) for slot, values in raw.get("needs", {}).items()),
        lacks=tuple(_ask(slot, values, where) for slot, values in raw.get("lacks", {}).items()),
        contexts=tuple(raw.get("contexts", ())),
        absorbs=tuple(raw.get("absorbs", ())),
        weak=bool(raw.get("weak", False)),
        borrow=raw.get("borrow"),
        status=raw.get("status"),
        broad=broad,
    )


def _sense(sense: str, where: str) -> str:
    lemma, _, number = sense.rpartition(".")
    if not lemma or not (number.isdigit() or number == "LV"):
        raise CodebookError(f"{where}: {sense} is not a roleset id")
    return sense


def _ask(slot: str, values: Iterable[str], where: str) -> Ask:
    lemmas: set[str] = set()
    types: set[str] = set()
    for value in values:
        if value.startswith("@"):
            lemmas |= word_class(value[1:])
        elif value.startswith("$") and value != "$":
            types.add(value[1:])
        else:
            lemmas.add(value)
    if types - PARTICIPANT_TYPES:
        raise CodebookError(f"{where}: ${', $'.join(sorted(types - PARTICIPANT_TYPES))} is no type of participant")
    return Ask(slot, frozenset(lemmas), frozenset(types))


def _entries(raw: Mapping[str, Any], row: Row) -> Iterable[tuple[Class, str, Entry]]:
    for key, kind in CLASSES.items():
        for phrase in raw.get(key, ()):
            parts = tuple(phrase.split())
            head, rest = (parts[0], parts[1:]) if kind == "verb" else (parts[-1], parts[:-1])
            yield kind, head, Entry(rest, row)


def _once(ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for row_id in ids:
        if row_id in seen:
            raise CodebookError(f"frames: two rows have the id {row_id}")
        seen.add(row_id)
