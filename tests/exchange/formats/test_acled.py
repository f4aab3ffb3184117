from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from gawah.exchange.formats.acled import COLUMNS, acled
from gawah.exchange.formats.happening import Actor, Happening
from gawah.guard.coarse import Where
from gawah.schema import vocabulary
from tests.exchange.formats.made import AMIN, POLICE, happening


def row(one: Happening) -> dict[str, str]:
    (found,) = csv.DictReader(io.StringIO("".join(acled([one])), newline=""))
    assert tuple(found) == COLUMNS
    return found


def some(one: Happening, *names: str) -> list[str]:
    found = row(one)
    return [found[name] for name in names]


def test_a_killing_is_violence_against_civilians() -> None:
    found = row(happening())
    wanted = {
        "event_id_cnty": "incident:1", "event_date": "2021-03-04", "year": "2021", "time_precision": "1",
        "disorder_type": "Political violence", "event_type": "Violence against civilians",
        "sub_event_type": "Attack", "actor1": "Torva Police", "assoc_actor_1": "", "inter1": "1",
        "actor2": "Civilians (Pakistan)", "assoc_actor_2": "Amin Soyle", "inter2": "7", "interaction": "17",
        "civilian_targeting": "Civilian targeting", "country": "Pakistan", "admin1": "East",
        "admin2": "Mbeki District", "location": "Torva", "latitude": "31.5", "longitude": "73.25",
        "geo_precision": "1", "source": "Gazette", "notes": "Amin Soyle was killed in Torva.",
        "fatalities": "1", "tags": "gawah: killing",
    }  # fmt: skip
    assert {name: value for name, value in found.items() if value} == {k: v for k, v in wanted.items() if v}


def test_what_gawah_does_not_know_is_empty() -> None:
    unknown = happening(date="2020", where=None, perpetrators=(), killed=None)
    told = some(
        unknown, "event_date", "time_precision", "inter1", "interaction", "geo_precision", "fatalities"
    )
    assert told == [""] * 6
    assert some(unknown, "year", "actor2") == ["2020", "Civilians"]
    assert some(happening(date="2020-12-30/2021-01-02"), "year", "event_date") == ["", "2020-12-31"]


def test_a_country_alone_is_not_coded() -> None:
    country = Where((), "PK", 30.0, 70.0, "country")
    told = some(happening(where=country), "country", "latitude", "longitude", "geo_precision")
    assert told == ["Pakistan", "", "", ""]


@pytest.mark.parametrize("type_", sorted(vocabulary("act_type")))
def test_each_type_has_what_the_schema_says_or_nothing(type_: str) -> None:
    said = vocabulary("act_type")[type_].extra["acled"]
    many = (AMIN, Actor("group:1", "group", "villagers", (7, None)))
    event, sub, disorder = some(
        happening(type=type_, perpetrators=(), victims=many), "event_type", "sub_event_type", "disorder_type"
    )
    assert (f"{event} / {sub}" if event else None) == said
    assert bool(disorder) == bool(said)


def test_the_arrest_of_one_is_left_to_a_coder() -> None:
    assert some(happening(type="arrest_detention"), "event_type", "actor2") == ["", "Amin Soyle"]


def test_what_a_state_did_is_no_riot() -> None:
    told = ("event_type", "sub_event_type", "inter1")
    crowd = Actor("group:2", "group", "a crowd", None)
    attack: dict[str, Any] = {"type": "attack_on_place_of_worship", "victims": ()}
    assert some(happening(**attack, perpetrators=(crowd,)), *told) == ["Riots", "Mob violence", "5"]
    looted = ["Strategic developments", "Looting/property destruction", "1"]
    assert some(happening(**attack, perpetrators=(POLICE,)), *told) == looted


def test_rioters_stand_first_with_what_they_are_called_beside_them() -> None:
    crowd = Actor("group:2", "group", "a crowd", (40, None))
    told = happening(type="attack_on_place_of_worship", perpetrators=(crowd,), victims=())
    assert some(told, "actor1", "assoc_actor_1") == ["Rioters (Pakistan)", "a crowd (at least 40)"]


def test_a_formula_does_not_run() -> None:
    assert row(happening(title="=1+1"))["notes"] == "'=1+1"
