"""Figures as tables of plain text, and as numbers for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eval.score.tally import ROWS, Found, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_NAME, _COLUMN = 36, 14


def figures(tally: Tally) -> dict[str, float]:
    """The figure of each row that measured something."""
    return {row: figure.value for row, figure in tally if figure.value is not None}


def detailed(title: str, tally: Tally) -> str:
    """One tally: precision, recall, F1 or share, and how many there are."""
    lines = [f"== {title}", f"{'':{_NAME}}{'P':>7}{'R':>7}{'F1/share':>10}{'n':>6}"]
    for row, figure in tally:
        sides = (figure.precision, figure.recall) if isinstance(figure, Found) else ("", "")
        cells = "".join(f"{_number(side):>7}" for side in sides)
        lines.append(f"{row:{_NAME}}{cells}{_number(figure.value):>10}{figure.size:6d}")
    return "\n".join(lines)


def beside(title: str, columns: Mapping[str, Tally]) -> str:
    """Several tallies beside each other, one column each."""
    lines = [f"== {title}", f"{'':{_NAME}}" + "".join(f"{_short(name):>{_COLUMN}}" for name in columns)]
    for row in ROWS:
        values = [tally.value(row) for tally in columns.values()]
        if any(value is not None for value in values):
            lines.append(f"{row:{_NAME}}" + _cells(values))
    return "\n".join(lines)


def difference(title: str, first: tuple[str, Tally], second: tuple[str, Tally]) -> str:
    """Two tallies and how far the first is above the second."""
    head = "".join(f"{_short(name):>{_COLUMN}}" for name in (first[0], second[0], "difference"))
    lines = [f"== {title}", f"{'':{_NAME}}{head}"]
    for row in ROWS:
        one, other = first[1].value(row), second[1].value(row)
        if one is None and other is None:
            continue
        gap = "-" if one is None or other is None else f"{one - other:+.3f}"
        lines.append(f"{row:{_NAME}}{_cells((one, other))}{gap:>{_COLUMN}}")
    return "\n".join(lines)


def added(tallies: Iterable[Tally]) -> Tally:
    """Several tallies as one."""
    total = Tally()
    for tally in tallies:
        total.add(tally)
    return total


def _short(name: str) -> str:
    return name[: _COLUMN - 1]


def _number(value: float | str | None) -> str:
    if isinstance(value, str):
        return value
    return "-" if value is None else f"{value:.3f}"


def _cells(values: Sequence[float | None]) -> str:
    return "".join(f"{_number(value):>{_COLUMN}}" for value in values)
