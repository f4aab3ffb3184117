"""All records of a kind in a fixed order, a few at a time: a big record never lies in memory as a whole.

Only times and ids are sorted by the database, which may do so in a file: no name and no words get there.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from gawah.model.record import record
from gawah.register.live import until
from gawah.store import records, tables
from gawah.store.look_up import STATEMENT, known_statement
from gawah.store.parts import MANY, rows_with, runs_with

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Column, Connection, Engine, Table

    from gawah.model import Run, Statement, Text
    from gawah.store.records import Record


@record
class _Kind:
    order: tuple[Column[Any], ...]
    """The first is the time."""
    known_by: Column[Any]
    read: Callable[[Connection, Sequence[Any]], Iterable[Record]]
    """The records that have some values of ``known_by``."""


def _statements(connection: Connection, some: Sequence[Any]) -> Iterable[Statement]:
    return map(known_statement, rows_with(connection, STATEMENT, tables.statements.c.claim_id, some))


def _runs(connection: Connection, some: Sequence[Any]) -> Iterable[Run]:
    return runs_with(connection, tables.runs.c.id, some)


def _plain(
    table: Table, order: tuple[str, ...], known_by: str, make: Callable[[dict[str, Any]], Record]
) -> _Kind:
    column = table.c[known_by]

    def read(connection: Connection, some: Sequence[Any]) -> Iterable[Record]:
        return [make(row._asdict()) for row in rows_with(connection, table.c, column, some)]

    return _Kind(tuple(table.c[name] for name in order), column, read)


_t = tables
_KINDS: Mapping[str, _Kind] = {
    "statement": _Kind((_t.statements.c.at, _t.statements.c.claim_id), _t.statements.c.claim_id, _statements),
    "document": _plain(_t.documents, ("added_at", "id"), "id", records.to_document),
    "sighting": _plain(_t.sightings, ("at", "document"), "row", records.to_sighting),
    "run": _Kind((_t.runs.c.at, _t.runs.c.id), _t.runs.c.id, _runs),
    "verdict": _plain(_t.verdicts, ("at", "claim_id"), "row", records.to_verdict),
    "judgement": _plain(_t.judgements, ("at", "left"), "row", records.to_judgement),
    "fault": _plain(_t.faults, ("at", "code", "document"), "row", records.to_fault),
}


def in_order(connection: Connection, kind: str, as_of: str | None = None) -> Iterator[list[Record]]:
    """All records of a kind, in order of time and then of what they are about.

    Args:
        connection: to the store; all that is read in one transaction belongs together.
        kind: ``statement``, ``document``, ``sighting``, ``run``, ``verdict``, ``judgement`` or ``fault``.
        as_of: a day or time (ISO 8601, UTC); what was recorded later is left out.

    Yields:
        those that were recorded at one moment about one thing, in no order among themselves.
    """
    of = _KINDS[kind]
    keys = connection.execute(select(*of.order, of.known_by.label("known_by")).order_by(*of.order))
    waiting: list[Any] = []
    for _, alike in groupby((row for row in keys if until(row[0], as_of)), key=lambda row: tuple(row[:-1])):
        waiting += [row[-1] for row in alike]
        if len(waiting) >= MANY:
            yield from _read(connection, of, waiting)
            waiting = []
    yield from _read(connection, of, waiting)


def _read(connection: Connection, of: _Kind, known_by: Sequence[Any]) -> Iterator[list[Record]]:
    found: dict[tuple[str, ...], list[Record]] = {}
    for one in of.read(connection, known_by):
        found.setdefault(tuple(getattr(one, column.name) for column in of.order), []).append(one)
    yield from (found[order] for order in sorted(found))


def documents_in_parts(engine: Engine, size: int) -> Iterator[tuple[str, ...]]:
    """The ids of all documents, so many at a time, in order."""
    last = ""
    column = tables.documents.c.id
    while True:
        query = select(column).where(column > last).order_by(column).limit(size)
        with engine.connect() as connection:
            some = tuple(connection.execute(query).scalars())
        if not some:
            return
        yield some
        last = some[-1]


def texts_of(engine: Engine, documents: Iterable[str]) -> Iterator[Text]:
    """The texts of some documents, one at a time: by document, then in the order in which they were made."""
    for document in documents:
        query = select(tables.texts).where(tables.texts.c.document == document).order_by(tables.texts.c.row)
        with engine.connect() as connection:
            found = connection.execute(query).mappings().all()
        yield from (records.to_text(dict(row)) for row in found)


def statements_named(engine: Engine, claims: Iterable[str]) -> Mapping[str, Statement]:
    """Some statements by their claim ids."""
    with engine.connect() as connection:
        return {one.claim_id: one for one in _statements(connection, list(claims))}
