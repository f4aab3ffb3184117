"""Which accounts are so surely of one event that the method says so itself; the rest is for a person.

What is said of two accounts depends on their two documents alone: in which order documents came changes
nothing, and a new one leaves what was said of the others as it is. Which accounts are then one, with the
words of people, ``register.clusters`` works out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain
from math import log2
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.resolve.accounts import MONTH, SAME_FROM, SUGGEST_FROM, has_day_and_place, may_be_one, signs
from gawah.resolve.comparisons import COMPARISONS, weighed
from gawah.resolve.weights import BITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gawah.resolve.accounts import Account, Sign

METHOD = "incidents@2"
"""The name of the method in its judgements; another version where its weights or its threshold change."""
MARGIN = 3.0
"""Bits by which an account must fit better than any other of the same document: it is then eight times as
likely. Where two fit alike ("one bomb in the market, another at the station"), a person decides."""
ONE_MATTER = 7.0
"""Bits by which two accounts are likelier one where their documents tell of another event together, if these
two were all that may be one; of eight such pairs, each is three bits less likely."""
WORTH_KEEPING = SUGGEST_FROM
"""The least weight of a pair that can be sure beside others, or keep another from it."""


@record
class Match:
    """Two accounts of different documents that may be of one event."""

    left: str
    """The ids of the incidents, in order."""
    right: str
    documents: tuple[str, str]
    """The documents that tell of them."""
    weight: float
    """What all signs weigh together, in bits."""
    words: str
    """What speaks for it and against it, as both have it."""
    beside: float = 0.0
    """What of the weight two documents on one week of one town would not share whatever they tell."""


def compared(a: Account, b: Account) -> Match | None:
    """What two accounts, each of one document, are to each other; None where too little speaks for one."""
    if not may_be_one(a, b) or not (_on_a_day(a, b) or _happens_once(a, b)) or not _may_reach(a, b):
        return None
    first, second = sorted((a, b), key=lambda account: account.incident)
    found = signs(first, second)
    weight = weighed(found)
    if weight < WORTH_KEEPING:
        return None
    documents = (first.documents[0], second.documents[0])
    beside = weighed(sign for sign in found if sign.what not in SHARED_ANYWAY)
    return Match(first.incident, second.incident, documents, weight, words_of(found), beside)


SHARED_ANYWAY = frozenset({"date", "place", "type", "bodies", "speakers"})
"""On what accounts of two documents on one matter agree, whether they are of one event or not."""


def _on_a_day(a: Account, b: Account) -> bool:
    return a.is_dated and b.is_dated


def _happens_once(a: Account, b: Account) -> bool:
    """Whether both tell of a death: anything else may be done to the same people on another day."""
    return "killing" in a.types and "killing" in b.types


_OF_NAMES = frozenset({"victims", "suspects", "speakers"})
_CHEAP_FIRST = tuple(sorted(COMPARISONS, key=lambda one: one.what in _OF_NAMES))
"""Names take a hundred times as long to compare as all else."""
_MOST = {one.what: max(0.0, *BITS[one.what].values()) for one in COMPARISONS}


def _may_reach(a: Account, b: Account) -> bool:
    """Whether two accounts may weigh enough together; most do not, and are not compared to the end."""
    told, left = 0.0, sum(_MOST.values())
    for one in _CHEAP_FIRST:
        left -= _MOST[one.what]
        level = one.level(a, b)
        if level is not None:
            told += BITS[one.what][level]
        if told + left < WORTH_KEEPING:
            return False
    return True


def words_of(found: Iterable[Sign]) -> str:
    """Signs in one line: ``date: 2021-05 ≈ 2021-05-03; killed: 2 ≠ 3``; what says nothing is left out."""
    return "; ".join(_told(sign) for sign in found if sign.weight)


def _told(sign: Sign) -> str:
    if sign.left == sign.right:
        return f"{sign.what}: {sign.left}"
    return f"{sign.what}: {sign.left} {'≈' if sign.weight > 0 else '≠'} {sign.right}"


def sure(matches: Iterable[Match]) -> list[Match]:
    """The pairs of which the method says that they are one, in order.

    Where two documents may tell of another event together, that makes a pair of them likelier: by
    ``ONE_MATTER`` at most, and by nothing that they would share anyway.

    Args:
        matches: all that ``compared`` found between some documents.
    """
    told = list(matches)
    rivals: dict[tuple[str, str], list[float]] = defaultdict(list)
    for match in told:
        rivals[match.left, match.documents[1]].append(match.weight)
        rivals[match.right, match.documents[0]].append(match.weight)
    best = [match for match in told if _fits_best(match, rivals)]
    beside: dict[frozenset[str], list[Match]] = defaultdict(list)
    for match in best:
        beside[frozenset(match.documents)].append(match)
    many = Counter(frozenset(match.documents) for match in told)
    found = (
        one
        for one in best
        for documents in [frozenset(one.documents)]
        if _whole(one, beside[documents], many[documents]) >= SAME_FROM
    )
    return sorted(found, key=lambda match: (match.left, match.right))


def _whole(match: Match, beside: Iterable[Match], many: int) -> float:
    """What a pair weighs with what another pair of its documents adds: the most of any, as far as it can.

    Args:
        match: the pair.
        beside: those of its documents that fit best.
        many: how many pairs of these documents may be one.
    """
    most = max((other.beside for other in beside if other is not match), default=0.0)
    return round(match.weight + min(max(most, 0.0), max(ONE_MATTER - log2(many), 0.0)), 1)


def _fits_best(match: Match, rivals: dict[tuple[str, str], list[float]]) -> bool:
    """Whether no other account of either document fits nearly as well."""
    ends = ((match.left, match.documents[1]), (match.right, match.documents[0]))
    return all(sum(weight > match.weight - MARGIN for weight in rivals[end]) == 1 for end in ends)


def near(accounts: Iterable[Account]) -> Iterator[tuple[Account, Account]]:
    """The pairs of accounts that lie near each other in time and place: all others cannot be one.

    Those of which one tells no day or no place are near where people are called alike. Accounts are held only
    as long as what follows may lie near them: a whole register passes through.

    Args:
        accounts: in order of their first day.
    """
    shelves = _Shelves()
    for account in accounts:
        for other in shelves.near(account):
            yield other, account
        shelves.put(account)


class _Shelves:
    """Accounts as far as they may still lie near what comes, by what ``may_be_one`` asks for.

    Of one place, dates may meet or lie a day apart; of two, of which one may lie in the other, both must be
    of one known day. Where nobody tells the day or the place, people must be called alike.
    """

    def __init__(self) -> None:
        self._named: dict[str, list[Account]] = defaultdict(list)
        """By the entry and by all names of their place."""
        self._today: dict[tuple[str, bool], list[Account]] = defaultdict(list)
        """Those of the day that is looked at and of no other, by country, and whether they are wide."""
        self._called: dict[str, list[Account]] = defaultdict(list)
        """Those whose day and place are told, by what people are called."""
        self._lacking: dict[str, list[Account]] = defaultdict(list)
        """The others, likewise: few, and what has no day lies near all that comes."""
        self._day = 0
        self._tidied = 0

    def put(self, account: Account) -> None:
        is_whole = has_day_and_place(account)
        for name in account.called:
            (self._called if is_whole else self._lacking)[name].append(account)
        if not is_whole:
            return
        for name in {account.place, *account.names}:
            self._named[name].append(account)
        if account.first == account.last:
            self._today[account.levels.get("country", ""), account.is_wide].append(account)

    def near(self, account: Account) -> Iterator[Account]:
        """Those that may be one with an account, each once; no account that comes begins before it."""
        self._turn_to(account.first)
        found: set[str] = set()
        for other in chain(self._of_the_people(account), self._of_the_place(account)):
            if other.incident not in found:
                found.add(other.incident)
                yield other

    def _of_the_people(self, account: Account) -> Iterator[Account]:
        for name in account.called:
            yield from self._lacking.get(name, ())
            if not has_day_and_place(account):
                yield from self._called.get(name, ())

    def _of_the_place(self, account: Account) -> Iterator[Account]:
        if not has_day_and_place(account):
            return
        for name in {account.place, *account.names}:
            yield from (one for one in self._named.get(name, ()) if one.last + 1 >= account.first)
        if account.first == account.last:
            yield from self._of_the_day(account)

    def _of_the_day(self, account: Account) -> Iterator[Account]:
        country = account.levels.get("country", "")
        for land, is_wide in tuple(self._today):
            if (is_wide or account.is_wide) and (land == country or not land or not country):
                yield from self._today[land, is_wide]

    def _turn_to(self, day: int) -> None:
        if day > self._day:
            self._today.clear()
            self._day = day
        if day > self._tidied + MONTH:
            self._named, self._called = _reaching(self._named, day), _reaching(self._called, day)
            self._tidied = day


def _reaching(shelves: Mapping[str, Sequence[Account]], day: int) -> dict[str, list[Account]]:
    """What may lie near an account that begins on a day."""
    reaching = {name: [one for one in shelf if one.last + 1 >= day] for name, shelf in shelves.items()}
    return defaultdict(list, {name: kept for name, kept in reaching.items() if kept})
