"""What the register holds of what a claim counts: the same what, where and when."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from gawah.analyse import bounds, when, where
from gawah.analyse.asked import INCIDENT
from gawah.analyse.standing import Standing
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from gawah.analyse.scope import Scope
    from gawah.analyse.telling import Telling
    from gawah.analyse.where import Levels
    from gawah.catalogue import Counted
    from gawah.register.compare import Bounds


@record
class Held:
    """How many the register holds, with what the number is made of."""

    low: int
    high: int | None
    """None where an account leaves it open."""
    sure: tuple[str, ...]
    """The incidents that surely are what the claim counts, in order of id."""
    possible: tuple[str, ...]
    """Those that may be, by what is known of their date, place or victims."""
    undated: int
    """Incidents of the kind without a year, which are not counted."""
    ungrouped: int
    """Incidents among the possible ones of which nobody says whom they met."""
    pairs: int
    """Pairs of incidents among them that may be one."""
    same_number: tuple[str, ...]
    """Incidents that by themselves tell as many as the claim does: the claim may have been read as one."""
    earliest: str | None
    """The first day (ISO 8601) of which the register holds anything of the kind there."""

    @property
    def bounds(self) -> Bounds:
        """At least, and at most."""
        return self.low, self.high


_MANY = 10
"""A number so great that it is seldom that of one incident by chance."""


@record
class _One:
    """An incident made ready to be held against many scopes."""

    told: Counted
    first: date
    """The first day it may have been; the last of all days where no year is told."""
    days: tuple[when.Stretch, ...]
    levels: Levels
    communities: frozenset[str]


@record
class _There:
    """The incidents of one kind, community and place, whatever their time: many claims ask for the same."""

    dated: tuple[tuple[_One, Standing], ...]
    """Those with a year, the earliest first, with how surely they are of the community and in the place."""
    firsts: tuple[date, ...]
    undated: int


class Holding:
    """A register against which many claims are held."""

    def __init__(self, told: Telling) -> None:
        self._near = told.near
        self._ones = {one.id: _ready(one, told) for one in told.incidents}
        self._by_type: dict[str, list[_One]] = defaultdict(list)
        self._by_unit: dict[str, list[_One]] = defaultdict(list)
        for one in sorted(self._ones.values(), key=_first):
            for type_ in one.told.types:
                self._by_type[type_].append(one)
            self._by_unit[INCIDENT].append(one)
            for unit in {harm.unit for harm in one.told.harms}:
                self._by_unit[unit].append(one)
        self._there: dict[tuple[object, ...], _There] = {}
        self._amounts: dict[tuple[object, ...], dict[str, bounds.Amount]] = defaultdict(dict)

    def held(self, scope: Scope) -> Held | None:
        """What the register holds of what a claim counts; None where it counts no such thing."""
        if scope.unit is None:
            return None
        there = self._of(scope, scope.unit)
        standings = {
            one.told.id: min(standing, in_time)
            for one, standing in there.dated[: bisect_right(there.firsts, scope.window.last)]
            if (in_time := when.standing(one.days, scope.window)) is not Standing.OUT
        }
        low, high = self._bounded(standings, scope, scope.unit)
        sure = {one for one, standing in standings.items() if standing is Standing.IN}
        possible = standings.keys() - sure
        alike = [one for one in standings if self._is_the_number(one, scope, scope.unit)]
        return Held(
            low,
            high,
            tuple(sorted(sure)),
            tuple(sorted(possible)),
            there.undated,
            sum(not self._ones[one].communities for one in possible) if scope.communities else 0,
            sum(o > one and o in standings for one in standings for o in self._near.get(one, ())),
            tuple(sorted(alike)),
            _told_day(there.firsts),
        )

    def _of(self, scope: Scope, unit: str) -> _There:
        """The incidents that are of what a claim counts, or may be, at any time."""
        asked = (unit, scope.types, scope.communities, scope.levels)
        known = self._there.get(asked)
        if known is None:
            there = [(one, _besides_time(one, scope)) for one in self._of_kind(scope, unit)]
            there = [(one, standing) for one, standing in there if standing is not Standing.OUT]
            dated = tuple((one, standing) for one, standing in there if one.days)
            firsts = tuple(one.first for one, _ in dated)
            known = self._there[asked] = _There(dated, firsts, len(there) - len(dated))
        return known

    def _of_kind(self, scope: Scope, unit: str) -> Iterable[_One]:
        """The incidents that count anything of the unit and types, the earliest first."""
        if unit == bounds.CASUALTY:
            both = {one.told.id: one for name in bounds.CASUALTIES for one in self._by_unit[name]}
            return sorted(both.values(), key=_first)
        if not scope.types:
            return self._by_unit[unit]
        found = {one.told.id: one for type_ in sorted(scope.types) for one in self._by_type[type_]}
        known = {one.told.id for one in self._by_unit[unit]} if unit != INCIDENT else found.keys()
        return sorted((one for key, one in found.items() if key in known), key=_first)

    def _amount(self, one: str, scope: Scope, unit: str) -> bounds.Amount:
        amounts = self._amounts[unit, scope.types]
        known = amounts.get(one)
        if known is None:
            known = amounts[one] = bounds.amount(self._ones[one].told, unit, scope.types)
        return known

    def _is_the_number(self, one: str, scope: Scope, unit: str) -> bool:
        """Whether an incident counts by itself what a claim does."""
        if scope.bounds[0] < _MANY:
            return False
        told = self._amount(one, scope, unit)
        return (told.low, told.high) == scope.bounds

    def _bounded(self, standings: Mapping[str, Standing], scope: Scope, unit: str) -> Bounds:
        near = {
            one: [o for o in self._near[one] if o in self._ones] for one in standings if one in self._near
        }
        asked = {*standings, *(other for others in near.values() for other in others)}
        amounts = {one: self._amount(one, scope, unit) for one in asked}
        ledger = bounds.Ledger(amounts, near, bounds.owners(amounts, standings))
        sure = {one for one, standing in standings.items() if standing is Standing.IN}
        alone = [
            one
            for one in sure
            if amounts[one].low
            and all(_standing(self._ones[o], scope) is not Standing.OUT for o in near.get(one, ()))
        ]
        return ledger.least(ledger.apart(alone), sure), ledger.most(standings)


def _ready(one: Counted, told: Telling) -> _One:
    dates = (one.date, *one.other_dates) if one.date is not None else ()
    days = tuple(found for date in dates if (found := when.stretch(date)) is not None)
    first = min((stretch.first for stretch in days), default=when.ALWAYS.last)
    communities = frozenset(code for group in one.groups for code in told.communities(group))
    return _One(one, first, days, where.levels(one), communities)


def _first(one: _One) -> date:
    return one.first


def _told_day(firsts: Sequence[date]) -> str | None:
    """The first of some days (ISO 8601); None where there is none, or its beginning is open."""
    return firsts[0].isoformat() if firsts and firsts[0] > when.ALWAYS.first else None


def _standing(one: _One, scope: Scope) -> Standing:
    """How surely an incident is of what a claim counts, whatever its type."""
    if not one.days:
        return Standing.OUT
    return min(when.standing(one.days, scope.window), _besides_time(one, scope))


def _besides_time(one: _One, scope: Scope) -> Standing:
    return min(where_is(one.levels, scope.levels), _of_whom(one, scope))


def where_is(place: Levels, asked: Levels) -> Standing:
    """How surely one place lies in another, both by what they lie in from the country down."""
    if place[: len(asked)] == asked:
        return Standing.IN
    return Standing.MAYBE if asked[: len(place)] == place else Standing.OUT


def _of_whom(one: _One, scope: Scope) -> Standing:
    """How surely an incident met the community that a claim counts: where nobody says whom, it may have."""
    if not scope.communities or one.communities & scope.communities:
        return Standing.IN
    return Standing.OUT if one.communities else Standing.MAYBE
