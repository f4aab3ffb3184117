"""The parts of a count, and how surely each incident lies in each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.analyse import when, where
from gawah.analyse.asked import KINDS
from gawah.analyse.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gawah.analyse.asked import Asked
    from gawah.analyse.telling import Telling
    from gawah.catalogue import Counted

Key = tuple[str | None, ...]
"""What each thing that a count is parted by is in one part; None where it is not told."""
BAR = "|"
"""Parts the levels of a place in a key: ``PK|Punjab``."""


class Cells:
    """Which parts an incident lies in."""

    def __init__(self, asked: Asked, place: where.Asked | None, told: Telling) -> None:
        self._asked = asked
        self._place = place
        self._told = told
        self._period = asked.period
        self._time, self._unit = asked.part(when.STEPS), asked.part(tuple(where.UNITS))
        self._kind = asked.part(KINDS)
        self._axis: set[str] = set()
        self._days: dict[str, list[when.Stretch]] = {}
        self._standings: dict[str, Standing] = {}

    def days(self, one: Counted) -> list[when.Stretch]:
        """When an incident may have been, in each way it is dated; empty where no year is told."""
        known = self._days.get(one.id)
        if known is None:
            told = (one.date, *one.other_dates) if one.date is not None else ()
            found = (when.stretch(date) for date in told)
            known = self._days[one.id] = [stretch for stretch in found if stretch is not None]
        return known

    def standing(self, one: Counted) -> Standing:
        """How surely an incident lies in the period and the place asked for."""
        known = self._standings.get(one.id)
        if known is None:
            known = self._standings[one.id] = min(self._in_period(one), self._in_place(one))
        return known

    def _in_period(self, one: Counted) -> Standing:
        if not self._asked.is_dated:
            return Standing.IN
        days = self.days(one)
        return when.standing(days, self._period) if days else Standing.OUT

    def _in_place(self, one: Counted) -> Standing:
        return Standing.IN if self._place is None else self._place.standing(one)

    def lay_out(self, some: Iterable[Counted]) -> None:
        """Learn which steps of time there are: those that a date falls into that is not too vague."""
        if not self._time:
            return
        for one in some:
            for days in when.clipped(self.days(one), self._period):
                if not when.is_wide(days, self._time):
                    self._axis.update(when.steps(days, self._time))

    def keys(self, one: Counted) -> Iterator[tuple[Key, Standing]]:
        """The parts that an incident lies in, or may, for those by which the count is parted."""
        for time, standing in self._times(one):
            for kind in self._kinds(one):
                parts = {self._time: time, self._unit: self._where(one), self._kind: kind}
                yield tuple(parts[name] for name in self._asked.per), standing

    def kind_of(self, key: Key) -> str | None:
        """The type, group or perpetrator of a part; empty where the count is not parted by such."""
        return key[self._asked.per.index(self._kind)] if self._kind else ""

    def may_hold(self, key: Key, one: Counted) -> bool:
        """Whether an incident, whatever its type, can lie in a part; an empty key is the whole."""
        if self.standing(one) is Standing.OUT:
            return False
        for name, value in zip(self._asked.per, key, strict=False):
            if name == self._time and value not in {time for time, _ in self._times(one)}:
                return False
            unit = None if value is None else value.split(BAR)
            if name == self._unit and not where.may_be_in(one, unit):
                return False
        return True

    def _times(self, one: Counted) -> list[tuple[str | None, Standing]]:
        if not self._time:
            return [(None, Standing.IN)]
        days = when.clipped(self.days(one), self._period)
        if not days:
            return [(None, Standing.IN)]
        found: set[str] = set()
        for stretch in days:
            if when.is_wide(stretch, self._time):
                found |= {step for step in self._axis if _meets(step, stretch, self._time)}
            else:
                found |= set(when.steps(stretch, self._time))
        if not found:
            # So vague that no row is near it: its own words are one.
            return [(one.date, Standing.IN)]
        standing = Standing.IN if len(found) == 1 and not any(map(self._is_wide, days)) else Standing.MAYBE
        return [(step, standing) for step in sorted(found)]

    def _is_wide(self, of: when.Stretch) -> bool:
        return when.is_wide(of, self._time)

    def _where(self, one: Counted) -> str | None:
        if not self._unit:
            return None
        unit = where.unit_of(one, self._unit)
        return None if unit is None else BAR.join(unit)

    def _kinds(self, one: Counted) -> Sequence[str | None]:
        if not self._kind:
            return [None]
        found: Iterable[str] = one.types
        if self._kind == "group":
            found = {code for group in one.groups for code in self._told.communities(group)}
        elif self._kind == "perpetrator":
            found = dict.fromkeys(one.perpetrators)
        return sorted(found) or (None,)


def _meets(step: str, stretch: when.Stretch, unit: str) -> bool:
    return when.step_of(stretch.first, unit) <= step <= when.step_of(stretch.last, unit)
