"""Whether events of news articles are dated as a reader dates them: mentions drawn at random, judged one by one.

A date is right where it lies within the days judged, give or take one, as the shared scorer has it; a wider one is not.
Each article is read and linked alone, with its day of publication. The rule of judging stands at the head of the table;
the sentences themselves stay with their set.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from quality.figures import Figure, digest, need
from whence import app
from whence.model.event import Event
from whence.model.report import Report
from whence.model.when import When

NAME = "event dates"
JUDGED = Path(__file__).parent / "judged" / "timeline17_event_dates.tsv"
MAX_CHARS = 3000  # of an article: what the draw was made from
SLACK = timedelta(1)


@dataclass(frozen=True, slots=True)
class Judged:
    """An event's words in an article, and the first and last day that its sentence allows."""

    source: str
    article: str
    published: date
    start: int
    end: int
    digest: str
    days: tuple[date, date]


def measure() -> list[Figure]:
    """Share of dates given that are right, and of judged events that are dated right."""
    folder = need("eval", "timeline17")
    rows = judged()
    found = list(answers(folder, rows))
    dated = [right for given, right in found if given]
    held = [right for _, right in found]
    pinned = digest(JUDGED)
    return [
        Figure("event dates: right of those dated", _share(dated), set="timeline17", size=len(dated), digest=pinned),
        Figure("event dates: right of all judged", _share(held), set="timeline17", size=len(held), digest=pinned),
    ]


def judged() -> list[Judged]:
    """The table's rows."""
    rows = []
    for line in JUDGED.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        source, article, day, start, end, marker, first, last = line.split("\t")
        days = date.fromisoformat(first), date.fromisoformat(last)
        rows.append(Judged(source, article, date.fromisoformat(day), int(start), int(end), marker, days))
    return rows


def answers(folder: Path, rows: list[Judged]) -> Iterator[tuple[bool, bool]]:
    """For each judged event whether it is given days, and whether they are right."""
    events: dict[str, tuple[Event, ...]] = {}
    for row in rows:
        if row.digest not in events:
            events[row.digest] = _events(folder / row.source / "articles.jsonl", row)
        when = _date_at(events[row.digest], row)
        yield when is not None and when.placed, when is not None and agrees(when, row.days)


def _events(path: Path, row: Judged) -> tuple[Event, ...]:
    for line in path.read_text("utf-8").splitlines():
        text = json.loads(line)["text"]
        if hashlib.sha256(text.encode()).hexdigest()[:12] == row.digest:
            report = Report("r", text[:MAX_CHARS], published=When.day(row.published, "given"))
            return app.link([report], app.read_all([report])).events
    raise ValueError(f"{path.name} has no article of digest {row.digest}")


def _date_at(events: tuple[Event, ...], row: Judged) -> When | None:
    """The date of the event whose words meet the judged ones; None where there is none."""
    for event in events:
        if any(m.trigger.start < row.end and row.start < m.trigger.end for m in event.mentions):
            return event.date
    return None


def agrees(when: When, days: tuple[date, date]) -> bool:
    """Whether all days of `when` lie within `days`, give or take one; an open side lies within none."""
    if when.earliest is None or when.latest is None:
        return False
    return days[0] - SLACK <= when.earliest and when.latest <= days[1] + SLACK


def _share(held: list[bool]) -> float | None:
    return sum(held) / len(held) if held else None
