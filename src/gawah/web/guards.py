"""Who may in: this computer only, by its own name, with this process's token, from our own pages, in measure.

Each guard is one small ASGI application around the next. ``docs/web.md`` says against what each stands.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from gawah.web import limits
from gawah.web.faults import RefusedError
from gawah.web.statics import PREFIX

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from gawah.web.sessions import Session, Sessions

    Refuse = Callable[[Request, Exception], Response]

START = "/start"
SAFE = frozenset({"GET", "HEAD"})
"""Methods that change nothing."""
_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    "Cache-Control": "no-store",
}
"""What every answer says; static files keep a ``Cache-Control`` of their own."""


@dataclass(frozen=True)
class Access:
    """By what a browser is let in."""

    token: str
    port: int

    @property
    def cookie(self) -> str:
        """The cookie's name; with the port, since a browser has one jar for all ports of a computer."""
        return f"gawah-{self.port}"

    @property
    def hosts(self) -> frozenset[str]:
        """The names under which this program may be called, against names that were made to lead here."""
        return frozenset(f"{name}:{self.port}" for name in ("127.0.0.1", "localhost", "[::1]"))

    def fits(self, token: str) -> bool:
        """Whether a token is the one of this process, in a time that does not tell how much of it fits."""
        return hmac.compare_digest(token.encode("utf-8", "surrogateescape"), self.token.encode())


class SaysHeaders:
    """Lets every answer, of a guard too, say what a browser must not do with it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with the headers."""

        async def say(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, say)


class OwnName:
    """Refuses requests under another host's name, and those that another site's page sends."""

    def __init__(self, app: ASGIApp, access: Access, refuse: Refuse) -> None:
        self._app = app
        self._hosts = access.hosts
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] == "http":
            why = self._against(scope["method"], Headers(scope=scope))
            if why is not None:
                await self._refuse(Request(scope), RefusedError(why))(scope, receive, send)
                return
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        await self._app(scope, receive, send)

    def _against(self, method: str, headers: Headers) -> str | None:
        if [name for name in headers.getlist("host") if name not in self._hosts] or "host" not in headers:
            return "host"
        if method in SAFE:
            return None
        origin = headers.get("origin")
        # "null" is what a browser says for a page of ours, as we tell it to name no referrer: the second
        # header decides then, and in any case the token of the form.
        if origin not in (None, "null") and urlsplit(origin).netloc not in self._hosts:
            return "origin"
        return None if headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none") else "origin"


class InMeasure:
    """Refuses requests that bring more than is taken at once."""

    def __init__(self, app: ASGIApp, refuse: Refuse) -> None:
        self._app = app
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if _announced(Headers(scope=scope)) > limits.BODY:
            await _let_pass(receive)
            await self._refuse(Request(scope), HTTPException(413))(scope, receive, send)
            return
        left = limits.BODY

        async def receive_some() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise HTTPException(413)
            return message

        await self._app(scope, receive_some, send)


def _announced(headers: Headers) -> int:
    length = headers.get("content-length", "0")
    return int(length) if length.isascii() and length.isdigit() else 0


async def _let_pass(receive: Receive) -> None:
    """Read a body that nobody wants, up to a point: a browser that is cut off would not show our answer."""
    left = limits.PASSED
    while left > 0:
        message = await receive()
        left -= len(message.get("body", b""))
        if message["type"] != "http.request" or not message.get("more_body", False):
            return


class LetIn:
    """Gives a browser that brings the token a session; lets no other see more than the static files."""

    def __init__(
        self,
        app: ASGIApp,
        access: Access,
        sessions: Sessions,
        refuse: Refuse,
    ) -> None:
        self._app = app
        self._access = access
        self._sessions = sessions
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one that was let in; let in one that brings the token; refuse any other."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        session = scope["gawah.session"] = self._sessions.find(self._brought(request))
        if request.url.path == START:
            await self._start(request, session)(scope, receive, send)
        elif session is None and not request.url.path.startswith(PREFIX):
            await self._refuse(request, RefusedError("session"))(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _brought(self, request: Request) -> list[str]:
        """The values of our cookie: there may be several, and other programs' that cannot be read."""
        found = []
        for part in request.headers.get("cookie", "").split(";"):
            try:
                jar = SimpleCookie(part.strip())
            except CookieError:
                continue
            found += [jar[self._access.cookie].value] if self._access.cookie in jar else []
        return found

    def _start(self, request: Request, session: Session | None) -> Response:
        if request.method not in SAFE or not self._access.fits(request.query_params.get("token", "")):
            return self._refuse(request, RefusedError("token"))
        answer = RedirectResponse("/", status_code=303)
        if session is None:
            answer.set_cookie(
                self._access.cookie, self._sessions.new().id, httponly=True, samesite="strict", path="/"
            )
        return answer
