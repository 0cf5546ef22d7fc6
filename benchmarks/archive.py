"""`python -m benchmarks.archive`: how long an archive of many articles takes to fill, to grow by ten, and to answer.

`--keep FILE` leaves the archive for the next time; filling it is mostly reading, which is measured elsewhere.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from benchmarks.articles import lay_out
from whence import desk
from whence.archive import Archive, Filters

RUNS = 5
N_MORE = 10
FAR = date(2100, 1, 1)


def main() -> int:
    """Prints one line a figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=4650)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "articles"
        print(f"articles of {lay_out(folder, asked.articles)}", flush=True)
        pages = sorted(folder.iterdir())
        with desk.open_archive(asked.keep or Path(scratch) / "a.whence", create=True) as archive:
            _timed(f"add {len(pages) - N_MORE}", lambda: _add(archive, pages[:-N_MORE]))
            _timed(f"add {N_MORE} more, reading included", lambda: _add(archive, pages[-N_MORE:]))
            archive.forget_derived()
            _timed("link all anew from stored readings", lambda: _add(archive, []))
            print(f"the archive: {archive.counts()}", flush=True)
            _questions(archive)
    return 0


def _add(archive: Archive, pages: list[Path]) -> None:
    desk.add(archive, pages, now=datetime.now(UTC))


def _timed(label: str, done: Callable[[], object]) -> None:
    began = time.perf_counter()
    done()
    print(f"{label:44} {time.perf_counter() - began:9.1f} s", flush=True)


def _questions(archive: Archive) -> None:
    """Each question as the command line asks it (51 rows), the median of five after a first."""
    (most,) = archive.ask("actors", Filters(limit=1))
    name, day = most["name"], _middle(archive)
    event = archive.ask("events", Filters(limit=1))[0]["id"]
    questions: dict[str, Callable[[], object]] = {
        "events": lambda: desk.ask(archive, "events", Filters(limit=51)),
        "events --actor": lambda: desk.ask(archive, "events", Filters(actor=name, limit=51)),
        "events --contested --min-origins 2": lambda: desk.ask(
            archive, "events", Filters(contested=True, min_origins=2, limit=51)
        ),
        "events --actor --type --from --to": lambda: desk.ask(
            archive, "events", Filters(actor=name, type="CONSULT", since=date(2009, 1, 1), until=day, limit=51)
        ),
        "events --known-by": lambda: desk.ask(archive, "events", Filters(known_by=day, limit=51)),
        "actors": lambda: desk.ask(archive, "actors", Filters(limit=51)),
        "relations --as-of": lambda: desk.ask(archive, "relations", Filters(as_of=day, limit=51)),
        "relations --as-of --known-by": lambda: desk.ask(archive, "relations", Filters(as_of=day, known_by=day)),
        "differences": lambda: desk.ask(archive, "differences", Filters(limit=51)),
        "reports --actor": lambda: desk.ask(archive, "reports", Filters(actor=name, limit=51)),
        "search": lambda: archive.search("government troops", 50),
        "show": lambda: archive.document(*archive.complete(event[:9])),
        "is it up to date?": lambda: desk.is_stale(archive),
    }
    for label, question in questions.items():
        question()
        print(f"{label:44} {_median_ms(question):9.0f} ms", flush=True)


def _middle(archive: Archive) -> date:
    days = sorted(row["latest"] for row in archive.ask("reports") if row["latest"])
    return date.fromisoformat(days[len(days) // 2]) if days else FAR


def _median_ms(question: Callable[[], object]) -> float:
    taken = []
    for _ in range(RUNS):
        began = time.perf_counter()
        question()
        taken.append(time.perf_counter() - began)
    return 1000 * statistics.median(taken)


if __name__ == "__main__":
    sys.exit(main())
