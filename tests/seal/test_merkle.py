"""The tree beside the words of RFC 9162, written down once more as plainly as they stand there."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gawah.seal.merkle import (
    EMPTY,
    consistency_proof,
    inclusion_proof,
    inclusion_stretches,
    is_consistent,
    is_included,
    leaf_hash,
    root_of,
)
from gawah.seal.tiles import WIDTH, Tiles

# The leaves and roots that the reference implementation of RFC 6962 publishes for its tests.
LEAVES = [
    bytes.fromhex(one)
    for one in (
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    )
]  # fmt: skip
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
HASHES = [leaf_hash(leaf) for leaf in LEAVES]


def naive_root(leaves: list[bytes]) -> bytes:
    if len(leaves) <= 1:
        return sha256(b"\0" + leaves[0]).digest() if leaves else sha256(b"").digest()
    k = greatest_below(len(leaves))
    return sha256(b"\1" + naive_root(leaves[:k]) + naive_root(leaves[k:])).digest()


def naive_path(m: int, leaves: list[bytes]) -> list[bytes]:
    if len(leaves) == 1:
        return []
    k = greatest_below(len(leaves))
    if m < k:
        return [*naive_path(m, leaves[:k]), naive_root(leaves[k:])]
    return [*naive_path(m - k, leaves[k:]), naive_root(leaves[:k])]


def naive_subproof(m: int, leaves: list[bytes], *, is_whole: bool) -> list[bytes]:
    if m == len(leaves):
        return [] if is_whole else [naive_root(leaves)]
    k = greatest_below(len(leaves))
    if m <= k:
        return [*naive_subproof(m, leaves[:k], is_whole=is_whole), naive_root(leaves[k:])]
    return [*naive_subproof(m - k, leaves[k:], is_whole=False), naive_root(leaves[:k])]


def greatest_below(n: int) -> int:
    k = 1
    while k * 2 < n:
        k *= 2
    return k


def plain(size: int) -> list[bytes]:
    return [str(number).encode() for number in range(size)]


def test_the_roots_are_those_that_are_published() -> None:
    assert EMPTY.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert [root_of(HASHES[: n + 1]).hex() for n in range(8)] == list(ROOTS)
    assert [naive_root(LEAVES[: n + 1]).hex() for n in range(8)] == list(ROOTS)


@pytest.mark.parametrize(
    ("number", "size", "path"),
    [
        (0, 1, ()),
        (0, 8, ("96a296d2", "5f083f0a", "6b47aaf2")),
        (5, 8, ("bc1a0643", "ca854ea1", "d37ee418")),
        (2, 3, ("fac54203",)),
        (1, 5, ("6e340b9c", "5f083f0a", "bc1a0643")),
    ],
)
def test_proofs_of_inclusion_are_those_that_are_published(
    number: int, size: int, path: tuple[str, ...]
) -> None:
    proof = inclusion_proof(number, size, lambda a, b: root_of(HASHES[a:b]))
    assert tuple(one.hex()[:8] for one in proof) == path
    assert is_included(HASHES[number], number, size, proof, bytes.fromhex(ROOTS[size - 1]))


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        (1, 1, ()),
        (1, 8, ("96a296d2", "5f083f0a", "6b47aaf2")),
        (6, 8, ("0ebc5d34", "ca854ea1", "d37ee418")),
        (2, 5, ("5f083f0a", "bc1a0643")),
    ],
)
def test_proofs_of_consistency_are_those_that_are_published(
    old: int, new: int, path: tuple[str, ...]
) -> None:
    proof = consistency_proof(old, new, lambda a, b: root_of(HASHES[a:b]))
    assert tuple(one.hex()[:8] for one in proof) == path
    roots = (bytes.fromhex(ROOTS[old - 1]), bytes.fromhex(ROOTS[new - 1]))
    assert is_consistent((old, new), roots, proof)


@settings(deadline=None)
@given(st.data())
def test_any_proof_is_that_of_the_rfc_and_holds(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 90))
    number, old = data.draw(st.integers(0, size - 1)), data.draw(st.integers(0, size))
    leaves = plain(size)
    hashes = [leaf_hash(leaf) for leaf in leaves]
    root = naive_root(leaves)
    assert root_of(hashes) == root
    path = inclusion_proof(number, size, lambda a, b: root_of(hashes[a:b]))
    assert path == naive_path(number, leaves)
    assert is_included(hashes[number], number, size, path, root)
    grown = consistency_proof(old, size, lambda a, b: root_of(hashes[a:b]))
    assert grown == (naive_subproof(old, leaves, is_whole=True) if old else [])
    assert is_consistent((old, size), (naive_root(leaves[:old]), root), grown)


@settings(deadline=None)
@given(st.data())
def test_nothing_else_is_taken_for_a_proof(data: st.DataObject) -> None:
    size = data.draw(st.integers(2, 40))
    number, old = data.draw(st.integers(0, size - 1)), data.draw(st.integers(1, size - 1))
    hashes = [leaf_hash(leaf) for leaf in plain(size)]
    root = root_of(hashes)
    path = inclusion_proof(number, size, lambda a, b: root_of(hashes[a:b]))
    grown = consistency_proof(old, size, lambda a, b: root_of(hashes[a:b]))
    old_root = root_of(hashes[:old])
    assert not is_included(leaf_hash(b"another"), number, size, path, root)
    assert not is_included(hashes[number], (number + 1) % size, size, path, root)
    assert not is_included(hashes[number], number, size, path[:-1], root)
    assert not is_included(hashes[number], number, size, [*path, path[-1]], root)
    assert not is_included(hashes[number], size, size, path, root)
    assert not is_consistent((old, size), (leaf_hash(b"another"), root), grown)
    assert not is_consistent((old, size), (old_root, leaf_hash(b"another")), grown)
    assert not is_consistent((old, size), (old_root, root), [*grown, root])
    assert not is_consistent((old, size), (old_root, root), grown[:-1])
    assert not is_consistent((size, old), (root, old_root), grown)
    at = data.draw(st.integers(0, len(path) - 1))
    flipped = bytes([path[at][0] ^ 1]) + path[at][1:]
    assert not is_included(hashes[number], number, size, [*path[:at], flipped, *path[at + 1 :]], root)


def test_there_is_no_proof_of_what_is_not_there() -> None:
    for number, size in ((0, 0), (3, 3), (-1, 3)):
        with pytest.raises(ValueError, match="no leaf"):
            inclusion_stretches(number, size)
    with pytest.raises(ValueError, match="no later state"):
        consistency_proof(4, 3, lambda _a, _b: b"")


class Kept:
    """What a store keeps of a tree, in memory."""

    def __init__(self) -> None:
        self.leaves: list[bytes] = []
        self.nodes: dict[tuple[int, int], bytes] = {}
        self.read = 0
        self.tiles = Tiles(self._kept)

    def _kept(self, level: int, first: int, last: int) -> bytes:
        self.read += last - first
        if level == 0:
            return b"".join(self.leaves[first:last])
        return b"".join(self.nodes[level, number] for number in range(first, last))

    def add(self, hashes: list[bytes]) -> None:
        old = len(self.leaves)
        self.leaves += hashes
        for level, number, found in self.tiles.completed(old, len(self.leaves)):
            assert (level, number) not in self.nodes
            self.nodes[level, number] = found


def test_a_tree_of_tiles_is_the_same_tree() -> None:
    kept, hashes = Kept(), [leaf_hash(leaf) for leaf in plain(WIDTH**2 + 3 * WIDTH + 7)]
    at = 0
    for step in (1, 5, 250, 1, 600, 255, 256, 257, 3000, WIDTH**2):
        kept.add(hashes[at : at + step])
        at = min(at + step, len(hashes))
        assert kept.tiles.hash_of(0, at) == root_of(hashes[:at])
    assert (2, 0) in kept.nodes
    assert set(kept.nodes) == {(2, 0), *((1, n) for n in range(WIDTH + 3))}
    for old in (1, 255, 256, 257, 999, WIDTH**2 - 1, WIDTH**2, WIDTH**2 + 1, at):
        roots = (root_of(hashes[:old]), root_of(hashes))
        assert is_consistent((old, at), roots, consistency_proof(old, at, kept.tiles.hash_of))
        number = old - 1
        assert is_included(
            hashes[number], number, at, inclusion_proof(number, at, kept.tiles.hash_of), roots[1]
        )


def test_a_proof_in_a_tree_of_tiles_reads_few_hashes() -> None:
    kept, hashes = Kept(), [leaf_hash(leaf) for leaf in plain(40_000)]
    kept.add(hashes)
    kept.read = 0
    kept.tiles.hash_of(0, 40_000)
    inclusion_proof(31_234, 40_000, kept.tiles.hash_of)
    assert kept.read < 4 * WIDTH
