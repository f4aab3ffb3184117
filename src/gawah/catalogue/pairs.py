"""Pairs of incidents that may be one event: each new incident is compared with those near it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, or_, select

from gawah.catalogue import accounts, tables
from gawah.model import Same
from gawah.model.record import record
from gawah.register.clusters import last_words
from gawah.resolve.accounts import Sign, is_safe, may_be_one, signs
from gawah.resolve.comparisons import weighed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Engine

    from gawah.register import Incident, Register
    from gawah.resolve.accounts import Account
    from gawah.store import Stored


@record
class PairRow:
    """Two incidents that may be one event."""

    left: str
    right: str
    weight: float
    """The sum of the signs, in bits: the higher, the likelier."""
    is_unsure: bool
    """Whether a person looked and could not tell."""
    signs: tuple[Sign, ...]

    @property
    def is_safe(self) -> bool:
        """Whether a name speaks for it and nothing against it: several such may be joined in one go."""
        return is_safe(self.signs)


def forget_pairs(connection: Connection, incidents: Sequence[str]) -> None:
    """Delete what was kept for incidents that are written anew."""
    pairs = tables.pairs
    accounts.forget(connection, incidents)
    connection.execute(delete(pairs).where(or_(pairs.c.left.in_(incidents), pairs.c.right.in_(incidents))))


def suggest(
    connection: Connection, incidents: Iterable[Incident], register: Register, stored: Stored
) -> None:
    """Keep the accounts of some incidents, and the pairs that each of them makes with any other."""
    told = tuple(incidents)
    rows = accounts.rows_of(told, register, stored)
    accounts.write(connection, told, rows)
    words = {pair: word.same for pair, word in last_words(stored.judgements).items()}
    whole = [row.account for row in rows if row.is_whole]
    found = {pair.left + pair.right: pair for one in whole for pair in _pairs(connection, one, words)}
    if found:
        connection.execute(insert(tables.pairs), [asdict(pair) for pair in found.values()])


def to_pair(row: Sequence[Any]) -> PairRow:
    """A pair from its row."""
    left, right, weight, is_unsure, told = row
    return PairRow(left, right, weight, is_unsure, tuple(Sign(**sign) for sign in told))


def others(engine: Engine, incident: str) -> tuple[PairRow, ...]:
    """The pairs that an incident makes, the likeliest first."""
    pairs = tables.pairs
    query = select(pairs).where(or_(pairs.c.left == incident, pairs.c.right == incident))
    with engine.connect() as connection:
        return tuple(map(to_pair, connection.execute(query.order_by(pairs.c.weight.desc(), pairs.c.left))))


def _pairs(connection: Connection, one: Account, words: Mapping[tuple[str, str], Same]) -> Iterator[PairRow]:
    for other in accounts.near(connection, one, "is_whole AND incident <> :incident"):
        ends = [(min(a, b), max(a, b)) for a in one.members for b in other.members]
        said = {words[pair] for pair in ends if pair in words}
        if Same.DIFFERENT in said or not may_be_one(one, other):
            continue
        first, second = sorted((one, other), key=lambda account: account.incident)
        found = signs(first, second)
        yield PairRow(first.incident, second.incident, weighed(found), Same.UNSURE in said, found)
