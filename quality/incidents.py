"""One event or its look-alike, report against report: gun violence of one week, and FAMuS's reports and their sources.

Two reports are taken to tell of one happening where an event of the chronicle has mentions in both. Gun violence
(`gva_incidents`): pairs of reports of the development split published within a week of each other, of one incident or
of two; near-copies of different incidents, round-ups and boilerplate, must share no event. FAMuS (`famus_dev`): whether
a document is a source of the event that a short report tells; all are read as one folder, so that other pairs' reports
are look-alikes too. Only the first pairs of each set are read, so that the measure takes a minute or two.
"""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations
from pathlib import Path

from quality.figures import Figure, digest, need
from whence import app
from whence.linking import link
from whence.linking.copies import find_copies
from whence.model.report import Report
from whence.model.when import When

NAME = "look-alike incidents"
MAX_REPORTS = 120
MAX_PAIRS = 80
WEEK_DAYS = 7
MIN_CHARACTERS = 200  # less is a page's furniture


def measure() -> list[Figure]:
    """F1 of same incident on gun violence, near-copies wrongly merged, and accuracy on FAMuS."""
    return [*_gun_violence(need("eval", "gva_incidents")), *_famus(need("eval", "famus_dev") / "dev.jsonl.gz")]


def _gun_violence(root: Path) -> Iterator[Figure]:
    rows = sorted(of_split(root, "dev"), key=lambda row: (row["date"], row["doc_id"]))[:MAX_REPORTS]
    reports = [dated(row) for row in rows]
    incident, day = {row["doc_id"]: row["incident_id"] for row in rows}, {row["doc_id"]: row["date"] for row in rows}
    near = [(a, b) for a, b in combinations(sorted(day), 2) if _days_apart(day[a], day[b]) <= WEEK_DAYS]
    joined = _joined(reports)
    mark = digest(root / "documents.jsonl.gz", root / "gvc_splits" / "dev.csv")
    judged = [(incident[a] == incident[b], (a, b) in joined) for a, b in near]
    yield Figure("incidents/gva: same incident, F1", _f1(judged), set="gva_incidents", size=len(near), digest=mark)
    copies = [pair for pair in _near_copies(reports) if incident[pair[0]] != incident[pair[1]]]
    kept = sum(pair not in joined for pair in copies)
    share = kept / len(copies) if copies else None
    yield Figure("incidents/gva: near-copies kept apart", share, set="gva_incidents", size=len(copies), digest=mark)


def of_split(root: Path, part: str) -> Iterator[dict[str, str]]:
    """The documents of a split that have a date and some text, as `gva_incidents` has them."""
    with (root / "gvc_splits" / f"{part}.csv").open(encoding="utf-8", newline="") as file:
        wanted = {row[-1] for row in csv.reader(file)}
    with gzip.open(root / "documents.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["incident_id"] in wanted and row["date"] and len(row["text"]) >= MIN_CHARACTERS:
                yield row


def dated(row: Mapping[str, str]) -> Report:
    """A document as a report published on its day."""
    published = When.day(date.fromisoformat(row["date"]), "given", row["date"])
    return Report(row["doc_id"], row["text"], title=row["title"], published=published)


def _days_apart(a: str, b: str) -> int:
    return abs((date.fromisoformat(a) - date.fromisoformat(b)).days)


def _near_copies(reports: Iterable[Report]) -> list[tuple[str, str]]:
    """Pairs of reports with a passage in common."""
    found = find_copies(list(reports)).passages
    pairs = {tuple(sorted((id, p.there.report))) for id, passages in found.items() for p in passages}
    return sorted((a, b) for a, b in pairs)


def _joined(reports: Iterable[Report]) -> set[tuple[str, str]]:
    """Pairs of reports that an event has mentions in."""
    reports = list(reports)
    events = link(reports, app.read_all(reports)).events
    return {pair for event in events for pair in combinations(sorted(set(event.reports)), 2)}


def _famus(path: Path) -> Iterator[Figure]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line, _ in zip(lines, range(MAX_PAIRS), strict=False)]
    reports = []
    for number, row in enumerate(rows):
        reports += [Report(f"{number:03}-{part}", row[f"{part}_dict"]["doctext"]) for part in ("report", "source")]
    joined = _joined(reports)
    judged = [(_is_valid(row), (f"{n:03}-report", f"{n:03}-source") in joined) for n, row in enumerate(rows)]
    right = sum(gold == found for gold, found in judged)
    mark = digest(path)
    yield Figure(
        "incidents/famus: source or not, accuracy", right / len(rows), set="famus_dev", size=len(rows), digest=mark
    )
    yield Figure("incidents/famus: source or not, F1", _f1(judged), set="famus_dev", size=len(rows), digest=mark)


def _is_valid(row: Mapping[str, object]) -> bool:
    return str(row["valid_source"]).lower() in ("true", "yes", "1")


def _f1(judged: Iterable[tuple[bool, bool]]) -> float:
    judged = list(judged)
    right = sum(gold and found for gold, found in judged)
    wrong = sum(gold != found for gold, found in judged)
    return 2 * right / (2 * right + wrong) if right else 0.0
