"""The tree of the log as the store keeps it: the hashes of leaves, batch by batch, and of whole tiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select

from gawah.seal.merkle import HASH_BYTES
from gawah.seal.tiles import Tiles
from gawah.store import tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection


def size_of(connection: Connection) -> int:
    """How many leaves the tree has."""
    t = tables.leaves
    query = select(t.c.first, func.length(t.c.hashes)).order_by(t.c.first.desc()).limit(1)
    last = connection.execute(query).first()
    return 0 if last is None else int(last[0]) + int(last[1]) // HASH_BYTES


def tree_of(connection: Connection) -> Tiles:
    """The tree; it is read as far as an answer needs it, while the connection is open."""

    def kept(level: int, first: int, last: int) -> bytes:
        if first >= last:
            return b""
        return _leaves(connection, first, last) if level == 0 else _nodes(connection, level, first, last)

    return Tiles(kept)


def grow(
    connection: Connection, old: int, batch: int, hashes: Sequence[bytes], logged_at: str | None = None
) -> None:
    """Add the leaves of a batch.

    Args:
        connection: inside the transaction that adds the records.
        old: how many leaves the tree has.
        batch: the row of the log.
        hashes: of the leaves.
        logged_at: where they are logged later than they were added, when that is (UTC, ISO 8601).
    """
    row = {"first": old, "batch": batch, "hashes": b"".join(hashes), "logged_at": logged_at}
    connection.execute(insert(tables.leaves), row)
    whole = tree_of(connection).completed(old, old + len(hashes))
    made = [{"level": level, "number": number, "hash": found} for level, number, found in whole]
    if made:
        connection.execute(insert(tables.nodes), made)


def _leaves(connection: Connection, first: int, last: int) -> bytes:
    t = tables.leaves
    begin = select(func.max(t.c.first)).where(t.c.first <= first).scalar_subquery()
    query = select(t.c.first, t.c.hashes).where(t.c.first >= begin, t.c.first < last).order_by(t.c.first)
    rows = connection.execute(query).all()
    hashes = b"".join(row.hashes for row in rows)
    skipped = (first - rows[0].first) * HASH_BYTES if rows else 0
    return hashes[skipped : skipped + (last - first) * HASH_BYTES]


def _nodes(connection: Connection, level: int, first: int, last: int) -> bytes:
    t = tables.nodes
    query = select(t.c.hash).where(t.c.level == level, t.c.number >= first, t.c.number < last)
    return b"".join(connection.execute(query.order_by(t.c.number)).scalars())
