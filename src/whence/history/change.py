"""A change: what one event or one claim does to a relation, before changes are folded into relations."""

from __future__ import annotations

from dataclasses import dataclass

from whence.codebook.relations import Effect
from whence.model.reading import RelationType
from whence.model.span import Span
from whence.model.when import When

# Between such a pair it does not matter who is named first.
MUTUAL: tuple[RelationType, ...] = ("agreement", "diplomatic relations")


@dataclass(frozen=True, slots=True)
class Change:
    """One opening, closing or attesting of a relation between `subject` and `object`, and the words that carry it.

    `event` is None for a claim; `when` is None where nothing dates it; `weak` says that it is no evidence of a day
    of its own, `late` that what it opens may have been opened before. `order` places it among all changes: events as
    the chronicle has them, then claims by report.
    """

    type: RelationType
    effect: Effect
    subject: str
    object: str
    spans: tuple[Span, ...]
    when: When | None = None
    event: str | None = None
    detail: str | None = None
    place: str | None = None
    acting: bool = False
    known_only: bool = False
    weak: bool = False
    late: bool = False
    order: str = ""

    @property
    def group(self) -> tuple[str, str, str]:
        """Which changes it is folded with: those of its pair, of whatever a person's offices are."""
        if self.type == "office":
            return self.type, self.subject, ""
        one, other = self.subject, self.object
        if self.type in MUTUAL:
            one, other = sorted((one, other))
        return self.type, one, other
