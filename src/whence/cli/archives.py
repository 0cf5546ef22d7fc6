"""What the verbs on archives share: opening one, the time of day, days as options, and rows as table, JSON or CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, Literal

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from whence import desk
from whence.cli.common import write
from whence.exports.events_csv import FORMULA_STARTS
from whence.shown import printable

Row = dict[str, Any]
WIDE = 120  # columns of a terminal in which a table with one of these at its end is pleasant to read
LONG = ("summary", "title", "words", "what", "reason", "why")
MAX_ROWS = 50  # what a person reads in a terminal; --limit gives more

archive_argument = click.argument("archive", metavar="ARCHIVE")


def now() -> datetime:
    """The time, read here and nowhere below."""
    return datetime.now(UTC)


@contextmanager
def opened(where: str, *, create: bool = False, fresh: bool = False) -> Iterator[desk.Archive]:
    """The archive; with `fresh`, a word on standard error where its chronicle is older than its reports.

    One that an older Whence wrote has no chronicle once its tables are brought up to date: it is made here.
    """
    with desk.open_archive(where, create=create) as archive:
        if fresh and archive.derived_from() is None:
            desk.derive(archive, now=now())
        if fresh and desk.is_stale(archive):
            click.echo(f"its chronicle is out of date; `whence add {where}` brings it up to date", err=True)
        yield archive


def output_options(verb: Callable[..., None]) -> Callable[..., None]:
    """Gives `verb` the options that say how rows are written."""
    verb = click.option("-o", "--output", metavar="FILE", help="Where to write; standard output where not given.")(verb)
    verb = click.option("--csv", "as_csv", is_flag=True, help="Rows as CSV, with a header.")(verb)
    return click.option("--json", "as_json", is_flag=True, help="As JSON, whole.")(verb)


def shown(rows: Sequence[Row], columns: Sequence[str], *, limit: int | None = None, none: str = "") -> None:
    """Prints rows as a table, and whether there are more than `limit`; where there are none, the words `none`.

    On a narrow terminal the columns at the end that hold long words have lines of their own below each row.
    """
    if none and not rows:
        click.echo(none)
        return
    console = Console()
    cells = [[cell(row.get(column)) for column in columns] for row in rows[:limit]]
    n_short = next((n for n in range(len(columns), 0, -1) if columns[n - 1] not in LONG), 0)
    if console.width < WIDE and n_short < len(columns):
        _narrow(cells, [_heading(column) for column in columns], n_short)
    else:
        table = Table(box=None, header_style="bold", pad_edge=False)
        for column in columns:
            justify: Literal["left", "right"] = "right" if column.startswith("n_") else "left"
            table.add_column(_heading(column), overflow="fold", justify=justify)
        for row in cells:
            table.add_row(*map(Text, row))
        console.print(table)
    if limit is not None and len(rows) > limit:
        click.echo(f"\nthe first {limit}; --limit 0 shows all")


def _narrow(cells: Sequence[Sequence[str]], headings: Sequence[str], n_short: int) -> None:
    """Prints rows, each column after the first `n_short` on a line of its own below."""
    rows = [headings, *cells]
    widths = [max(len(row[column]) for row in rows) for column in range(n_short)]
    for row in rows:
        click.echo("  ".join(value.ljust(width) for value, width in zip(row, widths, strict=False)).rstrip())
        for long in filter(None, row[n_short:]):
            click.echo(f"    {long}")


def _heading(column: str) -> str:
    return column.removeprefix("n_").replace("_", " ")


def cell(value: object) -> str:
    """A value as a cell shows it, safe for a terminal."""
    if value is None or value is False:
        return ""
    return "yes" if value is True else printable(str(value)).replace("\n", " ")


def as_table_file(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """Rows as CSV; what a spreadsheet would run is set apart with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_plain(row.get(column)) for column in columns] for row in rows)
    return out.getvalue()


def _plain(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def write_json(value: object, output: str | None) -> None:
    """Writes a value as JSON."""
    write(json.dumps(value, ensure_ascii=False, indent=2) + "\n", output)
