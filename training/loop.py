"""The training loop: seeded, of a fixed number of steps, resumable from its last checkpoint to the same order."""

from __future__ import annotations

import ctypes
import json
import math
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import torch
from torch import nn

from training.batches import Encoded, collate, order
from training.inventory import Inventory
from training.losses import WEIGHTS, losses, name_slices
from training.model import Reader


@dataclass(frozen=True, slots=True)
class Options:
    """What a run is: with the same options, data and machine, the same weights."""

    steps: tuple[int, ...] = (4250, 7000)
    max_pieces: int = 1100
    encoder_rate: float = 2.5e-4
    head_rate: float = 1.25e-3
    warmup: int = 150
    cooldown: tuple[int, ...] = (1000, 2500)
    floor: float = 0.02
    clip: float = 1.0
    seed: int = 20261121
    device: str = "cpu"
    save_every: int = 250


def train(model: Reader, encoded: Sequence[Encoded], inventory: Inventory, folder: Path, options: Options) -> None:
    """Train `model` in place, writing checkpoints and a log of losses into `folder`."""
    device = torch.device(options.device)
    model.to(device).train()
    model.freeze()
    optimizer = _optimizer(model, options)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, options))
    begun = _resume(folder, model, optimizer, schedule)
    slices = name_slices(inventory)
    since, words, sums = time.monotonic(), 0, {}  # type: ignore[var-annotated]
    for step, numbers in enumerate(order(encoded, options.max_pieces, sum(options.steps), options.seed)):
        if step < begun:
            continue
        torch.manual_seed(options.seed * 100_003 + step)
        batch = collate([encoded[at] for at in numbers], random.Random(options.seed * 7 + step))
        found = _step(model, {name: one.to(device) for name, one in batch.items()}, slices, optimizer, options)
        schedule.step()
        words += int(batch["word_mask"].sum())
        for name, value in found.items():
            sums[name] = sums.get(name, 0.0) + value
        if step % 50 == 49:
            _trim()
            _log(
                folder, step + 1, words / (time.monotonic() - since), {name: value / 50 for name, value in sums.items()}
            )
            since, words, sums = time.monotonic(), 0, {}
        if step % options.save_every == options.save_every - 1 or step == sum(options.steps) - 1:
            _save(folder, step + 1, model, optimizer, schedule)
        if step + 1 in accumulate(options.steps):
            torch.save({"model": model.state_dict()}, folder / f"round-{_round(step, options)[0] + 1}.pt")


def _step(model: Reader, batch: dict[str, torch.Tensor], slices: list[slice], optimizer: torch.optim.Optimizer,
          options: Options) -> dict[str, float]:  # fmt: skip
    with torch.autocast(options.device.split(":")[0], dtype=torch.bfloat16):
        found = losses(model, batch, slices)
        total = sum(WEIGHTS[name] * value for name, value in found.items())
    optimizer.zero_grad(set_to_none=True)
    total.backward()  # type: ignore[union-attr]
    nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], options.clip)
    optimizer.step()
    return {name: float(value.detach()) for name, value in found.items()}


def _optimizer(model: Reader, options: Options) -> torch.optim.AdamW:
    body = [model.encoder.norm, model.encoder.layers]
    inside = {id(parameter) for module in body for parameter in module.parameters()}
    trained = [parameter for parameter in model.parameters() if parameter.requires_grad]
    groups = [
        {"params": [p for p in trained if id(p) in inside], "lr": options.encoder_rate},
        {"params": [p for p in trained if id(p) not in inside], "lr": options.head_rate},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)


def _rate(step: int, options: Options) -> float:
    """Give the share of the full rate at a step. Every round warms up, stays, and cools down along half a cosine.

    A stay instead of one long cosine lets a round's length be chosen late: until its cooldown begins, longer and
    shorter rounds are the same. A round after the first takes a finished model further.
    """
    number, within = _round(step, options)
    if within < options.warmup:
        return (within + 1) / options.warmup
    left = (options.steps[number] - within) / max(1, options.cooldown[number])
    return options.floor + (1 - options.floor) * 0.5 * (1 - math.cos(math.pi * min(1.0, left)))


def _round(step: int, options: Options) -> tuple[int, int]:
    """Give the number of the round that a step falls into, and its place within; the last round has no end."""
    for number, length in enumerate(options.steps[:-1]):
        if step < length:
            return number, step
        step -= length
    return len(options.steps) - 1, step


def _trim() -> None:
    """Hand freed memory back: what the allocator keeps for speed is scattered, and grows without this."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).malloc_trim(0)


def _save(folder: Path, step: int, model: Reader, optimizer: torch.optim.AdamW, schedule: object) -> None:
    state = {"step": step, "model": model.state_dict(), "optimizer": optimizer.state_dict(),
             "schedule": schedule.state_dict()}  # type: ignore[attr-defined]  # fmt: skip
    part = folder / "checkpoint.part"
    torch.save(state, part)
    part.replace(folder / "checkpoint.pt")


def _resume(folder: Path, model: Reader, optimizer: torch.optim.AdamW, schedule: object) -> int:
    path = folder / "checkpoint.pt"
    if not path.exists():
        return 0
    state = torch.load(path, map_location="cpu", weights_only=True)
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    schedule.load_state_dict(state["schedule"])  # type: ignore[attr-defined]
    return int(state["step"])


def _log(folder: Path, step: int, speed: float, means: dict[str, float]) -> None:
    row = {
        "step": step,
        "words_per_s": round(speed),
        **{name: round(value, 4) for name, value in sorted(means.items())},
    }
    with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps(row) + "\n")
