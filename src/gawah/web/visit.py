"""One request as a page sees it: what was asked and sent, who asks, and how to answer.

A view is a plain function of a ``Visit``. It runs in a thread of its own, so it may take its time with the
store; what it raises becomes a page in ``faults``.
"""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from typing import TYPE_CHECKING

from anyio.to_thread import run_sync
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from gawah.errors import LockedError
from gawah.review import Decision
from gawah.web import limits
from gawah.web.entering import belonging, here, offered, page_of_form
from gawah.web.faults import RefusedError, ToldError, TooMuchError, tell_trace, trouble_of
from gawah.web.pages.locked import locked_page
from gawah.web.sessions import Said, Session
from gawah.web.texts import mark, preferred

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from typing import BinaryIO

    from gawah.catalogue import Catalogue
    from gawah.web.desk import Desk
    from gawah.web.texts import Words

CSRF = "csrf"
"""The field, and with ``X-`` the header, that shows that a form is ours."""
_TOO_MUCH = {"files": "Too many files", "fields": "Too many fields", "text": "exceeded maximum size"}
"""Of what there is too much, by what the parser of forms says then."""
_ESCAPED = {"%22": '"', "%0D": "\r", "%0A": "\n"}
"""What browsers put in the stead of signs that a file's name cannot hold in a form (WHATWG, form-data)."""
BLIND = mark(
    "This form does not say what you saw when you decided, so nothing was done. Load the page again and"
    " decide there."
)
"""Why a form is refused that does not say what the person saw."""
_OF_PEOPLE = frozenset({"documents", "incidents", "subjects"})
"""Pages that show names and other values that are not public: who opens one is written down."""
_MOST = 1_000_000
"""The highest number that an address may hold: no register has more pages."""


@dataclass(frozen=True)
class Visit:
    """A request, with what it takes to answer it."""

    request: Request
    desk: Desk
    form: FormData

    @cached_property
    def session(self) -> Session | None:
        """The browser; None where it was not let in, which only error pages meet."""
        found: Session | None = self.request.scope.get("gawah.session")
        return found

    @property
    def reader(self) -> Session:
        """The browser, which was let in."""
        if self.session is None:
            raise RefusedError("session")
        return self.session

    @cached_property
    def words(self) -> Words:
        """The words of the language that the person chose, or that the browser asks for."""
        chosen = self.session.language if self.session is not None else None
        asked = preferred(self.request.headers.get("accept-language", ""))
        return self.desk.words[chosen or asked]

    @cached_property
    def catalogue(self) -> Catalogue:
        """The catalogue of the register, which tells all that was recorded before this request.

        While documents are read one after the other, it tells all that people said before it; what is read it
        follows there.

        Raises:
            LayingOutError: it has so much to follow that it takes longer than a page will wait.
        """
        self.desk.following.catch_up(by_persons=self.desk.reading.progress().is_going_on)
        return self.desk.catalogue

    def param(self, name: str) -> str:
        """A part of the address, as ``id`` in ``/incident/{id}``."""
        return str(self.request.path_params[name])

    def query(self, name: str) -> str:
        """What the address says after ``?``; empty where it does not say."""
        return str(self.request.query_params.get(name, "")).strip()

    def number(self, name: str, default: int) -> int:
        """A whole number from 1 that the address says after ``?``.

        Raises:
            ToldError: it is none.
        """
        said = self.query(name)
        if not said:
            return default
        if not (said.isascii() and said.isdigit()) or not 1 <= int(said[:9]) <= _MOST:
            told = self.words.gettext("%(name)s in this address must be a number from 1.", name=name)
            raise ToldError(told)
        return int(said[:9])

    def decision(self, seen: str | None = None) -> Decision:
        """A decision of this person, with the reason that the form gives.

        Args:
            seen: the state of what they decide about, as they saw it; None where nothing is compared.
        """
        return Decision(self.reader.reviewer, self.field("why"), seen)

    def field(self, name: str) -> str:
        """What was written into a field of the form; lines end as on every system."""
        value = self.form.get(name, "")
        return value.replace("\r\n", "\n").strip() if isinstance(value, str) else ""

    def exactly(self, name: str) -> str:
        """What was written into a field, with each space."""
        value = self.form.get(name, "")
        return value if isinstance(value, str) else ""

    def seen(self, name: str) -> str:
        """The state of what a person decides about as they saw it, which the field of a form brings back.

        Raises:
            ToldError: it brings none, so that nobody could tell whether anything has changed since.
        """
        state = self.field(name)
        if not state:
            raise ToldError(self.words.gettext(BLIND))
        return state

    def states(self) -> dict[str, str | None]:
        """The claims that a form names in its field ``states``, each with the state in which they saw it.

        Raises:
            ToldError: it names none, or the state of one is missing.
        """
        told = (one.partition("=") for one in self.field("states").split())
        states: dict[str, str | None] = {claim: state for claim, _, state in told}
        if not states or not all(states.values()):
            raise ToldError(self.words.gettext(BLIND))
        return states

    def files(self, name: str) -> list[tuple[str, BinaryIO]]:
        """The files that were chosen in a field, each with its own name and opened."""
        chosen = [file for file in self.form.getlist(name) if isinstance(file, UploadFile) and file.filename]
        return [(_own_name(file.filename or ""), file.file) for file in chosen]

    def say(self, words: str, tone: str = "good", more: tuple[str, ...] = ()) -> None:
        """Tell something at the top of the next page that is shown."""
        self.reader.said.append(Said(words, tone, more))

    @property
    def is_poll(self) -> bool:
        """Whether a page asks by itself, and nobody is there."""
        return "x-gawah-poll" in self.request.headers

    def page(self, template: str, status: int = 200, /, **values: object) -> Response:
        """A page made of a template."""
        session, locking = self.session, self.desk.locking
        opened = None if locking.is_locked else locking.opened
        common: dict[str, object] = {
            "path": self.request.url.path,
            "here": here(self.request),
            "session": session,
            "csrf": session.csrf if session is not None else "",
            # What a page asks for by itself every second must not take what is to be told to a person.
            "said": session.take_said() if session is not None and not self.is_poll else [],
            "progress": opened and opened.reading.progress(),
            "is_read_only": opened is not None and opened.project.is_read_only,
            "locks_after": round(locking.seconds) if opened is not None else 0,
            "is_encrypted": locking.is_encrypted,
            "is_locked": locking.is_locked,
            **belonging(self),
        }
        body = offered(self, self.desk.sheets.page(self.words.language, template, common | values))
        return HTMLResponse(body, status, headers={"Content-Language": self.words.language})

    def listed(self, what: str, asked: Mapping[str, object], shown: int) -> None:
        """Have it written down that the person is shown a page of a list; not where a page asks by itself.

        Args:
            what: the page.
            asked: its filters and words, and which page of the list, by name.
            shown: how many rows stand on it.
        """
        if not self.is_poll:
            self.desk.locking.opened.looks.saw_list(self.reader.reviewer, what, asked, shown)

    def go(self, path: str) -> Response:
        """Go on to a page of ours, after something was done."""
        return RedirectResponse(path if is_ours(path) else "/", status_code=303)


def _own_name(sent: str) -> str:
    """The name of a file as it was, from the one that a browser sent.

    A percent sign is sent as it is: a name that had ``%22`` of its own cannot be told from one with a quote.
    """
    name = sent.replace("\\", "/").rpartition("/")[2]
    return re.sub("|".join(_ESCAPED), lambda found: _ESCAPED[found[0]], name)


def is_ours(path: str) -> bool:
    """Whether an address that a form brought leads to a page of ours and nowhere else."""
    plain = path.isprintable() and "\\" not in path
    return plain and path.startswith("/") and not path.startswith("//")


def shown(
    view: Callable[[Visit], Response], *, when_locked: bool = False
) -> Callable[[Request], Awaitable[Response]]:
    """What answers a GET.

    Args:
        view: the function of the page.
        when_locked: it answers also while the project is locked.
    """

    async def answer(request: Request) -> Response:
        visit = Visit(request, request.app.state.desk, FormData())
        return await _answer(view if when_locked else _open(view), visit)

    return answer


def done(
    view: Callable[[Visit], Response], *, when_locked: bool = False
) -> Callable[[Request], Awaitable[Response]]:
    """What answers a POST: nothing is done unless the form brings back the session's own word.

    Args:
        view: the function of the page.
        when_locked: it is done also while the project is locked.
    """
    act = _checked(view if when_locked else _open(view))

    async def answer(request: Request) -> Response:
        desk: Desk = request.app.state.desk
        form = request.form(max_files=limits.FILES, max_fields=limits.FIELDS, max_part_size=limits.TEXT)
        try:
            async with form as sent:
                return await _answer(act, Visit(request, desk, sent))
        except HTTPException as error:
            return _trouble(Visit(request, desk, FormData()), _too_much(error) or error)
        except ClientDisconnect:
            return Response(status_code=400)

    return answer


def _too_much(error: HTTPException) -> TooMuchError | None:
    """Of what a form brought too much, as its parser says in words of its own; None for another error."""
    return next((TooMuchError(of) for of, words in _TOO_MUCH.items() if words in error.detail), None)


def _open(view: Callable[[Visit], Response]) -> Callable[[Visit], Response]:
    def answer(visit: Visit) -> Response:
        opened = visit.desk.locking.opened  # or it is locked
        if not visit.is_poll:
            visit.desk.locking.seen()
        shown = view(visit)
        kind, _, key = visit.request.url.path.strip("/").partition("/")
        if (
            kind in _OF_PEOPLE
            and key
            and visit.request.method == "GET"
            and shown.status_code == HTTPStatus.OK
        ):
            opened.looks.saw(visit.reader.reviewer, kind, key.partition("/")[0])
        return shown

    return answer


def _checked(view: Callable[[Visit], Response]) -> Callable[[Visit], Response]:
    def act(visit: Visit) -> Response:
        brought = visit.request.headers.get(f"x-{CSRF}") or visit.field(CSRF)
        if not hmac.compare_digest(brought.encode("utf-8", "replace"), visit.reader.csrf.encode()):
            raise RefusedError("form")
        return view(visit)

    return act


async def _answer(view: Callable[[Visit], Response], visit: Visit) -> Response:
    try:
        return await run_sync(view, visit, limiter=visit.desk.at_once)
    except Exception as error:  # noqa: BLE001 (the outer wall: one request must not end the others)
        return await run_sync(_trouble, visit, error)


def _trouble(visit: Visit, error: Exception) -> Response:
    """The page of an error."""
    if isinstance(error, LockedError):
        is_page = visit.request.method == "GET"
        return locked_page(visit, here(visit.request) if is_page else page_of_form(visit.request))
    trouble = trouble_of(error, visit.words)
    if trouble.status >= 500 and visit.desk.debug:
        tell_trace(error)
    answer = visit.page("trouble.html", trouble.status, trouble=trouble, again=page_of_form(visit.request))
    if isinstance(error, HTTPException) and error.headers:
        answer.headers.update(error.headers)  # as which methods an address takes
    return answer


def trouble_page(request: Request, error: Exception) -> Response:
    """The page of an error that no view met, as of an address that is not there."""
    return _trouble(Visit(request, request.app.state.desk, FormData()), error)


def refusal(desk: Desk) -> Callable[[Request, Exception], Response]:
    """What a guard answers, before the application is reached."""

    def refuse(request: Request, why: Exception) -> Response:
        return _trouble(Visit(request, desk, FormData()), why)

    return refuse
