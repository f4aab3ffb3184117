from __future__ import annotations

import json
from typing import Any

from gawah.exchange.formats.geojson import KEYS, geojson
from gawah.guard.coarse import Where
from tests.exchange.formats.made import happening


def read(*found: Any) -> dict[str, Any]:  # noqa: ANN401 (happenings)
    told: dict[str, Any] = json.loads("".join(geojson(found)))
    return told


def test_a_feature_has_its_point_with_the_longitude_first() -> None:
    told = read(happening())
    assert told["type"] == "FeatureCollection"
    (feature,) = told["features"]
    assert feature["type"] == "Feature"
    assert feature["id"] == "incident:1"
    assert feature["geometry"] == {"type": "Point", "coordinates": [73.25, 31.5]}
    assert set(feature["properties"]) == set(KEYS)
    assert feature["properties"]["precision"] == "settlement"
    assert feature["properties"]["is_area"] is False
    assert feature["properties"]["injured"] == {"low": 0, "high": None}


def test_there_is_no_point_where_none_is_known() -> None:
    nowhere = read(happening(where=None), happening(where=Where(("Torva",), "PK", None, None, "settlement")))
    assert [one["geometry"] for one in nowhere["features"]] == [None, None]
    assert [one["properties"]["is_area"] for one in nowhere["features"]] == [None, None]
    assert nowhere["features"][1]["properties"]["precision"] == "settlement"


def test_the_point_of_an_area_is_marked() -> None:
    for precision in ("admin2", "admin1", "region", "country"):
        told = read(happening(where=Where(("East",), "PK", 31.0, 73.0, precision)))
        assert told["features"][0]["properties"]["is_area"] is True
    unknown = read(happening(where=Where(("East",), "PK", 31.0, 73.0, "")))
    assert unknown["features"][0]["properties"]["precision"] is None
    assert unknown["features"][0]["properties"]["is_area"] is None


def test_a_register_without_incidents_is_an_empty_collection() -> None:
    assert read() == {"type": "FeatureCollection", "features": []}
