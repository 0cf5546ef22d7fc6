"""Which days matter: those that a chronicle tells most of, against the days of timelines that journalists wrote.

Of each source the articles are every n-th by day and id, so that one core reads them in two minutes: with a part of the
articles a part of the days cannot be found, and the figures lie below what all 4,650 would give. A day weighs as many
reports as tell events dated to it and to no other day. As many days are taken as the timeline has, among those from its
first to its last, which is how date selection is measured elsewhere: 0.544 (datewise) and 0.481 (counting mentions), on
all articles, by Ghalandari and Ifrim (ACL 2020). `python -m benchmarks.timelines` measures it so, on all articles.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
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
CUMULATIVE = "SyrianCrisis_reuters"  # its file of timelines runs three into one; they stand apart in its folder
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
Ranking = Callable[[Chronicle], Mapping[date, tuple[int, int]]]


def measure() -> list[Figure]:
    """F1 of the days chosen, over all sources together: one source alone has too few days to tell much."""
    folders = [need("eval", "timeline17", source) for source in SOURCES]
    files = [path for folder in folders for path in (folder / "timelines.jsonl", folder / "articles.jsonl")]
    found = [(gold, _days_of(folder, gold)) for folder in folders for gold in gold_days(folder)[:1]]
    size = sum(len(gold) for gold, _ in found)
    return [Figure("timelines: days, F1", f1(found), set="timeline17", size=size, digest=digest(*files))]


def _days_of(folder: Path, gold: frozenset[date]) -> frozenset[date]:
    articles = sample(folder / "articles.jsonl", ARTICLES)
    return chosen(app.link(articles, app.read_all(articles)), gold)


def gold_days(folder: Path) -> list[frozenset[date]]:
    """The days of each timeline of a source."""
    if folder.name == CUMULATIVE:
        files = sorted((folder / "timelines").glob("tl2.*.txt"))
        found = [path.read_text("utf-8", errors="replace").splitlines() for path in files]
        return [frozenset(date.fromisoformat(line[:10]) for line in lines if _DAY.match(line)) for lines in found]
    timelines = [json.loads(line) for line in (folder / "timelines.jsonl").read_text("utf-8").splitlines()]
    return [frozenset(date.fromisoformat(day[:10]) for day, _ in timeline) for timeline in timelines]


def sample(path: Path, n: int) -> list[Report]:
    """`n` articles of a file at even steps by day and id, fewer where there are fewer."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    rows.sort(key=lambda row: (row["time"], str(row["id"])))
    picked = [rows[i * len(rows) // n] for i in range(n)] if len(rows) > n else rows
    return [
        Report(f"{i:03d}", row["text"], published=When.day(date.fromisoformat(row["time"][:10]), "given"))
        for i, row in enumerate(picked)
    ]


def chosen(told: Chronicle, gold: frozenset[date], ranking: Ranking | None = None) -> frozenset[date]:
    """As many days as `gold` has, those that rank highest, from its first to its last day."""
    weights = (ranking or told_by)(told)
    within = sorted(day for day in weights if min(gold) <= day <= max(gold))
    return frozenset(sorted(within, key=weights.__getitem__, reverse=True)[: len(gold)])


def told_by(told: Chronicle) -> dict[date, tuple[int, int]]:
    """By day how many reports, event by event, and how many mentions tell what is dated to it and no other day."""
    weights: dict[date, tuple[int, int]] = {}
    for event in told.events:
        if event.date is not None and event.date.n_days == 1 and event.date.earliest is not None:
            reports, mentions = weights.get(event.date.earliest, (0, 0))
            by = {mention.span.report for mention in event.mentions}
            weights[event.date.earliest] = (reports + len(by), mentions + len(event.mentions))
    return weights


def given_by(told: Chronicle) -> dict[date, tuple[int, int]]:
    """By day how many reports, and how many mentions, give it in words of their own for what they tell."""
    given: dict[date, set[tuple[str, int]]] = {}
    for mention in (mention for event in told.events for mention in event.mentions):
        when = mention.date
        if mention.time is not None and when is not None and when.n_days == 1 and when.earliest is not None:
            given.setdefault(when.earliest, set()).add((mention.span.report, mention.span.start))
    return {day: (len({report for report, _ in by}), len(by)) for day, by in given.items()}


def f1(found: Iterable[tuple[frozenset[date], frozenset[date]]]) -> float | None:
    """F1 over pairs of gold and chosen days, all sources counted together; None where there is no day at all."""
    pairs = list(found)
    days = sum(len(gold) + len(own) for gold, own in pairs)
    return 2 * sum(len(gold & own) for gold, own in pairs) / days if days else None
