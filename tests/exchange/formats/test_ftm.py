from __future__ import annotations

import csv
import io
import json
from hashlib import sha1
from typing import TYPE_CHECKING, Any

from gawah.exchange.formats.ftm import entity_id, ftm
from gawah.exchange.formats.ftm_statements import COLUMNS, ftm_statements
from gawah.exchange.formats.happening import Actor
from tests.exchange.formats.made import happening

if TYPE_CHECKING:
    from gawah.exchange.formats.happening import Happening


def read(*found: Happening) -> dict[str, dict[str, Any]]:
    told = [json.loads(line) for line in ftm(found)]
    return {one["id"]: one for one in told}


def of(schema: str, *found: Happening) -> list[dict[str, Any]]:
    return [one["properties"] for one in read(*found).values() if one["schema"] == schema]


def test_an_incident_is_an_event_with_who_was_involved() -> None:
    (event,) = of("Event", happening())
    assert event["name"] == ["Killing, Torva, 2021-03-04"]
    assert event["summary"] == ["Amin Soyle was killed in Torva."]
    assert event["date"] == ["2021-03-04"]
    assert event["country"] == ["pk"]
    assert event["involved"] == ["person-1", "body-1"]
    assert event["proof"] == ["d" * 64]
    assert "Killed: 1" in event["notes"]
    assert "Injured: at least 0" not in event["notes"]


def test_the_part_somebody_took_is_the_role_of_a_link() -> None:
    links = {one["subject"][0]: one for one in of("UnknownLink", happening())}
    assert {who: one["role"] for who, one in links.items()} == {
        "person-1": ["victim"],
        "body-1": ["perpetrator"],
    }
    assert all(one["object"] == ["incident-1"] for one in links.values())


def test_bodies_of_the_state_are_told_from_others() -> None:
    found = read(happening(perpetrators=(Actor("body:2", "body", "The Nine", None, "armed_group"),)))
    assert found["body-2"]["schema"] == "Organization"
    assert read(happening())["body-1"]["schema"] == "PublicBody"


def test_what_is_no_legal_entity_is_not_involved_but_linked() -> None:
    mosque = Actor("object:1", "object", "a mosque", (2, None))
    (event,) = of("Event", happening(victims=(mosque,)))
    assert event["involved"] == ["body-1"]
    (link,) = [
        one for one in of("UnknownLink", happening(victims=(mosque,))) if one["subject"] == ["object-1"]
    ]
    assert (link["role"], link["summary"]) == (["target"], ["Number: at least 2"])


def test_a_date_is_never_made_more_exact() -> None:
    def dates(told: str) -> dict[str, Any]:
        (event,) = of("Event", happening(date=told))
        return {name: event[name] for name in ("date", "startDate", "endDate") if name in event}

    assert dates("2020-07~") == {"date": ["2020-07"]}
    assert dates("2020-07-01/2020-09") == {"startDate": ["2020-07-01"], "endDate": ["2020-09"]}
    assert dates("2020-07-01/..") == {"startDate": ["2020-07-01"]}
    assert dates("202X") == dates("XXXX-05-03") == dates("XXXX-XX") == {}
    (event,) = of("Event", happening(date="2020-07~"))
    assert "Date (EDTF): 2020-07~" in event["notes"]


def test_the_same_person_in_two_incidents_is_one_entity() -> None:
    lines = list(ftm([happening(), happening(id="incident:2")]))
    assert sum(json.loads(line)["id"] == "person-1" for line in lines) == 1


def test_ids_have_letters_that_followthemoney_takes() -> None:
    assert entity_id("incident:3f2a") == "incident-3f2a"
    assert entity_id("Incident KBRZH/victim/1") == "Incident-KBRZH-victim-1"
    other = entity_id("body/طالبان")
    assert other.removeprefix("gawah-").isdigit()
    assert other != entity_id("body/داعش")


def test_a_statement_is_known_by_the_hash_of_what_it_says() -> None:
    text = "".join(ftm_statements([happening(title="=1+1")], is_own=True))
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert tuple(rows[0]) == COLUMNS
    for row in rows:
        key = f"gawah.{row['entity_id']}.{row['prop']}.{row['value']}"
        assert row["id"] == sha1(key.encode()).hexdigest()  # noqa: S324 (no secret)
    (summary,) = [row for row in rows if row["prop"] == "summary"]
    assert summary["value"] == "'=1+1"
    assert len({row["id"] for row in rows}) == len(rows)


def test_statements_and_entities_say_the_same() -> None:
    found = read(happening())
    text = "".join(ftm_statements([happening()], is_own=False))
    told: dict[str, dict[str, Any]] = {}
    for row in csv.DictReader(io.StringIO(text, newline="")):
        assert row["id"] == ""
        told.setdefault(row["entity_id"], {}).setdefault(row["prop"], []).append(row["value"])
    assert told == {id_: one["properties"] for id_, one in found.items()}


def test_a_wording_is_kept_beside_the_date_that_is_made_of_it() -> None:
    text = "".join(ftm_statements([happening(date="2020-07~")], is_own=True))
    rows = {(row["schema"], row["prop"]): row for row in csv.DictReader(io.StringIO(text, newline=""))}
    assert rows["Event", "date"]["original_value"] == "2020-07~"
