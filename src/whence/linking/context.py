"""The story that a report stands in: reports that share events, passages or rare names with it, and their publications.

A report that names no year was written near those that it shares its story with.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from whence.linking.copies import Copies
from whence.linking.told import Told, World
from whence.model.when import When

HALF_YEAR_DAYS = 183  # a day without year is the one nearest to the story, within half a year
LATER = 3  # what is told as past was before most reports of its story: a day after all of them counts as thrice as far
NEAR_DAYS = 7  # a report that nothing dates is taken to be written so near to those of its story
KNOWN_DAYS = 62  # publications wider than this say nothing of others
FEW_REPORTS = 6  # an actor that so few name ties them however few reports there are
RARE = 0.45  # weight of an actor that few reports of these speak of


@dataclass(frozen=True)
class Ties:
    """Per report, the reports that share an event or a passage with it (`close`) or an actor (`loose`), in order."""

    close: Mapping[str, tuple[str, ...]]
    loose: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Around:
    """First and last day on which the reports around a report were published, and which they are."""

    first: date
    last: date
    reports: tuple[str, ...]
    close: bool

    @property
    def why(self) -> str:
        """The reports that it hangs on, in words."""
        named = ", ".join(self.reports[:3]) + (" and others" if len(self.reports) > 3 else "")
        return f"of one story with {named}, published {self.first} to {self.last}"

    def nearest(self, days: Iterable[date], *, told: bool = False) -> date | None:
        """The day nearest to the story, at most half a year off; one `told` as past rather before it than after."""
        near = [(self._off(day) * (LATER if told and day > self.last else 1), day) for day in days]
        found = [pair for pair in near if self._off(pair[1]) <= HALF_YEAR_DAYS]
        return min(found)[1] if found else None

    def years(self) -> range:
        """The years in which a day near the story may lie."""
        return range(self.first.year - 1, self.last.year + 2)

    def window(self) -> tuple[date, date]:
        """The story's days with a week on either side."""
        return self.first - timedelta(NEAR_DAYS), self.last + timedelta(NEAR_DAYS)

    def _off(self, day: date) -> int:
        return max((self.first - day).days, (day - self.last).days, 0)


def ties_of(told: Sequence[Told], events: Sequence[Sequence[int]], world: World, copies: Copies) -> Ties:
    """How the reports hang together by events (groups of indices into `told`), passages and rare actors."""
    close: dict[str, set[str]] = {}
    for members in events:
        _tie(close, {told[i].report for i in members})
    for report, passages in copies.passages.items():
        for passage in passages:
            _tie(close, {report, passage.there.report})
    for report, original in copies.copy_of.items():
        _tie(close, {report, original})
    loose: dict[str, set[str]] = {}
    for actor in world.actors.values():
        reports = {span.report for span in actor.mentions}
        named = actor.type in ("person", "organization", "armed group") and world.known(actor.id)
        if named and (len(reports) <= FEW_REPORTS or world.weight(actor.id) >= RARE):
            _tie(loose, reports)
    return Ties(*({report: tuple(sorted(others)) for report, others in tied.items()} for tied in (close, loose)))


def _tie(tied: dict[str, set[str]], reports: set[str]) -> None:
    for report in reports:
        others = reports - {report}
        if others:
            tied.setdefault(report, set()).update(others)


def around(report: str, ties: Ties, published: Mapping[str, When]) -> Around | None:
    """The publications, as far as known, of the reports tied to `report`: of close ones where there are any.

    Where none of them is known, those tied to them are asked, and so on.
    """
    for close, tied in ((True, ties.close), (False, ties.loose)):
        found = _known(tied.get(report, ()), published, close)
        if found is not None:
            return found
    seen, edge = {report}, [report]
    while edge:
        edge = [other for one in edge for other in (*ties.close.get(one, ()), *ties.loose.get(one, ()))]
        edge = [other for other in dict.fromkeys(edge) if other not in seen]
        seen.update(edge)
        found = _known(edge, published, False)
        if found is not None:
            return found
    return None


def _known(reports: Iterable[str], published: Mapping[str, When], close: bool) -> Around | None:
    known = [(other, when) for other in reports if (when := published.get(other)) is not None and _is_known(when)]
    if not known:
        return None
    first = min(when.bounds()[0] for _, when in known)
    last = max(when.bounds()[1] for _, when in known)
    return Around(first, last, tuple(sorted(other for other, _ in known)), close)


def _is_known(when: When) -> bool:
    return (when.n_days or KNOWN_DAYS + 1) <= KNOWN_DAYS
