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

from training import parallel
from training.batches import Encoded, collate, order
from training.inventory import Inventory
from training.losses import WEIGHTS, losses, name_slices
from training.model import Reader

LOG_EVERY = 50
"""Steps between two rows of the log."""

Schedule = torch.optim.lr_scheduler.LambdaLR


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
    tally = _Tally(folder)
    for step, numbers in enumerate(order(encoded, options.max_pieces, sum(options.steps), options.seed)):
        if step < begun:
            continue
        torch.manual_seed(options.seed * 100_003 + step)
        batch = collate([encoded[at] for at in parallel.part(numbers)], random.Random(options.seed * 7 + step))
        found = _step(model, {name: one.to(device) for name, one in batch.items()}, slices, optimizer, options)
        schedule.step()
        tally.add(found, int(batch["word_mask"].sum()))
        if parallel.is_first():
            tally.write(step + 1)
            _keep(folder, step + 1, model, optimizer, schedule, options)
        if step % LOG_EVERY == LOG_EVERY - 1:
            _trim()


def _step(model: Reader, batch: dict[str, torch.Tensor], slices: list[slice], optimizer: torch.optim.Optimizer,
          options: Options) -> dict[str, float]:  # fmt: skip
    with torch.autocast(options.device.split(":")[0], dtype=torch.bfloat16):
        found = losses(model, batch, slices)
        total = sum(WEIGHTS[name] * value for name, value in found.items())
    optimizer.zero_grad(set_to_none=True)
    total.backward()  # type: ignore[union-attr]
    parallel.shared(model.parameters(), int(batch["word_mask"].sum()))
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


def _keep(folder: Path, done: int, model: Reader, optimizer: torch.optim.AdamW, schedule: Schedule,
          options: Options) -> None:  # fmt: skip
    """Write the checkpoint when it is due, and the weights at a round's end."""
    if done % options.save_every == 0 or done == sum(options.steps):
        state = {"step": done, "model": model.state_dict(), "optimizer": optimizer.state_dict(),
                 "schedule": schedule.state_dict()}  # fmt: skip
        part = folder / "checkpoint.part"
        torch.save(state, part)
        part.replace(folder / "checkpoint.pt")
    if done in accumulate(options.steps):
        torch.save({"model": model.state_dict()}, folder / f"round-{_round(done - 1, options)[0] + 1}.pt")


def _resume(folder: Path, model: Reader, optimizer: torch.optim.AdamW, schedule: Schedule) -> int:
    path = folder / "checkpoint.pt"
    if not path.exists():
        return 0
    state = torch.load(path, map_location="cpu", weights_only=True)
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    schedule.load_state_dict(state["schedule"])
    return int(state["step"])


class _Tally:
    """Means of losses and the speed since the last row of the log."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "log.jsonl"
        self._clear()

    def _clear(self) -> None:
        self._since, self._words, self._steps = time.monotonic(), 0, 0
        self._sums: dict[str, float] = {}

    def add(self, found: dict[str, float], n_words: int) -> None:
        """Count one step."""
        self._words += n_words
        self._steps += 1
        for name, value in found.items():
            self._sums[name] = self._sums.get(name, 0.0) + value

    def write(self, done: int) -> None:
        """Write a row, and begin anew, when one is due after `done` steps."""
        if done % LOG_EVERY:
            return
        speed = self._words / (time.monotonic() - self._since)
        means = {name: round(value / self._steps, 4) for name, value in sorted(self._sums.items())}
        with self._path.open("a", encoding="utf-8") as log:
            log.write(json.dumps({"step": done, "words_per_s": round(speed), **means}) + "\n")
        self._clear()
