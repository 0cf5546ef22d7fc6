"""Whether a report's reading depends on anything but the report: on its company, its turn, or the number of threads.

Two hundred news articles are read in turn on one thread, shuffled on one thread, and shuffled on two, each time by a
reader of its own; every tenth is also read quite alone, by a reader that has read nothing else. The readings, encoded,
must agree to the byte.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterable
from pathlib import Path

from quality.figures import Absent, Figure, digest, need
from training.spans import rows_of
from whence.model.plain import to_plain
from whence.model.report import Report
from whence.reading.reader import NeuralReader
from whence.reading.weights_files import shipped

NAME = "determinism"
REPORTS = 200
CHARACTERS = range(400, 2600)
"""Length of the articles that are read, in code points: whole ones, short enough for two minutes in all."""

ALONE_EVERY = 10


def measure() -> list[Figure]:
    """The share of reports whose readings are the same bytes however they are read."""
    if not (shipped() / "manifest.json").is_file():
        raise Absent("the reader's weights")
    folder = need("eval", "timeline17")
    reports = sample(folder)
    rounds = [
        encoded(reports, threads=1),
        encoded(_shuffled(reports, 1), threads=1),
        encoded(_shuffled(reports, 2), threads=2),
    ]
    for report in reports[::ALONE_EVERY]:
        rounds.append(encoded([report], threads=1))
    same = sum(len({one[report.id] for one in rounds if report.id in one}) == 1 for report in reports)
    value = same / len(reports) if reports else None
    pinned = digest(*sorted(folder.glob("*/articles.jsonl")))
    return [
        Figure("determinism: readings the same to the byte", value, set="timeline17", size=len(reports), digest=pinned)
    ]


def sample(folder: Path) -> list[Report]:
    """The first articles of fitting length in the order of their texts' digests, each text once."""
    texts = {
        row["text"] if isinstance(row["text"], str) else "\n".join(row["text"])
        for path in sorted(folder.glob("*/articles.jsonl"))
        for row in rows_of(path)
    }
    fitting = sorted((hashlib.sha256(text.encode()).hexdigest(), text) for text in texts if len(text) in CHARACTERS)
    return [Report(name[:12], text) for name, text in fitting[:REPORTS]]


def encoded(reports: Iterable[Report], *, threads: int) -> dict[str, bytes]:
    """Each report's reading as bytes, by the report's id; one new reader reads them all in the order given."""
    reader = NeuralReader(threads=threads)
    return {report.id: json.dumps(to_plain(reader.read(report)), sort_keys=True).encode() for report in reports}


def _shuffled(reports: list[Report], seed: int) -> list[Report]:
    order = list(reports)
    random.Random(seed).shuffle(order)
    return order
