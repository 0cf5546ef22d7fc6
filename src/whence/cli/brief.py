"""`whence brief`: one page that tells what reports say."""

from __future__ import annotations

import click
from rich.console import Console

from whence.brief import page, terminal
from whence.cli.common import chronicle_of, paths_argument, write


@click.command()
@paths_argument
@click.option("-o", "--output", default="brief.html", show_default=True, metavar="FILE", help="The page; - for stdout.")
def command(paths: tuple[str, ...], output: str) -> None:
    """Write one page that tells what reports say, and show it in short.

    PATH… are files, folders or globs of reports (text, HTML, JSON Lines, CSV); - is standard input. The page is one
    file that needs no network: every date, name and figure on it leads to the words that carry it.
    """
    told = chronicle_of(paths)
    write(page(told), output)
    if output != "-":
        terminal(told, Console())
        click.echo(f"\nthe page: {output}")
