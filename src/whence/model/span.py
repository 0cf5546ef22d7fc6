"""Where words stand: a half-open stretch of one report, with the words themselves.

Offsets count Unicode code points of `Report.text`. A span carries its quote, so that loading can hold the one
against the other and nothing is ever cited that the report does not say.
"""

from __future__ import annotations

from dataclasses import dataclass

from whence.errors import ModelError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points `start` to `end` (half-open) of the text of the report with id `report`, which read `quote`."""

    report: str
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ModelError(f"a span is half-open and not empty: {self.start}..{self.end} in {self.report}")
        if len(self.quote) != self.end - self.start:
            raise ModelError(f"a span's quote has the span's length: {self.start}..{self.end} in {self.report}")

    @classmethod
    def of(cls, report: str, text: str, start: int, end: int) -> Span:
        """The span `start`..`end` of `text`, the text of `report`."""
        return cls(report, start, end, text[start:end])

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point of one report."""
        return self.report == other.report and self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies within this span."""
        return self.report == other.report and self.start <= other.start and other.end <= self.end
