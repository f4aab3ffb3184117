"""How things are drawn: figures and maps as SVG text, made of small records by pure functions.

A figure has no colour, style or script of its own; :func:`style_sheet` gives the rules for its classes.
Labels, numbers and dates come in as they are to be read: this room knows no language. See docs/figures.md.
"""

from __future__ import annotations

from importlib.resources import files

from gawah.render.bars import draw_rows, draw_series
from gawah.render.counts_map import Area, MapRow, MapWords, Tally, draw_counts
from gawah.render.counts_map import rows as map_rows
from gawah.render.frame import Frame, Speech
from gawah.render.outlines import Outline, read_layer
from gawah.render.places import find_outline, spot_of
from gawah.render.series import Kind, Point, Row, Series, SeriesRow, series_rows
from gawah.render.spots_map import Spot, SpotWords, draw_spots
from gawah.render.timeline import Event, History, draw_history

__all__ = [
    "Area",
    "Event",
    "Frame",
    "History",
    "Kind",
    "MapRow",
    "MapWords",
    "Outline",
    "Point",
    "Row",
    "Series",
    "SeriesRow",
    "Speech",
    "Spot",
    "SpotWords",
    "Tally",
    "draw_counts",
    "draw_history",
    "draw_rows",
    "draw_series",
    "draw_spots",
    "find_outline",
    "map_rows",
    "read_layer",
    "series_rows",
    "spot_of",
    "style_sheet",
]


def style_sheet() -> str:
    """The rules of CSS that colour figures, light and dark."""
    return (files(__name__) / "static" / "figures.css").read_text(encoding="utf-8")
