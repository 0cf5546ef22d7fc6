"""`whence serve`: an archive as pages in a browser."""

from __future__ import annotations

import contextlib
import ipaddress
import socket
from typing import TYPE_CHECKING

import click

from whence import desk
from whence.cli.archives import archive_argument, now, opened
from whence.desk.deriving import derived
from whence.errors import InputError

if TYPE_CHECKING:
    from whence.web.work import Tell, Work

PORT = 8424
MIN_TOKEN = 12


@click.command()
@archive_argument
@click.option("--host", default="127.0.0.1", show_default=True, metavar="HOST", help="Where to listen.")
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(0, 65535), metavar="PORT",
              help="Which port; 0 takes a free one.")  # fmt: skip
@click.option("--token", envvar="WHENCE_TOKEN", metavar="WORD",
              help="Only for those who have it; needed to listen for other machines. Or WHENCE_TOKEN.")  # fmt: skip
@click.option("--open", "opens", is_flag=True, help="Open it in a browser.")
def command(archive: str, host: str, port: int, token: str | None, opens: bool) -> None:
    """Show ARCHIVE in a browser: read it, follow every field to its words, and judge.

    It answers to this machine only, unless a --token is given.
    """
    if token is not None and len(token) < MIN_TOKEN:
        raise InputError(f"a token of less than {MIN_TOKEN} characters is soon guessed; take a longer one")
    if token is None and not _is_loopback(host):
        raise InputError(
            f"{host} can be reached by others: give a --token, or leave --host out to serve this machine only"
        )
    with opened(archive) as held, _bound(host, port) as bound:
        import uvicorn

        from whence.web.site import site

        named = f"[{host}]" if ":" in host else host
        address = f"http://{named}:{bound.getsockname()[1]}/"
        shown = f"{address}?token={token}" if token else address
        click.echo(f"{held.where} is at {shown}\nStop with Ctrl-C.", err=True)
        if opens:
            click.launch(shown)
        app = site(held, token=token)
        _freshen(held, app.state.work)
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
        with contextlib.suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[bound])


def _freshen(held: desk.Archive, work: Work) -> None:
    """Makes the chronicle of an archive that has none behind the pages, and tells of one that is out of date."""
    if held.derived_from() is None and held.current():

        def task(tell: Tell) -> str:
            derived(held, now=now(), tell=lambda words: tell(f"Linking all reports: {words}"))
            return "The chronicle is made."

        work.begin("The archive has no chronicle yet: it is being made", task)
    elif desk.is_stale(held):
        click.echo(f"its chronicle is out of date; `whence add {held.where}` brings it up to date", err=True)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _bound(host: str, port: int) -> socket.socket:
    """A socket that listens there; InputError where it cannot."""
    try:
        family, kind, protocol, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        made = socket.socket(family, kind, protocol)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(where)
    except OSError as error:
        raise InputError(f"cannot listen on {host}:{port}: {error.strerror}; try another --port") from error
    return made
