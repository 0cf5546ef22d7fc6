"""Finding one thing by the beginning of its id, and reports by their words."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, func, select, text

from whence.archive import schema
from whence.archive.extras import POSTGRES_WORDS
from whence.archive.values import Document
from whence.errors import ArchiveError

_KINDS = (
    ("event", schema.events, "id"), ("actor", schema.actors, "id"), ("relation", schema.relations, "id"),
    ("place", schema.places, "id"), ("story", schema.stories, "id"), ("report", schema.told_reports, "report"),
    ("judgement", schema.judgements, "id"),
)  # fmt: skip


def complete(connection: Connection, beginning: str, kinds: Sequence[str] | None = None) -> tuple[str, str]:
    """Kind and id of the one thing whose id begins so, an exact one first; ArchiveError for none or several."""
    found: list[tuple[str, str]] = []
    n_found = 0
    for kind, table, column in _KINDS:
        if kinds is None or kind in kinds:
            where = _begins(table.c[column], beginning)
            ids = select(table.c[column]).where(where).order_by(table.c[column]).limit(_SHOWN + 1)
            found += [(kind, id) for id in connection.scalars(ids)]
            n_found += connection.scalar(select(func.count()).select_from(table).where(where)) or 0
    exact = [one for one in found if one[1] == beginning]
    if len(exact) == 1 or n_found == 1:
        return (exact or found)[0]
    wanted = " or ".join(kinds) if kinds else "thing"
    if not found:
        raise ArchiveError(f"no {wanted} here has an id that begins with {beginning}")
    several = ", ".join([*(id for _, id in found[:_SHOWN]), *["…"][: n_found > _SHOWN]])
    raise ArchiveError(f"{n_found} ids begin with {beginning} ({several}); write more of it")


_SHOWN = 5


def _begins(column: ColumnElement[str], beginning: str) -> ColumnElement[bool]:
    """That a value begins so, in terms that an index answers."""
    if not beginning or ord(beginning[-1]) >= sys.maxunicode:
        return column.startswith(beginning, autoescape=True)
    return (column >= beginning) & (column < beginning[:-1] + chr(ord(beginning[-1]) + 1))


def search(connection: Connection, words: str, limit: int | None, offset: int, sqlite: bool) -> list[Document]:
    """Current reports whose title or text has the words, best first, with the place of the first hit marked in [ ].

    "Words in quotes" are a phrase, -word leaves out, OR between two words is either.
    """
    statement = text(_SEARCH_SQLITE if sqlite else _SEARCH_POSTGRES)
    asked = {"words": _asked(words, sqlite), "limit": -1 if limit is None and sqlite else limit, "offset": offset}
    return [dict(row) for row in connection.execute(statement, asked).mappings()]


def count_found(connection: Connection, words: str, sqlite: bool) -> int:
    """How many current reports have the words."""
    statement = text(_COUNT_SQLITE if sqlite else _COUNT_POSTGRES)
    return connection.scalar(statement, {"words": _asked(words, sqlite)}) or 0


def _asked(words: str, sqlite: bool) -> str:
    asked = _words_of_sqlite(words) if sqlite else words
    if not asked.strip():
        raise ArchiveError("there is nothing to search for; write a word that reports may have")
    return asked


def _words_of_sqlite(words: str) -> str:
    """The query in FTS5's terms, every word quoted, so that nothing in it is taken for an operator by accident."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, phrase, word in re.findall(r'(-?)(?:"([^"]*)"|(\S+))', words):
        if word == "OR":
            if wanted and wanted[-1] != "OR":
                wanted.append("OR")
            continue
        quoted = (phrase or word).replace('"', "")
        if re.search(r"\w", quoted):
            (unwanted if minus else wanted).append(f'"{quoted}"')
    if wanted and wanted[-1] == "OR":
        wanted.pop()
    asked = " ".join(one if one == "OR" else f"{one} AND" for one in wanted)
    asked = re.sub(r" AND OR", " OR", asked).removesuffix(" AND")
    return f"({asked}){''.join(f' NOT {one}' for one in unwanted)}" if asked else ""


_CURRENT = """SELECT report, digest FROM versions v
    WHERE version = (SELECT max(version) FROM versions w WHERE w.report = v.report)"""
# The words around a hit are worked out for the few that are shown, not for all that are ranked.
_SEARCH_SQLITE = f"""
    SELECT f.id AS id, r.published AS published, r.outlet AS outlet, r.title AS title,
        snippet(report_words, 1, '[', ']', ' … ', 24) AS words
    FROM (SELECT report_words.rowid AS number, c.report AS id, bm25(report_words, 4.0, 1.0) AS rank
        FROM report_words JOIN reports q ON q.number = report_words.rowid JOIN ({_CURRENT}) c ON c.digest = q.digest
        WHERE report_words MATCH :words ORDER BY rank, c.report LIMIT :limit OFFSET :offset) f
    JOIN reports r ON r.number = f.number JOIN report_words ON report_words.rowid = f.number
    WHERE report_words MATCH :words ORDER BY f.rank, f.id"""
_COUNT_SQLITE = f"""
    SELECT count(*) FROM report_words JOIN reports q ON q.number = report_words.rowid
    JOIN ({_CURRENT}) c ON c.digest = q.digest WHERE report_words MATCH :words"""
_FOUND_POSTGRES = f"""
    FROM reports r JOIN ({_CURRENT}) c ON c.digest = r.digest
    WHERE {POSTGRES_WORDS.format(of="r.")} @@ websearch_to_tsquery('english', :words)"""
_SEARCH_POSTGRES = f"""
    SELECT f.id AS id, r.published AS published, r.outlet AS outlet, r.title AS title,
        ts_headline('english', r.text, websearch_to_tsquery('english', :words),
            'StartSel=[, StopSel=], MaxWords=24, MinWords=12') AS words
    FROM (SELECT r.number AS number, c.report AS id,
        ts_rank(setweight(to_tsvector('english', coalesce(r.title, '')), 'A')
            || to_tsvector('english', left(r.text, 250000)), websearch_to_tsquery('english', :words)) AS rank
        {_FOUND_POSTGRES} ORDER BY rank DESC, c.report LIMIT :limit OFFSET :offset) f
    JOIN reports r ON r.number = f.number ORDER BY f.rank DESC, f.id"""
_COUNT_POSTGRES = f"SELECT count(*) {_FOUND_POSTGRES}"
