"""A chronicle as it is seen by the two clocks: by reports published up to a day, and of the world up to a day.

What later reports carry is left out word by word: their mentions, values, origins and names, and whatever then has no
words left. Dates, types and statuses stay as all reports together have them; who wants them as they could be known then
links the reports of that day alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from whence.history.change import Change
from whence.history.clocks import standing_on
from whence.model.chronicle import Chronicle
from whence.model.codec import to_document
from whence.model.decode import from_document
from whence.model.relation import Relation

Document = dict[str, Any]


def seen(
    told: Chronicle, relations: Sequence[Relation], *, as_of: date | None = None, known_by: date | None = None
) -> Chronicle:
    """The chronicle by both clocks; `relations` are those folded from what was known (`narrowed`).

    With `as_of`, events that begin later, or have no date, and relations that begin later are left out. The two days
    stand in `made_by`.
    """
    document = to_document(replace(told, relations=tuple(relations)))
    if known_by is not None:
        document = _known(document, known_by)
    if as_of is not None:
        document = _as_of(document, as_of, relations)
    clocks = {"as_of": as_of, "known_by": known_by}
    document["made_by"] |= {name: day.isoformat() for name, day in clocks.items() if day is not None}
    return from_document(referring(document))


def narrowed(changes: Iterable[Change], out: Collection[str]) -> tuple[Change, ...]:
    """The changes as far as the reports in `out` carry them."""
    kept = (replace(change, spans=tuple(s for s in change.spans if s.report in out)) for change in changes)
    return tuple(change for change in kept if change.spans)


def _known(document: Document, day: date) -> Document:
    """What the reports that were certainly out by `day` say."""
    return told_in(document, frozenset(one["id"] for one in document["reports"] if _latest(one) <= day.isoformat()))


def told_in(document: Document, out: Collection[str]) -> Document:
    """What the reports in `out` say; what of it refers to what is left out then `referring` cuts off."""
    reports = [report for report in document["reports"] if report["id"] in out]
    later = tuple(f"({report['id']})" for report in document["reports"] if report["id"] not in out)
    kept = {
        name: [_unreasoned(_pruned(one, out), later) for one in document[name]]
        for name in ("actors", "places", "events", "relations")
    }
    events = [_event(one, out) for one in kept["events"] if one["mentions"]]
    stories = [{**one, "reports": [id for id in one["reports"] if id in out]} for one in document["stories"]]
    return {
        **document,
        "reports": [_report(report, out) for report in reports],
        "actors": [_named(one) for one in kept["actors"] if one["mentions"]],
        "places": [_named(one) for one in kept["places"] if one["mentions"]],
        "events": events,
        "relations": [one for one in kept["relations"] if one["mentions"]],
        "stories": [one for one in stories if one["reports"]],
        "skipped": [],
    }


def _latest(report: Document) -> str:
    when = report["published"] or {}
    return when.get("latest") or "~"


def _pruned(value: Any, out: Collection[str]) -> Any:
    """The value without whatever stands in a report that is not in `out`, in lists at any depth."""
    if isinstance(value, list):
        return [_pruned(one, out) for one in value if not _later(one, out)]
    if not isinstance(value, Mapping):
        return value
    pruned = {name: _pruned(one, out) for name, one in value.items()}
    if "differences" in pruned:
        pruned["differences"] = [kept for one in pruned["differences"] if (kept := _differing(one)) is not None]
    if "participants" in value:
        pruned["participants"] = [
            after
            for before, after in zip(value["participants"], pruned["participants"], strict=True)
            if after.get("spans") or not before.get("spans")
        ]
    return pruned


def _unreasoned(one: Document, later: Sequence[str]) -> Document:
    """Without reasons for joining that cite later reports; those of a date stay, for the date does."""
    reasons = [why for why in one.get("because", ()) if not any(name in why for name in later)]
    return {**one, "because": reasons} if "because" in one else one


def _later(one: Any, out: Collection[str]) -> bool:
    return isinstance(one, Mapping) and "report" in one and one["report"] not in out


def _differing(difference: Document) -> Document | None:
    """The difference, None where fewer than two of its values are left."""
    values = [value for value in difference["values"] if value["mentions"]]
    return {**difference, "values": values} if len(values) > 1 else None


def _event(event: Document, out: Collection[str]) -> Document:
    origins = [{**one, "reports": [id for id in one["reports"] if id in out]} for one in event["origins"]]
    return {**event, "origins": [one for one in origins if one["reports"]]}


def _report(report: Document, out: Collection[str]) -> Document:
    passages = [one for one in report.get("copied_passages", ()) if one["there"]["report"] in out]
    copy_of = report["copy_of"] if report["copy_of"] in out else None
    return {**report, "copy_of": copy_of, "copied_passages": passages}


def _named(one: Document) -> Document:
    """Without names that only later reports use."""
    used = {span["quote"].casefold() for span in one["mentions"]}
    aliases = [alias for alias in one["aliases"] if any(alias.casefold() in quote for quote in used)]
    return {**one, "aliases": aliases}


def _as_of(document: Document, day: date, relations: Iterable[Relation]) -> Document:
    coming = {one.id for one in relations if standing_on(one, day) == "not yet"}
    return {
        **document,
        "events": [event for event in document["events"] if _begun(event, day.isoformat())],
        "relations": [one for one in document["relations"] if one["id"] not in coming],
    }


def _begun(event: Document, day: str) -> bool:
    when = event["date"] or {}
    first = when.get("earliest") or when.get("latest")
    return first is not None and first <= day


def referring(document: Document) -> Document:
    """The document without references to what was left out."""
    events = {event["id"] for event in document["events"]}
    places = {place["id"] for place in document["places"]}
    actors = {actor["id"] for actor in document["actors"]}
    relations = [one for one in document["relations"] if {one["subject"], one["object"]} <= actors]
    stories = [{**one, "events": [id for id in one["events"] if id in events]} for one in document["stories"]]
    return {
        **document,
        "events": [_event_referring(event, events, actors, places) for event in document["events"]],
        "relations": [
            {
                **one,
                "place": one["place"] if one["place"] in places else None,
                **{side: [id for id in one[side] if id in events] for side in ("opened_by", "closed_by")},
            }
            for one in relations
        ],
        "stories": [one for one in stories if one["events"]],
    }


def _event_referring(event: Document, events: set[str], actors: set[str], places: set[str]) -> Document:
    told = {**event, "participants": [one for one in event["participants"] if one["actor"] in actors]}
    if event["place"] not in places:
        told["place"] = None
    if event["fulfilled_by"] and event["fulfilled_by"] not in events:
        told |= {"fulfilled_by": None, "outcome": "open"}
    return told
