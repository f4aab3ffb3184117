"""Who stands for whom: the best one-to-one assignment, so that no answer earns twice.

The Hungarian method with potentials, in cubic time; an in-house one, because the only library that
offers it would be the largest dependency of the whole project.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_INFINITE = float("inf")


@dataclass
class _Search:
    """A square matrix of costs with the dual prices of its rows and columns; index 0 is the free column."""

    cost: list[list[float]]
    row_price: list[float] = field(init=False)
    column_price: list[float] = field(init=False)
    row_of: list[int] = field(init=False)
    came_from: list[int] = field(init=False)

    def __post_init__(self) -> None:
        width = len(self.cost) + 1
        self.row_price, self.column_price = [0.0] * width, [0.0] * width
        self.row_of, self.came_from = [0] * width, [0] * width

    def place(self, row: int) -> None:
        """Give one more row a column, moving earlier rows where that is cheaper."""
        self.row_of[0], column = row, 0
        least, seen = [_INFINITE] * len(self.row_of), [False] * len(self.row_of)
        while True:
            seen[column] = True
            column = self._cheapest(column, least, seen)
            if self.row_of[column] == 0:
                break
        while column:
            before = self.came_from[column]
            self.row_of[column] = self.row_of[before]
            column = before

    def _cheapest(self, column: int, least: list[float], seen: list[bool]) -> int:
        """The unseen column that is cheapest to reach; prices move so that it costs nothing more."""
        row, step, best = self.row_of[column], _INFINITE, 0
        for j in range(1, len(seen)):
            if seen[j]:
                continue
            cost = self.cost[row - 1][j - 1] - self.row_price[row] - self.column_price[j]
            if cost < least[j]:
                least[j], self.came_from[j] = cost, column
            if least[j] < step:
                step, best = least[j], j
        for j in range(len(seen)):
            if seen[j]:
                self.row_price[self.row_of[j]] += step
                self.column_price[j] -= step
            else:
                least[j] -= step
        return best


def assign(scores: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The pairs (row, column) with the greatest sum of scores, each row and column at most once.

    Args:
        scores: A rectangular table; zero or less means that the two may not be paired.
    """
    rows, columns = len(scores), len(scores[0]) if scores else 0
    size = max(rows, columns) if rows and columns else 0
    cost = [[0.0] * size for _ in range(size)]
    for i in range(rows if size else 0):
        for j, score in enumerate(scores[i]):
            cost[i][j] = -score if score > 0 else 0.0
    search = _Search(cost)
    for row in range(1, size + 1):
        search.place(row)
    pairs = [(search.row_of[j] - 1, j - 1) for j in range(1, size + 1)]
    return [(i, j) for i, j in pairs if 0 <= i < rows and j < columns and scores[i][j] > 0]
