"""What SQLAlchemy's Core has no words for: full-text search, and refusing to change what people ruled."""

from __future__ import annotations

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
