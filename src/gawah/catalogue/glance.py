"""A few of what holds some words, and roughly how many there are: what a search shows at first.

To count and to sort all that holds a frequent word takes longer than a person will wait for a page; what is
found is taken as the index gives it, the last recorded first, and counted up to a bound.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sqlalchemy import bindparam, select, text

from gawah.catalogue import tables
from gawah.catalogue.look_up import incident_of
from gawah.catalogue.subjects import LookingForSubjects, called, subject_of
from gawah.model.record import record
from gawah.store.search import holding, terms_of
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Row, Select

    from gawah.catalogue.rows import IncidentRow, SubjectRow

T = TypeVar("T")

MOST = 100
"""How many are counted."""


def _incidents() -> Select[Any]:
    known = tables.incidents
    chosen = known.c.row.in_(bindparam("rows", expanding=True))
    return select(known).where(chosen).order_by(known.c.row.desc())


def _subjects() -> Select[Any]:
    known, just_so = tables.subjects, tables.subjects.c.key == bindparam("called")
    called_so = select(known.c.row).where(known.c.kind == bindparam("kind"), just_so)
    return (
        select(known)
        .where(known.c.row.in_(bindparam("rows", expanding=True)) | known.c.row.in_(called_so))
        .order_by(just_so.desc(), known.c.incidents.desc(), known.c.row.desc())
        .limit(bindparam("size"))
    )


# Put together once: that takes as long as to ask.
_INCIDENTS, _SUBJECTS = _incidents(), _subjects()


@record
class Glance(Generic[T]):
    """A few of what holds some words."""

    rows: tuple[T, ...]
    total: int
    """How many there are; ``MOST`` where there are more."""
    is_more: bool
    """There are more than the total, which were not counted."""


class Glancing(LookingForSubjects):
    """A catalogue that can be glanced at."""

    def glance_incidents(self, words: str, size: int) -> Glance[IncidentRow]:
        """Incidents that hold all words, those recorded last first.

        Args:
            words: as :func:`gawah.store.search` reads them.
            size: how many are shown; 0 only counts.
        """
        clause, values = holding("incidents_folded", terms_of(words))
        found = self._rows("incidents_folded", clause, values)
        rows = self._found(_INCIDENTS, rows=found[:size]) if size else ()
        return _glance(map(incident_of, rows), len(found))

    def glance_subjects(self, kind: str, words: str, size: int) -> Glance[SubjectRow]:
        """Subjects of a kind that hold all words: those called just so, then those of most incidents.

        Where there are more than ``MOST``, they are chosen among so many that were recorded last.

        Args:
            kind: as :meth:`subjects` takes it.
            words: as :func:`gawah.store.search` reads them.
            size: how many are shown; 0 only counts.
        """
        clause, values = called(kind, words)
        found = self._rows("subjects_folded", clause, values)
        asked = {"rows": found[:MOST], "kind": kind, "called": key(words), "size": size}
        rows = self._found(_SUBJECTS, **asked) if size and found else ()
        return _glance(map(subject_of, rows), len(found))

    def _rows(self, table: str, clause: str, values: Mapping[str, str]) -> list[int]:
        """The rows that hold the words, those recorded last first: one more than ``MOST`` at most."""
        query = f"SELECT rowid FROM {table} WHERE {clause} ORDER BY rowid DESC LIMIT {MOST + 1}"  # noqa: S608
        with self.engine.connect() as connection:
            return list(connection.execute(text(query), values).scalars())

    def _found(self, query: Select[Any], **asked: object) -> Sequence[Row[Any]]:
        with self.engine.connect() as connection:
            return connection.execute(query, asked).all()


def _glance(rows: Iterable[T], counted: int) -> Glance[T]:
    return Glance(tuple(rows), min(counted, MOST), counted > MOST)
