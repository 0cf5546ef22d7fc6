"""Two reports side by side: what both say, and what only one of them does."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz.distance import Indel

MAX_TOKENS = 20_000
_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text, and whether only this one has it."""

    text: str
    own: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """Both texts in pieces, and how much of each stands in the other, 0 to 1."""

    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    shared_left: float
    shared_right: float


def compared(left: str, right: str) -> Pair:
    """The two texts by their longest common run of words; beyond twenty thousand words the rest counts as own."""
    a, b = _TOKEN.findall(left), _TOKEN.findall(right)
    pieces: tuple[list[Piece], list[Piece]] = ([], [])
    for step in Indel.opcodes([t.casefold() for t in a[:MAX_TOKENS]], [t.casefold() for t in b[:MAX_TOKENS]]):
        own = step.tag != "equal"
        _add(pieces[0], a[step.src_start : step.src_end], own)
        _add(pieces[1], b[step.dest_start : step.dest_end], own)
    _add(pieces[0], a[MAX_TOKENS:], True)
    _add(pieces[1], b[MAX_TOKENS:], True)
    return Pair(tuple(pieces[0]), tuple(pieces[1]), _shared(pieces[0]), _shared(pieces[1]))


def _add(pieces: list[Piece], tokens: list[str], own: bool) -> None:
    """Appends tokens; a space alone between two stretches of one's own belongs to them."""
    text = "".join(tokens)
    if not text:
        return
    if pieces and (pieces[-1].own == own or (not own and text.isspace() and "\n" not in text)):
        pieces[-1] = Piece(pieces[-1].text + text, pieces[-1].own)
    else:
        pieces.append(Piece(text, own))


def _shared(pieces: list[Piece]) -> float:
    whole = sum(len(piece.text) for piece in pieces)
    return sum(len(piece.text) for piece in pieces if not piece.own) / whole if whole else 0.0
