"""Where something was, as exactly as an audience may know: a unit of the gazetteer, told by its own point.

A unit is told, never a point that was moved about: of such points, a few give the true one away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.guard.audience import LEVELS
from gawah.model.record import record
from gawah.review.where import gazetteer
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.guard.audience import Audience
    from gawah.guard.kept import Kept
    from gawah.register import Subject
    from gawah.values.places import Gazetteer, Place


@record
class Where:
    """A place that may be told."""

    names: tuple[str, ...]
    """Its name and those of what it lies in, without the country."""
    country: str | None
    """ISO 3166-1 alpha-2."""
    lat: float | None
    lon: float | None
    """The label point of the unit, in degrees; None where the gazetteer has none."""
    precision: str
    """Of which kind the unit is: a code of ``precision``."""


def coarsened(place: Subject, audience: Audience, kept: Kept) -> Where | None:
    """A place as an audience may know it; the same for good once it was told.

    Args:
        place: of the register.
        audience: who is to know.
        kept: what was told before.

    Returns:
        the unit; None where the register knows none that is wide enough.
    """
    entry = place.value("gazetteer")
    if entry is None:
        return _unlisted(place, audience)
    at = f"{entry} {audience.places}"
    told = kept.told("place", at)
    if isinstance(told, list) and len(told) == len(_FIELDS):
        names, country, lat, lon, precision = told
        return Where(tuple(map(str, names)), country, lat, lon, precision)
    found = _unit(gazetteer(), entry, audience)
    if found is None:
        return _unlisted(place, audience)
    kept.tell("place", at, [list(found.names), found.country, found.lat, found.lon, found.precision])
    return found


_PARTS = frozenset({"ADM3", "ADM4", "ADMD"})
"""Codes of what a district is made of, which the gazetteer tells as exactly as a district."""
_FIELDS = ("names", "country", "lat", "lon", "precision")


def is_told_whole(place: Subject, where: Where | None) -> bool:
    """Whether a place is told as it is, so that its name and its point are no secret."""
    if where is None:
        return False
    precision = place.value("precision")
    if not where.names:
        return precision == where.precision
    first = key(where.names[0])
    return precision in {None, where.precision} and any(key(name) == first for name in names_of(place))


def names_of(place: Subject) -> tuple[str, ...]:
    """All that a place is called, in the register and in the gazetteer, in every script."""
    entry = place.value("gazetteer")
    known = gazetteer().get(entry) if entry is not None else None
    listed = gazetteer().names(known) if known is not None else ()
    printed = (c.statement.original for c in place.claims if c.statement.prop == "name")
    return tuple(dict.fromkeys(filter(None, (*place.called, *printed, *listed))))


def _unit(known: Gazetteer, entry: str, audience: Audience) -> Where | None:
    """The smallest unit around an entry that may be told."""
    place = known.get(entry)
    if place is None:
        return None
    around = (place, *known.parts(place))
    unit = next((one for one in around if _is_wide(one, audience)), None)
    if unit is None:
        return None
    names = tuple(dict.fromkeys(_names(known, unit)))
    return Where(names, unit.country or None, unit.lat, unit.lon, unit.precision)


def _is_wide(place: Place, audience: Audience) -> bool:
    """Whether a unit may be told: a part of a district is no district."""
    is_part = audience.places == "admin2" and place.code in _PARTS
    return not is_part and not audience.is_too_exact(place.precision)


def _names(known: Gazetteer, unit: Place) -> Iterator[str]:
    if unit.precision != "country":
        yield unit.name
    for part in known.parts(unit):
        if part.precision != "country":
            yield part.name


def _unlisted(place: Subject, audience: Audience) -> Where | None:
    """Of a place that is in no gazetteer, what the reports say that it lies in."""
    allowed = LEVELS[1 : LEVELS.index(audience.places) + 1]
    named = ((level, place.value(level)) for level in ("admin2", "admin1") if level in allowed)
    told: list[tuple[str, str]] = [(level, name) for level, name in named if name is not None]
    country = place.value("country")
    if audience.places == LEVELS[-1] and (own := place.value("name")) is not None:
        told.insert(0, ("site", own))
    if not told and country is None:
        return None
    precision = told[0][0] if told else "country"
    return Where(tuple(dict.fromkeys(name for _, name in told)), country, None, None, precision)
