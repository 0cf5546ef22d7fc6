"""The tables that are made again from the kept ones: a chronicle as rows that can be asked.

Reports that hang together are linked as one bundle, and each row says of which: what a new report touches is made
again, the rest stays. Documents stand apart from the rows that are searched, so that a search reads little.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, Index, Integer, PrimaryKeyConstraint, Table

from whence.archive.columns import count, maybe, metadata, text

_BUNDLE = "the bundle of reports that it was made from"

derivation = Table(
    "derivation",
    metadata,
    text("inputs", "digest over reports, readings, judgements and versions that it follows from", primary_key=True),
    text("made_by", "the chronicle's made_by, as JSON"),
    text("notes", "the chronicle's notes, as a JSON array"),
    text("made", "when, ISO 8601, UTC"),
    comment="DERIVED. What the tables below follow from; where the inputs have changed since, they are out of date.",
)
bundles = Table(
    "bundles",
    metadata,
    text("bundle", "digest over all that it follows from", primary_key=True),
    count("n_reports", "how many reports it has"),
    text("made", "when, ISO 8601, UTC"),
    comment="DERIVED. Reports that hang together and are linked as one; what stays the same is not made again.",
)
told_reports = Table(
    "told_reports",
    metadata,
    text("report", "the report's name", primary_key=True),
    text("bundle", _BUNDLE),
    text("digest", "the version that is told, among reports"),
    maybe("earliest", "earliest day of publication, inferred where it does not say"),
    maybe("latest", "latest day of publication"),
    maybe("outlet", "who published it"),
    maybe("title", "headline"),
    text("language", "ISO 639-1 code"),
    maybe("copy_of", "the report that it is a copy of"),
    count("n_events", "how many events it tells"),
    Index("told_reports_by_bundle", "bundle"),
    Index("told_reports_by_day", "earliest", "report"),
    comment="DERIVED. The current reports, with publication as linking has it.",
)
actors = Table(
    "actors",
    metadata,
    text("id", "a1- and a digest of who it is", primary_key=True),
    text("name", "fullest name"),
    text("type", "country, organization, armed group, person, people or other"),
    maybe("country", "ISO 3166-1 alpha-3"),
    count("n_reports", "how many reports name it"),
    count("n_events", "how many events it is part of"),
    count("n_differences", "on how much reports differ about it"),
    maybe("known", "the first day by which a report that names it was certainly out"),
    Index("actors_by_country", "country"),
    Index("actors_by_type", "type"),
    comment="DERIVED. Countries, organizations, armed groups and persons across reports.",
)
Index("actors_by_weight", actors.c.n_events.desc(), actors.c.n_reports.desc(), actors.c.id)
actor_names = Table(
    "actor_names",
    metadata,
    text("actor", "which actor"),
    text("bundle", _BUNDLE),
    text("name", "a name of it, lower case"),
    Index("actor_names_by_name", "name", "actor"),
    Index("actor_names_by_bundle", "bundle"),
    comment="DERIVED. All names of actors.",
)
places = Table(
    "places",
    metadata,
    text("id", "which place", primary_key=True),
    text("name", "its name"),
    maybe("country", "ISO 3166-1 alpha-3"),
    Column("latitude", Float, nullable=True, comment="degrees, WGS 84"),
    Column("longitude", Float, nullable=True, comment="degrees, WGS 84"),
    text("names", "all its names and its country's, lower case, one a line"),
    count("n_events", "how many events were there"),
    comment="DERIVED. Places across reports.",
)
cast = Table(
    "told_of",
    metadata,
    text("kind", "actor or place"),
    text("id", "which"),
    text("bundle", _BUNDLE),
    count("n_reports", "how many reports of the bundle name it"),
    count("n_events", "how many events of the bundle it is part of, or happened there"),
    maybe("known", "the first day by which a report of the bundle that names it was certainly out"),
    text("document", "the actor or place as the reports of the bundle tell of it"),
    PrimaryKeyConstraint("kind", "id", "bundle"),
    Index("told_of_by_bundle", "bundle"),
    comment="DERIVED. What each bundle tells of an actor or a place; actors and places are these put together.",
)
events = Table(
    "events",
    metadata,
    text("id", "e1- and a digest of where the words stand", primary_key=True),
    text("bundle", _BUNDLE),
    text("place_in_order", "by which events are in the chronicle's order: first day, then where they are first told"),
    text("type", "PLOVER's type; only the nearest one where mode is nearest"),
    maybe("mode", "PLOVER's mode; nearest where PLOVER has no type for the event"),
    text("status", "occurred, ongoing, planned, possible or denied"),
    maybe("earliest", "earliest day, ISO 8601; null is not known"),
    maybe("latest", "latest day"),
    maybe("edtf", "the date in the Extended Date/Time Format"),
    maybe("place", "which place"),
    text("summary", "in one line"),
    count("n_reports", "how many reports tell it"),
    count("n_origins", "how many origins they have it from"),
    count("n_differences", "on how much they differ"),
    maybe("known", "the first day by which a report that tells it was certainly out"),
    maybe("judgements", "ids of the judgements that shaped it"),
    Index("events_by_order", "place_in_order"),
    Index("events_by_type", "type", "place_in_order"),
    Index("events_by_place", "place"),
    Index("events_by_bundle", "bundle"),
    comment="DERIVED. Events across reports.",
)
participants = Table(
    "participants",
    metadata,
    text("event", "which event"),
    text("actor", "which actor"),
    text("role", "actor, recipient or other"),
    text("bundle", _BUNDLE),
    Index("participants_by_actor", "actor", "event"),
    Index("participants_by_event", "event"),
    Index("participants_by_bundle", "bundle"),
    comment="DERIVED. Who is part of which event.",
)
mentions = Table(
    "mentions",
    metadata,
    text("event", "which event"),
    text("report", "the report that tells it"),
    Column("start", Integer, nullable=False, comment="where the clause that tells it begins, in code points"),
    Column("end", Integer, nullable=False, comment="where it ends, half-open"),
    text("quote", "the clause"),
    text("status", "the status that this mention gives it"),
    text("bundle", _BUNDLE),
    Index("mentions_by_event", "event"),
    Index("mentions_by_report", "report", "event"),
    Index("mentions_by_bundle", "bundle"),
    comment="DERIVED. The words that tell each event.",
)
origins = Table(
    "origins",
    metadata,
    text("event", "which event"),
    text("origin", "where a report has it from: a named source, a wire or an outlet"),
    text("report", "the report"),
    text("bundle", _BUNDLE),
    Index("origins_by_event", "event"),
    Index("origins_by_bundle", "bundle"),
    comment="DERIVED. Where each report has each event from.",
)
changes = Table(
    "changes",
    metadata,
    text("type", "which kind of relation"),
    text("one", "an actor between whom and the other it is; where it does not matter who is first, the lower id"),
    text("other", "the other actor"),
    text("subject", "which actor, as the change has it"),
    text("object", "which actor, as the change has it"),
    text("effect", "opens, closes or attests"),
    maybe("event", "the event that it follows from; null is a report's claim"),
    maybe("known", "the first day by which a report that carries it was certainly out"),
    maybe("all_known", "the day by which all reports that carry it were certainly out; null is never"),
    text("bundle", _BUNDLE),
    text("document", "the change, as JSON"),
    Index("changes_by_pair", "type", "one", "other"),
    Index("changes_by_bundle", "bundle"),
    comment="DERIVED. What each event and each claim does to a relation; relations are these, folded pair by pair.",
)
relations = Table(
    "relations",
    metadata,
    text("id", "r1- and a digest of what it is and where its words stand", primary_key=True),
    text("place_in_order", "by which relations are in the chronicle's order"),
    text("one", "as in changes"),
    text("other", "as in changes"),
    text("type", "agreement, membership, presence, office, diplomatic relations or sanction"),
    text("subject", "which actor"),
    text("object", "which actor"),
    maybe("place", "which place"),
    maybe("detail", "the office's title, the accord's name"),
    Column("acting", Boolean, nullable=False, comment="whether an office is held for the time being"),
    maybe("began_earliest", "earliest day on which it began; null is not known"),
    maybe("began_latest", "latest day on which it began"),
    maybe("ended_earliest", "earliest day on which it ended"),
    maybe("ended_latest", "latest day on which it ended"),
    Column("ended", Boolean, nullable=False, comment="whether a report says that it ended; false is not 'still true'"),
    maybe("stood_from", "the first day on which it certainly stood; null is not known"),
    maybe("stood_until", "the last day on which it certainly stood"),
    count("n_reports", "how many reports carry it"),
    count("n_differences", "on how much they differ"),
    maybe("known", "the first day by which a report that carries it was certainly out"),
    maybe("all_known", "the day by which all reports that carry it were certainly out; null is never"),
    maybe("judgements", "ids of the judgements that shaped it"),
    Index("relations_by_order", "place_in_order"),
    Index("relations_by_pair", "type", "one", "other"),
    Index("relations_by_subject", "subject"),
    Index("relations_by_object", "object"),
    comment="DERIVED. What stands between two actors for a time.",
)
differences = Table(
    "differences",
    metadata,
    text("kind", "of what: event, actor or relation"),
    text("id", "of which"),
    count("position", "which of its differences, from 0"),
    text("attribute", "what reports disagree on"),
    Column("series", Boolean, nullable=False, comment="whether the values grow with the day of the report"),
    text("values", "the values, in one line"),
    maybe("known", "the first day by which reports that carry two of the values were certainly out"),
    text("place_in_order", "actors, then events, then relations, each in the chronicle's order"),
    maybe("bundle", _BUNDLE + "; null for relations"),
    text("document", "the difference as in the chronicle file"),
    Index("differences_by_id", "id"),
    Index("differences_by_order", "place_in_order", "position"),
    Index("differences_by_bundle", "bundle"),
    comment="DERIVED. On what reports disagree. Never resolved.",
)
stories = Table(
    "stories",
    metadata,
    text("id", "which story", primary_key=True),
    text("bundle", _BUNDLE),
    count("n_reports", "how many reports tell it"),
    maybe("title", "its title"),
    Index("stories_by_bundle", "bundle"),
    comment="DERIVED. Reports and events that belong together.",
)
documents = Table(
    "documents",
    metadata,
    text("kind", "event, relation, report or story"),
    text("id", "which"),
    maybe("bundle", _BUNDLE + "; null for relations"),
    text("document", "it, as in the chronicle file; a report without its text"),
    PrimaryKeyConstraint("kind", "id"),
    Index("documents_by_bundle", "bundle"),
    comment="DERIVED. What the rows above are about, whole, as JSON.",
)

# Those whose rows go when their bundle is made again, and those that are made of several bundles.
OF_A_BUNDLE = (
    documents, stories, differences, changes, origins, mentions, participants, events, actor_names, cast, told_reports,
    bundles,
)  # fmt: skip
OF_SEVERAL = (relations, places, actors, derivation)
DERIVED = (*OF_A_BUNDLE, *OF_SEVERAL)
