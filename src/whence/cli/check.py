"""`whence check`: whether an archive holds together."""

from __future__ import annotations

import sys

import click

from whence import desk
from whence.cli.archives import archive_argument, cell, opened

FAULTS_FOUND = 1


@click.command()
@archive_argument
def command(archive: str) -> None:
    """Verify every digest, span and reference of ARCHIVE; exit code 1 where something does not hold.

    Says also whether its chronicle is up to date and which judgements no longer find their place.
    """
    with opened(archive) as held:
        faults, counts, stale = held.check(), held.counts(), desk.is_stale(held)
        lost = [(one.judgement, target) for one in held.placed() for target in one.lost]
    for fault in faults:
        click.echo(cell(f"{fault.where}: {fault.what}"))
    for judgement, target in lost:
        click.echo(cell(f"judgement {judgement.id}: “{target.quote}” no longer stands in {target.report}"))
    if stale:
        click.echo(f"its chronicle is out of date; `whence add {archive}` brings it up to date")
    kept = ", ".join(f"{n} {name}" for name, n in counts.items())
    click.echo(f"{len(faults)} faults in {kept}" if faults else f"sound: {kept}")
    if faults:
        sys.exit(FAULTS_FOUND)
