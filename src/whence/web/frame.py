"""The frame of all pages: templates, what each may name, and the assets, with nothing from elsewhere."""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath
from types import ModuleType
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from whence.brief import words
from whence.shown import printable
from whence.web import addresses
from whence.web.asked import SAID
from whence.web.work import Work

MEDIA_TYPES = {".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml"}
_SHARED = {"look.css": "whence.brief"}
_WHEN_FROM_A_YEAR = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Nav:
    """A page's entry in the head of all pages; lower `order` stands first."""

    label: str
    path: str
    order: int


@cache
def pages() -> tuple[ModuleType, ...]:
    """Every module of `whence.web.pages`, by name."""
    package = importlib.import_module("whence.web.pages")
    names = sorted(info.name for info in pkgutil.iter_modules(package.__path__))
    return tuple(importlib.import_module(f"whence.web.pages.{name}") for name in names)


@cache
def nav() -> tuple[Nav, ...]:
    """The entries of all pages, in order."""
    found = (getattr(page, "NAV", None) for page in pages())
    return tuple(sorted((entry for entry in found if entry), key=lambda entry: (entry.order, entry.label)))


def show(request: Request, template: str, *, status: int = 200, **values: Any) -> Response:
    """The page that `template` makes of `values`."""
    state = request.app.state
    text = environment().get_template(template).render(
        nav=nav(),
        path=request.url.path,
        archive_name=state.name,
        form_token=state.door.form_word,
        running=state.work.running(),
        clocks={name: request.query_params[name] for name in ("as_of", "known_by") if request.query_params.get(name)},
        **values,
    )  # fmt: skip
    return HTMLResponse(text.encode("utf-8", "replace"), status)


def problem(request: Request, status: int, title: str, what: str) -> Response:
    """A page that says what went wrong and what to try."""
    return show(request, "problem.html.j2", status=status, title=title, what=what)


def work_of(request: Request) -> Work:
    """The work of the desk that was asked."""
    work: Work = request.app.state.work
    return work


@cache
def environment() -> Environment:
    """The templates, with all that every one of them may name."""
    made = Environment(
        # What is drawn alike in the brief is its own: drawn.html.j2.
        loader=ChoiceLoader([PackageLoader("whence.web"), PackageLoader("whence.brief")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    made.filters["count"] = words.count
    made.globals.update(asset=asset, words=words, addresses=addresses, filter_names=tuple(SAID))
    return made


def _shown(value: Any) -> Any:
    """What a template prints: controls in plain strings made visible, markup as it is."""
    return printable(value) if type(value) is str else value


@cache
def _asset(name: str) -> bytes:
    if PurePosixPath(name).name != name or PurePosixPath(name).suffix not in MEDIA_TYPES:
        raise KeyError(name)
    package = _SHARED.get(name)
    folder = files(package) / "templates" if package else files("whence.web") / "static"
    try:
        return (folder / name).read_bytes()
    except OSError:
        raise KeyError(name) from None


@cache
def asset(name: str) -> str:
    """The address of a file in `static/`, which changes with what the file says."""
    return f"/static/{name}?v={hashlib.sha256(_asset(name)).hexdigest()[:10]}"


def _static(request: Request) -> Response:
    name = request.path_params["name"]
    try:
        content = _asset(name)
    except KeyError:
        return Response("no such file\n", 404, media_type="text/plain")
    kept = {"Cache-Control": _WHEN_FROM_A_YEAR} if "v" in request.query_params else {}
    return Response(content, media_type=MEDIA_TYPES[PurePosixPath(name).suffix], headers=kept)


STATIC = Route("/static/{name}", _static, name="static")
