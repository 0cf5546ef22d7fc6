"""Whence reads reports about a developing story and says who did what to whom, when and where, and whence we know it.

    >>> import whence
    >>> told = whence.chronicle("reports/")
    >>> reading = whence.read("The minister met the delegation on Monday.", published="2024-04-03")

Importing this package loads no model and no table; the first report that is read does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whence.version import __version__

if TYPE_CHECKING:
    from whence.app import chronicle, export, link, load, read

__all__ = ["__version__", "chronicle", "export", "link", "load", "read"]


def __getattr__(name: str) -> Any:
    """The public functions, imported when first asked for."""
    if name not in __all__:
        raise AttributeError(f"module 'whence' has no attribute {name!r}")
    from whence import app

    return getattr(app, name)


def __dir__() -> list[str]:
    return sorted(__all__)
