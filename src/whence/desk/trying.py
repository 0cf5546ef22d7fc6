"""A judgement tried before it is kept: the chronicle as it would be, made beside the one there is, and what differs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from whence.archive import Archive
from whence.archive.values import Placed, Ruling
from whence.desk.deriving import Inputs, Made, derived, keep
from whence.desk.effect import Move, effect
from whence.desk.ruling import Said, record, ruling_of
from whence.linking import Tell, silent


@dataclass(frozen=True, slots=True)
class Trial:
    """A ruling that is not appended, what would follow from it, and what that changes in the chronicle of `base`."""

    ruling: Ruling
    base: str | None
    made: Made
    moves: tuple[Move, ...]


def attempt(archive: Archive, said: Said, *, now: datetime, tell: Tell = silent) -> Trial:
    """What the judgement would change; the archive stays as it is. `tell` hears what is being done.

    ArchiveError where the judgement means nothing.
    """
    ruling = ruling_of(archive, said, now=now)
    base, inputs = archive.derived_from(), Inputs.of(archive)
    if base != inputs.digest:
        # Else it would be compared with a chronicle that lacks reports or judgements, or was made by another Whence.
        first = "The chronicle was out of date and is made first"
        keep(archive, inputs.made(archive, lambda words: tell(f"{first}: {words}")), now=now)
        base = inputs.digest
    targets = tuple(anchor.target for anchor in ruling.anchors)
    tried = replace(inputs, placed=(*inputs.placed, Placed(ruling.judgement, targets)))
    linking = f"Linking {len(inputs.chosen):,} reports with this judgement"
    made = tried.made(archive, lambda words: tell(f"{linking}: {words}"))
    tell("Comparing with the chronicle as it is")
    return Trial(ruling, base, made, effect(archive, made, _about(archive, ruling)))


def _about(archive: Archive, ruling: Ruling) -> list[tuple[str, int]]:
    """Where the words are that a ruling is about; of a withdrawal, those of the judgement that it takes back."""
    targets = [anchor.target for anchor in ruling.anchors]
    if ruling.judgement.ruling == "withdraw":
        taken = (one for one in archive.placed() if one.judgement.id == ruling.judgement.value)
        targets = [target for one in taken for target in one.targets if target is not None]
    return [(target.report, target.start) for target in targets]


def adopt(archive: Archive, trial: Trial, *, now: datetime, tell: Tell = silent) -> Made | None:
    """Appends the ruling of a trial, and brings the chronicle up to date; what was made, None where nothing changed.

    Where the archive is still as it was tried on, what was made then is kept, and nothing is linked again.
    """
    record(archive, trial.ruling, now=now)
    if Inputs.of(archive).digest != trial.made.digest:
        again = "The archive has changed since this was tried"
        return derived(archive, now=now, tell=lambda words: tell(f"{again}: {words}"))
    tell("Writing the chronicle")
    keep(archive, trial.made, now=now)
    return trial.made


__all__ = ["Move", "Tell", "Trial", "adopt", "attempt"]
