"""What a judgement can be about, as its form shows it: events and actors, their tellings, and what may be the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from starlette.exceptions import HTTPException

from whence.archive.values import Document
from whence.brief.desk import Field
from whence.brief.events import EventView, event_views
from whence.brief.words import count
from whence.codebook.plover import OTHER, shown_type
from whence.desk import Filters
from whence.errors import ArchiveError
from whence.shown import clipped
from whence.web import addresses
from whence.web.drawn import when_of
from whence.web.effects import days_words
from whence.web.shelf import Shelf

MAX_TELLINGS = 60
MAX_OTHERS = 12
MAX_ROWS = 300
MAX_WORDS = 160
NEAR = timedelta(days=4)
_ID = re.compile(r"(?P<id>[^@]+)(?:@(?P<report>.+?)(?::(?P<offset>\d+))?)?\Z")


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling of an event, or one report's naming of an actor: how a judgement names it, and its words."""

    about: str
    report: str
    words: Field
    told: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """An event or actor that is to be judged. `chosen` are those of its tellings that are meant, all where none is."""

    kind: str
    id: str
    about: str
    name: str
    href: str
    facts: str
    tellings: tuple[Telling, ...]
    n_tellings: int
    values: Mapping[str, str]
    view: EventView | None = None

    @property
    def is_part(self) -> bool:
        """Whether only some of its words are meant."""
        return "@" in self.about


@dataclass(frozen=True, slots=True)
class Other:
    """What may be the same: its id, its name, what tells it from others, and why it is offered."""

    id: str
    name: str
    href: str
    facts: str
    why: str = ""


def subject(shelf: Shelf, about: str) -> Subject:
    """What `about` names: an id whole, or with a report and an offset; HTTPException 404 where there is nothing."""
    match = _ID.match(about)
    try:
        kind, id = shelf.archive.complete(match["id"] if match else about, ("event", "actor"))
        document = shelf.document(kind, id)
    except (ArchiveError, KeyError):
        raise HTTPException(404) from None
    report, offset = (match["report"], match["offset"]) if match else (None, None)
    whole = f"{id}{about.partition('@')[1]}{about.partition('@')[2]}"
    made = _event(shelf, document, whole) if kind == "event" else _actor(shelf, document, whole)
    tellings = (replace(one, chosen=_is_meant(one, id, report, offset)) for one in made.tellings)
    return replace(made, tellings=tuple(tellings))


def _is_meant(one: Telling, id: str, report: str | None, offset: str | None) -> bool:
    if report is None:
        return False
    place = f"{id}@{report}:{offset}" if offset else f"{id}@{report}"
    return one.about == place or one.about.startswith(f"{place}:")


def _event(shelf: Shelf, document: Document, about: str) -> Subject:
    id = document["id"]
    desk = shelf.desk(events=[document])
    view, event = event_views(desk, None)[id], desk.events[id]
    tellings = tuple(
        Telling(
            f"{id}@{mention.span.report}:{mention.trigger.start}",
            shelf.report_name(mention.span.report),
            Field(clipped(mention.span.quote, MAX_WORDS), desk.links((mention.span,))),
            days_words(f"{w.earliest or '..'}/{w.latest or '..'}") if (w := mention.date) and w.placed else "",
        )
        for mention in event.mentions[:MAX_TELLINGS]
    )
    when = event.date
    values = {
        "type": shown_type(event.type, event.mode), "status": event.status, "summary": event.summary or "",
        "date": str(when.earliest or "") if when else "", "date_to": str(when.latest or "") if when else "",
        "place": desk.places[event.place].name if event.place in desk.places else "",
    }  # fmt: skip
    facts = " · ".join(filter(None, (view.date.text, view.told)))
    return Subject("event", id, about, view.title.text, addresses.event(id), facts, tellings, len(event.mentions),
                   values, view)  # fmt: skip


def _actor(shelf: Shelf, document: Document, about: str) -> Subject:
    id = document["id"]
    desk = shelf.desk(actors=[_one_of_a_report(document)])
    by_report: dict[str, list[str]] = {}
    for span in document["mentions"]:
        by_report.setdefault(span["report"], []).append(span["quote"])
    actor = desk.actors[id]
    tellings = tuple(
        Telling(
            f"{id}@{span.report}", shelf.report_name(span.report),
            Field(clipped(span.quote, MAX_WORDS), desk.links((span,))),
            ", ".join(list(dict.fromkeys(by_report[span.report]))[1:5]),
        )
        for span in actor.mentions
    )  # fmt: skip
    country = shelf.countries().get(actor.country or "", "")
    n_reports, own = len(by_report), "" if actor.type == "country" else country
    facts = " · ".join(filter(None, (actor.type, own, f"named in {count(n_reports, 'report')}")))
    values = {"name": actor.name, "type": actor.type, "country": actor.country or "", "code": actor.code or ""}
    return Subject(
        "actor", id, about, clipped(actor.name, MAX_WORDS), addresses.actor(id), facts, tellings, n_reports, values
    )


def _one_of_a_report(actor: Document) -> Document:
    """The actor with one of its mentions in each report: a judgement of one is about all that report calls it."""
    first: dict[str, Document] = {}
    for span in actor["mentions"]:
        first.setdefault(span["report"], span)
    return {**actor, "mentions": list(first.values())[:MAX_TELLINGS]}


def others(shelf: Shelf, one: Subject, words: str) -> tuple[Other, ...]:
    """What may be the same as `one`: those found by `words`, or else those most like it."""
    return _other_events(shelf, one, words) if one.kind == "event" else _other_actors(shelf, one, words)


def _other_events(shelf: Shelf, one: Subject, words: str) -> tuple[Other, ...]:
    document = shelf.document("event", one.id)
    ranked: dict[str, tuple[int, Document, list[str]]] = {}
    for row in _rows_like(shelf, document, words):
        if row["id"] != one.id:
            rank, _, why = ranked.setdefault(row["id"], (0, row, []))
            shared = row.get("shared")
            if shared and shared not in why:
                why.append(shared)
                ranked[row["id"]] = (min(rank + 2, 4), row, why)
    scored = [_like(document, row, why, rank) for rank, row, why in ranked.values()]
    scored.sort(key=lambda item: (-item[0], item[1]["id"]))
    return tuple(_other_event(row, why) for _, row, why in scored[:MAX_OTHERS])


def _rows_like(shelf: Shelf, event: Document, words: str) -> Iterable[Document]:
    ask = shelf.archive.ask
    if words:
        yield from ask("events", Filters(words=words, limit=MAX_ROWS), whole=False)
        return
    names = shelf.names("actor")
    for actor in list(dict.fromkeys(part["actor"] for part in event.get("participants") or ()))[:4]:
        for row in ask("events", Filters(actor=actor, limit=MAX_ROWS), whole=False):
            yield {**row, "shared": f"with {names.get(actor, actor)}"}
    for report in list(dict.fromkeys(mention["report"] for mention in event["mentions"]))[:4]:
        yield from ask("events", Filters(report=report, limit=MAX_ROWS), whole=False)
    when = event.get("date") or {}
    first, last = (date.fromisoformat(day) if (day := when.get(end)) else None for end in ("earliest", "latest"))
    if first and last:
        type = _type(event)
        near = Filters(type=None if type == OTHER else type, since=first - NEAR, until=last + NEAR, limit=MAX_ROWS)
        yield from ask("events", near, whole=False)


def _like(event: Document, row: Document, why: list[str], rank: int) -> tuple[int, Document, list[str]]:
    """How much there is to say for a row's being the same event, and what."""
    if OTHER != _type(row) == _type(event):
        why, rank = [*why, f"also {row['type'].capitalize()}"], rank + 3
    when = event.get("date") or {}
    first, last = when.get("earliest"), when.get("latest")
    if first and last and row["earliest"] and row["latest"] and row["earliest"] <= last and first <= row["latest"]:
        why, rank = [*why, "the days agree"], rank + (3 if first == last and row["earliest"] == row["latest"] else 1)
    return rank, row, why


def _type(event: Document) -> str:
    return shown_type(event["type"], event.get("mode"))


def _other_event(row: Document, why: list[str]) -> Other:
    when = when_of(row)
    days = days_words(f"{when.earliest or '..'}/{when.latest or '..'}") if when else "no date told"
    name = clipped(row["summary"] or _type(row).capitalize(), MAX_WORDS)
    facts = f"{days} · {_type(row).capitalize()} · {count(row['n_reports'], 'report')}"
    return Other(row["id"], name, addresses.event(row["id"]), facts, ", ".join(why[:3]))


def _other_actors(shelf: Shelf, one: Subject, words: str) -> tuple[Other, ...]:
    asked = [words] if words else sorted(one.name.casefold().split(), key=len, reverse=True)[:2]
    found: dict[str, Document] = {}
    for word in asked:
        for row in shelf.archive.ask("actors", Filters(words=word, limit=MAX_ROWS), whole=False):
            found.setdefault(row["id"], row)
    found.pop(one.id, None)
    ranked = sorted(found.values(), key=lambda row: row["type"] != one.values["type"])  # else by number of events
    return tuple(
        Other(row["id"], clipped(row["name"], MAX_WORDS), addresses.actor(row["id"]),
              " · ".join(filter(None, (row["type"], row["country"], count(row["n_events"], "event")))))
        for row in ranked[:MAX_OTHERS]
    )  # fmt: skip
