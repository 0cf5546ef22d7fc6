"""`whence backup`: a copy of an archive as it is."""

from __future__ import annotations

import click

from whence.cli.archives import archive_argument, opened


@click.command()
@archive_argument
@click.argument("file")
def command(archive: str, file: str) -> None:
    """Copy ARCHIVE to FILE, whole and as it is now, while others may use it. FILE must not be there yet."""
    with opened(archive) as held:
        held.backup(file)
    click.echo(f"the backup: {file}")
