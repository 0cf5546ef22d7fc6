"""Which reports tell one story: those that share events, or several actors that few reports name."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from itertools import pairwise

from whence.linking.groups import Groups
from whence.linking.told import World
from whence.model.chronicle import Story
from whence.model.event import Event
from whence.model.report import Report

RARE = 0.45
SHARED_ACTORS = 2


def find_stories(reports: Sequence[Report], events: Sequence[Event], world: World) -> tuple[Story, ...]:
    """The stories that the reports fall into, the largest first."""
    groups: Groups[str] = Groups(report.id for report in reports)
    for event in events:
        for a, b in pairwise(event.reports):
            groups.join(a, b)
    _join_by_actors(groups, world)
    by_id = {report.id: report for report in reports}
    told: dict[str, list[Event]] = {}
    for event in events:
        told.setdefault(groups.root(event.reports[0]), []).append(event)
    stories = [_story(members, told.get(members[0], []), by_id) for members in groups.sets()]
    return tuple(sorted((s for s in stories if s.events), key=lambda s: (-len(s.reports), s.id)))


def _join_by_actors(groups: Groups[str], world: World) -> None:
    shared: dict[tuple[str, str], int] = {}
    for id in sorted(world.actors):
        actor = world.actors[id]
        if world.weight(id) < RARE or actor.type not in ("person", "organization", "armed group"):
            continue
        for pair in pairwise(sorted({span.report for span in actor.mentions})):
            shared[pair] = shared.get(pair, 0) + 1
    for (a, b), n in sorted(shared.items()):
        if n >= SHARED_ACTORS:
            groups.join(a, b)


def _story(members: Sequence[str], events: Sequence[Event], reports: Mapping[str, Report]) -> Story:
    most = max(events, key=lambda e: (len(e.origins), len(e.mentions), e.id), default=None)
    titles = [title for id in members if (title := reports[id].title)]
    shared = most is not None and len(most.reports) > 1
    title = most.summary if most is not None and (shared or not titles) else (titles[0] if titles else None)
    digest = hashlib.sha256("\x1f".join(sorted(members)).encode()).hexdigest()[:10]
    return Story(f"s1-{digest}", tuple(sorted(members)), title, tuple(event.id for event in events))
