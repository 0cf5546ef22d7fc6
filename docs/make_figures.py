"""Write the tables of measured figures, in README and `docs/quality.md`, from `quality/figures.json`.

`python -m quality --json quality/figures.json` measures; this only sets down what was measured, with its date. A
figure that is not in the file has no row.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FIGURES = ROOT / "quality" / "figures.json"
MARKED = re.compile(r"(<!-- measured figures begin[^>]*-->\n).*?(<!-- measured figures end -->)", re.DOTALL)

# What README shows: words, and the figure they are of.
HEADLINES = (
    ("of what a careful reader finds in five messy reports, looked at while building", "sahel: mean of sections"),
    (
        "the same in stories that were only measured: a train ambushed, a truce that lapses",
        "awash-railway: mean of sections",
    ),
    ("a border post, a landslide, a visit put off", "bishkek-pylons: mean of sections"),
    ("pipeline workers kidnapped, talks, a ceasefire", "arauca-ceasefire: mean of sections"),
    ("gunfire at a barracks, a trial, a force that leaves", "bissau-barracks: mean of sections"),
    ("oil stopped, drones, an accord that fails and passes", "kirkuk-pipeline: mean of sections"),
    ("a shoal, a tariff, an agreement that takes effect", "palawan-shoal: mean of sections"),
    ("events of one story, of those told by several reports of a mixed pile", "mixed: events of one story"),
    ("mentions in two news reports, joined, that are one happening", "merged pairs: right"),
    ("happenings that news tells, found", "told happenings: found, measured half"),
    ("coded events that are right", "coded events: right"),
    ("dependency arcs with labels (LAS), news", "reader: las, PUD news"),
    ("names, F1, news", "reader: names, PUD news"),
    ("arguments of frames, F1", "reader: arguments, EWT test"),
    ("PLOVER type of a sentence, accuracy", "events: type, accuracy"),
    ("whether it happened, accuracy", "status: happened or not, accuracy"),
    ("source of what is said, where found", "attribution: source right"),
    ("time expressions found, F1 (relaxed)", "times: span F1, relaxed, WikiWars 17-22"),
    ("places within 161 km, of those found", "places/TR-News/within 161 km of those found"),
    ("same event across reports, CoNLL F1, gold mentions", "linking.ecbplus_dev.conll_f1"),
    ("same event across reports, B³ F1, gold mentions", "linking.ecbplus_dev.b_cubed_f1"),
    ("article text from pages, F1", "intake: article text F1"),
    ("publication dates of pages", "intake: publication dates right"),
)


def main() -> None:
    """Write both tables."""
    found = json.loads(FIGURES.read_text(encoding="utf-8"))
    figures = {figure["name"]: figure for figure in found["figures"]}
    shown = [(words, figures[name]) for words, name in HEADLINES if name in figures]
    every = list(figures.items())
    _write(ROOT / "README.md", shown, found["measured"])
    _write(ROOT / "docs" / "quality.md", every, found["measured"])


def _write(page: Path, rows: list[tuple[str, dict[str, Any]]], measured: str) -> None:
    head = "| what | figure | set | size |\n| --- | --- | --- | --- |"
    lines = [f"Measured {measured} by `make quality`.", "", head]
    lines += [f"| {words} | {_value(figure['value'])} | {figure['set']} | {figure['size']} |" for words, figure in rows]
    table = "\n" + "\n".join(lines) + "\n\n"
    text = page.read_text(encoding="utf-8")
    page.write_text(MARKED.sub(lambda match: match[1] + table + match[2], text), encoding="utf-8")


def _value(value: float | None) -> str:
    return "n/a" if value is None else f"{100 * value:.1f} %"


if __name__ == "__main__":
    main()
