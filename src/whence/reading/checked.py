"""Holds any reader to its report: what a reading quotes must stand in the report, at the place that it names."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from whence.errors import ReaderError
from whence.model.reading import Reader, Reading
from whence.model.report import Report
from whence.model.span import Span


class CheckedReader:
    """A reader whose readings are checked; ReaderError where one quotes what its report does not say there."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    @property
    def version(self) -> str:
        """The reader's own."""
        return self._reader.version

    def read(self, report: Report) -> Reading:
        """The reader's reading of `report`, refused where a mention's quote is not in the report."""
        reading = self._reader.read(report)
        if reading.report != report.id:
            raise ReaderError(f"{self.version} gave a reading of {reading.report} for {report.id}")
        for span in spans(reading):
            if span.report != report.id or report.text[span.start : span.end] != span.quote:
                raise ReaderError(
                    f"{self.version} quotes what {report.id} does not say at {span.start}: {span.quote!r}"
                )
        return reading


def spans(value: Any) -> Iterator[Span]:
    """All spans in a model value, at any depth, in the order of its fields."""
    if isinstance(value, Span):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from spans(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from spans(one)
