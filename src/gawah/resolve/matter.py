"""What two documents of one matter both tell, where one of them tells no day or no place.

Among all accounts of a register such two are not compared: that in some July a man was shot in one town is
true of too many. Where two documents surely tell of one event, few others can be one, and less is needed to
say which: the town, a courtroom. The comparisons are those of ``comparisons``; on what such documents share
anyway (days, places, types) two accounts agree the less tellingly, the more others of theirs do.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import product
from math import log2
from typing import TYPE_CHECKING

from gawah.resolve.accounts import can_agree, has_day_and_place
from gawah.resolve.comparisons import COMPARISONS, VIOLENCE, signs, weighed
from gawah.resolve.joining import MARGIN, SHARED_ANYWAY, Match, words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set

    from gawah.resolve.accounts import Account
    from gawah.resolve.comparisons import Sign

SURE = log2(0.95 / 0.05)
"""Bits by which two accounts must be likelier one than not: nineteen of twenty such pairs are right."""
MOST = 400
"""Pairs of accounts up to which two documents are looked at: two lists of all that happened are no matter."""


def matters(found: Iterable[Match]) -> Mapping[tuple[str, str], Set[str]]:
    """Pairs of documents that surely tell of one event, in order, with those incidents of theirs."""
    joined: dict[tuple[str, str], set[str]] = defaultdict(set)
    for match in found:
        left, right = sorted(match.documents)
        joined[left, right].update((match.left, match.right))
    return dict(sorted(joined.items()))


def of_matters(
    joined: Mapping[tuple[str, str], Collection[str]], accounts: Iterable[Account]
) -> Iterator[Match]:
    """What ``of_one_matter`` finds in pairs of documents.

    Args:
        joined: the pairs, as ``matters`` has them.
        accounts: all of these documents, each as one of them tells it.
    """
    told: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        told[account.documents[0]].append(account)
    for (left, right), incidents in joined.items():
        yield from of_one_matter(told[left], told[right], incidents)


def of_one_matter(
    left: Sequence[Account], right: Sequence[Account], joined: Collection[str]
) -> tuple[Match, ...]:
    """The pairs of two documents' accounts that are one, though one of each pair tells no day or no place.

    Args:
        left: all accounts of the one.
        right: all of the other; they surely tell of one event.
        joined: the incidents that are known to be one with one of the other document.
    """
    if len(left) * len(right) > MOST:
        return ()
    free = [[one for one in some if one.incident not in joined] for some in (left, right)]
    pairs = [(a, b) for a, b in product(*free) if _may_be_one(a, b)]
    if not pairs:
        return ()  # as of most documents: names take long to compare
    shares = _shares(left, right)
    found = [_match(a, b, shares) for a, b in pairs]
    enough = SURE + log2(max(len(left), len(right)))  # any of the other's accounts may be it
    return tuple(one for one in found if one.weight >= enough and _is_alone(one, found))


def _may_be_one(a: Account, b: Account) -> bool:
    if has_day_and_place(a) and has_day_and_place(b):
        return False  # they were compared with all others
    return _is_one_deed(a, b) and can_agree(a, b)


def _is_one_deed(a: Account, b: Account) -> bool:
    """Whether both tell of one type of act, or of violence: who was shot in one may be dead in the other."""
    return not set(a.types).isdisjoint(b.types) or VIOLENCE in a.families & b.families


def _match(a: Account, b: Account, shares: Mapping[tuple[str, str], float]) -> Match:
    first, second = sorted((a, b), key=lambda account: account.incident)
    found = signs(first, second)
    return Match(
        first.incident,
        second.incident,
        (first.documents[0], second.documents[0]),
        round(sum(_weight(sign, shares) for sign in found), 1),
        words_of(found),
        weighed(sign for sign in found if sign.what not in SHARED_ANYWAY),
    )


def _weight(sign: Sign, shares: Mapping[tuple[str, str], float]) -> float:
    share = shares.get((sign.what, sign.level))
    return sign.weight if share is None else min(sign.weight, -log2(share))


def _shares(left: Sequence[Account], right: Sequence[Account]) -> Mapping[tuple[str, str], float]:
    """On which share of all pairs of two documents' accounts a level is met of what they share anyway."""
    met = Counter(chosen for a, b in product(left, right) for chosen in _levels(a, b))
    return {level: times / (len(left) * len(right)) for level, times in met.items()}


def _levels(a: Account, b: Account) -> Iterator[tuple[str, str]]:
    for one in COMPARISONS:
        level = one.level(a, b) if one.what in SHARED_ANYWAY else None
        if level is not None:
            yield one.what, level


def _is_alone(match: Match, found: Iterable[Match]) -> bool:
    """Whether no other account of either document fits nearly as well."""
    ends = {match.left, match.right}
    return not any(
        other.weight > match.weight - MARGIN
        for other in found
        if other is not match and not ends.isdisjoint((other.left, other.right))
    )
