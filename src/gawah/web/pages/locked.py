"""The page of a locked project, and the ways to lock it and to open it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.errors import UsageError

if TYPE_CHECKING:
    from starlette.responses import Response

    from gawah.web.visit import Visit

LOCKED = 423
"""The status of a page that cannot be shown as the project is locked (RFC 4918, 11.3)."""


def show_state(visit: Visit) -> Response:
    """The page of a locked project; where it is open, the way to the overview.

    A page that is open asks here whether it is locked by now, and says that somebody is at it.
    """
    locking = visit.desk.locking
    if locking.is_locked:
        return locked_page(visit, "/")
    if not visit.is_poll:
        locking.seen()
    return visit.go("/")


def lock(visit: Visit) -> Response:
    """Lock the project at once."""
    visit.desk.locking.lock()
    answer = visit.go("/")
    # What the browser keeps of pages that were open must not be shown by its button "back".
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer


def unlock(visit: Visit) -> Response:
    """Open the project with its passphrase, and go on where the person was."""
    goes_to = visit.field("next")
    try:
        visit.desk.locking.unlock(visit.exactly("passphrase"))
    except UsageError:
        return locked_page(visit, goes_to, is_wrong=True)
    visit.desk.sessions.forget_members()
    return visit.go(goes_to)


def locked_page(visit: Visit, goes_to: str, *, is_wrong: bool = False) -> Response:
    """The page that asks for the passphrase.

    Args:
        visit: the request that could not be answered.
        goes_to: the address that is gone to when it is open.
        is_wrong: a passphrase was typed, and it was the wrong one.
    """
    return visit.page("locked.html", LOCKED, goes_to=goes_to, is_wrong=is_wrong)
