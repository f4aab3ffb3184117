"""Counts for figures: incidents over time, by act and by district; documents as they came in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from gawah.catalogue.glance import Glancing
from gawah.model.record import record

if TYPE_CHECKING:
    from gawah.catalogue.wanted import Wanted

_STEPS = {"month": "%Y-%m", "day": "%Y-%m-%d"}


@record
class District:
    """How many incidents lie in one district, or are known less exactly."""

    country: str
    """Empty where no country is known."""
    admin1: str
    admin2: str
    incidents: int


class Counting(Glancing):
    """A catalogue in which things are counted."""

    def over_time(self, wanted: Wanted) -> tuple[tuple[str | None, int], ...]:
        """How many incidents each month has; what has no month, by its date (EDTF); None: no date."""
        return self.once(("when", wanted), lambda: self._over_time(wanted))

    def acts(self, wanted: Wanted) -> tuple[tuple[str, int], ...]:
        """How many incidents have an act of each type, the most frequent first; one may have several."""
        return self.once(("acts", wanted), lambda: self._acts(wanted))

    def districts(self, wanted: Wanted) -> tuple[District, ...]:
        """How many incidents lie in each district, the most first."""
        return self.once(("districts", wanted), lambda: self._districts(wanted))

    def documents_over_time(self, step: str) -> tuple[tuple[str, int], ...]:
        """How many documents came in on each day or in each month, by the clock of this computer.

        Args:
            step: ``day`` or ``month``.
        """
        return self.once(("documents", step), lambda: self._documents(step))

    def _over_time(self, wanted: Wanted) -> tuple[tuple[str | None, int], ...]:
        where, values = self.where_of(wanted)
        query = f"SELECT coalesce(i.month, i.date) AS value, count(*) FROM incidents i{where}"  # noqa: S608 (clauses are ours)
        return self.pairs_from(f"{query} GROUP BY value ORDER BY value", values)

    def _acts(self, wanted: Wanted) -> tuple[tuple[str, int], ...]:
        where, values = self.where_of(wanted)
        of_type = "SELECT row FROM terms WHERE facet = 'type'"
        mine = f" AND x.incident IN (SELECT i.row FROM incidents i{where})" if where else ""  # noqa: S608
        query = (
            "SELECT t.value, count(*) AS n FROM incident_terms x JOIN terms t ON t.row = x.term "  # noqa: S608
            f"WHERE x.term IN ({of_type}){mine} GROUP BY x.term ORDER BY n DESC, t.value"
        )
        return self.pairs_from(query, values)

    def _districts(self, wanted: Wanted) -> tuple[District, ...]:
        where, values = self.where_of(wanted)
        columns = "i.country, i.admin1, i.admin2, count(*) AS n"
        query = f"SELECT {columns} FROM incidents i{where} GROUP BY 1, 2, 3 ORDER BY n DESC, 1, 2, 3"  # noqa: S608
        with self.engine.connect() as connection:
            found = connection.execute(text(query), values)
            return tuple(District(r[0] or "", r[1] or "", r[2] or "", r[3]) for r in found)

    def _documents(self, step: str) -> tuple[tuple[str, int], ...]:
        query = (
            "SELECT strftime(:step, added, 'localtime') AS value, count(*) FROM documents "
            "GROUP BY value ORDER BY value"
        )
        return self.pairs_from(query, {"step": _STEPS[step]})
