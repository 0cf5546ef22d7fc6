"""Making the chronicle of an archive again: what it follows from, and whether that has changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from whence.archive import Archive, Bundle, Filters, open_archive
from whence.archive.ledger import holding
from whence.archive.stored import to_json
from whence.archive.values import Document, Placed
from whence.errors import ArchiveError
from whence.history import Change, changes_of, folded, seen
from whence.linking import Tell, silent
from whence.linking import link as link_readings
from whence.linking.rulings import ruled
from whence.model.chronicle import Chronicle, MadeBy
from whence.model.codec import to_document
from whence.model.decode import from_document
from whence.model.judgement import Judgement
from whence.model.linked import Close, Linked
from whence.model.plain import from_plain, to_plain
from whence.model.reading import Reading
from whence.model.report import Skipped
from whence.version import __version__

MAX_ROUNDS = 9  # of deriving again because another program added meanwhile


def derive(archive: Archive, *, now: datetime) -> bool:
    """Makes the chronicle again from stored readings where what it follows from has changed; whether it had.

    Everything is linked anew: what a report says may bear on any other, by the names it adds and the dates it settles.
    """
    return derived(archive, now=now) is not None


def derived(archive: Archive, *, now: datetime, tell: Tell = silent) -> Made | None:
    """As `derive`; what was made, None where nothing had changed. `tell` hears how far it is."""
    made = None
    for _ in range(MAX_ROUNDS):
        inputs = Inputs.of(archive)
        if archive.derived_from() == inputs.digest:
            break
        made = inputs.made(archive, tell)
        keep(archive, made, now=now)
    return made


@dataclass(frozen=True, slots=True)
class Made:
    """What follows from inputs of that digest: the chronicle but for its relations, what changes these, close calls."""

    digest: str
    document: Document
    changes: tuple[Document, ...]
    close: tuple[Close, ...]


def keep(archive: Archive, made: Made, *, now: datetime) -> None:
    """Puts what was made into the archive, in place of what it had."""
    at, document = now.isoformat(timespec="seconds"), made.document
    archive.put_bundle(Bundle(made.digest, document, made.changes), fold, at=at)
    notes = document.get("notes", ())
    archive.finish([made.digest], fold, inputs=made.digest, made_by=document["made_by"], notes=notes, at=at)


def fold(changes: Sequence[Document], names: Mapping[str, str]) -> list[Document]:
    """The documents of the relations that changes make, each change a plain document."""
    made = folded((as_change(change) for change in changes), names)
    relations: list[Document] = to_document(Chronicle(MadeBy("", ""), relations=made))["relations"]
    return relations


def as_change(document: Document) -> Change:
    """The change that a plain document holds."""
    return from_plain(Change, {name: value for name, value in document.items() if name != "group"})


def is_stale(archive: Archive) -> bool:
    """Whether the kept chronicle is older than what it follows from, as after an interrupted `add`."""
    return archive.derived_from() != Inputs.of(archive).digest


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a chronicle follows from: current reports, the reader whose reading is taken of each, and judgements."""

    current: dict[str, str]
    chosen: dict[str, str]
    placed: tuple[Placed, ...]
    skipped: tuple[Skipped, ...]

    @classmethod
    def of(cls, archive: Archive) -> Inputs:
        """The archive's inputs as they are now: of several readings of a report, the latest made."""
        chosen = {digest: readers[-1] for digest, readers in archive.readers().items()}
        return cls(archive.current(), chosen, archive.placed(), archive.skipped())

    @property
    def digest(self) -> str:
        """A digest over all of it and this version of Whence."""
        read = [[name, digest, self.chosen.get(digest)] for name, digest in sorted(self.current.items())]
        ruled = [[to_plain(placed.judgement), to_plain(placed.targets)] for placed in self.placed]
        said = to_json([__version__, read, ruled, to_plain(self.skipped)])
        return hashlib.sha256(said.encode()).hexdigest()

    def made(self, archive: Archive, tell: Tell = silent) -> Made:
        """What follows: everything is linked anew. `tell` hears how far it is; what it raises ends the work."""
        tell(f"taking up what {len(self.chosen):,} reports say")
        reports, readings = archive.reports(), archive.readings(self.chosen)
        judgements = holding(self.placed)
        linked = link_readings(reports, readings, judgements, tell=tell)
        told = self._told(linked, readings, tuple(self._notes(judgements, readings)))
        changes = tuple({**to_plain(change), "group": change.group} for change in changes_of(linked))
        return Made(self.digest, to_document(told), changes, linked.close)

    def _told(self, linked: Linked, readings: Sequence[Reading], notes: tuple[str, ...]) -> Chronicle:
        readers = sorted({reading.reader for reading in readings}) or ["none"]
        return Chronicle(
            MadeBy(__version__, " ".join(readers)),
            reports=linked.reports,
            actors=linked.actors,
            places=linked.places,
            events=linked.events,
            stories=linked.stories,
            skipped=self.skipped,
            notes=notes,
        )

    def _notes(self, judgements: Sequence[Judgement], readings: Sequence[Reading]) -> Iterator[str]:
        """Which judgements no longer find their place, or find words that the reader takes for nothing."""
        for placed in self.placed:
            for target in placed.lost:
                yield f"{placed.judgement.id}: “{target.quote}” no longer stands in {target.report}"
        events = [(mention.trigger, mention.key) for reading in readings for mention in reading.events]
        actors = [(m.span, (r.report, f.id)) for r in readings for f in r.referents for m in f.mentions]
        yield from (note for one in ruled(judgements, "event", events) for note in _unmet(one.judgement, one.keys))
        yield from (note for one in ruled(judgements, "actor", actors) for note in _unmet(one.judgement, one.keys))


def _unmet(judgement: Judgement, keys: Sequence[object]) -> Iterator[str]:
    """The targets whose words stand where they stood, but in which nothing is read any more."""
    for target, key in zip(judgement.targets, keys, strict=True):
        if key is None:
            yield f"{judgement.id}: no {target.kind} is read in “{target.quote}” of {target.report}"


def chronicle_of(archive: Archive, *, as_of: date | None = None, known_by: date | None = None) -> Chronicle:
    """The chronicle that the archive keeps, by both clocks; ArchiveError where none was derived yet."""
    document = archive.chronicle_document()
    if document is None:
        raise ArchiveError(f"{archive.where} holds no chronicle yet; run `whence add {archive.where}` to finish it")
    told = from_document(document)
    if as_of is None and known_by is None:
        return told
    relations = told.relations
    if known_by is not None:
        rows = archive.ask_known(Filters(known_by=known_by), fold)
        known = {**document, "relations": [json.loads(row["document"]) for row in rows]}
        relations = from_document(known).relations
    return seen(told, relations, as_of=as_of, known_by=known_by)


def chronicle_at(where: str | Path, *, as_of: date | None = None, known_by: date | None = None) -> Chronicle:
    """The chronicle that the archive in the file, or at the PostgreSQL URL, `where` keeps, by both clocks."""
    with open_archive(where) as archive:
        return chronicle_of(archive, as_of=as_of, known_by=known_by)
