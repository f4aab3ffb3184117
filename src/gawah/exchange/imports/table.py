"""A table comes in: each row a document with what it says, many at a time; the same again adds nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from gawah.errors import UsageError
from gawah.exchange.imports.mapping import IGNORE
from gawah.exchange.imports.row import METHOD, read_row, rows_of, text_of
from gawah.model import Finding, Run, digest
from gawah.model.record import record
from gawah.project import now
from gawah.project.access import writing
from gawah.project.custody import analysed, brought
from gawah.project.files import writer_lock
from gawah.store import MACHINE, Document, Sighting, append, tables
from gawah.store.custody import is_destroyed
from gawah.store.parts import runs_with

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from gawah.exchange.imports.mapping import Mapping
    from gawah.exchange.imports.row import Reading, RowText
    from gawah.exchange.imports.sheet import Row, Sheet
    from gawah.model import Fault, Statement
    from gawah.project import Project
    from gawah.project.custody import Hands
    from gawah.store.records import Record

_TOGETHER = 200
"""Rows that enter in one transaction."""


@record
class Imported:
    """What came of a table."""

    rows: int = 0
    """How many have something in them."""
    new: int = 0
    """How many of them were not here."""
    read_again: int = 0
    """How many say something else than when they were read before, as the mapping is another."""
    alike: int = 0
    """How many are letter for letter as one before them in the table: they are one document."""
    left_out: int = 0
    """How many were destroyed here for somebody's sake."""
    faults: tuple[Fault, ...] = ()
    """What could not be read, with its row and column."""


def import_table(
    project: Project,
    sheet: Sheet,
    mapping: Mapping,
    path: Path,
    hands: Hands,
    on_progress: Callable[[int, int], None] | None = None,
) -> Imported:
    """Take a table in.

    Args:
        project: where to.
        sheet: the table.
        mapping: what its columns mean.
        path: where it came from.
        hands: through whose hands it comes.
        on_progress: called with how many rows are done, and how many there are.

    Raises:
        UsageError: the mapping names a column that the table does not have.
        ReadOnlyError: the project cannot be written to.
        ProjectError: another process is writing, or it cannot be written.
    """
    _check(sheet, mapping)
    project.must_write()
    came: Counter[str] = Counter()
    faults: list[Fault] = []
    rows = list(rows_of(sheet))
    once = tuple({made.document: (row, made) for row, made in reversed(rows)}.values())[::-1]
    with writer_lock(project.root):
        for first in range(0, len(once), _TOGETHER):
            coming = _Coming(project, sheet, mapping, path, hands)
            coming.take(once[first : first + _TOGETHER])
            came += coming.came
            faults += coming.faults
            if on_progress is not None:
                on_progress(min(first + _TOGETHER, len(once)), len(once))
    alike = len(rows) - len(once)
    return Imported(len(rows), came["new"], came["read_again"], alike, came["left_out"], tuple(faults))


def _check(sheet: Sheet, mapping: Mapping) -> None:
    missing = [
        head for head, column in mapping.columns.items() if column.to != IGNORE and head not in sheet.heads
    ]
    if missing:
        raise UsageError(
            "%(file)s has no column %(head)s, which the mapping names. It has: %(known)s.",
            file=sheet.name,
            head=missing[0],
            known=sheet.heads,
        )


class _Coming:
    """Some rows that come in together."""

    def __init__(self, project: Project, sheet: Sheet, mapping: Mapping, path: Path, hands: Hands) -> None:
        self._project, self._sheet, self._mapping = project, sheet, mapping
        self._path, self._hands, self._at = path, hands, now()
        self.came: Counter[str] = Counter()
        self.faults: list[Fault] = []

    def take(self, some: Sequence[tuple[Row, RowText]]) -> None:
        """Add some rows in one transaction; their bytes are kept before."""
        gone, last = self._known([made.document for _, made in some])
        records: list[Record] = []
        for row, made in some:
            if made.document in gone:
                self.came["left_out"] += 1
                continue
            self.came["new"] += made.document not in last
            records += self._row(row, made, last.get(made.document))
        with writing(self._project.root):
            for _, made in some:
                if made.document not in gone:
                    self._project.evidence.keep(made.document, made.data)
            append(self._project.engine, MACHINE, self._at, records)

    def _known(self, documents: Sequence[str]) -> tuple[frozenset[str], dict[str, Run | None]]:
        """Which of some rows were destroyed here; of those that are here, how they were read last."""
        d = tables.documents.c
        with self._project.engine.connect() as connection:
            gone = frozenset(one for one in documents if is_destroyed(connection, one))
            there = connection.execute(select(d.id).where(d.id.in_(documents))).scalars()
            last: dict[str, Run | None] = dict.fromkeys(there)
            for run in sorted(
                runs_with(connection, tables.runs.c.document, documents), key=lambda run: (run.at, run.id)
            ):
                if METHOD in run.methods:
                    last[run.document] = run
        return gone, last

    def _row(self, row: Row, made: RowText, last: Run | None) -> Iterator[Record]:
        text = text_of(made, row, self._sheet, self._mapping.language)
        reading = read_row(text, made, row, self._sheet, self._mapping, self._at)
        self.faults += reading.faults
        name = f"{self._path.stem} row {row.number}.txt"
        source = f"{self._path}#row={row.number}"
        yield Document(made.document, name, len(made.data), "text/plain", self._at, source)
        yield Sighting(made.document, name, source, self._at)
        yield brought(made.document, self._path, self._hands, self._at)
        yield text
        yield analysed(text, self._at)
        found = tuple(Finding(one.claim_id, METHOD, 1.0) for one in reading.statements.values())
        if last is None or {one.claim_id for one in last.found} != {one.claim_id for one in found}:
            self.came["read_again"] += last is not None
            run = Run(self._run(made, reading), made.document, text.id, (METHOD,), self._at, found)
            yield from _said(reading, run)
        yield from reading.faults

    def _run(self, made: RowText, reading: Reading) -> str:
        return digest([made.document, reading.text, METHOD, self._mapping.mark, self._at])


def _said(reading: Reading, run: Run) -> Iterable[Record]:
    statements: list[Statement] = [replace(one, run=run.id) for one in reading.statements.values()]
    return [*statements, run]
