"""Tables that are filled as words are met: most words of a text are met again and again."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence

K = TypeVar("K")
V = TypeVar("V")

_MOST = 65536
"""Entries that are kept, so that a batch of any size takes no more memory than this."""


def places(words: Sequence[K], table: Container[K]) -> Iterator[int]:
    """Where the words are that stand in a table; the others are passed over without a step of Python."""
    return compress(range(len(words)), map(table.__contains__, words))


class Learnt(dict[K, V]):
    """What a function says of each key, worked out when it is first asked for.

    To look up is half the time of a call to a cached function, which counts where it is done for each word.
    """

    def __init__(self, work_out: Callable[[K], V], most: int = _MOST) -> None:
        super().__init__()
        self._work_out = work_out
        self._most = most

    def __missing__(self, key: K) -> V:
        if len(self) >= self._most:
            self.clear()
        value = self[key] = self._work_out(key)
        return value
