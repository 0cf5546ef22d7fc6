"""The command line: `whence VERB …`. Each verb's module is imported only when it is called."""

from __future__ import annotations

import importlib
import sys

import click

from whence.errors import WhenceError
from whence.version import __version__

VERBS = {
    "brief": "Write one page that tells what reports say, and show it in short.",
    "export": "Write a chronicle in a format that other programs read.",
    "read": "Show what one report says, with its mentions marked.",
    "add": "Take reports into an archive, read them and bring its chronicle up to date.",
    "events": "List the events of an archive that fit.",
    "actors": "List the actors of an archive that fit.",
    "relations": "List what stands between actors, as of a day and as known by one.",
    "differences": "List on what the reports of an archive disagree.",
    "reports": "List the reports of an archive that fit.",
    "search": "Find the reports of an archive that have words.",
    "show": "Show one thing of an archive whole, with the words that carry it.",
    "judge": "Rule on what was read or linked; rulings outrank every score.",
    "serve": "Show an archive in a browser: read it, follow every field to its words, and judge.",
    "log": "Show what was done to an archive.",
    "check": "Verify every digest, span and reference of an archive.",
    "backup": "Copy an archive while others may use it.",
}

# Verbs that are one module's, for they differ only in what they ask for.
SHARED = dict.fromkeys(("events", "actors", "relations", "differences", "reports"), "ask")


class Verbs(click.Group):
    """Lists the verbs without importing them, so that help answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs' names."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb called `cmd_name`, None where there is none."""
        if cmd_name not in VERBS:
            return None
        module = importlib.import_module(f"whence.cli.{SHARED.get(cmd_name, cmd_name)}")
        command: click.Command = getattr(module, cmd_name if cmd_name in SHARED else "command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the verbs with a line each."""
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="whence")
def whence() -> None:
    """Reads reports about a developing story and says who did what to whom, when and where, and whence we know it."""


def main() -> None:
    """The command's entry point: an error raised on purpose is one line and exit code 2, never a traceback."""
    try:
        whence()
    except WhenceError as error:
        click.echo(f"whence: {error}", err=True)
        sys.exit(2)
