"""Article text and dates out of pages, and what cleaning costs: against two public benchmarks of saved pages.

Anchors: trafilatura .958 on the text benchmark (scrapinghub's, whose shingle F1 is computed here as there), htmldate
.903 on its dates. Dates are measured on a sample, every k-th page by address, of at most 300.
"""

from __future__ import annotations

import gzip
import json
import re
import statistics
import tarfile
import tempfile
from collections import Counter
from pathlib import Path

from quality.figures import Figure, digest, need
from whence.intake import gather
from whence.intake.decode import decode
from whence.intake.furniture import clean
from whence.intake.page import date_of_page
from whence.model.report import Report

NAME = "intake: pages to reports"
SHINGLE_WORDS = 4
MAX_DATED_PAGES = 300
# A dropped line of this many words that the gold text holds is one too many, be it a heading or a sentence.
MIN_LOST_WORDS = 8


def measure() -> list[Figure]:
    """F1, precision and recall of article text; share of gold articles that cleaning leaves whole; dates right."""
    return [*_text_figures(need("eval", "article_extraction")), _date_figure(need("eval", "web_dates_and_text"))]


def _text_figures(folder: Path) -> list[Figure]:
    gold = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    names = sorted(gold)
    pages = (gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()) for name in names)
    bodies = [_body(page) for page in pages]
    precision, recall, f1 = _scores([gold[name]["articleBody"] for name in names], bodies)
    whole = statistics.mean(not _lost(gold[name]["articleBody"]) for name in names)
    values = {
        "article text F1": f1,
        "article text precision": precision,
        "article text recall": recall,
        "articles that lose no closed sentence": whole,
    }
    data = digest(folder)
    return [
        Figure(f"intake: {name}", value, set=folder.name, size=len(names), digest=data)
        for name, value in values.items()
    ]


def _body(page: bytes) -> str:
    """The text of the report that the page makes, without the headline, which the benchmark's gold leaves out."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_bytes(page)
        report = next(gather([path]))
    return report.text.removeprefix(report.title or "").lstrip() if isinstance(report, Report) else ""


def _lost(article: str) -> list[str]:
    """Sentences of a clean article that cleaning takes for furniture."""
    dropped = clean(article).dropped
    return [d.text for d in dropped if len(d.text.split()) >= MIN_LOST_WORDS and d.text.rstrip()[-1:] in '.!?”"']


def _scores(gold: list[str], found: list[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 as the benchmark has them: means over pages of shingle counts, F1 of the two means."""
    precisions, recalls = [], []
    for true, pred in zip(gold, found, strict=True):
        wanted, have = _shingles(true), _shingles(pred)
        hit = sum((wanted & have).values())
        if have:
            precisions.append(hit / sum(have.values()))
        if wanted:
            recalls.append(hit / sum(wanted.values()))
    precision, recall = statistics.mean(precisions), statistics.mean(recalls)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    shingles = [tuple(words[at : at + SHINGLE_WORDS]) for at in range(max(1, len(words) - SHINGLE_WORDS + 1))]
    return Counter(shingle for shingle in shingles if shingle)


def _date_figure(folder: Path) -> Figure:
    archive = folder / "web_dates_and_text.tar.gz"
    with tempfile.TemporaryDirectory() as scratch:
        with tarfile.open(archive) as tar:
            tar.extractall(scratch, filter="data")
        root = next(Path(scratch).glob("*/dates_default.json")).parent
        gold = [
            row
            for name in ("dates_default.json", "dates_mediacloud_2020.json")
            for _, row in sorted(json.loads((root / name).read_text("utf-8")).items())
        ]
        sample = gold[:: -(-len(gold) // MAX_DATED_PAGES)]
        right = [_is_dated(root / "pages" / f"{row['file']}.gz", row["date"]) for row in sample]
    return Figure(
        "intake: publication dates right", statistics.mean(right), set="web_dates_and_text", size=len(right),
        digest=digest(archive),
    )  # fmt: skip


def _is_dated(path: Path, day: str) -> bool:
    """Whether the page is said to be published on exactly `day`."""
    when = date_of_page(decode(gzip.decompress(path.read_bytes()), markup=True))
    return when is not None and when.earliest == when.latest and str(when.earliest) == day
