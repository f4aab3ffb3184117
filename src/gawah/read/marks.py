"""List marks at the beginning of a line: bullets, numbers, letters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gawah.read.pieces import Line

_BULLET = re.compile(r"[-*+•·▪▫◦●○■□◆►▶➤➢✓✔–—‣⁃]\s+(?=\S)")
_NUMBER = re.compile(r"(\(?)(\d{1,3}|[a-zA-Z])([.)۔])\s+(?=\S)")


def list_marks(content: str, lines: list[Line]) -> dict[int, int]:
    """For each line that begins a list item (by its start): where the item's words begin.

    A number counts only beside its neighbour in the same style, since a line may begin with a date
    ("3. Mai") or an initial.
    """
    bullets: dict[int, int] = {}
    numbers: dict[tuple[str, str, int], list[tuple[int, int]]] = {}
    for line in lines:
        found = _BULLET.match(content, line.start, line.end)
        if found:
            bullets[line.start] = found.end()
            continue
        found = _NUMBER.match(content, line.start, line.end)
        if found:
            opening, mark, closing = found.groups()
            style = f"{opening}{closing}{'0' if mark.isdigit() else 'a' if mark.islower() else 'A'}"
            order = int(mark) if mark.isdigit() else ord(mark)
            numbers.setdefault((style, "", order), []).append((line.start, found.end()))
    for (style, _, order), places in numbers.items():
        if (style, "", order - 1) in numbers or (style, "", order + 1) in numbers:
            bullets.update(places)
    return bullets
