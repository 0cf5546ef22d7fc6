"""`python -m benchmarks.layers`: words a second from raw text to decoded layers, on one thread, two, and two processes.

Words are the reader's own tokens. Two loads: short sentences, of the examples and the stories in `quality/`; and
newswire, of timeline17 where it is beside the checkout. Each figure is the best of three passes after a warm one: what
else the machine does only ever slows it.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.articles import TIMELINES, lay_out

ROOT = Path(__file__).resolve().parent.parent
PASSES = 3
ARTICLES = 30


def main(arguments: Sequence[str] = ()) -> int:
    """Print words a second for each load; with a thread count and a load's name, that figure alone."""
    if arguments:
        print(_words_a_second(_texts(arguments[1]), int(arguments[0])))
        return 0
    for load in ("short sentences", "newswire"):
        if texts := _texts(load):
            print(f"{load}: {len(texts)} texts")
            print(f"  {'one thread':20} {_words_a_second(texts, 1):7,} words/s")
            print(f"  {'two threads':20} {_words_a_second(texts, 2):7,} words/s")
            with ThreadPoolExecutor(2) as pool:
                both = pool.map(lambda _, load=load: _apart(load), range(2))  # type: ignore[misc]
            print(f"  {'two processes':20} {sum(both):7,} words/s")
    return 0


def _texts(load: str) -> list[str]:
    if load == "short sentences":
        folders = [*(ROOT / "examples").iterdir(), *(ROOT / "quality" / "stories").iterdir()]
        return [path.read_text("utf-8") for folder in sorted(folders) for path in sorted(folder.glob("*.txt"))]
    if not TIMELINES.is_dir():
        return []
    with tempfile.TemporaryDirectory() as folder:
        lay_out(Path(folder), ARTICLES)
        return [path.read_text("utf-8").split("---\n", 2)[2] for path in sorted(Path(folder).iterdir())]


def _words_a_second(texts: Sequence[str], threads: int) -> int:
    from whence.reading.encoder import Encoder

    encoder = Encoder.load(threads=threads)
    words = sum(len(sentence.words) for text in texts for sentence in encoder.read(text).sentences)
    seconds = []
    for _ in range(PASSES):
        began = time.perf_counter()
        for text in texts:
            encoder.read(text)
        seconds.append(time.perf_counter() - began)
    return round(words / min(seconds))


def _apart(load: str) -> int:
    command = [sys.executable, "-m", "benchmarks.layers", "1", load]
    return int(subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
