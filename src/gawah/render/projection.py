"""From degrees to positions in a picture: equirectangular, true to scale at the middle of what is shown.

North is up in every language: a map is not turned for those that begin on the right.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from gawah.render.outlines import around, extent, meet
from gawah.render.svg import length

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from gawah.render.outlines import Box, Dot, Layer

FINE = 0.9
"""Positions nearer than this to the one before, in units of the picture, are not drawn."""
KM = 111.2
"""Kilometres in a degree of latitude."""


class Projection:
    """A box of degrees laid into a picture of some width."""

    def __init__(self, box: Box, left: float, top: float, wide: float) -> None:
        self.box = box
        west, south, east, north = box
        self.left, self.top, self.wide = left, top, wide
        self._seen: dict[tuple[str, int], list[Dot]] = {}
        self.per_degree = wide / (east - west)
        self._stretch = 1 / max(0.2, math.cos(math.radians((south + north) / 2)))
        self.high = (north - south) * self.per_degree * self._stretch

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """The position of a place in the picture."""
        x = self.left + (lon - self.box[0]) * self.per_degree
        return x, self.top + (self.box[3] - lat) * self.per_degree * self._stretch

    def km(self, length_km: float) -> float:
        """How long so many kilometres are in the middle of the picture."""
        return length_km / KM * self.per_degree * self._stretch

    def area(self, layer: Layer, rings: Iterable[Sequence[int]]) -> str:
        """An area as the data of a path, within the picture."""
        paths = (self._ring(layer, ring) for ring in rings)
        return "".join(path for path in paths if path)

    def _ring(self, layer: Layer, ring: Sequence[int]) -> str:
        within = self._within(layer, ring)
        return _path(_unrepeated(within)) + "z" if len(within) > 2 else ""

    def _within(self, layer: Layer, ring: Sequence[int]) -> list[Dot]:
        """What of a ring may be seen."""
        if not meet(around(layer.boxes[max(number, ~number)] for number in ring), self.box):
            return []
        dots: list[Dot] = []
        for number in ring:
            thin = self._line(layer, max(number, ~number))
            dots += thin if number >= 0 else reversed(thin)
        return clip(dots, self._frame())

    def _line(self, layer: Layer, number: int) -> list[Dot]:
        """A line in the picture; worked out once for the areas on both its sides."""
        kept = self._seen.get((layer.name, number))
        if kept is None:
            kept = self._seen[layer.name, number] = _thin([self.at(*dot) for dot in layer.lines[number]])
        return kept

    def _frame(self) -> Box:
        return self.left - 4, self.top - 4, self.left + self.wide + 4, self.top + self.high + 4

    def line(self, dots: Sequence[Dot]) -> str:
        """A line as the data of a path: those stretches of it that may be seen."""
        frame = self._frame()
        runs: list[list[Dot]] = []
        before: Dot | None = None
        for dot in _thin([self.at(*dot) for dot in dots]):
            if before is not None and meet(_span(before, dot), frame):
                if not runs or runs[-1][-1] != before:
                    runs.append([before])
                runs[-1].append(dot)
            before = dot
        return "".join(map(_path, runs))

    def lines(self, layer: Layer, numbers: Iterable[int]) -> str:
        """Many lines as the data of one path, without their disputed stretches."""
        disputed = {line: (first, last) for line, first, last in layer.disputed}
        return "".join(
            self.line(part)
            for number in numbers
            if meet(layer.boxes[number], self.box)
            for part in _without(layer.lines[number], disputed.get(number))
        )

    def disputed(self, layer: Layer, without: Collection[str] = ()) -> str:
        """The disputed stretches as the data of one path, but those beside the areas that are left out."""
        return "".join(
            self.line(layer.lines[number][first : last + 1])
            for number, first, last in layer.disputed
            if meet(layer.boxes[number], self.box)
            and not any(outline.code in without for outline in layer.sides[number])
        )

    def middle(self, layer: Layer, rings: Iterable[Sequence[int]]) -> tuple[float, float, float]:
        """The centre of the largest part of an area that is seen, and how wide that part is."""
        parts = [self._within(layer, ring) for ring in rings]
        largest = max((part for part in parts if len(part) > 2), key=_size, default=[])
        if not largest:
            return 0.0, 0.0, 0.0
        west, _, east, _ = extent(largest)
        return (*_centre(largest), east - west)


def _size(dots: Sequence[Dot]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in _sides(dots))) / 2


def _sides(dots: Sequence[Dot]) -> Iterator[tuple[Dot, Dot]]:
    return ((dots[at - 1], dot) for at, dot in enumerate(dots))


def _centre(dots: Sequence[Dot]) -> Dot:
    """The centre of mass of a polygon; of one without an area, its first position."""
    weights = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in _sides(dots)]
    total = sum(weight for *_, weight in weights) * 3
    if not total:
        return dots[0]
    x = sum((a[0] + b[0]) * weight for a, b, weight in weights) / total
    return x, sum((a[1] + b[1]) * weight for a, b, weight in weights) / total


def _span(a: Dot, b: Dot) -> Box:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])


def _without(line: tuple[Dot, ...], run: tuple[int, int] | None) -> Iterator[tuple[Dot, ...]]:
    """What is left of a line outside a run of it."""
    if run is None:
        yield line
        return
    first, last = run
    yield from (part for part in (line[: first + 1], line[last:]) if len(part) > 1)


def _thin(dots: list[Dot]) -> list[Dot]:
    """A line without positions that look like one; its ends stay, so that lines still meet."""
    kept = dots[:1]
    for dot in dots[1:-1]:
        if abs(dot[0] - kept[-1][0]) + abs(dot[1] - kept[-1][1]) >= FINE:
            kept.append(dot)
    return kept + dots[1:][-1:]


def _unrepeated(dots: Sequence[Dot]) -> list[Dot]:
    return [dot for at, dot in enumerate(dots) if at == 0 or dot != dots[at - 1]]


def _path(dots: Sequence[Dot]) -> str:
    """The data of a path through some positions, each told from the one before, in tenths of a unit."""
    if not dots:
        return ""
    steps = [(round(x * 10), round(y * 10)) for x, y in dots]
    moves = [
        f"{length((x - a) / 10)} {length((y - b) / 10)}"
        for (a, b), (x, y) in pairwise(steps)
        if (x, y) != (a, b)
    ]
    start = f"M{length(steps[0][0] / 10)} {length(steps[0][1] / 10)}"
    # A blank before a minus says nothing.
    return f"{start}l{' '.join(moves)}".replace(" -", "-") if moves else ""


def clip(dots: Sequence[Dot], frame: Box) -> list[Dot]:
    """The part of a polygon inside a box (Sutherland and Hodgman)."""
    found = list(dots)
    for axis, edge, side in ((0, frame[0], 1), (0, frame[2], -1), (1, frame[1], 1), (1, frame[3], -1)):
        found = _cut(found, axis, edge, side)
        if not found:
            break
    return found


def _cut(dots: Sequence[Dot], axis: int, edge: float, side: int) -> list[Dot]:
    """The part of a polygon on one side of an edge."""
    beyond = [(dot[axis] - edge) * side for dot in dots]
    if not dots or min(beyond) >= 0:
        return list(dots)
    kept: list[Dot] = []
    before, was = dots[-1], beyond[-1]
    for dot, now in zip(dots, beyond, strict=True):
        if (now >= 0) != (was >= 0):
            part = was / (was - now)
            kept.append((before[0] + part * (dot[0] - before[0]), before[1] + part * (dot[1] - before[1])))
        if now >= 0:
            kept.append(dot)
        before, was = dot, now
    return kept
