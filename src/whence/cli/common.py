"""What the verbs share: progress on standard error, skipped inputs told in one line, results written whole."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from whence import app
from whence.codebook.plover import NEAREST, shown_type
from whence.errors import InputError
from whence.intake import IntakeOptions
from whence.model.chronicle import Chronicle
from whence.model.report import Skipped
from whence.shown import printable

NOTHING_READ = 2


@contextmanager
def progress(console: Console) -> Iterator[app.Progress]:
    """A progress callback that draws on `console`, and only where that is a terminal."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        tasks = {}

        def show(stage: str, done: int, total: int | None) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield show


def day(words: str) -> date:
    """The day that an option's value writes."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise click.BadParameter(f"{words} is no day; write YYYY-MM-DD") from None


def clock_options(verb: Callable[..., None]) -> Callable[..., None]:
    """Gives `verb` the two clocks."""
    known = "Told by reports certainly published up to this day (YYYY-MM-DD)."
    verb = click.option("--known-by", type=day, metavar="DAY", help=known)(verb)
    return click.option("--as-of", type=day, metavar="DAY", help="Without what begins after this day.")(verb)


def chronicle_of(
    paths: tuple[str, ...], options: IntakeOptions, *, as_of: date | None = None, known_by: date | None = None
) -> Chronicle:
    """The chronicle of all that `paths` name, or of the one archive that they name, by both clocks.

    Shows progress; ends with exit code 2 where nothing could be read.
    """
    from whence import desk  # the archive's database is loaded only where there may be one

    if len(paths) == 1 and desk.is_archive(paths[0]):
        return desk.chronicle_at(paths[0], as_of=as_of, known_by=known_by)
    console = Console(stderr=True)
    with progress(console) as show:
        told = app.chronicle(*paths, options=options, progress=show, as_of=as_of, known_by=known_by, processes=None)
    for skipped in told.skipped:
        tell_skipped(skipped)
    for report in (one.report for one in told.reports):
        if report.not_read and report.not_read != app.FAILED:  # of a failure the log has told, and which it was
            click.echo(f"not read: {report.id}: {report.not_read}", err=True)
    if known_by is None and not any(app.was_read(one.report) for one in told.reports):
        if not told.skipped:
            click.echo(f"whence: no report found in {', '.join(paths)}; name a file or a folder with reports", err=True)
        sys.exit(NOTHING_READ)
    return told


def tell_skipped(skipped: Skipped) -> None:
    """Tells on standard error, in one line, what could not be read and why."""
    click.echo(printable(f"skipped: {skipped.input}: {skipped.why}"), err=True)


def kind_cell(type: str, mode: str | None) -> str:
    """An event's type and mode in a cell: "SANCTION discontinue"; OTHER for what PLOVER has no type for."""
    return " ".join(filter(None, (shown_type(type, mode), None if mode == NEAREST else mode)))


def write(text: str, output: str | None) -> None:
    """Writes `text` to the file `output`, whole or not at all, or to standard output where that is None or `-`."""
    if output in (None, "-"):
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.flush()
        return
    target = Path(str(output))
    draft = target.with_name(f".{target.name}.part")
    try:
        draft.write_text(text, "utf-8")
        draft.replace(target)
    except OSError as error:
        raise InputError(f"cannot write {target}: {error.strerror}; name another place with -o") from error
