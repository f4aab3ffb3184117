"""Victims by year and sex, as a table from which nobody's sex can be worked out, or by the rows beside it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from gawah.guard.cells import Range, exposed, range_of, small, suppressed
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gawah.guard.told import Counted, Told, ToldParty

SEXES = ("female", "male", "unknown")


@record
class Table:
    """A table of people with what of it is hidden."""

    years: tuple[str, ...]
    cells: tuple[tuple[int, ...], ...]
    """By year and ``SEXES``: for whoever looks at what is hidden, never to be written."""
    unnamed: tuple[tuple[int, ...], ...]
    """The same of those whose name does not leave: what is hidden is hidden for them."""
    hidden: frozenset[tuple[int, int]] | None
    """Cells that are not told; None where no cell can be."""
    small: int
    """Cells that are too small to be told."""
    given_away: tuple[tuple[str, str], ...]
    """The small cells, by year and sex, that the totals would give away were only the small ones hidden."""
    still_given_away: tuple[tuple[str, str], ...]
    """Those that they give away as it leaves: none, or the table would not leave."""

    @property
    def kept_back(self) -> frozenset[tuple[int, int]]:
        """All cells that are not told."""
        if self.hidden is not None:
            return self.hidden
        return frozenset((i, j) for i in range(len(self.years)) for j in range(len(SEXES)))

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """What may be written: a year, a count or nothing for each sex, and the total."""
        return tuple(
            (year, *(self._told(i, j) for j in range(len(SEXES))), str(sum(self.cells[i])))
            for i, year in enumerate(self.years)
        )

    def _told(self, i: int, j: int) -> str:
        return "" if (i, j) in self.kept_back else str(self.cells[i][j])


def victims_table(told: Iterable[Told], least: int) -> Table:
    """The people who are victims of incidents, each once, in the first year told.

    Args:
        told: the incidents.
        least: the smallest count that may be told of those who are not named: the others can be taken off by
            whoever reads their names. The totals can be counted in the list of incidents.
    """
    return _table(_first(one for incident in told for one in incident.counted), least)


def of_hidden(counted: Iterable[Counted], least: int) -> frozenset[str]:
    """The labels of the people whose cell of the table is hidden: one row each, and it could be counted.

    Args:
        counted: all victims of the register, those of incidents that do not leave, too.
        least: the smallest count that may be told.
    """
    everybody = tuple(counted)
    first = _first(everybody)
    table = _table(first, least)
    at = {one.who: (table.years.index(one.year), SEXES.index(one.sex)) for one in first.values()}
    return frozenset(one.label for one in everybody if one.label and at[one.who] in table.kept_back)


def without_details(told: Told, people: frozenset[str]) -> Told:
    """An incident without age and sex of some people, wherever they take part in it.

    Both go for everybody of a hidden cell, be it large: who has lost one of them would be told from who has
    lost both, and so the small cells from those that are hidden to cover them.

    Args:
        told: the incident.
        people: their labels.
    """

    def cut(parties: Iterable[ToldParty]) -> tuple[ToldParty, ...]:
        return tuple(replace(one, age=None, sex=None) if one.who in people else one for one in parties)

    return replace(told, victims=cut(told.victims), perpetrators=cut(told.perpetrators))


def countable(
    table: Table, told: Iterable[Told], least: int, *, tells_all: bool
) -> tuple[tuple[str, str], ...]:
    """The hidden cells, by year and sex, that can be counted in the rows that leave with the table.

    A reader knows the total of each year and who is a victim in which row, and counts those whose sex is told
    there; of all others they know that together they make up what is missing. Named are the cells of which
    only one value is left, and the small ones of which less is left open than the total alone leaves open.

    Args:
        table: the table.
        told: the incidents as they leave.
        least: the smallest count that may be told.
        tells_all: the rows tell the sex of everybody of whom it is known: of the others it is unknown.
    """
    incidents = tuple(told)
    rows = {one.who: one.sex for t in incidents for one in (*t.victims, *t.perpetrators) if one.sex}
    first = _first(one for t in incidents for one in t.counted)
    seen = [
        one
        for one in first.values()
        if not one.is_named and (one.label in rows or (tells_all and one.sex == SEXES[-1]))
    ]
    counted = _counts(table.years, seen)
    found = []
    for i, j in sorted(table.kept_back):
        known = counted[i][j]
        left = _range(table, counted, (i, j))
        most = min(least - 1, sum(table.unnamed[i]))
        is_small = 0 < table.unnamed[i][j] < least
        if left.is_known or (is_small and (left.low + known > 1 or left.high + known < most)):
            found.append((i, j))
    return _named(table.years, found)


def _range(table: Table, counted: Sequence[Sequence[int]], at: tuple[int, int]) -> Range:
    """What may be in a hidden cell beside those who were counted in the rows, by the total of its year."""
    hidden = table.kept_back
    rest = [
        [count - counted[i][j] if (i, j) in hidden else count for j, count in enumerate(row)]
        for i, row in enumerate(table.unnamed)
    ]
    # How many there are of each sex in all years is told nowhere: a row that takes and gives any number.
    any_number = sum(map(sum, table.unnamed))
    rest.append([any_number] * len(SEXES))
    return range_of(rest, hidden | {(len(table.years), j) for j in range(len(SEXES))}, at)


def _first(counted: Iterable[Counted]) -> Mapping[str, Counted]:
    """Each person once, in the first year told."""
    first: dict[str, Counted] = {}
    for one in sorted(counted, key=str):
        earlier = first.setdefault(one.who, one)
        if (one.year, one.sex) < (earlier.year, earlier.sex):
            first[one.who] = one
    return first


def _table(first: Mapping[str, Counted], least: int) -> Table:
    years = tuple(sorted({one.year for one in first.values()}))
    unnamed = _counts(years, (one for one in first.values() if not one.is_named))
    hidden = suppressed(unnamed, least)
    return Table(
        years,
        _counts(years, first.values()),
        unnamed,
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
