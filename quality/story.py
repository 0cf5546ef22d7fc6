"""The whole path on a story with an answer key: what share of what a careful reader finds the chronicle holds.

The key lists a part of what five reports say; sections and their weights are the key's own scorer's. It measures what
is found, not what is found too much; `absent` entries alone count against.
"""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import whence
from quality.figures import Absent, Figure, digest, shared_path

NAME = "story: five reports against their key"
KEYS = ("sahel",)
SMALL = 5  # sections of fewer entries are pooled, as the scorer pools them


def measure() -> list[Figure]:
    """Share held of each section, and their mean weighted by the square roots of their sizes."""
    return [figure for story in KEYS for figure in _story(story)]


def _story(story: str) -> list[Figure]:
    key, scorer, reports = _path("key", f"{story}.yaml"), _path("key", "score.py"), _path("reports", story)
    marker = digest(key, reports)
    document = json.loads(whence.export(whence.chronicle(reports)))
    sections = _sections(_module(scorer), key, document)
    held = {name: sum(worth) / len(worth) for name, worth in sections.items()}
    weights = {name: len(worth) ** 0.5 for name, worth in sections.items()}
    mean = sum(held[name] * weights[name] for name in held) / sum(weights.values())
    figures = [Figure(f"{story}: mean of sections", mean, None, story, sum(map(len, sections.values())), marker)]
    for name in sorted(held):
        figures.append(Figure(f"{story}: {name}", held[name], None, story, len(sections[name]), marker))
    return figures


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
