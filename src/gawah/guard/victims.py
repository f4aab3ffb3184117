"""Victims by year and sex, as a table from which nobody's sex can be worked out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gawah.guard.cells import exposed, small, suppressed
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gawah.guard.told import Counted, Told

SEXES = ("female", "male", "unknown")


@record
class Table:
    """A table of people with what of it is hidden."""

    years: tuple[str, ...]
    cells: tuple[tuple[int, ...], ...]
    """By year and ``SEXES``: for whoever looks at what is hidden, never to be written."""
    hidden: frozenset[tuple[int, int]] | None
    """Cells that are not told; None where no cell can be."""
    small: int
    """Cells that are too small to be told."""
    given_away: tuple[tuple[str, str], ...]
    """The small cells, by year and sex, that the totals would give away were only the small ones hidden."""
    still_given_away: tuple[tuple[str, str], ...]
    """Those that they give away as it leaves: none, or the table would not leave."""

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """What may be written: a year, a count or nothing for each sex, and the total."""
        return tuple(
            (year, *(self._told(i, j) for j in range(len(SEXES))), str(sum(self.cells[i])))
            for i, year in enumerate(self.years)
        )

    def _told(self, i: int, j: int) -> str:
        return "" if self.hidden is None or (i, j) in self.hidden else str(self.cells[i][j])


def victims_table(told: Iterable[Told], least: int) -> Table:
    """The people who are victims of incidents, each once, in the first year told.

    Args:
        told: the incidents.
        least: the smallest count that may be told of those who are not named: the others can be taken off by
            whoever reads their names. The totals can be counted in the list of incidents.
    """
    first: dict[str, Counted] = {}
    for one in sorted((counted for incident in told for counted in incident.counted), key=str):
        earlier = first.setdefault(one.who, one)
        if (one.year, one.sex) < (earlier.year, earlier.sex):
            first[one.who] = one
    years = tuple(sorted({one.year for one in first.values()}))
    unnamed = _counts(years, (one for one in first.values() if not one.is_named))
    hidden = suppressed(unnamed, least)
    return Table(
        years,
        _counts(years, first.values()),
        hidden,
        len(small(unnamed, least)),
        _named(years, exposed(unnamed, small(unnamed, least), least)),
        _named(years, exposed(unnamed, hidden, least) if hidden is not None else ()),
    )


def _named(years: tuple[str, ...], cells: Iterable[tuple[int, int]]) -> tuple[tuple[str, str], ...]:
    return tuple((years[i], SEXES[j]) for i, j in cells)


def _counts(years: Iterable[str], people: Iterable[Counted]) -> tuple[tuple[int, ...], ...]:
    times = Counter((one.year, one.sex) for one in people)
    return tuple(tuple(times[year, sex] for sex in SEXES) for year in years)
