"""Pairs of incidents that may be one event: each new incident is compared with those near it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, or_, select

from gawah.catalogue import tables
from gawah.model import Same
from gawah.model.record import record
from gawah.register.clusters import last_words
from gawah.resolve.accounts import MONTH, Account, Sign, account_of, is_safe, may_be_one, signs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Engine

    from gawah.model import Judgement
    from gawah.register import Incident, Register


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
    pairs, accounts = tables.pairs, tables.accounts
    connection.execute(delete(accounts).where(accounts.c.incident.in_(incidents)))
    connection.execute(delete(pairs).where(or_(pairs.c.left.in_(incidents), pairs.c.right.in_(incidents))))


def suggest(
    connection: Connection, incidents: Iterable[Incident], register: Register, judged: Iterable[Judgement]
) -> None:
    """Keep the accounts of some incidents, and the pairs that each of them makes with any other."""
    mine = [account for one in incidents if (account := account_of(one, register)) is not None]
    if not mine:
        return
    connection.execute(insert(tables.accounts), [_account_row(account) for account in mine])
    words = {pair: word.same for pair, word in last_words(judged).items()}
    found = {pair.left + pair.right: pair for one in mine for pair in _pairs(connection, one, words)}
    if found:
        connection.execute(insert(tables.pairs), [asdict(pair) for pair in found.values()])


def to_pair(row: Sequence[Any]) -> PairRow:
    """A pair from its row."""
    left, right, weight, is_unsure, told = row
    return PairRow(left, right, weight, is_unsure, tuple(Sign(**sign) for sign in told))


def account_from(told: Mapping[str, Any]) -> Account:
    """An account as it was kept."""
    lists = {name: tuple(value) for name, value in told.items() if isinstance(value, list)}
    return Account(**{**told, **lists})


def others(engine: Engine, incident: str) -> tuple[PairRow, ...]:
    """The pairs that an incident makes, the likeliest first."""
    pairs = tables.pairs
    query = select(pairs).where(or_(pairs.c.left == incident, pairs.c.right == incident))
    with engine.connect() as connection:
        return tuple(map(to_pair, connection.execute(query.order_by(pairs.c.weight.desc(), pairs.c.left))))


def _account_row(account: Account) -> dict[str, object]:
    return {
        "incident": account.incident,
        "first": account.first,
        "last": account.last,
        "place": account.place,
        "country": account.levels.get("country"),
        "admin2": account.levels.get("admin2"),
        "is_wide": account.is_wide,
        "told": asdict(account),
    }


def _pairs(connection: Connection, one: Account, words: Mapping[tuple[str, str], Same]) -> Iterator[PairRow]:
    for other in _near(connection, one):
        ends = [(min(a, b), max(a, b)) for a in one.members for b in other.members]
        said = {words[pair] for pair in ends if pair in words}
        if Same.DIFFERENT in said or not may_be_one(one, other):
            continue
        first, second = sorted((one, other), key=lambda account: account.incident)
        found = signs(first, second)
        weight = sum(sign.weight for sign in found)
        yield PairRow(first.incident, second.incident, weight, Same.UNSURE in said, found)


def _near(connection: Connection, one: Account) -> Iterator[Account]:
    """The accounts that may be compared with one: of one country, near in time, not of another district."""
    t = tables.accounts
    query = select(t.c.told).where(
        (t.c.first >= one.first - MONTH - 1) & (t.c.first <= one.last + 1) & (t.c.last >= one.first - 1)
    )
    query = query.where(t.c.incident != one.incident)
    if (country := one.levels.get("country")) is not None:
        query = query.where(or_(t.c.country == country, t.c.country.is_(None)))
    if not one.is_wide and (district := one.levels.get("admin2")) is not None:
        query = query.where(
            or_(t.c.admin2 == district, t.c.admin2.is_(None), t.c.is_wide, t.c.place == one.place)
        )
    for (told,) in connection.execute(query):
        yield account_from(told)
