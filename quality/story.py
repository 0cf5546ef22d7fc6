"""The whole path on stories with answer keys: what share of what a careful reader finds the chronicle holds.

A key lists a part of what a story's reports say; sections and their weights are the shared scorer's. It measures what
is found, not what is found too much; `absent` entries alone count against. `quality/stories/README.md` says which
stories may be looked at while rules are mended and which are for measuring only.
"""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import whence
from quality.figures import ROOT, Absent, Figure, digest, shared_path

HERE = Path(__file__).resolve().parent
NAME = "stories against their keys"
STORIES = (
    "border-truce",
    "chisinau-strike",
    "dam-accord",
    "election-crackdown",
    "honiara-row",
    "hostage-ship",
    "kordofan-truce",
    "lome-arrangement",
    "paramaribo-coup",
)
EXAMPLES = ("river-treaty", "sahel-pact")
SMALL = 5  # sections of fewer entries are pooled, as the scorer pools them


def measure() -> list[Figure]:
    """Share held of each section, and their mean weighted by the square roots of their sizes, story by story."""
    scorer = _module(_path("key", "score.py"))
    stories = [("sahel", _path("key", "sahel.yaml"), _path("reports", "sahel"))]
    stories += [(name, HERE / "keys" / f"{name}.yaml", HERE / "stories" / name) for name in STORIES]
    stories += [(name, HERE / "keys" / f"{name}.yaml", ROOT / "examples" / name) for name in EXAMPLES]
    return [figure for story in stories for figure in _story(scorer, *story)]


def _story(scorer: ModuleType, story: str, key: Path, reports: Path) -> list[Figure]:
    marker = digest(key, reports)
    document = json.loads(whence.export(whence.chronicle(reports)))
    sections = _sections(scorer, key, document)
    held = {name: sum(worth) / len(worth) for name, worth in sections.items()}
    weights = {name: len(worth) ** 0.5 for name, worth in sections.items()}
    mean = sum(held[name] * weights[name] for name in held) / sum(weights.values())
    figures = [Figure(f"{story}: mean of sections", mean, None, story, sum(map(len, sections.values())), marker)]
    parts = (Figure(f"{story}: {name}", held[name], None, story, len(sections[name]), marker) for name in sorted(held))
    return [*figures, *parts]


def _path(*parts: str) -> Path:
    path = shared_path(*parts)
    if path is None:
        raise Absent("/".join(parts))
    return path


def _sections(scorer: ModuleType, key: Path, document: dict[str, object]) -> dict[str, list[float]]:
    import yaml

    rows = scorer.score(yaml.safe_load(key.read_text("utf-8")), scorer.Chronicle(document)).rows
    sections: dict[str, list[float]] = {}
    for name, entries in rows.items():
        home = name if len(entries) >= SMALL else "small sections"
        sections.setdefault(home, []).extend(worth for _, worth in entries)
    return sections


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("story_scorer", path)
    if spec is None or spec.loader is None:
        raise Absent(path.name)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
