"""Write `docs/schema.md`, the tables of an archive and what each column holds, from the code.

`python docs/make_schema.py` writes it; `--check` only says whether it is as the code has it (exit code 1 where not).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Table

PAGE = Path(__file__).resolve().parent / "schema.md"
INTRO = """# The tables of an archive

Written from the code by `make docs`; a test holds the two together. The same words stand in the archive itself:
`sqlite3 ARCHIVE .schema` and psql's `\\d+` show them. This is schema {version}; the table `archive` says which one an
archive has. An older archive is brought up to date when it is opened, a newer one is refused.

Days are ISO 8601, and text sorts by code points, in SQLite and PostgreSQL alike. JSON is as in the
[chronicle file](chronicle.schema.json). Spans count Unicode code points of the report's text.
"""
KEPT = """## Kept for good

What came in, what was read of it, what people ruled and what was done. Reports and judgements are never changed or
deleted.
"""
DERIVED = """## Derived

Made again from the tables above whenever these change. They are rows to ask, beside documents as in the chronicle file;
nothing is lost with them.
"""
EXAMPLES = """## To ask with other tools

The ten events that most reports tell:

    SELECT edtf, type, n_reports, summary FROM events ORDER BY n_reports DESC, id LIMIT 10;

What an outlet says of an actor, word by word:

    SELECT m.report, m.quote FROM mentions m
    JOIN participants p ON p.event = m.event JOIN actor_names n ON n.actor = p.actor
    JOIN told_reports r ON r.report = m.report
    WHERE n.name = 'chad' AND r.outlet = 'Radio Tarsk';

All that a report ever said, version by version:

    SELECT v.version, v.added, r.text FROM versions v JOIN reports r ON r.digest = v.digest
    WHERE v.report = 'radio-tarsk-3' ORDER BY v.version;
"""


def page() -> str:
    """The whole page."""
    from whence.archive import schema

    derived = {table.name for table in schema.DERIVED}
    tables = list(schema.metadata.tables.values())
    kept = [table for table in tables if table.name not in derived]
    parts = [INTRO.format(version=schema.SCHEMA_VERSION), KEPT, *map(_table, kept), DERIVED]
    parts += [_table(table) for table in tables if table.name in derived]
    return "\n".join([*parts, EXAMPLES])


def _table(table: Table) -> str:
    said = (table.comment or "").removeprefix("DERIVED. ")
    head = f"### `{table.name}`\n\n{said}\n\n| column | type | what it holds |\n| --- | --- | --- |\n"
    return head + "\n".join(_columns(table)) + _indexes(table) + "\n"


def _columns(table: Table) -> Iterator[str]:
    for column in table.columns:
        notes = ["the key" if column.primary_key and len(table.primary_key) == 1 else ""]
        notes += ["part of the key" if column.primary_key and len(table.primary_key) > 1 else ""]
        notes += [f"`{key.column.table.name}.{key.column.name}`" for key in column.foreign_keys]
        notes += ["may be null" if column.nullable else ""]
        kind = str(column.type).split("(")[0].split(" ")[0].lower()
        aside = ", ".join(note for note in notes if note)
        yield f"| `{column.name}` | {kind}{f' ({aside})' if aside else ''} | {column.comment} |"


def _indexes(table: Table) -> str:
    named = sorted(table.indexes, key=lambda index: str(index.name))
    said = (f"`{index.name}` ({', '.join(_named(str(one)) for one in index.expressions)})" for index in named)
    return f"\n\nIndexes: {', '.join(said)}." if named else ""


def _named(expression: str) -> str:
    return expression.rpartition(".")[2].strip('"').lower()


def main() -> int:
    """Writes the page, or, with `--check`, compares it."""
    if "--check" in sys.argv[1:]:
        return int(PAGE.read_text(encoding="utf-8") != page())
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
