"""`whence export`: a chronicle in a format that other programs read."""

from __future__ import annotations

from datetime import date

import click

from whence import exports
from whence.cli.common import chronicle_of, clock_options, write
from whence.cli.inputs import intake_options, paths_argument
from whence.intake import IntakeOptions


@click.command()
@click.argument("format", type=click.Choice(sorted(exports.EXPORTS)), metavar="FORMAT")
@paths_argument
@clock_options
@intake_options
@click.option("-o", "--output", metavar="FILE", help="Where to write; standard output where not given.")
def command(
    format: str,
    paths: tuple[str, ...],
    output: str | None,
    options: IntakeOptions,
    as_of: date | None,
    known_by: date | None,
) -> None:
    """Write the chronicle of PATH… in FORMAT.

    FORMAT is chronicle (the complete JSON document, by the published schema) or csv (events, a row each). PATH… are
    files, folders or globs of reports; - is standard input; or one archive, by its file or URL.
    """
    write(exports.export(chronicle_of(paths, options, as_of=as_of, known_by=known_by), format), output)
