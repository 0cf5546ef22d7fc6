"""An archive: where pages, reports, readings and judgements last, and what was derived from them can be asked.

It keeps and finds; it reads nothing and links nothing. Every method that writes is one transaction, kept whole or not
at all; times are passed in.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, delete, func, insert, select

from whence.archive import derived, ledger, questions, schema, soundness
from whence.archive.anchors import anchored
from whence.archive.engine import WAIT_S, Database, is_archive, open_database, told_plainly
from whence.archive.intaken import Taking
from whence.archive.questions import Filters
from whence.archive.stored import reading_of, reading_row, report_of
from whence.archive.values import Anchor, Document, Entry, Fault, Page, Placed, Ruling, Taken, Version
from whence.errors import ArchiveError
from whence.model.codec import FORMAT
from whence.model.judgement import Judgement, Target
from whence.model.linked import Standing
from whence.model.plain import from_plain, to_plain
from whence.model.reading import Reading
from whence.model.report import Report, Skipped

ASKED: Mapping[str, Callable[[Connection, Filters], list[Document]]] = {
    "events": questions.events,
    "actors": questions.actors,
    "relations": questions.relations,
    "differences": questions.differences,
    "reports": questions.reports,
}


def open_archive(where: str | Path, *, create: bool = False, wait_s: float = WAIT_S) -> Archive:
    """The archive in the file, or at the PostgreSQL URL, `where`.

    With `create` it is made where there is none. A writer waits up to `wait_s` seconds for another. ArchiveError where
    it is no archive, cannot be opened, or was written by a newer Whence.
    """
    return Archive(open_database(where, create=create, wait_s=wait_s))


class Archive:
    """An open archive; close it, or use it in a `with` statement."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def where(self) -> str:
        """Its path, or its URL without the password."""
        return self._database.where

    def close(self) -> None:
        """Closes it; what was kept stays kept."""
        self._database.close()

    # what comes in

    def holds(self, source: str, page_digest: str, how: str) -> bool:
        """Whether `source` last held just this page and it was taken in just so."""
        table = schema.sources
        with self._database.reading() as connection:
            row = connection.execute(select(table.c.page, table.c.how).where(table.c.source == source)).first()
        return row is not None and (row.page, row.how) == (page_digest, how)

    def take(self, source: str, page: Page, items: Sequence[Report | Skipped], *, how: str, at: str) -> Taken:
        """Keeps a page and what it held: new reports, new versions of known ones, and what could not be read."""
        with self._database.writing() as connection:
            return Taking(connection, source, page, how, at).take(items)

    def skipped(self, source: str | None = None) -> tuple[Skipped, ...]:
        """What could not be read when it last came, of one source or of all."""
        table = schema.skipped
        asked = select(table.c.input, table.c.why).order_by(table.c.input)
        if source is not None:
            asked = asked.where(table.c.source == source)
        with self._database.reading() as connection:
            return tuple(Skipped(row.input, row.why) for row in connection.execute(asked))

    def versions(self, report: str | None = None) -> tuple[Version, ...]:
        """All versions, of one report or of all, oldest first."""
        table = schema.versions
        asked = select(table).order_by(table.c.report, table.c.version)
        if report is not None:
            asked = asked.where(table.c.report == report)
        with self._database.reading() as connection:
            return tuple(Version(**row) for row in connection.execute(asked).mappings())

    def current(self) -> dict[str, str]:
        """The digest of each report's current version; where two say the same, the first by name stands for both."""
        with self._database.reading() as connection:
            return _current(connection)

    def reports(self, names: Iterable[str] | None = None) -> tuple[Report, ...]:
        """The current reports, all or those named, by name."""
        with self._database.reading() as connection:
            current = _current(connection)
            wanted = list(current) if names is None else [name for name in names if name in current]
            table = schema.reports
            rows = {
                row.digest: row
                for chunk in _chunks([current[name] for name in wanted])
                for row in connection.execute(select(table).where(table.c.digest.in_(chunk)))
            }
        found = [(name, rows[current[name]]) for name in wanted]
        return tuple(report_of(name, row.text, row.document) for name, row in found)

    # readings

    def keep_reading(self, digest: str, reading: Reading, *, at: str) -> None:
        """Keeps what the report with that digest says, by its reader; a reading that is there stays as it is."""
        table = schema.readings
        with self._database.writing() as connection:
            key = (table.c.digest == digest) & (table.c.reader == reading.reader)
            if connection.execute(select(table.c.digest).where(key)).first() is None:
                row = reading_row(reading)
                connection.execute(insert(table).values(digest=digest, reader=reading.reader, made=at, **row))

    def readers(self) -> dict[str, tuple[str, ...]]:
        """By report digest, the readers whose readings are kept, the latest last."""
        table = schema.readings
        found: dict[str, tuple[str, ...]] = {}
        with self._database.reading() as connection:
            rows = connection.execute(select(table.c.digest, table.c.reader).order_by(table.c.made, table.c.reader))
            for digest, reader in rows:
                found[digest] = (*found.get(digest, ()), reader)
        return found

    def readings(self, chosen: Mapping[str, str]) -> tuple[Reading, ...]:
        """The readings of the current reports: by the reader that `chosen` names for each digest; others have none."""
        table = schema.readings
        with self._database.reading() as connection:
            names = {digest: name for name, digest in _current(connection).items() if digest in chosen}
            rows = [
                (names[row.digest], row.document, row.vectors)
                for chunk in _chunks(list(names))
                for row in connection.execute(select(table).where(table.c.digest.in_(chunk)))
                if chosen[row.digest] == row.reader
            ]
        return tuple(reading_of(*row) for row in sorted(rows))

    # judgements

    def anchor(self, targets: Iterable[Target]) -> tuple[Anchor, ...]:
        """Targets in current reports with what will find their words again; ArchiveError where they are not there."""
        targets = tuple(targets)
        reports = {report.id: report for report in self.reports(dict.fromkeys(t.report for t in targets))}
        for target in targets:
            report = reports.get(target.report)
            if report is None or report.text[target.start : target.start + len(target.quote)] != target.quote:
                raise ArchiveError(f"“{target.quote}” does not stand at {target.start} of {target.report}")
        return tuple(anchored(t, reports[t.report].text, reports[t.report].digest) for t in targets)

    def rule(self, rulings: Iterable[Ruling]) -> int:
        """Appends rulings; returns how many were not there before."""
        with self._database.writing() as connection:
            return sum(ledger.append(connection, ruling) for ruling in rulings)

    def rulings(self) -> tuple[Ruling, ...]:
        """All rulings as they were made, first to last, withdrawn ones too."""
        with self._database.reading() as connection:
            return ledger.rulings(connection)

    def placed(self) -> tuple[Placed, ...]:
        """All judgements with their targets where the words stand now."""
        with self._database.reading() as connection:
            all_rulings = ledger.rulings(connection)
            if not all_rulings:
                return ()
            current = _current(connection)
            version = schema.versions
            rows = connection.execute(select(version.c.digest, version.c.report).order_by(version.c.report.desc()))
            names = {digest: name for digest, name in rows if name in current}
            meant = [ledger.report_meant(anchor, names) for ruling in all_rulings for anchor in ruling.anchors]
            digests = {name: current[name] for name in dict.fromkeys(meant) if name in current}
            table = schema.reports
            texts = {
                row.digest: row.text
                for chunk in _chunks(list(digests.values()))
                for row in connection.execute(select(table.c.digest, table.c.text).where(table.c.digest.in_(chunk)))
            }
        finder = ledger.Finder({name: (digest, texts[digest]) for name, digest in digests.items()}, names)
        return tuple(map(finder.placed, all_rulings))

    def judgements(self) -> tuple[Judgement, ...]:
        """The judgements in force, with their targets where the words stand now, as linking takes them."""
        return ledger.holding(self.placed())

    # what is derived

    def keep_chronicle(self, document: Document, standings: Iterable[Standing], *, inputs: str, at: str) -> None:
        """Replaces what was derived by the chronicle `document`, which follows from `inputs`."""
        claims = [(standing.report, to_plain(standing)) for standing in standings]
        with self._database.writing() as connection:
            derived.keep(connection, document, claims, inputs, at)

    def derived_from(self) -> str | None:
        """The digest of what the kept chronicle follows from, None where none was derived."""
        with self._database.reading() as connection:
            found: str | None = connection.scalar(select(schema.derivation.c.inputs))
            return found

    def chronicle_document(self) -> Document | None:
        """The kept chronicle as the document of its file, None where none was derived."""
        with self._database.reading() as connection:
            return derived.chronicle_document(connection, FORMAT)

    def notes(self) -> tuple[str, ...]:
        """The kept chronicle's notes: which judgements no longer find their place."""
        with self._database.reading() as connection:
            found = connection.scalar(select(schema.derivation.c.notes))
            return tuple(json.loads(found)) if found else ()

    def standings(self) -> tuple[Standing, ...]:
        """What reports claim to stand, with the kept chronicle's actors."""
        with self._database.reading() as connection:
            return tuple(from_plain(Standing, plain) for plain in derived.standings_documents(connection))

    # questions

    def ask(self, what: str, filters: Filters | None = None) -> list[Document]:
        """Rows of the events, actors, relations, differences or reports that fit."""
        with self._database.reading() as connection:
            return ASKED[what](connection, filters or Filters())

    def search(self, words: str, limit: int | None = None) -> list[Document]:
        """Current reports that have the words, best first: id, published, outlet, title and the words around a hit."""
        with self._database.reading() as connection:
            return questions.search(connection, words, limit, self._database.is_sqlite)

    def complete(self, beginning: str, kinds: Sequence[str] | None = None) -> tuple[str, str]:
        """Kind and whole id of what has an id that begins so; ArchiveError where that is nothing or several."""
        with self._database.reading() as connection:
            return questions.complete(connection, beginning, kinds)

    def document(self, kind: str, id: str) -> Document:
        """An event, actor, relation, place, story or report as in the chronicle file."""
        with self._database.reading() as connection:
            return derived.document(connection, kind, id)

    def names(self, kind: str) -> dict[str, str]:
        """Names by id, of all actors or all places."""
        table = {"actor": schema.actors, "place": schema.places}[kind]
        with self._database.reading() as connection:
            return {row.id: row.name for row in connection.execute(select(table.c.id, table.c.name))}

    def meant(self, kind: str, words: str) -> list[str]:
        """Ids of the actors or places that `words` mean: an id, its beginning, a name or part of one."""
        of = {"actor": questions.actor_ids, "place": questions.place_ids}[kind]
        with self._database.reading() as connection:
            return of(connection, words)

    def counts(self) -> dict[str, int]:
        """How many of each kind it holds."""
        tables = {"pages": schema.pages, "versions": schema.versions, "readings": schema.readings,
                  "judgements": schema.judgements, "events": schema.events, "actors": schema.actors,
                  "relations": schema.relations, "differences": schema.differences}  # fmt: skip
        with self._database.reading() as connection:
            return {
                name: connection.scalar(select(func.count()).select_from(table)) or 0 for name, table in tables.items()
            }

    # its own keeping

    def note(self, verb: str, what: str, *, at: str) -> None:
        """Adds a line to the log."""
        with self._database.writing() as connection:
            connection.execute(insert(schema.log).values(at=at, verb=verb, what=what))

    def log(self) -> tuple[Entry, ...]:
        """The log, first to last."""
        table = schema.log
        with self._database.reading() as connection:
            rows = connection.execute(select(table).order_by(table.c.number))
            return tuple(Entry(row.at, row.verb, row.what) for row in rows)

    def check(self) -> tuple[Fault, ...]:
        """All that does not hold: digests, spans, references. Empty for a sound archive."""
        with self._database.reading() as connection:
            return tuple(soundness.faults(connection, self._database.is_sqlite))

    def forget_derived(self) -> None:
        """Drops what was derived; it can be made again."""
        with self._database.writing() as connection:
            for table in schema.DERIVED:
                connection.execute(delete(table))

    def backup(self, file: str | Path) -> None:
        """Writes a copy of the archive as it is now, while others may use it; ArchiveError where `file` is there."""
        if not self._database.is_sqlite:
            raise ArchiveError("an archive in PostgreSQL is backed up with its own tools: pg_dump, pg_basebackup")
        target = Path(file)
        if target.exists():
            raise ArchiveError(f"{target} is there already; name a new file")
        draft = target.with_name(f".{target.name}.part")
        try:
            draft.unlink(missing_ok=True)
            self._copy(draft)
            draft.replace(target)
        except OSError as error:
            raise ArchiveError(f"cannot write {target}: {error.strerror}; name another place") from error

    def _copy(self, draft: Path) -> None:
        try:
            with told_plainly(self.where), self._database.engine.connect() as connection:
                copy = sqlite3.connect(draft)
                try:
                    connection.connection.driver_connection.backup(copy)  # type: ignore[union-attr]
                finally:
                    copy.close()
        except sqlite3.Error as error:
            draft.unlink(missing_ok=True)
            raise ArchiveError(f"cannot write {draft.parent}: {error}; name another place") from error


def _current(connection: Connection) -> dict[str, str]:
    table = schema.versions
    rows = connection.execute(select(table.c.report, table.c.digest).order_by(table.c.report, table.c.version))
    newest = {row.report: row.digest for row in rows}
    first = {digest: name for name, digest in reversed(list(newest.items()))}
    return {name: digest for name, digest in newest.items() if first[digest] == name}


def _chunks(values: Sequence[str], size: int = 500) -> Iterable[Sequence[str]]:
    return (values[at : at + size] for at in range(0, len(values), size))


__all__ = ["Archive", "is_archive", "open_archive"]
