"""Items of gold and items found, put together one to one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from eval.score.assignment import assign
from eval.score.forms import is_optional
from eval.score.tally import Found

Likeness: TypeAlias = Callable[[Any, Any], float]
"""(gold, found) -> how well the one stands for the other; 0 means not at all."""


@dataclass(frozen=True)
class Matched:
    """What became of each item that had to be found, and of each that was found."""

    pairs: tuple[tuple[Any, Any], ...]
    """(gold, found), required gold only."""
    missed: tuple[Any, ...]
    extra: tuple[Any, ...]

    @property
    def found(self) -> Found:
        """The counts."""
        return Found(len(self.pairs), len(self.extra), len(self.missed))


@dataclass(frozen=True)
class Expected:
    """The items of gold, and those among them that neither earn nor cost."""

    gold: tuple[Any, ...]
    free: frozenset[int] = frozenset()
    """Positions of the optional ones."""
    free_weight: float = 0.5
    """How much an optional item draws an answer to itself, beside a required one."""


def required_first(gold: Sequence[Any], names_for_free: Sequence[Any] = ()) -> Expected:
    """Required items, then optional ones, then names that may be found for free."""
    required = [item for item in gold if not is_optional(item)]
    optional = [item for item in gold if is_optional(item)]
    items = (*required, *optional, *names_for_free)
    return Expected(items, frozenset(range(len(required), len(items))))


def match(expected: Expected, found: Sequence[Any], alike: Likeness) -> Matched:
    """The best one-to-one assignment of what was found to what was expected.

    What is left over is extra, unless it could stand for an optional item.
    """
    gold, free = expected.gold, expected.free
    weight = [expected.free_weight if i in free else 1.0 for i in range(len(gold))]
    scores = [[weight[i] * alike(item, answer) for answer in found] for i, item in enumerate(gold)]
    pairs = assign(scores)
    taken, met = {j for _, j in pairs}, {i for i, _ in pairs}
    extra = (
        answer for j, answer in enumerate(found) if j not in taken and not any(scores[i][j] > 0 for i in free)
    )
    return Matched(
        pairs=tuple((gold[i], found[j]) for i, j in pairs if i not in free),
        missed=tuple(item for i, item in enumerate(gold) if i not in met and i not in free),
        extra=tuple(extra),
    )
