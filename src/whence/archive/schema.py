"""The archive's tables, the same in SQLite and PostgreSQL, with what each column holds written beside it.

What came in (pages, reports) and what people ruled (judgements) is kept for good; readings are kept because they are
costly; everything below DERIVED follows from these and is made again when they change. Whoever opens an archive with
another tool reads the same words here, in `sqlite3 ARCHIVE .schema` and in psql's `\\d+`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateColumn, CreateTable

SCHEMA_VERSION = 1
APPLICATION_ID = 0x57484E43  # "WHNC", which `file` and is_archive find in a SQLite file's header

metadata = MetaData()
_NUMBER = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows by itself only for INTEGER


def _text(name: str, comment: str, *more: Any, **options: Any) -> Column[str]:
    return Column(name, Text, *more, nullable=options.pop("nullable", False), comment=comment, **options)


def _maybe(name: str, comment: str, *more: Any) -> Column[str]:
    return Column(name, Text, *more, nullable=True, comment=comment)


def _count(name: str, comment: str) -> Column[int]:
    return Column(name, Integer, nullable=False, comment=comment)


def _number(comment: str) -> Column[int]:
    return Column("number", _NUMBER, primary_key=True, autoincrement=True, comment=comment)


meta = Table(
    "archive",
    metadata,
    _text("name", "what is told: schema (version of these tables), whence (version that made them)", primary_key=True),
    _text("value", "its value"),
    comment="What this archive is.",
)
pages = Table(
    "pages",
    metadata,
    _text("digest", "SHA-256 of the bytes", primary_key=True),
    _text("media_type", "IANA media type, as far as the name tells"),
    Column("n_bytes", _NUMBER, nullable=False, comment="how many bytes came in"),
    Column("content", LargeBinary, nullable=True, comment="the bytes as they came; null where too many to keep"),
    comment="What came in, each once.",
)
sources = Table(
    "sources",
    metadata,
    _text("source", "where pages come from: a path, or standard input", primary_key=True),
    _text("page", "the page that it last held", ForeignKey("pages.digest")),
    _text("how", "how that page was taken in: version and options; the same page taken the same way is passed over"),
    _text("taken", "when, ISO 8601, UTC"),
    comment="Where pages come from, and what each source last held.",
)
reports = Table(
    "reports",
    metadata,
    _number("order of arrival"),
    _text("digest", "SHA-256 of text, title, outlet and given publication: equal digests are one report", unique=True),
    _text("page", "the page that it was taken from", ForeignKey("pages.digest")),
    _maybe("title", "headline"),
    _maybe("outlet", "who published it"),
    _maybe("url", "where it was published"),
    _text("language", "ISO 639-1 code, und where it cannot be told"),
    _maybe("published", "EDTF of its publication, as far as it says so itself"),
    _text("text", "its words, verbatim; spans count its Unicode code points"),
    _text("document", "all its fields but the text, as JSON"),
    comment="Every version of every report that ever came in. Never changed, never deleted.",
)
versions = Table(
    "versions",
    metadata,
    _text("report", "the report's name"),
    _count("version", "1 for the first, counting up; the highest is current"),
    _text("digest", "what it then said", ForeignKey("reports.digest")),
    _text("source", "where it came from", ForeignKey("sources.source")),
    _text("added", "when, ISO 8601, UTC"),
    PrimaryKeyConstraint("report", "version"),
    comment="Which report said what, version by version.",
)
parts = Table(
    "parts",
    metadata,
    _text("source", "where it comes from", ForeignKey("sources.source")),
    _text("part", "which report of that source it is, by the name that taking it in gave it"),
    _text("report", "the report's name in this archive"),
    PrimaryKeyConstraint("source", "part"),
    comment="Which report each part of a source is, so that what comes again is its next version.",
)
skipped = Table(
    "skipped",
    metadata,
    _text("input", "what could not be read", primary_key=True),
    _text("why", "what happened, and what to try"),
    _text("source", "the source it is a part of", ForeignKey("sources.source")),
    _text("at", "when, ISO 8601, UTC"),
    comment="Inputs that could not be read when they last came.",
)
readings = Table(
    "readings",
    metadata,
    _text("digest", "the report that was read", ForeignKey("reports.digest")),
    _text("reader", "name and version of the reader"),
    _text("document", "all that it says, as JSON"),
    Column("vectors", LargeBinary, nullable=True, comment="the mentions' vectors: f or d, then little-endian numbers"),
    _text("made", "when, ISO 8601, UTC"),
    PrimaryKeyConstraint("digest", "reader"),
    comment="What each report says, by each version of the reader.",
)
judgements = Table(
    "judgements",
    metadata,
    _number("order in which they were made"),
    _text("id", "j1- and a digest of what is ruled", unique=True),
    _text("ruling", "same, different, reject, accept, set or withdraw"),
    _maybe("attribute", "what a set judgement sets"),
    _maybe("value", "to what it sets it; of withdraw, the judgement withdrawn"),
    _text("author", "who ruled"),
    _maybe("made", "when, ISO 8601"),
    _text("reason", "why"),
    comment="People's rulings. Append-only: triggers refuse to change or delete them; withdraw instead.",
)
targets = Table(
    "judgement_targets",
    metadata,
    _text("judgement", "which judgement", ForeignKey("judgements.id")),
    _count("position", "which of its targets, from 0"),
    _text("kind", "event or actor"),
    _text("report", "the report that the words stand in"),
    Column("start", Integer, nullable=False, comment="where they stood, in code points"),
    _text("quote", "the words"),
    _maybe("digest", "the version of the report in which they stood there"),
    _text("before", "some code points before them, to find them again"),
    _text("after", "some code points after them"),
    PrimaryKeyConstraint("judgement", "position"),
    comment="The words that judgements are about. Append-only.",
)
log = Table(
    "log",
    metadata,
    _number("order"),
    _text("at", "when, ISO 8601, UTC"),
    _text("verb", "what was done"),
    _text("what", "what came of it"),
    comment="What was done to this archive, in order.",
)

# DERIVED: all that follows can be made again from what stands above.

derivation = Table(
    "derivation",
    metadata,
    _text("inputs", "digest over reports, readings, judgements and versions that it follows from", primary_key=True),
    _text("made_by", "the chronicle's made_by, as JSON"),
    _text("notes", "the chronicle's notes, as a JSON array"),
    _text("made", "when, ISO 8601, UTC"),
    comment="DERIVED. What the tables below follow from; where the inputs have changed since, they are out of date.",
)
told_reports = Table(
    "told_reports",
    metadata,
    _count("number", "order"),
    _text("report", "the report's name", primary_key=True),
    _text("digest", "the version that is told", ForeignKey("reports.digest")),
    _maybe("earliest", "earliest day of publication, inferred where it does not say"),
    _maybe("latest", "latest day of publication"),
    _maybe("outlet", "who published it"),
    _maybe("copy_of", "the report that it is a copy of"),
    _count("n_events", "how many events it tells"),
    _text("document", "the report as in the chronicle file, but for its text"),
    comment="DERIVED. The current reports, with publication as linking has it.",
)
actors = Table(
    "actors",
    metadata,
    _count("number", "order"),
    _text("id", "a1- and a digest of where the words stand", primary_key=True),
    _text("name", "fullest name"),
    _text("type", "country, organization, armed group, person, people or other"),
    _maybe("country", "ISO 3166-1 alpha-3"),
    _count("n_reports", "how many reports name it"),
    _count("n_events", "how many events it is part of"),
    _count("n_differences", "on how much reports differ about it"),
    _text("document", "the actor as in the chronicle file"),
    comment="DERIVED. Countries, organizations, armed groups and persons across reports.",
)
actor_names = Table(
    "actor_names",
    metadata,
    _text("actor", "which actor", ForeignKey("actors.id")),
    _text("name", "a name of it, lower case"),
    Index("actor_names_by_name", "name"),
    Index("actor_names_by_actor", "actor"),
    comment="DERIVED. All names of actors.",
)
places = Table(
    "places",
    metadata,
    _count("number", "order"),
    _text("id", "which place", primary_key=True),
    _text("name", "its name"),
    _maybe("country", "ISO 3166-1 alpha-3"),
    Column("latitude", Float, nullable=True, comment="degrees, WGS 84"),
    Column("longitude", Float, nullable=True, comment="degrees, WGS 84"),
    _text("names", "all its names and its country's, lower case, one a line"),
    _text("document", "the place as in the chronicle file"),
    comment="DERIVED. Places across reports.",
)
events = Table(
    "events",
    metadata,
    _count("number", "order in the chronicle: by first day"),
    _text("id", "e1- and a digest of where the words stand", primary_key=True),
    _text("type", "PLOVER's type"),
    _maybe("mode", "PLOVER's mode"),
    _text("status", "occurred, ongoing, planned, possible or denied"),
    _maybe("earliest", "earliest day, ISO 8601; null is not known"),
    _maybe("latest", "latest day"),
    _maybe("edtf", "the date in the Extended Date/Time Format"),
    _maybe("place", "which place"),
    _text("summary", "in one line"),
    _count("n_reports", "how many reports tell it"),
    _count("n_origins", "how many origins they have it from"),
    _count("n_differences", "on how much they differ"),
    _maybe("judgements", "ids of the judgements that shaped it"),
    _text("document", "the event as in the chronicle file"),
    Index("events_by_type", "type"),
    Index("events_by_place", "place"),
    comment="DERIVED. Events across reports.",
)
participants = Table(
    "participants",
    metadata,
    _text("event", "which event", ForeignKey("events.id")),
    _text("actor", "which actor", ForeignKey("actors.id")),
    _text("role", "actor, recipient or other"),
    Index("participants_by_actor", "actor"),
    Index("participants_by_event", "event"),
    comment="DERIVED. Who is part of which event.",
)
mentions = Table(
    "mentions",
    metadata,
    _text("event", "which event", ForeignKey("events.id")),
    _text("report", "the report that tells it"),
    Column("start", Integer, nullable=False, comment="where the clause that tells it begins, in code points"),
    Column("end", Integer, nullable=False, comment="where it ends, half-open"),
    _text("quote", "the clause"),
    _text("status", "the status that this mention gives it"),
    Index("mentions_by_event", "event"),
    Index("mentions_by_report", "report"),
    comment="DERIVED. The words that tell each event.",
)
origins = Table(
    "origins",
    metadata,
    _text("event", "which event", ForeignKey("events.id")),
    _text("origin", "where a report has it from: a named source, a wire or an outlet"),
    _text("report", "the report"),
    Index("origins_by_event", "event"),
    comment="DERIVED. Where each report has each event from.",
)
relations = Table(
    "relations",
    metadata,
    _count("number", "order"),
    _text("id", "which relation", primary_key=True),
    _text("type", "agreement, membership, presence, office, diplomatic relations or sanction"),
    _text("subject", "which actor", ForeignKey("actors.id")),
    _text("object", "which actor", ForeignKey("actors.id")),
    _maybe("place", "which place"),
    _maybe("detail", "the office's title, the accord's name"),
    Column("acting", Boolean, nullable=False, comment="whether an office is held for the time being"),
    _maybe("began_earliest", "earliest day on which it began; null is not known"),
    _maybe("began_latest", "latest day on which it began"),
    _maybe("ended_earliest", "earliest day on which it ended"),
    _maybe("ended_latest", "latest day on which it ended"),
    Column("ended", Boolean, nullable=False, comment="whether a report says that it ended; false is not 'still true'"),
    _count("n_reports", "how many reports carry it"),
    _count("n_differences", "on how much they differ"),
    _text("document", "the relation as in the chronicle file"),
    Index("relations_by_subject", "subject"),
    Index("relations_by_object", "object"),
    comment="DERIVED. What stands between two actors for a time.",
)
differences = Table(
    "differences",
    metadata,
    _count("number", "order"),
    _text("kind", "of what: event, actor or relation"),
    _text("id", "of which"),
    _text("attribute", "what reports disagree on"),
    Column("series", Boolean, nullable=False, comment="whether the values grow with the day of the report"),
    _text("values", "the values, in one line"),
    _text("document", "the difference as in the chronicle file"),
    PrimaryKeyConstraint("number"),
    Index("differences_by_id", "id"),
    comment="DERIVED. On what reports disagree. Never resolved.",
)
stories = Table(
    "stories",
    metadata,
    _count("number", "order"),
    _text("id", "which story", primary_key=True),
    _maybe("title", "its title"),
    _text("document", "the story as in the chronicle file"),
    comment="DERIVED. Reports and events that belong together.",
)
standings = Table(
    "standings",
    metadata,
    _count("number", "order"),
    _text("report", "the report that claims it"),
    _text("document", "the claim, with the actors of this archive, as JSON"),
    PrimaryKeyConstraint("number"),
    UniqueConstraint("number", "report"),
    comment="DERIVED. What reports say stands, other than by an event; relations follow from these and from events.",
)

DERIVED = (
    standings, stories, differences, relations, origins, mentions, participants, events, places, actor_names, actors,
    told_reports, derivation,
)  # fmt: skip


@compiles(CreateColumn, "sqlite")
def _with_comment(element: CreateColumn, compiler: Any, **options: Any) -> str | None:
    """A column of SQLite with its comment: SQLite keeps what stands in the statement and has no other place for it."""
    made: str | None = compiler.visit_create_column(element, **options)
    comment = element.element.comment
    return f"{made} /* {comment} */" if made and comment else made


@compiles(CreateTable, "sqlite")
def _with_table_comment(element: CreateTable, compiler: Any, **options: Any) -> str:
    """A table of SQLite with its comment."""
    made: str = compiler.visit_create_table(element, **options)
    return made.replace("(", f"( /* {element.element.comment} */", 1)


# What SQLAlchemy's Core has no words for: full-text search, and refusing to change what people ruled.

_REFUSED = "judgements are never changed or deleted: withdraw them instead"

SQLITE_EXTRAS = (
    """CREATE VIRTUAL TABLE report_words USING fts5 (
        title, text, content='reports', content_rowid='number', tokenize='porter unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER reports_are_searched AFTER INSERT ON reports BEGIN
        INSERT INTO report_words (rowid, title, text) VALUES (new.number, new.title, new.text); END""",
    *(
        f"""CREATE TRIGGER {table}_{verb.lower()} BEFORE {verb} ON {table} BEGIN
        SELECT RAISE(ABORT, '{_REFUSED}'); END"""
        for table in ("judgements", "judgement_targets")
        for verb in ("UPDATE", "DELETE")
    ),
)
# A tsvector holds at most 1 MiB; a text of 250,000 code points stays below it.
POSTGRES_WORDS = "to_tsvector('english', coalesce({of}title, '') || ' ' || left({of}text, 250000))"
POSTGRES_EXTRAS = (
    f"CREATE INDEX report_words ON reports USING gin ({POSTGRES_WORDS.format(of='')})",
    f"""CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '{_REFUSED}'; END $$""",
    *(
        f"""CREATE TRIGGER {table}_refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"""
        for table in ("judgements", "judgement_targets")
    ),
)
