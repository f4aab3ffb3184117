from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from gawah.exchange.formats.happening import Actor
from gawah.exchange.formats.ucdp import COLUMNS, priogrid, ucdp
from gawah.guard.coarse import Where
from tests.exchange.formats.made import happening

if TYPE_CHECKING:
    from gawah.exchange.formats.happening import Happening


def rows(*found: Happening) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(ucdp(found)), newline="")))


def test_a_killing_by_a_state_is_one_sided() -> None:
    (found,) = rows(happening())
    assert tuple(found) == COLUMNS
    wanted = {
        "id": "incident:1", "year": "2021", "type_of_violence": "3", "side_a": "Torva Police",
        "side_b": "Civilians", "number_of_sources": "1", "source_article": "Gazette, 2021-03-05, A death",
        "source_office": "Gazette", "source_date": "2021-03-05", "source_headline": "A death",
        "where_prec": "1", "where_coordinates": "Torva", "where_description": "Torva, Mbeki District, East",
        "adm_1": "East", "adm_2": "Mbeki District", "latitude": "31.5", "longitude": "73.25",
        "geom_wkt": "POINT (73.25 31.5)", "priogrid_gid": "175467", "country": "Pakistan", "date_prec": "1",
        "date_start": "2021-03-04", "date_end": "2021-03-04", "best": "1", "high": "1", "low": "1",
    }  # fmt: skip
    assert {name: value for name, value in found.items() if value} == wanted


def test_only_lethal_incidents_are_written() -> None:
    assert rows(happening(killed=(0, 3)), happening(killed=None), happening(killed=(0, 0))) == []
    (found,) = rows(happening(killed=(3, 7)))
    assert [found[name] for name in ("best", "high", "low")] == ["", "7", "3"]
    (found,) = rows(happening(killed=(3, None)))
    assert [found[name] for name in ("best", "high", "low")] == ["", "", "3"]


def test_who_is_no_state_and_no_organised_group_leaves_the_type_to_a_coder() -> None:
    crowd = Actor("group:2", "group", "a crowd", None)
    for actors in ((crowd,), (), (Actor("body:2", "body", "The Seven", None, "party"),)):
        (found,) = rows(happening(perpetrators=actors))
        assert (found["type_of_violence"], found["side_b"]) == ("", "")
    (found,) = rows(happening(perpetrators=(Actor("body:3", "body", "The Nine", None, "armed_group"),)))
    assert found["type_of_violence"] == "3"
    (found,) = rows(happening(type="torture_ill_treatment"))
    assert found["type_of_violence"] == ""


def test_a_year_is_coded_and_a_decade_is_not() -> None:
    (year, decade) = rows(happening(date="2020"), happening(date="202X"))
    assert [year[name] for name in ("year", "date_prec", "date_start")] == ["2020", "5", "2020-01-01"]
    assert [decade[name] for name in ("year", "date_prec", "date_end")] == ["", "", "2029-12-31"]


def test_a_country_alone_has_its_own_code() -> None:
    (found,) = rows(happening(where=Where((), "PK", 30.0, 70.0, "country")))
    assert (found["where_prec"], found["latitude"]) == ("6", "30.0")


def test_cells_are_counted_from_the_south_west() -> None:
    assert priogrid(-90, -180) == 1
    assert priogrid(-89.6, -179.4) == 2
    assert priogrid(-89.4, -180) == 721
    assert priogrid(90, 180) == 360 * 720
