"""Leaves for the records of a store that is older than the tree of its log; used once, by a migration."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select, update

from gawah.seal.commitment import canonical, committed, salts
from gawah.store import tables
from gawah.store.log import KIND, MIGRATED, write_log
from gawah.store.parts import findings_of
from gawah.store.records import record_bytes, without_added
from gawah.store.tree import grow, size_of

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table, Update

    from gawah.store.records import Row

_LATER = (tables.custody, tables.members, tables.proposals)
OLDER = tuple(table for table in tables.LOGGED if table not in _LATER)
"""The tables that are older than the tree."""


def log_again(connection: Connection) -> None:
    """Give each record its leaf, in the order of the log, and say in the log that it was done now.

    Args:
        connection: inside the transaction of the migration; the tables may be changed.
    """
    at = datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    waiting = {table.name: _Batches(connection, table) for table in OLDER}
    many = 0
    without = select(tables.log).where(tables.log.c.leaf.is_(None)).order_by(tables.log.c.seq)
    for row in connection.execute(without).mappings().all():
        many += _batch(connection, dict(row), waiting, at)
    if many:
        write_log(connection, ("gawah", at), {MIGRATED: many}, [])


class _Batches:
    """The rows of a table, batch by batch."""

    def __init__(self, connection: Connection, table: Table) -> None:
        known = {row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table.name})")}
        columns = [column for column in table.c if column.name in known]
        # Rows that are numbered came in the order of their batches; to sort whole texts would take long.
        order = table.c.row if "row" in table.c else table.c.batch
        found = connection.execute(select(*columns).order_by(order)).mappings()
        self._groups = groupby((dict(row) for row in found), key=itemgetter("batch"))
        self._next: tuple[int, list[Row]] | None = None

    def of(self, batch: int) -> list[Row]:
        """The rows of a batch; batches are asked for in their order."""
        if self._next is None:
            self._next = next(((seq, list(rows)) for seq, rows in self._groups), None)
        if self._next is None or self._next[0] != batch:
            return []
        rows, self._next = self._next[1], None
        return rows


def _batch(connection: Connection, row: Row, waiting: dict[str, _Batches], at: str) -> int:
    """Log one batch; how many leaves it has."""
    first, hashes = size_of(connection), []
    for table in OLDER:
        changed = []
        for record in waiting[table.name].of(row["seq"]):
            hashes.append(_sealed(connection, table, record))
            changed.append(_change(table, record) | {"new_leaf": first + len(hashes) - 1})
        if changed:
            connection.execute(_update(table), changed)
    (salt,) = salts(1)
    hashes.append(committed(salt, canonical(KIND, without_added(row))))
    own = {"key": row["seq"], "new_leaf": first + len(hashes) - 1, "new_salt": salt}
    connection.execute(_update(tables.log), own)
    grow(connection, first, row["seq"], hashes, at)
    return len(hashes)


def _sealed(connection: Connection, table: Table, record: Row) -> bytes:
    (record["salt"],) = salts(1)
    found = findings_of(connection, [record["id"]]) if table is tables.runs else {}
    told = without_added(record)
    return committed(record["salt"], record_bytes(table.name, told, found.get(record.get("id", ""), ())))


def _change(table: Table, record: Row) -> Row:
    return {"key": record[_key(table)], "new_salt": record["salt"]}


def _key(table: Table) -> str:
    """The column by which one row is found."""
    return next(iter(table.primary_key.columns)).name


def _update(table: Table) -> Update:
    values: dict[str, object] = {"leaf": bindparam("new_leaf"), "salt": bindparam("new_salt")}
    return update(table).where(table.c[_key(table)] == bindparam("key")).values(values)
