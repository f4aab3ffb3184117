"""The log: one row for each batch of records, chained by hash, and one leaf of its tree for each record.

The leaves of a batch are its records in the order of ``tables.LOGGED``, and last the row of the log itself,
so that who added them and when is part of the tree too. All is written in the transaction that adds them.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from gawah.model import digest
from gawah.model.record import record
from gawah.seal.commitment import canonical, committed, salts
from gawah.store import tables
from gawah.store.tree import grow, size_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

START = "0" * 64
"""What the first row of a log follows."""
KIND = "log"
"""The kind of a row of the log, where it is a leaf itself."""
MIGRATED = "leaves"
"""What the row of the log counts under which older records were given their leaves."""


@record
class Logged:
    """Where a batch went."""

    seq: int
    """The number of its row of the log."""
    first: int
    """The number of the leaf of its first record."""


def write_log(
    connection: Connection, who: tuple[str, str], kinds: Mapping[str, int], hashes: Sequence[bytes]
) -> Logged:
    """Add the row of a batch, and its leaves to the tree.

    Args:
        connection: inside the transaction that adds the records.
        who: the actor and the time.
        kinds: how many records of each table.
        hashes: of the leaves of the records, in their order.
    """
    last = connection.execute(
        select(tables.log.c.seq, tables.log.c.chain).order_by(tables.log.c.seq.desc()).limit(1)
    ).first()
    seq, prev = (last.seq + 1, last.chain) if last is not None else (1, START)
    actor, at = who
    of_records = sha256(b"".join(hashes)).hexdigest()
    row = {
        "seq": seq,
        "at": at,
        "actor": actor,
        "kinds": dict(kinds),
        "digest": of_records,
        "prev": prev,
        "chain": chained(seq, at, actor, of_records, prev),
    }
    first = size_of(connection)
    (salt,) = salts(1)
    connection.execute(insert(tables.log), row | {"leaf": first + len(hashes), "salt": salt})
    grow(connection, first, seq, [*hashes, committed(salt, canonical(KIND, row))])
    return Logged(int(seq), first)


def chained(seq: int, at: str, actor: str, of_records: str, prev: str) -> str:
    """The hash of a row of the log, which the next one follows."""
    return digest([seq, at, actor, of_records, prev])
