"""Single records with what shows that they are in the log: their canonical bytes, their salt, their leaf."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import JSON, select

from gawah.model.record import record
from gawah.store import tables
from gawah.store.append import table_of
from gawah.store.parts import findings_of
from gawah.store.records import record_bytes, to_row, without_added

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from gawah.store.records import Record

_BY_ID = {"statements": "claim_id", "documents": "id", "runs": "id", "custody": "id"}
"""The tables whose records have an id of their own, with its column."""


@record
class Sealed:
    """A record as it was hashed."""

    canonical: bytes
    salt: bytes
    leaf: int


def sealed_record(connection: Connection, kind: str, known_by: str) -> Sealed | None:
    """A record with its salt and its leaf; None where there is none of that id.

    Args:
        connection: to the store.
        kind: ``statements``, ``documents``, ``runs`` or ``custody``.
        known_by: its id.
    """
    table = tables.metadata.tables[kind]
    row = connection.execute(select(table).where(table.c[_BY_ID[kind]] == known_by)).mappings().first()
    if row is None or row["salt"] is None or row["leaf"] is None:
        return None
    found = findings_of(connection, [known_by]) if table is tables.runs else {}
    return Sealed(record_bytes(kind, without_added(row), found.get(known_by, ())), row["salt"], row["leaf"])


def sealed_of(connection: Connection, one: Record) -> Sealed | None:
    """A record that was read before, with its salt and its leaf; None where it is not there any more.

    What has no id is found by all that it says; of several that say the same, the first stands for all.

    Args:
        connection: to the store.
        one: the record.
    """
    table, row = table_of(one), to_row(one)
    if table.name in _BY_ID:
        return sealed_record(connection, table.name, row[_BY_ID[table.name]])
    plain = [
        (table.c[name], value) for name, value in row.items() if not isinstance(table.c[name].type, JSON)
    ]
    says = (column.is_(None) if value is None else column == value for column, value in plain)
    for found in connection.execute(select(table).where(*says).order_by(table.c.row)).mappings():
        told = without_added(found)
        if told == row and found["salt"] is not None and found["leaf"] is not None:
            return Sealed(record_bytes(table.name, told), found["salt"], found["leaf"])
    return None


def leaf_hashes(connection: Connection, size: int) -> bytes:
    """The hashes of the first leaves of the log, end to end; so many of them."""
    t = tables.leaves
    rows = connection.execute(select(t.c.hashes).where(t.c.first < size).order_by(t.c.first)).scalars()
    return b"".join(rows)[: size * 32]
