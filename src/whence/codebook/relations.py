"""What events do to relations, and when two details name one: typed access to `relations.toml`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from whence.codebook.plover import NEAREST
from whence.codebook.tables import table
from whence.errors import CodebookError
from whence.model.mention import EVENT_TYPES, EventMention
from whence.model.reading import RelationType

Effect = Literal["opens", "closes", "attests"]
Part = Literal["actor", "recipient", "parties", "member", "organization", "person", "host", "country", "forces"]

_PARTS: tuple[Part, ...] = get_args(Part)
_EFFECTS: tuple[Effect, ...] = get_args(Effect)
_RELATIONS: tuple[RelationType, ...] = get_args(RelationType)


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: the tellings it holds for, and what they do to which relation between whom."""

    name: str
    relation: RelationType
    effect: Effect
    types: tuple[str, ...]
    lemmas: frozenset[str]
    subject: Part
    object: Part
    modes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    of: Literal["actor", "recipient"] = "actor"
    known_only: bool = False
    dated: bool = False
    planned: bool = False
    forms: tuple[str, ...] = ()
    late: bool = False

    def holds(self, mention: EventMention, of: str = "") -> bool:
        """Whether `mention` meets every condition of the rule; its status is not looked at.

        `of` are words before the clause that it is about: "the memorandum", which they signed.
        """
        typed = mention.type in self.types or (mention.mode == NEAREST and bool(self.words))
        if not typed or (self.modes and mention.mode not in self.modes):
            return False
        clause = padded(f"{of} {mention.span.quote}")
        if self.lemmas and self.lemmas.isdisjoint(mention.lemma.casefold().split()):
            return False
        if self.forms and mention.trigger.quote.casefold() not in self.forms:
            return False
        if not all(any(f" {word} " in clause for word in words) for words in (self.words, self.also) if words):
            return False
        return not any(f" {word} " in clause for word in self.without)


@dataclass(frozen=True, slots=True)
class DetailWords:
    """Words by which two details (an office's title, an accord's words) are held against each other."""

    idle: frozenset[str]
    acting: frozenset[str]
    changing: frozenset[str]
    folded: dict[str, str]


def padded(text: str) -> str:
    """The words of `text`, folded, with one space between and around them, for finding whole words by `in`."""
    kept = "".join(c if c.isalnum() or c == "-" else " " for c in text.casefold())
    return f" {' '.join(kept.split())} "


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, in the table's order; CodebookError where a row does not hold together."""
    rows = table("relations")
    return tuple(_rule(row, rows) for row in rows["rule"])


@cache
def accord_words() -> frozenset[str]:
    """Nouns that name an accord."""
    return frozenset(table("relations")["accords"])


@cache
def force_words() -> frozenset[str]:
    """Nouns that name those who are sent abroad for a state or an alliance."""
    return frozenset(table("relations")["forces"])


@cache
def alliance_words() -> frozenset[str]:
    """Nouns that name an organization of which one can be a member."""
    return frozenset(table("relations")["alliances"])


@cache
def words_before_accord() -> frozenset[str]:
    """Words that end, read backwards, what belongs to an accord's words."""
    return frozenset(table("relations")["before_accord"])


@cache
def detail_words() -> DetailWords:
    """Words by which two details are compared."""
    rows = table("relations")["details"]
    return DetailWords(frozenset(rows["idle"]), frozenset(rows["acting"]), frozenset(rows["changing"]), rows["folded"])


def _rule(row: dict[str, Any], rows: dict[str, Any]) -> Rule:
    where = f"relations.toml, rule {row.get('name')!r}"
    known = (row.get("relation") in _RELATIONS, row.get("effect") in _EFFECTS, row.get("subject") in _PARTS)
    if not row["lemmas"] and not row.get("modes"):
        raise CodebookError(f"{where}: it names lemmas or modes")
    if not all(known) or row.get("object") not in _PARTS or not set(row.get("types", ())) <= set(EVENT_TYPES):
        raise CodebookError(f"{where}: relation, effect, subject, object and types are of the known ones")
    return Rule(
        name=row["name"],
        relation=row["relation"],
        effect=row["effect"],
        types=tuple(row["types"]),
        lemmas=frozenset(row["lemmas"]),
        subject=row["subject"],
        object=row["object"],
        modes=tuple(row.get("modes", ())),
        words=_words(row.get("words", ()), rows, where),
        also=_words(row.get("also", ()), rows, where),
        without=_words(row.get("without", ()), rows, where),
        of=row.get("of", "actor"),
        known_only=row.get("known_only", False),
        dated=row.get("dated", False),
        planned=row.get("planned", False),
        forms=tuple(row.get("forms", ())),
        late=row.get("late", False),
    )


def _words(value: str | Sequence[str], rows: dict[str, Any], where: str) -> tuple[str, ...]:
    """A list of words, or the named list at the table's head."""
    if isinstance(value, str) and value not in rows:
        raise CodebookError(f"{where}: no list of words is called {value}")
    return tuple(rows[value] if isinstance(value, str) else value)
