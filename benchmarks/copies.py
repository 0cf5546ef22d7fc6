"""`python -m benchmarks.copies ARCHIVE`: candidates of copies by shared runs of words, and by MinHash, side by side.

What is found is held against the proof: pairs of which one has a passage of the other, word for word, and pairs of
which one is a copy of the other. MinHash is rensa (`pip install rensa`), 128 permutations over the same runs of words.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time

from whence import desk
from whence.linking.copies import Copies, find_copies, shingles_of
from whence.model.report import Report

N_PERMUTATIONS, N_BANDS, THRESHOLD = 128, 64, 0.1
Pair = frozenset[str]


def main() -> int:
    """Prints one line a way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive")
    parser.add_argument("--reports", type=int, default=1000)
    asked = parser.parse_args()
    with desk.open_archive(asked.archive) as archive:
        names = sorted(archive.current())
        reports = archive.reports(names[:: max(1, len(names) // asked.reports)][: asked.reports])
    began = time.process_time()
    copies = find_copies(reports)
    seconds = time.process_time() - began
    passages, whole = _proven(copies)
    print(f"{len(reports)} reports: {len(passages)} pairs share a passage, {len(whole)} are copies")
    print(f"by runs of words, proof included {seconds:7.1f} s   all of both, as this is the proof", flush=True)
    began = time.process_time()
    found = _by_minhash(reports)
    seconds = time.process_time() - began
    hits, copied = len(passages & found), len(whole & found)
    print(f"by MinHash, without the proof    {seconds:7.1f} s   {hits} of {len(passages)} passages, "
          f"{copied} of {len(whole)} copies, among {len(found)} candidates")  # fmt: skip
    print(f"most memory held: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB")
    return 0


def _proven(copies: Copies) -> tuple[set[Pair], set[Pair]]:
    passages = {frozenset((r, p.there.report)) for r, found in copies.passages.items() for p in found}
    return passages, {frozenset(pair) for pair in copies.copy_of.items()}


def _by_minhash(reports: tuple[Report, ...]) -> set[Pair]:
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=THRESHOLD, num_perm=N_PERMUTATIONS, num_bands=N_BANDS)
    found: set[Pair] = set()
    for number, report in enumerate(reports):
        sketch = RMinHash(num_perm=N_PERMUTATIONS, seed=1)
        sketch.update(shingles_of(report))
        found.update(frozenset((report.id, reports[other].id)) for other in index.query(sketch))
        index.insert(number, sketch)
    return found


if __name__ == "__main__":
    sys.exit(main())
