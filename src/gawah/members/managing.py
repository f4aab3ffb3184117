"""Who belongs to a project, with which role: given, changed and taken by its keepers.

Invariant: while a project has members, one of them is a keeper; and whoever changes something may do so at
that very moment, whatever they might a moment before.
"""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from gawah.errors import NotAllowedError, NotFoundError, UsageError
from gawah.members import codes, passphrases
from gawah.members.names import checked, folded
from gawah.members.privileges import Privilege, may
from gawah.members.roll import find, roll
from gawah.members.rules import needs_codes
from gawah.model import Change, MemberChange, Role
from gawah.project.access import writing
from gawah.project.clock import now, seconds
from gawah.store.members import Credential, ledger, without_codes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.members.roll import Member
    from gawah.project import Project
    from gawah.store.members import Ledger


def add(project: Project, name: str, role: Role, passphrase: str, by: str) -> Member:
    """Somebody becomes a member; the first of a project is its keeper, whoever they are.

    Args:
        project: the project.
        name: what they are called.
        role: what they are to be.
        passphrase: by which they first show who they are; all but the first must then choose their own.
        by: the keeper who adds them; of the first member nobody asks.

    Raises:
        UsageError: the name or the passphrase cannot be, or the name is taken.
        NotAllowedError: who adds them may not.
    """
    called = checked(name)
    passphrases.check_new(passphrase, called)
    with changing(project) as book:
        members = roll(book.changes())
        if not members:
            role, by = Role.KEEPER, called
        else:
            must_keep(members, by)
        if find(members, called) is not None:
            raise UsageError("There is a member called %(name)s already.", name=called)
        _set(book, Credential(called, "", bool(members), _stamp()), passphrase)
        say(book, called, Change.ADDED, role.value, by)
        return _one(book, called)


def set_role(project: Project, name: str, role: Role, by: str) -> Member:
    """A member has another role from now on; what they had open ends.

    Raises:
        NotFoundError: there is no such member.
        UsageError: no keeper would be left.
        NotAllowedError: who says so may not.
    """
    with changing(project) as book:
        members = roll(book.changes())
        must_keep(members, by)
        member = _named(members, name)
        if role is not Role.KEEPER:
            _check_keeper_left(members, member)
        _end_sessions(book, member.name)
        say(book, member.name, Change.ROLE, role.value, by)
        return _one(book, member.name)


def remove(project: Project, name: str, by: str) -> Member:
    """A member is none any more. What they did stays, with their name.

    Raises:
        NotFoundError: there is no such member.
        UsageError: no keeper would be left.
        NotAllowedError: who says so may not.
    """
    with changing(project) as book:
        members = roll(book.changes())
        must_keep(members, by)
        member = _named(members, name)
        _check_keeper_left(members, member)
        _unset(book, member.name)
        say(book, member.name, Change.REMOVED, "", by)
        return member


def set_passphrase(project: Project, name: str, passphrase: str, by: str) -> None:
    """A member has another passphrase from now on: their own, or one that a keeper gave them.

    Raises:
        NotFoundError: there is no such member.
        UsageError: it is no good passphrase.
        NotAllowedError: it is somebody else's, and who says so is no keeper.
    """
    with changing(project) as book:
        members = roll(book.changes())
        member = _named(members, name)
        is_own = folded(by) == folded(member.name)
        if not is_own:
            must_keep(members, by)
        passphrases.check_new(passphrase, member.name)
        had = book.credential(member.name)
        if is_own and had is not None and had.is_given and passphrases.fits(passphrase, had.passphrase):
            raise UsageError("This is the passphrase that somebody else knows. Choose another.")
        new = had if had is not None else Credential(member.name, "", is_given=False, stamp="")
        _set(book, replace(new, is_given=not is_own, stamp=_stamp()), passphrase)
        book.lift(folded(member.name))
        say(book, member.name, Change.PASSPHRASE, "", by)


def set_codes(
    project: Project, name: str, secret: bytes, code: str, at: float | None = None
) -> tuple[str, ...]:
    """A member has an authenticator from now on.

    Args:
        project: the project.
        name: their own name.
        secret: what the authenticator was given.
        code: what it shows, so that nobody locks themselves out with one that shows something else.
        at: when, in seconds since 1970; now by default.

    Returns:
        their recovery codes, which nobody can tell them again.

    Raises:
        NotFoundError: there is no such member.
        UsageError: the code is not the one of this secret.
    """
    step = codes.step_of(secret, code, seconds() if at is None else at, -1)
    if step is None:
        raise UsageError(
            "This is not the code that the authenticator should show now. See that the clock of this computer"
            " and that of the authenticator are right, and type the next code."
        )
    recovery = codes.new_recovery_codes()
    with changing(project) as book:
        member = _named(roll(book.changes()), name)
        had = _credential(book, member.name)
        hashes = tuple(map(codes.recovery_hash, recovery))
        book.keep(replace(had, totp=secret, last_step=step, recovery=hashes, stamp=_stamp()))
        say(book, member.name, Change.CODES, "totp", member.name)
    return recovery


def drop_codes(project: Project, name: str, by: str) -> None:
    """A member has no authenticator any more, as when the telephone is lost.

    Raises:
        NotFoundError: there is no such member.
        NotAllowedError: it is somebody else's and who says so is no keeper, or it is one's own and must be.
    """
    with changing(project) as book:
        changes = book.changes()
        members = roll(changes)
        member = _named(members, name)
        if folded(by) != folded(member.name):
            must_keep(members, by)
        elif needs_codes(changes, member.role):
            raise NotAllowedError(
                "You need an authenticator for this project: set up another in its place, or let another"
                " keeper take it away."
            )
        book.keep(replace(without_codes(_credential(book, member.name)), stamp=_stamp()))
        say(book, member.name, Change.CODES, "", by)


def unlock(project: Project, name: str, by: str) -> None:
    """A member may try again at once, however often somebody was wrong under their name.

    Raises:
        NotFoundError: there is no such member.
        NotAllowedError: who says so may not.
    """
    with changing(project) as book:
        members = roll(book.changes())
        must_keep(members, by)
        member = _named(members, name)
        book.lift(folded(member.name))
        say(book, member.name, Change.UNLOCKED, "", by)


@contextmanager
def changing(project: Project) -> Iterator[Ledger]:
    """What is kept of members, to be changed while nobody else can write."""
    project.must_write()
    with writing(project.root), ledger(project.engine) as book:
        yield book


def _set(book: Ledger, credential: Credential, passphrase: str) -> None:
    """The one door by which a passphrase begins to let its owner in.

    Here, and in ``_unset``, is the place for a slot of one's own for the key of a project that is encrypted.
    """
    book.keep(replace(credential, passphrase=passphrases.hashed(passphrase)))


def _unset(book: Ledger, name: str) -> None:
    """The one door by which a passphrase ceases to let its owner in."""
    book.drop(name)
    book.lift(folded(name))


def _end_sessions(book: Ledger, name: str) -> None:
    had = book.credential(name)
    if had is not None:
        book.keep(replace(had, stamp=_stamp()))


def say(book: Ledger, member: str, change: Change, value: str, by: str) -> None:
    """Record a change."""
    at = now()
    book.add(at, [MemberChange(member, change, value, by, at)])


def _one(book: Ledger, name: str) -> Member:
    return _named(roll(book.changes()), name)


def _named(members: tuple[Member, ...], name: str) -> Member:
    found = find(members, name)
    if found is None:
        raise NotFoundError(
            "No member is called %(name)s. There are: %(known)s.",
            name=name,
            known=tuple(one.name for one in members),
        )
    return found


def must_keep(members: tuple[Member, ...], by: str) -> None:
    """See that somebody may change who belongs to the project, now.

    Raises:
        NotAllowedError: they may not.
    """
    actor = find(members, by)
    if actor is None or not may(actor.role, Privilege.MEMBERS):
        raise NotAllowedError("Only a keeper of the project may do that.")


def _check_keeper_left(members: tuple[Member, ...], without: Member) -> None:
    if not any(one.role is Role.KEEPER for one in members if one != without):
        raise UsageError(
            "%(name)s is the only keeper, and a project cannot be without one. Make another member keeper"
            " first.",
            name=without.name,
        )


def _credential(book: Ledger, name: str) -> Credential:
    found = book.credential(name)
    if found is None:
        raise NotFoundError(
            "%(name)s has no passphrase any more. A keeper can set one: gawah user passphrase.", name=name
        )
    return found


def _stamp() -> str:
    return secrets.token_urlsafe(16)
