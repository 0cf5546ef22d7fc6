"""A report's text in the terminal, its mentions in colour, and its events as a table beneath."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from whence.cli.common import kind_cell
from whence.model.mention import EventMention, Role
from whence.model.reading import Reading
from whence.model.report import Report
from whence.model.when import When
from whence.shown import printable

ACTOR_STYLE = "cyan"
PLACE_STYLE = "green"
TIME_STYLE = "magenta"
QUANTITY_STYLE = "yellow"
EVENT_STYLE = "bold reverse"


def show_reading(report: Report, reading: Reading, console: Console) -> None:
    """Prints the report with its mentions marked, a legend, and its events."""
    console.print(marked(report, reading))
    console.print()
    console.print(_legend())
    console.print(_events(reading))
    for note in reading.notes:
        console.print(Text(f"note: {note}", style="dim"))


def marked(report: Report, reading: Reading) -> Text:
    """The report's text with actors, places, times, quantities and event triggers styled."""
    text = Text(printable(report.text))
    for referent in reading.referents:
        for mention in referent.mentions:
            text.stylize(ACTOR_STYLE, mention.span.start, mention.span.end)
    for place in reading.places:
        for span in place.mentions:
            text.stylize(PLACE_STYLE, span.start, span.end)
    for expression in reading.times:
        text.stylize(TIME_STYLE, expression.span.start, expression.span.end)
    for quantity in reading.quantities:
        text.stylize(QUANTITY_STYLE, quantity.span.start, quantity.span.end)
    for event in reading.events:
        text.stylize(EVENT_STYLE, event.trigger.start, event.trigger.end)
    return text


def _legend() -> Text:
    legend = Text()
    styles = {"event": EVENT_STYLE, "actor": ACTOR_STYLE, "place": PLACE_STYLE, "time": TIME_STYLE}
    for name, style in {**styles, "quantity": QUANTITY_STYLE}.items():
        legend.append(name, style=style).append("  ")
    return legend


def _events(reading: Reading) -> Table:
    names = {referent.id: referent.name for referent in reading.referents}
    places = {place.id: place.name for place in reading.places}
    table = Table("type", "words", "actor", "recipient", "when", "where", "status", "says", title=None)
    for event in reading.events:
        row = (
            kind_cell(event.type, event.mode),
            event.trigger.quote,
            _named(event, "actor", names),
            _named(event, "recipient", names),
            _day(event.date),
            places.get(event.place or "", ""),
            event.status,
            " < ".join(source.name for source in event.attributed_to),
        )
        table.add_row(*(Text(printable(cell)) for cell in row))
    return table


def _named(event: EventMention, role: Role, names: dict[str, str]) -> str:
    return ", ".join(names[one.actor] for one in event.participants if one.role == role)


def _day(when: When | None) -> str:
    if when is None:
        return ""
    return when.edtf or when.words or f"{when.earliest or '..'}/{when.latest or '..'}"
