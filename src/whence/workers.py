"""Work on many items by several processes side by side: the same results in the same order, sooner.

Half of reading is done on one core a process, so that threads alone leave most of a machine idle.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from whence.errors import ReaderError

T = TypeVar("T")
R = TypeVar("R")
MOST = 4  # processes, unless more are asked for: each takes up to 600 MB
WORTH = 24  # items: fewer are done before a second process is up
AHEAD = 3  # items handed out for each process, so that none waits and few are in memory


def processes_for(n_items: int, asked: int | None = None) -> int:
    """How many processes are worth starting for so many items: those asked for, else one a core, MOST at most."""
    if n_items < WORTH:
        return 1
    return asked or min(MOST, cores())


def cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def done_by(processes: int, work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
    """What `work` gives for each item, in their order; items are taken as they are needed.

    `work` is a function of a module, which each process imports. ReaderError where a process is ended from outside.
    """
    pool = ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"), initializer=_start)
    waiting: deque[Future[R]] = deque()
    try:
        for item in items:
            waiting.append(pool.submit(work, item))
            if len(waiting) >= AHEAD * processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise ReaderError(
            "a process that read reports was ended from outside, perhaps for want of memory; what it had read is kept "
            "where it goes into an archive: run again, with --processes 1"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _start() -> None:
    """A worker leaves interruptions to its parent, and does not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
