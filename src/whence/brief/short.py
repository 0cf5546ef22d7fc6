"""The brief in a terminal: events in order of time, where the reports differ, and what stands."""

from __future__ import annotations

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from whence.brief import words
from whence.brief.bars import axis_over
from whence.brief.desk import Desk, Field
from whence.brief.events import EventView, event_views, in_time
from whence.brief.render import deck, title
from whence.brief.sections import RelationView, relation_views
from whence.model.chronicle import Chronicle
from whence.model.event import Event
from whence.shown import listed, printable

QUAD_STYLES = {1: "cyan", 2: "blue", 3: "yellow", 4: "red", 0: ""}
MAX_EVENTS = 60
WIDE = 105  # columns of a terminal from which who and where have columns of their own
WHEN_WIDTH = 18


def show(chronicle: Chronicle, console: Console) -> None:
    """Prints the chronicle in short; hostile text is shown, not obeyed."""
    desk = Desk(chronicle)
    views = event_views(desk, None)
    axis = axis_over(event.date for event in chronicle.events if event.date)
    console.print(_text(title(desk), "bold"))
    console.print(_text(deck(chronicle, axis), "dim"))
    if views:
        _events(chronicle, views, console)
    _differences(chronicle, views, console)
    _standing(desk, console)
    for skipped in chronicle.skipped:
        console.print(_text(f"could not be read: {skipped.input}: {skipped.why}", "yellow"))


def _text(text: str, style: str = "") -> Text:
    return Text(printable(text), style=style)


def _table(*columns: str) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="dim", expand=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _events(chronicle: Chronicle, views: dict[str, EventView], console: Console) -> None:
    """The told events first; those in passing only where there is room."""
    shown = [event for event in sorted(chronicle.events, key=in_time) if not views[event.id].is_minor][:MAX_EVENTS]
    wide = console.width >= WIDE
    table = _table("when", "what", "who → whom", "where", "told by") if wide else _table("when", "what", "told by")
    table.columns[0].max_width = WHEN_WIDTH
    for event in shown:
        table.add_row(*(_row if wide else _narrow_row)(event, views[event.id]))
    console.print()
    console.print(table)
    if len(shown) < len(views):
        more = words.count(len(views) - len(shown), "event")
        console.print(_text(f"and {more} more, told once in passing: on the page", "dim"))


def _row(event: Event, view: EventView) -> tuple[Text, ...]:
    what = _text(view.title.text)
    what.append("\n").append(_kind(view))
    place = view.place.text if view.place else ""
    return _text(view.date.text), what, _text(_who(view)), _text(place), _told(event, view)


def _narrow_row(event: Event, view: EventView) -> tuple[Text, ...]:
    what = _text(view.title.text)
    place = f" · {view.place.text}" if view.place else ""
    what.append("\n").append(_kind(view)).append(printable(f"\n{_who(view)}{place}"), style="dim")
    return _text(view.date.text), what, _told(event, view)


def _kind(view: EventView) -> Text:
    kind = _text(view.type_words, QUAD_STYLES[view.quad])
    if view.status_key != "occurred":
        kind.append(f" · {view.status.text}", style="bold")
    if view.quantities:
        kind.append(printable(" · " + listed([field.text for field in view.quantities])), style="dim")
    return kind


def _who(view: EventView) -> str:
    actors, recipients = (", ".join(map(_side, side)) for side in (view.actors, view.recipients))
    return f"{actors} → {recipients}" if recipients else actors


def _told(event: Event, view: EventView) -> Text:
    told = _text(view.told)
    if event.differences:
        told.append("\nreports differ", style="yellow")
    return told


def _side(field: Field) -> str:
    """One who takes part, and in how many other ways that side is told."""
    return f"{field.text} +{len(field.also)}" if field.also else field.text


def _differences(chronicle: Chronicle, views: dict[str, EventView], console: Console) -> None:
    contested = [views[event.id] for event in sorted(chronicle.events, key=in_time) if event.differences]
    if not contested:
        return
    console.print(_text("\nWhere the reports differ", "bold"))
    for view in contested:
        console.print(_text(f"  {view.title.text}"))
        for difference in view.differences:
            values = (f"{v.value} ({_by([quote.link.report for quote in v.quotes])})" for v in difference.values)
            console.print(_text(f"    {difference.about}: {' or '.join(values)}", "yellow"))


def _by(reports: list[str]) -> str:
    return listed(list(dict.fromkeys(reports))) or "no words"


def _standing(desk: Desk, console: Console) -> None:
    for heading, relations in relation_views(desk, None):
        table = _table(heading, "")
        for relation in relations:
            table.add_row(_between(relation), _text(relation.ends.text, "dim"))
        console.print()
        console.print(table)


def _between(relation: RelationView) -> Text:
    text = _text(relation.parties)
    if relation.detail:
        text.append(printable(f": {relation.detail}"), style="dim")
    return text
