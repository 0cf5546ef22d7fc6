"""`whence brief`: one page, or Markdown, that tells what reports say."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from whence.brief import markdown, page, terminal
from whence.brief.words import day_words
from whence.cli.ask import filter_options
from whence.cli.common import chronicle_of, clock_options, write
from whence.cli.inputs import intake_options, paths_argument
from whence.desk import Filters, is_archive, open_archive, part_of
from whence.errors import InputError
from whence.intake import IntakeOptions
from whence.model.chronicle import Chronicle

NOTES = (".md", ".markdown")
FILTERS = ("actor", "type", "status", "place", "since", "until", "min_origins", "contested")
_SAID = {
    "actor": "with {}", "type": "of type {}", "status": "{}", "place": "in {}", "since": "from {}", "until": "to {}",
    "min_origins": "from {} origins or more", "contested": "on which reports differ",
}  # fmt: skip


@click.command()
@paths_argument
@filter_options(*FILTERS)
@clock_options
@intake_options
@click.option(
    "--desk", "address", metavar="ADDRESS",
    help="Markdown leads to the desk that `whence serve` has at this address, not to the page beside it.",
)  # fmt: skip
@click.option(
    "-o", "--output", "outputs", multiple=True, metavar="FILE",
    help="The page, or Markdown where FILE ends in .md; - for stdout. May be given twice; brief.html where not.",
)  # fmt: skip
def command(
    paths: tuple[str, ...], outputs: tuple[str, ...], options: IntakeOptions, as_of: date | None, known_by: date | None,
    address: str | None, **asked: Any,
) -> None:  # fmt: skip
    """Write one page that tells what reports say, and show it in short.

    PATH… are files, folders or globs of reports (text, HTML, JSON Lines, CSV), - is standard input; or one archive, by
    its file or URL, of which filters take a part. The page is one file that needs no network: every date, name and
    figure on it leads to the words that carry it. Markdown is for programs that keep notes: the same, each value a link
    into the page, which is written beside it.
    """
    filters = Filters(as_of=as_of, known_by=known_by, **asked)
    only = _said(filters)
    if only:
        told = _part(paths, filters)
    else:
        told = chronicle_of(paths, options, as_of=as_of, known_by=known_by)
    files = _files(outputs or ("brief.html",), address)
    for file, beside in files.items():
        write(_text(told, file, beside, address, only), file)
    if "-" not in files:
        terminal(told, Console())
        click.echo()
        for file in files:
            click.echo(f"{'the notes' if _is_notes(file) else 'the page'}: {file}")


def _said(filters: Filters) -> str:
    """The filters in words, empty where none is set."""
    given = {name: getattr(filters, name) for name in FILTERS}
    shown = {name: day_words(value) if isinstance(value, date) else value for name, value in given.items() if value}
    return "events " + ", ".join(_SAID[name].format(value) for name, value in shown.items()) if shown else ""


def _part(paths: tuple[str, ...], filters: Filters) -> Chronicle:
    """The part of an archive that the filters ask for."""
    if len(paths) != 1 or not is_archive(paths[0]):
        raise InputError("filters ask an archive; make one with `whence add FILE.whence PATH…` and name it instead")
    with open_archive(paths[0]) as archive:
        return part_of(archive, filters)


def _is_notes(file: str) -> bool:
    return Path(file).suffix.casefold() in NOTES


def _files(outputs: tuple[str, ...], address: str | None) -> dict[str, str]:
    """What is written, each with the page that its links lead into: Markdown needs one beside it, or a desk."""
    pages = [file for file in outputs if not _is_notes(file)]
    files = dict.fromkeys(pages, "")
    for file in (file for file in outputs if _is_notes(file)):
        own = pages[0] if pages and pages[0] != "-" else str(Path(file).with_suffix(".html"))
        if address is None:
            files.setdefault(own, "")
        files[file] = own
    return files


def _text(told: Chronicle, file: str, beside: str, address: str | None, only: str) -> str:
    if not _is_notes(file):
        return page(told, only=only)
    if address:
        from whence.web.addresses import served_at  # what is served is known to the pages alone

        return markdown(told, addresses=served_at(address), only=only)
    return markdown(told, page=_relative(beside, file), only=only)


def _relative(page: str, notes: str) -> str:
    """The page as it is reached from the notes' folder."""
    here, there = Path(notes).absolute().parent, Path(page).absolute()
    return there.name if there.parent == here else there.as_uri()
