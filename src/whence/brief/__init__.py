"""The brief: a chronicle as one self-contained HTML page, as Markdown, and in short for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from whence.brief.desk import Addresses
    from whence.model.chronicle import Chronicle

__all__ = ["markdown", "page", "terminal"]


def page(chronicle: Chronicle, *, only: str = "") -> str:
    """One HTML file that tells `chronicle`: it needs no network, no script, and every value leads to its words.

    `only` says in words what was asked for, where the chronicle is a part of a larger one.
    """
    from whence.brief.render import render

    return render(chronicle, only)


def markdown(
    chronicle: Chronicle, *, page: str = "brief.html", addresses: Addresses | None = None, only: str = ""
) -> str:
    """The same as Markdown for programs that keep notes, each value a link to its words.

    Links lead into the file `page`, which holds the page of the same chronicle, or to `addresses`.
    """
    from whence.brief.notes import on_page, render

    return render(chronicle, addresses or on_page(chronicle, page), only=only)


def terminal(chronicle: Chronicle, console: Console) -> None:
    """Prints `chronicle` in short: events in order of time, where reports differ, what stands."""
    from whence.brief.short import show

    show(chronicle, console)
