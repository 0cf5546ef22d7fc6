"""`whence add`: reports into an archive."""

from __future__ import annotations

import sys

import click
from rich.console import Console

from whence import desk
from whence.cli.archives import archive_argument, now, opened
from whence.cli.common import NOTHING_READ, progress, tell_skipped
from whence.cli.inputs import intake_options
from whence.intake import IntakeOptions


@click.command()
@archive_argument
@click.argument("paths", nargs=-1, metavar="[PATH…]")
@click.option("--reread", is_flag=True, help="Read again what only another or older reader has read.")
@click.option("--processes", type=click.IntRange(1), help="How many processes read (default: one a core, 4 at most).")
@intake_options
def command(archive: str, paths: tuple[str, ...], reread: bool, processes: int | None, options: IntakeOptions) -> None:
    """Take reports into ARCHIVE, read them and bring its chronicle up to date.

    ARCHIVE is a file, made where it is not there, or a URL of PostgreSQL. PATH… are files, folders or globs of reports;
    - is standard input. What was added before is passed over; a changed page is a new version of its report, the old
    kept. Stop it when you like: run again, with or without paths, it goes on where it was.
    """
    console = Console(stderr=True)
    with opened(archive, create=bool(paths)) as held:
        with progress(console) as show:
            added = desk.add(held, paths, now=now(), options=options, reread=reread, progress=show, processes=processes)
        for skipped in added.skipped:
            tell_skipped(skipped)
        if added.derived:
            tell_notes(held)
        counts = held.counts()
        told = added.taken
        click.echo(f"{told.n_new} new, {told.n_changed} changed, {told.n_known} known, {added.n_read} read")
        click.echo(f"the archive: {len(held.current())} reports, {counts['events']} events, {counts['actors']} actors")
        if paths and not told.n_new + told.n_changed + told.n_known:
            sys.exit(NOTHING_READ)


def tell_notes(held: desk.Archive) -> None:
    """Tells on standard error which judgements no longer find their place."""
    for note in held.notes():
        click.echo(f"judgement {note}", err=True)
