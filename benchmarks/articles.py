"""Many articles as files: timeline17's where it is beside the checkout, else the examples told over and over."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TIMELINES = ROOT.parent / "shared" / "data" / "eval" / "timeline17"


def lay_out(folder: Path, n_articles: int) -> str:
    """Writes `n_articles` articles to `folder`, a file each; returns where they are from."""
    folder.mkdir(parents=True, exist_ok=True)
    source = _timelines() if TIMELINES.is_dir() else _examples()
    for number, (name, text) in zip(range(n_articles), source, strict=False):
        (folder / f"{number:05}-{name}.txt").write_text(text, "utf-8")
    return "timeline17" if TIMELINES.is_dir() else "the examples, multiplied"


def _timelines() -> Iterator[tuple[str, str]]:
    """Articles of all its stories by turns, so that a few are of every kind."""
    stories = [_story(path) for path in sorted(TIMELINES.glob("*/articles*.jsonl*"))]
    for turn in zip_longest(*stories):
        yield from (article for article in turn if article is not None)


def _story(path: Path) -> Iterator[tuple[str, str]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            text = _joined(article["text"]) if "tokenized" in path.name else article["text"]
            if text.strip():
                head = f"---\npublished: {article['time'][:10]}\noutlet: {path.parent.name}\n---\n"
                yield path.parent.name, head + text


def _joined(tokens: str) -> str:
    """Words as they are printed, of words that were taken apart."""
    text = tokens.replace("` `", "“").replace("``", "“").replace("' '", "”").replace("''", "”").replace(" - ", "-")
    return re.sub(r"([“(]) ", r"\1", re.sub(r" ([,.;:!?)”%]|n't\b|'\w+)", r"\1", text))


def _examples() -> Iterator[tuple[str, str]]:
    pages = sorted(path for path in (ROOT / "examples").glob("*/*.txt"))
    number = 0
    while True:
        for page in pages:
            number += 1
            yield page.stem, f"{page.read_text('utf-8')}\nThis is printing {number}.\n"
