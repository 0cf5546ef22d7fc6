"""What goes into an archive and comes out of it, besides model values."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from whence.model.judgement import Judgement, Target

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """What came in: SHA-256 of its bytes, media type, how many they are, and the bytes, None where too many to keep."""

    digest: str
    media_type: str
    n_bytes: int
    content: bytes | None

    @classmethod
    def of(cls, content: bytes, media_type: str) -> Page:
        """The page of these bytes."""
        return cls(hashlib.sha256(content).hexdigest(), media_type, len(content), content)


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of one source: how many reports were new, changed (a new version) or known, and inputs skipped."""

    n_new: int = 0
    n_changed: int = 0
    n_known: int = 0
    n_skipped: int = 0

    def __add__(self, other: Taken) -> Taken:
        return Taken(
            self.n_new + other.n_new,
            self.n_changed + other.n_changed,
            self.n_known + other.n_known,
            self.n_skipped + other.n_skipped,
        )


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a report: its number from 1, digest, source, and when it was added (ISO 8601, UTC)."""

    report: str
    version: int
    digest: str
    source: str
    added: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A target with what finds its words again: the version they stood in, and some code points on either side."""

    target: Target
    digest: str | None = None
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A judgement as it was made, with the anchors of its targets."""

    judgement: Judgement
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """A judgement with its targets where their words stand now, None for words that no longer find their place."""

    judgement: Judgement
    targets: tuple[Target | None, ...] = ()

    @property
    def lost(self) -> tuple[Target, ...]:
        """The targets, as they were made, whose words no longer stand in any current report."""
        return tuple(old for old, new in zip(self.judgement.targets, self.targets, strict=True) if new is None)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the log: when (ISO 8601, UTC), what was done, and what came of it."""

    at: str
    verb: str
    what: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in an archive that does not hold: where, and what is wrong."""

    where: str
    what: str
