"""Judgements on their way: tried behind the pages, looked at, then kept or discarded; and what is worth judging.

A trial changes nothing. What is kept is in the ledger at once, whatever becomes of this program; the chronicle follows
behind the pages.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from threading import Lock
from time import monotonic
from typing import Literal

from starlette.requests import Request

from whence.archive.values import Ruling
from whence.brief.words import count
from whence.desk import Archive, Said
from whence.desk.deriving import Inputs, Made, derived
from whence.desk.ruling import record, ruling_of
from whence.desk.trying import Move, Trial, adopt, attempt
from whence.desk.worth import Worth, worth_judging
from whence.errors import ArchiveError
from whence.model.linked import Close
from whence.web.work import Piece, Tell, Work

MAX_TRIALS = 40
# Of the latest trials the whole chronicle is held, so that keeping one links nothing again: as many as have so many
# events together, but the latest always.
MAX_WHOLE = 20_000
# With more reports than this, linking them all again only to fill the queue is left to the one who asks for it.
MAX_UNASKED = 600
# `python -m benchmarks.linking ARCHIVE --sizes 1000`, 2026-11-21: reports, and seconds of the processor.
MEASURED = 1_000, 126.0
SOON_S = 20.0
WAIT_S = 2.0  # a small archive is linked anew in less, and the page that follows then shows it
State = Literal["tried", "kept", "discarded"]


@dataclass(frozen=True, slots=True)
class Tried:
    """A judgement that someone tries: the piece of work it is, what is ruled, and where to go on afterwards."""

    number: int
    ruling: Ruling
    back: str
    state: State = "tried"
    base: str | None = None
    moves: tuple[Move, ...] | None = None
    kept_by: int | None = None

    @property
    def takes_back(self) -> str | None:
        """The id of the judgement that it takes back, None where it is one of its own."""
        judgement = self.ruling.judgement
        return judgement.value if judgement.ruling == "withdraw" else None


@dataclass
class Bench:
    """What is tried, what was kept in this run, and what is most worth judging, of one archive that is served."""

    archive: Archive
    work: Work
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
    seconds: Callable[[], float] = monotonic

    def __post_init__(self) -> None:
        self._lock = Lock()
        self._tried: OrderedDict[int, Tried] = OrderedDict()
        self._whole: OrderedDict[int, Trial] = OrderedDict()
        self._close: tuple[str, tuple[Close, ...]] | None = None
        self._queue: tuple[str | None, bool, tuple[Worth, ...]] | None = None
        self._looking: int | None = None
        self._took: tuple[int, float] | None = None  # reports and seconds of the latest trial

    # trials

    def attempt(self, said: Said, back: str) -> int:
        """Begins to try a judgement; its number. ArchiveError at once where it means nothing."""
        now = self.now()
        ruling = ruling_of(self.archive, said, now=now)

        def task(tell: Tell) -> str:
            began = self.seconds()
            trial = attempt(self.archive, said, now=now, tell=lambda words: self._heard(number, words, tell))
            self._found(number, trial)
            self._took = len(trial.made.document["reports"]), self.seconds() - began
            return "Tried."

        with self._lock:  # held until it is entered, so that the task finds its number
            tried = (
                "What taking a judgement back changes is tried" if said.ruling == "withdraw" else "A judgement is tried"
            )
            number = self.work.begin(tried, lambda tell: self._when_entered(task, tell))
            self._tried[number] = Tried(number, ruling, back)
            while len(self._tried) > MAX_TRIALS:
                self._tried.popitem(last=False)
        return number

    def _heard(self, number: int, words: str, tell: Tell) -> None:
        """Tells on; ends the work on a trial that was discarded meanwhile."""
        one = self.tried(number)
        if one is not None and one.state == "discarded":
            raise ArchiveError("it was discarded before it was worked out")
        tell(words)

    def expected(self) -> str:
        """How long a trial takes, as far as that is known; empty where it is soon done."""
        if self._took is not None and self._took[1] > SOON_S:
            return f"The last one took {duration(self._took[1])} with {self._took[0]:,} reports."
        n_reports = self.archive.counts()["readings"]
        n_measured, measured_s = MEASURED
        if self._took is not None or n_reports <= MAX_UNASKED:
            return ""
        least = duration(measured_s * n_reports / n_measured)
        return (f"With {n_reports:,} reports it takes {least} or more, judging by {n_measured:,} that took"
                f" {duration(measured_s)} elsewhere; twice that where the chronicle has to be made first.")  # fmt: skip

    def _when_entered(self, task: Callable[[Tell], str], tell: Tell) -> str:
        with self._lock:
            pass
        return task(tell)

    def _found(self, number: int, trial: Trial) -> None:
        with self._lock:
            if number in self._tried and self._tried[number].state != "discarded":
                self._whole[number] = trial
                while len(self._whole) > 1 and sum(map(_n_events, self._whole.values())) > MAX_WHOLE:
                    self._whole.popitem(last=False)
            if number in self._tried:
                self._tried[number] = replace(self._tried[number], base=trial.base, moves=trial.moves)

    def tried(self, number: int) -> Tried | None:
        """The trial of that number, None where there is none, or where many came after it."""
        with self._lock:
            return self._tried.get(number)

    def moves(self, number: int) -> tuple[Move, ...]:
        """What the trial of that number changes, as far as that is known."""
        one = self.tried(number)
        return (one.moves if one else None) or ()

    def waiting(self) -> tuple[Tried, ...]:
        """The trials that are neither kept nor discarded, the oldest first."""
        with self._lock:
            return tuple(one for one in self._tried.values() if one.state == "tried")

    def keep(self, number: int) -> int | None:
        """Keeps a trial: the ledger has it at once; the number of the work that brings the chronicle up to date.

        None where it was kept or discarded before.
        """
        one = self._settle(number, "kept")
        if one is None:
            return None
        record(self.archive, one.ruling, now=self.now())

        def task(tell: Tell) -> str:
            with self._lock:
                trial = self._whole.pop(number, None)
            if trial is None:
                linking = "Linking all reports with what was judged"
                made = derived(self.archive, now=self.now(), tell=lambda words: tell(f"{linking}: {words}"))
            else:
                made = adopt(self.archive, trial, now=self.now(), tell=tell)
            self.learn(made)
            if one.takes_back:
                return f"{one.takes_back} is taken back, and the chronicle is as it is without it."
            return "The judgement is kept, and the chronicle follows it."

        done = "taken back" if one.takes_back else "kept"
        kept_by = self.work.begin(f"A judgement was {done}: the chronicle is being made again", task)
        with self._lock:
            self._tried[number] = replace(one, kept_by=kept_by)
        return kept_by

    def discard(self, number: int) -> bool:
        """Discards a trial; False where it was kept or discarded before."""
        one = self._settle(number, "discarded")
        with self._lock:
            self._whole.pop(number, None)
        return one is not None

    def _settle(self, number: int, state: State) -> Tried | None:
        with self._lock:
            one = self._tried.get(number)
            if one is None or one.state != "tried":
                return None
            self._tried[number] = replace(one, state=state)
            return self._tried[number]

    def last_kept(self) -> Ruling | None:
        """The latest judgement of this run that still holds: what undoing undoes."""
        with self._lock:
            kept = [one for one in self._tried.values() if one.state == "kept" and not one.takes_back]
        taken = {r.judgement.value for r in self.archive.rulings() if r.judgement.ruling == "withdraw"} if kept else ()
        return next((one.ruling for one in reversed(kept) if one.ruling.judgement.id not in taken), None)

    # the queue

    def learn(self, made: Made | None) -> None:
        """Takes over the close calls of a chronicle that was made."""
        if made is not None:
            with self._lock:
                self._close = made.digest, made.close

    def queue(self) -> tuple[Worth, ...] | None:
        """What is most worth judging in the chronicle as it is, None until it was looked up."""
        now = self.archive.derived_from()
        with self._lock:
            found = self._queue
            knows = self._close is not None and self._close[0] == now
        return found[2] if found is not None and found[0] == now and found[1] >= knows else None

    def knows_close(self) -> bool:
        """Whether it is known what was decided by little in the chronicle as it is."""
        now = self.archive.derived_from()
        with self._lock:
            return self._close is not None and self._close[0] == now

    def look(self, *, relink: bool = False) -> int:
        """Looks up what is most worth judging, with all pairs near the bar where that costs little or is asked for."""
        with self._lock:
            running = self.work.piece(self._looking) if self._looking else None
            if running is not None and running.running:
                return running.number
            self._looking = self.work.begin("The queue is being filled", lambda tell: self._look(relink, tell))
            return self._looking

    def _look(self, relink: bool, tell: Tell) -> str:
        if not self.knows_close():
            inputs = Inputs.of(self.archive)
            if relink or len(inputs.chosen) <= MAX_UNASKED:
                linking = f"Linking {len(inputs.chosen):,} reports to see what was decided by little"
                self.learn(inputs.made(self.archive, lambda words: tell(f"{linking}: {words}")))
        tell("Weighing what is most worth judging")
        digest, known = self.archive.derived_from(), self.knows_close()
        with self._lock:
            close = self._close[1] if self._close is not None and self._close[0] == digest else ()
        items = worth_judging(self.archive, close)
        with self._lock:
            self._queue = digest, known, items
        return "The queue is filled."


def _n_events(trial: Trial) -> int:
    return len(trial.made.document["events"])


def duration(seconds: float) -> str:
    """Seconds as one says them: 40 seconds, 12 minutes, 1.5 hours."""
    if seconds < 90:
        return count(round(seconds), "second")
    return count(round(seconds / 60), "minute") if seconds < 5400 else f"{seconds / 3600:.1f} hours"


def settled(work: Work, number: int | None) -> Piece | None:
    """The piece of that number, waited for as long as a page may; None where there is none."""
    return work.wait(number, WAIT_S) if number is not None else None


def bench_of(request: Request) -> Bench:
    """The bench of the desk that was asked."""
    bench: Bench = request.app.state.bench
    return bench
