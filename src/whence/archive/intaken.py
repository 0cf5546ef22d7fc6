"""Taking reports into the archive: which is new, which is known, which is a new version of one that is known."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from whence.archive import schema
from whence.archive.stored import report_row
from whence.archive.values import Document, Page, Taken
from whence.model.report import Report, Skipped


class Taking:
    """One source being taken in, within one transaction."""

    def __init__(self, connection: Connection, source: str, page: Page, how: str, at: str) -> None:
        self.connection, self.source, self.page, self.how, self.at = connection, source, page, how, at

    def take(self, items: Sequence[Report | Skipped]) -> Taken:
        """Keeps the source's page and what it held."""
        self._keep_page()
        stale = delete(schema.skipped).where(schema.skipped.c.source == self.source)
        self.connection.execute(stale)
        taken = Taken()
        for item in items:
            taken += self._report(item) if isinstance(item, Report) else self._skip(item)
        return taken

    def _keep_page(self) -> None:
        page = self.page
        row = {"media_type": page.media_type, "n_bytes": page.n_bytes, "content": page.content}
        self._unless_there(schema.pages, {"digest": page.digest}, row)
        state = {"page": page.digest, "how": self.how, "taken": self.at}
        if not self._unless_there(schema.sources, {"source": self.source}, state):
            table = schema.sources
            self.connection.execute(update(table).where(table.c.source == self.source).values(**state))

    def _unless_there(self, table: Table, key: Document, rest: Document) -> bool:
        """Inserts a row unless one with that key is there; whether it was inserted."""
        column, value = next(iter(key.items()))
        if self.connection.execute(select(table.c[column]).where(table.c[column] == value)).first():
            return False
        self.connection.execute(insert(table).values(**key, **rest))
        return True

    def _skip(self, item: Skipped) -> Taken:
        table = schema.skipped
        self.connection.execute(delete(table).where(table.c.input == item.input))
        row = {"input": item.input, "why": item.why, "source": self.source, "at": self.at}
        self.connection.execute(insert(table).values(**row))
        return Taken(n_skipped=1)

    def _report(self, report: Report) -> Taken:
        name, digest = self._name(report.id), report.digest
        if name is not None and self._current(name) == digest:
            return Taken(n_known=1)
        if name is not None and self._owner(name) == self.source:
            self._version(name, report)
            return Taken(n_changed=1)
        known = self._name_of(digest)
        if known is not None:
            self._part(report.id, known)
            return Taken(n_known=1)
        name = self._free_name(report.id)
        self._version(name, report)
        self._part(report.id, name)
        return Taken(n_new=1)

    def _name(self, part: str) -> str | None:
        """The name of the report that this part of the source was, None where it is new."""
        table = schema.parts
        where = (table.c.source == self.source) & (table.c.part == part)
        return self.connection.scalar(select(table.c.report).where(where))

    def _part(self, part: str, name: str) -> None:
        table = schema.parts
        self.connection.execute(delete(table).where((table.c.source == self.source) & (table.c.part == part)))
        self.connection.execute(insert(table).values(source=self.source, part=part, report=name))

    def _current(self, name: str) -> str | None:
        table = schema.versions
        newest = select(table.c.digest).where(table.c.report == name).order_by(table.c.version.desc()).limit(1)
        return self.connection.scalar(newest)

    def _owner(self, name: str) -> str | None:
        """The source whose report this is: where its first version came from."""
        table = schema.versions
        return self.connection.scalar(
            select(table.c.source).where((table.c.report == name) & (table.c.version == 1)),
        )

    def _name_of(self, digest: str) -> str | None:
        """The first report that says this now."""
        table = schema.versions
        names = select(table.c.report).where(table.c.digest == digest).distinct().order_by(table.c.report)
        return next((name for name in self.connection.scalars(names) if self._current(name) == digest), None)

    def _free_name(self, wanted: str) -> str:
        """The name that taking it in gave it, or, where that is taken, one with a piece of its source's digest."""
        table = schema.versions
        if self.connection.scalar(select(table.c.report).where(table.c.report == wanted).limit(1)) is None:
            return wanted
        return f"{wanted}-{hashlib.sha256(self.source.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"

    def _version(self, name: str, report: Report) -> None:
        row = report_row(report, self.page.digest)
        digest = row.pop("digest")
        self._unless_there(schema.reports, {"digest": digest}, row)
        table = schema.versions
        last = self.connection.scalar(select(func.max(table.c.version)).where(table.c.report == name)) or 0
        version = {"report": name, "version": last + 1, "digest": digest, "source": self.source, "added": self.at}
        self.connection.execute(insert(table).values(**version))
