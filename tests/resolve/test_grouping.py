"""Pairs become groups: the surest first, no chain of strangers, never two that are different."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gawah.resolve.grouping import grouped

ids = st.integers(min_value=0, max_value=9)
told = st.lists(st.tuples(st.integers(min_value=-20, max_value=20), ids, ids), max_size=20)
two = st.lists(st.tuples(ids, ids), max_size=4)


def pairs_of(drawn: list[tuple[int, int, int]]) -> list[tuple[float, int, int]]:
    """Each pair of two once, with its score."""
    by_pair = {(min(a, b), max(a, b)): float(score) for score, a, b in drawn if a != b}
    return [(score, *pair) for pair, score in by_pair.items()]


def test_what_was_not_compared_says_nothing() -> None:
    assert grouped([(9.0, 1, 2), (8.0, 2, 3)], 5.0) == [(1, 2, 3)]


def test_a_chain_of_strangers_is_not_joined() -> None:
    assert grouped([(9.0, 1, 2), (8.0, 2, 3), (-10.0, 1, 3)], 5.0) == [(1, 2)]


def test_a_pair_below_the_threshold_joins_nothing() -> None:
    assert grouped([(4.9, 1, 2)], 5.0) == []


def test_no_group_holds_two_that_are_different() -> None:
    assert grouped([(9.0, 1, 2), (8.0, 2, 3), (7.0, 3, 4)], 5.0, apart=[(1, 3)]) == [(1, 2), (3, 4)]
    assert grouped([(9.0, 1, 2), (8.0, 3, 4), (7.0, 2, 3)], 5.0, apart=[(1, 4)]) == [(1, 2), (3, 4)]


@given(told, two)
def test_the_order_of_pairs_changes_nothing(
    drawn: list[tuple[int, int, int]], parted: list[tuple[int, int]]
) -> None:
    listed, apart = pairs_of(drawn), [(a, b) for a, b in parted if a != b]
    turned = [(score, b, a) for score, a, b in reversed(listed)]
    found = grouped(listed, 3.0, apart)
    assert grouped(turned, 3.0, [(b, a) for a, b in reversed(apart)]) == found
    assert grouped(sorted(listed), 3.0, apart) == found
    for group in found:
        assert len(set(group)) == len(group) > 1
        assert not any({a, b} <= set(group) for a, b in apart)


@given(told)
def test_each_record_is_in_one_group(drawn: list[tuple[int, int, int]]) -> None:
    members = [one for group in grouped(pairs_of(drawn), 1.0) for one in group]
    assert len(members) == len(set(members))
