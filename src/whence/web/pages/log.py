"""The log: every judgement with what it is about, what was done to the archive, and taking a judgement back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from whence.archive.values import Placed
from whence.desk import Said
from whence.errors import ArchiveError
from whence.model.judgement import Judgement
from whence.model.span import Span
from whence.shown import clipped
from whence.web import addresses, asked
from whence.web.frame import Nav, show, work_of
from whence.web.guard import checked
from whence.web.judging import bench_of, settled
from whence.web.pages.judge import author_of, safe
from whence.web.shelf import Found, shelf_of

SIZE = 50
MAX_ENTRIES = 60
NAV = Nav("Log", "/log", 90)
RULED = {
    "same": "are one", "different": "are not one", "reject": "rejected", "accept": "right as it stands", "set": "set",
    "withdraw": "taken back",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ruled:
    """A judgement as the log shows it: its words with where they stand now, and whether it still holds."""

    judgement: Judgement
    said: str
    words: tuple[tuple[str, str | None, str], ...]
    made: str
    withdrawn: bool
    n_lost: int


def page(request: Request) -> Response:
    """Judgements, the latest first, and what was done."""
    shelf, wanted = shelf_of(request), asked.of(request)
    placed = shelf.archive.placed()
    taken_back = {one.judgement.value for one in placed if one.judgement.ruling == "withdraw"}
    latest = tuple(reversed(placed))
    n_pages = max(1, -(-len(latest) // SIZE))
    at = min(wanted.page, n_pages)
    rows = [_ruled(one, taken_back) for one in latest[(at - 1) * SIZE : at * SIZE]]
    entries = shelf.archive.log(MAX_ENTRIES + 1, newest_first=True)
    return show(
        request, "log.html.j2", asked=wanted, rows=rows, found=Found((), len(latest), at, n_pages),
        taken_back=_taken_back(request, placed), discarded="discarded" in request.query_params,
        entries=entries[:MAX_ENTRIES], has_more=len(entries) > MAX_ENTRIES,
    )  # fmt: skip


def _taken_back(request: Request, placed: Sequence[Placed]) -> str | None:
    """The judgement that was just taken back, of which the page says so; None where none was."""
    kept = request.query_params.get("kept", "")
    return next((one.judgement.value for one in placed if one.judgement.id == kept), None)


def _ruled(one: Placed, taken_back: set[str | None]) -> Ruled:
    judgement = one.judgement
    words = []
    for old, new in zip(judgement.targets, one.targets, strict=True):
        span = Span(new.report, new.start, new.start + len(new.quote), new.quote) if new and new.quote else None
        words.append((clipped(old.quote, 120), addresses.words(span) if span else None, old.report))
    value = f" {judgement.attribute} to {judgement.value}" if judgement.ruling == "set" else ""
    said = f"{RULED[judgement.ruling]}{value}" if judgement.ruling != "withdraw" else f"{judgement.value} taken back"
    made = f"{judgement.made:%Y-%m-%d %H:%M} UTC" if judgement.made else "at a time not told"
    return Ruled(judgement, said, tuple(words), made, judgement.id in taken_back, len(one.lost))


async def undo(request: Request) -> Response:
    """Begins to try what taking a judgement back changes, and leads to that."""
    form = await checked(request)
    return await run_in_threadpool(_undo, request, form)


def _undo(request: Request, form: FormData) -> Response:
    id, reason, author = (str(form.get(name) or "")[:500] for name in ("judgement", "reason", "author"))
    known = {one.judgement.id for one in shelf_of(request).archive.placed() if one.judgement.ruling != "withdraw"}
    if id not in known:
        raise ArchiveError(f"there is no judgement {clipped(id, 40)} to take back; the log shows those there are.")
    back = safe(str(form.get("back") or "")) or f"/log#{id}"
    said = Said("withdraw", (id,), author=author or author_of(request), reason=reason)
    number = bench_of(request).attempt(said, back)
    settled(work_of(request), number)
    return RedirectResponse(f"/judge/tried/{number}", 303)


ROUTES = (Route("/log", page, name="log"), Route("/log/undo", undo, methods=["POST"], name="undo"))
