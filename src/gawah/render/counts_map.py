"""A map of counts: districts of a country, or the countries of the world.

Invariant: a count is drawn on an outline or told in a line, never on a point at the middle of something.
Counts below five are one class, without shades: small numbers differ by chance, and may tell who was meant.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.render.borders import borders
from gawah.render.frame import MARGIN, Key, Sheet
from gawah.render.outlines import read_layer
from gawah.render.projection import Projection
from gawah.render.series import whole
from gawah.render.svg import element, group

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from gawah.render.frame import Frame, Speech
    from gawah.render.svg import Element

FEW = 5
"""Counts below this are one class."""
CLASSES = 5
_NICE = (1, 2.5, 5)


_BESIDE = 8
"""How many names without an outline are told beneath the map; what more there are is summed up."""


@record
class Area:
    """What was counted in one area."""

    code: str
    """The code of an outline (``find_outline``), or a country's."""
    label: str
    count: int

    def __post_init__(self) -> None:
        whole(self.count)


@record
class MapWords:
    """What is written beside a map of counts."""

    between: Callable[[int, int], str]
    """A class from one count to another, both included; the same number twice for a single one."""
    nothing: str
    """What an area without a count means: nothing reported, which is not nothing happened."""
    unplaced: str
    """Stands above what cannot be drawn: known to a province or country only, or without an outline."""
    not_rates: str
    """That these are counts of what was reported, not a risk for those who live there."""
    borders: str
    """That lines are the source's and no ruling on any border; and the credit for the outlines."""


@record
class Tally:
    """What a map of counts shows."""

    layer: str
    """``pk`` for the districts of Pakistan, ``world`` for countries."""
    areas: tuple[Area, ...]
    beside: tuple[Area, ...] = ()
    """What is known less exactly than the layer is: told beneath the map."""

    @classmethod
    def of(cls, layer: str, areas: Iterable[Area], others: str) -> Tally:
        """The tally of some areas, the most first: those without a code beside the map, few of them by name.

        Args:
            layer: the map's.
            areas: what was counted where.
            others: what the rest of those without a code is called, which is added up.
        """
        told = tuple(areas)
        beside = [area for area in told if not area.code]
        if len(beside) > _BESIDE + 1:
            rest = sum(area.count for area in beside[_BESIDE:])
            beside = [*beside[:_BESIDE], Area("", others, rest)]
        return cls(layer, tuple(area for area in told if area.code), tuple(beside))


@record
class MapRow:
    """One line of the table behind a map."""

    label: str
    count: int
    is_drawn: bool


def breaks(highest: int) -> tuple[int, ...]:
    """The least count of each class: 1, 5, and then as many as are needed, at most five in all."""
    if highest < FEW:
        return (1,)
    found = [FEW]
    unit = 10
    while unit <= highest:
        found += [int(unit * times) for times in _NICE if unit * times <= highest]
        unit *= 10
    if len(found) > CLASSES - 1:
        last = len(found) - 1
        found = [found[round(at * last / (CLASSES - 2))] for at in range(CLASSES - 1)]
    return (1, *found)


def _sums(tally: Tally) -> tuple[dict[str, list[Area]], list[Area]]:
    """The areas of each outline, and those that have none."""
    known = read_layer(tally.layer).by_code
    drawn: dict[str, list[Area]] = {}
    for area in tally.areas:
        if area.code in known:
            drawn.setdefault(known[area.code].code, []).append(area)
    return drawn, [area for area in tally.areas if area.code not in known] + list(tally.beside)


def rows(tally: Tally) -> tuple[MapRow, ...]:
    """The table behind the map: what is drawn, the greatest count first, then what is told beneath."""
    drawn, told = _sums(tally)
    areas = [(area, True) for parts in drawn.values() for area in parts] + [(area, False) for area in told]
    found = [MapRow(area.label, area.count, is_drawn) for area, is_drawn in areas]
    return tuple(sorted(found, key=lambda row: (not row.is_drawn, -row.count, row.label)))


def draw_counts(frame: Frame, tally: Tally, words: MapWords, speech: Speech) -> str:
    """The map, its legend, and what cannot be drawn.

    Raises:
        DataError: there is no such layer.
    """
    sheet = Sheet(frame, speech)
    drawn, told = _sums(tally)
    totals = {code: sum(area.count for area in areas) for code, areas in drawn.items()}
    least = breaks(max(totals.values(), default=0))
    drawing = _drawing(tally.layer, sheet.inner)
    parts = []
    for code, total in totals.items():
        names = " · ".join(f"{area.label}: {speech.number(area.count)}" for area in drawn[code])
        if total:
            shade = sheet.shade(bisect_right(least, total) - 1)
            parts.append(
                element("path", element("title", names), d=drawing.areas[code], fill=shade, class_="fig-area")
            )
    sheet.put(group((drawing.ground, *parts, *drawing.lines), transform=f"translate({MARGIN:g} {sheet.y:g})"))
    sheet.y += drawing.high + 4
    _tell(sheet, words, _classes(least, max(totals.values(), default=0)), told)
    return sheet.finish()


@record
class _Drawing:
    """A layer drawn in a width: the same for all maps of it, and slow to work out."""

    areas: Mapping[str, str]
    """Codes and the data of their paths."""
    ground: Element
    lines: tuple[Element, ...]
    high: float


@lru_cache(maxsize=16)
def _drawing(name: str, wide: float) -> _Drawing:
    layer = read_layer(name)
    view = Projection(layer.extent, 0.0, 0.0, wide)
    areas = {outline.code: view.area(layer, outline.rings) for outline in layer.outlines}
    ground = element("path", d=view.area(layer, layer.whole), class_="fig-land", fill="none")
    return _Drawing(areas, ground, borders(view, layer), view.high)


def _classes(least: tuple[int, ...], highest: int) -> tuple[tuple[int, int], ...]:
    """The least and the greatest count of each class; that of few stays whole, whatever there is in it."""
    if not highest:
        return ()
    ends = (*(count - 1 for count in least[1:]), max(highest, FEW - 1))
    return tuple(zip(least, ends, strict=True))


def _tell(sheet: Sheet, words: MapWords, classes: tuple[tuple[int, int], ...], told: list[Area]) -> None:
    keys = [
        Key(words.between(low, high), (("fill", sheet.shade(at)), ("class_", "fig-area")))
        for at, (low, high) in enumerate(classes)
    ]
    keys.append(Key(words.nothing, (("fill", "none"), ("class_", "fig-land"), ("stroke", "currentColor"))))
    sheet.legend(keys)
    if told:
        sheet.y += 4
        sheet.lines(words.unplaced, MARGIN, sheet.inner, "fig-untold")
    for area in told:
        sheet.lines(f"{area.label}: {sheet.speech.number(area.count)}", MARGIN + 12, sheet.inner - 12)
    sheet.lines(words.not_rates, MARGIN, sheet.inner, "fig-note")
    sheet.lines(words.borders, MARGIN, sheet.inner, "fig-note")
