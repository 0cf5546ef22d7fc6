"""The claim matrix: what each mention of an event says of each attribute, against what the event is taken to be.

A value that contains the event's own is vaguer, one within it more exact; where reports differ, each value has a
letter, the same for all who carry it. Nothing is called wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from whence.brief import words
from whence.brief.desk import Desk, Field
from whence.codebook.plover import kind_words
from whence.model.event import Event, Place
from whence.model.mention import EventMention
from whence.model.span import Span
from whence.model.when import When
from whence.shown import clipped
from whence.web import addresses

COLUMNS = (
    ("date", "when"), ("actor", "who"), ("recipient", "to whom"), ("place", "where"), ("quantity", "how many"),
    ("status", "whether it happened"), ("type", "what"),
)  # fmt: skip
MAX_CLAUSE = 260


@dataclass(frozen=True, slots=True)
class Cell:
    """What one mention says of one attribute: values with their words, how it stands to the event's, and its letter."""

    label: str
    fields: tuple[Field, ...] = ()
    stands: str = ""
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A row: the mention's report, whom it names for it, its clause, its cells, and by which rule it was read."""

    report: Field
    copy_of: Field | None
    sources: tuple[Field, ...]
    clause: Field
    cells: tuple[Cell, ...]
    rules: tuple[str, ...]
    where: str


def matrix(desk: Desk, event: Event) -> tuple[Claim, ...]:
    """A row for each mention, in the event's order."""
    return tuple(_claim(desk, event, mention) for mention in event.mentions)


def columns(claims: Iterable[Claim]) -> tuple[int, ...]:
    """Which columns say anything."""
    claims = tuple(claims)
    return tuple(n for n in range(len(COLUMNS)) if any(claim.cells[n].fields for claim in claims))


def _claim(desk: Desk, event: Event, mention: EventMention) -> Claim:
    own = desk.links((mention.span,))
    report = mention.span.report
    told = desk.reports.get(report)
    copied = told.copy_of if told else None
    return Claim(
        report=Field(desk.report_name(report), own, desk.slug("r", report)),
        copy_of=Field(desk.report_name(copied), (), addresses.beside(report, copied)) if copied else None,
        sources=tuple(
            Field(source.name, desk.links((source.span,) if source.span else ()))
            for source in reversed(mention.attributed_to)
        ),
        clause=Field(clipped(mention.span.quote, MAX_CLAUSE), own),
        cells=tuple(_cell(desk, event, mention, attribute, label) for attribute, label in COLUMNS),
        rules=(*mention.because, *([f"frame {mention.frame}"] if mention.frame and not mention.because else [])),
        where=f"{report}:{mention.trigger.start}",
    )


def _cell(desk: Desk, event: Event, mention: EventMention, attribute: str, label: str) -> Cell:
    fields, stands = _SAYS[attribute](desk, event, mention)
    letter = _letter(event, mention, attribute)
    return Cell(label, tuple(fields), "contrary" if letter else stands, letter)


def _letter(event: Event, mention: EventMention, attribute: str) -> str:
    """The letter of the value that the mention carries where reports differ on the attribute, empty where not."""
    for difference in event.differences:
        if difference.attribute == attribute:
            for n, value in enumerate(difference.values):
                if any(_belongs(span, event, mention) for span in value.mentions):
                    return chr(ord("A") + n % 26)
    return ""


def _belongs(span: Span, event: Event, mention: EventMention) -> bool:
    """Whether the words are this mention's: within its clause, or in its report where it alone tells the event."""
    if span.report != mention.span.report:
        return False
    alone = sum(one.span.report == span.report for one in event.mentions) == 1
    return alone or span.overlaps(mention.span) or span.overlaps(mention.trigger)


Said = tuple[list[Field], str]
Says = Callable[[Desk, Event, EventMention], Said]


def _date(desk: Desk, event: Event, mention: EventMention) -> Said:
    when = mention.date
    if when is None:
        return [], ""
    field = Field(words.date_words(when), desk.links(when.spans or (mention.trigger,)))
    return [field], _compared(when, event.date)


def _compared(when: When, other: When | None) -> str:
    if other is None or not when.placed or not other.placed:
        return ""
    if when.bounds() == other.bounds():
        return "same"
    if when.contains(other):
        return "vaguer"
    return "closer" if other.contains(when) else "other"


def _place(desk: Desk, event: Event, mention: EventMention) -> Said:
    place = desk.places.get(mention.place or "")
    if place is None:
        return [], ""
    field = Field(place.name, desk.links(mention.place_spans or (mention.trigger,)))
    if mention.place == event.place:
        return [field], "same"
    own = desk.places.get(event.place or "")
    return [field], _contains(place, own) if own else ""


def _contains(place: Place, own: Place) -> str:
    if place.country and place.country == own.country:
        if place.precision == "country":
            return "vaguer"
        return "closer" if own.precision == "country" else "other"
    return "other"


def _cast(role: str) -> Says:
    def said(desk: Desk, event: Event, mention: EventMention) -> Said:
        fields = [
            Field(desk.name(part.actor), desk.links(part.spans or (mention.trigger,)), desk.slug("a", part.actor))
            for part in mention.participants
            if part.role == role
        ]
        own = {part.actor for part in event.participants if part.role == role}
        same = fields and all(part.actor in own for part in mention.participants if part.role == role)
        return fields, "same" if same else ""

    return said


def _quantity(desk: Desk, event: Event, mention: EventMention) -> Said:
    return [Field(words.quantity_words(q), desk.links((q.span,))) for q in mention.quantities], ""


def _status(desk: Desk, event: Event, mention: EventMention) -> Said:
    spans = mention.status_spans or (mention.trigger,)
    same = "same" if mention.status == event.status else "other"
    return [Field(words.STATUS_WORDS[mention.status], desk.links(spans))], same


def _type(desk: Desk, event: Event, mention: EventMention) -> Said:
    said = kind_words(mention.type, mention.mode)
    same = "same" if (mention.type, mention.mode) == (event.type, event.mode) else "other"
    return [Field(said, desk.links((mention.trigger,)))], same


_SAYS: dict[str, Says] = {
    "date": _date, "actor": _cast("actor"), "recipient": _cast("recipient"), "place": _place, "quantity": _quantity,
    "status": _status, "type": _type,
}  # fmt: skip
