"""Where reports have an event from. This is the only place that counts origins.

An origin is whom a report names for what it says, the outermost where sources are nested; where it names none, the wire
in its dateline or else its own outlet. A copied telling has the origin of what it was copied from, and a source that
several reports name is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from whence.linking.copies import Copies
from whence.linking.names import normal
from whence.model.event import Actor, Origin
from whence.model.mention import EventMention
from whence.model.report import Report


@dataclass(frozen=True)
class Ledger:
    """What counting needs: the reports, their copies, the actors, and all mentions by where they stand."""

    reports: Mapping[str, Report]
    copies: Copies
    actors: Mapping[str, Actor]

    def origins(self, mentions: Iterable[EventMention]) -> tuple[Origin, ...]:
        """The origins of one event's mentions, those of most reports first."""
        mentions = tuple(mentions)
        found: dict[tuple[str, str], tuple[str, str | None, dict[str, None]]] = {}
        for mention in mentions:
            key, name, actor = self.origin_of(mention, mentions)
            found.setdefault(key, (name, actor, {}))[2][mention.span.report] = None
        origins = [Origin(name, tuple(sorted(reports)), actor) for name, actor, reports in found.values()]
        return tuple(sorted(origins, key=lambda o: (-len(o.reports), o.reports, o.name)))

    def origin_of(
        self, mention: EventMention, beside: Iterable[EventMention] = ()
    ) -> tuple[tuple[str, str], str, str | None]:
        """Key, name and actor of one mention's origin; `beside` are mentions among which its original may be."""
        told = self._original(mention, beside)
        source = told.attributed_to[0] if told.attributed_to else None
        if source is not None and source.actor and source.actor in self.actors:
            actor = self.actors[source.actor]
            return ("name", normal(actor.name)), actor.name, actor.id
        report = self.copies.report_of_origin(told.trigger.report, told.trigger.start, told.trigger.end)
        outlet = self.reports[report].agency or self.reports[report].outlet or report
        if source is not None and source.kind == "unnamed":
            return ("unnamed", f"{normal(outlet)}\x1f{normal(source.name)}"), f"{source.name} ({outlet})", None
        if source is not None:
            return ("name", normal(source.name)), source.name, None
        return ("name", normal(outlet) or outlet), outlet, None

    def _original(self, mention: EventMention, beside: Iterable[EventMention]) -> EventMention:
        """The mention that this one is copied from, itself where it is not, or where its original was not read."""
        trigger = mention.trigger
        first = self.copies.original(trigger.report, trigger.start, trigger.end)
        if first == (trigger.report, trigger.start, trigger.end):
            return mention
        same = (m for m in beside if (m.trigger.report, m.trigger.start, m.trigger.end) == first)
        return next(same, mention)
