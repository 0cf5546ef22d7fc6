"""Opening an archive: SQLite by path, PostgreSQL by URL, with transactions that wait for one another.

Every writing transaction is one at a time, so that two programs that add to one archive take turns. What goes wrong in
the database is told in a line that says what to try; no traceback of a driver reaches a person.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, exc, insert, inspect, select, text
from sqlalchemy.engine import make_url

from whence.archive import extras, schema
from whence.archive.migrate import migrate
from whence.errors import ArchiveError
from whence.version import __version__

WAIT_S = 30.0  # how long a writer waits for another before it is refused
_POSTGRES = ("postgresql://", "postgres://", "postgresql+psycopg://")
_TURN = 0x57484E43  # the advisory lock that writers to PostgreSQL take in turn
# A writer must see what the one before it wrote while it waited; REPEATABLE READ would show the state before waiting.
_AFTER_WAITING = {"isolation_level": "READ COMMITTED"}
_HEADER = b"SQLite format 3\x00"


def is_archive(where: str | Path) -> bool:
    """Whether `where` is an archive's file, or a URL of PostgreSQL."""
    if str(where).startswith(_POSTGRES):
        return True
    path = Path(where)
    try:
        if not path.is_file():
            return False
        with path.open("rb") as stream:
            header = stream.read(72)
    except OSError:
        return False
    return header.startswith(_HEADER) and header[68:72] == schema.APPLICATION_ID.to_bytes(4, "big")


@dataclass(frozen=True)
class Database:
    """An open archive's engine; `where` is how people know it."""

    engine: Engine
    where: str

    @property
    def is_sqlite(self) -> bool:
        """Whether it is one file."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the archive throughout."""
        with told_plainly(self.where), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is kept whole or not at all, one writer at a time."""
        with told_plainly(self.where), self.engine.connect() as connection:
            writer = connection.execution_options(whence_writes=True, **({} if self.is_sqlite else _AFTER_WAITING))
            with writer.begin():
                if not self.is_sqlite:
                    writer.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": _TURN})
                yield writer

    def close(self) -> None:
        """Closes all connections."""
        self.engine.dispose()


def open_database(where: str | Path, *, create: bool, wait_s: float = WAIT_S) -> Database:
    """The archive at a path or PostgreSQL URL, made where it is not there and `create` allows it."""
    database = _postgres(str(where), wait_s) if str(where).startswith(_POSTGRES) else _sqlite(where, create, wait_s)
    try:
        _prepare(database, create)
    except BaseException:
        database.close()
        raise
    return database


def _sqlite(where: str | Path, create: bool, wait_s: float) -> Database:
    path = Path(where)
    if not path.exists() and not create:
        raise ArchiveError(f"there is no archive {path}; make one with `whence add {path} REPORTS…`")
    if path.is_dir():
        raise ArchiveError(f"{path} is a folder; an archive is one file: name it, as in {path / 'story.whence'}")
    if path.exists() and path.stat().st_size and not is_archive(path):
        raise ArchiveError(f"{path} is no archive, and nothing was changed in it; name another file")
    if not path.parent.is_dir():
        raise ArchiveError(f"there is no folder {path.parent} to make an archive in; make it first")
    engine = create_engine(f"sqlite:///{path.resolve()}", connect_args={"timeout": wait_s})

    @event.listens_for(engine, "connect")
    def _connected(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver's own BEGIN would not be IMMEDIATE
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        writes = connection.get_execution_options().get("whence_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return Database(engine, str(path))


def _postgres(url: str, wait_s: float) -> Database:
    try:
        import psycopg  # noqa: F401
    except ImportError as error:
        raise ArchiveError("an archive in PostgreSQL needs psycopg; pip install 'whence[postgres]'") from error
    try:
        parsed = make_url(url).set(drivername="postgresql+psycopg")
    except exc.ArgumentError as error:
        raise ArchiveError("that is no URL of a database; write postgresql://USER@HOST/NAME") from error
    options = f"-c lock_timeout={int(wait_s * 1000)}"
    engine = create_engine(
        parsed, connect_args={"connect_timeout": 10, "options": options}, isolation_level="REPEATABLE READ"
    )
    return Database(engine, parsed.render_as_string(hide_password=True))


def _prepare(database: Database, create: bool) -> None:
    """Makes the tables where there are none; refuses those of a newer program."""
    with told_plainly(database.where), database.engine.connect() as connection:
        there = inspect(connection).has_table(schema.meta.name)
    if not there:
        if not create:
            raise ArchiveError(f"there is no archive in {database.where}; make one with `whence add`")
        _create(database)
    with database.reading() as connection:
        found = connection.scalar(select(schema.meta.c.value).where(schema.meta.c.name == "schema"))
    if found is None or not found.isdigit():
        raise ArchiveError(f"{database.where} has a table named {schema.meta.name} but is no archive")
    if int(found) > schema.SCHEMA_VERSION:
        raise ArchiveError(
            f"{database.where} was written by a newer Whence (schema {found}, this one knows {schema.SCHEMA_VERSION});"
            " nothing was changed; bring Whence up to date"
        )
    if int(found) < schema.SCHEMA_VERSION:
        with database.writing() as connection:
            # Asked again: another program may have done it while this one waited.
            now = connection.scalar(select(schema.meta.c.value).where(schema.meta.c.name == "schema"))
            migrate(connection, int(now or found))


def _create(database: Database) -> None:
    if database.is_sqlite:
        with told_plainly(database.where), database.engine.connect() as connection:
            # Outside any transaction, as SQLite asks, and the mark first: once there is a log, it would stand there
            # alone until the log is folded in, and a run killed before that would leave a file that is not known.
            driver = connection.connection.driver_connection
            for statement in (f"PRAGMA application_id = {schema.APPLICATION_ID}", "PRAGMA journal_mode = WAL"):
                driver.execute(statement)  # type: ignore[union-attr]
    with database.writing() as connection:
        if inspect(connection).has_table(schema.meta.name):
            return  # another program made it while this one waited
        schema.metadata.create_all(connection)
        for statement in extras.SQLITE_EXTRAS if database.is_sqlite else extras.POSTGRES_EXTRAS:
            connection.exec_driver_sql(statement)
        facts = {"schema": str(schema.SCHEMA_VERSION), "whence": __version__}
        connection.execute(insert(schema.meta), [{"name": name, "value": value} for name, value in facts.items()])


_ADVICE = (
    ("is locked", "another program is writing to it; wait until it is done and run this again"),
    ("lock timeout", "another program is writing to it; wait until it is done and run this again"),
    ("lock_timeout", "another program is writing to it; wait until it is done and run this again"),
    ("disk is full", "the disk is full; nothing that was kept is lost: make room and run this again"),
    ("no space left", "the server's disk is full; nothing that was kept is lost: make room and run this again"),
    ("permission denied", "you may only read it; ask its owner for more, or name another user in the URL"),
    ("readonly", "it may not be written to; check its permissions"),
    ("unable to open", "it cannot be opened; check the path and its permissions"),
    ("malformed", "its file is damaged; bring back a backup (`whence backup` makes them)"),
    ("not a database", "it is no archive; name another file"),
    ("disk i/o error", "the disk failed or is gone; check it and run this again"),
    ("connection", "the server does not answer; check that it runs, and the URL"),
)

_REFUSALS = ("never changed", "permission denied")  # what a database refuses rightly, in words of its own


@contextmanager
def told_plainly(where: str) -> Iterator[None]:
    """Turns what a database cannot do into an ArchiveError that says what to try; a bug stays a bug."""
    try:
        yield
    except (exc.OperationalError, exc.DatabaseError) as error:
        words = str(error.orig or error).strip().splitlines()[0]
        a_bug = isinstance(error, exc.IntegrityError | exc.ProgrammingError)
        if a_bug and not any(said in words for said in _REFUSALS):
            raise
        advice = next((advice for sign, advice in _ADVICE if sign in words.casefold()), words)
        raise ArchiveError(f"{where}: {advice}") from error
