"""Judging: what is ruled about which words, tried before it is kept, and then kept or discarded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import quote, unquote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from whence.codebook.plover import OTHER
from whence.desk import ATTRIBUTES, Said
from whence.desk.ruling import ACTOR_TYPES
from whence.errors import ArchiveError
from whence.model.judgement import Ruling as Verdict
from whence.model.mention import EVENT_TYPES, STATUSES
from whence.web import addresses
from whence.web.effects import effect, ruled_words
from whence.web.frame import show, work_of
from whence.web.guard import checked
from whence.web.judging import Tried, bench_of, settled
from whence.web.shelf import shelf_of
from whence.web.subjects import Subject, others, subject

MAX_ABOUT = 40
MAX_CHARS = 500
AUTHOR = "whence-author"
YEAR_S = 365 * 24 * 3600
RULINGS: dict[Verdict, str] = {
    "same": "the same as another", "different": "not one", "reject": "no such thing", "accept": "right as it stands",
    "set": "set a value",
}  # fmt: skip
_TOO_FEW = {"same": "choose the one that it is the same as", "different": "tick two or more that are not one"}


@dataclass(frozen=True, slots=True)
class Form:
    """What the form of a judgement holds so far."""

    about: tuple[str, ...]
    ruling: str = ""
    attribute: str = ""
    value: str = ""
    reason: str = ""
    author: str = ""
    back: str = "/queue"
    words: str = ""


def page(request: Request) -> Response:
    """The form for what the address names: which ruling, and what it needs."""
    query = request.query_params
    about = tuple(dict.fromkeys(one[:MAX_CHARS] for one in query.getlist("about")[:MAX_ABOUT] if one))
    get = {name: query.get(name, "")[:MAX_CHARS] for name in ("ruling", "attribute", "value", "q")}
    form = Form(about, get["ruling"], get["attribute"], get["value"], "", author_of(request),
                safe(query.get("back", "")) or "/queue", get["q"].strip())  # fmt: skip
    return _form(request, form)


def _form(request: Request, form: Form, fault: str = "") -> Response:
    if not form.about:
        raise HTTPException(404)
    shelf = shelf_of(request)
    subjects = [subject(shelf, about) for about in form.about]
    kinds = list(dict.fromkeys(one.kind for one in subjects))
    if len(kinds) > 1:
        raise ArchiveError("A judgement is about events or about actors, not about both.")
    offered = _offered(subjects)
    ruling = form.ruling if form.ruling in offered else ""
    attribute = form.attribute if form.attribute in ATTRIBUTES[kinds[0]] else ATTRIBUTES[kinds[0]][0]
    asks_other = ruling == "same" and len(subjects) == 1
    return show(
        request, "judge.html.j2", status=400 if fault else 200, form=replace(form, ruling=ruling, attribute=attribute),
        subjects=subjects, noun=kinds[0], rulings=offered, attributes=ATTRIBUTES[kinds[0]], fault=fault,
        others=others(shelf, subjects[0], form.words) if asks_other else (), asks_other=asks_other,
        choices={"type": (*EVENT_TYPES, OTHER) if kinds[0] == "event" else ACTOR_TYPES, "status": STATUSES},
        places=sorted(set(shelf.names("place").values()))[:2000] if ruling == "set" and attribute == "place" else (),
        countries=shelf.countries() if ruling == "set" and attribute == "country" else {},
        address=lambda **more: _address(replace(form, **more)),
    )  # fmt: skip


def _offered(subjects: list[Subject]) -> dict[str, str]:
    """The rulings that can be made about these."""
    noun = subjects[0].kind
    words = {**RULINGS, "reject": f"no such {noun}", "different": f"not one {noun}", "same": f"the same {noun}"}
    if len(subjects) > 1:
        return {"same": f"one {noun}", "different": f"not one {noun}"}
    if subjects[0].n_tellings < 2:
        words.pop("different")
    return {str(ruling): said for ruling, said in words.items()}


def _address(form: Form) -> str:
    about = "&".join(f"about={quote(one, safe='')}" for one in form.about)
    rest = {"ruling": form.ruling, "attribute": form.attribute if form.ruling == "set" else "", "back": form.back}
    return addresses.with_query("/judge", rest) + f"{'&' if any(rest.values()) else '?'}{about}"


async def attempt(request: Request) -> Response:
    """Begins to try what a form says, and leads to what it would change."""
    form = await checked(request)
    return await run_in_threadpool(_attempt, request, form)


def _attempt(request: Request, sent: FormData) -> Response:
    form = _read(sent)
    said = Said(_verdict(form.ruling), form.about, form.attribute or None, form.value or None, form.author, form.reason)
    try:
        if len(form.about) < 2 and form.ruling in _TOO_FEW:
            raise ArchiveError(_TOO_FEW[form.ruling])
        number = bench_of(request).attempt(said, form.back)
    except ArchiveError as error:
        whole = tuple(dict.fromkeys(_all(sent, "subject"))) or form.about
        return _form(request, replace(form, about=whole), f"{str(error)[:1].upper()}{str(error)[1:]}.")
    settled(work_of(request), number)
    return remembering(RedirectResponse(f"/judge/tried/{number}", 303), form.author)


def _read(sent: FormData) -> Form:
    """What a form holds. `ruling` may say which of several it is about: `reject:1` the second."""
    about = tuple(dict.fromkeys([*_all(sent, "about"), *_all(sent, "other")]))
    text = {name: str(sent.get(name) or "").replace("\x00", "").strip()[:MAX_CHARS]
            for name in ("ruling", "attribute", "value", "value_to", "reason", "author", "back")}  # fmt: skip
    ruling, _, nth = text["ruling"].partition(":")
    if nth.isdigit() and int(nth) < len(about):
        about = (about[int(nth)],)
    value = text["value"]
    if text["attribute"] == "date" and text["value_to"] not in ("", value):
        value = f"{value}/{text['value_to']}"
    is_set = ruling == "set"
    return Form(
        about, ruling, text["attribute"] if is_set else "", value if is_set else "", text["reason"], text["author"],
        safe(text["back"]) or "/queue",
    )  # fmt: skip


def _all(sent: FormData, name: str) -> list[str]:
    return [str(one)[:MAX_CHARS] for one in sent.getlist(name)[:MAX_ABOUT] if one]


def _verdict(ruling: str) -> Verdict:
    for known in RULINGS:
        if ruling == known:
            return known
    raise ArchiveError("Choose what you rule: the same, not one, no such thing, right as it stands, or a value.")


def tried(request: Request) -> Response:
    """What a judgement would change, once that is known, and how to keep or discard it."""
    one = _tried(request)
    piece = work_of(request).piece(one.number)
    called = shelf_of(request).report_name
    stale = one.moves is not None and one.base != shelf_of(request).archive.derived_from()
    bench = bench_of(request)
    return show(
        request, "tried.html.j2", one=one, piece=piece, said=_said(request, one), stale=stale,
        expected=bench.expected() if one.moves is None else "",
        effect=effect(one.moves, called) if one.moves is not None else None,
    )  # fmt: skip


def _said(request: Request, one: Tried) -> str:
    """What is tried, in a sentence; of a judgement that is taken back, what it ruled."""
    shelf = shelf_of(request)
    rulings = {r.judgement.id: r for r in shelf.archive.rulings()} if one.takes_back else {}
    return ruled_words(rulings.get(one.takes_back or "", one.ruling), shelf.report_name)


def _tried(request: Request) -> Tried:
    number = request.path_params["number"]
    one = bench_of(request).tried(number)
    if one is None:
        raise HTTPException(404, "This trial is from an earlier run of the desk, or long ago. Nothing was kept of it.")
    return one


async def keep(request: Request) -> Response:
    """Keeps what was tried, and leads back to where it was tried from."""
    await checked(request)
    return await run_in_threadpool(_keep, request)


def _keep(request: Request) -> Response:
    one = _tried(request)
    number = bench_of(request).keep(one.number)
    settled(work_of(request), number)
    return RedirectResponse(with_word(_landing(request, one), "kept", one.ruling.judgement.id), 303)


def _landing(request: Request, one: Tried) -> str:
    """Where to go on: back; where that page's event or actor is now another, to this; where it is gone, to the log."""
    pages = {"event": addresses.event, "actor": addresses.actor}
    path = one.back.partition("?")[0]
    for move in bench_of(request).moves(one.number):
        page = pages.get(move.kind)
        gone = page is not None and any(page(side.id) == path for side in move.before)
        if page is None or not gone or any(page(side.id) == path for side in move.after):
            continue
        if shelf_of(request).archive.derived_from() == one.base:
            break  # not made yet: the page is still there
        return page(move.after[0].id) if move.after else "/log"
    return one.back


async def discard(request: Request) -> Response:
    """Discards what was tried, and leads back."""
    await checked(request)
    one = _tried(request)
    bench_of(request).discard(one.number)
    return RedirectResponse(with_word(one.back, "discarded", "1"), 303)


def safe(path: str) -> str:
    """`path` where it is a page of this desk, else empty: no form leads elsewhere."""
    own = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable() and "\\" not in path
    return path[:MAX_CHARS] if own else ""


def with_word(path: str, name: str, value: str) -> str:
    """`path` with one word more in its query."""
    path, _, anchor = path.partition("#")
    said = f"{path}{'&' if '?' in path else '?'}{name}={quote(value)}"
    return f"{said}#{anchor}" if anchor else said


def author_of(request: Request) -> str:
    """Who judges in this browser, as it was last said."""
    return unquote(request.cookies.get(AUTHOR, ""))[:MAX_CHARS]


def remembering(answer: Response, author: str) -> Response:
    """The answer, from which the browser remembers who judges."""
    answer.set_cookie(AUTHOR, quote(author, safe=""), max_age=YEAR_S, httponly=True, samesite="strict", path="/")
    return answer


ROUTES = (
    Route("/judge", page, name="judge"),
    Route("/judge/try", attempt, methods=["POST"], name="try"),
    Route("/judge/tried/{number:int}", tried, name="tried"),
    Route("/judge/tried/{number:int}/keep", keep, methods=["POST"], name="keep"),
    Route("/judge/tried/{number:int}/discard", discard, methods=["POST"], name="discard"),
)
