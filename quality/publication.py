"""When reports were published, inferred where they do not say: each report's own day is taken away, and sought again.

Of every set of reports of one story, each report in turn loses its day of publication, with every full date at its
head that tells it (`single`); of the stories with keys that are for developing, all dated reports but the first lose
theirs as well (`sparse`). Sets: those stories, the event groups of Giveme5W1H, and runs of articles of Timeline17.
`right` is an answer that holds the true day, `tight` one of at most 31 days that does; the year is right where the
middle of the answer lies within half a year of the true day. A wrong answer is one that does not hold the day: its
share is shown turned round, as `no wrong certainty`, so that higher is better. No answer is neither right nor wrong.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from quality.figures import ROOT, Figure, data_path, digest
from whence import app
from whence.intake.published import find_date
from whence.model.report import Report
from whence.model.when import When

NAME = "publication"
STORIES = ("border-truce", "chisinau-strike", "dam-accord", "election-crackdown", "honiara-row", "hostage-ship")
EXAMPLES = ("river-treaty", "sahel-pact")
RUNS = ("EgyptianProtest_cnn", "LibyaWar_reuters", "bpoil_foxnews")
RUN_ARTICLES = 4  # articles that follow one another, from the middle of their source
GROUP_ARTICLES = 3  # of each event group
HEAD_CHARS, HEAD_WORDS = 500, 12
TIGHT_DAYS = 31
HALF_YEAR_DAYS = 183
_LOOSE = re.compile(r" (?=[,.;:?!)\u2019'])")


@dataclass(frozen=True, slots=True)
class Case:
    """A report whose day was taken away: what it is, its true day, and what was inferred."""

    name: str
    true: date
    found: When | None

    @property
    def right(self) -> bool:
        """Whether the days found hold the true one."""
        return self.found is not None and self.found.placed and self.found.meets(When.day(self.true))

    @property
    def tight(self) -> bool:
        """Whether they do, and are few."""
        return self.right and self.found is not None and (self.found.n_days or TIGHT_DAYS + 1) <= TIGHT_DAYS

    @property
    def wrong(self) -> bool:
        """Whether days were found that do not hold the true one."""
        return self.found is not None and self.found.placed and not self.right

    @property
    def year_right(self) -> bool:
        """Whether the middle of the days found lies within half a year of the true one."""
        if self.found is None or self.found.earliest is None or self.found.latest is None:
            return False
        middle = self.found.earliest + (self.found.latest - self.found.earliest) / 2
        return abs((middle - self.true).days) <= HALF_YEAR_DAYS


def measure() -> list[Figure]:
    """Shares right, tight, without a wrong certainty and of the right year, set by set."""
    folders = [ROOT / "quality" / "stories" / name for name in STORIES] + [ROOT / "examples" / n for n in EXAMPLES]
    stories = [app.collect([folder]).reports for folder in folders]
    found = figures("stories, single", [c for reports in stories for c in single(reports)], digest(*folders))
    found += figures("stories, sparse", [c for reports in stories for c in sparse(reports)], digest(*folders))
    groups, runs = data_path("eval", "giveme5w1h", "gold_standard"), data_path("eval", "timeline17")
    if groups is not None:
        cases = [case for reports in event_groups(groups) for case in single(reports)]
        found += figures("Giveme5W1H groups", cases, digest(groups))
    if runs is not None:
        files = [runs / name / "articles.jsonl" for name in RUNS]
        found += figures("timeline17 runs", [c for f in files for c in single(run(f))], digest(*files))
    return found


def figures(name: str, cases: Sequence[Case], pinned: str) -> list[Figure]:
    """The four shares of one set."""
    rows = (
        ("right", [case.right for case in cases]),
        ("right and tight", [case.tight for case in cases]),
        ("no wrong certainty", [not case.wrong for case in cases]),
        ("year right", [case.year_right for case in cases]),
    )
    return [
        Figure(f"publication: {row}, {name}", sum(held) / len(held) if held else None, None, name, len(held), pinned)
        for row, held in rows
    ]


def single(reports: Sequence[Report]) -> Iterator[Case]:
    """Each dated report in turn without its day, the others as they are."""
    readings = {report.id: reading for report, reading in zip(reports, app.read_all(reports), strict=True)}
    for bare in map(without_day, reports):
        if bare is not None:
            story = [bare[0] if report.id == bare[0].id else report for report in reports]
            reread = {**readings, bare[0].id: app.read_all([bare[0]])[0]}
            yield from _cases(story, [reread[report.id] for report in story], {bare[0].id: bare[1]})


def sparse(reports: Sequence[Report]) -> Iterator[Case]:
    """All dated reports but the first without their days."""
    bare = {report.id: found for report in reports if (found := without_day(report)) is not None}
    stripped = [bare[report.id][0] if report.id in bare else report for report in reports]
    dated, undated = (dict(zip(bare_ids(rs), app.read_all(rs), strict=True)) for rs in (reports, stripped))
    for kept in list(bare)[:1] if len(bare) > 1 else ():
        story = [full if full.id == kept else less for full, less in zip(reports, stripped, strict=True)]
        readings = [dated[report.id] if report.id == kept else undated[report.id] for report in story]
        yield from _cases(story, readings, {id: true for id, (_, true) in bare.items() if id != kept})


def bare_ids(reports: Sequence[Report]) -> list[str]:
    """The reports' ids, in order."""
    return [report.id for report in reports]


def _cases(reports: Sequence[Report], readings: Sequence, truth: dict[str, date]) -> Iterator[Case]:  # type: ignore[type-arg]
    published = {one.report.id: one.report.published for one in app.link(reports, readings).reports}
    for id, true in truth.items():
        yield Case(id, true, published.get(id))


def without_day(report: Report) -> tuple[Report, date] | None:
    """The report without its day of publication, and that day; None where none is stated in full."""
    when, text = report.published, report.text
    stated = when
    if stated is None or stated.earliest is None or stated.n_days != 1:
        return None
    for told in _at_head(text):
        if told.words and abs((told.earliest - stated.earliest).days) <= 2:  # type: ignore[operator]
            text = text.replace(told.words, "", 1)
    return Report(report.id, text, report.title, report.byline, report.outlet), stated.earliest


def _at_head(text: str) -> Iterator[When]:
    """Full dates that begin the lines at a text's beginning."""
    for line in text[:HEAD_CHARS].split("\n"):
        found = find_date(" ".join(line.split(" ")[:HEAD_WORDS]), "page")
        if found is not None:
            yield found[0]


def event_groups(folder: Path) -> Iterator[list[Report]]:
    """The first reports of each event group, by day of publication."""
    groups: dict[str, list[dict[str, str]]] = {}
    for path in sorted(folder.glob("*.json")):
        row = json.loads(path.read_text("utf-8"))
        if row.get("category") and row.get("date_publish") and len(row["text"]) > 600:
            groups.setdefault(row["category"], []).append(row)
    for _, rows in sorted(groups.items()):
        rows.sort(key=lambda row: (row["date_publish"], row["dId"]))
        if len(rows) > 2:
            yield [_report(i, row["date_publish"], row["text"]) for i, row in enumerate(rows[:GROUP_ARTICLES])]


def run(path: Path) -> list[Report]:
    """Articles of one source that follow one another, from its middle."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    rows.sort(key=lambda row: (row["time"], str(row["id"])))
    first = max(0, len(rows) // 2 - RUN_ARTICLES // 2)
    return [_report(i, row["time"], untokenized(row["text"])) for i, row in enumerate(rows[first:][:RUN_ARTICLES])]


def untokenized(text: str) -> str:
    """Text as printed, of words set apart as tree banks have them."""
    text = text.replace("-LRB- ", "(").replace(" -RRB-", ")").replace("`` ", "“").replace(" ''", "”")
    return _LOOSE.sub("", text.replace(" n't", "n't"))


def _report(number: int, day: str, text: str) -> Report:
    published = date.fromisoformat(day[:10])
    return Report(f"{number:03d}", text[:6000], published=When.day(published, "given"))
