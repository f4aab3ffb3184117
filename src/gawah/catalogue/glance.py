"""A few of what holds some words, and roughly how many there are: what a search shows at first.

To count and to sort all that holds a frequent word takes longer than a person will wait for a page; what is
found is taken as the index gives it, the last recorded first, and counted up to a bound.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sqlalchemy import text

from gawah.catalogue import tables
from gawah.catalogue.look_up import incident_of
from gawah.catalogue.rows import IncidentRow, SubjectRow
from gawah.catalogue.subjects import LookingForSubjects, called, subject_of
from gawah.model.record import record
from gawah.store.search import holding, terms_of
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Row, Table

T = TypeVar("T")

MOST = 100
"""How many are counted."""


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
        rows = f"SELECT rowid FROM incidents_folded WHERE {clause} ORDER BY rowid DESC LIMIT :size"  # noqa: S608
        query = f"SELECT i.* FROM incidents i WHERE i.row IN ({rows}) ORDER BY i.row DESC"  # noqa: S608
        found = self._some(query, tables.incidents, values, size)
        total, is_more = self._bounded(f"FROM incidents_folded WHERE {clause}", values)
        return Glance(tuple(map(incident_of, found)), total, is_more)

    def glance_subjects(self, kind: str, words: str, size: int) -> Glance[SubjectRow]:
        """Subjects of a kind that hold all words: those called just so, then those of most incidents.

        Where there are more than ``MOST``, they are chosen among so many that were recorded last.

        Args:
            kind: as :meth:`subjects` takes it.
            words: as :func:`gawah.store.search` reads them.
            size: how many are shown; 0 only counts.
        """
        clause, values = called(kind, words)
        rows = f"SELECT rowid FROM subjects_folded WHERE {clause} ORDER BY rowid DESC LIMIT {MOST}"  # noqa: S608
        just_so = "SELECT row FROM subjects WHERE kind = :kind AND key = :key"
        query = (
            f"SELECT s.* FROM subjects s WHERE s.row IN ({rows}) OR s.row IN ({just_so}) "  # noqa: S608
            "ORDER BY s.key = :key DESC, s.incidents DESC, s.row DESC LIMIT :size"
        )
        found = self._some(query, tables.subjects, values | {"kind": kind, "key": key(words)}, size)
        total, is_more = self._bounded(f"FROM subjects_folded WHERE {clause}", values)
        return Glance(tuple(map(subject_of, found)), total, is_more)

    def _some(
        self, query: str, table: Table, values: Mapping[str, str], size: int
    ) -> Sequence[Row[Any]]:
        if not size:
            return ()
        with self.engine.connect() as connection:
            return connection.execute(text(query).columns(*table.c), {**values, "size": size}).all()

    def _bounded(self, found: str, values: Mapping[str, str]) -> tuple[int, bool]:
        counted = self.number(f"SELECT count(*) FROM (SELECT 1 {found} LIMIT {MOST + 1})", values)  # noqa: S608
        return min(counted, MOST), counted > MOST
