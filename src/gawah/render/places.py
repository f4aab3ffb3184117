"""Places of the gazetteer as what a map draws of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.render.outlines import Outline, read_layer
from gawah.render.spots_map import Spot

if TYPE_CHECKING:
    from gawah.values.places import Place

_HOME = "PK"
"""The country whose districts have outlines."""


def find_outline(place: Place) -> Outline | None:
    """The district outline that a place is or lies in, newer districts in the older ones; or None."""
    if place.country != _HOME or place.precision not in {"admin2", "settlement", "site"}:
        return None
    known = read_layer("pk").by_code
    return known.get(place.id) or known.get(place.admin2)


def spot_of(place: Place, label: str) -> Spot:
    """A place on the map of an incident, as exactly as the gazetteer has it.

    Args:
        place: where it is said to have happened.
        label: its name, with what is known of it, to be read.
    """
    position = None if place.lat is None or place.lon is None else (place.lat, place.lon)
    outline = find_outline(place)
    code = {
        "admin2": outline.code if outline else "",
        "admin1": f"{place.country}.{place.admin1}",
        "country": place.country,
    }.get(place.precision, "")
    return Spot(label, place.precision, position, (code,) if code else ())
