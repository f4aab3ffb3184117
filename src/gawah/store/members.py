"""What the store has of members: the changes of who may do what, and by what they show who they are.

The changes are records. Credentials and wrong tries are none: they are looked up and changed within one
transaction of a ``ledger``, so that two who try at once are counted twice.
"""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select

from gawah.model.record import record
from gawah.store import records, tables
from gawah.store.append import MACHINE, add_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection, Engine

    from gawah.model import MemberChange, Proposal


@record
class Credential:
    """By what a member shows who they are."""

    member: str
    passphrase: str
    """Its hash, as a PHC string."""
    is_given: bool
    """Somebody else chose it: the member must choose their own first."""
    stamp: str
    """Changes with all the others, so that what was let in before is so no more."""
    totp: bytes | None = None
    """The secret of their authenticator."""
    last_step: int = -1
    """The step of time of the last code that was taken."""
    recovery: tuple[str, ...] = ()
    """The hashes of the recovery codes that are left."""


@record
class Tries:
    """How often somebody was wrong who said that they are of some name."""

    wrong: int = 0
    at: float = 0.0
    """When they were last, in seconds since 1970."""
    until: float = 0.0
    """Before when no other try is looked at."""


def any_member(engine: Engine) -> bool:
    """Whether there ever was a member."""
    with engine.connect() as connection:
        return connection.execute(select(tables.members.c.row).limit(1)).first() is not None


def member_changes(engine: Engine) -> Sequence[MemberChange]:
    """All changes of who may do what, oldest first."""
    with engine.connect() as connection:
        return _changes(connection)


def credential_of(engine: Engine, member: str) -> Credential | None:
    """By what a member shows who they are; None where there is nothing, and they cannot."""
    with engine.connect() as connection:
        return Ledger(connection).credential(member)


def proposals_of(engine: Engine) -> Sequence[Proposal]:
    """All words on proposals, oldest first."""
    t = tables.proposals
    with engine.connect() as connection:
        rows = connection.execute(select(t).order_by(t.c.row)).mappings()
        return tuple(records.to_proposal(dict(row)) for row in rows)


class Ledger:
    """What is kept of members, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def changes(self) -> Sequence[MemberChange]:
        """All changes of who may do what, oldest first."""
        return _changes(self._connection)

    def add(self, at: str, changes: Sequence[MemberChange]) -> None:
        """Add changes as records, in one row of the log.

        The row is the program's own: it is no decision that its actor could take back.
        """
        add_in(self._connection, (MACHINE, at), list(changes))

    def credential(self, member: str) -> Credential | None:
        """By what a member shows who they are; None where there is nothing."""
        t = tables.credentials
        row = self._connection.execute(select(t).where(t.c.member == member)).mappings().first()
        return None if row is None else Credential(**{**row, "recovery": tuple(row["recovery"])})

    def keep(self, credential: Credential) -> None:
        """Put it in the place of what was there."""
        self.drop(credential.member)
        row = {name: getattr(credential, name) for name in credential.__dataclass_fields__}
        self._connection.execute(insert(tables.credentials), row | {"recovery": list(credential.recovery)})

    def drop(self, member: str) -> None:
        """Let a member no longer show who they are."""
        t = tables.credentials
        self._connection.execute(delete(t).where(t.c.member == member))

    def tries(self, name: str) -> Tries:
        """How often somebody was wrong who gave a name, of a member or of nobody."""
        t = tables.tries
        query = select(t.c.wrong, t.c.at, t.c.until).where(t.c.name == _hashed(name))
        row = self._connection.execute(query).first()
        return Tries() if row is None else Tries(*row)

    def count(self, name: str, tries: Tries) -> None:
        """Put a count in the place of the one before."""
        self.lift(name)
        row = {field: getattr(tries, field) for field in tries.__dataclass_fields__}
        self._connection.execute(insert(tables.tries), row | {"name": _hashed(name)})

    def lift(self, name: str) -> None:
        """Forget how often somebody was wrong."""
        t = tables.tries
        self._connection.execute(delete(t).where(t.c.name == _hashed(name)))

    def lift_before(self, at: float) -> None:
        """Forget all who were last wrong before a time."""
        t = tables.tries
        self._connection.execute(delete(t).where(func.max(t.c.at, t.c.until) < at))


@contextmanager
def ledger(engine: Engine) -> Iterator[Ledger]:
    """What is kept of members, to be looked up and changed while nobody else can write."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield Ledger(connection)


def without_codes(credential: Credential) -> Credential:
    """A credential without an authenticator."""
    return replace(credential, totp=None, last_step=-1, recovery=())


def _changes(connection: Connection) -> Sequence[MemberChange]:
    rows = connection.execute(select(tables.members).order_by(tables.members.c.row)).mappings()
    return tuple(records.to_member_change(dict(row)) for row in rows)


def _hashed(name: str) -> str:
    # Who is in a hurry types the passphrase where the name belongs: it must not lie here to be read.
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
