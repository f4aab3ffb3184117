"""The log replayed: every record is hashed again and set beside its leaf, and the tree is built anew.

What is wrong is told, not raised: one sentence for each thing, so that a damaged store is described whole.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Integer, func, literal_column, select
from sqlalchemy.exc import DatabaseError

from gawah.errors import DataError
from gawah.model import Finding, Handling, digest
from gawah.seal.commitment import canonical, committed
from gawah.seal.merkle import HASH_BYTES
from gawah.seal.tiles import Tiles
from gawah.store import tables
from gawah.store.destroy import LEAVES, numbers_in
from gawah.store.engine import why
from gawah.store.log import KIND, START, chained
from gawah.store.parts import findings_of
from gawah.store.records import record_bytes, record_digest, without_added

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection, Engine, RowMapping, Table

    from gawah.store.records import Row

UNREADABLE = (DatabaseError, DataError, ValueError, TypeError)
"""What reading a damaged row raises: pages that are torn, letters that are none, values of another type."""
_row_id: ColumnElement[int] = literal_column("rowid", Integer)
_APART = timedelta(minutes=30)
"""Two processes may write in another order than that in which they looked at the clock."""
_TOGETHER = 1000
"""Rows that are read in one go."""


@dataclass
class Replayed:
    """A log as it was found."""

    damages: list[str] = field(default_factory=list)
    """What is wrong, a sentence each."""
    hashes: bytearray = field(default_factory=bytearray)
    """Of the leaves, end to end, as the log has them."""
    batches: dict[int, tuple[int, int]] = field(default_factory=dict)
    """By row of the log: the number of its first leaf, and how many it has."""
    nodes: dict[tuple[int, int], bytes] = field(default_factory=dict)
    seen: bytearray = field(default_factory=bytearray)
    """For each leaf, whether its record is there."""
    destroyed: set[int] = field(default_factory=set)
    """The leaves whose records were destroyed, as a tombstone in the log says."""
    tombstones: list[str] = field(default_factory=list)
    """What was destroyed, a sentence each."""
    went_back: list[tuple[int, str, str]] = field(default_factory=list)
    """The rows of the log at which the clock had gone back: its time, and the latest before it."""
    migrated: dict[int, list[str]] = field(default_factory=dict)
    """By row of the log that is older than the tree: the digests of its records, as found."""

    @property
    def size(self) -> int:
        """How many leaves the log has."""
        return len(self.hashes) // HASH_BYTES

    def leaf(self, number: int) -> bytes:
        """The hash of a leaf, as the log has it."""
        return bytes(self.hashes[number * HASH_BYTES : (number + 1) * HASH_BYTES])

    @property
    def tree(self) -> Tiles:
        """The tree, built of the leaves anew."""
        return Tiles(self._kept)

    def _kept(self, level: int, first: int, last: int) -> bytes:
        if level == 0:
            return bytes(self.hashes[first * HASH_BYTES : last * HASH_BYTES])
        return b"".join(self.nodes[level, number] for number in range(first, last))

    def is_damaged(self, sentence: str) -> None:
        """Note what is wrong."""
        self.damages.append(sentence)


def verify_log(engine: Engine) -> list[str]:
    """What does not fit: one sentence for each broken record; empty where all is as it was written."""
    with engine.connect() as connection:
        return replay(connection).damages


def replay(connection: Connection) -> Replayed:
    """Read the whole store and set it beside its log.

    Args:
        connection: to the store; all is read in one transaction.
    """
    found = Replayed()
    steps: tuple[Callable[[Connection, Replayed], None], ...] = (
        _leaves,
        _whole_tiles,
        *(partial(_records, table) for table in tables.LOGGED),
        _log,
    )
    for step in steps:
        try:
            step(connection, found)
        except UNREADABLE as error:
            found.is_damaged(f"The store cannot be read to its end ({why(error)}).")
    return found


def _leaves(connection: Connection, found: Replayed) -> None:
    for row in connection.execute(select(tables.leaves).order_by(tables.leaves.c.first)):
        if row.first != found.size or not row.hashes or len(row.hashes) % HASH_BYTES:
            found.is_damaged(
                f"The leaves of the log are not whole: after leaf {found.size} stands leaf {row.first} "
                f"(row {row.batch} of the log)."
            )
            # Those that are missing are held open, so that what comes after them can still be looked at.
            found.hashes += bytes(max(0, row.first - found.size) * HASH_BYTES)
        whole = row.hashes[: len(row.hashes) // HASH_BYTES * HASH_BYTES]
        found.batches[row.batch] = (row.first, len(whole) // HASH_BYTES)
        if row.logged_at is not None:
            found.migrated[row.batch] = []
        found.hashes[row.first * HASH_BYTES :] = whole
    found.seen = bytearray(found.size)


def _whole_tiles(connection: Connection, found: Replayed) -> None:
    tiles = found.tree
    for level, number, made in tiles.completed(0, found.size):
        found.nodes[level, number] = made
    kept = {(row.level, row.number): row.hash for row in connection.execute(select(tables.nodes))}
    wrong = sorted(key for key in kept.keys() | found.nodes.keys() if kept.get(key) != found.nodes.get(key))
    for level, number in wrong:
        found.is_damaged(f"Node {number} of level {level} of the tree does not follow from its leaves.")


def _records(table: Table, connection: Connection, found: Replayed) -> None:
    last = connection.execute(select(func.max(_row_id)).select_from(table)).scalar_one() or 0
    for first in range(0, last, _TOGETHER):
        query = select(_row_id.label("row_id"), table).where(_row_id > first, _row_id <= first + _TOGETHER)
        try:
            rows = connection.execute(query.select_from(table)).mappings().all()
            found_by = findings_of(connection, [row["id"] for row in rows]) if table is tables.runs else {}
        except UNREADABLE:
            # One of them is damaged: each is read by itself.
            _one_by_one(connection, table, found, range(first + 1, first + _TOGETHER + 1))
            continue
        for row in rows:
            _record(table, row, found_by.get(row.get("id", ""), []), found)


def _one_by_one(connection: Connection, table: Table, found: Replayed, row_ids: range) -> None:
    for row_id in row_ids:
        query = select(_row_id.label("row_id"), table).where(_row_id == row_id).select_from(table)
        try:
            row = connection.execute(query).mappings().first()
            if row is not None:
                own = findings_of(connection, [row["id"]]) if table is tables.runs else {}
                _record(table, row, own.get(row.get("id", ""), []), found)
        except UNREADABLE as error:
            found.is_damaged(f"{_KINDS[table.name]} {row_id} cannot be read ({why(error)}).")


def _record(table: Table, row: RowMapping, own: Sequence[Finding], found: Replayed) -> None:
    told = without_added(row)
    known_by = "claim_id" if table is tables.statements else "id"
    name = f"{_KINDS[table.name]} {told.get(known_by) or row['row_id']}"
    if not _is_at_its_leaf(row, found):
        found.is_damaged(f"{name} is not in the log: it was slipped in.")
        return
    if row["salt"] is None or committed(row["salt"], record_bytes(table.name, told, own)) != found.leaf(
        row["leaf"]
    ):
        found.is_damaged(
            f"{name} was changed: it is not what row {row['batch']} of the log brought (leaf {row['leaf']})."
        )
    elif told.get("handling") == Handling.DESTROYED.value:
        found.destroyed |= numbers_in(told["parameters"].get(LEAVES, ""))
        found.tombstones.append(
            f"What the record said of document {told['file']} was destroyed by {told['actor']}, "
            f"{told['at'][:10]}: {told['reason']}"
        )
    if row["batch"] in found.migrated:
        found.migrated[row["batch"]].append(record_digest(table.name, told, own))


def _is_at_its_leaf(row: RowMapping, found: Replayed) -> bool:
    """Whether a record names a leaf of its batch that no other has named; that leaf is seen from now on."""
    number, (first, many) = row["leaf"], found.batches.get(row["batch"], (0, 0))
    if not isinstance(number, int) or not first <= number < first + many - 1 or found.seen[number]:
        return False
    found.seen[number] = True
    return True


def _log(connection: Connection, found: Replayed) -> None:
    prev, number, latest = START, 0, ""
    for row in connection.execute(select(tables.log).order_by(tables.log.c.seq)).mappings():
        number += 1
        told = without_added(row)
        follows = chained(row["seq"], row["at"], row["actor"], row["digest"], row["prev"])
        if row["seq"] != number or row["prev"] != prev or row["chain"] != follows:
            found.is_damaged(f"Row {row['seq']} of the log does not follow from the one before it.")
        if _is_behind(row["at"], latest):
            found.went_back.append((row["seq"], row["at"], latest))
        number, prev, latest = row["seq"], row["chain"], row["at"]
        _batch(told, row, found)
    for batch in sorted(found.batches.keys()):
        found.is_damaged(f"Row {batch} of the log is gone; its leaves are there.")


def _is_behind(at: str, before: str) -> bool:
    """Whether the clock had gone back: by so much that no two who write at the same time explain it."""
    try:
        return datetime.fromisoformat(before) - datetime.fromisoformat(at) > _APART
    except (ValueError, TypeError):
        return False  # no times that a clock told


def _batch(told: Row, row: RowMapping, found: Replayed) -> None:
    seq = row["seq"]
    first, many = found.batches.pop(seq, (0, 0))
    if not many or row["leaf"] != first + many - 1:
        found.is_damaged(f"Row {seq} of the log has no leaves: they were taken away, or it was slipped in.")
        return
    if row["salt"] is None or committed(row["salt"], canonical(KIND, told)) != found.leaf(row["leaf"]):
        found.is_damaged(
            f"Row {seq} of the log was changed: who added it, when, or what (leaf {row['leaf']})."
        )
    missing = [number for number in range(first, first + many - 1) if not found.seen[number]]
    for number in missing:
        if number in found.destroyed:
            continue
        kind = _kind_at(number - first, row["kinds"])
        found.is_damaged(f"{kind} that row {seq} of the log brought is gone (leaf {number}).")
    if seq in found.migrated:
        is_whole = digest(sorted(found.migrated[seq])) == row["digest"] or bool(missing)
    else:
        of_records = found.hashes[first * HASH_BYTES : (first + many - 1) * HASH_BYTES]
        is_whole = sha256(of_records).hexdigest() == row["digest"]
    if not is_whole:
        found.is_damaged(f"The leaves of row {seq} of the log are not those that were written.")


def _kind_at(place: int, kinds: dict[str, int]) -> str:
    """What kind of record stands at a place of a batch."""
    for name, many in kinds.items():
        if place < many:
            return f"A {_KINDS[name].lower()}" if name in _KINDS else "A record"
        place -= many
    return "A record"


_KINDS = {
    "documents": "Document",
    "sightings": "Sighting",
    "texts": "Text",
    "statements": "Statement",
    "runs": "Run",
    "verdicts": "Verdict",
    "judgements": "Judgement",
    "faults": "Fault",
    "custody": "Custody event",
}
