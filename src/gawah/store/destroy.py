"""The one way by which records go: what a document told is destroyed for somebody's sake.

Leaves are hashes with a salt: once record and salt are gone, nothing tells what was in one, and the log stays
whole. A tombstone stays, a record itself: who had it done, when, why, and which leaves are empty now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String, cast, delete, or_, select, text

from gawah.model import CustodyEvent, Handling
from gawah.store import tables
from gawah.store.append import MACHINE, add_in
from gawah.store.migrations import refuse_changes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement, Connection, Engine, Table

LEAVES = "leaves"
"""The parameter of a tombstone that says which leaves are empty: ``3-17,20``."""


def destroy(engine: Engine, document: str, who: tuple[str, str], why: str) -> int:
    """Destroy all records of a document in one transaction, and write their tombstone.

    Args:
        engine: the store.
        document: its id.
        who: the person, and the time (UTC, ISO 8601).
        why: the reason, which stays.

    Returns:
        how many records are gone; 0 where there were none, and then nothing is written.
    """
    actor, at = who
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        wanted = _records_of(document)
        empty: list[int] = []
        for table, is_meant in wanted:
            found = connection.execute(select(table.c.leaf).where(is_meant)).scalars()
            empty += [leaf for leaf in found if leaf is not None]
        if not empty:
            return 0
        told = {LEAVES: stretches(empty)}
        tombstone = CustodyEvent(Handling.DESTROYED, document, actor, at, why, parameters=told)
        add_in(connection, (MACHINE, at), [tombstone])
        for table, _ in wanted:
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {table.name}_no_delete")
        connection.exec_driver_sql("DROP TRIGGER IF EXISTS findings_no_delete")
        _delete(connection, document, wanted)
        for table, _ in wanted:
            refuse_changes(connection, table.name)
        refuse_changes(connection, "findings")
    return len(empty)


def wipe(engine: Engine) -> None:
    """Write the file anew: a database leaves what was deleted in its empty pages and in its journal.

    Raises:
        OperationalError: somebody else has it open and reads.
    """
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.close()
    finally:
        connection.close()


def stretches(numbers: Iterable[int]) -> str:
    """Numbers as stretches: ``3-17,20``."""
    found: list[list[int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in found)


def numbers_in(told: str) -> set[int]:
    """The numbers of stretches.

    Raises:
        ValueError: they are none.
    """
    found: set[int] = set()
    for one in filter(None, told.split(",")):
        first, _, last = one.partition("-")
        found.update(range(int(first), int(last or first) + 1))
    return found


def _records_of(document: str) -> list[tuple[Table, ColumnElement[bool]]]:
    """The tables with what of them belongs to a document, those first that others do not refer to."""
    t = tables
    claims = select(t.statements.c.claim_id).where(t.statements.c.document == document)
    subjects = select(t.statements.c.subject).where(t.statements.c.document == document)
    j, own = t.judgements.c, f"document:{document}"
    is_judged = or_(j.left.in_(subjects), j.right.in_(subjects), j.left == own, j.right == own)
    is_of_it = or_(t.custody.c.file == document, t.custody.c.parent == document)
    return [
        (t.verdicts, or_(t.verdicts.c.claim_id.in_(claims), t.verdicts.c.instead.in_(claims))),
        (t.judgements, is_judged),
        (t.faults, t.faults.c.document == document),
        (t.proposals, cast(t.proposals.c.what, String).contains(document)),
        (t.custody, is_of_it & (t.custody.c.handling != Handling.DESTROYED.value)),
        (t.runs, t.runs.c.document == document),
        (t.statements, t.statements.c.document == document),
        (t.texts, t.texts.c.document == document),
        (t.sightings, t.sightings.c.document == document),
        (t.documents, t.documents.c.id == document),
    ]


def _delete(connection: Connection, document: str, wanted: list[tuple[Table, ColumnElement[bool]]]) -> None:
    t = tables
    runs = select(t.runs.c.id).where(t.runs.c.document == document)
    connection.execute(delete(t.findings).where(t.findings.c.run.in_(runs)))
    passages = "SELECT row FROM passages WHERE document = :document"
    given = {"document": document}
    connection.execute(text(f"DELETE FROM passages_folded WHERE rowid IN ({passages})"), given)  # noqa: S608
    connection.execute(delete(t.passages).where(t.passages.c.document == document))
    printed = select(t.printed.c.number).where(t.printed.c.document == document)
    connection.execute(delete(t.prints).where(t.prints.c.printed.in_(printed)))
    connection.execute(delete(t.printed).where(t.printed.c.document == document))
    for table, is_meant in wanted:
        connection.execute(delete(table).where(is_meant))
    # The index keeps words of what was deleted until its parts are put together.
    connection.exec_driver_sql("INSERT INTO passages_folded (passages_folded) VALUES ('optimize')")
