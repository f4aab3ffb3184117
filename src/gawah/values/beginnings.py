"""Where a rule of a grammar may begin, told by single words: to try all rules at each word would be slow."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

TELLS, OPENS = 2, 1
"""Of a word: each match of a rule has one that tells; one that only opens begins some rule. Others are 0."""


def beginnings(told: Sequence[int], first: int, reach: int) -> list[int]:
    """The tokens at which a match may begin: those that tell, and those that open one shortly before.

    Args:
        told: what each token of a sentence does: ``TELLS``, ``OPENS`` or 0.
        first: the number of the first of them.
        reach: how many tokens before one that tells a match may begin.
    """
    if TELLS not in told:
        return []
    found: list[int] = []
    reached = len(told)
    """The first token that has a telling word within reach."""
    for at in reversed(list(compress(range(len(told)), told))):
        if told[at] == TELLS:
            reached = at - reach
            found.append(first + at)
        elif at >= reached:
            found.append(first + at)
    return found[::-1]
