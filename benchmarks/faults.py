"""`python -m benchmarks.faults`: kills `whence add` at random moments and holds the archive to what one run makes.

It adds articles to one archive in one go, and to another under a rain of `kill -9`, and verifies the second after each.
Exit code 1 where it was ever unsound, lost what it had, or differs in the end.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from benchmarks.articles import ROOT, lay_out
from whence import desk
from whence.model.codec import dumps

KEPT = ("pages", "versions", "readings", "judgements")


def main() -> int:
    """Runs it and prints what came of it."""
    asked = _arguments()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "articles"
        print(f"{asked.articles} articles of {lay_out(folder, asked.articles)}", flush=True)
        began = time.perf_counter()
        _finished(Path(scratch) / "whole.whence", folder)
        whole_s = time.perf_counter() - began
        print(f"in one go: {whole_s:.1f} s", flush=True)
        return _rain(Path(scratch), folder, asked, whole_s)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


def _add(archive: Path, folder: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-c", "from whence.cli import main; main()", "add", str(archive), str(folder)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)


def _finished(archive: Path, folder: Path) -> None:
    """Adds to the end; ends this benchmark with what was told where that fails."""
    process = _add(archive, folder)
    told = process.communicate()[1].decode("utf-8", "replace")
    if process.returncode:
        sys.exit(f"whence add ended with {process.returncode}: {told[-2000:]}")


def _rain(scratch: Path, folder: Path, asked: argparse.Namespace, whole_s: float) -> int:
    """Kills and verifies until so many runs were killed; an archive that is finished before gives way to a new one."""
    random = Random(asked.seed)
    n_killed, n_faults, archives = 0, 0, [scratch / "killed-1.whence"]
    while n_killed < asked.kills:
        before = counts(archives[-1])
        process = _add(archives[-1], folder)
        # A run takes about 2 s to start, in which nothing is written yet.
        time.sleep(random.uniform(0.3, 3.0 + 2 * whole_s / asked.kills))
        process.send_signal(signal.SIGKILL)
        killed = process.wait() == -signal.SIGKILL
        after = counts(archives[-1])
        n_faults += _n_faults(archives[-1]) + any(after[kind] < before[kind] for kind in KEPT if kind in before)
        n_killed += killed
        if not killed and n_killed < asked.kills:
            archives.append(scratch / f"killed-{len(archives) + 1}.whence")
    _finished(archives[-1], folder)
    n_faults += _n_faults(archives[-1])
    whole = kept(scratch / "whole.whence")
    n_same = sum(kept(archive) == whole for archive in archives)
    print(f"killed {n_killed} runs over {len(archives)} archives: {n_faults} faults")
    print(f"{n_same} of {len(archives)} equal to one made in one go: {counts(archives[-1])}")
    return int(bool(n_faults) or n_same < len(archives))


def _n_faults(path: Path) -> int:
    if not path.exists():
        return 0
    with desk.open_archive(path, create=True) as archive:
        return len(archive.check())


def counts(path: Path) -> dict[str, int]:
    """How much of everything the archive holds; nothing where there is none."""
    if not path.exists():
        return {}
    with desk.open_archive(path, create=True) as archive:
        return archive.counts()


def kept(path: Path) -> list[object]:
    """All that two archives which hold the same must have in common."""
    with desk.open_archive(path) as archive:
        return [dumps(desk.chronicle_of(archive)), archive.current(), archive.readers(), archive.counts()]


if __name__ == "__main__":
    sys.exit(main())
