"""The one door: ``append`` is the only function that inserts records, and it keeps the log as it does.

A record that is already there is not added again: the same document, text, claim or run has the same id,
and the same fault is told once. Verdicts, judgements, changes of members and words on proposals are always
added: the last word counts.
"""

from __future__ import annotations

from contextlib import contextmanager
from itertools import count
from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy import Table, insert, select, update

from gawah.model import (
    CustodyEvent,
    Fault,
    Judgement,
    MemberChange,
    Proposal,
    Run,
    Statement,
    Text,
    Verdict,
)
from gawah.model.came import NEVER, just_after, sortable
from gawah.seal.commitment import committed, salts
from gawah.store import tables
from gawah.store.log import write_log
from gawah.store.printed import index_prints
from gawah.store.records import Document, Record, Row, Sighting, best_of, record_bytes, to_row
from gawah.store.search import index_text, index_titles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import TypeAlias

    from sqlalchemy import Connection, Engine

    Add: TypeAlias = Callable[[tuple[str, str], Iterable[Record]], tuple[int, int]]

_TABLES: tuple[tuple[type[Record], Table, tuple[str, ...]], ...] = (
    # In the order of ``tables.LOGGED``; the columns by which one is known again.
    (Document, tables.documents, ("id",)),
    (Sighting, tables.sightings, ("document", "name", "source", "given")),
    (Text, tables.texts, ("document", "id", "reader")),
    (Statement, tables.statements, ("claim_id",)),
    (Run, tables.runs, ("id",)),
    (Verdict, tables.verdicts, ()),
    (Judgement, tables.judgements, ()),
    (Fault, tables.faults, ("document", "code", "what", "start", "end")),
    (CustodyEvent, tables.custody, ("id",)),
    (MemberChange, tables.members, ()),
    (Proposal, tables.proposals, ()),
)


def table_of(one: Record) -> Table:
    """The table of a record."""
    return next(table for kind, table, _ in _TABLES if isinstance(one, kind))


_MANY = 400
"""Values in one look-up: well under what SQLite allows in a statement."""


MACHINE = "gawah"
"""Who adds what was read, in the log; everybody else is a person."""


def append(engine: Engine, actor: str, at: str, records: Iterable[Record]) -> int:
    """Add records in one transaction with their row of the log.

    Args:
        engine: the store.
        actor: the person or the part of the program that adds them.
        at: UTC, ISO 8601.
        records: what to add.

    Returns:
        how many were new.
    """
    given = list(records)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        return add_in(connection, (actor, at), given)[1]


def append_decided(engine: Engine, actor: str, decide: Callable[[], tuple[str, Sequence[Record]]]) -> int:
    """Add what is decided on what the record says at that moment: of two who decide at once, one waits.

    Args:
        engine: the store.
        actor: the person who decides.
        decide: looks the record up and gives the time and the records to add, while nobody else can write;
            nothing is added where it raises.

    Returns:
        the number of the row of the log; 0 where all was there already.
    """
    # Those who wait within this process hold no connection: the one who decides needs a second to look.
    with (
        _DECIDING,
        engine.connect().execution_options(writes=True) as connection,
        connection.begin(),
    ):
        at, records = decide()
        return add_in(connection, (actor, at), list(records))[0]


_DECIDING = Lock()


@contextmanager
def together(engine: Engine) -> Iterator[Add]:
    """Add several rows of the log in one transaction, as they come from another log: all of them, or nothing.

    What is looked up by the engine meanwhile is the record as it was before. A word may come before the claim
    that it is about.

    Args:
        engine: the store.

    Yields:
        what adds records: it is given the actor and the time, and the records, and gives the number of the
        row of the log (0 where all was there already) and how many records were new.
    """
    with (
        _DECIDING,
        engine.connect().execution_options(writes=True) as connection,
        connection.begin(),
    ):
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")

        def add(who: tuple[str, str], records: Iterable[Record]) -> tuple[int, int]:
            return add_in(connection, who, list(records), is_carried=True)

        yield add


def new_among(engine: Engine, records: Iterable[Record]) -> list[Record]:
    """Of some records those that would be added, each once; of words of people all."""
    given = list(records)
    with engine.connect() as connection:
        found = [_new(connection, table, known_by, given, kind) for kind, table, known_by in _TABLES]
    return [one for some in found for one, _ in some]


def add_in(
    connection: Connection, who: tuple[str, str], given: list[Record], *, is_carried: bool = False
) -> tuple[int, int]:
    """Add records inside a transaction that writes; the row of the log, and how many were new.

    Args:
        connection: of the store.
        who: the actor, and the time.
        given: the records.
        is_carried: they come from another log, in which their order was told already.
    """
    found = [(table, _new(connection, table, known_by, given, kind)) for kind, table, known_by in _TABLES]
    new = [(table, some) for table, some in found if some]
    if not new:
        return 0, 0
    _put_in_order(connection, new, is_carried=is_carried)
    hashes = [one for table, some in new for one in sealed(table, some)]
    logged = write_log(connection, who, {table.name: len(some) for table, some in new}, hashes)
    numbers = count(logged.first)
    for table, some in new:
        for (_, row), number in zip(some, numbers, strict=False):
            row.update(batch=logged.seq, leaf=number)
        _insert(connection, table, some)
    return logged.seq, len(hashes)


def _put_in_order(
    connection: Connection, new: Sequence[tuple[Table, Sequence[tuple[Record, Row]]]], *, is_carried: bool
) -> None:
    """Let what is said now come after all that is known, where the clock says otherwise (``came``)."""
    known = connection.execute(select(tables.clock.c.newest)).scalar_one_or_none() or NEVER
    following, newest = just_after(known) if known else NEVER, known
    for table, some in new:
        for _, row in some if table in tables.ORDERED else ():
            if table is tables.statements and row["reviewer"] is None:
                continue  # of what a method says it matters nothing
            if not is_carried and row["after"] is None and sortable(row["at"]) <= known:
                row["after"] = following
            newest = max(newest, row["after"] or sortable(row["at"]))
    if newest != known:
        connection.execute(update(tables.clock), {"newest": newest})


def sealed(table: Table, some: Sequence[tuple[Record, Row]]) -> list[bytes]:
    """The hashes of the leaves of some records; each row gets the salt that was hashed with it."""
    hashes = []
    for (record, row), salt in zip(some, salts(len(some)), strict=True):
        found = best_of(record) if isinstance(record, Run) else ()
        hashes.append(committed(salt, record_bytes(table.name, row, found)))
        row["salt"] = salt
    return hashes


def _new(
    connection: Connection, table: Table, known_by: Sequence[str], records: list[Record], kind: type[Record]
) -> list[tuple[Record, Row]]:
    """The records of one kind that are not there yet, each once."""
    mine = [(record, to_row(record)) for record in records if isinstance(record, kind)]
    if not mine or not known_by:
        return mine
    first = table.c[known_by[0]]
    wanted = list({row[known_by[0]] for _, row in mine})
    seen: set[str] = set()
    for i in range(0, len(wanted), _MANY):
        found = select(*(table.c[name] for name in known_by)).where(first.in_(wanted[i : i + _MANY]))
        seen.update(map(_identity, connection.execute(found)))
    new = []
    for record, row in mine:
        identity = _identity([row[name] for name in known_by])
        if identity not in seen:
            seen.add(identity)
            new.append((record, row))
    return new


def _identity(values: Iterable[object]) -> str:
    return repr(tuple(values))


def _insert(connection: Connection, table: Table, found: list[tuple[Record, Row]]) -> None:
    connection.execute(insert(table), [row for _, row in found])
    for record, _ in found:
        if isinstance(record, Run) and record.found:
            _insert_findings(connection, record)
        elif isinstance(record, Text):
            index_text(connection, record)
            index_prints(connection, record)
    if table is tables.statements:
        index_titles(connection, [record for record, _ in found if isinstance(record, Statement)])


def _insert_findings(connection: Connection, run: Run) -> None:
    connection.execute(
        insert(tables.findings),
        [
            {"run": run.id, "claim_id": f.claim_id, "method": f.method, "confidence": f.confidence}
            for f in best_of(run)
        ],
    )


__all__ = ["Document", "Sighting", "append", "append_decided", "table_of"]
