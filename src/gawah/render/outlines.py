"""The outlines of countries and districts, read once from ``data/``.

Lines follow the source and are no ruling on any border. A line that two areas share is kept once, so that it
is drawn once, dashed where states dispute it.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from gawah.errors import DataError
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

LAYERS = ("pk", "world", "lands")
"""Districts of Pakistan; countries, coarse, for the whole world; countries, finer, for a neighbourhood."""

Dot = tuple[float, float]
"""Degrees of longitude and latitude."""
Box = tuple[float, float, float, float]
"""West, south, east, north."""


@record
class Outline:
    """One area with its rings."""

    code: str
    """``PK.04.1172452``, the second-level unit; or a country's ISO 3166-1 code."""
    unit: str
    """The first-level unit it lies in, ``PK.04``; empty for a country."""
    name: str
    name_ur: str
    ids: tuple[str, ...]
    """The ids and codes of the districts that it stands for, newer ones too; ``=`` and a name without one."""
    rings: tuple[tuple[int, ...], ...]
    """Numbers of lines; ``~n`` where line n runs backwards."""


@record(slots=False)
class Layer:
    """All areas of one file, and the lines between them."""

    name: str
    outlines: tuple[Outline, ...]
    lines: tuple[tuple[Dot, ...], ...]
    disputed: tuple[tuple[int, int, int], ...]
    """A line, and the first and last of its dots between which it is disputed."""

    @cached_property
    def by_code(self) -> dict[str, Outline]:
        """Outlines by their code, and by the ids of the places that they stand for."""
        known = {place: outline for outline in self.outlines for place in outline.ids}
        return known | {outline.code: outline for outline in self.outlines}

    @cached_property
    def sides(self) -> tuple[tuple[Outline, ...], ...]:
        """The areas beside each line, one or two."""
        found: dict[int, list[Outline]] = defaultdict(list)
        for outline in self.outlines:
            for line in {max(n, ~n) for ring in outline.rings for n in ring}:
                found[line].append(outline)
        return tuple(tuple(found[number]) for number in range(len(self.lines)))

    @cached_property
    def boxes(self) -> tuple[Box, ...]:
        """The extent of each line."""
        return tuple(extent(line) for line in self.lines)

    @cached_property
    def _extents(self) -> dict[str, Box]:
        return {
            outline.code: around(self.boxes[max(n, ~n)] for ring in outline.rings for n in ring)
            for outline in self.outlines
        }

    def box(self, outline: Outline) -> Box:
        """The extent of an area."""
        return self._extents[outline.code]

    @cached_property
    def extent(self) -> Box:
        """The extent of all areas."""
        return around(self.boxes)

    def union(self, outlines: Collection[Outline]) -> tuple[tuple[int, ...], ...]:
        """The rings around several areas, without the lines between them."""
        codes = {outline.code for outline in outlines}
        edges = [
            number
            for outline in outlines
            for ring in outline.rings
            for number in ring
            if sum(side.code in codes for side in self.sides[max(number, ~number)]) == 1
        ]
        return tuple(_rings(edges, self.lines))

    @cached_property
    def whole(self) -> tuple[tuple[int, ...], ...]:
        """The rings around all areas."""
        return self.union(self.outlines)

    def of_unit(self, unit: str) -> tuple[Outline, ...]:
        """The areas of a first-level unit."""
        return tuple(outline for outline in self.outlines if outline.unit == unit)


def _rings(edges: list[int], lines: tuple[tuple[Dot, ...], ...]) -> Iterator[tuple[int, ...]]:
    """Lines with a direction, put together end to end."""

    def ends(edge: int) -> tuple[Dot, Dot]:
        line = lines[max(edge, ~edge)]
        return (line[0], line[-1]) if edge >= 0 else (line[-1], line[0])

    after: dict[Dot, list[int]] = defaultdict(list)
    for edge in edges:
        after[ends(edge)[0]].append(edge)
    while after:
        start, dot = (next(iter(after)),) * 2
        ring: list[int] = []
        while after.get(dot):
            ring.append(after[dot].pop())
            if not after[dot]:
                del after[dot]
            dot = ends(ring[-1])[1]
            if dot == start:
                break
        yield tuple(ring)


def extent(dots: Iterable[Dot]) -> Box:
    """The box around some positions."""
    xs, ys = zip(*dots, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def around(boxes: Iterable[Box]) -> Box:
    """The box around some boxes."""
    wests, souths, easts, norths = zip(*boxes, strict=True)
    return min(wests), min(souths), max(easts), max(norths)


def meet(left: Box, right: Box) -> bool:
    """Whether two boxes share a position."""
    return left[0] <= right[2] and right[0] <= left[2] and left[1] <= right[3] and right[1] <= left[3]


def _line(flat: list[int], grid: float) -> tuple[Dot, ...]:
    x = y = 0
    dots = []
    for dx, dy in zip(flat[::2], flat[1::2], strict=True):
        x, y = x + dx, y + dy
        dots.append((x * grid, y * grid))
    return tuple(dots)


def _outline(told: dict[str, Any]) -> Outline:
    rings = tuple(tuple(ring) for ring in told["rings"])
    return Outline(told["code"], told["unit"], told["name"], told["name_ur"], tuple(told["ids"]), rings)


@cache
def read_layer(name: str) -> Layer:
    """The outlines of one file of ``data/``; kept once read.

    Raises:
        DataError: there is no such file, or it is damaged.
    """
    try:
        packed = (files(__package__) / "data" / f"{name}.json.gz").read_bytes()
        told = json.loads(gzip.decompress(packed))
        return Layer(
            name,
            tuple(map(_outline, told["areas"])),
            tuple(_line(flat, told["grid"]) for flat in told["lines"]),
            tuple((line, first, last) for line, first, last in told["disputed"]),
        )
    except (OSError, EOFError, ValueError, KeyError, TypeError) as fault:
        raise DataError(
            "The outlines %(name)s cannot be read from gawah's own data (%(fault)s): install gawah again.",
            name=repr(name),
            fault=str(fault),
        ) from fault
