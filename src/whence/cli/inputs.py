"""Arguments and options that say what to read, the same for every verb that reads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

import click

from whence.intake import IntakeOptions

MEBIBYTE = 1 << 20

paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH…")

_OPTIONS = (
    click.option("--published", metavar="DAY", help="Day of publication (YYYY-MM-DD) where an input does not say."),
    click.option("--outlet", metavar="NAME", help="Who published it, where an input does not say."),
    click.option("--language", metavar="CODE", help="ISO 639-1 code of the language, instead of finding it out."),
    click.option("--encoding", metavar="NAME", help="The encoding of the bytes, instead of finding it out."),
    click.option("--column", multiple=True, metavar="FIELD=NAME", help="A table's column for a field: text=story."),
    click.option("--max-mib", type=click.IntRange(min=1), metavar="N", help="Largest input that is taken, in MiB."),
)


def intake_options(verb: Callable[..., None]) -> Callable[..., None]:
    """Gives `verb` the options that say how inputs are taken in, as one argument `options`."""

    @wraps(verb)
    def with_options(
        *,
        published: str | None,
        outlet: str | None,
        language: str | None,
        encoding: str | None,
        column: tuple[str, ...],
        max_mib: int | None,
        **rest: Any,
    ) -> None:
        limits = {"max_bytes": max_mib * MEBIBYTE, "max_chars": max_mib * MEBIBYTE} if max_mib else {}
        options = IntakeOptions(_columns(column), _day(published), outlet, language, encoding, **limits)
        verb(options=options, **rest)

    for option in reversed(_OPTIONS):
        with_options = option(with_options)
    return with_options


def _columns(pairs: tuple[str, ...]) -> dict[str, str]:
    columns = dict(pair.partition("=")[::2] for pair in pairs)
    for field, name in columns.items():
        if not name:
            raise click.BadParameter(f"{field} names no column; write FIELD=NAME", param_hint="--column")
    return columns


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise click.BadParameter(f"{text} is no day; write YYYY-MM-DD", param_hint="--published") from None
