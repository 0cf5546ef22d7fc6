"""Mentions of stories with answer keys as linking compares them, and which event of the key each tells.

Only stories whose misses may be looked at are learnt from (`quality/stories/README.md`); the others stay unseen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from quality import story
from whence import app
from whence.linking.cast import make_cast
from whence.linking.cluster import Constraints, backward_pairs, copied_pairs
from whence.linking.copies import find_copies
from whence.linking.link import date_jointly
from whence.linking.told import Told, World, make_world, tellings
from whence.model.report import Report

MAX_TRIGGER = 40  # characters; the shared scorer's bound


@dataclass(frozen=True)
class Keyed:
    """One story's tellings, dated, with the key's event of those that the key names, by place in `told`."""

    told: tuple[Told, ...]
    world: World
    constraints: Constraints
    events: Mapping[int, str]


def stories() -> dict[str, Keyed]:
    """The developing stories, read and dated, by name."""
    return {known.name: keyed(known.reports, known.key) for known in story.stories(story.DEVELOPING)}


def keyed(folder: Path, key: Path) -> Keyed:
    """The story in `folder` against the answer key at `key`."""
    reports = sorted(app.collect([folder]).reports, key=lambda report: report.id)
    told, world, constraints = dated_tellings(reports)
    events = yaml.safe_load(key.read_text("utf-8"))["events"]
    return Keyed(told, world, constraints, _named(told, {report.id: report.text for report in reports}, events))


def dated_tellings(reports: Sequence[Report]) -> tuple[tuple[Told, ...], World, Constraints]:
    """What the reports tell, read, dated jointly and ready to be compared, and what must be one."""
    reports = sorted(reports, key=lambda report: report.id)
    readings = sorted(app.read_all(reports), key=lambda reading: reading.report)
    by_id = {report.id: report for report in reports}
    copies = find_copies(reports)
    cast = make_cast(readings, (), copies)
    world = make_world(cast, by_id, readings)
    told = tellings(by_id, readings, cast, world, copies)
    constraints = Constraints((*copied_pairs(told), *backward_pairs(told, world)))
    return date_jointly(told, reports, readings, world, copies, constraints).told, world, constraints


def _named(told: Sequence[Told], texts: Mapping[str, str], events: Sequence[Mapping[str, object]]) -> dict[int, str]:
    found: dict[int, str] = {}
    for event in events:
        types, mentions = event.get("types"), event["mentions"]
        assert isinstance(mentions, list)
        for mention in mentions:
            met = _met(told, texts, mention)
            typed = [i for i in met if not isinstance(types, list) or told[i].mention.type in types]
            for i in (typed or met)[:1]:
                found.setdefault(i, str(event["id"]))
    return found


def _met(told: Sequence[Told], texts: Mapping[str, str], mention: Mapping[str, str]) -> list[int]:
    """The tellings whose trigger overlaps the key's."""
    spot = spot_of(texts, mention)
    if spot is None:
        return []
    report, start, end = spot
    triggers = ((i, one.mention.trigger) for i, one in enumerate(told) if one.report == report)
    return [i for i, t in triggers if t.end - t.start <= MAX_TRIGGER and t.start < end and start < t.end]


def spot_of(texts: Mapping[str, str], mention: Mapping[str, str]) -> tuple[str, int, int] | None:
    """Report, start and end of a keyed mention's trigger in its report's text; None where they are not found."""
    report = next((id for id in texts if id.startswith(str(mention["report"]))), None)
    base = texts[report].find(mention["quote"]) if report else -1
    if report is None or base < 0:
        return None
    words = mention.get("trigger", mention["quote"])
    start = texts[report].find(words, base)
    return (report, start, start + len(words)) if start >= 0 else None
