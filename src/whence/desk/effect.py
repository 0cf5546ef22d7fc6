"""What one chronicle has otherwise than another: events and actors that join, split, come or go, and what changes.

Things are the same where they have the same words: an event is known by its triggers, an actor by its mentions.
Nothing is put into sentences here; that is for whoever shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from whence.archive import Archive
from whence.archive.rows import days
from whence.archive.values import Document
from whence.codebook.plover import NEAREST, OTHER
from whence.desk.deriving import Made, fold

Kind = Literal["event", "actor", "relation", "report"]
What = Literal["joined", "split", "regrouped", "gone", "new", "changed"]
Key = tuple[str, int]  # a report, and where in it the words begin
MAX_WORDS = 8
_EVENT = ("type", "mode", "status", "date", "place", "summary", "n_origins", "n_differences")
_ACTOR = ("name", "type", "country", "code")
_RELATION = ("began", "ended")
_KINDS = ("event", "actor", "relation", "report")
_ORDER = ("joined", "split", "regrouped", "gone", "new", "changed")


@dataclass(frozen=True, slots=True)
class Side:
    """A thing as it is in one of the two chronicles: its id, its name, its values, and words that tell it.

    `words` are (report, quote), the first few; `n_words` how many there are, `places` where they all begin.
    """

    id: str
    name: str
    values: Mapping[str, str | int | None]
    words: tuple[tuple[str, str], ...] = ()
    n_words: int = 0
    places: frozenset[Key] = field(default=frozenset(), repr=False)


@dataclass(frozen=True, slots=True)
class Move:
    """What becomes of some things of one kind; `fields` are the names of values that change.

    `direct` are those that have words which were asked about; the others follow from them.
    """

    kind: Kind
    what: What
    before: tuple[Side, ...]
    after: tuple[Side, ...]
    fields: tuple[str, ...] = ()
    direct: bool = False


def effect(archive: Archive, made: Made, about: Iterable[Key] = ()) -> tuple[Move, ...]:
    """What `made` has otherwise than the chronicle that the archive keeps.

    Moves of what has the words at `about` (report, offset) come first; then events, actors, relations and reports.
    """
    names = {actor["id"]: actor["name"] for actor in made.document["actors"]}
    places = {place["id"]: place["name"] for place in made.document["places"]}
    relations = fold(made.changes, names)
    moves = [
        *_events(archive, made.document["events"], places),
        *_actors(archive, made.document["actors"]),
        *_relations(archive, relations, names, places),
        *_reports(archive, made.document["reports"]),
    ]
    asked = frozenset(about)
    moves = [replace(move, direct=_has(move, asked)) for move in moves]
    return tuple(sorted(moves, key=lambda m: (not m.direct, _KINDS.index(m.kind), _ORDER.index(m.what))))


def _has(move: Move, asked: frozenset[Key]) -> bool:
    return any(not asked.isdisjoint(side.places) for side in (*move.before, *move.after))


def _events(archive: Archive, after: Sequence[Document], places: Mapping[str, str]) -> Iterator[Move]:
    there = {row["id"]: {**row, "date": _span(row)} for row in archive.ask("events", whole=False)}
    here = {event["id"]: event for event in after}
    names = archive.names("place")
    for id, event in here.items():
        if id in there:
            side = _event(event, places)
            yield from _changed("event", _row_side(there[id], _EVENT, side), side, _EVENT)
    gone = [archive.document("event", id) for id in there if id not in here]
    came = [event for id, event in here.items() if id not in there]
    yield from _regrouped(
        "event", gone, came, _triggers, lambda one, old: _event(one, names if old else places), _EVENT
    )


def _actors(archive: Archive, after: Sequence[Document]) -> Iterator[Move]:
    there = {row["id"]: row for row in archive.ask("actors", whole=False)}
    here = {actor["id"]: actor for actor in after}
    known = ("name", "type", "country")
    for id, actor in here.items():
        if id in there:
            side = _actor(actor)
            yield from _changed("actor", _row_side(there[id], known, side), side, known)
    gone = [archive.document("actor", id) for id in there if id not in here]
    came = [actor for id, actor in here.items() if id not in there]
    yield from _regrouped("actor", gone, came, _mentions, lambda one, _: _actor(one), _ACTOR)


def _regrouped(
    kind: Kind,
    gone: Sequence[Document],
    came: Sequence[Document],
    keys: Callable[[Document], Iterable[Key]],
    side: Callable[[Document, bool], Side],
    fields: Sequence[str],
) -> Iterator[Move]:
    """Things that have other words than before, those that share words together."""
    for old, new in _sharing(gone, came, keys):
        before, after = tuple(side(one, True) for one in old), tuple(side(one, False) for one in new)
        changed = _differing(before[0], after[0], fields) if len(before) == len(after) == 1 else ()
        yield Move(kind, _what(len(before), len(after)), before, after, changed)


def _what(n_before: int, n_after: int) -> What:
    if not n_after:
        return "gone"
    if not n_before:
        return "new"
    if n_before == n_after == 1:
        return "changed"
    return "joined" if n_after == 1 else "split" if n_before == 1 else "regrouped"


def _sharing(
    gone: Sequence[Document], came: Sequence[Document], keys: Callable[[Document], Iterable[Key]]
) -> Iterator[tuple[list[Document], list[Document]]]:
    """Groups of things that share words with one another, in the order in which they stand."""
    things = [*gone, *came]
    group = list(range(len(things)))

    def root(n: int) -> int:
        while group[n] != n:
            n = group[n]
        return n

    holder: dict[Key, int] = {}
    for n, thing in enumerate(things):
        for key in keys(thing):
            first, own = sorted((root(holder.setdefault(key, n)), root(n)))
            group[own] = first
    groups: dict[int, tuple[list[Document], list[Document]]] = {}
    for n, thing in enumerate(things):
        groups.setdefault(root(n), ([], []))[n >= len(gone)].append(thing)
    yield from groups.values()


def _triggers(event: Document) -> Iterator[Key]:
    return ((mention["report"], mention["trigger"][0]) for mention in event["mentions"])


def _mentions(actor: Document) -> Iterator[Key]:
    return ((span["report"], span["start"]) for span in actor["mentions"])


def _relations(
    archive: Archive, after: Sequence[Document], names: Mapping[str, str], places: Mapping[str, str]
) -> Iterator[Move]:
    old, new = (_by_parties(sides) for sides in (
        (_relation_row(row) for row in archive.ask("relations", whole=False)),
        (_relation(one, names, places) for one in after),
    ))  # fmt: skip
    for parties in dict.fromkeys((*old, *new)):
        before, after_ = old.get(parties, []), new.get(parties, [])
        for one, other in zip(before, after_, strict=False):
            yield from _changed("relation", one, other, _RELATION)
        yield from (Move("relation", "gone", (one,), ()) for one in before[len(after_) :])
        yield from (Move("relation", "new", (), (one,)) for one in after_[len(before) :])


def _by_parties(sides: Iterable[Side]) -> dict[tuple[object, ...], list[Side]]:
    found: dict[tuple[object, ...], list[Side]] = {}
    for side in sides:
        parties = tuple(side.values[name] for name in ("type", "subject", "object", "detail", "place"))
        found.setdefault(parties, []).append(side)
    for some in found.values():
        some.sort(key=lambda side: (str(side.values["began"]), str(side.values["ended"])))
    return found


def _relation_row(row: Document) -> Side:
    said = {name: row[name] for name in ("type", "subject", "object", "detail", "place")}
    began, ended = ((row[f"{end}_earliest"], row[f"{end}_latest"]) for end in ("began", "ended"))
    return Side(row["id"], _parties(said), {**said, "began": _days(*began), "ended": _ended(ended, row["ended"])})


def _relation(one: Document, names: Mapping[str, str], places: Mapping[str, str]) -> Side:
    said = {"type": one["type"], "detail": one["detail"], "place": places.get(one["place"])}
    said.update({side: names.get(one[side], one[side]) for side in ("subject", "object")})
    began, ended = (
        (w.get("earliest"), w.get("latest")) if (w := one.get(end)) else (None, None) for end in ("from", "to")
    )
    return Side(one["id"], _parties(said), {**said, "began": _days(*began), "ended": _ended(ended, one["ended"])})


def _parties(said: Mapping[str, str | None]) -> str:
    return f"{said['subject']} – {said['object']}"


def _ended(days: tuple[str | None, str | None], ended: bool) -> str | None:
    return _days(*days) or ("ended" if ended else None)


def _reports(archive: Archive, after: Sequence[Document]) -> Iterator[Move]:
    """Reports whose day of publication is another."""
    here = {report["id"]: report for report in after}
    for row in archive.ask("reports", whole=False):
        id = row["id"]
        report = here.get(id)
        if report is not None:
            name = row["title"] or row["outlet"] or row["id"]
            old, new = _span(row), _days(*days(report.get("published")))
            yield from _changed("report", Side(id, name, {"date": old}), Side(id, name, {"date": new}), ("date",))


def _changed(kind: Kind, old: Side, new: Side, fields: Sequence[str]) -> Iterator[Move]:
    changed = _differing(old, new, fields)
    if changed:
        yield Move(kind, "changed", (old,), (new,), changed)


def _differing(old: Side, new: Side, fields: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in fields if old.values.get(name) != new.values.get(name))


def _row_side(row: Document, fields: Sequence[str], like: Side) -> Side:
    """The row of a thing that has the same words as `like`."""
    name = row.get("name") or row.get("summary") or row["type"].capitalize()
    return Side(
        row["id"], name, _as_shown({field: row[field] for field in fields}), like.words, like.n_words, like.places
    )


def _as_shown(values: Document) -> Document:
    """An event's values as people see them: of type OTHER, and of no mode, where its type is but the nearest."""
    if values.get("mode") != NEAREST:
        return values
    return {**values, "type": OTHER, "mode": None}


def _event(event: Document, places: Mapping[str, str]) -> Side:
    when = event.get("date") or {}
    values = _as_shown({name: event.get(name) for name in ("type", "mode", "status", "summary")})
    values["date"] = _days(when.get("earliest"), when.get("latest")) or when.get("edtf")
    values["place"] = places.get(event["place"]) if event.get("place") else None
    counts = {"n_origins": len(event["origins"]), "n_differences": len(event.get("differences", ()))}
    words = dict.fromkeys((mention["report"], _trigger(mention)) for mention in event["mentions"])
    name = event.get("summary") or str(values["type"]).capitalize()
    places_ = frozenset(_triggers(event))
    return Side(event["id"], name, {**values, **counts}, tuple(words)[:MAX_WORDS], len(event["mentions"]), places_)


def _trigger(mention: Document) -> str:
    """The words of the trigger where its clause has them, else those of the clause."""
    (start, end), offset = mention["trigger"], mention["start"]
    inside = offset <= start and end <= mention["end"]
    quote: str = mention["quote"][start - offset : end - offset] if inside else mention["quote"]
    return quote


def _actor(actor: Document) -> Side:
    words = dict.fromkeys((span["report"], span["quote"]) for span in actor["mentions"])
    values = {name: actor.get(name) for name in _ACTOR}
    n_words, places = len(actor["mentions"]), frozenset(_mentions(actor))
    return Side(actor["id"], actor["name"], values, tuple(words)[:MAX_WORDS], n_words, places)


def _span(row: Document) -> str | None:
    return _days(row["earliest"], row["latest"]) or row.get("edtf")


def _days(earliest: str | None, latest: str | None) -> str | None:
    """Days as EDTF writes an interval, open where an end is not known; None where neither is."""
    if not earliest and not latest:
        return None
    return earliest if earliest == latest else f"{earliest or '..'}/{latest or '..'}"
