"""Where a row says that it was: the place as it is called, and its entry where only one can be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.errors import Sentence
from gawah.review.where import gazetteer
from gawah.values.scripts import key

if TYPE_CHECKING:
    from gawah.exchange.imports.row import Reading, Told
    from gawah.values.places import Place

_UNITS = ("name", "admin2", "admin1", "country")


def say_place(reading: Reading) -> tuple[str, Told] | None:
    """Say what a row tells of its place; the subject, and the words that name it, where there are any."""
    units = {unit: told for unit in _UNITS if (told := reading.first(f"place.{unit}")) is not None}
    point = _point(reading)
    named = next((units[unit] for unit in _UNITS if unit in units), point)
    if named is None or not any(
        told.span is not None for told in (*units.values(), *([point] if point else []))
    ):
        return None
    place = reading.subject("place", named)
    if named is not point:
        reading.say(place, "name", named.value, named)
    known = entry_of({unit: told.value for unit, told in units.items()})
    for prop, value in (_facts(known) if known is not None else {}).items():
        if value and prop not in units and not (prop == "point" and point is not None):
            reading.say(place, prop, value, named)
    for unit in _UNITS[1:]:
        if unit in units:
            reading.say(place, unit, units[unit].value, units[unit])
    if point is not None:
        reading.say(place, "point", point.value, point)
    precision = reading.first("place.precision")
    if precision is not None:
        reading.say(place, "precision", precision.value, precision)
    return place, named


def entry_of(units: dict[str, str]) -> Place | None:
    """The entry of the gazetteer that names mean; None where there is none, or more than one.

    Args:
        units: the names of the place and of what it lies in; a country by its code.
    """
    known = gazetteer()
    unit = next((one for one in _UNITS[:3] if one in units), None)
    if unit is None:
        return None
    found = {one.place.id: one.place for one in known.find(units[unit]) if one.main}
    if (country := units.get("country")) and known.is_shared(key(units[unit])):
        found |= {one.place.id: one.place for one in known.find_in(key(units[unit]), country) if one.main}
    meant = [place for place in found.values() if _lies(place, unit, units)]
    return meant[0] if len(meant) == 1 else None


def _lies(place: Place, unit: str, units: dict[str, str]) -> bool:
    """Whether a place is of the unit, and lies in what the row says that it lies in."""
    known = gazetteer()
    if unit != "name" and place.precision != unit:
        return False
    told = {"admin2": known.admin2_name(place), "admin1": known.admin1_name(place), "country": place.country}
    around = _UNITS[_UNITS.index(unit) + 1 :]
    return all(key(told[one] or "") == key(units[one]) for one in around if one in units)


def _facts(place: Place) -> dict[str, str | None]:
    known = gazetteer()
    point = None if place.lat is None or place.lon is None else f"{place.lat:.5f},{place.lon:.5f}"
    return {
        "gazetteer": place.id,
        "admin2": known.admin2_name(place),
        "admin1": known.admin1_name(place),
        "country": place.country or None,
        "precision": place.precision,
        "point": point,
    }


def _point(reading: Reading) -> Told | None:
    """The point of the row: of one cell, or of two."""
    from gawah.exchange.imports.row import Told

    whole = reading.first("place.point")
    if whole is not None:
        return whole
    lat, lon = reading.first("place.latitude"), reading.first("place.longitude")
    if lat is None or lon is None or lat.span is None or lon.span is None:
        return None
    if abs(float(lat.value)) > 90:
        reading.fault("bad_cell", Sentence("“%(words)s” is no latitude.", words=lat.value), lat.span)
        return None
    span = min(lat.span[0], lon.span[0]), max(lat.span[1], lon.span[1])
    return Told(f"{lat.value},{lon.value}", span)
