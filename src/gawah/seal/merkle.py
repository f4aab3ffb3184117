"""The Merkle tree of RFC 9162, section 2.1: its hashes, its proofs, and how both are checked.

A proof is told as stretches of leaves, ``(first, after the last)``; whoever keeps the tree says which hash
each has. So one piece of code makes the proofs of a list in memory and of a log of millions of rows.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Stretch: TypeAlias = tuple[int, int]
    HashOf: TypeAlias = Callable[[int, int], bytes]
    """The hash of the tree over the leaves from the first number up to, not with, the second."""

EMPTY = sha256().digest()
"""The hash of a tree without leaves."""
HASH_BYTES = 32


def leaf_hash(data: bytes) -> bytes:
    """The hash of a leaf."""
    return sha256(b"\0" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of a node with two below it."""
    return sha256(b"\1" + left + right).digest()


def root_of(hashes: Sequence[bytes]) -> bytes:
    """The root over the hashes of leaves, or of whole trees of one size, in their order."""
    level = list(hashes)
    if not level:
        return EMPTY
    while len(level) > 1:
        # One that is left over at the end goes up as it is: the tree is as RFC 9162 splits it.
        over = [level[-1]] if len(level) % 2 else []
        level = [node_hash(*pair) for pair in zip(level[::2], level[1::2], strict=False)] + over
    return level[0]


def split(size: int) -> int:
    """How many leaves the left half of a tree has: the greatest power of two below its size (at least 2)."""
    return 1 << ((size - 1).bit_length() - 1)


def inclusion_stretches(number: int, size: int) -> list[Stretch]:
    """What the proof that a leaf is in a tree is made of, from the leaf up.

    Args:
        number: of the leaf, counted from 0.
        size: how many leaves the tree has.

    Raises:
        ValueError: the tree has no such leaf.
    """
    if not 0 <= number < size:
        raise ValueError(f"a tree of {size} leaves has no leaf {number}")
    first, last, found = 0, size, []
    while last - first > 1:
        middle = first + split(last - first)
        if number < middle:
            found.append((middle, last))
            last = middle
        else:
            found.append((first, middle))
            first = middle
    return found[::-1]


def consistency_stretches(old: int, new: int) -> list[Stretch]:
    """What the proof that a tree only grew is made of, in the order of RFC 9162.

    Args:
        old: how many leaves it had.
        new: how many it has.

    Raises:
        ValueError: it has become smaller.
    """
    if not 0 <= old <= new:
        raise ValueError(f"a tree of {new} leaves is no later state of one of {old}")
    if old in (0, new):
        return []
    first, last, is_whole, found = 0, new, True, []
    while old != last:
        middle = first + split(last - first)
        if old <= middle:
            found.append((middle, last))
            last = middle
        else:
            found.append((first, middle))
            first, is_whole = middle, False
    # The old tree itself is known to whoever checks; a part of it is not.
    return ([] if is_whole else [(first, last)]) + found[::-1]


def inclusion_proof(number: int, size: int, hash_of: HashOf) -> list[bytes]:
    """The hashes that, with a leaf, give the root of a tree."""
    return [hash_of(*stretch) for stretch in inclusion_stretches(number, size)]


def consistency_proof(old: int, new: int, hash_of: HashOf) -> list[bytes]:
    """The hashes that show that a tree holds an earlier state of it unchanged."""
    return [hash_of(*stretch) for stretch in consistency_stretches(old, new)]


def is_included(leaf: bytes, number: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether a proof shows that a leaf is in a tree (RFC 9162, 2.1.3.2).

    Args:
        leaf: its hash.
        number: of the leaf, counted from 0.
        size: how many leaves the tree has.
        proof: the hashes from the leaf up.
        root: of the tree.
    """
    if not 0 <= number < size:
        return False
    at, last, found = number, size - 1, leaf
    for one in proof:
        if last == 0:
            return False
        if at % 2 or at == last:
            found = node_hash(one, found)
            while not at % 2 and at:
                at, last = at >> 1, last >> 1
        else:
            found = node_hash(found, one)
        at, last = at >> 1, last >> 1
    return last == 0 and found == root


def is_consistent(sizes: tuple[int, int], roots: tuple[bytes, bytes], proof: Sequence[bytes]) -> bool:
    """Whether a proof shows that a tree only grew (RFC 9162, 2.1.4.2).

    Args:
        sizes: how many leaves it had, and how many it has.
        roots: what its root was, and what it is.
        proof: the hashes, in the order of RFC 9162.
    """
    (old, new), (old_root, new_root) = sizes, roots
    if not 0 <= old <= new:
        return False
    if old in (0, new):
        return not proof and old_root == (EMPTY if old == 0 else new_root)
    path: Iterator[bytes] = iter(proof if old & (old - 1) else [old_root, *proof])
    at, last = old - 1, new - 1
    while at % 2:
        at, last = at >> 1, last >> 1
    earlier = later = next(path, b"")
    for one in path:
        if last == 0:
            return False
        if at % 2 or at == last:
            earlier, later = node_hash(one, earlier), node_hash(one, later)
            while not at % 2 and at:
                at, last = at >> 1, last >> 1
        else:
            later = node_hash(later, one)
        at, last = at >> 1, last >> 1
    return last == 0 and (earlier, later) == (old_root, new_root)
