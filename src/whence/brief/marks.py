"""A report's text with every cited stretch marked, overlapping ones nested or split so that each can be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from whence.shown import printable


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text with its anchor, the classes it is drawn with, and the entry that it leads back to."""

    start: int
    end: int
    anchor: str
    kinds: tuple[str, ...]
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a trigger leads back to: the anchor of its event's entry, and the event's quad class."""

    href: str
    quad: int


def marked(text: str, marks: Iterable[Mark]) -> Markup:
    """`text` escaped, controls shown, and each mark an element with its anchor as id.

    Longer marks hold shorter ones. Of two that cross, the later is split; its first part carries the id, the others
    name it in `data-of`.
    """
    ordered = sorted((m for m in marks if m.end <= len(text)), key=lambda m: (m.start, -m.end, m.anchor))
    cuts = sorted({0, len(text), *(m.start for m in ordered), *(m.end for m in ordered)})
    starting: dict[int, list[Mark]] = {}
    for mark in ordered:
        starting.setdefault(mark.start, []).append(mark)
    pieces: list[Markup] = []
    stack: list[_Open] = []
    for here, there in zip(cuts, [*cuts[1:], len(text)], strict=True):
        pieces.extend(_closed(stack, here))
        pieces.extend(_opened(stack, mark, first=True) for mark in starting.get(here, []))
        pieces.append(escape(printable(text[here:there])))
    return Markup("").join(pieces)


@dataclass(frozen=True, slots=True)
class _Open:
    """A mark whose element is open, and that element's name."""

    mark: Mark
    tag: str


def _closed(stack: list[_Open], here: int) -> Iterator[Markup]:
    """Ends what ends at `here`, with all that stands inside it, and goes on with what does not end."""
    depth = next((i for i, element in enumerate(stack) if element.mark.end <= here), None)
    if depth is None:
        return
    inner = stack[depth:]
    del stack[depth:]
    yield from (Markup(f"</{element.tag}>") for element in reversed(inner))
    yield from (_opened(stack, element.mark, first=False) for element in inner if element.mark.end > here)


def _opened(stack: list[_Open], mark: Mark, *, first: bool) -> Markup:
    """The start of the mark's element: a link where it leads somewhere and stands in no other link."""
    is_link = mark.href is not None and all(element.tag != "a" for element in stack)
    element = _Open(mark, "a" if is_link else "span")
    stack.append(element)
    where = Markup('id="{}"').format(mark.anchor) if first else Markup('data-of="{}"').format(mark.anchor)
    kinds = " ".join(f"m-{kind}" for kind in mark.kinds)
    link = Markup(' href="{}"').format(_address(mark.href)) if is_link and mark.href else ""
    return Markup('<{} {} class="m {}"{}>').format(element.tag, where, kinds, link)


def _address(href: str) -> str:
    """An entry of the same page by its anchor, one of another page by its path."""
    return href if href.startswith("/") else f"#{href}"


def by_report(
    found: Mapping[str, Mapping[tuple[int, int], set[str]]], keys: Mapping[str, str], leads: Mapping[str, Lead]
) -> dict[str, tuple[Mark, ...]]:
    """Marks of every report from its cited stretches; `leads` says of a trigger's anchor where it leads."""
    return {
        report: tuple(_mark(f"w{keys[report]}-{a}-{b}", a, b, kinds, leads) for (a, b), kinds in sorted(spans.items()))
        for report, spans in found.items()
        if report in keys
    }


def _mark(anchor: str, start: int, end: int, kinds: set[str], leads: Mapping[str, Lead]) -> Mark:
    lead = leads.get(anchor)
    drawn = tuple(sorted(kinds))
    return Mark(start, end, anchor, (*drawn, f"q{lead.quad}"), lead.href) if lead else Mark(start, end, anchor, drawn)
