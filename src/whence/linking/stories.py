"""Which reports tell one story: those that share events, or several actors that few reports name."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from whence.linking.groups import Groups
from whence.linking.told import World
from whence.model.chronicle import Story
from whence.model.event import Event
from whence.model.report import Report

RARE = 0.45
EVENT, ACTOR, ONE_STORY = 2, 1, 3  # two events, an event and a rare actor, or three rare actors make one story


def find_stories(reports: Sequence[Report], events: Sequence[Event], world: World) -> tuple[Story, ...]:
    """The stories that the reports fall into, the largest first."""
    groups: Groups[str] = Groups(report.id for report in reports)
    bonds: Counter[tuple[str, str]] = Counter()
    for event in events:
        bonds.update(dict.fromkeys(pairwise(sorted(event.reports)), EVENT))
    bonds.update(_bonds_by_actors(world))
    for (a, b), weight in sorted(bonds.items()):
        if weight >= ONE_STORY:
            groups.join(a, b)
    by_id = {report.id: report for report in reports}
    told: dict[str, list[Event]] = {}
    for event in events:
        told.setdefault(groups.root(event.reports[0]), []).append(event)
    stories = [_story(members, told.get(members[0], []), by_id) for members in groups.sets()]
    return tuple(sorted((s for s in stories if s.events), key=lambda s: (-len(s.reports), s.id)))


def _bonds_by_actors(world: World) -> Counter[tuple[str, str]]:
    """How many rare actors each pair of reports shares, neighbours in order of id standing for all that share one."""
    bonds: Counter[tuple[str, str]] = Counter()
    for id in sorted(world.actors):
        actor = world.actors[id]
        if world.weight(id) >= RARE and actor.type in ("person", "organization", "armed group"):
            bonds.update(dict.fromkeys(pairwise(sorted({span.report for span in actor.mentions})), ACTOR))
    return bonds


def _story(members: Sequence[str], events: Sequence[Event], reports: Mapping[str, Report]) -> Story:
    most = max(events, key=lambda e: (len(e.origins), len(e.mentions), e.id), default=None)
    titles = [title for id in members if (title := reports[id].title)]
    shared = most is not None and len(most.reports) > 1
    title = most.summary if most is not None and (shared or not titles) else (titles[0] if titles else None)
    digest = hashlib.sha256("\x1f".join(sorted(members)).encode()).hexdigest()[:10]
    return Story(f"s1-{digest}", tuple(sorted(members)), title, tuple(event.id for event in events))
