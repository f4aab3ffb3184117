"""Saying who one is, and going; what a member sees and changes of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.errors import NotEnteredError, UsageError
from gawah.members import Shown, enter, has_members
from gawah.members.codes import address_of, in_letters, new_secret
from gawah.members.entering import still
from gawah.members.managing import set_codes, set_passphrase
from gawah.store.members import credential_of
from gawah.web.entering import entered
from gawah.web.faults import ToldError, trouble_of
from gawah.web.roles import ROLES

if TYPE_CHECKING:
    from starlette.responses import Response

    from gawah.members.entering import Entered
    from gawah.web.visit import Visit


def show(visit: Visit) -> Response:
    """The form by which a member says who they are."""
    return _enter_page(visit, visit.query("next"))


def come(visit: Visit) -> Response:
    """Let a member in, and go on to where they wanted to."""
    if not has_members(visit.desk.project):
        return visit.go("/")
    shown = Shown(visit.field("name"), visit.field("passphrase"), visit.field("code"))
    try:
        found = enter(visit.desk.project, shown)
    except NotEnteredError as error:
        return _enter_page(visit, visit.field("next"), shown.name, trouble_of(error, visit.words).sentence)
    _begin(visit, found)
    return _with_cookie(visit, visit.go(visit.field("next") or "/"))


def leave(visit: Visit) -> Response:
    """Go: the next at this browser must say who they are."""
    visit.desk.sessions.end(visit.reader)
    visit.say(visit.words.gettext("You have left. Nobody is in at this browser now."))
    return _with_cookie(visit, visit.go("/enter"))


def account(visit: Visit) -> Response:
    """Who one is, what one may do, and what one can change of it."""
    return _account_page(visit)


def change_passphrase(visit: Visit) -> Response:
    """Take another passphrase; the one until now is asked for."""
    found = _who(visit)
    new = visit.field("new")
    if new != visit.field("again"):
        raise ToldError(
            visit.words.gettext("The two were not the same. Nothing was changed; go back and try again.")
        )
    _once_more(visit, found)
    set_passphrase(visit.desk.project, found.member.name, new, found.member.name)
    return _begun_anew(visit, visit.words.gettext("You have a new passphrase."))


def set_up_codes(visit: Visit) -> Response:
    """Set up an authenticator, or another in the place of one; its recovery codes are shown once."""
    found = _who(visit)
    secret = visit.reader.secret
    if not secret:
        raise ToldError(visit.words.gettext("This page was shown too long ago. Load it again."))
    if _has_codes(visit, found):
        _once_more(visit, found)
    try:
        recovery = set_codes(visit.desk.project, found.member.name, secret, visit.field("shown"))
    except UsageError as error:
        return _account_page(visit, trouble_of(error, visit.words).sentence)
    _refresh(visit, found)
    return _with_cookie(visit, visit.page("recovery.html", codes=recovery))


def _enter_page(visit: Visit, then: str, name: str = "", wrong: str = "") -> Response:
    is_needed = has_members(visit.desk.project)
    status = 403 if wrong else 200
    return visit.page("enter.html", status, is_needed=is_needed, then=then, name=name, wrong=wrong)


def _account_page(visit: Visit, wrong: str = "") -> Response:
    found = entered(visit)
    if found is None:
        return visit.page("account.html", found=None)
    if not visit.reader.secret:
        visit.reader.secret = new_secret()
    return visit.page(
        "account.html",
        400 if wrong else 200,
        found=found,
        role=visit.words.gettext(ROLES[found.member.role].label),
        what=visit.words.gettext(ROLES[found.member.role].what),
        has_codes=_has_codes(visit, found),
        secret=in_letters(visit.reader.secret),
        address=address_of(visit.reader.secret, found.member.name),
        wrong=wrong,
    )


def _who(visit: Visit) -> Entered:
    found = entered(visit)
    if found is None:
        raise UsageError("This project has no members, so nobody has a passphrase.")
    return found


def _has_codes(visit: Visit, found: Entered) -> bool:
    credential = credential_of(visit.desk.project.engine, found.member.name)
    return credential is not None and credential.totp is not None


def _once_more(visit: Visit, found: Entered) -> None:
    """Ask a member once more who they are, before they change by what they show it.

    Raises:
        NotEnteredError: somebody else sits at their browser.
    """
    enter(visit.desk.project, Shown(found.member.name, visit.field("passphrase"), visit.field("code")))


def _begun_anew(visit: Visit, told: str) -> Response:
    _refresh(visit, _who(visit))
    visit.say(told)
    return _with_cookie(visit, visit.go("/account"))


def _refresh(visit: Visit, found: Entered) -> None:
    """Keep this browser open, though what its member shows is another now; all others end."""
    credential = credential_of(visit.desk.project.engine, found.member.name)
    now = still(visit.desk.project, found.member.name, credential.stamp) if credential is not None else None
    if now is not None:
        _begin(visit, now)


def _begin(visit: Visit, found: Entered) -> None:
    visit.desk.sessions.begin(visit.reader, found.member.name, found.stamp)
    visit.request.scope["gawah.entered"] = found


def _with_cookie(visit: Visit, answer: Response) -> Response:
    answer.set_cookie(visit.desk.access.cookie, visit.reader.id, httponly=True, samesite="strict", path="/")
    return answer
