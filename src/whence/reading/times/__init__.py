"""Time expressions: a grammar finds them and says what their words fix; the report then places what it can."""

from __future__ import annotations

from whence.reading.times.anchor import anchor_times
from whence.reading.times.find import find_times, read_text

__all__ = ["anchor_times", "find_times", "read_text"]
