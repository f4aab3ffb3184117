"""Which incidents of different documents may be one event, and where their accounts then disagree.

A suggestion, computed to be shown: it is never stored and joins nothing. A pure function of the register.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.register import compare
from gawah.register.clusters import Clusters
from gawah.schema import vocabulary
from gawah.values import edtf
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from gawah.register.compare import Bounds
    from gawah.register.derive import Incident
    from gawah.register.view import Register, Subject

_MONTH = 31
"""Days that a date may span: what is only known to be of one year is like too much."""
_LEVELS = ("country", "admin1", "admin2")
_WIDE = frozenset({"country", "region", *_LEVELS})


@record
class Difference:
    """One fact on which accounts of what may be one event cannot all be right."""

    what: str
    """``date``, ``killed``, ``injured`` or ``attackers``."""
    sides: tuple[tuple[str, tuple[str, ...]], ...]
    """Each value (EDTF or a quantity) that another contradicts, with its incidents in their order."""


@record
class Alike:
    """What may be the same, and what then differs."""

    others: Mapping[str, tuple[str, ...]]
    """For each incident that may be another: the others, in order of date."""
    differences: tuple[Difference, ...]
    agreed: Mapping[str, tuple[str, ...]]
    """For each such incident: the facts on which it and all the others that tell them agree."""


def alike(register: Register) -> Alike:
    """The incidents that may be one event.

    They come from different documents, their acts are of one family, both dates are known and can be the
    same (or, in one town, lie a day apart, as they do for what happened at night), and one place is, or may
    lie in, the other. What somebody called different is not suggested again.
    """
    incidents = register.incidents()
    accounts = [account for one in incidents if (account := _account(one, register)) is not None]
    pairs = [(a, b) for a, b in _near_in_time(accounts) if _may_be_one(a, b, register)]
    order = {incident.id: number for number, incident in enumerate(incidents)}
    others: dict[str, list[str]] = defaultdict(list)
    for a, b in pairs:
        others[a.incident.id].append(b.incident.id)
        others[b.incident.id].append(a.incident.id)
    ordered = {one: tuple(sorted(found, key=order.__getitem__)) for one, found in others.items()}
    groups = _groups(pairs, order)
    differences = tuple(found for group in groups for found in _differences(group))
    agreed = {
        account.incident.id: facts for group in groups if (facts := _agreed(group)) for account in group
    }
    return Alike(ordered, differences, agreed)


@dataclass(frozen=True)
class _Account:
    """An incident made ready to be compared."""

    incident: Incident
    families: frozenset[str]
    first: int
    last: int
    """The first and the last day it may have been, counted from the first of all days."""
    place: Subject
    attackers: str | None

    @cached_property
    def levels(self) -> Mapping[str, str]:
        """What its place lies in, folded."""
        return {level: key(value) for level in _LEVELS if (value := self.place.value(level))}

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(map(key, self.place.values("name"))) - {""}

    @cached_property
    def is_wide(self) -> bool:
        """Whether its place is a stretch of land, or the town after which the district is named."""
        if self.place.value("precision") in _WIDE:
            return True
        district = self.levels.get("admin2", "").split()
        return any(name.split() == district[: len(name.split())] for name in self.names)


def _account(incident: Incident, register: Register) -> _Account | None:
    place = register.subject(incident.place or "")
    if place is None or incident.date is None or not edtf.is_valid(incident.date):
        return None
    date = edtf.parse(incident.date)
    if date.earliest is None or date.latest is None:
        return None
    first, last = date.earliest.toordinal(), date.latest.toordinal()
    families = frozenset(filter(None, (_family(act.value("type")) for act in incident.acts)))
    if not families or last - first > _MONTH:
        return None
    counts = [s.value("count") for one in incident.perpetrators if (s := register.subject(one.id))]
    known = [count for count in counts if count is not None and compare.bounds(count) is not None]
    attackers = max(known, key=lambda count: compare.bounds(count) or (0, None), default=None)
    return _Account(incident, families, first, last, place, attackers)


def _family(act_type: str | None) -> str | None:
    code = vocabulary("act_type").get(act_type or "")
    family = code.extra["family"] if code is not None else None
    return None if family is None else str(family)


def _near_in_time(accounts: Iterable[_Account]) -> Iterable[tuple[_Account, _Account]]:
    """The pairs whose dates lie at most a day apart."""
    open_: list[_Account] = []
    for account in sorted(accounts, key=lambda a: (a.first, a.incident.id)):
        open_ = [other for other in open_ if other.last + 1 >= account.first]
        for other in open_:
            yield other, account
        open_.append(account)


def _may_be_one(a: _Account, b: _Account, register: Register) -> bool:
    if a.families.isdisjoint(b.families) or set(a.incident.documents) & set(b.incident.documents):
        return False
    if any(
        (min(one, other), max(one, other)) in register.apart
        for one in a.incident.subject.members
        for other in b.incident.subject.members
    ):
        return False
    overlap = a.first <= b.last and b.first <= a.last
    both_days = a.first == a.last and b.first == b.last
    if a.place.id == b.place.id or (a.names & b.names and _agree(a, b)):
        return overlap or both_days
    return overlap and both_days and _may_lie_in(a, b)


def _agree(a: _Account, b: _Account) -> bool:
    """Whether no level that both places name differs."""
    return all(
        a.levels[level] == b.levels[level] for level in _LEVELS if level in a.levels and level in b.levels
    )


def _may_lie_in(a: _Account, b: _Account) -> bool:
    """Whether one place is wide, and nothing speaks against the other lying in it."""
    shared = a.levels.keys() & b.levels.keys()
    return bool(shared) and (a.is_wide or b.is_wide) and _agree(a, b)


def _groups(pairs: Iterable[tuple[_Account, _Account]], order: Mapping[str, int]) -> list[list[_Account]]:
    """The accounts that may be of one event together, in their order."""
    groups = Clusters(())
    accounts: dict[str, _Account] = {}
    for pair in pairs:
        accounts |= {account.incident.id: account for account in pair}
        groups.merge(*(account.incident.id for account in pair))
    unique = {min(groups.members(one), key=order.__getitem__): groups.members(one) for one in accounts}
    return [
        [accounts[one] for one in sorted(unique[first], key=order.__getitem__)]
        for first in sorted(unique, key=order.__getitem__)
    ]


def _differences(group: Sequence[_Account]) -> Iterable[Difference]:
    """Each fact on which two of a group disagree, with the values that another contradicts.

    What can be true with all others ("several miners" beside ten and eleven) takes no side.
    """
    for what, (value_of, meets) in _FACTS.items():
        values = [(value, account) for account in group if (value := value_of(account)) is not None]
        sides: dict[str, list[str]] = defaultdict(list)
        for value, account in values:
            if not all(meets(value, other) for other, _ in values):
                sides[value].append(account.incident.id)
        if sides:
            yield Difference(what, tuple((value, tuple(ids)) for value, ids in sides.items()))


def _agreed(group: Sequence[_Account]) -> tuple[str, ...]:
    """The facts that at least two of a group tell, and none otherwise."""
    facts = []
    for what, (value_of, meets) in _FACTS.items():
        values = [value for account in group if (value := value_of(account)) is not None]
        if len(values) > 1 and all(meets(a, b) for a in values for b in values):
            facts.append(what)
    return tuple(facts)


def _toll(bounds: Bounds) -> str | None:
    """A toll as a quantity; an account that tells of nobody does not say that it was nobody."""
    low, high = bounds
    if bounds == (0, 0):
        return None
    return f">={low}" if high is None else str(low) if low == high else f"{low}..{high}"


def _quantities_meet(left: str, right: str) -> bool:
    return compare.compatible("quantity", left, right)


def _dates_meet(left: str, right: str) -> bool:
    return compare.compatible("date", left, right)


_FACTS: Mapping[str, tuple[Callable[[_Account], str | None], Callable[[str, str], bool]]] = {
    "date": (lambda account: account.incident.date, _dates_meet),
    "killed": (lambda account: _toll(account.incident.killed), _quantities_meet),
    "injured": (lambda account: _toll(account.incident.injured), _quantities_meet),
    "attackers": (lambda account: account.attackers, _quantities_meet),
}
