"""What the network is trained to do, summed over the layers that a batch annotates.

Every loss is a sum over annotated places divided by the batch's words, so that a place counts alike in a batch that
annotates much and in one that annotates little.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from training.batches import IGNORE
from training.inventory import NAME_SOURCES, TIME_SOURCES, Inventory, tags
from training.model import Reader

WEIGHTS = {"upos": 0.6, "scripts": 0.4, "arcs": 1.5, "deprels": 1.2, "names": 0.8, "unified": 1.2, "times": 0.8,
           "predicate": 0.6, "arguments": 0.6, "sense": 1.5, "facts": 0.4, "sentence": 0.5}  # fmt: skip
"""Relative weights, set so that no layer of annotation drowns another in the first thousand steps."""


def name_slices(inventory: Inventory) -> list[slice]:
    """Where each source's tags stand among the outputs for names; the unified tags come last."""
    slices, at = [], 0
    for source in NAME_SOURCES:
        width = len(tags(inventory.source_types[source]))
        slices.append(slice(at, at + width))
        at += width
    return [*slices, slice(at, at + 17)]


def losses(model: Reader, batch: dict[str, Tensor], slices: list[slice]) -> dict[str, Tensor]:
    """Run the network on a batch and give each loss by name."""
    encoder = model.encoder
    states = encoder.states(batch["pieces"], batch["shapes"], batch["mask"])
    words = encoder.head_dropout(encoder.words(states, batch["starts"], batch["word_shapes"]))
    total = batch["word_mask"].sum().clamp(min=1)
    found = {
        "upos": _cross(encoder.upos(words), batch["upos"], total),
        "scripts": _cross(encoder.scripts(words), batch["scripts"], total),
        **_tree(model, words, batch, total),
        **_names(encoder.names(words), batch, slices, total),
        "times": _times(encoder.times(words), batch, total),
        **_frames(model, words, batch, total),
    }
    if len(batch["fact_value"]):
        at = batch["fact_at"]
        value = encoder.fact(words[at[:, 0], at[:, 1]]).squeeze(-1).float()
        found["facts"] = F.smooth_l1_loss(value, batch["fact_value"], reduction="sum") / total
    if len(batch["taught"]):
        vectors = encoder.vectors(states, batch["mask"])[batch["taught"]]
        found["sentence"] = (1 - (vectors * batch["teacher"]).sum(-1)).mean()
    return found


def _cross(logits: Tensor, target: Tensor, total: Tensor) -> Tensor:
    flat = logits.reshape(-1, logits.shape[-1]).float()
    return F.cross_entropy(flat, target.reshape(-1), ignore_index=IGNORE, reduction="sum") / total


def _tree(model: Reader, words: Tensor, batch: dict[str, Tensor], total: Tensor) -> dict[str, Tensor]:
    scores, dependent, head = model.encoder.arcs(words)
    blank = F.pad(batch["word_mask"] == 0, (1, 0))
    scores = scores.float().masked_fill(blank[:, None, :], -1e4)
    row, at = torch.nonzero((batch["heads"] != IGNORE) & (batch["deprels"] != IGNORE), as_tuple=True)
    labels = model.labels(dependent[row, at], head[row, batch["heads"][row, at]])
    return {
        "arcs": _cross(scores, batch["heads"], total),
        "deprels": _cross(labels, batch["deprels"][row, at], total),
    }


def _names(logits: Tensor, batch: dict[str, Tensor], slices: list[slice], total: Tensor) -> dict[str, Tensor]:
    """A head per source by cross-entropy; the unified one by the probability of all that the source allows."""
    own = logits.new_zeros((), dtype=torch.float32)
    for number, _source in enumerate(NAME_SOURCES):
        rows = torch.nonzero(batch["name_source"] == number).squeeze(-1)
        if len(rows):
            own = own + _cross(logits[rows][..., slices[number]], batch["names"][rows], total)
    scores = torch.log_softmax(logits[..., slices[-1]].float(), -1)
    allowed = torch.logsumexp(scores.masked_fill(~batch["allowed"], -1e4), -1)
    marked = (batch["word_mask"] == 1) & (batch["name_source"] >= 0)[:, None]
    return {"names": own, "unified": -(allowed * marked).sum() / total}


def _times(logits: Tensor, batch: dict[str, Tensor], total: Tensor) -> Tensor:
    own = logits.new_zeros((), dtype=torch.float32)
    for number, _source in enumerate(TIME_SOURCES):
        rows = torch.nonzero(batch["time_source"] == number).squeeze(-1)
        if len(rows):
            own = own + _cross(logits[rows][..., 3 * number : 3 * number + 3], batch["times"][rows], total)
    return own


def _frames(model: Reader, words: Tensor, batch: dict[str, Tensor], total: Tensor) -> dict[str, Tensor]:
    logits = model.encoder.predicate(words).squeeze(-1).float()
    target = batch["predicate"]
    each = F.binary_cross_entropy_with_logits(logits, target.clamp(min=0).float(), reduction="none")
    found = {"predicate": (each * (target != IGNORE)).sum() / total}
    sentence, word = batch["frame_sentence"], batch["frame_word"]
    if not len(sentence):
        return found
    found["arguments"] = _cross(model.frames(words, batch["word_mask"], sentence, word), batch["arguments"], total)
    many = torch.nonzero(batch["sense"] != IGNORE).squeeze(-1)
    if len(many):
        candidates = batch["candidates"][many]
        sense = model.frames.sense
        chosen = words[sentence[many], word[many]]
        weight, bias = sense.weight[candidates.clamp(min=0)], sense.bias[candidates.clamp(min=0)]
        scores = torch.matmul(weight.to(chosen.dtype), chosen[:, :, None]).squeeze(-1).float() + bias
        found["sense"] = _cross(scores.masked_fill(candidates < 0, -1e4), batch["sense"][many], total)
    return found
