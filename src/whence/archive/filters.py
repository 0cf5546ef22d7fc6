"""What can be asked of an archive, and the conditions on rows that it comes to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, func, literal, or_, select

from whence.archive import schema
from whence.archive.rows import NEVER
from whence.codebook.plover import NEAREST, OTHER
from whence.errors import ArchiveError


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for; None asks for nothing. Days are included; `limit` None is all, the first `offset` left out.

    `actor` is an id, the beginning of one, or a name or part of one; asking for a country asks for its ministries,
    forces and people too; so it is with `doer`, who did it, and `done_to`, to whom. `place` is an id or a part of a
    name. `words` stand in an event's summary, an actor's name, a relation's detail or a report's title. `since` and
    `until` bound the event, the relation or the publication; what may lie within fits, what has no date does not.
    `as_of` is the day in the world, `known_by` the last day whose reports may be used; `state` is what a relation is on
    `as_of`: stood, ended, not yet or not known. `report` is the name of a report that tells of it.
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
    offset: int = 0
    words: str | None = None
    state: str | None = None
    report: str | None = None
    judged: bool = False
    doer: str | None = None
    done_to: str | None = None


Condition = ColumnElement[bool]


def on_events(connection: Connection, filters: Filters) -> Iterator[Condition]:
    """Conditions on rows of `events`, but for the number of origins."""
    table, part, mention = schema.events, schema.participants, schema.mentions
    yield from between(filters, table.c.earliest, table.c.latest)
    if filters.actor:
        ids = actor_ids(connection, filters.actor)
        yield table.c.id.in_(select(part.c.event).where(part.c.actor.in_(ids)))
    for words, role in ((filters.doer, "actor"), (filters.done_to, "recipient")):
        if words:
            in_role = part.c.actor.in_(actor_ids(connection, words)) & (part.c.role == role)
            yield table.c.id.in_(select(part.c.event).where(in_role))
    if filters.type:
        yield of_type(filters.type.upper())
    if filters.status:
        yield table.c.status == filters.status.lower()
    if filters.place:
        yield table.c.place.in_(place_ids(connection, filters.place))
    if filters.report:
        yield table.c.id.in_(select(mention.c.event).where(mention.c.report == filters.report))
    if filters.contested:
        yield contested("event", table, filters)
    if filters.judged:
        yield table.c.judgements.is_not(None)
    if filters.words:
        yield func.lower(table.c.summary).contains(filters.words.lower(), autoescape=True)
    if filters.as_of:
        yield func.coalesce(table.c.earliest, table.c.latest) <= str(filters.as_of)
    yield from known(table.c.known, filters)


def shown_type() -> ColumnElement[str]:
    """What an event is of for people: its type, OTHER where that is but the nearest.

    Its words stand in the query itself: PostgreSQL takes two parameters for two values, and groups by neither.
    """
    table, nearest, other = schema.events, *(literal(word, literal_execute=True) for word in (NEAREST, OTHER))
    return case((table.c.mode == nearest, other), else_=table.c.type)


def of_type(type: str) -> Condition:
    """That an event is of this type for people; the plain column first, so that its index is used."""
    table = schema.events
    if type == OTHER:
        return table.c.mode == NEAREST
    return and_(table.c.type == type, shown_type() == type)


def on_actors(connection: Connection, filters: Filters) -> Iterator[Condition]:
    """Conditions on rows of `actors`."""
    table = schema.actors
    if filters.actor:
        yield table.c.id.in_(actor_ids(connection, filters.actor))
    if filters.type:
        yield table.c.type == filters.type.lower()
    if filters.words:
        names = schema.actor_names
        named = names.c.name.contains(filters.words.casefold(), autoescape=True)
        yield table.c.id.in_(select(names.c.actor).where(named))
    if filters.contested:
        yield contested("actor", table, filters)
    if filters.status or filters.place or filters.since or filters.until or filters.as_of or filters.report:
        event, part = schema.events, schema.participants
        narrowed = Filters(
            status=filters.status, place=filters.place, since=filters.since, until=filters.until,
            as_of=filters.as_of, known_by=filters.known_by, report=filters.report,
        )  # fmt: skip
        of = select(part.c.actor).join(event, event.c.id == part.c.event)
        yield table.c.id.in_(of.where(*on_events(connection, narrowed)))
    yield from known(table.c.known, filters)


def on_relations(connection: Connection, filters: Filters) -> Iterator[Condition]:
    """Conditions on rows of `relations`, by all reports; that they were known is for history to tell."""
    table = schema.relations
    first = func.coalesce(table.c.began_earliest, table.c.began_latest)
    yield from between(filters, first, func.coalesce(table.c.ended_latest, table.c.ended_earliest))
    if filters.actor:
        ids = actor_ids(connection, filters.actor)
        yield or_(table.c.subject.in_(ids), table.c.object.in_(ids))
    if filters.type:
        yield table.c.type == filters.type.lower()
    if filters.place:
        yield table.c.place.in_(place_ids(connection, filters.place))
    if filters.words:
        yield func.lower(table.c.detail).contains(filters.words.lower(), autoescape=True)
    if filters.contested:
        yield table.c.n_differences > 0
    if filters.judged:
        yield table.c.judgements.is_not(None)
    if filters.state and filters.as_of:
        yield state_on(filters.as_of) == filters.state


def state_on(day: date) -> ColumnElement[str]:
    """What a relation is on `day`, as history's clock has it."""
    table, on = schema.relations, str(day)
    return case(
        (table.c.began_earliest > on, "not yet"),
        (table.c.ended_latest <= on, "ended"),
        ((table.c.stood_from <= on) & (table.c.stood_until >= on), "stood"),
        else_="not known",
    )


def on_reports(connection: Connection, filters: Filters) -> Iterator[Condition]:
    """Conditions on rows of `told_reports`."""
    told = schema.told_reports
    yield from between(filters, told.c.earliest, told.c.latest)
    if filters.known_by:
        yield told.c.latest <= str(filters.known_by)
    if filters.report:
        yield told.c.report == filters.report
    if filters.words:
        yield func.lower(func.coalesce(told.c.title, told.c.report)).contains(filters.words.lower(), autoescape=True)
    if filters.actor or filters.type or filters.status or filters.place or filters.as_of or filters.contested:
        mention, event = schema.mentions, schema.events
        narrowed = Filters(
            actor=filters.actor, type=filters.type, status=filters.status, place=filters.place, as_of=filters.as_of,
            contested=filters.contested,
        )  # fmt: skip
        of = select(mention.c.report).join(event, event.c.id == mention.c.event)
        yield told.c.report.in_(of.where(*on_events(connection, narrowed)))


def on_differences(connection: Connection, filters: Filters) -> Iterator[Condition]:
    """Conditions on rows of `differences`, which are about an event, an actor or a relation that fits."""
    table, event, relation = schema.differences, schema.events, schema.relations
    yield from known(table.c.known, filters)
    about_events = (filters.type, filters.status, filters.place, filters.since, filters.until, filters.as_of)
    if not any((*about_events, filters.actor, filters.words, filters.report)):
        return
    narrowed = Filters(
        actor=filters.actor, type=filters.type, status=filters.status, place=filters.place, since=filters.since,
        until=filters.until, as_of=filters.as_of, words=filters.words, report=filters.report,
    )  # fmt: skip
    fits = [table.c.id.in_(select(event.c.id).where(*on_events(connection, narrowed)))]
    if filters.actor and not any((*about_events, filters.words, filters.report)):
        ids = actor_ids(connection, filters.actor)
        either = or_(relation.c.subject.in_(ids), relation.c.object.in_(ids))
        fits += [table.c.id.in_(ids), table.c.id.in_(select(relation.c.id).where(either))]
    yield or_(*fits)


def contested(kind: str, table: Any, filters: Filters) -> Condition:
    """That reports differ on it; with `known_by`, that they did by then."""
    there: Condition = table.c.n_differences > 0
    if not filters.known_by:
        return there
    of = schema.differences
    known_then = (of.c.kind == kind) & (of.c.known <= str(filters.known_by))
    then: Condition = table.c.id.in_(select(of.c.id).where(known_then))
    return and_(there, then)


def known(column: ColumnElement[Any], filters: Filters) -> Iterator[Condition]:
    """That some report of it was certainly out."""
    if filters.known_by:
        yield column <= str(filters.known_by)


def between(filters: Filters, earliest: ColumnElement[Any], latest: ColumnElement[Any]) -> Iterator[Condition]:
    """That the days may lie between the asked ones: an open side reaches any day, no date at all none."""
    if filters.since or filters.until:
        yield or_(earliest.is_not(None), latest.is_not(None))
    if filters.since:
        yield func.coalesce(latest, NEVER) >= str(filters.since)
    if filters.until:
        yield func.coalesce(earliest, "") <= str(filters.until)


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
        asked = select(table.c.id, table.c.type, table.c.country).where(where).order_by(table.c.id)
        found = connection.execute(asked).all()
        if found:
            return _with_organs(connection, found)
    raise ArchiveError(f"no actor here is called {words}; `whence actors ARCHIVE` lists them")


def _with_organs(connection: Connection, found: Sequence[Any]) -> list[str]:
    """The actors' ids, and those of whoever belongs to a country among them."""
    table = schema.actors
    ids = {row.id: None for row in found}
    countries = [row.country for row in found if row.type == "country" and row.country]
    if countries:
        organs = select(table.c.id).where(table.c.country.in_(countries)).order_by(table.c.id)
        ids.update(dict.fromkeys(connection.scalars(organs)))
    return list(ids)


def place_ids(connection: Connection, words: str) -> list[str]:
    """Ids of the places that `words` mean: an id, or a part of a name or of the country's; ArchiveError for none."""
    table = schema.places
    where = or_(table.c.id == words, table.c.names.contains(words.casefold(), autoescape=True))
    found = list(connection.scalars(select(table.c.id).where(where).order_by(table.c.id)))
    if not found:
        raise ArchiveError(f"no place here is called {words}")
    return found
