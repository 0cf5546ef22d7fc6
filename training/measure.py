"""What the shipped reader gets right on the held-out parts, with gold words and sentences, and how fast it is."""

from __future__ import annotations

import time
from pathlib import Path

from training import examples, scores
from training.examples import Example
from whence.reading.encoder import Encoder

NAME_TYPES = ("PER", "ORG", "LOC")


def measure_all(weights: Path, held_out: Path) -> dict[str, float]:
    """Measure on every held-out part that `prepare` wrote; figures are percent, but for speed and size."""
    parts = {path.name.removesuffix(".jsonl.gz"): list(examples.read(path)) for path in sorted(held_out.glob("*.gz"))}
    encoder = Encoder.load(weights)
    figures: dict[str, float] = {}
    for name, part in parts.items():
        figures |= {f"{name}: {key}": value for key, value in measure_part(encoder, part).items()}
    if "pud" in parts:
        news = [one for one in parts["pud"] if one.document.startswith("n")]
        figures |= {f"pud news: {key}": value for key, value in measure_part(encoder, news).items()}
        figures |= speed(weights, parts["pud"])
    figures["weights_mb"] = sum(path.stat().st_size for path in weights.iterdir()) / 1e6
    return {key: round(value, 2) for key, value in figures.items()}


def measure_part(encoder: Encoder, part: list[Example]) -> dict[str, float]:
    """Measure whatever layers a part has."""
    sentences = scores.parsed(encoder, part)
    figures: dict[str, float] = {}
    if any(one.heads for one in part):
        figures |= scores.syntax(part, sentences)
    if any(one.names for one in part):
        figures["names"] = scores.names(part, sentences, NAME_TYPES)
    if any(one.frames for one in part):
        figures |= scores.frames(part, sentences)
    if any(one.facts for one in part):
        figures |= {f"factuality {key}": value for key, value in scores.facts(part, sentences).items()}
    if any(one.times for one in part):
        figures |= {f"times {key}": value for key, value in scores.times(part, sentences).items()}
    return figures


def speed(weights: Path, part: list[Example]) -> dict[str, float]:
    """Give words per second of processor time from words to parse, on one thread, the better of two rounds."""
    encoder = Encoder.load(weights, threads=1)
    seconds = []
    for _round in range(2):
        begun = time.process_time()
        scores.parsed(encoder, part)
        seconds.append(time.process_time() - begun)
    return {"words_per_s": sum(len(one.words) for one in part) / min(seconds)}
