from __future__ import annotations

import csv
import io
import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from gawah.exchange.formats.happening import Happening, Response
from gawah.exchange.formats.package import DESCRIPTOR, About, data_package
from tests.exchange.formats.made import happening

if TYPE_CHECKING:
    from collections.abc import Callable

ALL = {"incidents.csv", "parties.csv", "acts.csv", "act_parties.csv", "responses.csv", "documents.csv"}
OWN = About("A register", "2026-01-01T00:00:00Z", "CC-BY-4.0", is_own=True)
OTHERS = About("A register", "2026-01-01T00:00:00Z")
CHECKS: dict[str, Callable[[str], object]] = {"integer": int, "number": float, "string": str, "date": str}


def files(about: About, *found: Happening) -> dict[str, str]:
    told: dict[str, str] = {}
    for name, piece in data_package(found, about):
        told[name] = told.get(name, "") + piece
    return told


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture
def told() -> dict[str, str]:
    second = happening(id="incident:2", responses=(), deeds=(), where=None, date=None, victims=())
    return files(OWN, happening(), second)


def test_every_table_is_described_as_it_is(told: dict[str, str]) -> None:
    package = json.loads(told[DESCRIPTOR])
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert package["licenses"] == [{"name": "CC-BY-4.0"}]
    assert package["sources"] == [{"title": "Gazette"}]
    assert {one["path"] for one in package["resources"]} == ALL == set(told) - {DESCRIPTOR}
    for resource in package["resources"]:
        text = told[resource["path"]]
        assert resource["hash"] == f"sha256:{sha256(text.encode()).hexdigest()}"
        assert resource["bytes"] == len(text.encode())
        fields = {one["name"]: one for one in resource["schema"]["fields"]}
        found = rows(text)
        assert found
        for row in found:
            assert list(row) == list(fields)
            for name, value in row.items():
                if value:
                    CHECKS[fields[name]["type"]](value)
                    assert value in fields[name].get("constraints", {}).get("enum", [value])


def test_keys_are_unique_and_lead_somewhere(told: dict[str, str]) -> None:
    package = json.loads(told[DESCRIPTOR])
    found = {one["name"]: rows(told[one["path"]]) for one in package["resources"]}

    def keys(table: str, fields: list[str]) -> list[tuple[str, ...]]:
        return [tuple(row[name] for name in fields) for row in found[table]]

    for resource in package["resources"]:
        schema = resource["schema"]
        mine = keys(resource["name"], schema["primaryKey"])
        assert len(mine) == len(set(mine))
        assert all(all(key) for key in mine)
        for link in schema.get("foreignKeys", []):
            there = set(keys(link["reference"]["resource"], link["reference"]["fields"]))
            assert set(keys(resource["name"], link["fields"])) <= there


def test_others_are_told_of_no_acts_and_no_words_of_a_date() -> None:
    told = files(OTHERS, happening())
    assert set(told) == {DESCRIPTOR, *ALL} - {"acts.csv", "act_parties.csv"}
    package = json.loads(told[DESCRIPTOR])
    assert "licenses" not in package
    assert "date_words" not in rows(told["incidents.csv"])[0]
    assert "hash" not in package["resources"][0]
    assert "4 March 2021" not in "".join(told.values())
    assert "body_type" not in rows(told["parties.csv"])[0]


def test_a_row_tells_what_the_happening_does() -> None:
    told = files(OWN, happening())
    (row,) = rows(told["incidents.csv"])
    names = ("date_from", "date_to", "place", "admin1", "latitude", "killed_high", "injured_high")
    assert [row[name] for name in names] == ["2021-03-04", "2021-03-04", "Torva", "East", "31.5", "1", ""]
    victim, perpetrator = rows(told["parties.csv"])
    assert (victim["actor"], victim["part"], victim["age"]) == ("person:1", "victim", "31")
    assert (perpetrator["body_type"], perpetrator["part"]) == ("police", "perpetrator")
    (response,) = rows(told["responses.csv"])
    assert (response["by"], response["date"]) == ("Torva Court", "2021-03")


def test_a_register_of_nothing_has_tables_with_heads_alone() -> None:
    told = files(OWN)
    assert [rows(told[name]) for name in sorted(ALL)] == [[]] * len(ALL)
    assert all(told[name].count("\r\n") == 1 for name in ALL)


def test_a_formula_does_not_run() -> None:
    response: Any = Response("measure:1", "inquiry", None, (), "=cmd()")
    told = files(OWN, happening(title="@SUM(A1)", responses=(response,)))
    assert rows(told["incidents.csv"])[0]["title"] == "'@SUM(A1)"
    assert rows(told["responses.csv"])[0]["words"] == "'=cmd()"
