"""Claims that cannot all be true are found, and no others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gawah.analyse.arithmetic import Claim, conflicts
from gawah.analyse.scope import scope_of
from tests.analyse.invented import claim


def codes(*told: object) -> list[tuple[str, list[str]]]:
    some = [Claim(one, scope_of(one)) for one in told]  # type: ignore[arg-type]  # made by ``claim``
    return [(found.code, [name for _, name in found.claims]) for found in conflicts(some)]


YEAR = claim("year", "40 churches were burned in North in 2023.", "40", "2023")
MONTH = claim("month", "45 churches were burned in North in March 2023.", "45", "2023-03", document="b")


def test_two_numbers_for_one_thing() -> None:
    other = replace(YEAR, id="other", document="b", quantity="45")
    assert codes(YEAR, other) == [("same", ["other", "year"])]
    assert codes(YEAR, replace(other, quantity=">=30")) == []
    assert codes(YEAR, replace(other, quantity="40")) == []


def test_a_month_with_more_than_its_year() -> None:
    assert codes(YEAR, MONTH) == [("within", ["month", "year"])]
    assert codes(YEAR, replace(MONTH, quantity="12")) == []


@pytest.mark.parametrize(
    "other",
    [
        {"period": "2022-03"},
        {"admin1": "South"},
        {"types": ("desecration_of_graves",)},
        {"groups": ("Hindu",)},
        {"what": "45 mosques were burned in North in March 2023.", "unit": "mosques"},
        {"period": None},
        {"country": None, "admin1": None, "place": None, "place_name": None},
    ],
)
def test_what_counts_other_things_is_not_set_against(other: dict[str, str | None]) -> None:
    assert codes(YEAR, replace(MONTH, **other)) == []  # type: ignore[arg-type]  # by field


def test_a_number_of_a_year_that_was_not_over_may_be_smaller() -> None:
    early = replace(YEAR, published="2023-02-01")
    assert codes(early, MONTH) == []
    assert codes(replace(YEAR, published=None), MONTH) == []
    assert codes(replace(YEAR, published=None), replace(MONTH, document="a")) == [
        ("within", ["month", "year"])
    ]


def test_the_last_one_in_order_is_at_least_so_many() -> None:
    last = claim(
        "last", "It was the 45th church that was burned in North in 2023.", "45", "2023", unit="church"
    )
    assert scope_of(last).bounds == (45, None)
    assert codes(last, replace(YEAR, document="b")) == [("same", ["last", "year"])]
    assert codes(replace(last, quantity="12"), YEAR) == []


def test_a_part_greater_than_its_whole() -> None:
    whole = claim("whole", "Seven of the five killings happened here.", "5", None, unit="killings")
    part = replace(whole, id="part", quantity="7", part_of="whole")
    assert codes(whole, part) == [("part", ["whole", "part"])]
    assert codes(whole, replace(part, quantity="4")) == []


def test_parts_of_different_places_that_are_more_than_the_whole() -> None:
    whole = claim("whole", "5 churches were burned in 2023.", "5", "2023", admin1=None, precision="country")
    north = claim("north", "3 churches were burned in North in 2023.", "3", "2023")
    south = replace(north, id="south", admin1="South", place_name="South")
    assert codes(whole, north, south) == [("sum", ["whole", "north", "south"])]
    assert codes(whole, north, replace(south, quantity="2")) == []
    # Two numbers of one place may count the same.
    assert codes(whole, north, replace(north, id="again")) == []


def test_parts_of_different_times_that_are_more_than_the_whole() -> None:
    spring, autumn = (
        replace(MONTH, quantity="30", id="spring"),
        replace(MONTH, quantity="30", period="2023-10"),
    )
    assert codes(YEAR, spring, autumn) == [("sum", ["year", "month", "spring"])]


def test_killed_and_injured_that_are_not_the_casualties() -> None:
    total = claim("total", "50 casualties in North in 2023.", "50", "2023", unit="casualties", types=())
    killed = claim("killed", "30 people were killed in North in 2023.", "30", "2023", unit="people", types=())
    killed = replace(killed, outcomes=("killed",), document="b")
    injured = replace(killed, id="injured", quantity="25", outcomes=("injured",))
    assert codes(total, killed, injured) == [("total", ["total", "killed", "injured"])]
    assert codes(total, killed, replace(injured, quantity="20")) == []
    assert codes(total, killed, replace(injured, quantity="10")) == [
        ("total", ["total", "killed", "injured"])
    ]
    assert codes(total, killed, replace(injured, quantity=">=10")) == []


@pytest.mark.parametrize(
    ("sentence", "words", "expected"),
    [
        ("In 14 years [2003-2017], 700 people were killed.", "2003-2017", []),
        ("In fifteen years (2003-2017) 700 people were killed.", "2003-2017", []),
        ("In 12 years [2003-2017], 700 people were killed.", "2003-2017", ["years"]),
        (
            "A boy of 12 years said that between 2003 and 2017 some 700 people died.",
            "between 2003 and 2017",
            [],
        ),
    ],
)
def test_the_length_of_a_period(sentence: str, words: str, expected: list[str]) -> None:
    told = claim("a", sentence, "700", "2003/2017", unit="people", period_words=words)
    assert [code for code, _ in codes(told)] == expected
