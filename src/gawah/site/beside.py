"""Each claim beside what the site holds of the same kind, time and place, counted from what is published.

What surely belongs counts in the least number, what may belong in the greatest only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.analyse import when
from gawah.analyse.asked import INCIDENT
from gawah.analyse.bounds import CASUALTY
from gawah.analyse.standing import Standing
from gawah.catalogue.harmed import OF_SITES, SITE
from gawah.site.book import Beside, added
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gawah.guard.coarse import Where
    from gawah.guard.told import Told, ToldClaim
    from gawah.register.compare import Bounds


def beside(claims: Iterable[ToldClaim], told: Iterable[Told]) -> tuple[Beside, ...]:
    """The claims, each beside the incidents that are told."""
    incidents = tuple(told)
    return tuple(_beside(claim, incidents) for claim in claims)


def _beside(claim: ToldClaim, incidents: tuple[Told, ...]) -> Beside:
    sure: list[Bounds | None] = []
    possible: list[Bounds | None] = []
    for one in incidents:
        standing = min(_kind(claim, one), _time(claim, one), _place(claim.where, one.where))
        amount = _amount(claim.unit, one)
        if standing is not Standing.OUT and amount is not None and amount[1] != 0:
            (sure if standing is Standing.IN else possible).append(amount)
    low = (added(tuple(sure)) or (0, 0))[0]
    high = (added((*sure, *possible)) or (0, 0))[1]
    return Beside(claim, (low, high), len(sure) + len(possible), _answer(claim.bounds, (low, high)))


def _answer(claimed: Bounds, held: Bounds) -> str:
    if held[1] is not None and held[1] < claimed[0]:
        return "fewer"
    if claimed[1] is not None and held[0] > claimed[1]:
        return "more"
    is_inside = held[0] >= claimed[0] and (
        claimed[1] is None or (held[1] is not None and held[1] <= claimed[1])
    )
    return "within" if is_inside else "undecided"


def _amount(unit: str, one: Told) -> Bounds | None:
    if unit == CASUALTY:
        return added((one.killed, one.injured))
    return {INCIDENT: (1, 1), SITE: (1, 1), "killed": one.killed, "injured": one.injured}[unit]


def _kind(claim: ToldClaim, one: Told) -> Standing:
    wanted = frozenset(claim.types) or (OF_SITES if claim.unit == SITE else frozenset())
    if not wanted or one.type in wanted:
        return Standing.IN
    return Standing.MAYBE if one.type is None else Standing.OUT


def _time(claim: ToldClaim, one: Told) -> Standing:
    if claim.period is None:
        return Standing.IN
    period = when.stretch(claim.period)
    days = when.stretch(one.date) if one.date is not None else None
    if period is None or days is None:
        return Standing.MAYBE
    if period.holds(days):
        return Standing.IN
    return Standing.MAYBE if period.meets(days) else Standing.OUT


def _place(wanted: Where | None, there: Where | None) -> Standing:
    if wanted is None:
        return Standing.IN
    if there is None or there.country is None:
        return Standing.MAYBE
    asked, known = _levels(wanted), _levels(there)
    if known[: len(asked)] == asked:
        return Standing.IN
    return Standing.MAYBE if asked[: len(known)] == known else Standing.OUT


def _levels(where: Where) -> tuple[str, ...]:
    """From the country down, as names are compared."""
    names = (key(name.removesuffix(" District")) for name in reversed(where.names))
    return (where.country or "", *names)
