"""The desk as an application: its pages behind its door, and what is shown when something goes wrong."""

from __future__ import annotations

import logging
import secrets
from pathlib import PurePath

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from whence.desk import Archive
from whence.errors import ArchiveError, WhenceError
from whence.web.frame import STATIC, pages, problem
from whence.web.guard import Door, Guard
from whence.web.judging import Bench
from whence.web.shelf import Shelf
from whence.web.work import Work

LOG = logging.getLogger("whence.web")
_TITLES = {403: "Refused", 404: "Nothing here", 405: "Not like that"}
_WHAT = {404: "No page has this address. The chronicle may have been made again since: search for the words instead."}


def site(archive: Archive, *, token: str | None = None) -> Starlette:
    """The pages of `archive`; with `token`, only for those who have it. The archive stays the caller's to close."""
    door = Door(token, secrets.token_urlsafe(24))
    routes: list[Route] = [STATIC, *(route for page in pages() for route in getattr(page, "ROUTES", ()))]
    made = Starlette(
        routes=routes,
        middleware=[Middleware(Guard, door=door)],
        exception_handlers={HTTPException: _refused, WhenceError: _told, Exception: _bug},  # type: ignore[dict-item]
    )
    made.state.door = door
    made.state.shelf = Shelf(archive)
    made.state.work = Work()
    made.state.bench = Bench(archive, made.state.work)
    made.state.name = PurePath(archive.where).stem
    return made


def _refused(request: Request, error: HTTPException) -> Response:
    own = error.detail if "." in error.detail else _WHAT.get(error.status_code, error.detail)
    return problem(request, error.status_code, _TITLES.get(error.status_code, "This did not work"), own)


def _told(request: Request, error: WhenceError) -> Response:
    return problem(request, 400 if isinstance(error, ArchiveError) else 500, "This did not work", str(error))


def _bug(request: Request, error: Exception) -> Response:
    LOG.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return problem(
        request, 500, "Something went wrong inside Whence",
        "This is a bug. What `whence serve` wrote says more; nothing in the archive was changed by showing this page.",
    )  # fmt: skip
