"""What came in: documents page by page, each with what became of it, and those that nobody has read yet."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import and_, exists, func, or_, select

from gawah.model.record import record
from gawah.store import records, tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Connection, Engine

    from gawah.model import Fault
    from gawah.store.records import Document

UNREADABLE = ("unreadable", "crash")
"""The codes of faults that say of a whole file that it could not be read."""


class Fate(StrEnum):
    """What became of a document."""

    WAITING = "waiting"
    READ = "read"
    FAILED = "failed"


@record
class Arrival:
    """A document that came in, with what became of it."""

    document: Document
    fate: Fate
    fault: Fault | None = None
    """Why it could not be read, where it could not."""


def count_arrivals(engine: Engine, fate: Fate | None = None) -> int:
    """How many documents came in; those of one fate only, where one is given."""
    query = select(func.count()).select_from(tables.documents)
    with engine.connect() as connection:
        return int(connection.execute(query if fate is None else query.where(_has(fate))).scalar_one())


def arrivals(engine: Engine, limit: int, offset: int = 0, fate: Fate | None = None) -> list[Arrival]:
    """Some of the documents, newest first; those of one fate only, where one is given."""
    table = tables.documents
    query = select(table).order_by(table.c.added_at.desc(), table.c.id).limit(limit).offset(offset)
    if fate is not None:
        query = query.where(_has(fate))
    with engine.connect() as connection:
        found = [records.to_document(dict(row)) for row in connection.execute(query).mappings()]
        return _with_fates(connection, found)


def arrival(engine: Engine, document: str) -> Arrival | None:
    """One document; None where there is none of that id."""
    table = tables.documents
    with engine.connect() as connection:
        row = connection.execute(select(table).where(table.c.id == document)).mappings().first()
        return None if row is None else _with_fates(connection, [records.to_document(dict(row))])[0]


def unread(engine: Engine) -> list[str]:
    """The documents that were added and never read, in the order in which they came; failed ones left out."""
    table = tables.documents
    query = select(table.c.id).where(_has(Fate.WAITING)).order_by(table.c.added_at, table.c.id)
    with engine.connect() as connection:
        return list(connection.execute(query).scalars())


def strays(engine: Engine, limit: int) -> list[Fault]:
    """Files that could not be read and are no documents, newest first: their bytes were never kept.

    A file that was read later from the same place is left out.
    """
    table, seen = tables.faults, tables.sightings
    kept = exists().where(tables.documents.c.id == table.c.document)
    later = exists().where((seen.c.source == table.c.document) & (seen.c.batch > table.c.batch))
    query = select(table).where(table.c.code.in_(UNREADABLE), ~kept, ~later).order_by(table.c.row.desc())
    with engine.connect() as connection:
        rows = connection.execute(query.limit(limit)).mappings()
        return [records.to_fault(dict(row)) for row in rows]


def _has(fate: Fate) -> ColumnElement[bool]:
    document = tables.documents.c.id
    is_read = exists().where(tables.runs.c.document == document)
    faults = tables.faults
    failed = document.in_(select(faults.c.document).where(faults.c.code.in_(UNREADABLE)))
    match fate:
        case Fate.READ:
            return is_read
        case Fate.FAILED:
            return and_(failed, ~is_read)
        case Fate.WAITING:
            return ~or_(is_read, failed)


def _with_fates(connection: Connection, found: Sequence[Document]) -> list[Arrival]:
    ids = [document.id for document in found]
    runs = tables.runs
    read = set(connection.execute(select(runs.c.document).where(runs.c.document.in_(ids))).scalars())
    faults = _faults(connection, [one for one in ids if one not in read])
    return [_arrival(document, read, faults.get(document.id)) for document in found]


def _arrival(document: Document, read: set[str], fault: Fault | None) -> Arrival:
    if document.id in read:
        return Arrival(document, Fate.READ)
    return Arrival(document, Fate.WAITING if fault is None else Fate.FAILED, fault)


def _faults(connection: Connection, documents: Sequence[str]) -> dict[str, Fault]:
    if not documents:
        return {}
    table = tables.faults
    query = select(table).where(table.c.document.in_(documents), table.c.code.in_(UNREADABLE))
    rows = connection.execute(query.order_by(table.c.row)).mappings()
    return {row["document"]: records.to_fault(dict(row)) for row in rows}
