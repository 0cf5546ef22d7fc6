"""Who may ask, and what a browser may do with the answer.

On loopback no token is needed, but the name that the browser asked for must be this machine's, so that no foreign page
can reach the desk by a name that it lets point here. On any other address a token opens the desk, kept in a cookie that
goes along with no foreign request. A POST must come from a page of this desk, and carry the word that its forms carry.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlencode, urlsplit

from starlette.datastructures import FormData, Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = ("127.0.0.1", "localhost", "::1")
COOKIE = "whence"
MAX_FORM_FIELDS = 100
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'none';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
OPEN_PATHS = ("/static/",)


@dataclass(frozen=True, slots=True)
class Door:
    """Who may come in: `token` opens the desk where it is set; `form_word` stands in every form of this run."""

    token: str | None
    form_word: str

    def opens(self, given: str | None) -> bool:
        """Whether `given` is the token."""
        return self.token is not None and given is not None and hmac.compare_digest(given.encode(), self.token.encode())

    def ticket(self) -> str:
        """What the cookie holds: not the token itself, and worth nothing after another run."""
        return hmac.new(self.form_word.encode(), (self.token or "").encode(), hashlib.sha256).hexdigest()


class Guard:
    """Lets in whom the door lets in, and writes the same headers on every answer."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self.app, self.door = app, door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers, or refuses, one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        refused = self._refused(scope)
        await (refused or self.app)(scope, receive, with_headers)

    def _refused(self, scope: Scope) -> Response | None:
        """The answer to whoever may not come in, None for who may."""
        headers = Headers(scope=scope)
        if self.door.token is None:
            known = _host(headers.get("host", "")) in LOOPBACK
            return None if known else _no("This desk answers to this machine only.")
        if scope["path"].startswith(OPEN_PATHS):
            return None
        asked = parse_qs(scope["query_string"].decode("latin-1"))
        if self.door.opens(asked.get("token", [None])[-1]):
            return self._welcome(scope, {name: values for name, values in asked.items() if name != "token"})
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        if self.door.opens(bearer) or hmac.compare_digest(_cookie(headers), self.door.ticket()):
            return None
        return _no(
            "This desk asks for its token: open the address that `whence serve` wrote, with ?token=… in it.", 401
        )

    def _welcome(self, scope: Scope, query: dict[str, list[str]]) -> Response:
        """To the same address without the token, which then stands in no history and no link."""
        said = urlencode(query, doseq=True)
        # One slash: an address that begins with two would name another machine.
        answer = RedirectResponse("/" + scope["path"].lstrip("/\\") + (f"?{said}" if said else ""), 303)
        answer.set_cookie(COOKIE, self.door.ticket(), httponly=True, samesite="strict", path="/")
        return answer


def _no(why: str, status: int = 403) -> Response:
    return Response(f"{why}\n", status, media_type="text/plain")


def _host(value: str) -> str:
    """The name without its port."""
    try:
        return urlsplit(f"//{value}").hostname or ""
    except ValueError:
        return ""


def _cookie(headers: Headers) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found and found.value.isascii() else ""


async def checked(request: Request) -> FormData:
    """The form of a POST that comes from a page of this desk; HTTPException 403 for any other."""
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
    own = origin is None or urlsplit(origin).netloc == request.headers.get("host")
    if not own or site not in (None, "same-origin", "none"):
        raise HTTPException(403, "This form was sent from another site, so nothing was done.")
    form = await request.form(max_fields=MAX_FORM_FIELDS, max_files=0)
    door: Door = request.app.state.door
    given = form.get("token")
    if not isinstance(given, str) or not hmac.compare_digest(given.encode(), door.form_word.encode()):
        raise HTTPException(
            403, "This form is from an earlier run of the desk. Nothing was done: go back, load the page again."
        )
    return form
