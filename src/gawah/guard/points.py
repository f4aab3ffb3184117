"""Points that must not leave, found by their two numbers wherever these stand near each other."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Generic, TypeVar

from gawah.values.scripts import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

T = TypeVar("T")
_NUMBER = re.compile(r"\d{1,3}[.,]\d{3,}")
_BESIDE = 80
"""Characters that may stand between two numbers of one point."""
_DIGITS = 3
"""Decimals by which a point is told from others: some hundred metres."""


class Points(Generic[T]):
    """The points that are looked for, each with what it tells of."""

    def __init__(self) -> None:
        """Begin without any."""
        self._about: dict[str, list[tuple[str, T]]] = defaultdict(list)
        self._open: set[tuple[str, str]] = set()

    def protect(self, point: str, about: T) -> None:
        """Look for a point, ``latitude,longitude``."""
        lat, lon = (f"{float(part):.{_DIGITS}f}".lstrip("-") for part in point.split(","))
        self._about[lat].append((lon, about))

    def allow(self, lat: float, lon: float) -> None:
        """Let a point leave."""
        self._open.add((_rounded(str(abs(lat))), _rounded(str(abs(lon)))))

    def in_text(self, text: str) -> Iterator[tuple[T, str]]:
        """What the points in a text tell of, with their numbers."""
        if not self._about:
            return
        numbers = [(m.start(), m[0].replace(",", ".")) for m in _NUMBER.finditer(fold(text).text)]
        for at, (start, number) in enumerate(numbers):
            for lon, about in self._about.get(_rounded(number), ()):
                near = [n for s, n in numbers[max(0, at - 2) : at + 3] if abs(s - start) <= _BESIDE]
                is_open = (_rounded(number), lon) in self._open
                if not is_open and any(_rounded(one) == lon for one in near):
                    yield about, f"{number} {lon}"


def _rounded(number: str) -> str:
    return f"{float(number):.{_DIGITS}f}"
