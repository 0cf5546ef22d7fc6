"""The whole path on stories with answer keys: what share of what a careful reader finds the chronicle holds.

A key lists a part of what a story's reports say; sections and their weights are the shared scorer's. It measures what
is found, not what is found too much; `absent` entries alone count against. `quality/stories/README.md` says which
stories may be looked at while rules are mended and which are for measuring only.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

import whence
from quality.figures import ROOT, Absent, Figure, digest, shared_path

HERE = Path(__file__).resolve().parent
NAME = "stories against their keys"
DEVELOPING = (
    "antananarivo-cabinet",
    "baraka-corridor",
    "border-truce",
    "cap-haitien-ports",
    "chisinau-strike",
    "dam-accord",
    "dhaka-verdict",
    "election-crackdown",
    "honiara-row",
    "hormuz-tanker",
    "hostage-ship",
    "kordofan-truce",
    "lome-arrangement",
    "maputo-terminal",
    "mindanao-accord",
    "mitrovica-plates",
    "paramaribo-coup",
    "potosi-blockade",
    "preah-border",
    "quito-blackout",
    "saarelink-cable",
    "sanaa-flights",
    "sirte-oilfields",
    "tbilisi-transit",
    "tirana-verdict",
)
MEASURING = (
    "arauca-ceasefire",
    "awash-railway",
    "bishkek-pylons",
    "bissau-barracks",
    "kirkuk-pipeline",
    "palawan-shoal",
)
EXAMPLES = ("river-treaty", "sahel-pact")
Sections = dict[str, list[float]]
SMALL = 5  # sections of fewer entries are pooled, as the scorer pools them


def measure() -> list[Figure]:
    """Share held of each section, and their mean weighted by the square roots of their sizes, story by story."""
    return [figure for story in stories((*DEVELOPING, *MEASURING)) for figure in _figures(story)]


@dataclass(frozen=True, slots=True)
class Keyed:
    """A story with its answer key: its name, the key's file and the reports' folder."""

    name: str
    key: Path
    reports: Path


def stories(names: Sequence[str]) -> list[Keyed]:
    """The Sahel story, those of `names` and the two examples; Absent where the shared key or scorer is not there."""
    found = [Keyed("sahel", _path("key", "sahel.yaml"), _path("reports", "sahel"))]
    found += [Keyed(name, HERE / "keys" / f"{name}.yaml", HERE / "stories" / name) for name in names]
    return found + [Keyed(name, HERE / "keys" / f"{name}.yaml", ROOT / "examples" / name) for name in EXAMPLES]


def _figures(story: Keyed) -> list[Figure]:
    marker = digest(story.key, story.reports)
    sections = held(story, json.loads(whence.export(whence.chronicle(story.reports))))
    size = sum(map(len, sections.values()))
    figures = [Figure(f"{story.name}: mean of sections", mean(sections), None, story.name, size, marker)]
    for name in sorted(sections):
        worth = sections[name]
        figures.append(Figure(f"{story.name}: {name}", sum(worth) / len(worth), None, story.name, len(worth), marker))
    return figures


def mean(sections: Sections) -> float:
    """The mean of the shares held, each section weighted by the square root of its size."""
    weights = {name: len(worth) ** 0.5 for name, worth in sections.items()}
    return sum(weights[name] * sum(worth) / len(worth) for name, worth in sections.items()) / sum(weights.values())


def _path(*parts: str) -> Path:
    path = shared_path(*parts)
    if path is None:
        raise Absent("/".join(parts))
    return path


def held(story: Keyed, document: dict[str, object]) -> Sections:
    """By section what each entry of the key is worth in this chronicle, 0 to 1; small sections pooled."""
    import yaml

    scorer = _scorer()
    rows = scorer.score(yaml.safe_load(story.key.read_text("utf-8")), scorer.Chronicle(document)).rows
    sections: dict[str, list[float]] = {}
    for name, entries in rows.items():
        home = name if len(entries) >= SMALL else "small sections"
        sections.setdefault(home, []).extend(worth for _, worth in entries)
    return sections


@cache
def _scorer() -> ModuleType:
    path = _path("key", "score.py")
    spec = importlib.util.spec_from_file_location("story_scorer", path)
    if spec is None or spec.loader is None:
        raise Absent(path.name)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
