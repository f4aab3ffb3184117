from __future__ import annotations

import csv
import io
import re

import pytest

from gawah.exchange.formats.esf import act_code, codes, esf
from gawah.exchange.formats.esf_columns import LINKS, TABLES
from gawah.exchange.formats.happening import Actor, Deed, Happening
from gawah.schema import vocabulary
from tests.exchange.formats.made import AMIN, POLICE, happening

CROWD = Actor("group:1", "group", "a crowd", (40, None))
LENA = Actor("person:2", "person", "Lena Okoro")


def read(*found: Happening) -> dict[str, list[dict[str, str]]]:
    told: dict[str, str] = {}
    for name, piece in esf(found):
        told[name] = told.get(name, "") + piece
    assert set(told) == {f"{name}.csv" for name in TABLES}
    return {
        name.removesuffix(".csv"): list(csv.DictReader(io.StringIO(text, newline="")))
        for name, text in told.items()
    }


def two() -> Happening:
    """Two victims of one act by two."""
    deed = Deed(
        "act:1", "attempted_killing", "injured", ("person:1", "person:2"), ("body:1", "group:1"), (), ()
    )
    return happening(victims=(AMIN, LENA), perpetrators=(POLICE, CROWD), deeds=(deed,))


def test_an_act_has_one_victim_and_one_event() -> None:
    found = read(two())
    assert [row["victim"] for row in found["acts"]] == ["person:1", "person:2"]
    assert {row["event"] for row in found["acts"]} == {"incident:1"}
    assert {row["type_of_act_2109"] for row in found["acts"]} == {"Attempted killing"}
    assert {row["type_of_act_2109_mt4"] for row in found["acts"]} == {"010109000000"}
    assert {row["status_at_end_2123_mt25"] for row in found["acts"]} == {"010200000000"}
    assert found["acts"][0]["age_2118"] == "31"
    assert len(found["involvements"]) == 4


def test_every_link_leads_to_a_record_and_no_number_stands_twice() -> None:
    found = read(two(), happening(id="incident:2", deeds=(), responses=()))
    for name, rows in found.items():
        keys = [row[TABLES[name][0]] for row in rows]
        assert keys
        assert len(keys) == len(set(keys)), name
        for column, other in LINKS.get(name, {}).items():
            there = {row[TABLES[other][0]] for row in found[other]}
            assert {row[column] for row in rows if row[column]} <= there


def test_a_person_and_a_group_are_counted_otherwise() -> None:
    rows = {row["person_record_number_901"]: row for row in read(two())["persons"]}
    assert rows["person:1"]["counting_unit_902"] == "individual"
    assert (rows["person:1"]["name_903"], rows["person:1"]["group_description_930"]) == ("Amin Soyle", "")
    crowd = rows["group:1"]
    assert (crowd["name_903"], crowd["group_description_930"]) == ("", "a crowd")
    assert (crowd["number_of_persons_931"], crowd["number_as_told"]) == ("", "at least 40")
    assert rows["source/Gazette"]["name_903"] == "Gazette"


@pytest.mark.parametrize(
    ("by", "code"), [((POLICE,), "010101020000"), ((CROWD,), "010101050000"), ((), "010108000000")]
)
def test_the_code_of_a_killing_depends_on_who_did_it(by: tuple[Actor, ...], code: str) -> None:
    deed = Deed("act:1", "killing", "killed", (), tuple(one.id for one in by), (), ())
    assert act_code(deed, {one.id: one for one in by}) == (code, "nearest")


@pytest.mark.parametrize("type_", sorted(vocabulary("act_type")))
def test_a_type_without_a_known_code_is_a_term_alone(type_: str) -> None:
    deed = Deed("act:1", type_, None, (), (), (), ())
    (row,) = read(happening(deeds=(deed,), perpetrators=()))["acts"]
    assert row["type_of_act_2109"] == vocabulary("act_type")[type_].labels["en"]
    assert bool(row["type_of_act_2109_mt4"]) == (type_ in codes()["acts"])
    assert row["type_of_act_fit"] in ({"exact", "nearest"} if row["type_of_act_2109_mt4"] else {""})


def test_each_code_is_one_and_is_of_a_code_of_the_schema() -> None:
    lists = {"acts": "act_type", "rights": "act_type", "violations": "act_type", "outcomes": "outcome"}
    for name, rows in codes().items():
        assert set(rows) <= set(vocabulary(lists.get(name, "measure_type")))
        for told in rows.values():
            for one in told if isinstance(told, list) else [{"code": told}]:
                assert re.fullmatch(r"\d{12}", one["code"])
                assert set(one) <= {"code", "fit", "by"}


def test_a_day_that_is_not_known_is_said_to_be_none() -> None:
    (row,) = read(happening(date="2020-07~"))["events"]
    names = ("initial_date_113", "initial_date_113_type", "final_date_114", "date_edtf")
    assert [row[name] for name in names] == [
        "2020-07-01",
        "day not known, approximate",
        "2020-07-31",
        "2020-07~",
    ]
    (row,) = read(happening(date="2021-03-04"))["events"]
    assert row["initial_date_113_type"] == "exact"
    (row,) = read(happening(date="2020/.."))["events"]
    assert (row["initial_date_113_type"], row["final_date_114"]) == ("day and month not known", "")


def test_the_answer_of_the_state_is_the_response_of_an_intervention() -> None:
    from gawah.exchange.formats.happening import Response

    told = (
        Response("m:1", "promise", "2020", ("Minister",), "=cmd()"),
        Response("m:2", "inquiry", None, (), None),
    )
    first, second = read(happening(responses=told))["interventions"]
    assert (first["response_2613"], first["response_2613_mt27"]) == ("Promise", "020000000000")
    assert first["words"] == "'=cmd()"
    assert (second["response_2613"], second["response_2613_mt27"]) == ("Inquiry", "")


def test_rights_and_violations_are_told_by_type() -> None:
    deeds = tuple(
        Deed(f"act:{n}", type_, None, (), (), (), ())
        for n, type_ in enumerate(
            ("attack_on_place_of_worship", "hate_speech_incitement", "discriminatory_law")
        )
    )
    (row,) = read(happening(deeds=deeds))["events"]
    assert row["rights_affected_153_mt3"] == "012200000000; 013300000000"
    assert row["violation_index_152_mt2"] == "010600000000"
