"""Loads the table of page furniture and says which of its rules a line fits."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from whence.errors import CodebookError
from whence.intake.units import Unit

MAX_LINE_CHARS = 400  # a longer line is no furniture, and no pattern need look at it
MAX_CAPTION_WORDS = 60
CREDIT_TAIL_CHARS = 120
MAX_BUTTONS = 12
MAX_SECTIONS = 24
MAX_SECTION_WORDS = 3
_BETWEEN_SECTIONS = re.compile(r"\s*[|·•›»]\s*|\s{2,}|\t")
_SECTION = re.compile(r"[A-Z][^.!?:;,\d\"“”]{1,28}")
_BETWEEN_BUTTONS = re.compile(r"[|·•]")


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of furniture: whole lines, beginnings up to `max_words` words, and patterns for a whole line."""

    why: str
    lines: frozenset[str]
    starts: tuple[str, ...]
    max_words: int
    patterns: tuple[re.Pattern[str], ...]
    opens: str
    not_with: frozenset[str]


@dataclass(frozen=True, slots=True)
class Fit:
    """The rule a line fits, and what the line tells beside."""

    why: str
    opens: str = ""
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """All rules in the table's order, and how captions begin and end."""

    rules: tuple[Rule, ...]
    caption_starts: tuple[str, ...]
    caption_ends: tuple[re.Pattern[str], ...]

    def fit(self, unit: Unit) -> Fit | None:
        """The first rule that the unit fits; None where it fits none."""
        if unit.end - unit.start > MAX_LINE_CHARS:
            return None
        for rule in self.rules:
            found = _fit(rule, unit)
            if found:
                return found
        return Fit("caption") if self._is_caption(unit) else self._fit_of_parts(unit)

    def _fit_of_parts(self, unit: Unit) -> Fit | None:
        """What a line of several buttons is of: "Donate now | Sign up for our alerts"."""
        if _is_menu(unit):
            return Fit("page navigation")
        texts = [text for text in _BETWEEN_BUTTONS.split(unit.text) if text.strip()]
        if not 1 < len(texts) <= MAX_BUTTONS:
            return None
        fits = [self.fit(Unit(unit.start, unit.start + len(text), text)) for text in texts]
        first = fits[0]
        return Fit(first.why) if first is not None and all(fits) else None

    def _is_caption(self, unit: Unit) -> bool:
        text = unit.text.strip().casefold()
        if len(unit.words) > MAX_CAPTION_WORDS:
            return False
        tail = text[-CREDIT_TAIL_CHARS:]
        return text.startswith(self.caption_starts) or any(pattern.search(tail) for pattern in self.caption_ends)


def _is_menu(unit: Unit) -> bool:
    """Whether the line is a row of sections: three names or more of few words, parted by signs or wide spaces."""
    parts = [part.strip() for part in _BETWEEN_SECTIONS.split(unit.text.strip())]
    named = all(_SECTION.fullmatch(part) and len(part.split()) <= MAX_SECTION_WORDS for part in parts)
    return 3 <= len(parts) <= MAX_SECTIONS and named


@cache
def _rows() -> dict[str, Any]:
    path = files("whence.intake") / "furniture.toml"
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise CodebookError(f"furniture.toml cannot be read: {error}") from error


@cache
def furniture_words(kind: str) -> frozenset[str]:
    """The words of that kind: `particles`, `byline`, `sentence` or `small`."""
    return frozenset(_rows()["words"][kind])


@cache
def furniture_table() -> Table:
    """The table, loaded once; CodebookError where it does not hold together."""
    rows = _rows()
    try:
        captions = rows["captions"]
        return Table(
            tuple(_rule(row) for row in rows["rule"]),
            tuple(captions["starts"]),
            tuple(re.compile(pattern) for pattern in captions["ends"]),
        )
    except (KeyError, re.error) as error:
        raise CodebookError(f"furniture.toml cannot be used: {error}") from error


def _rule(row: dict[str, Any]) -> Rule:
    return Rule(
        row["why"],
        frozenset(row.get("lines", ())),
        tuple(row.get("starts", ())),
        row.get("max_words", 16),
        tuple(re.compile(pattern) for pattern in row.get("patterns", ())),
        row.get("opens", ""),
        frozenset(row.get("not_with", ())),
    )


def _fit(rule: Rule, unit: Unit) -> Fit | None:
    if unit.plain in rule.lines:
        return Fit(rule.why, rule.opens)
    if rule.not_with and not rule.not_with.isdisjoint(unit.plain.split()):
        return None
    text = " ".join(unit.text.casefold().replace("’", "'").split())
    if len(unit.words) <= rule.max_words and text.lstrip("*•-–—|> ").startswith(rule.starts):
        return Fit(rule.why, "list" if rule.opens and text.endswith(":") else "")
    for pattern in rule.patterns:
        match = pattern.fullmatch(unit.plain) or pattern.fullmatch(text)
        if match:
            return Fit(rule.why, rule.opens, _named(match, unit))
    return None


def _named(match: re.Match[str], unit: Unit) -> str | None:
    """The outlet that a pattern found, with the line's own capitals."""
    if "outlet" not in match.re.groupindex or not match["outlet"]:
        return None
    found = match["outlet"].strip(" .,|-–—")
    at = unit.text.casefold().find(found)
    own = unit.text[at : at + len(found)] if at >= 0 and len(unit.text.casefold()) == len(unit.text) else found
    return own.strip() or None
