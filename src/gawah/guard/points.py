"""Points that must not leave, found by their two numbers wherever these stand near each other."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Generic, TypeVar

from gawah.values.scripts import fold, fold_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

T = TypeVar("T")
_NUMBER = re.compile(r"\d{1,3}[.,]\d{3,}")
_DEGREES = re.compile(
    r"(\d{1,3})\s?(?:[°º˚]|degrees?\b|deg\b)\s?"
    r"(\d{1,2}(?:[.,٫]\d+)?)\s?(?:['’‘′´ʹ](?!['’‘′´ʹ])|minutes?\b|min\b)"
    r"(?:\s?(\d{1,2}(?:[.,٫]\d+)?)\s?(?:[\"”“″]|['’′]{2}|seconds?\b|sec\b))?"
)
"""An angle with its minutes, and perhaps its seconds."""
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
        folded = fold(text).text
        yield from self._in_degrees(fold_digits(text))
        numbers = [(m.start(), m[0].replace(",", ".")) for m in _NUMBER.finditer(folded)]
        for at, (start, number) in enumerate(numbers):
            for lon, about in self._about.get(_rounded(number), ()):
                near = [n for s, n in numbers[max(0, at - 2) : at + 3] if abs(s - start) <= _BESIDE]
                is_open = (_rounded(number), lon) in self._open
                if not is_open and any(_rounded(one) == lon for one in near):
                    yield about, f"{number} {lon}"

    def _in_degrees(self, text: str) -> Iterator[tuple[T, str]]:
        """What points tell of that are written in degrees, minutes and seconds."""
        angles = [_angle(match) for match in _DEGREES.finditer(text)]
        for (start, one, near), (other_start, other, also_near) in pairwise(angles):
            if other_start - start > _BESIDE:
                continue
            for lat, lon in ((one, other), (other, one)):
                if any(_is_at((lat, lon), (float(a), float(b)), near, also_near) for a, b in self._open):
                    continue
                for told, told_beside in self._about.items():
                    for told_lon, about in told_beside:
                        if _is_at((lat, lon), (float(told), float(told_lon)), near, also_near):
                            yield about, f"{lat:.4f} {lon:.4f}"


def _angle(match: re.Match[str]) -> tuple[int, float, float]:
    """Where an angle stands, its degrees, and how far off what it stands for may be."""
    degrees, minutes, seconds = (
        float((part or "0").replace(",", ".").replace("٫", ".")) for part in match.groups()
    )
    exact = 3600 if match[3] else 60 if match[2].isdigit() else 6000
    return match.start(), degrees + minutes / 60 + seconds / 3600, 1 / exact + 0.5 / 10**_DIGITS


def _is_at(point: tuple[float, float], other: tuple[float, float], *near: float) -> bool:
    return abs(point[0] - other[0]) <= max(near) and abs(point[1] - other[1]) <= max(near)


def _rounded(number: str) -> str:
    return f"{float(number):.{_DIGITS}f}"
