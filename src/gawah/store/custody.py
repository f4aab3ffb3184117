"""The custody of files: what was done with one, and with those that were made from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from gawah.model import Handling
from gawah.store import records, tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

    from gawah.model import CustodyEvent


def custody_of(engine: Engine, file: str) -> tuple[CustodyEvent, ...]:
    """What was done with a file and with what was made from it, oldest first.

    Args:
        engine: the store.
        file: the SHA-256 of a document or of a derived file.
    """
    t = tables.custody
    query = select(t).where(or_(t.c.file == file, t.c.parent == file)).order_by(t.c.row)
    with engine.connect() as connection:
        return tuple(records.to_custody(dict(row)) for row in connection.execute(query).mappings())


def all_custody(engine: Engine) -> Iterator[CustodyEvent]:
    """All that was done with any file, oldest first."""
    with engine.connect() as connection:
        for row in connection.execute(select(tables.custody).order_by(tables.custody.c.row)).mappings():
            yield records.to_custody(dict(row))


def is_destroyed(connection: Connection, document: str) -> bool:
    """Whether a document was destroyed here, and is not there again."""
    c = tables.custody.c
    gone = select(c.row).where(c.file == document, c.handling == Handling.DESTROYED.value).limit(1)
    there = select(tables.documents.c.id).where(tables.documents.c.id == document)
    return connection.execute(gone).first() is not None and connection.execute(there).first() is None
