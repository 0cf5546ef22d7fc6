"""Judgements and what they change, in words: each thing as it is now beside what it would be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from whence.archive.values import Ruling
from whence.brief.words import STATUS_WORDS, count, date_words
from whence.desk.effect import Move, Side
from whence.model.when import When
from whence.shown import clipped, listed
from whence.web import addresses

MAX_QUOTED = 3
MAX_QUOTE = 60
MAX_NAME = 140
MAX_FOLLOWING = 60  # of each kind, of what follows from a judgement
_LABELS = {
    "type": "type", "mode": "mode", "status": "whether it happened", "date": "when", "place": "where",
    "summary": "in a line", "n_origins": "origins", "n_differences": "differences", "name": "name",
    "country": "country", "code": "code", "began": "began", "ended": "ended",
}  # fmt: skip
_KIND_WORDS = {"event": "event", "actor": "actor", "relation": "relation", "report": "report"}
_TITLES = {
    "joined": "{n} become one", "split": "One becomes {m}", "regrouped": "{n} become {m}, grouped anew", "gone": "Gone",
    "new": "New", "changed": "Changed",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """A value now and as it would be."""

    label: str
    now: str
    then: str


@dataclass(frozen=True, slots=True)
class Thing:
    """An event, actor, relation or report on one side of a difference: `href` where it has a page now."""

    name: str
    href: str | None
    facts: str
    words: tuple[tuple[str, str], ...]
    n_more: int


@dataclass(frozen=True, slots=True)
class Shown:
    """One move, ready to be shown."""

    kind: str
    what: str
    title: str
    now: tuple[Thing, ...]
    then: tuple[Thing, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Following:
    """What follows elsewhere, of one kind: how much, and the first of it."""

    title: str
    moves: tuple[Shown, ...]
    n_more: int


@dataclass(frozen=True, slots=True)
class Effect:
    """All that a judgement changes: in a sentence, what it is about, and what follows from it elsewhere."""

    said: str
    direct: tuple[Shown, ...]
    following: tuple[Following, ...]


def effect(moves: Sequence[Move], called: Callable[[str], str]) -> Effect:
    """The moves in words; `called` is what a report goes by."""
    direct = [move for move in moves if move.direct]
    rest = [move for move in moves if not move.direct]
    following = []
    for kind, noun in _KIND_WORDS.items():
        own = [move for move in rest if move.kind == kind]
        if own:
            shown = tuple(_shown(move, called) for move in own[:MAX_FOLLOWING])
            following.append(Following(_sentence(own, noun), shown, len(own) - len(shown)))
    return Effect(_said(moves), tuple(_shown(move, called) for move in direct), tuple(following))


def _said(moves: Sequence[Move]) -> str:
    """All in a sentence; empty where nothing changes."""
    parts = [_sentence([m for m in moves if m.kind == kind], noun) for kind, noun in _KIND_WORDS.items()]
    return "; ".join(part for part in parts if part)


def _sentence(moves: Sequence[Move], noun: str) -> str:
    """Of one kind: 2 events join into 1, 1 event comes, 3 events change."""
    said = []
    for what, told in _TOLD.items():
        own = [move for move in moves if move.what == what]
        if own:
            said.append(told(noun, sum(len(m.before) for m in own), sum(len(m.after) for m in own)))
    return listed(said)


def _verb(n: int, one: str, several: str) -> str:
    return one if n == 1 else several


_TOLD: dict[str, Callable[[str, int, int], str]] = {
    "joined": lambda noun, n, m: f"{count(n, noun)} join into {m}",
    "split": lambda noun, n, m: f"{count(n, noun)} {_verb(n, 'splits', 'split')} into {m}",
    "regrouped": lambda noun, n, m: f"{count(n, noun)} {_verb(n, 'is', 'are')} grouped anew into {m}",
    "gone": lambda noun, n, m: f"{count(n, noun)} {_verb(n, 'goes', 'go')}",
    "new": lambda noun, n, m: f"{count(m, noun)} {_verb(m, 'comes', 'come')}",
    "changed": lambda noun, n, m: f"{count(n, noun)} {_verb(n, 'changes', 'change')}",
}


def _shown(move: Move, called: Callable[[str], str]) -> Shown:
    title = _TITLES[move.what].format(n=len(move.before), m=len(move.after))
    changes: tuple[Change, ...] = ()
    if move.fields and len(move.before) == len(move.after) == 1:
        old, new = move.before[0].values, move.after[0].values
        changes = tuple(Change(_LABELS[f], _value(f, old.get(f)), _value(f, new.get(f))) for f in move.fields)
    return Shown(
        move.kind, move.what, title, tuple(_thing(side, move.kind, called, here=True) for side in move.before),
        tuple(_thing(side, move.kind, called, here=False) for side in move.after), changes,
    )  # fmt: skip


def _thing(side: Side, kind: str, called: Callable[[str], str], *, here: bool) -> Thing:
    pages = {"event": addresses.event, "actor": addresses.actor, "report": addresses.report}
    href = pages[kind](side.id) if here and kind in pages else None
    words = tuple((clipped(quote, MAX_QUOTE), called(report)) for report, quote in side.words)
    name = clipped(side.name, MAX_NAME)
    named = name[:1].upper() + name[1:]
    return Thing(named, href, _facts(side, kind), words, max(0, side.n_words - len(words)))


def _facts(side: Side, kind: str) -> str:
    """What tells a thing from others like it, in a line."""
    names = {
        "event": ("date", "type", "status", "place"),
        "actor": ("type", "country"),
        "relation": ("type", "detail", "place", "began", "ended"),
    }.get(kind, ())
    said = [_value(name, side.values[name]) for name in names if side.values.get(name)]
    if kind == "event" and side.values.get("status") == "occurred":
        said.remove(STATUS_WORDS["occurred"])
    return " · ".join(said)


def _value(name: str, value: str | int | None) -> str:
    if value is None or value == "":
        return "not told"
    if name in ("date", "began", "ended"):
        return days_words(str(value))
    if name == "status":
        return STATUS_WORDS.get(str(value), str(value))
    return str(value).capitalize() if name == "type" else clipped(str(value), MAX_NAME)


def days_words(value: str) -> str:
    """A day, or days between, in words; anything else as it is."""
    first, _, last = value.partition("/")
    try:
        days = [None if day in ("..", "") else date.fromisoformat(day) for day in (first, last or first)]
        return date_words(When(days[0], days[1], "stated"))
    except ValueError:
        return value


def ruled_words(ruling: Ruling, called: Callable[[str], str]) -> str:
    """What a person rules, in a sentence about the words that it is about; `called` is what a report goes by."""
    judgement = ruling.judgement
    if judgement.ruling == "withdraw":
        return f"{judgement.value} is taken back"
    noun = judgement.targets[0].kind
    quotes = _quotes((target.quote, called(target.report)) for target in judgement.targets)
    if judgement.ruling == "same":
        return f"{quotes} are one {noun}"
    if judgement.ruling == "different":
        return f"{quotes} are not one {noun}"
    if judgement.ruling == "reject":
        return f"{quotes}: no such {noun}"
    if judgement.ruling == "accept":
        return f"{quotes}: right as it stands"
    return f"{quotes}: {_LABELS[judgement.attribute or 'name']} is {_set_words(judgement.attribute, judgement.value)}"


def _set_words(attribute: str | None, value: str | None) -> str:
    return _value(attribute or "", value)


def _quotes(words: Iterable[tuple[str, str]]) -> str:
    each = [f"“{clipped(quote, MAX_QUOTE)}” ({clipped(report, 40)})" for quote, report in words]
    more = len(each) - MAX_QUOTED
    return listed(each if more <= 0 else [*each[:MAX_QUOTED], f"{more} more"])


__all__ = ["Change", "Effect", "Following", "Shown", "Thing", "days_words", "effect", "ruled_words"]
