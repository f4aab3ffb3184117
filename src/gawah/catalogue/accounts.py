"""Accounts as they are kept: of each incident as a whole, and as each document by itself tells of it."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, text

from gawah.catalogue import tables
from gawah.model.record import record
from gawah.register import view
from gawah.resolve.accounts import ANY_DAY, MONTH, Account, account_of, has_day_and_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection, TextClause

    from gawah.model import Run, Statement, Verdict
    from gawah.register import Incident, Register
    from gawah.store import Stored

_FIELDS = tuple(Account.__dataclass_fields__)
Kept = frozenset[tuple[str, str, str]]
"""What documents tell: each document, the incident that it tells of, and its account as it is written."""


@record
class Row:
    """An account with where it belongs."""

    incident: str
    document: str | None
    is_whole: bool
    account: Account


def rows_of(incidents: Iterable[Incident], register: Register, stored: Stored) -> list[Row]:
    """The accounts of some incidents, and what each document tells of those that several tell of."""
    rows: list[Row] = []
    joined: dict[str, dict[str, str]] = {}
    for incident in incidents:
        alone = incident.documents[0] if len(incident.documents) == 1 else None
        if alone is None:
            for document in incident.documents:
                joined.setdefault(document, {}).update(dict.fromkeys(incident.subject.members, incident.id))
        account = account_of(incident, register)
        if account is not None:
            rows.append(Row(incident.id, alone, is_whole=True, account=account))
    if joined:
        alone_told = _Alone(stored)
        for document, members in sorted(joined.items()):
            rows.extend(alone_told.told_by(document, members))
    return rows


class _Alone:
    """What each document of a part of the record tells without what the others say."""

    def __init__(self, stored: Stored) -> None:
        self._statements: dict[str, list[Statement]] = defaultdict(list)
        self._runs: dict[str, list[Run]] = defaultdict(list)
        self._verdicts: dict[str, list[Verdict]] = defaultdict(list)
        for one in stored.statements:
            self._statements[one.document].append(one)
        told_in = {one.claim_id: one.document for one in stored.statements}
        for word in stored.verdicts:
            self._verdicts[told_in.get(word.claim_id, "")].append(word)
        for run in stored.runs:
            self._runs[run.document].append(run)
        self._by_people = [word for word in stored.judgements if word.reviewer]

    def told_by(self, document: str, members: Mapping[str, str]) -> Iterator[Row]:
        """What one document alone tells of incidents that several tell of."""
        statements = self._statements[document]
        mine = {one.subject for one in statements}
        judged = [word for word in self._by_people if word.left in mine and word.right in mine]
        register = view(statements, self._verdicts[document], judged, self._runs[document])
        for incident in register.incidents():
            whole = next((members[one] for one in incident.subject.members if one in members), None)
            account = account_of(incident, register) if whole is not None else None
            if whole is not None and account is not None:
                yield Row(whole, document, is_whole=False, account=account)


def write(connection: Connection, incidents: Iterable[Incident], rows: Iterable[Row]) -> None:
    """Keep accounts, and what the incidents are made of."""
    members = [
        {"member": one, "incident": incident.id}
        for incident in incidents
        if len(incident.subject.members) > 1
        for one in incident.subject.members
    ]
    if members:
        connection.execute(insert(tables.members), members)
    last = connection.execute(select(func.coalesce(func.max(tables.accounts.c.row), 0))).scalar_one()
    numbered = list(enumerate(rows, last + 1))
    if numbered:
        connection.execute(insert(tables.accounts), [_as_row(number, row) for number, row in numbered])
    called = [
        {"name": name, "account": number} for number, row in numbered for name in sorted(row.account.called)
    ]
    if called:
        connection.execute(insert(tables.called), called)


def forget(connection: Connection, incidents: Sequence[str]) -> None:
    """Delete the accounts of incidents that are written anew, and what they were made of."""
    connection.execute(delete(tables.members).where(tables.members.c.incident.in_(incidents)))
    t = tables.accounts
    gone = select(t.c.row).where(t.c.incident.in_(incidents))
    connection.execute(delete(tables.called).where(tables.called.c.account.in_(gone)))
    connection.execute(delete(t).where(t.c.incident.in_(incidents)))


def kept(connection: Connection, documents: Sequence[str]) -> Kept:
    """What some documents tell by themselves: of what changes here is to be looked again."""
    if not documents:
        return frozenset()
    # As the text that it is kept in: to parse it only to compare it takes ten times as long.
    of = text(
        "SELECT document, incident, told FROM accounts WHERE document IN (SELECT value FROM json_each(:some))"
    )
    found = connection.execute(of, {"some": json.dumps(list(documents))})
    return frozenset((row.document, row.incident, row.told) for row in found)


def from_kept(told: Mapping[str, Any]) -> Account:
    """An account as it was kept."""
    lists = {name: tuple(value) for name, value in told.items() if isinstance(value, list)}
    return Account(**{**told, **lists})


def near(connection: Connection, one: Account, which: str) -> Iterator[Account]:
    """The accounts that may be compared with one.

    Of one country, near in time, not of another district; or, where one tells no day or no place, of people
    who are called alike.

    Args:
        connection: to the catalogue.
        one: the account.
        which: a further condition of SQL, which may name ``:incident`` and ``:document`` of the one.
    """
    values: dict[str, object] = {"incident": one.incident, "document": one.documents[0]}
    if has_day_and_place(one):
        yield from _in_place(connection, one, which, values)
    if one.called:
        of = _CALLED_LACKING if has_day_and_place(one) else _CALLED
        called = {"called": json.dumps(sorted(one.called)), "any_day": ANY_DAY[0], **values}
        for (told,) in connection.execute(text(f"{of} AND {which}"), called):  # (conditions are ours)
            yield from_kept(json.loads(told))


_CALLED = (
    "SELECT told FROM accounts WHERE row IN "
    "(SELECT account FROM called WHERE name IN (SELECT value FROM json_each(:called)))"
)
_CALLED_LACKING = f"{_CALLED} AND (first = :any_day OR place = '')"


def _in_place(
    connection: Connection, one: Account, which: str, values: Mapping[str, object]
) -> Iterator[Account]:
    known = {
        **values,
        "since": one.first - MONTH - 1,
        "until": one.last + 1,
        "reaching": one.first - 1,
    }
    country = one.levels.get("country")
    district = None if one.is_wide else one.levels.get("admin2")
    if country is not None:
        known["country"] = country
    if district is not None:
        known |= {"district": district, "place": one.place}
    query = _near(which, in_country=country is not None, in_district=district is not None)
    for (told,) in connection.execute(query, known):
        yield from_kept(json.loads(told))


@cache
def _near(which: str, *, in_country: bool, in_district: bool) -> TextClause:
    # To put such a query together takes as long as to run it.
    wanted = ["first >= :since AND first <= :until AND last >= :reaching", which]
    if in_country:
        wanted.append("(country = :country OR country IS NULL)")
    if in_district:
        wanted.append("(admin2 = :district OR admin2 IS NULL OR is_wide OR place = :place)")
    return text(f"SELECT told FROM accounts WHERE {' AND '.join(wanted)}")  # noqa: S608 (conditions are ours)


def _as_row(number: int, row: Row) -> dict[str, object]:
    account = row.account
    return {
        "row": number,
        "incident": row.incident,
        "record": account.incident,
        "document": row.document,
        "is_whole": row.is_whole,
        "first": account.first,
        "last": account.last,
        "place": account.place,
        "country": account.levels.get("country"),
        "admin2": account.levels.get("admin2"),
        "is_wide": account.is_wide,
        "told": {name: getattr(account, name) for name in _FIELDS},
    }
