"""`whence read`: what one report says."""

from __future__ import annotations

import json
import sys

import click
from rich.console import Console

from whence import app
from whence.cli.common import NOTHING_READ, tell_skipped
from whence.cli.explained import explained, show_explained
from whence.cli.inputs import intake_options
from whence.cli.marks import show_reading
from whence.intake import IntakeOptions
from whence.model.plain import to_plain


@click.command()
@click.argument("file")
@click.option("--json", "as_json", is_flag=True, help="The whole reading as JSON.")
@click.option("--explain", is_flag=True, help="Event by event: the words, frame, row and rule that made each field.")
@click.option("--reader", metavar="NAME", help="Another reader: spacy:PIPELINE, an installed spaCy pipeline.")
@intake_options
def command(file: str, as_json: bool, explain: bool, reader: str | None, options: IntakeOptions) -> None:
    """Show what one report says, with its mentions marked.

    FILE is one report (text or HTML; the first row of a table); - is standard input.
    """
    gathered = app.collect([file], options=options)
    for skipped in gathered.skipped:
        tell_skipped(skipped)
    if not gathered.reports or gathered.reports[0].not_read:
        for report in gathered.reports[:1]:
            click.echo(f"not read: {report.id}: {report.not_read}", err=True)
        sys.exit(NOTHING_READ)
    report = gathered.reports[0]
    reading = app.read(report, reader=app.reader_named(reader) if reader else None)
    if explain and as_json:
        document = {"report": report.id, "reader": reading.reader, "events": explained(report, reading)}
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
    elif explain:
        show_explained(report, reading, Console())
    elif as_json:
        document = {"report": to_plain(report), "reading": to_plain(reading)}
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        show_reading(report, reading, Console())
