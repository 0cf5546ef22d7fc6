"""A person's ruling on what was read or linked: append-only, and above every score."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from whence.errors import ModelError

Ruling = Literal["same", "different", "reject", "accept", "set", "withdraw"]
RULINGS: tuple[Ruling, ...] = ("same", "different", "reject", "accept", "set", "withdraw")


@dataclass(frozen=True, slots=True)
class Target:
    """The words that a judgement is about, so that it holds for every later reading of them.

    `report` is a report's id, `quote` the words (an event's trigger or an actor's mention), `start` where they stood in
    code points when the judgement was made, `kind` what they name.
    """

    kind: Literal["event", "actor", "relation"]
    report: str
    start: int
    quote: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """One ruling about one or more targets, with who made it, when and why.

    `same` and `different` take two targets or more; `set` gives `attribute` its `value`; `withdraw` names the id of
    an earlier judgement in `value`.
    """

    id: str
    ruling: Ruling
    targets: tuple[Target, ...] = ()
    attribute: str | None = None
    value: str | None = None
    author: str = ""
    made: datetime | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        if self.ruling not in RULINGS:
            raise ModelError(f"a judgement's ruling is one of {', '.join(RULINGS)}: {self.ruling}")
        if self.ruling in ("same", "different") and len(self.targets) < 2:
            raise ModelError(f"a judgement '{self.ruling}' takes two targets or more")


def in_force(judgements: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
    """The judgements that no later one withdraws, withdrawals themselves left out, in order."""
    withdrawn = {judgement.value for judgement in judgements if judgement.ruling == "withdraw"}
    return tuple(j for j in judgements if j.ruling != "withdraw" and j.id not in withdrawn)
