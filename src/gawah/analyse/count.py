"""Counting without counting twice: how many, at least and at most, and what the number leaves out.

A pure function of what is told and what is asked; the order of incidents changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gawah.analyse import bounds, when, where
from gawah.analyse.asked import INCIDENT, KINDS
from gawah.analyse.cells import Cells
from gawah.analyse.standing import Standing
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gawah.analyse.asked import Asked
    from gawah.analyse.cells import Key
    from gawah.analyse.telling import Telling
    from gawah.catalogue import Counted


@record
class Row:
    """One number, with what it is made of."""

    key: Key
    """What each thing that the count is parted by is here, in the order asked; None where it is not told."""
    low: int
    """At least so many."""
    high: int | None
    """At most so many; None where an account leaves it open."""
    sure: tuple[str, ...]
    """The incidents that surely belong, by their own accounts, in order of id."""
    possible: tuple[str, ...]
    """Those that may belong: they count in the greatest number only."""
    sources: int
    """Independent ones that tell of them."""
    contradicted: int
    """How many of the incidents are told in ways that cannot all be true."""
    awaiting: int
    """Of how many a value is left about which no person has spoken."""
    pairs: int
    """How many pairs of them may be one event, about which nobody has decided."""


@record
class LeftOut:
    """How many incidents are not in the total, or in none of its parts, and why."""

    undated: int
    """No year is told: left out where a period is asked for."""
    without_place: int
    """No place is told: left out where one is asked for."""
    without_group: int
    """Nobody says who was attacked or why: left out where a group is asked for."""
    without_perpetrator: int
    """Nobody says who did it: left out where that is asked for."""
    unread: int
    """Documents that nobody has read yet."""


@record
class Figures:
    """The answer to a question for figures."""

    asked: Asked
    total: Row
    rows: tuple[Row, ...]
    """One for each part, in order; none where it is not parted."""
    left_out: LeftOut

    @property
    def overlap(self) -> bool:
        """Whether an incident may stand in several rows, so that they add up to more than the total."""
        return bool(self.asked.part(KINDS))


def count(told: Telling, asked: Asked) -> Figures:
    """How many there are of what is asked for.

    Args:
        told: all that is counted from.
        asked: what is counted; see ``checked``.
    """
    return _Counting(told, asked).figures()


@dataclass
class _Counting:
    told: Telling
    asked: Asked

    def __post_init__(self) -> None:
        self._place = where.Asked(self.told.in_place(self.asked.place)) if self.asked.place else None
        self._by_id = {one.id: one for one in self.told.incidents}
        self._base = self._of_kind()
        self._cells = Cells(self.asked, self._place, self.told)
        inside = [one for one in self._base if self._cells.standing(one) is not Standing.OUT]
        self._cells.lay_out(inside)
        self._inside = inside
        self._ledger = self._amounts()

    def _of_kind(self) -> list[Counted]:
        """The incidents of the type, group and perpetrator asked for."""
        found = list(self.told.incidents)
        if self.asked.type:
            found = [one for one in found if self.asked.type in one.types]
        if self.asked.group:
            of_group = self.told.of_group(self.asked.group)
            found = [one for one in found if one.id in of_group]
        if self.asked.perpetrator:
            done = self.told.done_by(self.asked.perpetrator)
            found = [one for one in found if one.id in done]
        if self.asked.unit != INCIDENT:
            found = [one for one in found if self._amount(one).high != 0]
        return found

    def _amount(self, one: Counted) -> bounds.Amount:
        return bounds.amount(one, self.asked.unit, {self.asked.type})

    def _amounts(self) -> bounds.Ledger:
        mine = {one.id: self._amount(one) for one in self._base}
        others = {other for one in mine for other in self.told.near.get(one, ())} - mine.keys()
        beside = {one: self._amount(self._by_id[one]) for one in others & self._by_id.keys()}
        amounts = mine | beside
        near = {one: [o for o in self.told.near.get(one, ()) if o in amounts] for one in mine}
        return bounds.Ledger(amounts, near, bounds.owners(amounts, mine))

    def figures(self) -> Figures:
        """The total and its parts."""
        everything = {one.id: self._cells.standing(one) for one in self._inside}
        total = self._row((), everything, self._apart(everything, ()))
        rows = tuple(self._parts()) if self.asked.per else ()
        return Figures(self.asked, total, rows, self._left_out())

    def _parts(self) -> Iterable[Row]:
        members: dict[Key, dict[str, Standing]] = defaultdict(dict)
        of_kind: dict[str | None, dict[str, Standing]] = defaultdict(dict)
        for one in self._inside:
            overall = self._cells.standing(one)
            for key, standing in self._cells.keys(one):
                members[key][one.id] = min(overall, standing)
                of_kind[self._cells.kind_of(key)][one.id] = overall
        # Of parts that do not overlap the same incidents stand for the whole and for the part.
        apart = {kind: self._apart(some, ()) for kind, some in of_kind.items()}
        for key in sorted(members, key=lambda key: [(part is None, part or "") for part in key]):
            yield self._row(key, members[key], apart[self._cells.kind_of(key)])

    def _apart(self, standings: Mapping[str, Standing], key: Key) -> frozenset[str]:
        """Of those that surely belong: as many as must be several events."""
        sure = [one for one, standing in standings.items() if standing is Standing.IN]
        if self.asked.unit != INCIDENT:
            sure = [one for one in sure if self._ledger.amounts[one].low]
        return self._ledger.apart(one for one in sure if self._is_alone(one, key))

    def _is_alone(self, one: str, key: Key) -> bool:
        """Whether nothing that it may be one event with lies elsewhere for sure."""
        others = (self._by_id[other] for other in self._ledger.near.get(one, ()))
        return all(self._cells.may_hold(key, other) for other in others)

    def _row(self, key: Key, standings: Mapping[str, Standing], apart: frozenset[str]) -> Row:
        sure = {one for one, standing in standings.items() if standing is Standing.IN}
        chosen = [one for one in apart & sure if self._is_alone(one, key)]
        told = [self._by_id[one] for one in standings]
        return Row(
            key,
            self._ledger.least(chosen, sure),
            self._ledger.most(standings),
            tuple(sorted(sure)),
            tuple(sorted(standings.keys() - sure)),
            len({source for one in told for source in one.sources}),
            sum(one.is_contradicted for one in told),
            sum(one.is_awaiting for one in told),
            sum(o > one and o in standings for one in standings for o in self._ledger.near.get(one, ())),
        )

    def _left_out(self) -> LeftOut:
        base = self._base
        dated = self.asked.is_dated
        grouped = self.asked.group
        return LeftOut(
            undated=sum(not self._cells.days(one) for one in base) if dated else 0,
            without_place=sum(one.place is None for one in base) if self.asked.place else 0,
            without_group=sum(not one.groups for one in self.told.incidents) if grouped else 0,
            without_perpetrator=(
                sum(not one.perpetrators for one in self.told.incidents) if self.asked.perpetrator else 0
            ),
            unread=self.told.waiting,
        )


def periods(asked: Asked) -> tuple[str | None, str | None]:
    """The first and the last day that count (ISO 8601); None where that end is open."""
    of = asked.period
    return (
        None if of.first == when.ALWAYS.first else of.first.isoformat(),
        None if of.last == when.ALWAYS.last else of.last.isoformat(),
    )
