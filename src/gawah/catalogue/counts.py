"""Counts for figures: incidents over time, by act and by district; documents as they came in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from gawah.catalogue.glance import Glancing
from gawah.catalogue.tables import COUNTED
from gawah.model.record import record

if TYPE_CHECKING:
    from gawah.catalogue.wanted import Wanted

_FEW = 2000
"""Incidents, so few that the acts of each are looked up, and not those of all."""
_MANY = 20_000
"""Incidents, so many that to look through an index of all is quicker than to fetch each."""
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
        where, values = self.where_of(wanted, is_counted=True)
        found = f"FROM incidents i{self._by(wanted)}{where}"
        query = f"SELECT coalesce(i.month, i.date) AS value, count(*) {found}"
        return self.pairs_from(f"{query} GROUP BY value ORDER BY value", values)

    def _acts(self, wanted: Wanted) -> tuple[tuple[str, int], ...]:
        where, values = self.where_of(wanted, is_counted=True)
        of_type = "SELECT row FROM terms WHERE facet = 'type'"
        if where and self.count(wanted) <= _FEW:
            query = (
                f"SELECT t.value, count(*) AS n FROM (SELECT i.row AS row FROM incidents i{where}) f "  # noqa: S608
                "CROSS JOIN incident_terms x ON x.incident = f.row JOIN terms t ON t.row = x.term "
                f"WHERE +x.term IN ({of_type}) GROUP BY x.term ORDER BY n DESC, t.value"
            )
            return self.pairs_from(query, values)
        mine = f" AND x.incident IN (SELECT i.row FROM incidents i{where})" if where else ""  # noqa: S608
        query = (
            "SELECT t.value, count(*) AS n FROM incident_terms x JOIN terms t ON t.row = x.term "  # noqa: S608
            f"WHERE x.term IN ({of_type}){mine} GROUP BY x.term ORDER BY n DESC, t.value"
        )
        return self.pairs_from(query, values)

    def _districts(self, wanted: Wanted) -> tuple[District, ...]:
        where, values = self.where_of(wanted, is_counted=True)
        # In the order of its index no district need be sorted; but who asks for more than places would have
        # every row fetched for it. A plus keeps the database from taking that way.
        is_walked = wanted.told().keys() <= {"place", "area"}
        by = "1, 2, 3" if is_walked else "+i.country, +i.admin1, +i.admin2"
        index = "" if is_walked else self._by(wanted)
        columns = "i.country, i.admin1, i.admin2, count(*) AS n"
        query = f"SELECT {columns} FROM incidents i{index}{where} GROUP BY {by} ORDER BY n DESC, 1, 2, 3"  # noqa: S608
        with self.engine.connect() as connection:
            found = connection.execute(text(query), values)
            return tuple(District(r[0] or "", r[1] or "", r[2] or "", r[3]) for r in found)

    def _by(self, wanted: Wanted) -> str:
        """The index in which all stands that is counted: for many, whose rows would take long to fetch."""
        return f" INDEXED BY {COUNTED.name}" if self.count(wanted) > _MANY else ""

    def _documents(self, step: str) -> tuple[tuple[str, int], ...]:
        query = (
            "SELECT strftime(:step, added, 'localtime') AS value, count(*) FROM documents "
            "GROUP BY value ORDER BY value"
        )
        return self.pairs_from(query, {"step": _STEPS[step]})
