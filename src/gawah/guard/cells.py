"""Small cells of a table of counts are hidden, and as many more that none of them can be worked out.

A reader knows all totals, and that no count is below zero. What they can then say of a hidden cell is the
range that it has over all tables with these totals: it is found exactly, as the greatest flow through the
cells that are hidden (Gusfield 1988, "A graph theoretic approach to statistical data security").
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    Cells = Sequence[Sequence[int]]
    At = tuple[int, int]
    """A row and a column."""
    Node = tuple[str, int]

LEAST = 5
"""The smallest count that is told; 0 tells of nobody, and is told too."""


@record
class Range:
    """What the totals allow a cell to be."""

    low: int
    high: int

    @property
    def is_known(self) -> bool:
        """Whether there is only one value that it can have."""
        return self.low == self.high


def suppressed(cells: Cells, least: int = LEAST) -> frozenset[At] | None:
    """The cells of a table that must be hidden so that no small one can be worked out from the totals.

    Args:
        cells: counts by row and column; all rows are as long.
        least: the smallest count that may be told.

    Returns:
        what to hide; None where even a table without a cell would tell too much by its totals.
    """
    hidden = set(small(cells, least))
    while (open_ := next(_exposed(cells, hidden, least), None)) is not None:
        more = _cheapest(cells, hidden, open_, least)
        if not more:
            everything = frozenset((i, j) for i, row in enumerate(cells) for j in range(len(row)))
            return everything if next(_exposed(cells, everything, least), None) is None else None
        hidden |= more
    return frozenset(hidden)


def small(cells: Cells, least: int = LEAST) -> frozenset[At]:
    """The cells that are too small to be told."""
    return frozenset((i, j) for i, row in enumerate(cells) for j, one in enumerate(row) if 0 < one < least)


def exposed(cells: Cells, hidden: Iterable[At], least: int = LEAST) -> tuple[At, ...]:
    """The small cells of a table that its totals give away although they are hidden, in order."""
    return tuple(_exposed(cells, set(hidden), least))


def range_of(cells: Cells, hidden: Iterable[At], at: At) -> Range:
    """What somebody who knows all totals and all other cells can say of a hidden one."""
    i, j = at
    others = frozenset(hidden) - {at}
    value = cells[i][j]
    more = _flow(cells, others, ("column", j), ("row", i), sum(map(sum, cells)))
    less = _flow(cells, others, ("row", i), ("column", j), value)
    return Range(value - less, value + more)


def _exposed(cells: Cells, hidden: Iterable[At], least: int) -> Iterator[At]:
    known = frozenset(hidden)
    for i, j in sorted(small(cells, least)):
        if (i, j) not in known or not _is_safe(cells, known, (i, j), least):
            yield i, j


def _is_safe(cells: Cells, hidden: frozenset[At], at: At, least: int) -> bool:
    """Whether a hidden cell may be as little as one, or as much as totals of this size let it be."""
    i, j = at
    found = range_of(cells, hidden, at)
    most = min(least - 1, sum(cells[i]), sum(row[j] for row in cells))
    return not found.is_known and found.low <= 1 and found.high >= most


def _cheapest(cells: Cells, hidden: set[At], at: At, least: int) -> frozenset[At]:
    """The corners of the cheapest rectangle over a cell that keeps it; none where no rectangle does."""
    i, j = at
    found: list[tuple[int, list[At]]] = []
    for row in range(len(cells)):
        for column in range(len(cells[i])):
            if row != i and column != j:
                more = sorted({(i, column), (row, j), (row, column)} - hidden)
                found.append((sum(cells[r][c] for r, c in more), more))
    for _, more in sorted(found):
        if more and _is_safe(cells, frozenset(hidden | set(more)), at, least):
            return frozenset(more)
    # No rectangle alone keeps it: the dearest-looking step towards a longer cycle, and then the next.
    return frozenset(next((more for cost, more in sorted(found) if more and cost), ()))


def _flow(cells: Cells, hidden: frozenset[At], start: Node, end: Node, most: int) -> int:
    """How much can be moved from one node to another: a hidden cell takes any more, and gives what it has."""
    given = {at: cells[at[0]][at[1]] for at in hidden}
    moved = 0
    while moved < most and (path := _path(given, start, end)):
        step = min([most - moved, *(given[at] for at, is_more in path if not is_more)])
        for at, is_more in path:
            given[at] += step if is_more else -step
        moved += step
    return moved


def _path(given: dict[At, int], start: Node, end: Node) -> list[tuple[At, bool]]:
    """The shortest way along which something can be moved: cells, each with whether it becomes more."""
    came: dict[Node, tuple[Node, At, bool]] = {}
    waiting = deque([start])
    while waiting and end not in came:
        node = waiting.popleft()
        for (i, j), value in given.items():
            row, column = ("row", i), ("column", j)
            if node == row and column not in came and column != start:
                came[column] = (node, (i, j), True)
                waiting.append(column)
            elif node == column and value > 0 and row not in came and row != start:
                came[row] = (node, (i, j), False)
                waiting.append(row)
    path = []
    node = end
    while node in came and node != start:
        node, at, is_more = came[node]
        path.append((at, is_more))
    return path
