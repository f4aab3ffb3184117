"""Which records are one, by the scores of pairs: the surest first, and never two that must stay apart.

A chain of likely pairs may join what is unlike ("A is like B, B is like C"). Two groups are therefore
joined only where the pairs between them that were compared score high on the whole (average linkage,
Sokal and Michener 1958). A pair that was not compared says nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Scored = tuple[float, int, int]
"""The score of a pair of records, and the two."""


def grouped(
    pairs: Iterable[Scored],
    threshold: float,
    apart: Iterable[tuple[int, int]] = (),
    unseen: float | None = None,
) -> list[tuple[int, ...]]:
    """Groups of at least two records that are one, each in order, by their first record.

    The order in which pairs come changes nothing.

    Args:
        pairs: every pair that was compared, once, whatever its score.
        threshold: what the pairs between two groups must score on the whole for them to be joined.
        apart: pairs that are different whatever they score: no group holds both.
        unseen: what a pair scores that was not compared, where that it was not says something: where all
            pairs that are at all alike were. None where it says nothing.
    """
    groups = _Groups(unseen)
    told = sorted(
        ((score, min(a, b), max(a, b)) for score, a, b in pairs), key=lambda one: (-one[0], one[1], one[2])
    )
    for score, a, b in told:
        groups.note(a, b, score)
    for a, b in apart:
        groups.part(a, b)
    for score, a, b in told:
        if score < threshold:
            break
        groups.join(a, b, threshold)
    return groups.all()


class _Groups:
    """Groups, each with what the pairs between it and another score together, and how many there are."""

    def __init__(self, unseen: float | None) -> None:
        self._unseen = unseen
        self._group: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}
        self._between: dict[int, dict[int, tuple[float, int]]] = {}
        self._apart: dict[int, set[int]] = {}

    def note(self, a: int, b: int, score: float) -> None:
        """What a pair of records scores, before anything is joined."""
        for one, other in ((a, b), (b, a)):
            self._group.setdefault(one, one)
            self._members.setdefault(one, [one])
            total, many = self._between.setdefault(one, {}).get(other, (0.0, 0))
            self._between[one][other] = (total + score, many + 1)

    def part(self, a: int, b: int) -> None:
        """Say that two records are different."""
        self._apart.setdefault(a, set()).add(b)
        self._apart.setdefault(b, set()).add(a)

    def join(self, a: int, b: int, threshold: float) -> None:
        """Make the groups of two records one, where what lies between them allows it."""
        left, right = self._group[a], self._group[b]
        if left == right or right in self._apart.get(left, ()):
            return
        total, many = self._between[left][right]
        if self._unseen is not None:
            every = len(self._members[left]) * len(self._members[right])
            total, many = total + (every - many) * self._unseen, every
        if total / many < threshold:
            return
        if len(self._between[left]) + len(self._members[left]) < len(self._between[right]) + len(
            self._members[right]
        ):
            left, right = right, left  # the smaller one moves: each record moves seldom
        self._move(right, left)

    def _move(self, group: int, to: int) -> None:
        for member in self._members[group]:
            self._group[member] = to
        self._members[to] += self._members.pop(group)
        for other, (total, many) in self._between.pop(group).items():
            del self._between[other][group]
            if other == to:
                continue
            had, number = self._between[to].get(other, (0.0, 0))
            self._between[to][other] = self._between[other][to] = (had + total, number + many)
        for other in self._apart.pop(group, set()):
            self._apart[other].discard(group)
            self.part(to, other)

    def all(self) -> list[tuple[int, ...]]:
        """The groups of at least two."""
        return sorted(tuple(sorted(members)) for members in self._members.values() if len(members) > 1)
