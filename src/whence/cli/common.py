"""What the verbs share: progress on standard error, skipped inputs told in one line, results written whole."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from whence import app
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


def chronicle_of(paths: tuple[str, ...], options: IntakeOptions) -> Chronicle:
    """The chronicle of all that `paths` name, with progress; ends with exit code 2 where nothing could be read."""
    console = Console(stderr=True)
    with progress(console) as show:
        told = app.chronicle(*paths, options=options, progress=show)
    for skipped in told.skipped:
        tell_skipped(skipped)
    for report in (one.report for one in told.reports):
        if report.not_read:
            click.echo(f"not read: {report.id}: {report.not_read}", err=True)
    if not any(app.was_read(one.report) for one in told.reports):
        if not told.skipped:
            click.echo(f"whence: no report found in {', '.join(paths)}; name a file or a folder with reports", err=True)
        sys.exit(NOTHING_READ)
    return told


def tell_skipped(skipped: Skipped) -> None:
    """Tells on standard error, in one line, what could not be read and why."""
    click.echo(printable(f"skipped: {skipped.input}: {skipped.why}"), err=True)


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
