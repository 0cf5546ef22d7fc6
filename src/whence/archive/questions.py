"""Questions put to an archive as queries: which events, actors, relations, differences and reports fit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, func, or_, select, text

from whence.archive import schema
from whence.archive.values import Document
from whence.errors import ArchiveError


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for; None asks for nothing. Days are included; `limit` None is all.

    `actor` is an id, the beginning of one, or a name or part of one; asking for a country asks for its ministries,
    forces and people too. `place` is an id or a part of a name. `since` and `until` bound the event, the relation or
    the publication; what may lie within fits, what has no date does not. `as_of` is the day in the world, `known_by`
    the last day whose reports may be used.
    """

    actor: str | None = None
    type: str | None = None
    status: str | None = None
    place: str | None = None
    since: date | None = None
    until: date | None = None
    as_of: date | None = None
    known_by: date | None = None
    min_origins: int = 0
    contested: bool = False
    limit: int | None = None


def events(connection: Connection, filters: Filters) -> list[Document]:
    """Rows of the events that fit, in the chronicle's order, each with its document."""
    table, place = schema.events, schema.places
    n_origins: ColumnElement[int] = table.c.n_origins
    if filters.known_by:
        n_origins = _known_origins(filters.known_by)
    columns: list[Any] = [
        table.c[name] for name in ("id", "edtf", "earliest", "latest", "type", "mode", "status", "summary")
    ]
    columns += [place.c.name.label("place"), table.c.n_reports, n_origins.label("n_origins")]
    columns += [table.c.n_differences, table.c.judgements, table.c.document]
    asked = select(*columns).outerjoin(place, place.c.id == table.c.place).where(*_about_events(connection, filters))
    if filters.min_origins:
        asked = asked.where(n_origins >= filters.min_origins)
    return _rows(connection, _in_order(asked, table, filters))


def _known_origins(day: date) -> ColumnElement[int]:
    told, origin = schema.told_reports, schema.origins
    counted = select(func.count(origin.c.origin.distinct())).join(told, told.c.report == origin.c.report)
    return counted.where(origin.c.event == schema.events.c.id, told.c.latest <= str(day)).scalar_subquery()


def _about_events(connection: Connection, filters: Filters) -> list[ColumnElement[bool]]:
    table, part = schema.events, schema.participants
    where: list[ColumnElement[bool]] = _meets(filters, table.c.earliest, table.c.latest)
    if filters.actor:
        of = select(part.c.event).where(part.c.actor.in_(actor_ids(connection, filters.actor)))
        where.append(table.c.id.in_(of))
    if filters.type:
        where.append(func.upper(table.c.type) == filters.type.upper())
    if filters.status:
        where.append(table.c.status == filters.status.lower())
    if filters.place:
        where.append(table.c.place.in_(place_ids(connection, filters.place)))
    if filters.contested:
        where.append(table.c.n_differences > 0)
    if filters.as_of:
        where.append(func.coalesce(table.c.earliest, table.c.latest) <= str(filters.as_of))
    if filters.known_by:
        mention, told = schema.mentions, schema.told_reports
        out = select(mention.c.event).join(told, told.c.report == mention.c.report)
        where.append(table.c.id.in_(out.where(told.c.latest <= str(filters.known_by))))
    return where


def _meets(filters: Filters, earliest: ColumnElement[Any], latest: ColumnElement[Any]) -> list[ColumnElement[bool]]:
    """That the days may lie between the asked ones: an open side reaches any day, no date at all none."""
    where: list[ColumnElement[bool]] = []
    if filters.since or filters.until:
        where.append(or_(earliest.is_not(None), latest.is_not(None)))
    if filters.since:
        where.append(or_(latest.is_(None), latest >= str(filters.since)))
    if filters.until:
        where.append(or_(earliest.is_(None), earliest <= str(filters.until)))
    return where


def actors(connection: Connection, filters: Filters) -> list[Document]:
    """Rows of the actors that fit, most told first, each with its document."""
    table = schema.actors
    asked = select(*[column for column in table.c if column.name != "number"])
    if filters.actor:
        asked = asked.where(table.c.id.in_(actor_ids(connection, filters.actor)))
    if filters.type:
        asked = asked.where(table.c.type == filters.type.lower())
    if filters.contested:
        asked = asked.where(table.c.n_differences > 0)
    if filters.known_by or filters.place or filters.status or filters.since or filters.until or filters.as_of:
        event, part = schema.events, schema.participants
        of = select(part.c.actor).join(event, event.c.id == part.c.event)
        narrowed = Filters(
            status=filters.status, place=filters.place, since=filters.since, until=filters.until,
            as_of=filters.as_of, known_by=filters.known_by,
        )  # fmt: skip
        asked = asked.where(table.c.id.in_(of.where(*_about_events(connection, narrowed))))
    asked = asked.order_by(table.c.n_events.desc(), table.c.n_reports.desc(), table.c.id).limit(filters.limit)
    return _rows(connection, asked)


def relations(connection: Connection, filters: Filters) -> list[Document]:
    """Rows of the relations that fit, by all reports; clocks are for history to set."""
    table = schema.relations
    subject, object_ = schema.actors.alias("subjects"), schema.actors.alias("objects")
    place = schema.places
    columns: list[Any] = [table.c.id, table.c.type, subject.c.name.label("subject"), object_.c.name.label("object")]
    columns += [place.c.name.label("place"), table.c.detail, table.c.acting]
    columns += [table.c[name] for name in ("began_earliest", "began_latest", "ended_earliest", "ended_latest")]
    columns += [table.c.ended, table.c.n_reports, table.c.n_differences, table.c.document]
    asked = select(*columns).join(subject, subject.c.id == table.c.subject)
    asked = asked.join(object_, object_.c.id == table.c.object).outerjoin(place, place.c.id == table.c.place)
    asked = asked.where(*_meets_relation(filters))
    if filters.actor:
        ids = actor_ids(connection, filters.actor)
        asked = asked.where(or_(table.c.subject.in_(ids), table.c.object.in_(ids)))
    if filters.type:
        asked = asked.where(table.c.type == filters.type.lower())
    if filters.place:
        asked = asked.where(table.c.place.in_(place_ids(connection, filters.place)))
    if filters.contested:
        asked = asked.where(table.c.n_differences > 0)
    return _rows(connection, _in_order(asked, table, filters))


def _meets_relation(filters: Filters) -> list[ColumnElement[bool]]:
    """That it may have stood between the asked days, where any of its ends is dated."""
    table = schema.relations
    first = func.coalesce(table.c.began_earliest, table.c.began_latest)
    last = func.coalesce(table.c.ended_latest, table.c.ended_earliest)
    return _meets(filters, first, last)


def differences(connection: Connection, filters: Filters) -> list[Document]:
    """Rows of the differences on whatever fits, each with its document."""
    table, event, actor, relation = schema.differences, schema.events, schema.actors, schema.relations
    what = func.coalesce(event.c.summary, actor.c.name, relation.c.detail, relation.c.type)
    columns: list[Any] = [table.c.kind, table.c.id, what.label("what")]
    columns += [table.c[name] for name in ("attribute", "series", "values", "document")]
    asked = select(*columns)
    for other in (event, actor, relation):
        asked = asked.outerjoin(other, other.c.id == table.c.id)
    if filters != Filters(limit=filters.limit, contested=filters.contested):
        fits = [table.c.id.in_(select(event.c.id).where(*_about_events(connection, filters)))]
        if filters.actor and not (filters.type or filters.status or filters.place or filters.since or filters.until):
            ids = actor_ids(connection, filters.actor)
            fits += [table.c.id.in_(ids), relation.c.subject.in_(ids), relation.c.object.in_(ids)]
        asked = asked.where(or_(*fits))
    return _rows(connection, _in_order(asked, table, filters))


def reports(connection: Connection, filters: Filters) -> list[Document]:
    """Rows of the current reports that fit, each with its document (without the text)."""
    told, kept = schema.told_reports, schema.reports
    columns: list[Any] = [told.c.report.label("id"), told.c.earliest, told.c.latest, told.c.outlet, kept.c.title]
    columns += [kept.c.language, told.c.copy_of, told.c.n_events, told.c.document]
    asked = select(*columns).join(kept, kept.c.digest == told.c.digest)
    asked = asked.where(*_meets(filters, told.c.earliest, told.c.latest))
    if filters.known_by:
        asked = asked.where(told.c.latest <= str(filters.known_by))
    if filters.actor or filters.type or filters.status or filters.place or filters.as_of or filters.contested:
        mention, event = schema.mentions, schema.events
        narrowed = Filters(
            actor=filters.actor, type=filters.type, status=filters.status, place=filters.place, as_of=filters.as_of,
            contested=filters.contested,
        )  # fmt: skip
        of = select(mention.c.report).join(event, event.c.id == mention.c.event)
        asked = asked.where(told.c.report.in_(of.where(*_about_events(connection, narrowed))))
    return _rows(connection, _in_order(asked, told, filters))


def _in_order(asked: Select[Any], table: Table, filters: Filters) -> Select[Any]:
    return asked.order_by(table.c.number).limit(filters.limit)


def _rows(connection: Connection, asked: Select[Any]) -> list[Document]:
    return [dict(row) for row in connection.execute(asked).mappings()]


def actor_ids(connection: Connection, words: str) -> list[str]:
    """Ids of the actors that `words` mean; ArchiveError where they mean none.

    An exact id or name comes before the beginning of an id, and that before a part of a name.
    """
    table, names = schema.actors, schema.actor_names
    folded = words.casefold()
    for where in (
        table.c.id == words,
        table.c.id.in_(select(names.c.actor).where(names.c.name == folded)),
        table.c.id.startswith(words, autoescape=True) if re.match(r"a\d-.", words) else None,
        table.c.id.in_(select(names.c.actor).where(names.c.name.contains(folded, autoescape=True))),
    ):
        if where is None:
            continue
        found = connection.execute(select(table.c.id, table.c.type, table.c.country).where(where)).all()
        if found:
            return _with_organs(connection, found)
    raise ArchiveError(f"no actor here is called {words}; `whence actors ARCHIVE` lists them")


def _with_organs(connection: Connection, found: Sequence[Any]) -> list[str]:
    """The actors' ids, and those of whoever belongs to a country among them."""
    table = schema.actors
    ids = {row.id: None for row in found}
    countries = [row.country for row in found if row.type == "country" and row.country]
    if countries:
        organs = select(table.c.id).where(table.c.country.in_(countries)).order_by(table.c.number)
        ids.update(dict.fromkeys(connection.scalars(organs)))
    return list(ids)


def place_ids(connection: Connection, words: str) -> list[str]:
    """Ids of the places that `words` mean: an id, or a part of a name or of the country's; ArchiveError for none."""
    table = schema.places
    where = or_(table.c.id == words, table.c.names.contains(words.casefold(), autoescape=True))
    found = list(connection.scalars(select(table.c.id).where(where).order_by(table.c.number)))
    if not found:
        raise ArchiveError(f"no place here is called {words}")
    return found


_KINDS = (
    ("event", schema.events, "id"), ("actor", schema.actors, "id"), ("relation", schema.relations, "id"),
    ("place", schema.places, "id"), ("story", schema.stories, "id"), ("report", schema.told_reports, "report"),
    ("judgement", schema.judgements, "id"),
)  # fmt: skip


def complete(connection: Connection, beginning: str, kinds: Sequence[str] | None = None) -> tuple[str, str]:
    """Kind and id of the one thing whose id begins so, an exact one first; ArchiveError for none or several."""
    found: list[tuple[str, str]] = []
    for kind, table, column in _KINDS:
        if kinds is None or kind in kinds:
            ids = select(table.c[column]).where(table.c[column].startswith(beginning, autoescape=True))
            found += [(kind, id) for id in connection.scalars(ids.order_by(table.c[column]))]
    exact = [one for one in found if one[1] == beginning]
    if len(exact) == 1 or len(found) == 1:
        return (exact or found)[0]
    wanted = " or ".join(kinds) if kinds else "thing"
    if not found:
        raise ArchiveError(f"no {wanted} here has an id that begins with {beginning}")
    several = ", ".join([*(id for _, id in found[:5]), *["…"][: len(found) > 5]])
    raise ArchiveError(f"{len(found)} ids begin with {beginning} ({several}); write more of it")


def search(connection: Connection, words: str, limit: int | None, sqlite: bool) -> list[Document]:
    """Current reports whose title or text has the words, best first, with the place of the first hit marked in [ ].

    "Words in quotes" are a phrase, -word leaves out, OR between two words is either.
    """
    asked = _words_of_sqlite(words) if sqlite else words
    if not asked.strip():
        raise ArchiveError("there is nothing to search for; write a word that reports may have")
    statement = text(_SEARCH_SQLITE if sqlite else _SEARCH_POSTGRES)
    rows = connection.execute(statement, {"words": asked, "limit": -1 if limit is None and sqlite else limit})
    return [dict(row) for row in rows.mappings()]


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
_SEARCH_SQLITE = f"""
    SELECT c.report AS id, r.published AS published, r.outlet AS outlet, r.title AS title,
        snippet(report_words, 1, '[', ']', ' … ', 24) AS words
    FROM report_words JOIN reports r ON r.number = report_words.rowid JOIN ({_CURRENT}) c ON c.digest = r.digest
    WHERE report_words MATCH :words ORDER BY bm25(report_words, 4.0, 1.0), c.report LIMIT :limit"""
_SEARCH_POSTGRES = f"""
    SELECT c.report AS id, r.published AS published, r.outlet AS outlet, r.title AS title,
        ts_headline('english', r.text, websearch_to_tsquery('english', :words),
            'StartSel=[, StopSel=], MaxWords=24, MinWords=12') AS words
    FROM reports r JOIN ({_CURRENT}) c ON c.digest = r.digest
    WHERE {schema.POSTGRES_WORDS.format(of="r.")}
        @@ websearch_to_tsquery('english', :words)
    ORDER BY ts_rank(setweight(to_tsvector('english', coalesce(r.title, '')), 'A')
        || to_tsvector('english', left(r.text, 250000)), websearch_to_tsquery('english', :words)) DESC, c.report
    LIMIT :limit"""
