"""What of its sentence belongs to a number that sums up: acts, time, place, community, part and whole."""

from __future__ import annotations

from typing import Any

import pytest

from gawah.extract import extract
from gawah.read import Given, read_bytes

AT = "2024-01-01T00:00:00Z"


def claims(sentence: str, head: str = "LAHORE, 5 May 2023 - The council met.") -> list[dict[str, Any]]:
    """The aggregate claims of a sentence: values by property, places and wholes by name and quantity."""
    text = read_bytes(f"{head}\n\n{sentence}".encode(), "a.txt", Given())
    told: dict[str, dict[str, Any]] = {}
    names: dict[str, str] = {}
    for one in extract(text, run_id="try", at=AT).statements:
        if one.prop == "name":
            names.setdefault(one.subject, one.value)
        if one.kind == "claim":
            told.setdefault(one.subject, {}).setdefault(one.prop, one.value)
    for values in told.values():
        if "place" in values:
            values["place"] = names[values["place"]]
        if "part_of" in values:
            values["part_of"] = told[values["part_of"]]["quantity"]
    return list(told.values())


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        (
            "The forum found in 2018 that more than 700 Sikhs had been killed between 2003 and 2017.",
            "2003/2017",
        ),
        ("More than 700 Sikhs were killed in 14 years [2003-2017], the forum says.", "2003/2017"),
        ("The forum reported in 2018 that more than 700 Sikhs had been killed.", None),
        ("It was the eighth attack on a church in the town this year.", "2023"),
        ("Seit 2019 wurden mehr als 30 Kirchen angegriffen.", "2019/.."),
        ("Mehr als 30 Kirchen wurden 2019 in Pakistan angegriffen.", "2019"),
    ],
)
def test_the_time_of_a_claim_is_not_that_of_its_saying(sentence: str, period: str | None) -> None:
    (told,) = claims(sentence)
    assert told.get("period") == period


def test_a_time_that_the_page_cannot_place_is_told_as_such() -> None:
    (told,) = claims("It was the eighth attack on a church in the town this year.", "The council met.")
    assert told["period"] == "XXXX-XX"


def test_each_number_has_its_own_place() -> None:
    one, other = claims("Police said 31 churches were burned in Punjab and 12 churches in Sindh in 2019.")
    assert (one["quantity"], one["place"]) == ("31", "Punjab")
    assert (other["quantity"], other["place"]) == ("12", "Sindh")


def test_a_place_before_all_numbers_is_that_of_each() -> None:
    (told,) = claims("In Sindh, more than 30 churches were burned in 2019.")
    assert told["place"] == "Sindh"


def test_where_the_verb_stands_last_the_place_stands_before_the_number() -> None:
    (told,) = claims("2019 میں سندھ میں 31 گرجا گھر نذر آتش کیے گئے۔", "لاہور، 5 مئی 2023: اجلاس ہوا۔")
    assert told["place"] == "سندھ"


def test_a_part_is_told_with_its_whole_and_keeps_the_place_to_itself() -> None:
    part, whole = claims("In Sindh, where three of the seven killings of 2019 happened, nobody was charged.")
    assert (part["quantity"], part["part_of"], part["place"]) == ("3", "7", "Sindh")
    assert whole["quantity"] == "7"
    assert "place" not in whole


@pytest.mark.parametrize(
    ("sentence", "type_", "outcome", "group"),
    [
        (
            "Since 2019 more than 30 Hindu temples were burned.",
            "attack_on_place_of_worship",
            "destroyed",
            "Hindu",
        ),
        ("More than 300 Hazaras have been killed since 2019.", "killing", "killed", "Hazaras"),
        ("Seit 2019 wurden mehr als 300 Jesiden getötet.", "killing", "killed", "Jesiden"),
        ("Plus de 300 chrétiens ont été tués depuis 2019.", "killing", "killed", "chrétiens"),
    ],
)
def test_what_is_counted_is_told_in_codes(sentence: str, type_: str, outcome: str, group: str) -> None:
    (told,) = claims(sentence)
    assert (told["type"], told["outcome"], told["group"]) == (type_, outcome, group)
