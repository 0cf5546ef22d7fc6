"""A pile of many stories: what one story's reports lose, and what gets joined, when others lie beside them.

Newsrooms do not sort their folders by story. All stories that are for developing, the two examples and the Sahel
reports are put in one pile and linked as one. `events of one story` is the share of the events with several reports
whose reports are all of one story: no event of these stories is told in another. `same story` is B-cubed F1 of the
stories that the pile falls into. `mean of stories` is the mean of the stories' scores in the pile; beside it stands the
same without the others.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import whence
from quality import _coreference
from quality.figures import Figure, digest
from quality.story import DEVELOPING, Keyed, held, mean, stories
from whence import app
from whence.model.reading import Reading
from whence.model.report import Report

NAME = "a pile of many stories"
ONE_WORLD = {"sahel-pact": "sahel"}  # the example tells of the same events as the Sahel reports


def measure() -> list[Figure]:
    """Shares of events and stories kept apart, and the stories' mean score in the pile and alone."""
    keyed = stories(DEVELOPING)
    marker = digest(*(story.key for story in keyed), *(story.reports for story in keyed))
    piles = [_read(story) for story in keyed]
    alone = [_held(story, _linked(*pile)) for story, pile in zip(keyed, piles, strict=True)]
    document = _linked([r for reports, _ in piles for r in reports], [r for _, readings in piles for r in readings])
    shared = [event for event in document["events"] if len(_reports(event)) > 1]
    kept = sum(len({_story(report) for report in _reports(event)}) == 1 for event in shared)
    scores = [_held(story, document) for story in keyed]
    return [
        Figure("mixed: events of one story", kept / len(shared), None, "stories", len(shared), marker),
        Figure("mixed: same story", _same_story(document), None, "stories", len(document["reports"]), marker),
        Figure("mixed: mean of stories", sum(scores) / len(scores), None, "stories", len(keyed), marker),
        Figure("mixed: mean of stories, alone", sum(alone) / len(alone), None, "stories", len(keyed), marker),
    ]


def _read(story: Keyed) -> tuple[list[Report], list[Reading]]:
    """The story's reports, their ids led by its name, and their readings."""
    reports = [replace(r, id=f"{story.name}/{r.id}") for r in app.collect([story.reports]).reports]
    return reports, list(app.read_all(reports))


def _linked(reports: list[Report], readings: list[Reading]) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(whence.export(app.link(reports, readings)))
    return document


def _held(story: Keyed, document: Mapping[str, Any]) -> float:
    return mean(held(story, _only(document, f"{story.name}/")))


def _only(node: Any, lead: str) -> Any:
    """A chronicle without all that lies in reports whose ids do not begin with `lead`, which the others' lose."""
    if isinstance(node, list):
        return [_only(part, lead) for part in node if _is_of(part, lead)]
    if isinstance(node, dict):
        return {name: _only(part, lead) for name, part in node.items()}
    return node.removeprefix(lead) if isinstance(node, str) else node


def _is_of(part: Any, lead: str) -> bool:
    if isinstance(part, dict) and {"id", "text"} <= part.keys():  # a report
        return str(part["id"]).startswith(lead)
    return not isinstance(part, dict) or str(part.get("report", lead)).startswith(lead)


def _same_story(document: Mapping[str, Any]) -> float:
    gold = _coreference.clusters({report["id"]: _story(report["id"]) for report in document["reports"]})
    found = [frozenset(story["reports"]) for story in document["stories"]]
    alone = {report["id"] for report in document["reports"]}.difference(*found)
    return _coreference.b_cubed(gold, [*found, *(frozenset([id]) for id in sorted(alone))])[2]


def _reports(event: Mapping[str, Any]) -> set[str]:
    return {mention["report"] for mention in event["mentions"]}


def _story(report: str) -> str:
    name = report.partition("/")[0]
    return ONE_WORLD.get(name, name)
