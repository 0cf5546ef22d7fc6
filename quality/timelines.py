"""Which days matter: those that a chronicle tells most of, against the days of timelines that journalists wrote.

Of each source the articles are every n-th by day and id, so that one core reads them in two minutes: with a part of the
articles a part of the days cannot be found, and the figures lie below what all 4,650 would give. A day weighs as many
reports as tell events dated to it and to no other day. As many days are taken as the timeline has, among those from its
first to its last, which is how date selection is measured elsewhere: 0.544 (datewise) and 0.481 (counting mentions), on
all articles, by Ghalandari and Ifrim (ACL 2020).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from quality.figures import Figure, digest, need
from whence import app
from whence.model.chronicle import Chronicle
from whence.model.report import Report
from whence.model.when import When

NAME = "timelines"
SOURCES = ("LibyaWar_reuters", "SyrianCrisis_bbc", "haiti_bbc")
ARTICLES = 30  # of each source


def measure() -> list[Figure]:
    """F1 of the days chosen, over all sources together: one source alone has too few days to tell much."""
    folders = [need("eval", "timeline17", source) for source in SOURCES]
    files = [path for folder in folders for path in (_gold(folder), folder / "articles.jsonl")]
    found = [(gold_days(_gold(folder)), _days_of(folder)) for folder in folders]
    size = sum(len(gold) for gold, _ in found)
    return [Figure("timelines: days, F1", f1(found), set="timeline17", size=size, digest=digest(*files))]


def _days_of(folder: Path) -> frozenset[date]:
    articles = sample(folder / "articles.jsonl", ARTICLES)
    return chosen(app.link(articles, app.read_all(articles)), gold_days(_gold(folder)))


def _gold(folder: Path) -> Path:
    return folder / "timelines.jsonl"


def gold_days(path: Path) -> frozenset[date]:
    """The days of the first timeline of a file."""
    timeline = json.loads(path.read_text("utf-8").splitlines()[0])
    return frozenset(date.fromisoformat(day[:10]) for day, _ in timeline)


def sample(path: Path, n: int) -> list[Report]:
    """`n` articles of a file at even steps by day and id, fewer where there are fewer."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    rows.sort(key=lambda row: (row["time"], str(row["id"])))
    picked = [rows[i * len(rows) // n] for i in range(n)] if len(rows) > n else rows
    return [
        Report(f"{i:03d}", row["text"], published=When.day(date.fromisoformat(row["time"][:10]), "given"))
        for i, row in enumerate(picked)
    ]


def chosen(told: Chronicle, gold: frozenset[date]) -> frozenset[date]:
    """As many days as `gold` has, those that most reports, then mentions, tell of, from its first to its last day."""
    weights: dict[date, tuple[int, int]] = {}
    for event in told.events:
        when = event.date
        if when is None or when.earliest is None or when.n_days != 1 or not min(gold) <= when.earliest <= max(gold):
            continue
        reports, mentions = weights.get(when.earliest, (0, 0))
        told_by = {mention.span.report for mention in event.mentions}
        weights[when.earliest] = (reports + len(told_by), mentions + len(event.mentions))
    ranked = sorted(sorted(weights), key=weights.__getitem__, reverse=True)
    return frozenset(ranked[: len(gold)])


def f1(found: Iterable[tuple[frozenset[date], frozenset[date]]]) -> float | None:
    """F1 over pairs of gold and chosen days, all sources counted together; None where there is no day at all."""
    pairs = list(found)
    days = sum(len(gold) + len(own) for gold, own in pairs)
    return 2 * sum(len(gold & own) for gold, own in pairs) / days if days else None
