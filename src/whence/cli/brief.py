"""`whence brief`: one page that tells what reports say."""

from __future__ import annotations

from datetime import date

import click
from rich.console import Console

from whence.brief import page, terminal
from whence.cli.common import chronicle_of, clock_options, write
from whence.cli.inputs import intake_options, paths_argument
from whence.intake import IntakeOptions


@click.command()
@paths_argument
@clock_options
@intake_options
@click.option("-o", "--output", default="brief.html", show_default=True, metavar="FILE", help="The page; - for stdout.")
def command(
    paths: tuple[str, ...], output: str, options: IntakeOptions, as_of: date | None, known_by: date | None
) -> None:
    """Write one page that tells what reports say, and show it in short.

    PATH… are files, folders or globs of reports (text, HTML, JSON Lines, CSV), - is standard input; or one archive, by
    its file or URL. The page is one file that needs no network: every date, name and figure on it leads to the words
    that carry it.
    """
    told = chronicle_of(paths, options, as_of=as_of, known_by=known_by)
    write(page(told), output)
    if output != "-":
        terminal(told, Console())
        click.echo(f"\nthe page: {output}")
