"""Writes the shipped files: three graphs in 8 bits, vocabulary, inventory of rolesets, projection, manifest."""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import shutil
import tempfile
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training import examples
from training.batches import Encoding, collate
from training.inventory import NAME_SOURCES, NAME_TYPES, TIME_SOURCES, Inventory, tags
from training.model import Encoder, Frames, Reader
from training.names import MEANS, SILENT
from whence.codebook.plover import types
from whence.reading.pieces import Pieces

NAME = "whence-reader"
FORMAT = 2
VECTOR_WIDTH = 128
"""To how many of its principal directions a predicate's vector is cut."""

CONTEXT_STATES = 4
"""Of how many first states (the embedding among them) a predicate's vector is the mean.

On ECB+'s dev topics, pairs of mentions across reports told apart: best F1 54.8 with four, 51.4 with all seven, 43.1
with the last alone; area under the curve 86.7, 86.5, 79.9.
"""

PROJECTED_SENTENCES = 4000
"""Training sentences with frames from which the principal directions are found."""

_OUTPUTS = ("words", "context", "upos", "scripts", "names", "times", "predicate", "fact", "arcs", "label_dependent",
            "label_head", "vector")  # fmt: skip


class EncoderGraph(nn.Module):
    """The encoder with all its heads, as one graph."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(
        self, pieces: Tensor, shapes: Tensor, mask: Tensor, starts: Tensor, word_shapes: Tensor
    ) -> tuple[Tensor, ...]:
        """Give what `_OUTPUTS` names."""
        encoder = self.encoder
        states = encoder.states(pieces, shapes, mask)
        words = encoder.words(states, starts, word_shapes)
        mean = torch.stack(states[:CONTEXT_STATES]).mean(0)
        context = torch.gather(mean, 1, starts[:, :, None].expand(-1, -1, mean.shape[-1]))
        arcs, dependent, head = encoder.arcs(words)
        return (
            words, context, encoder.upos(words), encoder.scripts(words), encoder.names(words), encoder.times(words),
            encoder.predicate(words).squeeze(-1), encoder.fact(words).squeeze(-1), arcs, dependent, head,
            encoder.vectors(states, mask),
        )  # fmt: skip


class FramesGraph(nn.Module):
    """Arguments and senses of predicates, as one graph."""

    def __init__(self, frames: Frames) -> None:
        super().__init__()
        self.frames = frames

    def forward(self, words: Tensor, mask: Tensor, sentence: Tensor, predicate: Tensor) -> tuple[Tensor, Tensor]:
        """Give argument tags (n, words, tags) and sense scores (n, rolesets)."""
        return self.frames(words, mask, sentence, predicate), self.frames.sense(words[sentence, predicate])


def write_weights(options: argparse.Namespace, minilm: Path) -> None:
    """Export the last checkpoint of a run into the folder that ships."""
    inventory: Inventory = pickle.loads((options.run / "inventory.pickle").read_bytes())
    model = load_model(options.run, inventory)
    folder: Path = options.weights
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        _graphs(model, Path(scratch), folder)
    shutil.copyfile(minilm / "vocab.txt", folder / "pieces.txt")
    (folder / "pieces.txt").chmod(0o644)
    (folder / "rolesets.json").write_text(inventory.lexicon.dumps(), encoding="utf-8")
    encoding = Encoding(Pieces.load(minilm / "vocab.txt"), inventory)
    np.save(folder / "projection.npy", _projection(model, encoding, options.run))
    np.save(folder / "types.npy", _no_types())
    write_manifest(options)


def _no_types() -> np.ndarray:
    """Make a layer that takes nothing for an event, until `types` has learnt one."""
    layer = np.zeros((VECTOR_WIDTH + 4, 1 + len(types())), dtype=np.float32)
    layer[-1, 0] = 100.0
    return layer


def load_model(run: Path, inventory: Inventory) -> Reader:
    """Build the network and fill it with the mean of what its rounds ended with, which beats each of them.

    A run that has ended no round gives its last checkpoint.
    """
    from training.stages import sizes

    ends = sorted(run.glob("round-*.pt")) or [run / "checkpoint.pt"]
    states = [torch.load(end, map_location="cpu", weights_only=True)["model"] for end in ends]
    model = Reader(sizes(inventory))
    model.load_state_dict({name: sum(state[name] for state in states) / len(states) for name in states[0]})
    return model.eval()


def _graphs(model: Reader, scratch: Path, folder: Path) -> None:
    one = torch.ones((2, 7), dtype=torch.int64)
    two = torch.tensor([[1, 2, 3], [1, 2, 4]])
    grid = {0: "sentences", 1: "pieces"}
    word = {0: "sentences", 1: "words"}
    axes = dict.fromkeys(("pieces", "shapes", "mask"), grid)
    axes |= dict.fromkeys(("starts", "word_shapes", *_OUTPUTS[:-1]), word)
    axes |= {"arcs": word | {2: "heads"}, "label_head": {0: "sentences", 1: "heads"}, "vector": {0: "sentences"}}
    _export(EncoderGraph(model.encoder), (one, one, one, two, two), scratch / "encoder.onnx",
            ["pieces", "shapes", "mask", "starts", "word_shapes"], list(_OUTPUTS), axes)  # fmt: skip
    frame_axes = {"words": word, "mask": word, "sentence": {0: "frames"}, "predicate": {0: "frames"},
                  "arguments": {0: "frames", 1: "words"}, "sense": {0: "frames"}}  # fmt: skip
    at = torch.tensor([0, 1, 1])
    shown = (torch.randn(2, 3, 384), torch.ones((2, 3), dtype=torch.int64), at, at)
    _export(FramesGraph(model.frames), shown, scratch / "frames.onnx",
            ["words", "mask", "sentence", "predicate"], ["arguments", "sense"], frame_axes)  # fmt: skip
    _export(model.labels, (torch.randn(3, 96), torch.randn(3, 96)), scratch / "labels.onnx", ["dependent", "head"],
            ["labels"], {name: {0: "arcs"} for name in ("dependent", "head", "labels")})  # fmt: skip
    for name in ("encoder", "frames", "labels"):
        quantize_dynamic(
            scratch / f"{name}.onnx", folder / f"{name}.onnx", weight_type=QuantType.QInt8, per_channel=True
        )


def _export(module: nn.Module, arguments: tuple[Tensor, ...], path: Path, inputs: list[str], outputs: list[str],
            axes: dict[str, dict[int, str]]) -> None:  # fmt: skip
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(module.eval(), arguments, str(path), input_names=inputs, output_names=outputs,
                          dynamic_axes=axes, opset_version=17, dynamo=False)  # fmt: skip


@torch.no_grad()
def _projection(model: Reader, encoding: Encoding, run: Path) -> np.ndarray:
    """Find mean and principal directions of predicates in context: row 0 the mean, then the directions."""
    rows: list[np.ndarray] = []
    chosen = [one for one in examples.read(run / "train.jsonl.gz") if one.frames][:PROJECTED_SENTENCES]
    encoded = sorted((encoding.encode(one) for one in chosen), key=lambda one: len(one.pieces))
    for begin in range(0, len(encoded), 32):
        batch = collate(encoded[begin : begin + 32], None)
        states = model.encoder.states(batch["pieces"], batch["shapes"], batch["mask"])
        starts = batch["starts"][batch["frame_sentence"], batch["frame_word"]]
        rows.append(torch.stack(states[:CONTEXT_STATES]).mean(0)[batch["frame_sentence"], starts].numpy())
    vectors = np.concatenate(rows).astype(np.float64)
    mean = vectors.mean(axis=0)
    _left, _size, directions = np.linalg.svd(vectors - mean, full_matrices=False)
    kept = directions[:VECTOR_WIDTH]
    signs = np.sign(kept[np.arange(len(kept)), np.abs(kept).argmax(axis=1)])
    return np.concatenate([mean[None], kept * signs[:, None]]).astype(np.float32)


def write_manifest(options: argparse.Namespace) -> None:
    """Write what the outputs mean, how heads are weighed, and every file's digest."""
    inventory: Inventory = pickle.loads((options.run / "inventory.pickle").read_bytes())
    prepared = json.loads((options.run / "prepared.json").read_text(encoding="utf-8"))
    chosen = options.run / "choices.json"
    decisions = json.loads(chosen.read_text(encoding="utf-8")) if chosen.exists() else UNCHOSEN
    folder: Path = options.weights
    unified = tags(NAME_TYPES)
    heads = [
        {"source": source, "types": inventory.source_types[source], "may_be": _may_be(source, inventory, unified)}
        for source in NAME_SOURCES
    ]
    files = ("encoder.onnx", "frames.onnx", "labels.onnx", "pieces.txt", "rolesets.json", "projection.npy", "types.npy")
    manifest = {
        "format": FORMAT,
        "name": NAME,
        "licence": "CC BY-SA 4.0",
        "trained_on": prepared["digest"],
        "seed": options.seed,
        "upos": inventory.upos,
        "deprels": inventory.deprels,
        "scripts": [[script.strip, script.add, script.cased] for script in inventory.scripts],
        "arguments": inventory.arguments,
        "rolesets": inventory.rolesets,
        "name_types": list(NAME_TYPES),
        "name_heads": heads,
        "name_shares": decisions["name_shares"],
        "time_shares": [decisions["time_shares"][source] for source in TIME_SOURCES],
        "predicate_threshold": decisions["predicate_threshold"],
        "event_types": sorted(types()),
        "files": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in files},
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _may_be(source: str, inventory: Inventory, unified: list[str]) -> list[list[int]]:
    """List for each tag of a source's head the unified tags that it may stand for."""
    rows = [[0] + [unified.index(f"{mark}-{kind}") for kind in SILENT.get(source, ()) for mark in "BI"]]
    for kind in inventory.source_types[source]:
        meanings = MEANS.get(source, {}).get(kind, (kind,))
        rows += [[unified.index(f"{mark}-{meaning}") for meaning in meanings] for mark in "BI"]
    return rows


UNCHOSEN: dict[str, Any] = {
    "name_shares": {"unified": 1.0},
    "time_shares": {"gum": 1.0, "wikinews": 1.0, "wikiwars": 1.0},
    "predicate_threshold": 0.5,
}
"""How the heads are weighed before `choose` has looked at the dev parts."""
