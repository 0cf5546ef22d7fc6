"""`whence log`: what was done to an archive."""

from __future__ import annotations

import click

from whence.cli.archives import archive_argument, opened, shown
from whence.cli.archives import write_json as to_json
from whence.model.plain import to_plain


@click.command()
@archive_argument
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def command(archive: str, as_json: bool) -> None:
    """Show what was done to ARCHIVE, first to last: what was added, what was ruled."""
    with opened(archive) as held:
        entries = to_plain(held.log())
    if as_json:
        to_json(entries, None)
    else:
        shown(entries, ("at", "verb", "what"))
