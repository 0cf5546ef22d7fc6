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
PART_CHARS = 60_000  # a page of so much text sends about 200 kB with its marks; few reports are longer
Stretch = tuple[int, int]


def parts_of(text: str) -> list[Stretch]:
    """The stretches of a text that are each a page: one, or several that end where a line or a word does."""
    parts, start = [], 0
    while len(text) - start > PART_CHARS:
        end = start + PART_CHARS
        half = start + PART_CHARS // 2
        cut = max(text.rfind("\n", half, end), 0) or max(text.rfind(" ", half, end), 0)
        end = cut + 1 if cut else end
        parts.append((start, end))
        start = end
    return [*parts, (start, len(text))]


def layered(
    desk: Desk, report: str, reading: Reading | None, here: tuple[int, int] | None, part: Stretch | None = None
) -> Markup:
    """The report's text, or the part of it, with all its marks, and with the words `here` that its address asks for."""
    text = desk.reports[report].report.text
    first, last = part or (0, len(text))
    kinds: dict[tuple[int, int], set[str]] = {}
    for kind, span in _spans(desk, report, reading):
        if kind in _DRAWN and first <= span.start < span.end <= last:
            kinds.setdefault((span.start, span.end), set()).add(kind)
    leads, quads = _leads(desk, report, reading)
    marks = [
        Mark(a - first, b - first, f"w{a}-{b}", (*sorted(found), *quads.get((a, b), ())), leads.get((a, b)))
        for (a, b), found in sorted(kinds.items())
    ]
    if here and first <= here[0] < here[1] <= last:
        marks.append(Mark(here[0] - first, here[1] - first, HERE, ("here",)))
    return marked(text[first:last], marks)


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
