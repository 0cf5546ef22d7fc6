"""An archive: where pages, reports, readings and judgements last, and what was derived from them can be asked.

It keeps and finds; it reads nothing and links nothing. Every method that writes is one transaction, kept whole or not
at all; times are passed in.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, delete, func, insert, select

from whence.archive import derived, finding, ledger, questions, schema, soundness, tallies
from whence.archive.anchors import anchored
from whence.archive.derived import Bundle, Fold
from whence.archive.engine import WAIT_S, Database, is_archive, open_database, told_plainly
from whence.archive.filters import Filters, actor_ids, place_ids
from whence.archive.intaken import Taking
from whence.archive.known import relations_known
from whence.archive.stored import reading_of, reading_row, report_of
from whence.archive.values import Anchor, Document, Entry, Fault, Page, Placed, Ruling, Taken, Version
from whence.errors import ArchiveError
from whence.model.codec import FORMAT
from whence.model.judgement import Judgement, Target
from whence.model.reading import Reading
from whence.model.report import Report, Skipped


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

    def bundles(self) -> frozenset[str]:
        """The digests of the bundles that the derived tables hold."""
        with self._database.reading() as connection:
            return frozenset(connection.scalars(select(schema.bundles.c.bundle)))

    def put_bundle(self, bundle: Bundle, fold: Fold, *, at: str) -> None:
        """Puts a bundle into the derived tables, in place of all that has any of its reports."""
        with self._database.writing() as connection:
            derived.put(connection, bundle, fold, at)

    def finish(
        self, digests: Iterable[str], fold: Fold, *, inputs: str, made_by: Document, notes: Sequence[str], at: str
    ) -> bool:
        """Takes out all bundles but these, and says that the derived tables follow from `inputs`.

        False, and nothing done, where one of them is not there: another program put its own in its place.
        """
        with self._database.writing() as connection:
            whole = derived.keep_only(connection, digests, fold)
            if whole:
                derived.sign(connection, inputs, made_by, notes, at)
            return whole

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

    # questions

    def ask(self, what: str, filters: Filters | None = None, *, whole: bool = True) -> list[Document]:
        """Rows of the events, actors, relations, differences or reports that fit; with `whole`, with documents."""
        with self._database.reading() as connection:
            return questions.rows(connection, what, filters or Filters(), whole=whole)

    def ask_known(self, filters: Filters, fold: Fold) -> list[Document]:
        """Rows of all relations that fit, whatever the limit, folded from what was known by `filters.known_by`."""
        with self._database.reading() as connection:
            return relations_known(connection, filters, fold)

    def out_by(self, day: date) -> frozenset[str]:
        """The reports that were certainly out by `day`."""
        table = schema.told_reports
        with self._database.reading() as connection:
            return frozenset(connection.scalars(select(table.c.report).where(table.c.latest <= str(day))))

    def count(self, what: str, filters: Filters | None = None) -> int:
        """How many events, actors, relations, differences or reports fit, whatever the limit."""
        with self._database.reading() as connection:
            return questions.count(connection, what, filters or Filters())

    def facets(self, what: str, filters: Filters | None = None) -> dict[str, dict[str, int]]:
        """By type, status and the like, how many of those that fit have each value, most first."""
        with self._database.reading() as connection:
            return questions.facets(connection, what, filters or Filters())

    def tally(self, what: str, filters: Filters | None = None) -> list[Document]:
        """The events that fit, counted by place and type (`happened`), or who acted on whom in each (`acted`)."""
        counted = {"happened": tallies.happened, "acted": tallies.acted}[what]
        with self._database.reading() as connection:
            return counted(connection, filters or Filters())

    def outlines(self, kind: str) -> dict[str, Document]:
        """All actors, or all places, by id, in a few words each."""
        of = {"actor": tallies.actors, "place": tallies.places}[kind]
        with self._database.reading() as connection:
            return of(connection)

    def actors(self, ids: Sequence[str]) -> dict[str, Document]:
        """The actors with these ids, as many as a page names, by id, in a few words each."""
        with self._database.reading() as connection:
            return tallies.actors(connection, ids)

    def search(self, words: str, limit: int | None = None, offset: int = 0) -> list[Document]:
        """Current reports that have the words, best first: id, published, outlet, title and the words around a hit."""
        with self._database.reading() as connection:
            return finding.search(connection, words, limit, offset, self._database.is_sqlite)

    def count_found(self, words: str) -> int:
        """How many current reports have the words."""
        with self._database.reading() as connection:
            return finding.count_found(connection, words, self._database.is_sqlite)

    def complete(self, beginning: str, kinds: Sequence[str] | None = None) -> tuple[str, str]:
        """Kind and whole id of what has an id that begins so; ArchiveError where that is nothing or several."""
        with self._database.reading() as connection:
            return finding.complete(connection, beginning, kinds)

    def document(self, kind: str, id: str) -> Document:
        """An event, actor, relation, place, story or report as in the chronicle file."""
        with self._database.reading() as connection:
            return derived.document(connection, kind, id)

    def names(self, kind: str) -> dict[str, str]:
        """Names by id, of all actors or all places."""
        table = {"actor": schema.actors, "place": schema.places}[kind]
        with self._database.reading() as connection:
            rows = connection.execute(select(table.c.id, table.c.name))
            return dict(iter(rows))

    def meant(self, kind: str, words: str) -> list[str]:
        """Ids of the actors or places that `words` mean: an id, its beginning, a name or part of one."""
        of = {"actor": actor_ids, "place": place_ids}[kind]
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

    def log(self, limit: int | None = None, offset: int = 0, *, newest_first: bool = False) -> tuple[Entry, ...]:
        """The log, first to last; `limit` lines after the first `offset`."""
        table = schema.log
        order = table.c.number.desc() if newest_first else table.c.number
        with self._database.reading() as connection:
            rows = connection.execute(select(table).order_by(order).limit(limit).offset(offset))
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
    newest = {row[0]: row[1] for row in rows}
    first = {digest: name for name, digest in reversed(list(newest.items()))}
    return {name: digest for name, digest in newest.items() if first[digest] == name}


def _chunks(values: Sequence[str], size: int = 500) -> Iterable[Sequence[str]]:
    return (values[at : at + size] for at in range(0, len(values), size))


__all__ = ["Archive", "is_archive", "open_archive"]
