"""What a count holds: bounds that are true, nothing twice, and what is left out is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gawah.analyse import Asked, checked, count
from gawah.errors import UsageError
from tests.analyse.invented import incident, killed, told_of

if TYPE_CHECKING:
    from gawah.analyse import Figures, Telling


def bounds(figures: Figures) -> tuple[int, int | None]:
    return figures.total.low, figures.total.high


def asked(told: Telling, **question: object) -> Figures:
    return count(told, checked(Asked(**question)))  # type: ignore[arg-type]  # by field


def test_bounds_are_carried_to_the_total() -> None:
    told = told_of(
        [
            incident("a", harms=killed(10, 11)),
            incident("b", "2021-05", harms=killed(1, 1)),
            incident("c", "2021-06", harms=killed(0, 0)),
        ]
    )
    assert bounds(asked(told, unit="killed")) == (11, 12)
    assert bounds(asked(told)) == (3, 3)


def test_who_tells_of_at_least_so_many_leaves_the_total_open() -> None:
    told = told_of([incident("a", harms=killed(40, None)), incident("b", "2021-05", harms=killed(2, 2))])
    assert bounds(asked(told, unit="killed")) == (42, None)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2021-03-04", (1, 1)),
        ("2021-03", (1, 1)),
        ("2021", (0, 1)),
        ("2020-12/2021-03", (0, 1)),
        ("2021-04~", (0, 1)),
        ("2021-06-01", (0, 0)),
        ("XXXX-03-04", (0, 0)),
        (None, (0, 0)),
    ],
)
def test_a_date_that_only_may_fall_into_the_period_counts_in_the_greatest_number(
    date: str | None, expected: tuple[int, int]
) -> None:
    figures = asked(told_of([incident("a", date)]), since="2021-01", until="2021-04")
    assert bounds(figures) == expected
    assert figures.left_out.undated == (date is None or date.startswith("XXXX"))


def test_accounts_that_contradict_each_other_on_the_date_may_each_be_right() -> None:
    told = told_of([incident("a", "2021-03-04", other_dates=("2020-12-30",))])
    rows = {row.key: (row.low, row.high) for row in asked(told, per=("year",)).rows}
    assert rows == {("2020",): (0, 1), ("2021",): (0, 1)}
    assert bounds(asked(told)) == (1, 1)


def test_incidents_that_may_be_one_widen_the_least_number() -> None:
    some = [incident(name, harms=killed(3, 3)) for name in "abc"]
    assert bounds(asked(told_of(some, ("a", "b")))) == (2, 3)
    assert bounds(asked(told_of(some, ("a", "b")), unit="killed")) == (6, 9)
    # a may be b, and b may be c; a and c are surely two.
    assert bounds(asked(told_of(some, ("a", "b"), ("b", "c")))) == (2, 3)
    assert bounds(asked(told_of(some, ("a", "b"), ("b", "c"), ("a", "c")))) == (1, 3)


def test_of_two_accounts_of_one_event_the_smaller_toll_may_be_right() -> None:
    some = [incident("a", harms=killed(10, 10)), incident("b", harms=killed(11, 11))]
    assert bounds(asked(told_of(some, ("a", "b")), unit="killed")) == (10, 21)
    vague = [incident("a", harms=killed(10, 10)), incident("b", harms=killed(1, None))]
    assert bounds(asked(told_of(vague, ("a", "b")), unit="killed")) == (10, None)


def test_what_may_be_one_with_an_incident_of_another_year_is_in_neither_year_for_sure() -> None:
    told = told_of([incident("a", "2020-12-31"), incident("b", "2021-01-01")], ("a", "b"))
    figures = asked(told, per=("year",))
    assert [(row.low, row.high) for row in figures.rows] == [(0, 1), (0, 1)]
    assert bounds(figures) == (1, 2)


def test_a_person_told_of_in_several_incidents_counts_once() -> None:
    told = told_of(
        [
            incident("a", harms=killed(2, 2, "person:amin", "person:lena")),
            incident("b", "2021-05", harms=killed(3, 3, "person:amin")),
        ]
    )
    assert bounds(asked(told, unit="killed")) == (4, 4)
    assert bounds(asked(told, unit="killed", since="2021-05")) == (2, 3)


def test_a_group_is_found_by_its_name_in_any_language() -> None:
    told = told_of(
        [
            incident("a", groups=("an ahmadi place of worship",)),
            incident("b", groups=("احمدی عبادت گاہ",)),
            incident("c", groups=("ten miners",)),
            incident("d"),
        ]
    )
    figures = asked(told, group="Ahmadis")
    assert figures.total.sure == ("incident:a", "incident:b")
    assert figures.left_out.without_group == 1
    rows = {row.key: row.low for row in asked(told, per=("group",)).rows}
    assert rows == {("ahmadi",): 2, (None,): 2}


def test_what_is_known_to_be_around_a_place_may_be_in_it() -> None:
    told = told_of(
        [
            incident("a"),
            incident(
                "b",
                place="place:north",
                place_name="North",
                precision="admin1",
                admin1=None,
                admin2=None,
            ),
            incident(
                "c", place="place:pk", place_name="Pakistan", precision="country", admin1=None, admin2=None
            ),
            incident("d", place="place:mbeki", place_name="Mbeki", admin2="Mbeki District"),
            incident("e", place=None, place_name=None, admin1=None, admin2=None, country=None),
        ]
    )
    figures = asked(told, place="torva")
    assert figures.total.sure == ("incident:a",)
    assert figures.total.possible == ("incident:b", "incident:c")
    assert figures.left_out.without_place == 1
    rows = {row.key: row.low for row in asked(told, per=("province",)).rows}
    assert rows == {("PK|North",): 3, (None,): 2}


def test_a_place_that_is_a_province_is_around_its_towns() -> None:
    told = told_of([incident("a"), incident("b", place_name="North", precision="admin1", admin2=None)])
    assert asked(told, place="Torva").total.possible == ("incident:b",)


def test_an_incident_of_two_types_is_in_both_rows_and_once_in_the_total() -> None:
    figures = asked(told_of([incident("a", types=("injury", "killing"))]), per=("type",))
    assert [row.key for row in figures.rows] == [("injury",), ("killing",)]
    assert figures.overlap
    assert bounds(figures) == (1, 1)


def test_a_date_so_vague_that_no_row_is_near_it_is_a_row_of_its_own() -> None:
    told = told_of([incident("a", "2021-03-04"), incident("b", "199X"), incident("c", "2000/..")])
    rows = {row.key: (row.low, row.high) for row in asked(told, per=("month",)).rows}
    assert rows == {("199X",): (1, 1), ("2021-03",): (1, 2)}


def test_rows_say_how_many_contradict_themselves_and_await_a_person() -> None:
    told = told_of([incident("a", is_contradicted=True), incident("b", is_awaiting=True)], ("a", "b"))
    total = asked(told).total
    assert (total.contradicted, total.awaiting, total.pairs, total.sources) == (1, 1, 1, 1)


@pytest.mark.parametrize(
    "question",
    [
        {"unit": "victim"},
        {"type": "murder"},
        {"since": "2022", "until": "2021"},
        {"per": ("week",)},
        {"per": ("year", "month")},
        {"per": ("province", "district")},
        {"per": ("type", "group")},
    ],
)
def test_what_cannot_be_asked_is_refused(question: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        checked(Asked(**question))  # type: ignore[arg-type]  # wrong on purpose
