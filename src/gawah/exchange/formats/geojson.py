"""GeoJSON (RFC 7946): one feature an incident, with a point only where one is known.

The point of a unit is its label point, and ``precision`` says of which: whoever draws it must not draw it
as if something had happened there.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from gawah.exchange.formats.precision import COARSE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gawah.exchange.formats.happening import Actor, Happening
    from gawah.register.compare import Bounds

KEYS = {
    "date": "EDTF",
    "type": "the gravest act (a code of act_type)",
    "title": "how it is told",
    "places": "the name of the place and of what it lies in, the smallest first",
    "country": "ISO 3166-1 alpha-2",
    "precision": "of what the point is (a code of precision); null where it is not known",
    "is_area": "true where the point stands for an area: it is the label point of the unit",
    "victims": "each with kind, name and count",
    "perpetrators": "the same",
    "killed": "low and high; high null where nobody says at most how many",
    "injured": "the same",
    "standard": "the standard of proof (a code of standard)",
    "sources": "how many independent sources",
}
"""The properties of a feature."""


def geojson(found: Iterable[Happening]) -> Iterator[str]:
    """The text of a feature collection, a feature at a time.

    Args:
        found: incidents. One without a known point becomes a feature whose geometry is null.
    """
    yield '{"type": "FeatureCollection", "features": ['
    between = "\n"
    for one in found:
        yield between + json.dumps(_feature(one), ensure_ascii=False)
        between = ",\n"
    yield "\n]}\n"


def geojson_words() -> tuple[str, ...]:
    """What stands in such a file whatever the register holds."""
    return (*KEYS, "type features FeatureCollection Feature geometry Point coordinates properties id is area")


def _feature(one: Happening) -> dict[str, Any]:
    where = one.where
    point = None
    if where is not None and where.lat is not None and where.lon is not None:
        point = {"type": "Point", "coordinates": [where.lon, where.lat]}
    precision = where.precision or None if where is not None else None
    values = {
        "date": one.date,
        "type": one.type,
        "title": one.title,
        "places": list(where.names) if where is not None else [],
        "country": where.country if where is not None else None,
        "precision": precision,
        "is_area": precision in COARSE if point is not None and precision is not None else None,
        "victims": [_actor(actor) for actor in one.victims],
        "perpetrators": [_actor(actor) for actor in one.perpetrators],
        "killed": _bounds(one.killed),
        "injured": _bounds(one.injured),
        "standard": one.standard,
        "sources": one.sources,
    }
    return {"type": "Feature", "id": one.id, "geometry": point, "properties": values}


def _actor(actor: Actor) -> dict[str, Any]:
    return {"kind": actor.kind, "name": actor.name, "count": _bounds(actor.count)}


def _bounds(bounds: Bounds | None) -> dict[str, int | None] | None:
    return None if bounds is None else {"low": bounds[0], "high": bounds[1]}
