"""From what single incidents tell to a total with bounds that hold.

The greatest number counts all that may belong, each by its own account. The least one counts what surely
belongs, and of incidents that may be one event only as many as must be several. Who is known by name, or
which site, counts once however many incidents tell of it.

Invariant: the least numbers of parts that do not overlap never add up to more than that of the whole, and
nobody who is added lowers a greatest number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.catalogue.harmed import SITE
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from gawah.catalogue import Counted
    from gawah.register.compare import Bounds

    Near = Mapping[str, Collection[str]]
    """For each incident that may be one event with others: their ids."""


@record
class Amount:
    """How much one incident counts."""

    low: int
    high: int | None
    named: frozenset[str] = frozenset()
    """Those of them who are known one by one."""

    @property
    def is_known(self) -> bool:
        """Whether all who are named are surely among those counted: two accounts may name other people."""
        return len(self.named) <= self.low


_ONE = Amount(1, 1)
_NOBODY = Amount(0, 0)


CASUALTIES = ("killed", "injured")
CASUALTY = "casualty"
"""The unit of people who were killed or injured."""


def amount(told: Counted, unit: str, types: Collection[str] = ()) -> Amount:
    """How much an incident counts.

    Args:
        told: the incident.
        unit: one of ``UNITS``.
        types: the types of act that sites are counted of; none counts those of all.
    """
    if unit == "incident":
        return _ONE
    units = CASUALTIES if unit == CASUALTY else (unit,)
    found = [harm for harm in told.harms if harm.unit in units]
    if unit == SITE and any(harm.of in types for harm in found):
        found = [harm for harm in found if harm.of in types]
    if not found:
        return _NOBODY
    lows, highs = [harm.low for harm in found], [harm.high for harm in found]
    named = frozenset(one for harm in found for one in harm.named)
    # One place may have been attacked in two ways: acts of several types are not done to more sites for sure.
    low = max(lows) if unit == SITE else sum(lows)
    return Amount(low, None if None in highs else sum(high for high in highs if high is not None), named)


def owners(amounts: Mapping[str, Amount], among: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """For each name the incidents, among some, that tell of it."""
    found: dict[str, set[str]] = {}
    for one in among:
        for name in amounts[one].named:
            found.setdefault(name, set()).add(one)
    return {name: frozenset(told) for name, told in found.items()}


@record
class Ledger:
    """What a count is made from: how much each incident counts, and which may be one."""

    amounts: Mapping[str, Amount]
    """Of all that are counted, and of all that one of them may be one event with."""
    near: Near
    owners: Mapping[str, frozenset[str]]

    def weight(self, one: str) -> int:
        """How many an incident counts at least, if those that it may be one event with are.

        An account that leaves room for as many says nothing against it; one that tells of fewer may be right.
        """
        mine = self.amounts[one].low
        if one not in self.near:
            return mine
        others = [self.amounts[other] for other in self.near.get(one, ())]
        return min([mine, *(o.low for o in others if o.low and o.high is not None and o.high < mine)])

    def apart(self, ids: Iterable[str]) -> frozenset[str]:
        """As many incidents as a simple rule finds, no two of which may be one event.

        Those with the fewest others that they may be one with are taken first, of equal ones those that count
        most, then by their ids, so that the order in which incidents came changes nothing.
        """
        every = set(ids)
        wanted = {one for one in every if self.near.get(one)}
        taken = every - wanted  # what may be one with nothing stands for itself
        rank = {
            one: (sum(other in wanted for other in self.near.get(one, ())), -self.weight(one), one)
            for one in wanted
        }
        for one in sorted(wanted, key=rank.__getitem__):
            if taken.isdisjoint(self.near.get(one, ())):
                taken.add(one)
        return frozenset(taken)

    def least(self, chosen: Iterable[str], sure: Collection[str]) -> int:
        """At least so many.

        Args:
            chosen: incidents that surely belong, no two of which may be one event, nor one of which may be
                one with what does not belong.
            sure: all that surely belong, by their own accounts.
        """
        total, named = 0, set[str]()
        for one in chosen:
            weight = self.weight(one)
            mine = sorted(self.amounts[one].named)[:weight]
            named |= set(mine)
            total += weight - len(mine)
        # Whoever is told of elsewhere too may belong there.
        return total + sum(all(one in sure for one in self.owners[name]) for name in named)

    def most(self, possible: Iterable[str]) -> int | None:
        """At most so many of the incidents that may belong; None where one of them leaves it open."""
        total, named = 0, set[str]()
        for one in possible:
            told = self.amounts[one]
            if told.high is None:
                return None
            known = told.named if told.is_known else frozenset()
            named |= known
            total += told.high - len(known)
        return total + len(named)


def missing(claimed: Bounds, held: Bounds) -> Bounds:
    """How many of what is claimed are not held, at least and at most.

    How many are held beyond what is claimed is the same, with the two in each other's place.
    """
    low = max(0, claimed[0] - held[1]) if held[1] is not None else 0
    return low, None if claimed[1] is None else max(0, claimed[1] - held[0])
