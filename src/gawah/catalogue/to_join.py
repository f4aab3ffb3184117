"""What is to be looked through for incidents that several documents tell of, and which accounts lie near."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select, union

from gawah.catalogue import accounts, tables
from gawah.catalogue.counted import LookingToCount
from gawah.register.incident import order_of
from gawah.resolve.alike import alike_to
from gawah.store.parts import MANY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gawah.resolve.accounts import Account
    from gawah.resolve.alike import Alike

_AT_ONCE = 2000
"""Accounts that are fetched in one go."""


class LookingForAccounts(LookingToCount):
    """A catalogue in which accounts are looked up, each as one document gives it."""

    def to_join(self) -> tuple[str, ...]:
        """The documents whose accounts changed since they were last ``joined``, in order."""
        column = tables.to_join.c.document
        with self.engine.connect() as connection:
            return tuple(connection.execute(select(column).order_by(column)).scalars())

    def joined(self, documents: Sequence[str]) -> None:
        """Say that some documents were looked through."""
        column = tables.to_join.c.document
        with self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            for i in range(0, len(documents), MANY):
                connection.execute(delete(tables.to_join).where(column.in_(documents[i : i + MANY])))

    def accounts_of(self, documents: Sequence[str]) -> tuple[Account, ...]:
        """The accounts that some documents give, in order of their ids."""
        t = tables.accounts
        found: list[Account] = []
        with self.engine.connect() as connection:
            for i in range(0, len(documents), MANY):
                query = select(t.c.told).where(t.c.document.in_(documents[i : i + MANY]))
                found.extend(accounts.from_kept(row.told) for row in connection.execute(query))
        return tuple(sorted(found, key=lambda account: account.incident))

    def alike(self, incident: str) -> Alike:
        """Which others an incident may be one with, in the order of the register, and on what all agree."""
        group, beside = {incident}, self._beside({incident})
        new = beside - group
        while new:
            group |= new
            new = self._beside(new) - group
        named = self.outlines(sorted(beside - {incident}))
        ordered = sorted(order_of(one.date, one.places, one.id) for one in named)
        t = tables.accounts
        mine = (select(t.c.told).where(t.c.is_whole, t.c.incident.in_(some)) for some in _some(sorted(group)))
        with self.engine.connect() as connection:
            told = [accounts.from_kept(row.told) for query in mine for row in connection.execute(query)]
        return alike_to(incident, (order[-1] for order in ordered), told)

    def _beside(self, incidents: Iterable[str]) -> set[str]:
        """The incidents that make pairs with some, and these."""
        pairs = tables.pairs.c
        found: set[str] = set()
        with self.engine.connect() as connection:
            for some in _some(sorted(incidents)):
                query = select(pairs.left, pairs.right).where(pairs.left.in_(some) | pairs.right.in_(some))
                found.update(end for pair in connection.execute(query) for end in pair)
        return found

    def accounts_near(self, account: Account) -> tuple[Account, ...]:
        """What other documents tell that may be of one event with an account."""
        with self.engine.connect() as connection:
            return tuple(accounts.near(connection, account, "document <> :document"))

    def accounts_in_order(self) -> Iterator[Account]:
        """All accounts that single documents give, in order of their first day."""
        t = tables.accounts
        query = select(t.c.told).where(t.c.document.is_not(None)).order_by(t.c.first, t.c.row)
        with self.engine.connect() as connection:
            for row in connection.execute(query).yield_per(_AT_ONCE):
                yield accounts.from_kept(row.told)

    def documents_joined(self) -> frozenset[str]:
        """The documents that tell of incidents that are made of several records."""
        t, of, terms, known = tables.members, tables.incident_terms, tables.terms, tables.incidents
        made = select(known.c.row).where(known.c.id.in_(select(t.c.incident)))
        query = select(terms.c.value).where(
            terms.c.facet == "document",
            terms.c.row.in_(select(of.c.term).where(of.c.incident.in_(made))),
        )
        with self.engine.connect() as connection:
            return frozenset(connection.execute(query).scalars())

    def documents_beside(self, documents: Sequence[str]) -> frozenset[str]:
        """The documents that tell of what may be one with an incident that some documents tell of."""
        t, pairs = tables.accounts, tables.pairs
        beside: set[str] = set()
        with self.engine.connect() as connection:
            for i in range(0, len(documents), MANY):
                mine = select(t.c.incident).where(t.c.document.in_(documents[i : i + MANY]))
                ends = union(
                    select(pairs.c.right).where(pairs.c.left.in_(mine)),
                    select(pairs.c.left).where(pairs.c.right.in_(mine)),
                )
                beside.update(connection.execute(ends).scalars())
        ordered = sorted(beside)
        found = [self.documents_telling(ordered[i : i + MANY]) for i in range(0, len(ordered), MANY)]
        return frozenset().union(*found)


def _some(values: Sequence[str]) -> Iterator[Sequence[str]]:
    for i in range(0, len(values), MANY):
        yield values[i : i + MANY]
