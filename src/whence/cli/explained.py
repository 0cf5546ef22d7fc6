"""Why an event is read as it is: for every field the words, frame, row of the codebook and rule that made it.

What is shown stands in the reading (`because`, spans) and in the codebook; nothing is read a second time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Console
from rich.text import Text

from whence.cli.common import kind_cell
from whence.codebook.frames import Ask, Row, frames, guessed_rows, nearest_rows
from whence.codebook.plover import NEAREST
from whence.model.mention import EventMention
from whence.model.reading import Reading
from whence.model.report import Report
from whence.model.span import Span
from whence.shown import printable

WIDTH = 10


def explained(report: Report, reading: Reading) -> list[dict[str, Any]]:
    """What made each event of the reading, in the order of their triggers, as plain data."""
    rows = {row.id: row for row in (*frames().rows, *guessed_rows().values(), *nearest_rows().values())}
    names = {referent.id: referent.name for referent in reading.referents}
    places = {place.id: place.name for place in reading.places}
    return [_explained(event, rows, names, places) for event in reading.events]


def show_explained(report: Report, reading: Reading, console: Console) -> None:
    """Prints, event by event, each field with its value, the words that carry it and what made it."""
    for told in explained(report, reading):
        console.print(Text(printable(_one_line(told["clause"]["words"])), style="italic"))
        for label, value in _lines(told):
            console.print(Text(f"  {label:{WIDTH}}{printable(value)}"))
        console.print()


def _explained(
    event: EventMention, rows: Mapping[str, Row], names: Mapping[str, str], places: Mapping[str, str]
) -> dict[str, Any]:
    row_id = event.because[0].removeprefix("row ") if event.because else ""
    rules = event.because[2:]
    slots = dict(rule.split(": ", 1) for rule in rules if rule.startswith(("actor: ", "recipient: ")))
    shared = dict(rule.split(": of ", 1) for rule in rules if rule.startswith(("time: of ", "place: of ")))
    when = event.date
    return {
        "clause": _words(event.span),
        "trigger": _words(event.trigger),
        "frame": event.frame,
        "type": event.type,
        "mode": event.mode,
        "row": _row(rows.get(row_id), row_id),
        "status": {
            "value": event.status,
            "words": [_words(span) for span in event.status_spans],
            "rules": [rule for rule in rules if rule.split(": ", 1)[0] not in ("actor", "recipient", "time", "place")],
        },
        "participants": [
            {
                "name": names.get(one.actor, one.actor),
                "role": one.role,
                "words": [_words(span) for span in one.spans],
                "slot": slots.get(one.role),
            }
            for one in event.participants
        ],
        "date": when
        and {"value": when.edtf, "basis": when.basis, "words": when.words, "because": list(when.because)}
        | ({"shared_with": shared["time"]} if "time" in shared else {}),
        "place": event.place
        and {"name": places.get(event.place, event.place), "words": [_words(span) for span in event.place_spans]}
        | ({"shared_with": shared["place"]} if "place" in shared else {}),
        "attributed_to": [
            {"name": source.name, "kind": source.kind, "words": source.span and _words(source.span)}
            for source in event.attributed_to
        ],
        "quantities": [
            {"value": one.value, "unit": one.unit, "bound": one.bound, "words": _words(one.span)}
            for one in event.quantities
        ],
        "contexts": list(event.contexts),
    }


def _words(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "words": span.quote}


def _row(row: Row | None, row_id: str) -> dict[str, Any]:
    """The row with what it asks of the arguments; a guess is one that no row of the tables made."""
    if row is None:
        return {"id": row_id}
    return {
        "id": row.id,
        "guessed": row.id.startswith("guessed-"),
        "shape": row.shape.name,
        "needs": {ask.slot: _asked(ask) for ask in row.needs},
        "lacks": {ask.slot: _asked(ask) for ask in row.lacks},
    }


def _asked(ask: Ask) -> list[str]:
    return [*sorted(ask.lemmas), *(f"${kind}" for kind in sorted(ask.types))]


def _lines(told: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    row, status = told["row"], told["status"]
    kind = kind_cell(told["type"], told["mode"])
    made = _made(told)
    yield "type", f"{kind}  ({made}; {told['frame'] or 'no frame'}; “{told['trigger']['words']}”)"
    for slot, asked in row.get("needs", {}).items():
        yield "", f"asks in {slot}: {', '.join(asked[:6])}{' …' if len(asked) > 6 else ''}"
    yield "status", f"{status['value']}{_given(status['words'])}{_listed(status['rules'])}"
    for one in told["participants"]:
        slot = f"  ({one['slot']})" if one["slot"] else ""
        yield one["role"], f"{one['name']}{_given(one['words'])}{slot}"
    if told["date"]:
        date = told["date"]
        yield (
            "when",
            f"{date['value'] or '?'}  ({date['basis']}) “{date['words']}”{_shared(date)}{_listed(date['because'])}",
        )
    if told["place"]:
        yield "where", f"{told['place']['name']}{_given(told['place']['words'])}{_shared(told['place'])}"
    for source in told["attributed_to"]:
        yield "says", f"{source['name']}  ({source['kind']})"
    for one in told["quantities"]:
        yield "figure", f"{one['bound']} {one['value']:g} {one['unit']} “{one['words']['words']}”"


def _made(told: Mapping[str, Any]) -> str:
    if told["mode"] == NEAREST:
        return f"PLOVER has no type for it; nearest: {told['type']}"
    return "guessed from the frame in its context" if told["row"].get("guessed") else f"row {told['row']['id']}"


def _given(words: list[dict[str, Any]]) -> str:
    quotes = dict.fromkeys(_one_line(one["words"]) for one in words)
    return "".join(f" “{quote}”" for quote in quotes)


def _listed(rules: list[str]) -> str:
    return f"  ({'; '.join(rules)})" if rules else ""


def _shared(field: Mapping[str, Any]) -> str:
    return f"  (of “{field['shared_with']}”)" if "shared_with" in field else ""


def _one_line(words: str) -> str:
    return " ".join(words.split())
