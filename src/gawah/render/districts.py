"""The outline of a district by its name, as registers name districts."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from gawah.render.outlines import read_layer
from gawah.render.places import find_outline
from gawah.review.where import gazetteer
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gawah.render.outlines import Outline

HOME = "PK"
"""The country whose districts have outlines."""


@lru_cache(maxsize=1024)
def district_outline(admin1: str, admin2: str) -> Outline | None:
    """The outline of a district: the one of its name, else that of the gazetteer's district.

    Args:
        admin1: the name of the province it lies in.
        admin2: its own name.
    """
    named = _by_name().get(plain_district(admin2))
    if named is not None:
        return named
    known = gazetteer()
    for found in known.find(admin2):
        place = found.place
        if (place.country, place.precision) == (HOME, "admin2") and known.admin1_name(place) == admin1:
            return find_outline(place)
    return None


@cache
def _by_name() -> Mapping[str, Outline]:
    outlines = read_layer("pk").outlines
    held = {key(one[1:]): outline for outline in outlines for one in outline.ids if one.startswith("=")}
    return held | {plain_district(outline.name): outline for outline in outlines}


def plain_district(name: str) -> str:
    """The name of a district as it is compared: some sources add the word, some do not."""
    return key(name.removesuffix(" District"))
