"""`whence search`: reports by their words."""

from __future__ import annotations

import click

from whence.cli.archives import MAX_ROWS, archive_argument, as_table_file, opened, output_options, shown, write_json
from whence.cli.common import write

COLUMNS = ("id", "published", "outlet", "title", "words")


@click.command()
@archive_argument
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=0), default=MAX_ROWS, metavar="N", help="So many at most; 0 is all.")
@output_options
def command(archive: str, words: tuple[str, ...], limit: int, as_json: bool, as_csv: bool, output: str | None) -> None:
    """Find the reports of ARCHIVE that have WORDS, best first.

    All words must be there, in any form ("sign" finds "signed"); '"joint force"' is a phrase, OR between two words is
    either. To leave out a word, write -- before the words and - before it.
    """
    with opened(archive) as held:
        rows = held.search(" ".join(words), limit or None)
    if as_csv:
        write(as_table_file(rows, COLUMNS), output)
    elif as_json or output:
        write_json(rows, output)
    else:
        shown(rows, COLUMNS)
