"""Which reports, and which passages of them, are copies of others.

Reports are compared by runs of words that both have. What one outlet prints under all its articles is furniture and
what two reports both quote is their source's: neither makes a copy. Each run is held only against the first report that
has it, so the cost grows with the text and not with the number of pairs.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt

from whence.linking.names import normal
from whence.model.chronicle import CopiedPassage
from whence.model.report import Report

SHINGLE_WORDS = 5
PASSAGE_WORDS = 20  # a sentence of newswire has about 22 words; shorter runs are names, titles and set phrases
NEAR_COPY = 0.7  # share of a report's shingles that the other has
FURNITURE_REPORTS = 3  # a run that so many otherwise different reports of one outlet share is furniture
_ODD = np.uint64(0x9E3779B97F4A7C15)  # the golden ratio in 64 bits, which spreads numbers evenly (Knuth, 6.4)
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_QUOTED = re.compile(r"[“\"]([^”\"]{1,1500})[”\"]")


@dataclass(frozen=True)
class Copies:
    """`copy_of` maps a report to the original it is a copy of, `passages` a report to what it takes from others."""

    copy_of: dict[str, str]
    passages: dict[str, tuple[CopiedPassage, ...]]

    def original(self, report: str, start: int, end: int) -> tuple[str, int, int]:
        """Where a stretch was first told: the stretch of the original, or itself where it is no copy."""
        for _ in range(len(self.passages) + 1):
            hit = next((p for p in self.passages.get(report, ()) if p.here.start <= start and end <= p.here.end), None)
            if hit is None:
                break
            shift = self._shift(hit, start)
            if shift is None:
                break
            report, start, end = hit.there.report, start + shift, end + shift
        return report, start, end

    def report_of_origin(self, report: str, start: int, end: int) -> str:
        """The report that a stretch was first told in, by passage or because the whole report is a copy."""
        report = self.original(report, start, end)[0]
        return self.copy_of.get(report, report)

    @staticmethod
    def _shift(passage: CopiedPassage, start: int) -> int | None:
        """How far the stretch at `start` moves to stand in the original; None where the words differ in between."""
        here, there = passage.here, passage.there
        before = here.quote[: start - here.start]
        at = there.start + len(before)
        if there.quote.startswith(before):
            return at - start
        ahead = here.quote[start - here.start : start - here.start + 40]
        found = there.quote.find(ahead)
        return None if found < 0 else there.start + found - start


NO_COPIES = Copies({}, {})


class _Text:
    """A report's words, where they stand, and the shingles that begin at each."""

    def __init__(self, report: Report) -> None:
        self.report = report
        found = list(_WORD.finditer(report.text))
        self.words = [normal(m.group()) for m in found]
        self.ends = [(m.start(), m.end()) for m in found]

    @cached_property
    def shingles(self) -> list[str]:
        """Runs of a few words, one from each word on."""
        return [" ".join(self.words[i : i + SHINGLE_WORDS]) for i in range(len(self.words) - SHINGLE_WORDS + 1)]

    def sketched(self, numbers: dict[str, int]) -> npt.NDArray[np.uint64]:
        """Its shingles, each once, as numbers of 64 bits; `numbers` numbers the words of all texts as they come."""
        words = np.array([numbers.setdefault(word, len(numbers)) for word in self.words], dtype=np.uint64)
        n = max(0, len(words) - SHINGLE_WORDS + 1)
        made = np.zeros(n, dtype=np.uint64)
        for at in range(SHINGLE_WORDS):
            made = (made ^ words[at : at + n]) * _ODD
            made ^= made >> np.uint64(32)
        return np.unique(made)

    @cached_property
    def first_at(self) -> dict[str, int]:
        """Each shingle's first word index."""
        return {shingle: i for i, shingle in reversed(list(enumerate(self.shingles)))}

    @cached_property
    def quoted(self) -> list[tuple[int, int]]:
        """Stretches in quotation marks."""
        return [m.span() for m in _QUOTED.finditer(self.report.text)]


def shingles_of(report: Report) -> list[str]:
    """The runs of words by which a report is compared."""
    return _Text(report).shingles


def find_copies(reports: Sequence[Report]) -> Copies:
    """The copies among `reports`.

    The original is the earlier published, else of the outlet that others credit, else the longer, else the first by id.
    """
    credited = _credited(reports)
    texts = [_Text(report) for report in sorted(reports, key=lambda report: _seniority(report, credited))]
    runs = {pair: _runs(texts[pair[1]], texts[pair[0]]) for pair in _candidates(texts)}
    runs = {pair: [run for run in found if not _quotation(texts[pair[1]], run)] for pair, found in runs.items()}
    furniture = _furniture(texts, runs)
    copy_of: dict[str, str] = {}
    passages: dict[str, list[CopiedPassage]] = {}
    for (first, second), found in sorted(runs.items()):
        kept = [run for run in found if " ".join(_run_words(texts[second], run)) not in furniture]
        if not kept:
            continue
        here, there = texts[second], texts[first]
        shared = sum(run[2] for run in kept)
        if shared >= NEAR_COPY * len(here.words) and here.report.id not in copy_of:
            copy_of[here.report.id] = copy_of.get(there.report.id, there.report.id)
        passages.setdefault(here.report.id, []).extend(_passage(here, there, run) for run in kept)
    return Copies(dict(sorted(copy_of.items())), {id: _tidy(found) for id, found in sorted(passages.items())})


def _seniority(report: Report, credited: frozenset[str]) -> tuple[date, bool, int, str]:
    when = report.published
    day = when.earliest if when and when.earliest else date.max
    # texts within a fifth of one length count as equally long: a headline more does not make an original
    length = round(math.log(max(1, len(report.text)), 1.2))
    return day, report.outlet not in credited, -length, report.id


def _credited(reports: Sequence[Report]) -> frozenset[str]:
    """Outlets that a report of another outlet names: reprints credit the agency that they have a story from."""
    outlets = sorted({report.outlet for report in reports if report.outlet})
    found = {o for o in outlets for r in reports if r.outlet and r.outlet != o and o in f"{r.byline or ''} {r.text}"}
    return frozenset(found)


def _candidates(texts: list[_Text]) -> list[tuple[int, int]]:
    """Pairs (first to have it, later) that share as many shingles as the shortest passage has.

    Shingles are compared as numbers; should two ever get the same one, the words themselves tell them apart later.
    """
    numbers: dict[str, int] = {}
    sketches = [text.sketched(numbers) for text in texts]
    if not sketches:
        return []
    owners = np.repeat(np.arange(len(texts)), [len(sketch) for sketch in sketches])
    shingles = np.concatenate(sketches)
    del sketches
    order = np.argsort(shingles, kind="stable")  # within one shingle, by order of the texts
    owners, shingles = owners[order], shingles[order]
    begins = np.r_[True, shingles[1:] != shingles[:-1]][: len(shingles)]
    firsts = owners[np.maximum.accumulate(np.where(begins, np.arange(len(begins)), 0))]
    pairs, n_shared = np.unique(firsts[~begins] * len(texts) + owners[~begins], return_counts=True)
    kept = pairs[n_shared > PASSAGE_WORDS - SHINGLE_WORDS].tolist()
    return [divmod(pair, len(texts)) for pair in kept]


def _runs(here: _Text, there: _Text) -> list[tuple[int, int, int]]:
    """Runs of words that both have, as (word here, word there, length): as long as can be, in order."""
    runs = []
    i = 0
    while i < len(here.shingles):
        j = there.first_at.get(here.shingles[i])
        n = 0
        while (
            j is not None
            and i + n < len(here.words)
            and j + n < len(there.words)
            and here.words[i + n] == there.words[j + n]
        ):
            n += 1
        if j is not None and n >= PASSAGE_WORDS:
            runs.append((i, j, n))
        i += max(1, n - SHINGLE_WORDS + 1 if n < PASSAGE_WORDS else n)
    return runs


def _run_words(text: _Text, run: tuple[int, int, int]) -> list[str]:
    return text.words[run[0] : run[0] + run[2]]


def _quotation(text: _Text, run: tuple[int, int, int]) -> bool:
    """Whether nearly all of a run stands in quotation marks: both reports then have it from whom they quote."""
    start, end = text.ends[run[0]][0], text.ends[run[0] + run[2] - 1][1]
    inside = sum(max(0, min(end, b) - max(start, a)) for a, b in text.quoted)
    return inside >= 0.8 * (end - start)


def _furniture(texts: list[_Text], runs: dict[tuple[int, int], list[tuple[int, int, int]]]) -> set[str]:
    """Runs that several reports of one outlet share which share little else."""
    n_outlet: Counter[tuple[str, str]] = Counter()
    for (first, second), found in sorted(runs.items()):
        a, b = texts[first], texts[second]
        if not a.report.outlet or a.report.outlet != b.report.outlet:
            continue
        if sum(run[2] for run in found) < 0.3 * min(len(a.words), len(b.words)):
            n_outlet.update((b.report.outlet, " ".join(_run_words(b, run))) for run in found)
    return {words for (_, words), n in n_outlet.items() if n >= FURNITURE_REPORTS - 1}


def _passage(here: _Text, there: _Text, run: tuple[int, int, int]) -> CopiedPassage:
    i, j, n = run
    return CopiedPassage(
        here.report.span(here.ends[i][0], here.ends[i + n - 1][1]),
        there.report.span(there.ends[j][0], there.ends[j + n - 1][1]),
    )


def _tidy(passages: list[CopiedPassage]) -> tuple[CopiedPassage, ...]:
    """Passages in order of the text, those within a longer one left out."""
    kept: list[CopiedPassage] = []
    for passage in sorted(passages, key=lambda p: (p.here.start, -p.here.end, p.there)):
        if not any(other.here.contains(passage.here) for other in kept):
            kept.append(passage)
    return tuple(kept)
