"""Whence's own reader: segmentation, the one neural pass, then places, actors, times, figures and events by table.

A reading depends on the report and this reader's version alone; nothing is kept from one report to the next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from whence.model.parse import Sentence
from whence.model.reading import Reading
from whence.model.report import Report
from whence.reading.actors import find_actors
from whence.reading.clauses import with_closed_clauses
from whence.reading.encoder import Encoder
from whence.reading.events import find_events
from whence.reading.places import find_places
from whence.reading.quantities import read_quantities
from whence.reading.segment import RawSentence, segment
from whence.reading.threads import without_numpy_threads
from whence.reading.times import anchor_times, find_times
from whence.version import __version__

_BREAK = re.compile(r"\n\s*")


class Parser(Protocol):
    """What finds words, trees, names, frames and times in sentences: the encoder, or another pipeline in its place."""

    @property
    def version(self) -> str:
        """Name and version."""

    def parse(self, text: str, sentences: Sequence[RawSentence]) -> tuple[Sentence, ...]:
        """The parsed sentences of `text`, which segmentation parts into `sentences`."""


class ParsingReader:
    """Reads with any parser: what follows from a parse by table and rule is the same for all of them."""

    def __init__(self, parser: Parser) -> None:
        self._parser = parser

    @property
    def version(self) -> str:
        """The parser's name and version, and that of the rules around it."""
        return f"{self._parser.version} whence-{__version__}"

    def read(self, report: Report) -> Reading:
        """All that `report` says; nothing of a report that is not to be read."""
        with without_numpy_threads():
            return _read(report, self._parser, self.version)


class NeuralReader:
    """Reads with the encoder whose weights ship in the package; they are loaded with the first report.

    `threads` bounds the threads of the neural pass (None: as many as there are cores); it changes speed, never results.
    """

    def __init__(self, *, threads: int | None = None) -> None:
        self._threads = threads
        self._encoder: Encoder | None = None

    @property
    def encoder(self) -> Encoder:
        """The encoder; ReaderError where its weights cannot be loaded."""
        if self._encoder is None:
            self._encoder = Encoder.load(threads=self._threads)
        return self._encoder

    @property
    def version(self) -> str:
        """The weights' name and digest, and the version of the rules around them."""
        return ParsingReader(self.encoder).version

    def read(self, report: Report) -> Reading:
        """All that `report` says; nothing of a report that is not to be read."""
        return ParsingReader(self.encoder).read(report)


def _read(report: Report, parser: Parser, version: str) -> Reading:
    if report.not_read is not None:
        return Reading(report.id, version)
    sentences = tuple(map(with_closed_clauses, parser.parse(report.text, segment(report.text))))
    found = [find_times(report, sentence) for sentence in sentences]
    quantities = read_quantities(report, sentences, found)
    paragraphs = [match.end() for match in _BREAK.finditer(report.text)]
    begun = [sentence.start for sentence in sentences]
    times = anchor_times([time for within in found for time in within], report.published, paragraphs, begun)
    places = find_places(report, sentences)
    actors = find_actors(report, sentences, places, times)
    events = find_events(
        report, sentences, referents=actors.referents, places=places, times=times, quantities=quantities
    )
    cut = sum(sentence.cut for sentence in sentences)
    return Reading(
        report.id,
        version,
        sentences=tuple((sentence.start, sentence.end) for sentence in sentences),
        referents=actors.referents,
        places=places,
        times=times,
        quantities=quantities,
        events=events,
        claims=actors.claims,
        notes=(f"{cut} words of overlong sentences were not read",) if cut else (),
    )
