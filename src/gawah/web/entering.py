"""Who is at this browser, and what they may do: asked for only where the project has members.

Every address passes ``guarded``, which knows from the one table what it needs. What a member may not do is
refused there; ``offered`` leaves its forms out of the page as well.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.responses import RedirectResponse
from starlette.routing import Match

from gawah.errors import NotAllowedError, NotEnteredError, ProposedError
from gawah.members import ADDRESSES, Privilege, has_members, may_ask
from gawah.members.entering import check, still
from gawah.web.sentences import in_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from gawah.members.entering import Entered
    from gawah.web.visit import Visit

IDLE = 30 * 60
"""Seconds without a request of a person's own after which they must say again who they are."""
_FORM = re.compile(r'<form method="post" action="([^"]*)"([^>]*)>.*?</form>', re.DOTALL)
_EMPTY = re.compile(r"<details\b[^>]*>\s*<summary\b(?:(?!</summary>).)*</summary>\s*</details>", re.DOTALL)
"""What opened only to show a form that was left out."""
_ID = re.compile(r'\bid="([^"]+)"')
_ELSEWHERE = re.compile(r'<button\b[^>]*\b(form|formaction)="([^"]*)"[^>]*>.*?</button>', re.DOTALL)
_SCOPE, _ASKS = "gawah.entered", "gawah.asks_who"


def guarded(asked: str, view: Callable[[Visit], Response]) -> Callable[[Visit], Response]:
    """A view that answers whoever may ask for it.

    Args:
        asked: the method and the address, as the table has them.
        view: what answers.

    Raises:
        KeyError: the table does not have it, so that the program does not even start.
    """
    wanted = ADDRESSES[asked]

    def answer(visit: Visit) -> Response:
        if wanted is Privilege.ENTER or not asks_who(visit):
            return view(visit)
        is_look = asked.startswith("GET ")
        found = entered(visit)
        if found is None:
            if is_look:
                return RedirectResponse(f"/enter?next={quote(here(visit.request))}", status_code=303)
            raise NotEnteredError("Nobody has said here who they are, or too long ago, so nothing was done.")
        try:
            check(found, wanted)
        except NotAllowedError:
            if is_look and (found.is_given or found.lacks_codes):
                return visit.go("/account")  # it says what is missing, and has the form for it
            raise
        return _waiting(view, visit)

    return answer


def _waiting(view: Callable[[Visit], Response], visit: Visit) -> Response:
    """What a view answers; what waits for another member is told on the page that it came from."""
    try:
        return view(visit)
    except ProposedError as waits:
        visit.say(in_words(waits.sentence, visit.words) or str(waits), "warn")
        return visit.go(visit.field("next") or page_of_form(visit.request))


def asks_who(visit: Visit) -> bool:
    """Whether the project has members, as it was when this request was first looked at."""
    scope = visit.request.scope
    if _ASKS not in scope:
        scope[_ASKS] = has_members(visit.desk.project)
    found: bool = scope[_ASKS]
    return found


def entered(visit: Visit) -> Entered | None:
    """The member at this browser, as they are now; None where nobody has said who they are."""
    scope = visit.request.scope
    if _SCOPE not in scope:
        scope[_SCOPE] = _looked_up(visit)
    found: Entered | None = scope[_SCOPE]
    return found


def _looked_up(visit: Visit) -> Entered | None:
    session = visit.session
    if session is None or not session.member:
        return None
    found = still(visit.desk.project, session.member, session.stamp)
    if found is None or monotonic() - session.seen > IDLE:
        visit.desk.sessions.forget(session)
        return None
    # What a page asks for by itself must not keep a browser open that nobody sits at.
    if not visit.is_poll:
        session.seen = monotonic()
    return found


def belonging(visit: Visit) -> dict[str, object]:
    """What every page knows of who asks: ``member``, ``is_in``, and ``may``, by the row of the table."""
    if visit.desk.locking.is_locked:
        return {"member": None, "is_in": False, "may": _anything}
    if not asks_who(visit):
        return {"member": None, "is_in": True, "may": _anything}
    found = entered(visit)

    def allowed(asked: str) -> bool:
        return found is not None and may_ask(found.member.role, ADDRESSES[asked])

    return {"member": found.member if found else None, "is_in": found is not None, "may": allowed}


def offered(visit: Visit, body: str) -> str:
    """A page without the forms that are not for whoever asks.

    A form that is left out takes the buttons along that belong to it elsewhere on the page.
    """
    if visit.desk.locking.is_locked or not asks_who(visit):
        return body
    found = entered(visit)
    gone: set[str] = set()

    def is_let(address: str) -> bool:
        wanted = _wanted(unescape(address).partition("?")[0])
        return wanted is Privilege.ENTER or (found is not None and may_ask(found.member.role, wanted))

    def form(match: re.Match[str]) -> str:
        if is_let(match[1]):
            return match[0]
        gone.update(_ID.findall(match[2]))
        return ""

    def button(match: re.Match[str]) -> str:
        stays = match[2] not in gone if match[1] == "form" else is_let(match[2])
        return match[0] if stays else ""

    return _EMPTY.sub("", _ELSEWHERE.sub(button, _FORM.sub(form, body)))


def here(request: Request) -> str:
    """The address of a page, for what comes back to it."""
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def page_of_form(request: Request) -> str:
    """The page of a form that could not be done: the nearest address above its own that can be opened."""
    path = request.url.path if request.method == "POST" else ""
    while path.strip("/"):
        asked = {**request.scope, "method": "GET", "path": path}
        if any(route.matches(asked)[0] is Match.FULL for route in request.app.routes):
            return path
        path = path.rpartition("/")[0]
    return ""


@cache
def _posts() -> tuple[tuple[re.Pattern[str], Privilege], ...]:
    return tuple(
        (re.compile(re.sub(r"\{\w+\}", "[^/]+", asked.removeprefix("POST "))), wanted)
        for asked, wanted in ADDRESSES.items()
        if asked.startswith("POST ")
    )


def _wanted(path: str) -> Privilege:
    """What a form needs; what nobody wrote into the table, only whoever may everything is offered."""
    return next((wanted for pattern, wanted in _posts() if pattern.fullmatch(path)), Privilege.MEMBERS)


def _anything(_asked: str) -> bool:
    return True
