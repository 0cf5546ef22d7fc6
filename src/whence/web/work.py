"""Work behind the pages: what makes the chronicle again runs here, piece by piece, so that no page waits for it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Event, Lock, Thread

from whence.errors import WhenceError

Tell = Callable[[str], None]
Task = Callable[[Tell], str]
MAX_KEPT = 200  # finished pieces that can still be asked about
LOG = logging.getLogger("whence.web")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of work: what it is, what it is `at`, and what came of it: `done`, or `failed` with what to try."""

    number: int
    name: str
    done: str | None = None
    failed: str | None = None
    at: str = "Waiting for what came before"

    @property
    def running(self) -> bool:
        """Whether it is not finished."""
        return self.done is None and self.failed is None


class Work:
    """Runs pieces of work in the order in which they came, one at a time."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._pieces: dict[int, Piece] = {}
        self._finished: dict[int, Event] = {}
        self._number = 0

    def begin(self, name: str, task: Task) -> int:
        """Starts `task` as soon as what came before is finished; its number.

        It is given what it may tell, in words, of what it is at, and returns what came of it.
        """
        with self._lock:
            self._number += 1
            number = self._number
            self._pieces[number] = Piece(number, name)
            self._finished[number] = Event()
            for old in [n for n, piece in self._pieces.items() if not piece.running and n <= number - MAX_KEPT]:
                del self._pieces[old], self._finished[old]
        Thread(target=self._run, args=(number, name, task), daemon=True, name=f"whence-work-{number}").start()
        return number

    def _run(self, number: int, name: str, task: Task) -> None:
        before = self._finished.get(number - 1)
        if before is not None:
            before.wait()

        def tell(words: str) -> None:
            with self._lock:
                self._pieces[number] = replace(self._pieces[number], at=words)

        tell("Begun")
        try:
            piece = Piece(number, name, done=task(tell))
        except WhenceError as error:
            piece = Piece(number, name, failed=str(error))
        except Exception:  # a bug must not leave the page waiting for ever
            LOG.exception("%s failed", name)
            piece = Piece(number, name, failed="something went wrong inside Whence; see what `whence serve` wrote")
        with self._lock:
            self._pieces[number] = piece
        self._finished[number].set()

    def wait(self, number: int, timeout_s: float) -> Piece | None:
        """The piece once it is finished, or as it is after `timeout_s`; None where there is none of that number."""
        with self._lock:
            finished = self._finished.get(number)
        if finished is None:
            return None
        finished.wait(timeout_s)
        with self._lock:
            return self._pieces[number]

    def running(self) -> Piece | None:
        """The first piece that is not finished, None where all are."""
        with self._lock:
            return next((piece for piece in self._pieces.values() if piece.running), None)

    def piece(self, number: int) -> Piece | None:
        """The piece of that number as it is now."""
        return self.wait(number, 0)
