from __future__ import annotations

import csv
import io

from gawah.exchange.formats.happening import Actor, Happening, Response
from gawah.exchange.formats.uwazi import PROPERTIES, uwazi
from gawah.guard.coarse import Where
from tests.exchange.formats.made import AMIN, happening


def row(one: Happening) -> dict[str, str]:
    (found,) = csv.DictReader(io.StringIO("".join(uwazi([one])), newline=""))
    assert list(found) == list(PROPERTIES)
    return found


def test_an_incident_is_a_row_as_the_importer_reads_it() -> None:
    wanted = {
        "title": "Killing, Torva, 2021-03-04", "gawah_id": "incident:1", "date": "2021-03-04",
        "told_as": "Amin Soyle was killed in Torva.", "date_range": "2021-03-04:2021-03-04",
        "date_edtf": "2021-03-04", "type_of_act": "Killing", "country": "Pakistan",
        "places": "Torva|Mbeki District|East", "location_geolocation": "31.5|73.25",
        "location_precision": "settlement", "victims": "Amin Soyle", "perpetrators": "Torva Police",
        "killed_at_least": "1", "killed_at_most": "1", "injured_at_least": "0", "means": "rifle",
        "responses": "Inquiry", "standard_of_proof": "alleged", "independent_sources": "1",
        "publishers": "Gazette",
    }  # fmt: skip
    assert {name: value for name, value in row(happening()).items() if value} == wanted


def test_a_date_that_is_no_day_is_a_stretch() -> None:
    for told, stretch in {
        "2021-03": "2021-03-01:2021-03-31",
        "2021-03-04~": "2021-03-04:2021-03-04",
        "2021-03-04/..": "2021-03-04:",
        "../2021-03-04": ":2021-03-04",
        "XXXX-05": "",
    }.items():
        found = row(happening(date=told))
        assert (found["date"], found["date_range"], found["date_edtf"]) == ("", stretch, told)


def test_a_point_that_stands_for_an_area_is_not_drawn() -> None:
    for precision in ("admin2", "admin1", "region", "country", ""):
        found = row(happening(where=Where(("East",), "PK", 31.0, 73.0, precision)))
        assert found["location_geolocation"] == ""


def test_a_point_in_the_south_is_a_point() -> None:
    south = Where(("Mbeki",), "ZA", -33.9, 18.4, "settlement")
    assert row(happening(where=south))["location_geolocation"] == "-33.9|18.4"


def test_the_bar_parts_values_and_stands_in_none() -> None:
    odd = Actor("group:1", "group", "men | women", (2, None))
    response = (Response("m:1", "inquiry", None, (), None), Response("m:2", "inquiry", None, (), None))
    found = row(happening(victims=(AMIN, odd), responses=response))
    assert found["victims"].split("|") == ["Amin Soyle", "men women (at least 2)"]
    assert found["responses"] == "Inquiry"


def test_the_id_of_uwazi_is_left_to_uwazi() -> None:
    assert "id" not in PROPERTIES
