"""`python -m benchmarks.peer`: the reader beside what a Python user would pick instead, a spaCy pipeline.

The peer learns from the reader's own sentences with trees or names, held-out ones taken out, for `--minutes` on one
core, and is measured by the same scorers on the same test parts: parts of speech, arcs and names on gold words, the
same from raw text, words a second of one core, and megabytes. It lives in an environment of its own:

    python -m venv .venv-peer && .venv-peer/bin/pip install -r benchmarks/peer-requirements.txt
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from quality._conll import count, rates
from quality._rawtext import Gold, conllu, ewt, found_analysis, gold_analysis
from training import corpus, examples, scores
from training.examples import Example
from training.measure import NAME_TYPES
from whence.model.parse import Name, Sentence, Word
from whence.reading.encoder import Encoder
from whence.reading.weights_files import shipped

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data"
PYTHON = ROOT / ".venv-peer" / "bin" / "python"
PARTS = {"EWT test": "ewt_test", "GUM test": "gum_test", "PUD": "pud"}


def main() -> int:
    """Train the peer unless it is trained, parse with both, print the table; 2 where spaCy or the data are absent."""
    options = _options()
    if not PYTHON.exists() or not DATA.is_dir():
        print(f"skipped: {PYTHON if DATA.is_dir() else DATA} is not on this machine", file=sys.stderr)
        return 2
    options.out.mkdir(parents=True, exist_ok=True)
    if not (options.out / "held_out").is_dir():
        _prepare(options.out)
    if not (options.out / "model").is_dir():
        _spacy("train", "--data", options.out, "--out", options.out, "--minutes", options.minutes)
    parts = {name: list(examples.read(options.out / "held_out" / f"{part}.jsonl.gz")) for name, part in PARTS.items()}
    texts = _texts()
    jobs = {
        name: {"words": [one.words for one in parts[name]], "texts": [d.text for d in texts[name]]} for name in PARTS
    }
    (options.out / "jobs.json").write_text(json.dumps(jobs), encoding="utf-8")
    found = options.out / "found.json"
    _spacy("parse", "--model", options.out / "model", "--jobs", options.out / "jobs.json", "--out", found)
    peer = json.loads(found.read_text(encoding="utf-8"))
    _print(_ours(parts, texts), {name: _scored(peer[name], parts[name], texts[name]) for name in PARTS})
    print(f"megabytes: ours {_megabytes(shipped()):.1f}, spaCy {_megabytes(options.out / 'model'):.1f}")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peer", description=__doc__)
    parser.add_argument("--minutes", type=float, default=35.0, help="how long the peer learns, on one core")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "peer", help="folder for data, model and parses")
    return parser.parse_args()


def _prepare(out: Path) -> None:
    parts = corpus.held_out_parts(DATA / "train", DATA / "eval")
    kept, _dropped = corpus.without_held_out(corpus.training_parts(DATA / "train"), parts)
    examples.write(out / "train.jsonl.gz", kept)
    for name, part in parts.items():
        examples.write(out / "held_out" / f"{name}.jsonl.gz", part)


def _spacy(*arguments: object) -> None:
    subprocess.run([str(PYTHON), "-m", "benchmarks.peer_spacy", *map(str, arguments)], check=True, cwd=ROOT)


def _texts() -> dict[str, list[Gold]]:
    return {
        "EWT test": list(ewt(DATA / "train" / "ewt_multilayer" / "test.jsonl.gz", lines=True)),
        "GUM test": list(conllu(DATA / "train" / "ud_english_gum" / "en_gum-open-test.conllu")),
        "PUD": list(conllu(DATA / "eval" / "ud_english_pud" / "en_pud-ud-test.conllu")),
    }


def _ours(parts: dict[str, list[Example]], texts: dict[str, list[Gold]]) -> dict[str, dict[str, float]]:
    encoder = Encoder.load(threads=1)
    encoder.read("They met on Monday.")  # the first call loads what is loaded late
    rows = {}
    for name, part in parts.items():
        gold = scores.parsed(encoder, part)
        begun = time.process_time()
        raw = [list(encoder.read(document.text).sentences) for document in texts[name]]
        seconds = time.process_time() - begun
        rows[name] = _row(part, gold, texts[name], raw, seconds)
    return rows


def _scored(peer: dict[str, Any], part: list[Example], texts: list[Gold]) -> dict[str, float]:
    raw = [[_sentence(row) for row in document] for document in peer["raw"]]
    return _row(part, [_sentence(row) for row in peer["gold"]], texts, raw, peer["raw_seconds"])


def _sentence(row: dict[str, Any]) -> Sentence:
    words = tuple(Word(start, end, text, text, upos, head, kind) for start, end, text, upos, head, kind in row["words"])
    names = tuple(Name(first, last, kind) for first, last, kind in row["names"])
    start, end = (words[0].start, words[-1].end) if words else (0, 0)
    return Sentence(start, end, words, names)


def _row(
    part: list[Example], gold: Sequence[Sentence], texts: list[Gold], raw: list[list[Sentence]], seconds: float
) -> dict[str, float]:
    row = {key: value for key, value in scores.syntax(part, gold).items() if key != "lemma"}
    if any(one.names for one in part):
        row["names"] = scores.names(part, gold, NAME_TYPES)
    counts = Counter[str]()
    for document, sentences in zip(texts, raw, strict=True):
        counts += count(gold_analysis(document), found_analysis(document.text, [one for one in sentences if one.words]))
    row |= {f"raw {key}": 100 * (value or 0.0) for key, value in rates(counts).items()}
    row["words/s"] = counts["gold"] / seconds
    return row


def _print(ours: dict[str, dict[str, float]], peers: dict[str, dict[str, float]]) -> None:
    print("| set | figure | ours | spaCy |\n| --- | --- | ---: | ---: |")
    for name, row in ours.items():
        for key, value in row.items():
            shown = ("{:,.0f}" if key == "words/s" else "{:.1f}").format
            print(f"| {name} | {key} | {shown(value)} | {shown(peers[name][key])} |")


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


if __name__ == "__main__":
    sys.exit(main())
