"""Where one incident is said to have happened, as exactly as that is known and no more.

Invariant: only a settlement is a dot. A house, a school or a place of worship is a circle around it, a
district is its outline, a province or country its own; what has no outline is told in a line, never put at
the middle of something.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.render.borders import borders
from gawah.render.frame import MARGIN, Sheet
from gawah.render.labels import SIZE, width
from gawah.render.outlines import LAYERS, Outline, around, meet, read_layer
from gawah.render.projection import Projection
from gawah.render.svg import Element, element, group

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gawah.render.frame import Frame, Speech
    from gawah.render.outlines import Box, Layer
    from gawah.render.svg import Value

_NEAR = 0.9
"""How much of what is around a place is shown, in degrees to each side."""
_SITE_KM = 2.0
_DISTRICT_KM = 25.0
_SMALL = 9.5
_HIGH, _FLAT = 0.85, 0.6
"""The height of a map, as parts of its width: at most and at least."""
_ROUGH = 0.02
"""The grid, in degrees, to which a site is moved."""


@record
class Spot:
    """A place, how exactly it is known, and what to call it."""

    label: str
    precision: str
    """``site``, ``settlement``, ``admin2``, ``admin1``, ``country`` or ``region``."""
    position: tuple[float, float] | None = None
    """Degrees of latitude and longitude; of a unit, a label point that is used for its circle only."""
    codes: tuple[str, ...] = ()
    """Codes of its outline (``spot_of``): of a district, a province (``PK.04``) or a country."""


@record
class SpotWords:
    """What is written on and beside the map of an incident."""

    name: Callable[[Outline], str]
    """What to call an area of the map, for finding one's way; nothing to leave it out."""
    km: Callable[[int], str]
    """A number of kilometres, for the scale."""
    unplaced: str
    """Stands above the places that are not on the map."""
    borders: str
    """That lines are the source's and no ruling on any border; and the credit for the outlines."""


@record
class _Marked:
    """A spot and the areas that stand for it; None where it is a dot or a circle."""

    number: int
    spot: Spot
    layer: Layer | None
    outlines: tuple[Outline, ...]

    @property
    def position(self) -> tuple[float, float]:
        """Its latitude and longitude; of a site only roughly, so that nothing in the map tells more."""
        lat, lon = self.spot.position or (0.0, 0.0)
        if self.spot.precision == "site":
            return round(lat / _ROUGH) * _ROUGH, round(lon / _ROUGH) * _ROUGH
        return lat, lon

    @property
    def box(self) -> Box:
        """What the map must show of it."""
        if self.layer is not None:
            return around(self.layer.box(outline) for outline in self.outlines)
        lat, lon = self.position
        return lon - _NEAR, lat - _NEAR, lon + _NEAR, lat + _NEAR


def _areas(spot: Spot) -> tuple[Layer | None, tuple[Outline, ...]]:
    """The outlines that a unit is drawn as."""
    pk, _, lands = map(read_layer, LAYERS)
    for code in spot.codes:
        if spot.precision == "admin2" and code in pk.by_code:
            return pk, (pk.by_code[code],)
        if spot.precision == "admin1" and pk.of_unit(code):
            return pk, pk.of_unit(code)
        if spot.precision == "country" and code in lands.by_code:
            return lands, (lands.by_code[code],)
    return None, ()


def _marked(spots: Sequence[Spot]) -> tuple[list[_Marked], list[Spot]]:
    """The spots that can be drawn, the widest first, and those that cannot."""
    drawn: list[_Marked] = []
    told: list[Spot] = []
    for spot in spots:
        layer, outlines = _areas(spot)
        is_point = spot.position is not None and spot.precision in {"site", "settlement", "admin2"}
        if layer is not None or is_point:
            drawn.append(_Marked(len(drawn) + 1, spot, layer, outlines))
        else:
            told.append(spot)
    return drawn, told


def draw_spots(frame: Frame, spots: Sequence[Spot], words: SpotWords, speech: Speech) -> str:
    """The map of the places of an incident, with their names beneath by number."""
    sheet = Sheet(frame, speech)
    drawn, told = _marked(spots)
    if drawn:
        _draw_map(sheet, drawn, words)
    for marked in drawn:
        sheet.lines(f"{speech.number(marked.number)}. {marked.spot.label}", MARGIN, sheet.inner)
    if told:
        sheet.lines(words.unplaced, MARGIN, sheet.inner, "fig-untold")
    for spot in told:
        sheet.lines(spot.label, MARGIN + 12, sheet.inner - 12)
    if drawn:
        sheet.lines(words.borders, MARGIN, sheet.inner, "fig-note")
    return sheet.finish()


def _view(sheet: Sheet, drawn: Sequence[_Marked]) -> Projection:
    """The part of the world that holds all marks, not flatter or higher than a map can be."""
    west, south, east, north = around(marked.box for marked in drawn)
    south, north = max(south, -85.0), min(north, 85.0)
    shrink = math.cos(math.radians((south + north) / 2))
    wide, high = max((east - west), (north - south) / shrink / _HIGH), north - south
    high = max(high, wide * shrink * _FLAT)
    centre, middle = (west + east) / 2, (south + north) / 2
    box = (centre - wide / 2, middle - high / 2, centre + wide / 2, middle + high / 2)
    return Projection(box, MARGIN, sheet.y, sheet.inner)


def _draw_map(sheet: Sheet, drawn: Sequence[_Marked], words: SpotWords) -> None:
    view = _view(sheet, drawn)
    frame = {"x": MARGIN, "y": sheet.y, "width": view.wide, "height": view.high}
    ident = f"{sheet.frame.ident}-clip"
    sheet.put(element("clipPath", element("rect", **frame), id=ident))
    parts = [element("rect", **frame, class_="fig-water", fill="none")]
    pk, _, lands = map(read_layer, LAYERS)
    inner = meet(view.box, pk.extent)
    without = ("PK",) if inner else ()
    ground = [(lands, without)] + ([(pk, ())] if inner else [])
    for layer, left_out in ground:
        parts += _land(view, layer, left_out)
    parts += [part for marked in drawn if marked.layer for part in _filled(sheet, view, marked)]
    for layer, left_out in ground:
        parts += borders(view, layer, left_out)
    parts += _names(view, ground, words, [_place(view, marked) for marked in drawn])
    parts += [part for marked in drawn for part in _mark(sheet, view, marked)]
    parts.append(element("rect", **frame, class_="fig-edge", fill="none", stroke="currentColor"))
    sheet.put(group(parts, clip_path=f"url(#{ident})"))
    sheet.y += view.high + 2
    _scale(sheet, view, words)


def _land(view: Projection, layer: Layer, without: Sequence[str]) -> list[Element]:
    seen = [one for one in layer.outlines if one.code not in without and meet(layer.box(one), view.box)]
    path = view.area(layer, layer.union(seen))
    return [element("path", d=path, class_="fig-land", fill="none")] if path else []


def _filled(sheet: Sheet, view: Projection, marked: _Marked) -> list[Element]:
    if marked.layer is None:
        return []
    path = view.area(marked.layer, marked.layer.union(marked.outlines))
    return [
        element(
            "path", element("title", marked.spot.label), d=path, class_="fig-vague-area", fill=sheet.hatch()
        )
    ]


def _names(
    view: Projection,
    ground: Sequence[tuple[Layer, Sequence[str]]],
    words: SpotWords,
    marks: Sequence[tuple[float, float]],
) -> list[Element]:
    """The names of areas that have room for them, the widest first, none over another."""
    middles = [
        (*view.middle(layer, outline.rings), words.name(outline))
        for layer, without in ground
        for outline in layer.outlines
        if outline.code not in without and meet(layer.box(outline), view.box)
    ]
    taken = [(x - 6, y - 16, x + 18, y + 8) for x, y in marks]
    found = []
    for x, y, wide, name in sorted(middles, key=lambda middle: (-middle[2], middle[3])):
        half = width(name, _SMALL) / 2
        box = (x - half, y - _SMALL, x + half, y + 2)
        inside = x - half > MARGIN and x + half < MARGIN + view.wide and y - _SMALL > view.top
        if name and inside and 2 * half < wide and not any(meet(box, other) for other in taken):
            taken.append(box)
            look: dict[str, Value] = {"class_": "fig-name", "text_anchor": "middle", "font_size": _SMALL}
            found.append(element("text", name, x=x, y=y, **look))
    return found


def _place(view: Projection, marked: _Marked) -> tuple[float, float]:
    """Where a mark stands in the picture: on its place, or in the largest part of its area that is seen."""
    if marked.layer is not None:
        x, y, _ = view.middle(marked.layer, marked.layer.union(marked.outlines))
        return x, y
    lat, lon = marked.position
    return view.at(lon, lat)


def _mark(sheet: Sheet, view: Projection, marked: _Marked) -> list[Element]:
    """A dot, a circle, or nothing for what is filled; and the number."""
    x, y = _place(view, marked)
    if marked.layer is not None:
        return [_number(sheet, marked, x, y)]
    title = element("title", marked.spot.label)
    if marked.spot.precision == "settlement":
        dot = element("circle", title, cx=x, cy=y, r=4.5, class_="fig-dot", stroke="currentColor")
        return [dot, _number(sheet, marked, x + 12, y - 5)]
    radius = max(10.0, view.km(_SITE_KM if marked.spot.precision == "site" else _DISTRICT_KM))
    look = {"class_": "fig-ring", "fill": sheet.hatch(), "stroke": "currentColor", "stroke_dasharray": "4 2"}
    ring = element("circle", title, cx=x, cy=y, r=radius, **look)
    return [ring, _number(sheet, marked, x + radius + 8, y - 5)]


def _number(sheet: Sheet, marked: _Marked, x: float, y: float) -> Element:
    words = sheet.speech.number(marked.number)
    return element("text", words, x=x, y=y, text_anchor="middle", class_="fig-count", font_weight="bold")


def _scale(sheet: Sheet, view: Projection, words: SpotWords) -> None:
    """A length of whole kilometres, at most half of the map."""
    most = max(1, int(view.wide / 2 / view.km(1)))
    unit = 10 ** (len(str(most)) - 1)
    km = max(unit * times for times in (1, 2, 5) if unit * times <= most)
    start, end = sheet.x(MARGIN), sheet.x(MARGIN + view.km(km))
    sheet.y += 6
    y = sheet.y
    path = f"M{start:.1f} {y - 3:.1f}v6M{start:.1f} {y:.1f}H{end:.1f}M{end:.1f} {y - 3:.1f}v6"
    sheet.put(element("path", d=path, class_="fig-axis", fill="none", stroke="currentColor"))
    sheet.y += SIZE + 2
    sheet.text(words.km(km), MARGIN, sheet.y, class_="fig-number")
    sheet.y += 4
