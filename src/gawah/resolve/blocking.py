"""Which pairs are worth comparing: those that share something that few share."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

T = TypeVar("T")


def candidates(
    records: Sequence[T], rules: Iterable[Callable[[T], Hashable | None]], largest: int = 1000
) -> Iterator[tuple[int, int]]:
    """The pairs that at least one rule brings together, each once: places in the sequence, the lower first.

    Args:
        records: what is to be compared.
        rules: each gives what a record must share with another; None where it does not tell.
        largest: a group that shares something and is larger is left to the other rules: what so many share
            says little, and its pairs grow with the square.
    """
    seen: set[tuple[int, int]] = set()
    for rule in rules:
        for pair in blocked(records, rule, largest):
            if pair not in seen:
                seen.add(pair)
                yield pair


def blocked(
    records: Sequence[T], rule: Callable[[T], Hashable | None], largest: int = 1000
) -> Iterator[tuple[int, int]]:
    """The pairs that one rule brings together, as places in the sequence, the lower first."""
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for at, one in enumerate(records):
        shared = rule(one)
        if shared is not None:
            groups[shared].append(at)
    for members in groups.values():
        if len(members) <= largest:
            yield from combinations(members, 2)
