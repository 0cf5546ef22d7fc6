"""The rows that a bundle's chronicle, and the relations folded from its changes, have in the derived tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Table

from whence.archive import schema
from whence.archive.stored import to_json
from whence.archive.values import Document

NEVER = "~"  # sorts after every day
SEPARATOR = "\x1f"
Known = Mapping[str, str | None]


class Rows:
    """The rows of one bundle: its chronicle document, its changes of relations, and the digest that it goes by."""

    def __init__(self, document: Document, changes: Sequence[Document], bundle: str) -> None:
        self.document, self.changes, self.bundle = document, changes, bundle
        self.known: Known = {report["id"]: days(report.get("published"))[1] for report in document["reports"]}
        events = document["events"]
        self.n_events_of_actor = _counted(dict.fromkeys(p["actor"] for p in _parts(event)) for event in events)
        self.n_events_at = _counted([event["place"]] for event in events)
        self.n_events_in = _counted(dict.fromkeys(_reports(event["mentions"])) for event in events)

    def tables(self) -> Iterator[tuple[Table, Iterator[Document]]]:
        """Each table of a bundle with its rows."""
        for table, rows in (
            (schema.told_reports, self._told_reports()),
            (schema.cast, self._cast()),
            (schema.actor_names, self._actor_names()),
            (schema.events, self._events()),
            (schema.participants, self._participants()),
            (schema.mentions, self._mentions()),
            (schema.origins, self._origins()),
            (schema.changes, self._changes()),
            (schema.stories, self._stories()),
            (schema.differences, self._differences()),
            (schema.documents, self._documents()),
        ):
            yield table, ({**row, "bundle": self.bundle} for row in rows)

    def _told_reports(self) -> Iterator[Document]:
        for report in self.document["reports"]:
            earliest, latest = days(report.get("published"))
            yield {
                "report": report["id"],
                **{name: report[name] for name in ("digest", "outlet", "title", "language", "copy_of")},
                "earliest": earliest,
                "latest": latest,
                "n_events": self.n_events_in[report["id"]],
            }

    def _cast(self) -> Iterator[Document]:
        for group, kind, counted in (
            ("actors", "actor", self.n_events_of_actor),
            ("places", "place", self.n_events_at),
        ):
            for one in self.document[group]:
                yield {
                    "kind": kind,
                    "id": one["id"],
                    "n_reports": n_reports(one["mentions"]),
                    "n_events": counted[one["id"]],
                    "known": first_known(one["mentions"], self.known),
                    "document": to_json(one),
                }

    def _actor_names(self) -> Iterator[Document]:
        for actor in self.document["actors"]:
            names = dict.fromkeys(name.casefold() for name in (actor["name"], *actor["aliases"]))
            yield from ({"actor": actor["id"], "name": name} for name in names)

    def _events(self) -> Iterator[Document]:
        for event in self.document["events"]:
            when = event.get("date")
            earliest, latest = days(when)
            yield {
                **{name: event[name] for name in ("id", "type", "mode", "status", "place", "summary")},
                "place_in_order": event_order(event),
                "earliest": earliest,
                "latest": latest,
                "edtf": when.get("edtf") if when else None,
                "n_reports": n_reports(event["mentions"]),
                "n_origins": len(event["origins"]),
                "n_differences": len(event.get("differences", ())),
                "known": first_known(event["mentions"], self.known),
                "judgements": " ".join(event.get("judgements", ())) or None,
            }

    def _participants(self) -> Iterator[Document]:
        for event in self.document["events"]:
            yield from ({"event": event["id"], "actor": p["actor"], "role": p["role"]} for p in _parts(event))

    def _mentions(self) -> Iterator[Document]:
        names = ("report", "start", "end", "quote", "status")
        for event in self.document["events"]:
            yield from ({"event": event["id"], **{n: mention[n] for n in names}} for mention in event["mentions"])

    def _origins(self) -> Iterator[Document]:
        for event in self.document["events"]:
            for origin in event["origins"]:
                yield from ({"event": event["id"], "origin": origin["name"], "report": r} for r in origin["reports"])

    def _changes(self) -> Iterator[Document]:
        for change in self.changes:
            type, one, other = change["group"]
            spans = change["spans"]
            yield {
                "type": type,
                "one": one,
                "other": other,
                **{name: change[name] for name in ("subject", "object", "effect")},
                "event": change.get("event"),
                "known": first_known(spans, self.known),
                "all_known": all_known(spans, self.known),
                "document": to_json(change),
            }

    def _stories(self) -> Iterator[Document]:
        for story in self.document["stories"]:
            yield {"id": story["id"], "title": story.get("title"), "n_reports": len(story["reports"])}

    def _differences(self) -> Iterator[Document]:
        for group, kind, order in (("actors", "actor", _actor_order), ("events", "event", event_order)):
            for one in self.document[group]:
                yield from differences_of(one, kind, order(one), self.known)

    def _documents(self) -> Iterator[Document]:
        for group, kind in (("reports", "report"), ("events", "event"), ("stories", "story")):
            for one in self.document[group]:
                told = {key: value for key, value in one.items() if (kind, key) != ("report", "text")}
                yield {"kind": kind, "id": one["id"], "document": to_json(told)}


def relation_rows(
    relations: Sequence[Document], group: tuple[str, str, str], known: Known
) -> Iterator[tuple[Table, Iterator[Document]]]:
    """Each table with the rows of the relations of one group of changes."""
    yield schema.relations, (relation_row(one, group, known) for one in relations)
    yield schema.documents, ({"kind": "relation", "id": r["id"], "document": to_json(r)} for r in relations)
    differing = ((r, relation_order(r)) for r in relations)
    rows = (row for r, order in differing for row in differences_of(r, "relation", f"2{SEPARATOR}{order}", known))
    yield schema.differences, rows


def relation_row(relation: Document, group: tuple[str, str, str], known: Known) -> Document:
    """The row of one relation."""
    began, ended = days(relation.get("from")), days(relation.get("to"))
    stood_from, stood_until = surely_stood(relation)
    names = ("id", "type", "subject", "object", "place", "detail", "acting", "ended")
    return {
        **{name: relation[name] for name in names},
        "place_in_order": relation_order(relation),
        "one": group[1],
        "other": group[2],
        "began_earliest": began[0],
        "began_latest": began[1],
        "ended_earliest": ended[0],
        "ended_latest": ended[1],
        "stood_from": stood_from,
        "stood_until": stood_until,
        "n_reports": n_reports(relation["mentions"]),
        "n_differences": len(relation.get("differences", ())),
        "known": first_known(relation["mentions"], known),
        "all_known": all_known(relation["mentions"], known),
        "judgements": " ".join(relation.get("judgements", ())) or None,
    }


def surely_stood(relation: Document) -> tuple[str | None, str | None]:
    """First and last day on which it certainly stood, None where its dates do not tell."""
    told = [when for when in (relation.get("from"), *relation.get("attested", ()), relation.get("to")) if when]
    begun = [day for _, day in map(days, told) if day]
    not_ended = [day for day, _ in map(days, told) if day]
    return (min(begun), max(not_ended)) if begun and not_ended else (None, None)


def days(when: Document | None) -> tuple[str | None, str | None]:
    """Earliest and latest day of a date's document."""
    return (when.get("earliest"), when.get("latest")) if when else (None, None)


def event_order(event: Document) -> str:
    """By what the chronicle orders its events: first day known, then where it is first told."""
    earliest, latest = days(event.get("date"))
    first = event["mentions"][0]
    start, end = first["trigger"]
    return SEPARATOR.join((earliest or latest or NEVER, first["report"], f"{start:09}", f"{end:09}", first["type"]))


def relation_order(relation: Document) -> str:
    """By what the chronicle orders its relations: kind, actors, then first day known."""
    when = relation.get("from") or relation.get("to")
    day = (days(when)[0] or "0001-01-01") if when else "9999-12-31"
    return SEPARATOR.join((relation["type"], relation["subject"], relation["object"], day, relation["id"]))


def _actor_order(actor: Document) -> str:
    return f"0{SEPARATOR}{actor['id']}"


def differences_of(one: Document, kind: str, order: str, known: Known) -> Iterator[Document]:
    """The rows of the differences on one thing."""
    for position, difference in enumerate(one.get("differences", ())):
        values = difference["values"]
        out = sorted(day for value in values if (day := first_known(value["mentions"], known)) is not None)
        yield {
            "kind": kind,
            "id": one["id"],
            "position": position,
            "attribute": difference["attribute"],
            "series": difference["series"],
            "values": " / ".join(str(value["value"]) for value in values),
            "known": out[1] if len(out) > 1 else None,
            "place_in_order": f"1{SEPARATOR}{order}" if kind == "event" else order,
            "document": to_json(difference),
        }


def first_known(spans: Iterable[Document], known: Known) -> str | None:
    """The first day by which a report with one of the words was certainly out, None where none is dated."""
    return min((day for report in dict.fromkeys(_reports(spans)) if (day := known.get(report))), default=None)


def all_known(spans: Iterable[Document], known: Known) -> str | None:
    """The day by which all reports with these words were certainly out, None where one is not dated."""
    found = [known.get(report) for report in dict.fromkeys(_reports(spans))]
    return max((day or NEVER for day in found), default=None) if all(found) else None


def n_reports(spans: Iterable[Document]) -> int:
    """How many reports the words stand in."""
    return len(set(_reports(spans)))


def _reports(spans: Iterable[Document]) -> Iterator[str]:
    return (span["report"] for span in spans)


def _counted(groups: Iterable[Iterable[str]]) -> Counter[str]:
    return Counter(one for group in groups for one in group)


def _parts(event: Document) -> list[Document]:
    parts: list[Document] = event.get("participants") or []
    return parts
