"""Single records with what shows that they are in the log: their canonical bytes, their salt, their leaf."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from gawah.model.record import record
from gawah.store import tables
from gawah.store.parts import findings_of
from gawah.store.records import record_bytes, without_added

if TYPE_CHECKING:
    from sqlalchemy import Connection

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


def leaf_hashes(connection: Connection, size: int) -> bytes:
    """The hashes of the first leaves of the log, end to end; so many of them."""
    t = tables.leaves
    rows = connection.execute(select(t.c.hashes).where(t.c.first < size).order_by(t.c.first)).scalars()
    return b"".join(rows)[: size * 32]
