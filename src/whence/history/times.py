"""On which day a report's undated claim says that something stood.

"The minister received her on 4 May" says that there was a minister on that day, not on the day of the report; a claim
outside all dated tellings speaks of the day of the report. A title in the telling of its own loss says neither.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from whence.codebook.relations import rules
from whence.model.linked import Linked, Standing
from whence.model.mention import DEEDS, EventMention
from whence.model.when import When

# A publication known no better than this says too little of when something stood (a choice, not a measurement).
MAX_PUBLICATION = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Times:
    """Publications and tellings of all reports, by report."""

    published: dict[str, When | None]
    tellings: dict[str, tuple[EventMention, ...]]

    @classmethod
    def of(cls, linked: Linked) -> Times:
        """Look-ups over what linking holds."""
        tellings: dict[str, list[EventMention]] = {}
        for event in linked.events:
            for mention in event.mentions:
                tellings.setdefault(mention.span.report, []).append(mention)
        published = {told.report.id: told.report.published for told in linked.reports}
        return cls(published, {report: tuple(mentions) for report, mentions in tellings.items()})

    def attested(self, standing: Standing) -> When | None:
        """The day for which the undated claim holds, None where it is not known to a month or so."""
        around = [m for m in self.tellings.get(standing.report, ()) if any(map(m.span.contains, standing.claim.spans))]
        if any(rule.effect == "closes" and rule.relation == standing.claim.type and rule.holds(m)
               for rule in rules() for m in around):  # fmt: skip
            return None
        dated = [m for m in around if m.status in DEEDS and m.date is not None and m.date.bounded]
        if dated:
            return _as_told(min(dated, key=lambda mention: (mention.span.end - mention.span.start, mention.key)))
        return _as_published(standing.report, self.published.get(standing.report))


def _as_told(mention: EventMention) -> When | None:
    assert mention.date is not None
    chain = (*mention.date.because, f"named so where “{mention.trigger.quote}” is told")
    return replace(mention.date, basis="inferred", because=chain)


def _as_published(report: str, published: When | None) -> When | None:
    if published is None or published.earliest is None or published.latest is None:
        return None
    if published.latest - published.earliest > MAX_PUBLICATION:
        return None
    chain = (*published.because, f"{report} says that it stands, so it stood when that was published")
    return replace(published, basis="inferred", words=None, because=chain)
