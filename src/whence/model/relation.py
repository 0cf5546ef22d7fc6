"""What stands between two actors for a time."""

from __future__ import annotations

from dataclasses import dataclass

from whence.model.event import Difference
from whence.model.reading import RelationType
from whence.model.span import Span
from whence.model.when import When


@dataclass(frozen=True, slots=True)
class Relation:
    """An agreement, membership, presence, office, diplomatic relation or sanction between two actors.

    `began` and `ended_on` are the ends as intervals, None where no report dates them; `ended` is True where a report
    says that it ended, dated or not; an unknown end is not *still true*. `attested` holds the days for which some
    report says that it stood.
    """

    id: str
    type: RelationType
    subject: str
    object: str
    mentions: tuple[Span, ...]
    place: str | None = None
    acting: bool = False
    detail: str | None = None
    began: When | None = None
    ended_on: When | None = None
    ended: bool = False
    attested: tuple[When, ...] = ()
    opened_by: tuple[str, ...] = ()
    closed_by: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    judgements: tuple[str, ...] = ()
