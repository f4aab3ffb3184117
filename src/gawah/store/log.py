"""The log: one row for each batch of records, chained by hash, so that a change of any of them shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from gawah.model import Finding, digest
from gawah.store import tables
from gawah.store.records import record_digest

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import Column, Connection, Engine, Table

START = "0" * 64
"""What the first row of a log follows."""

_LOGGED = (
    tables.documents,
    tables.sightings,
    tables.texts,
    tables.statements,
    tables.runs,
    tables.verdicts,
    tables.judgements,
    tables.faults,
)


def write_log(connection: Connection, who: tuple[str, str], kinds: dict[str, int], digests: list[str]) -> int:
    """Add the row of a batch; its number.

    Args:
        connection: inside the transaction that adds the records.
        who: the actor and the time.
        kinds: how many records of each table.
        digests: one for each record.
    """
    last = connection.execute(
        select(tables.log.c.seq, tables.log.c.chain).order_by(tables.log.c.seq.desc()).limit(1)
    ).first()
    seq, prev = (last.seq + 1, last.chain) if last is not None else (1, START)
    actor, at = who
    of_records = digest(sorted(digests))
    connection.execute(
        insert(tables.log),
        {
            "seq": seq,
            "at": at,
            "actor": actor,
            "kinds": kinds,
            "digest": of_records,
            "prev": prev,
            "chain": _chain(seq, at, actor, of_records, prev),
        },
    )
    return int(seq)


def verify_log(engine: Engine) -> list[str]:
    """What does not fit: one sentence for each broken row; empty where all is as it was written."""
    with engine.connect() as connection:
        digests = _digests(connection)
        broken, prev = [], START
        for number, row in enumerate(connection.execute(select(tables.log).order_by(tables.log.c.seq)), 1):
            expected = _chain(row.seq, row.at, row.actor, row.digest, row.prev)
            if row.seq != number or row.prev != prev or row.chain != expected:
                broken.append(f"row {row.seq} of the log does not follow from the one before it")
            if digest(sorted(digests.pop(row.seq, []))) != row.digest:
                broken.append(f"the records of row {row.seq} of the log are not those that were written")
            prev = row.chain
        broken.extend(f"records name a row {seq} that the log does not have" for seq in sorted(digests))
    return broken


def _chain(seq: int, at: str, actor: str, of_records: str, prev: str) -> str:
    return digest([seq, at, actor, of_records, prev])


def _digests(connection: Connection) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    findings: dict[str, list[Finding]] = {}
    for found_in in connection.execute(select(tables.findings)):
        finding = Finding(found_in.claim_id, found_in.method, found_in.confidence)
        findings.setdefault(found_in.run, []).append(finding)
    for table in _LOGGED:
        for mapping in connection.execute(select(*_columns(table))).mappings():
            row = dict(mapping)
            batch = row.pop("batch")
            own = findings.get(row["id"], []) if table is tables.runs else []
            found.setdefault(batch, []).append(record_digest(table.name, row, own))
    return found


def _columns(table: Table) -> list[Column[Any]]:
    return [column for column in table.c if column.name != "row"]
