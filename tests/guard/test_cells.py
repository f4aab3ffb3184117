"""A hidden cell stays hidden from somebody who solves the equations of the totals."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gawah.guard.cells import exposed, range_of, small, suppressed

Cells = list[list[int]]


def equations(cells: Cells, hidden: frozenset[tuple[int, int]]) -> list[list[Fraction]]:
    """What a reader can write down: for each row and column, that the hidden cells are what is missing."""
    unknown = sorted(hidden)
    lines = [[(i, j) for j in range(len(cells[0]))] for i in range(len(cells))]
    lines += [[(i, j) for i in range(len(cells))] for j in range(len(cells[0]))]
    found = []
    for line in lines:
        missing = sum(cells[i][j] for i, j in line if (i, j) in hidden)
        found.append([Fraction(at in line) for at in unknown] + [Fraction(missing)])
    return found


def determined(cells: Cells, hidden: frozenset[tuple[int, int]]) -> set[tuple[int, int]]:
    """The hidden cells that the equations alone determine: Gauss and Jordan, in fractions."""
    rows, unknown = equations(cells, hidden), sorted(hidden)
    pivots: list[tuple[int, int]] = []
    done = 0
    for column in range(len(unknown)):
        pivot = next((r for r in range(done, len(rows)) if rows[r][column]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        rows[done] = [value / rows[done][column] for value in rows[done]]
        for r in range(len(rows)):
            if r != done and rows[r][column]:
                rows[r] = [a - rows[r][column] * b for a, b in zip(rows[r], rows[done], strict=True)]
        pivots.append((done, column))
        done += 1
    return {unknown[c] for r, c in pivots if sum(1 for value in rows[r][:-1] if value) == 1}


def possible(cells: Cells, hidden: frozenset[tuple[int, int]]) -> dict[tuple[int, int], set[int]]:
    """Every value that each hidden cell has in some table without negative counts: by trying all of them."""
    unknown = sorted(hidden)
    found: dict[tuple[int, int], set[int]] = {at: set() for at in unknown}
    most = [min(sum(cells[i]), sum(row[j] for row in cells)) for i, j in unknown]
    for values in product(*(range(m + 1) for m in most)):
        tried = [list(row) for row in cells]
        for (i, j), value in zip(unknown, values, strict=True):
            tried[i][j] = value
        by_row = all(sum(a) == sum(b) for a, b in zip(tried, cells, strict=True))
        if by_row and all(
            sum(a) == sum(b) for a, b in zip(zip(*tried, strict=True), zip(*cells, strict=True), strict=True)
        ):
            for at, value in zip(unknown, values, strict=True):
                found[at].add(value)
    return found


tables = st.integers(2, 6).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 12), min_size=width, max_size=width), min_size=2, max_size=7
    )
)


@settings(max_examples=150, deadline=None)
@given(tables)
def test_no_small_cell_follows_from_the_totals(cells: Cells) -> None:
    hidden = suppressed(cells)
    if hidden is None:
        return
    assert small(cells) <= hidden
    assert not exposed(cells, hidden)
    assert not determined(cells, hidden) & small(cells)
    for at in small(cells):
        assert not range_of(cells, hidden, at).is_known


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.integers(0, 4), min_size=2, max_size=3), min_size=2, max_size=2).filter(
        lambda rows: len({len(row) for row in rows}) == 1
    )
)
def test_the_range_of_a_hidden_cell_is_what_all_tables_give(cells: Cells) -> None:
    hidden = frozenset((i, j) for i, row in enumerate(cells) for j in range(len(row)))
    for at, values in possible(cells, hidden).items():
        found = range_of(cells, hidden, at)
        assert (found.low, found.high) == (min(values), max(values))


def test_hiding_one_cell_alone_hides_nothing() -> None:
    cells = [[20, 3, 11], [14, 9, 16]]
    assert determined(cells, frozenset({(0, 1)})) == {(0, 1)}
    assert exposed(cells, {(0, 1)}) == ((0, 1),)
    hidden = suppressed(cells)
    assert hidden is not None
    assert (0, 1) in hidden
    assert len(hidden) == 4
    assert not exposed(cells, hidden)


def test_a_corner_of_zeros_gives_no_cover() -> None:
    """Linear algebra alone calls these four undetermined; that no count is negative determines them."""
    cells = [[3, 0, 30], [0, 0, 25], [9, 8, 7]]
    corners = frozenset({(0, 0), (0, 1), (1, 0), (1, 1)})
    assert not determined(cells, corners)
    assert range_of(cells, corners, (0, 0)).is_known
    hidden = suppressed(cells)
    assert hidden is not None
    assert not range_of(cells, hidden, (0, 0)).is_known


def test_what_is_large_enough_is_told() -> None:
    assert suppressed([[5, 6], [7, 0]]) == frozenset()
    assert suppressed([]) == frozenset()
    assert suppressed([[0, 0], [0, 0]]) == frozenset()


def test_a_table_of_one_person_is_not_told_at_all() -> None:
    assert suppressed([[0, 1], [0, 0]]) is None


@pytest.mark.parametrize("least", [2, 3, 10])
def test_the_threshold_can_be_set(least: int) -> None:
    cells = [[20, least - 1, 11], [14, least, 16], [30, 31, 32]]
    hidden = suppressed(cells, least)
    assert hidden is not None
    assert (0, 1) in hidden
    assert not exposed(cells, hidden, least)


def test_the_least_is_hidden_that_does() -> None:
    cells = [[4, 100, 6], [100, 100, 7], [100, 100, 100]]
    assert suppressed(cells) == frozenset({(0, 0), (0, 2), (1, 0), (1, 2)})
