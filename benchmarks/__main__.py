"""`python -m benchmarks`: how fast Whence starts, reads and links, and how much memory that takes.

Each figure is measured in a process of its own, so that a cold start is cold. The load is the reports under
`../shared/reports` and `../shared/data/eval/timeline17` where they are there, else the project's examples.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.load import small_story, words

ROOT = Path(__file__).resolve().parent.parent
RUNS = 3


def main() -> int:
    """Print one line a figure; 1 where a command failed."""
    story = small_story()
    print(f"small story: {story.name}, {len(list(story.iterdir()))} reports, {words(story)} words")
    with tempfile.TemporaryDirectory() as folder:
        target = str(Path(folder) / "chronicle.json")
        _command("whence --help", ["--help"])
        _command("export chronicle, cold, end to end", ["export", "chronicle", str(story), "-o", target])
    return _stages(story)


def _command(label: str, arguments: list[str]) -> None:
    seconds = sorted(_timed(arguments) for _ in range(RUNS))
    print(
        f"{label:44} {statistics.median(seconds):7.2f} s   (min {seconds[0]:.2f}, max {seconds[-1]:.2f}, {RUNS} runs)"
    )


def _timed(arguments: list[str]) -> float:
    began = time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-c", "from whence.cli import main; main()", *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - began


def _stages(story: Path) -> int:
    from whence import app

    began = time.perf_counter()
    gathered = app.collect([story])
    app.read(gathered.reports[0])
    print(f"{'first reading, model loaded':44} {time.perf_counter() - began:7.2f} s")
    began = time.perf_counter()
    readings = app.read_all(gathered.reports)
    seconds = time.perf_counter() - began
    n_words = sum(len(report.text.split()) for report in gathered.reports)
    print(f"{'reading, warm':44} {n_words / seconds:7.0f} words/s")
    began = time.perf_counter()
    app.link(gathered.reports, readings)
    print(f"{'linking and history':44} {time.perf_counter() - began:7.2f} s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'most memory held by this process':44} {peak:7.0f} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
