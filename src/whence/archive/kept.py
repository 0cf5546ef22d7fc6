"""The tables that are kept for good: what came in, what was read of it, what people ruled, and what was done."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, PrimaryKeyConstraint, Table

from whence.archive.columns import NUMBER, count, maybe, metadata, number, text

meta = Table(
    "archive",
    metadata,
    text("name", "what is told: schema (version of these tables), whence (version that made them)", primary_key=True),
    text("value", "its value"),
    comment="What this archive is.",
)
pages = Table(
    "pages",
    metadata,
    text("digest", "SHA-256 of the bytes", primary_key=True),
    text("media_type", "IANA media type, as far as the name tells"),
    Column("n_bytes", NUMBER, nullable=False, comment="how many bytes came in"),
    Column("content", LargeBinary, nullable=True, comment="the bytes as they came; null where too many to keep"),
    comment="What came in, each once.",
)
sources = Table(
    "sources",
    metadata,
    text("source", "where pages come from: a path, or standard input", primary_key=True),
    text("page", "the page that it last held", ForeignKey("pages.digest")),
    text("how", "how that page was taken in: version and options; the same page taken the same way is passed over"),
    text("taken", "when, ISO 8601, UTC"),
    comment="Where pages come from, and what each source last held.",
)
reports = Table(
    "reports",
    metadata,
    number("order of arrival"),
    text("digest", "SHA-256 of text, title, outlet and given publication: equal digests are one report", unique=True),
    text("page", "the page that it was taken from", ForeignKey("pages.digest")),
    maybe("title", "headline"),
    maybe("outlet", "who published it"),
    maybe("url", "where it was published"),
    text("language", "ISO 639-1 code, und where it cannot be told"),
    maybe("published", "EDTF of its publication, as far as it says so itself"),
    text("text", "its words, verbatim; spans count its Unicode code points"),
    text("document", "all its fields but the text, as JSON"),
    comment="Every version of every report that ever came in. Never changed, never deleted.",
)
versions = Table(
    "versions",
    metadata,
    text("report", "the report's name"),
    count("version", "1 for the first, counting up; the highest is current"),
    text("digest", "what it then said", ForeignKey("reports.digest")),
    text("source", "where it came from", ForeignKey("sources.source")),
    text("added", "when, ISO 8601, UTC"),
    PrimaryKeyConstraint("report", "version"),
    Index("versions_by_digest", "digest", "report"),
    comment="Which report said what, version by version.",
)
parts = Table(
    "parts",
    metadata,
    text("source", "where it comes from", ForeignKey("sources.source")),
    text("part", "which report of that source it is, by the name that taking it in gave it"),
    text("report", "the report's name in this archive"),
    PrimaryKeyConstraint("source", "part"),
    comment="Which report each part of a source is, so that what comes again is its next version.",
)
skipped = Table(
    "skipped",
    metadata,
    text("input", "what could not be read", primary_key=True),
    text("why", "what happened, and what to try"),
    text("source", "the source it is a part of", ForeignKey("sources.source")),
    text("at", "when, ISO 8601, UTC"),
    comment="Inputs that could not be read when they last came.",
)
readings = Table(
    "readings",
    metadata,
    text("digest", "the report that was read", ForeignKey("reports.digest")),
    text("reader", "name and version of the reader"),
    text("document", "all that it says, as JSON"),
    Column("vectors", LargeBinary, nullable=True, comment="the mentions' vectors: f or d, then little-endian numbers"),
    text("made", "when, ISO 8601, UTC"),
    PrimaryKeyConstraint("digest", "reader"),
    Index("readings_by_making", "made", "reader", "digest"),
    comment="What each report says, by each version of the reader.",
)
judgements = Table(
    "judgements",
    metadata,
    number("order in which they were made"),
    text("id", "j1- and a digest of what is ruled", unique=True),
    text("ruling", "same, different, reject, accept, set or withdraw"),
    maybe("attribute", "what a set judgement sets"),
    maybe("value", "to what it sets it; of withdraw, the judgement withdrawn"),
    text("author", "who ruled"),
    maybe("made", "when, ISO 8601"),
    text("reason", "why"),
    comment="People's rulings. Append-only: triggers refuse to change or delete them; withdraw instead.",
)
targets = Table(
    "judgement_targets",
    metadata,
    text("judgement", "which judgement", ForeignKey("judgements.id")),
    count("position", "which of its targets, from 0"),
    text("kind", "event or actor"),
    text("report", "the report that the words stand in"),
    Column("start", Integer, nullable=False, comment="where they stood, in code points"),
    text("quote", "the words"),
    maybe("digest", "the version of the report in which they stood there"),
    text("before", "some code points before them, to find them again"),
    text("after", "some code points after them"),
    PrimaryKeyConstraint("judgement", "position"),
    comment="The words that judgements are about. Append-only.",
)
log = Table(
    "log",
    metadata,
    number("order"),
    text("at", "when, ISO 8601, UTC"),
    text("verb", "what was done"),
    text("what", "what came of it"),
    comment="What was done to this archive, in order.",
)
