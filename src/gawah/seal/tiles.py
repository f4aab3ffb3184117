"""A tree whose hashes are kept: those of its leaves, and of each whole tile of 256 of them, and of 256 tiles.

So a leaf costs one hash when it is added, and the root or a proof of a tree of any size is worked out from a
few hundred hashes that were kept. What is kept is only ever added to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.seal.merkle import EMPTY, HASH_BYTES, node_hash, root_of, split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

WIDTH = 256
"""How many hashes of one level make one of the next."""


class Tiles:
    """The tree over hashes that somebody keeps."""

    def __init__(self, kept: Callable[[int, int, int], bytes]) -> None:
        """Work with what is kept.

        Args:
            kept: gives the hashes of a level from one number up to, not with, another, end to end. Level 0
                are the leaves; number ``n`` of level ``l`` is over the leaves from ``n * 256**l`` on.
        """
        self._kept = kept

    def hash_of(self, first: int, last: int) -> bytes:
        """The hash over a stretch of leaves that the tree has as a part (as ``merkle`` asks for them)."""
        size = last - first
        if size == 0:
            return EMPTY
        level = _level(size)
        wide = int(WIDTH**level)
        if last % wide == 0:
            return root_of(parted(self._kept(level, first // wide, last // wide)))
        middle = first + split(size)
        return node_hash(self.hash_of(first, middle), self.hash_of(middle, last))

    def completed(self, old: int, new: int) -> Iterator[tuple[int, int, bytes]]:
        """The tiles that became whole as a tree grew: level, number and hash, the lower levels first.

        Args:
            old: how many leaves it had.
            new: how many it has.
        """
        made: dict[tuple[int, int], bytes] = {}

        def below(level: int, first: int, last: int) -> Sequence[bytes]:
            known = [made.get((level, number)) for number in range(first, last)]
            if level and all(known):
                return [one for one in known if one is not None]
            before = next((at for at, one in enumerate(known) if one is not None), len(known))
            kept = parted(self._kept(level, first, first + before))
            return [*kept, *(one for one in known[before:] if one is not None)]

        level, wide = 1, WIDTH
        while new // wide:
            for number in range(old // wide, new // wide):
                made[level, number] = root_of(below(level - 1, number * WIDTH, (number + 1) * WIDTH))
                yield level, number, made[level, number]
            level, wide = level + 1, wide * WIDTH


def parted(hashes: bytes) -> list[bytes]:
    """Hashes that stand end to end, each by itself."""
    return [hashes[at : at + HASH_BYTES] for at in range(0, len(hashes), HASH_BYTES)]


def _level(size: int) -> int:
    """The highest level of which a stretch may hold a whole tile."""
    level = 0
    while WIDTH ** (level + 1) <= size:
        level += 1
    return level
