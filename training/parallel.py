"""Training in several processes: each works on a part of every batch, and their gradients are added up.

A batch's loss is a sum over its words divided by their number; a part's gradient is therefore weighed by its share of
the batch's words, and the sum is the whole batch's gradient (but for the distilled sentence vectors, whose mean is
taken by part). Every process keeps the same weights. With one process nothing of this module runs.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterable, Sequence

import torch
from torch import distributed, multiprocessing, nn


def run(processes: int, work: Callable[..., None], *arguments: object) -> None:
    """Call `work(*arguments)` in as many processes, which find one another on this machine."""
    if processes == 1:
        work(*arguments)
        return
    os.environ["MASTER_ADDR"] = "127.0.0.1"
    os.environ["MASTER_PORT"] = str(_free_port())
    multiprocessing.spawn(_member, (processes, work, arguments), nprocs=processes)


def _member(rank: int, processes: int, work: Callable[..., None], arguments: Sequence[object]) -> None:
    torch.set_num_threads(max(1, (os.cpu_count() or 1) // processes))
    distributed.init_process_group("gloo", rank=rank, world_size=processes)
    try:
        work(*arguments)
    finally:
        distributed.destroy_process_group()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def is_first() -> bool:
    """Whether this process writes the log and the checkpoints."""
    return not distributed.is_initialized() or distributed.get_rank() == 0


def part(numbers: list[int]) -> list[int]:
    """This process's part of a batch; never empty, for a batch of one example is worked on by all."""
    if not distributed.is_initialized():
        return numbers
    return numbers[distributed.get_rank() :: distributed.get_world_size()] or numbers[:1]


def shared(parameters: Iterable[nn.Parameter], n_words: int) -> None:
    """Turn the gradients of a part with so many words into the whole batch's, in every process."""
    if not distributed.is_initialized():
        return
    trained = [one for one in parameters if one.requires_grad]
    for one in trained:
        if one.grad is None:  # a part may annotate nothing that a head learns from
            one.grad = torch.zeros_like(one)
    flat = torch.cat([one.grad.reshape(-1) for one in trained if one.grad is not None] + [torch.ones(1)]) * n_words
    distributed.all_reduce(flat)
    flat /= flat[-1].clone()
    at = 0
    for one in trained:
        if one.grad is not None:
            one.grad.copy_(flat[at : at + one.numel()].view_as(one))
        at += one.numel()


def wait() -> None:
    """Let the processes come together, so that none reads what another is still writing."""
    if distributed.is_initialized():
        distributed.barrier()
