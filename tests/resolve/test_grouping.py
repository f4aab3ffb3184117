"""Pairs become groups: the surest first, no chain of strangers, never two that are different."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from gawah.resolve.grouping import grouped

scores = st.integers(min_value=-20, max_value=20).map(float)
ids = st.integers(min_value=0, max_value=9)
pairs = st.dictionaries(st.tuples(ids, ids).filter(lambda two: two[0] < two[1]), scores, max_size=30)


def test_what_was_not_compared_says_nothing() -> None:
    assert grouped([(9.0, 1, 2), (8.0, 2, 3)], 5.0) == [(1, 2, 3)]


def test_a_chain_of_strangers_is_not_joined() -> None:
    assert grouped([(9.0, 1, 2), (8.0, 2, 3), (-10.0, 1, 3)], 5.0) == [(1, 2)]


def test_a_pair_below_the_threshold_joins_nothing() -> None:
    assert grouped([(4.9, 1, 2)], 5.0) == []


def test_no_group_holds_two_that_are_different() -> None:
    assert grouped([(9.0, 1, 2), (8.0, 2, 3), (7.0, 3, 4)], 5.0, apart=[(1, 3)]) == [(1, 2), (3, 4)]
    assert grouped([(9.0, 1, 2), (8.0, 3, 4), (7.0, 2, 3)], 5.0, apart=[(1, 4)]) == [(1, 2), (3, 4)]


@given(pairs, st.lists(st.tuples(ids, ids).filter(lambda two: two[0] != two[1]), max_size=5), st.randoms())
def test_the_order_of_pairs_changes_nothing(
    told: dict[tuple[int, int], float], apart: list[tuple[int, int]], draw: random.Random
) -> None:
    listed = [(score, *pair) for pair, score in told.items()]
    mixed = [(score, b, a) for score, a, b in listed]
    draw.shuffle(mixed)
    found = grouped(listed, 3.0, apart)
    assert grouped(mixed, 3.0, [(b, a) for a, b in reversed(apart)]) == found
    for group in found:
        assert len(set(group)) == len(group) > 1
        assert not any({a, b} <= set(group) for a, b in apart)


@given(pairs)
def test_each_record_is_in_one_group(told: dict[tuple[int, int], float]) -> None:
    members = [one for group in grouped([(s, *pair) for pair, s in told.items()], 1.0) for one in group]
    assert len(members) == len(set(members))
