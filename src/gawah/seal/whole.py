"""A tree in memory with all its nodes: for many proofs at once."""

from __future__ import annotations

from gawah.seal.merkle import HASH_BYTES, node_hash, split
from gawah.seal.tiles import parted


class WholeTree:
    """The tree over some leaves; a proof looks its hashes up and works out a few at the right edge."""

    def __init__(self, hashes: bytes) -> None:
        """Build it.

        Args:
            hashes: of the leaves, end to end.
        """
        self.size = len(hashes) // HASH_BYTES
        self._levels = [parted(hashes)]
        while len(self._levels[-1]) > 1:
            below = self._levels[-1]
            pairs = zip(below[::2], below[1::2], strict=False)
            self._levels.append([node_hash(left, right) for left, right in pairs])

    def hash_of(self, first: int, last: int) -> bytes:
        """The hash over a stretch of leaves that the tree has as a part (as ``merkle`` asks for them)."""
        size = last - first
        if not size & (size - 1):
            return self._levels[size.bit_length() - 1][first // size]
        middle = first + split(size)
        return node_hash(self.hash_of(first, middle), self.hash_of(middle, last))
