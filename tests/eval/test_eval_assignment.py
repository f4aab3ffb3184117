"""The best one-to-one assignment."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from eval.score.assignment import assign

_WEIGHTS = st.integers(0, 9).map(float)


@st.composite
def tables(draw: st.DrawFn) -> list[list[float]]:
    width = draw(st.integers(0, 4))
    return draw(st.lists(st.lists(_WEIGHTS, min_size=width, max_size=width), max_size=4))


def _best(scores: list[list[float]]) -> float:
    """By trying everything."""
    columns = len(scores[0]) if scores else 0
    seats: list[int | None] = [*range(columns), *[None] * len(scores)]
    return max(
        sum(row[seat] for row, seat in zip(scores, order, strict=True) if seat is not None)
        for order in permutations(seats, len(scores))
    )


@given(tables())
def test_no_assignment_is_better(scores: list[list[float]]) -> None:
    pairs = assign(scores)
    assert len({i for i, _ in pairs}) == len(pairs)
    assert len({j for _, j in pairs}) == len(pairs)
    assert all(scores[i][j] > 0 for i, j in pairs)
    assert sum(scores[i][j] for i, j in pairs) == _best(scores)


def test_one_gives_way_so_that_both_are_served() -> None:
    assert sorted(assign([[5.0, 4.0], [5.0, 0.0]])) == [(0, 1), (1, 0)]
