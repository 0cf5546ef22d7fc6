"""`python -m benchmarks.timelines [SOURCE...]`: the days of journalists' timelines, among all articles of timeline17.

Each source is read and linked whole, which takes one to six minutes of the processor a source, an hour in all. Then as
many days as its timeline has are taken, and the F1 of days is printed, timeline by timeline: of the days that most
reports tell something of, and of those that most reports give themselves.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from quality.figures import need
from quality.timelines import Ranking, chosen, f1, given_by, gold_days, sample, told_by
from whence import app

ALL = 10_000  # more articles than any source has
RANKINGS: tuple[Ranking, ...] = (told_by, given_by)


def main() -> None:
    """Print one line a timeline, and the means."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="*")
    wanted = parser.parse_args().sources
    found: list[tuple[float, ...]] = []
    for folder in sorted(need("eval", "timeline17").iterdir()):
        if (folder / "articles.jsonl").exists() and (not wanted or folder.name in wanted):
            for name, values in _measured(folder):
                found.append(values)
                print(name, *(f"{value:.3f}" for value in values), flush=True)
    if found:
        means = (sum(column) / len(found) for column in zip(*found, strict=True))
        print(f"mean of {len(found)}", *(f"{mean:.3f}" for mean in means))


def _measured(folder: Path) -> Iterator[tuple[str, tuple[float, ...]]]:
    articles = sample(folder / "articles.jsonl", ALL)
    told = app.link(articles, app.read_all(articles))
    for number, gold in enumerate(gold_days(folder), 1):
        values = tuple(f1([(gold, chosen(told, gold, ranking))]) or 0.0 for ranking in RANKINGS)
        yield f"{folder.name} {number} ({len(gold)} days)", values


if __name__ == "__main__":
    main()
