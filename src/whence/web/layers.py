"""A report's text with its layers of marks: events, actors, places, times, quantities, sources.

Each layer has a line of its own below (or above) the words, so that marks which share words can still be told apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from whence.brief import words
from whence.brief.desk import Desk, cited
from whence.brief.marks import Mark, marked
from whence.model.reading import Reading
from whence.model.span import Span
from whence.web.addresses import HERE

LAYERS = (
    ("trigger", "events"), ("actor", "actors"), ("place", "places"), ("time", "times"), ("quantity", "figures"),
    ("source", "sources"),
)  # fmt: skip
_DRAWN = tuple(name for name, _ in LAYERS)


def layered(desk: Desk, report: str, reading: Reading | None, here: tuple[int, int] | None) -> Markup:
    """The report's text with all its marks, and with the words `here` that its address asks for."""
    text = desk.reports[report].report.text
    kinds: dict[tuple[int, int], set[str]] = {}
    for kind, span in _spans(desk, report, reading):
        if kind in _DRAWN and 0 <= span.start < span.end <= len(text):
            kinds.setdefault((span.start, span.end), set()).add(kind)
    leads, quads = _leads(desk, report, reading)
    marks = [
        Mark(a, b, f"w{a}-{b}", (*sorted(found), *quads.get((a, b), ())), leads.get((a, b)))
        for (a, b), found in sorted(kinds.items())
    ]
    if here and 0 <= here[0] < here[1] <= len(text):
        marks.append(Mark(*here, HERE, ("here",)))
    return marked(text, marks)


def _spans(desk: Desk, report: str, reading: Reading | None) -> Iterator[tuple[str, Span]]:
    """All words of the report that something cites, and all that was read in it, by kind."""
    for (start, end), kinds in cited(desk.chronicle).get(report, {}).items():
        yield from ((kind, desk.reports[report].report.span(start, end)) for kind in sorted(kinds))
    if reading is not None:
        yield from (("actor", m.span) for referent in reading.referents for m in referent.mentions if m.kind == "name")
        yield from (("place", span) for place in reading.places for span in place.mentions)
        yield from (("time", time.span) for time in reading.times)
        yield from (("quantity", quantity.span) for quantity in reading.quantities)
        yield from (
            ("source", source.span) for event in reading.events for source in event.attributed_to if source.span
        )


Places = dict[tuple[int, int], str]
Classes = dict[tuple[int, int], tuple[str, ...]]


def _leads(desk: Desk, report: str, reading: Reading | None) -> tuple[Places, Classes]:
    """Where words lead: the one that names an event to it, a name to its actor; and an event's quad class."""
    leads: Places = {}
    quads: Classes = {}
    actors: Places = {}
    for event in desk.chronicle.events:
        for mention in event.mentions:
            if mention.span.report == report:
                at = (mention.trigger.start, mention.trigger.end)
                leads.setdefault(at, desk.slug("e", event.id) or "")
                quads.setdefault(at, (f"q{words.quad(event)}",))
            for part in mention.participants:
                for span in part.spans:
                    if span.report == report:
                        actors.setdefault((span.start, span.end), desk.slug("a", part.actor) or "")
    for referent in reading.referents if reading else ():
        spots = [(m.span.start, m.span.end) for m in referent.mentions]
        known = next((actors[spot] for spot in spots if spot in actors), None)
        if known:
            actors.update({spot: known for spot in spots if spot not in actors})
    return {**actors, **leads}, quads
