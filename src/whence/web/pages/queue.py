"""The queue: what is most worth judging, one at a time, each with why it is here; to be walked by keyboard alone."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from whence.brief.words import ATTRIBUTE_WORDS, count
from whence.codebook.plover import type_words
from whence.desk.worth import KINDS, Worth
from whence.shown import listed
from whence.web import addresses
from whence.web.effects import ruled_words
from whence.web.frame import Nav, show, work_of
from whence.web.guard import checked
from whence.web.judging import bench_of, settled
from whence.web.pages.judge import author_of
from whence.web.shelf import Shelf, shelf_of
from whence.web.subjects import Subject, subject

NAV = Nav("Judge", "/queue", 80)
MAX_AHEAD = 8
LABELS = {
    "near": "nearly one event", "contested": "reports differ", "cited": "much hangs on it",
    "loose": "one event by little", "names": "alike names",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list of what comes next."""

    at: int
    label: str
    name: str


def page(request: Request) -> Response:
    """The item that `at` numbers, of all or of one kind."""
    bench, shelf = bench_of(request), shelf_of(request)
    kind = request.query_params.get("kind", "")
    kind = kind if kind in KINDS else ""
    items, piece = bench.queue(), None
    if items is None and shelf.archive.derived_from() is not None:
        piece = settled(work_of(request), bench.look())
        items = bench.queue()
    every = items or ()
    own = [one for one in every if not kind or one.kind == kind]
    at = min(_number(request.query_params.get("at", "")), max(len(own) - 1, 0))
    current = own[at] if own else None
    kept = bench.last_kept()
    waiting = [(one, ruled_words(one.ruling, shelf.report_name)) for one in bench.waiting()]
    here = addresses.with_query("/queue", {"kind": kind, "at": at or None})
    counts = shelf.kept("counts", shelf.archive.counts)
    return show(
        request, "queue.html.j2", any_event=counts["events"] > 0, any_report=counts["versions"] > 0,
        piece=piece, at=at, n_items=len(own), current=current, kind=kind, labels=LABELS,
        subjects=_subjects(shelf, current), why=_why(current) if current else (), author=author_of(request), here=here,
        ahead=_ahead(shelf, own, at), counts={k: sum(one.kind == k for one in every) for k in KINDS}, n_all=len(every),
        address=lambda **to: addresses.with_query("/queue", {"kind": kind, **to}), knows_close=bench.knows_close(),
        kept=kept, kept_said=ruled_words(kept, shelf.report_name) if kept else "", waiting=waiting,
        filled=items is not None, expected=bench.expected(), discarded="discarded" in request.query_params,
    )  # fmt: skip


def _number(said: str) -> int:
    return int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 0


def _subjects(shelf: Shelf, item: Worth | None) -> list[Subject]:
    """What an item is about: each thing once, even where two of its tellings are meant."""
    try:
        return [subject(shelf, about) for about in item.about] if item else []
    except HTTPException:  # gone since the queue was filled
        return []


def _ahead(shelf: Shelf, items: list[Worth], at: int) -> list[Entry]:
    first = max(0, min(at - 2, len(items) - MAX_AHEAD))
    names = shelf.names("actor")
    found = []
    for n, item in enumerate(items[first : first + MAX_AHEAD], start=first):
        if item.kind == "names":
            name = listed([names.get(id, id) for id in item.ids])
        else:
            name = " / ".join(_title(shelf, id) for id in item.ids)
        found.append(Entry(n, LABELS[item.kind], name))
    return found


def _title(shelf: Shelf, id: str) -> str:
    try:
        event = shelf.document("event", id)
    except KeyError:
        return id
    return event.get("summary") or type_words(event["type"], event.get("mode"))


def _why(item: Worth) -> tuple[str, ...]:
    """Why an item is in the queue, in sentences."""
    if item.kind == "near" and (item.score or 0) >= (item.bar or 0):
        said = (
            f"Linking found them {_percent(item.score)} likely to be one event, above the bar of {_percent(item.bar)}"
        )
        return (f"{said}; what speaks against it, or what else each is one with, kept them apart.",)
    if item.kind == "near":
        return (f"Linking found them {_percent(item.score)} likely to be one event. From {_percent(item.bar)} on they "
                "would have been joined.",)  # fmt: skip
    if item.kind == "loose":
        return (f"These tellings are taken for one event, but the first is only {_percent(item.score)} likely to be one"
                f" with the others; the bar is {_percent(item.bar)}.",)  # fmt: skip
    if item.kind == "names":
        return (f"The names are alike ({_percent(item.score)}), and the two were not found to be one actor.",)
    told = f"{count(item.n_reports, 'report')} from {count(item.n_origins, 'origin')} tell it"
    if item.kind == "contested":
        return (f"Reports differ on {listed([ATTRIBUTE_WORDS[one] for one in dict.fromkeys(item.attributes)])}.",
                f"{told}.")  # fmt: skip
    hangs = f", and {count(item.n_relations, 'relation')} in what stands hang on it" if item.n_relations else ""
    return (f"{told}{hangs}: what is wrong here is wrong in many places.",)


def _percent(value: float | None) -> str:
    return f"{100 * (value or 0):.0f} %"


async def look(request: Request) -> Response:
    """Links all reports again to find what was decided by little, because someone asked for it."""
    await checked(request)
    bench = bench_of(request)
    await run_in_threadpool(lambda: settled(work_of(request), bench.look(relink=True)))
    return RedirectResponse("/queue", 303)


ROUTES = (Route("/queue", page, name="queue"), Route("/queue/look", look, methods=["POST"], name="look"))
