"""`python -m benchmarks.linking ARCHIVE`: how linking grows with the reports, from the readings that an archive keeps.

Each size is measured in a process of its own, on reports drawn from the whole archive, so that the mix of stories is
alike. Seconds are of the processor: those of the clock are the same where nothing else runs, which
`python -m benchmarks.linking --load` tells by a loop whose time is known.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from random import Random

from whence import desk
from whence.linking import cluster, link

SIZES = (100, 500, 1000, 2000, 4650)
LOOP = 10_000_000  # steps of the loop that tells how loaded the processor is


def main() -> int:
    """Prints one line a size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", nargs="?")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--load", action="store_true")
    asked = parser.parse_args()
    if asked.load or not asked.archive:
        print(f"a loop of {LOOP:,} steps: {_loop_s():.2f} s")
        return 0
    if len(asked.sizes) == 1:
        return _measure(asked.archive, asked.sizes[0])
    command = [sys.executable, "-m", "benchmarks.linking", asked.archive, "--sizes"]
    return max(subprocess.run([*command, str(size)], check=False).returncode for size in asked.sizes)


def _loop_s() -> float:
    began = time.process_time()
    for _ in range(LOOP):
        pass
    return time.process_time() - began


def _measure(where: str, size: int) -> int:
    compared = _counting()
    with desk.open_archive(where) as archive:
        names = sorted(archive.current())
        names = sorted(Random(1).sample(names, min(size, len(names))))
        current = archive.current()
        wanted = {current[name] for name in names}
        began = time.process_time()
        reports = archive.reports(names)
        readings = archive.readings({d: readers[-1] for d, readers in archive.readers().items() if d in wanted})
    loaded = time.process_time()
    linked = link(reports, readings)
    done = time.process_time()
    n_mentions = sum(len(reading.events) for reading in readings)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{len(reports):6} reports {n_mentions:7} mentions: loaded in {loaded - began:6.1f} s, linked in"
        f" {done - loaded:7.1f} s, {sum(compared):9} pairs compared, {len(linked.events):6} events, {peak:5} MiB;"
        f" loop {_loop_s():.2f} s",
        flush=True,
    )
    return 0


def _counting() -> list[int]:
    """How many pairs each round compares, filled as it does."""
    counts: list[int] = []
    ask = cluster.candidate_pairs

    def counted(*arguments):  # type: ignore[no-untyped-def]
        pairs = ask(*arguments)
        counts.append(len(pairs) if not counts else 0)  # later rounds compare what moved alone
        return pairs

    cluster.candidate_pairs = counted
    return counts


if __name__ == "__main__":
    sys.exit(main())
