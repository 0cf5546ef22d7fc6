"""The brief: a chronicle as one self-contained HTML page, and the same in short for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from whence.model.chronicle import Chronicle

__all__ = ["page", "terminal"]


def page(chronicle: Chronicle) -> str:
    """One HTML file that tells `chronicle`: it needs no network, no script, and every value leads to its words."""
    from whence.brief.render import render

    return render(chronicle)


def terminal(chronicle: Chronicle, console: Console) -> None:
    """Prints `chronicle` in short: events in order of time, where reports differ, what stands."""
    from whence.brief.short import show

    show(chronicle, console)
