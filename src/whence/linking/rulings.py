"""What people's judgements are about, in the terms of this run: which mentions their targets' words are.

A target names words of a report, so that a judgement outlives readings and ids. It is met by the mention that overlaps
those words most; where the words have moved, by the mention with the same quote that stands nearest.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from whence.model.judgement import Judgement, Target, in_force
from whence.model.span import Span

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Ruled(Generic[Key]):
    """A judgement and the keys of the mentions that its targets are, None for a target that meets no mention."""

    judgement: Judgement
    keys: tuple[Key | None, ...]

    @property
    def found(self) -> tuple[Key, ...]:
        """The keys of the targets that were met, each once, in order."""
        return tuple(dict.fromkeys(key for key in self.keys if key is not None))

    def pairs(self) -> list[tuple[Key, Key]]:
        """All pairs of found keys."""
        return [(a, b) for i, a in enumerate(self.found) for b in self.found[i + 1 :]]


def ruled(
    judgements: Sequence[Judgement], kind: Literal["event", "actor"], spans: Iterable[tuple[Span, Key]]
) -> tuple[Ruled[Key], ...]:
    """The judgements in force whose targets are of `kind`, with the keys of the mentions in `spans` they are about."""
    by_report: dict[str, list[tuple[Span, Key]]] = {}
    for span, key in spans:
        by_report.setdefault(span.report, []).append((span, key))
    ordered = tuple(sorted(judgements, key=lambda j: (j.made.isoformat() if j.made else "", j.id)))
    about = [j for j in in_force(ordered) if j.targets and all(target.kind == kind for target in j.targets)]
    return tuple(Ruled(j, tuple(_met(t, by_report.get(t.report, ())) for t in j.targets)) for j in about)


def _met(target: Target, spans: Sequence[tuple[Span, Key]]) -> Key | None:
    end = target.start + len(target.quote)
    overlapping = [(span, key) for span, key in spans if span.start < end and target.start < span.end]
    if overlapping:
        return min(overlapping, key=lambda item: (abs(item[0].start - target.start) + abs(item[0].end - end), item[0]))[
            1
        ]
    moved = [(span, key) for span, key in spans if span.quote == target.quote]
    return min(moved, key=lambda item: (abs(item[0].start - target.start), item[0]))[1] if moved else None
