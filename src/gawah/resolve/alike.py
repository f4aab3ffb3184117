"""Which incidents of different documents may be one event, and where their accounts then disagree.

A suggestion, computed to be shown: it is never stored and joins nothing. A pure function of the register.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.register.clusters import Clusters
from gawah.resolve.accounts import FACTS, account_of, may_be_one
from gawah.resolve.joining import near

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

    from gawah.register.view import Register
    from gawah.resolve.accounts import Account


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
    accounts = [account for one in incidents if (account := account_of(one, register)) is not None]
    pairs = list(may_be_one_event(accounts, register.apart))
    order = {incident.id: number for number, incident in enumerate(incidents)}
    others: dict[str, list[str]] = defaultdict(list)
    for a, b in pairs:
        others[a.incident].append(b.incident)
        others[b.incident].append(a.incident)
    ordered = {one: tuple(sorted(found, key=order.__getitem__)) for one, found in others.items()}
    groups = _groups(pairs, order)
    differences = tuple(found for group in groups for found in _differences(group))
    agreed = {account.incident: facts for group in groups if (facts := _agreed(group)) for account in group}
    return Alike(ordered, differences, agreed)


def alike_to(incident: str, others: Iterable[str], group: Sequence[Account]) -> Alike:
    """What ``alike`` says of one incident, of which it is known with which others it may be one.

    Args:
        incident: its id.
        others: those that may be one with it, in order of date.
        group: the accounts of all that may be one event together, its own among them.
    """
    named, facts = tuple(others), _agreed(group)
    return Alike({incident: named} if named else {}, (), {incident: facts} if named and facts else {})


def may_be_one_event(
    accounts: Iterable[Account], apart: Set[tuple[str, str]]
) -> Iterator[tuple[Account, Account]]:
    """The pairs of accounts that may be of one event.

    Args:
        accounts: all that are compared.
        apart: pairs of ids, in order, of which somebody said that they differ.
    """
    for a, b in near(sorted(accounts, key=lambda account: (account.first, account.incident))):
        if _may_be_one(a, b, apart):
            yield a, b


def _may_be_one(a: Account, b: Account, apart: Set[tuple[str, str]]) -> bool:
    if not may_be_one(a, b):
        return False
    pairs = ((min(one, other), max(one, other)) for one in a.members for other in b.members)
    return apart.isdisjoint(pairs)


def _groups(pairs: Iterable[tuple[Account, Account]], order: Mapping[str, int]) -> list[list[Account]]:
    """The accounts that may be of one event together, in their order."""
    groups = Clusters(())
    accounts: dict[str, Account] = {}
    for pair in pairs:
        accounts |= {account.incident: account for account in pair}
        groups.merge(*(account.incident for account in pair))
    unique = {min(groups.members(one), key=order.__getitem__): groups.members(one) for one in accounts}
    return [
        [accounts[one] for one in sorted(unique[first], key=order.__getitem__)]
        for first in sorted(unique, key=order.__getitem__)
    ]


def _differences(group: Sequence[Account]) -> Iterable[Difference]:
    """Each fact on which two of a group disagree, with the values that another contradicts.

    What can be true with all others ("several miners" beside ten and eleven) takes no side.
    """
    for what, (value_of, meets) in FACTS.items():
        values = [(value, account) for account in group if (value := value_of(account)) is not None]
        sides: dict[str, list[str]] = defaultdict(list)
        for value, account in values:
            if not all(meets(value, other) for other, _ in values):
                sides[value].append(account.incident)
        if sides:
            yield Difference(what, tuple((value, tuple(ids)) for value, ids in sides.items()))


def _agreed(group: Sequence[Account]) -> tuple[str, ...]:
    """The facts that at least two of a group tell, and none otherwise."""
    facts = []
    for what, (value_of, meets) in FACTS.items():
        values = [value for account in group if (value := value_of(account)) is not None]
        if len(values) > 1 and all(meets(a, b) for a in values for b in values):
            facts.append(what)
    return tuple(facts)
