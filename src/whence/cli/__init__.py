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
}


class Verbs(click.Group):
    """Lists the verbs without importing them, so that help answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs' names."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb called `cmd_name`, None where there is none."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = importlib.import_module(f"whence.cli.{cmd_name}").command
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
