"""Somebody shows who they are: passphrase, code, and what comes of being wrong too often.

Invariant: a try is counted before it is looked at, so that many at once are not more than many one after the
other; and whoever is no member is told the same, in the same time, as one who was wrong.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from gawah.errors import NotAllowedError, NotEnteredError, Sentence
from gawah.members import codes, passphrases
from gawah.members.names import folded
from gawah.members.privileges import Privilege, may_ask
from gawah.members.roll import find, roll
from gawah.members.rules import needs_codes
from gawah.model.record import record
from gawah.project.access import writing
from gawah.project.clock import seconds
from gawah.store.members import Tries, credential_of, ledger, member_changes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gawah.members.roll import Member
    from gawah.model import MemberChange
    from gawah.project import Project
    from gawah.store.members import Credential

FREE = 5
"""Wrong tries after which one must wait."""
FIRST_WAIT, LONGEST_WAIT = 60, 3600
"""Seconds: after the fifth, doubled with each that follows, and never more than an hour."""
FORGOTTEN_AFTER = 24 * 3600
"""Seconds after which wrong tries are no longer counted."""


@record
class Shown:
    """What somebody shows to say who they are."""

    name: str
    passphrase: str
    code: str = ""
    """Of their authenticator, or one of their recovery codes."""


@record
class Entered:
    """A member who has shown who they are."""

    member: Member
    stamp: str
    """What they showed belongs to it: once it is another, they must show it again."""
    is_given: bool
    """Somebody else chose their passphrase."""
    lacks_codes: bool
    """They must have an authenticator, and have none yet."""


def enter(project: Project, shown: Shown, at: float | None = None) -> Entered:
    """Let a member in.

    Args:
        project: the project.
        shown: what they show.
        at: when, in seconds since 1970; now by default.

    Raises:
        NotEnteredError: nobody is let in by that, or not yet.
    """
    now = seconds() if at is None else at
    changes = member_changes(project.engine)
    member = find(roll(changes), shown.name)
    if not project.is_read_only:
        _count(project, shown.name, now)
    credential = credential_of(project.engine, member.name) if member is not None else None
    if credential is None:
        passphrases.fits_nobody(shown.passphrase)
    elif passphrases.fits(shown.passphrase, credential.passphrase):
        used = _used(project, credential, shown, now)
        if used is not None and member is not None:
            return _entered(member, used, changes)
    raise NotEnteredError("The name, the passphrase or the code is not right.")


def still(project: Project, name: str, stamp: str) -> Entered | None:
    """A member who was let in before, as they are now; None where they must show anew who they are."""
    changes = member_changes(project.engine)
    member = find(roll(changes), name)
    credential = credential_of(project.engine, member.name) if member is not None else None
    if member is None or credential is None or credential.stamp != stamp:
        return None
    return _entered(member, credential, changes)


def check(entered: Entered, wanted: Privilege) -> None:
    """See that a member may do something.

    Raises:
        NotAllowedError: they may not, or not before they have a passphrase and an authenticator of their own.
    """
    if wanted in (Privilege.ENTER, Privilege.OWN):
        return
    if entered.is_given:
        raise NotAllowedError(
            "Somebody else chose your passphrase. Choose your own first: gawah user passphrase, or “My"
            " account” in the browser."
        )
    if entered.lacks_codes:
        raise NotAllowedError(
            "You need an authenticator for this project. Set one up first: gawah user totp, or “My account”"
            " in the browser."
        )
    if not may_ask(entered.member.role, wanted):
        raise NotAllowedError(
            "%(name)s may not do that: the role of a member says what is theirs to do. Ask a keeper of the"
            " project.",
            name=entered.member.name,
        )


def wait_after(wrong: int) -> int:
    """Seconds to wait after so many wrong tries."""
    return 0 if wrong < FREE else min(FIRST_WAIT * 2 ** min(wrong - FREE, 16), LONGEST_WAIT)


def _count(project: Project, name: str, now: float) -> None:
    """Count a try as wrong; one that is right is taken off again.

    Raises:
        NotEnteredError: it is too early for another.
    """
    with writing(project.root), ledger(project.engine) as book:
        book.lift_before(now - FORGOTTEN_AFTER)
        tries = book.tries(folded(name))
        if now < tries.until:
            minutes = ceil((tries.until - now) / 60)
            raise NotEnteredError(
                Sentence(
                    "There were too many wrong tries for this name. Try again in %(num)s minute, or ask a"
                    " keeper: gawah user unlock.",
                    "There were too many wrong tries for this name. Try again in %(num)s minutes, or ask a"
                    " keeper: gawah user unlock.",
                    num=minutes,
                )
            )
        wrong = tries.wrong + 1
        book.count(folded(name), Tries(wrong, now, now + wait_after(wrong)))


def _used(project: Project, credential: Credential, shown: Shown, now: float) -> Credential | None:
    """What is left of a credential once a code is used; None where the code is not right."""
    if project.is_read_only:
        return _spent(credential, shown.code, now)
    with writing(project.root), ledger(project.engine) as book:
        # Looked up again: another may have used the same code meanwhile.
        current = book.credential(credential.member)
        if current is None or current.passphrase != credential.passphrase:
            return None
        spent = _spent(current, shown.code, now)
        if spent is not None:
            book.keep(spent)
            book.lift(folded(shown.name))
        return spent


def _spent(credential: Credential, code: str, now: float) -> Credential | None:
    if credential.totp is None:
        return credential
    step = codes.step_of(credential.totp, code, now, credential.last_step)
    if step is not None:
        return replace(credential, last_step=step)
    left = codes.left_without(credential.recovery, code)
    return None if left is None else replace(credential, recovery=left)


def _entered(member: Member, credential: Credential, changes: Sequence[MemberChange]) -> Entered:
    lacks = credential.totp is None and needs_codes(changes, member.role)
    return Entered(member, credential.stamp, credential.is_given, lacks)
