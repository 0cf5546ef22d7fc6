"""A report: one article, its words untouched, and where it came from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from whence.errors import ModelError
from whence.model.span import Span
from whence.model.when import When

ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Dropped:
    """Words taken for page furniture, and why they were."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that could not be read, and why: what happened, in which file, what to try."""

    input: str
    why: str


@dataclass(frozen=True, slots=True)
class Report:
    """One article. `text` is verbatim but for dropped furniture; the headline, where there is one, stands at its start.

    `published` is None where nothing says when; linking may then infer an interval. `language` is an ISO 639-1 code,
    `und` where it cannot be told. `agency` is the wire that its dateline names. `not_read` says why a report was kept
    but not read. `offsets` holds pairs (start in `text`, start in what came in) of the runs that were kept, in order,
    for the way back to the page.
    """

    id: str
    text: str
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    agency: str | None = None
    url: str | None = None
    language: str = ENGLISH
    published: When | None = None
    dateline: Span | None = None
    dropped: tuple[Dropped, ...] = ()
    not_read: str | None = None
    offsets: tuple[tuple[int, int], ...] = ()

    def __post_init__(self) -> None:
        if not self.id:
            raise ModelError("a report has an id")

    @property
    def digest(self) -> str:
        """SHA-256 over text, title, outlet and publication: equal digests are one report, whatever its id."""
        published = self.published
        days = (published.earliest, published.latest) if published and published.basis in ("given", "page") else ()
        parts = (self.text, self.title or "", self.outlet or "", *map(str, days))
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()

    def span(self, start: int, end: int) -> Span:
        """The span `start`..`end` (code points) of this report's text."""
        return Span.of(self.id, self.text, start, end)
