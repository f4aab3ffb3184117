"""The lines of a map: each drawn once, by what it parts, and dashed where states dispute it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.render.svg import element

if TYPE_CHECKING:
    from collections.abc import Collection

    from gawah.render.outlines import Layer
    from gawah.render.projection import Projection
    from gawah.render.svg import Element


def borders(view: Projection, layer: Layer, without: Collection[str] = ()) -> tuple[Element, ...]:
    """The lines between districts, between provinces, around the whole, and those in dispute.

    Args:
        view: where they lie in the picture.
        layer: the outlines.
        without: codes of areas whose lines are left out, since a finer layer has them.
    """
    ranks: dict[str, list[int]] = {"fig-inner": [], "fig-unit": [], "fig-outer": []}
    for number, sides in enumerate(layer.sides):
        if not any(outline.code in without for outline in sides):
            units = {outline.unit for outline in sides}
            rank = "fig-outer" if len(sides) == 1 else "fig-unit" if len(units) > 1 else "fig-inner"
            ranks[rank].append(number)
    paths = [(rank, view.lines(layer, numbers)) for rank, numbers in ranks.items()]
    found = [
        element("path", d=path, class_=rank, fill="none", stroke="currentColor")
        for rank, path in paths
        if path
    ]
    disputed = view.disputed(layer, without)
    if disputed:
        # Without a light line beneath, the edge of a shaded area would fill the gaps.
        found.append(element("path", d=disputed, class_="fig-gap", fill="none"))
        look = {"class_": "fig-disputed", "fill": "none", "stroke": "currentColor", "stroke_dasharray": "3 2"}
        found.append(element("path", d=disputed, **look))
    return tuple(found)
