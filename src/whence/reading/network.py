"""The three graphs of the reader, run by onnxruntime: words, arcs' relations, frames."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whence.errors import ReaderError
from whence.reading.batching import Batch

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]

FRAME_PLACES = 12_288
"""Predicates times words that are worked on at once: about 120 MB at most."""

FRAME_SQUARES = 1_500_000
"""Predicates times words squared that are worked on at once: the attention's share, about 50 MB.

Unbounded, a sentence of 510 pieces and 252 predicates took 4.2 GB."""

SLOWER = ["SkipLayerNormFusion"]
"""What onnxruntime is not to fuse: together these operators take ten times as long as apart, a sixth of all."""

LABEL_ARCS = 1024
"""Arcs whose relations are scored at once, 20 MB."""


class Network:
    """Runs the graphs of one weights folder; may be called from several threads at once."""

    def __init__(self, folder: Path) -> None:
        self._encoder = _session(folder / "encoder.onnx")
        self._frames = _session(folder / "frames.onnx")
        self._labels = _session(folder / "labels.onnx")
        self._outputs = [output.name for output in self._encoder.get_outputs()]

    def encode(self, batch: Batch) -> Mapping[str, FloatArray]:
        """Run the encoder and its heads; every value is (sentences, words, ...), `vector` (sentences, width)."""
        feed = {
            "pieces": batch.pieces,
            "shapes": batch.shapes,
            "mask": batch.mask,
            "starts": batch.starts,
            "word_shapes": batch.word_shapes,
        }
        return dict(zip(self._outputs, self._encoder.run(None, feed), strict=True))

    def labels(self, dependent: FloatArray, head: FloatArray) -> IntArray:
        """Give the best relation of each arc; both arguments (arcs, width)."""
        chosen: list[IntArray] = []
        for begin in range(0, len(dependent), LABEL_ARCS):
            part = slice(begin, begin + LABEL_ARCS)
            (scores,) = self._labels.run(None, {"dependent": dependent[part], "head": head[part]})
            chosen.append(scores.argmax(axis=1))
        return np.concatenate(chosen)

    def frames(self, words: FloatArray, mask: IntArray, at: IntArray) -> tuple[list[FloatArray], list[FloatArray]]:
        """Score arguments (words, tags) and senses (rolesets,) of the predicates `at` (n, 2): sentence, word."""
        arguments: list[FloatArray] = []
        senses: list[FloatArray] = []
        n_words = words.shape[1]
        size = max(1, min(FRAME_PLACES // n_words, FRAME_SQUARES // n_words**2))
        for begin in range(0, len(at), size):
            part = at[begin : begin + size]
            rows, sentence = np.unique(part[:, 0], return_inverse=True)
            feed = {
                "words": words[rows],
                "mask": mask[rows],
                "sentence": sentence.astype(np.int64),
                "predicate": part[:, 1],
            }
            tags, scores = self._frames.run(None, feed)
            arguments.extend(tags)
            senses.extend(scores)
        return arguments, senses


def _session(path: Path) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # a batch is too small to share: whole batches are run side by side
    options.inter_op_num_threads = 1
    options.enable_mem_pattern = False
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER
        )
    except Exception as error:  # onnxruntime's own errors share no base class
        raise ReaderError(f"{path} cannot be run: {error}. Reinstall the package.") from error
