"""`whence judge`: people's rulings on what was read or linked."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable
from pathlib import Path

import click

from whence import desk
from whence.cli.add import tell_notes
from whence.cli.archives import archive_argument, cell, now, opened, shown
from whence.cli.common import write
from whence.errors import InputError
from whence.model.judgement import Ruling


@click.group()
def command() -> None:
    """Rule on what was read or linked in an archive; a ruling outranks every score.

    Rulings are appended, with who made them and why, and never changed or deleted: `withdraw` takes one back. An ID may
    be shortened as long as it is clear; ID@REPORT is what that report says of it, ID@REPORT:OFFSET its mention there.
    """


def _signed(verb: Callable[..., None]) -> Callable[..., None]:
    """Gives `verb` the options that say who rules and why."""
    verb = click.option("--reason", default="", metavar="WORDS", help="Why.")(verb)
    return click.option(
        "--author", envvar="WHENCE_AUTHOR", metavar="NAME", help="Who rules; else WHENCE_AUTHOR, else the account."
    )(verb)


def _judge(
    archive: str, ruling: Ruling, about: tuple[str, ...], author: str | None, reason: str, **value: str | None
) -> None:
    who = _account() if author is None else author
    with opened(archive) as held:
        made = desk.judge(held, desk.Said(ruling, about, author=who, reason=reason, **value), now=now())
        click.echo(made.id)
        tell_notes(held)


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name
        return ""


@command.command()
@archive_argument
@click.argument("ids", nargs=-1, required=True, metavar="ID ID…")
@_signed
def same(archive: str, ids: tuple[str, ...], author: str | None, reason: str) -> None:
    """Rule that these are one event, or one actor."""
    _judge(archive, "same", ids, author, reason)


@command.command()
@archive_argument
@click.argument("ids", nargs=-1, required=True, metavar="ID ID…")
@_signed
def different(archive: str, ids: tuple[str, ...], author: str | None, reason: str) -> None:
    """Rule that these are not one: two events or actors, or two mentions of one (ID@REPORT ID@REPORT)."""
    _judge(archive, "different", ids, author, reason)


@command.command()
@archive_argument
@click.argument("id")
@_signed
def reject(archive: str, id: str, author: str | None, reason: str) -> None:
    """Rule that these words tell no such event, or name no such actor."""
    _judge(archive, "reject", (id,), author, reason)


@command.command()
@archive_argument
@click.argument("id")
@_signed
def accept(archive: str, id: str, author: str | None, reason: str) -> None:
    """Rule that an event or actor is right as it stands; who looks at it next sees that someone did."""
    _judge(archive, "accept", (id,), author, reason)


@command.command("set")
@archive_argument
@click.argument("id")
@click.argument("attribute")
@click.argument("value")
@_signed
def set_(archive: str, id: str, attribute: str, value: str, author: str | None, reason: str) -> None:
    """Set a value: an event's type, status, date, place or summary; an actor's name, type, country or code."""
    _judge(archive, "set", (id,), author, reason, attribute=attribute, value=value)


@command.command()
@archive_argument
@click.argument("judgement")
@_signed
def withdraw(archive: str, judgement: str, author: str | None, reason: str) -> None:
    """Take back a judgement; it stays in the ledger."""
    _judge(archive, "withdraw", (judgement,), author, reason)


@command.command("list")
@archive_argument
def list_(archive: str) -> None:
    """List all judgements, first to last, withdrawn ones too, and where their words are lost."""
    with opened(archive) as held:
        placed = held.placed()
    withdrawn = {one.judgement.value for one in placed if one.judgement.ruling == "withdraw"}
    rows = []
    for one in placed:
        judgement = one.judgement
        about = "; ".join(f"“{cell(target.quote)}” {target.report}" for target in judgement.targets[:3])
        state = "withdrawn" if judgement.id in withdrawn else f"{len(one.lost)} lost" if one.lost else ""
        value = " ".join(filter(None, (judgement.attribute, judgement.value)))
        rows.append({"id": judgement.id, "ruling": judgement.ruling, "value": value, "about": about, "state": state,
                     "author": judgement.author, "reason": judgement.reason})  # fmt: skip
    shown(rows, ("id", "ruling", "value", "about", "state", "author", "reason"), none="no judgements yet")


@command.command("export")
@archive_argument
@click.option("-o", "--output", metavar="FILE", help="Where to write; standard output where not given.")
def export(archive: str, output: str | None) -> None:
    """Write all judgements as JSON Lines, for another archive of the same reports."""
    with opened(archive) as held:
        write(desk.export_judgements(held), output)


@command.command("import")
@archive_argument
@click.argument("file", metavar="FILE")
def import_(archive: str, file: str) -> None:
    """Take in judgements from JSON Lines, all or none; - is standard input.

    Those that are here already are passed over.
    """
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read {file}: {error}; name a file that `whence judge export` wrote") from error
    with opened(archive) as held:
        click.echo(f"{desk.import_judgements(held, text.splitlines(), now=now())} new")
        tell_notes(held)
