"""How much of what is joined across news reports is one happening, by a person's judgement of pairs of mentions.

All articles of `giveme5w1h`, twelve event groups and seven topics of other news, are linked as one pile.
`quality/judged/README.md` has the rule. Measured is how many of the judged pairs that are joined are one, and beside it
how many of those that are one are joined, so that nothing is won by joining less.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from quality.figures import Figure, digest, need
from whence import app
from whence.model.chronicle import Chronicle
from whence.model.report import Report
from whence.model.when import When

NAME = "merged pairs"
JUDGED = Path(__file__).resolve().parent / "judged" / "merged_pairs.json"
SET = "giveme5w1h"
ID_LENGTH = 12  # of a file's name; that of Google's articles has a letter more
Spot = tuple[str, str]


def measure() -> list[Figure]:
    """Share of the joined judged pairs that are one happening, and of those that are one the share joined."""
    root = need("eval", SET)
    reports = list(_reports(root))
    homes = _homes(app.link(reports, app.read_all(reports)))
    judged = [_pair(line) for line in json.loads(JUDGED.read_text("utf-8"))[SET]]
    joined = [one for a, b, one in judged if homes.get(a) is not None and homes.get(a) == homes.get(b)]
    n_one = sum(one for *_, one in judged)
    kept = {"set": f"{SET}, judged", "digest": digest(JUDGED)}
    return [
        Figure("merged pairs: right", sum(joined) / len(joined) if joined else None, size=len(joined), **kept),
        Figure("merged pairs: joined, of those that are one", sum(joined) / n_one, size=n_one, **kept),
    ]


def _reports(root: Path) -> Iterator[Report]:
    for path in sorted(root.glob("*/*.json")):
        row = json.loads(path.read_text("utf-8"))
        if text := row.get("text"):
            id = path.stem[:ID_LENGTH] + "g" * (path.parent.name == "google_news")
            title = row.get("title") or ""
            yield Report(id, f"{title}\n\n{text}", title=title, published=_published(row))


def _published(row: Mapping[str, str]) -> When | None:
    try:
        return When.day(date.fromisoformat((row.get("date_publish") or "")[:10]), "given")
    except ValueError:
        return None


def _homes(chronicle: Chronicle) -> dict[Spot, str]:
    """By report and offsets of a trigger the event that it tells."""
    return {
        (mention.span.report, f"{mention.trigger.start}-{mention.trigger.end}"): event.id
        for event in chronicle.events
        for mention in event.mentions
    }


def _pair(line: str) -> tuple[Spot, Spot, bool]:
    first, start, second, end, label = line.split()
    return (first, start), (second, end), label == "y"
