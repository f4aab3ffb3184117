"""Claims beside what a site holds. All of it is invented."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gawah.guard.coarse import Where
from gawah.guard.told import Told, ToldClaim
from gawah.site.beside import beside
from tests.site.made_site import incidents

if TYPE_CHECKING:
    from gawah.site.book import Beside

LAHORE = Where(("Lahore District", "Punjab"), "PK", None, None, "admin2")
PUNJAB = Where(("Punjab",), "PK", None, None, "admin1")
PAKISTAN = Where((), "PK", None, None, "country")
QUETTA = Where(("Quetta District", "Balochistan"), "PK", None, None, "admin2")
CLAIM = ToldClaim((3, 3), "killed", (), "2021", PUNJAB, 1, is_of_group=False)


def told(
    date: str | None,
    where: Where | None,
    killed: tuple[int, int | None] | None,
    type_: str | None = "killing",
) -> Told:
    return replace(incidents(1)[0], date=date, where=where, killed=killed, injured=None, type=type_)


def held(claim: ToldClaim, *some: Told) -> Beside:
    (found,) = beside([claim], some)
    return found


@pytest.mark.parametrize(
    ("one", "bounds"),
    [
        (told("2021-05", LAHORE, (2, 4)), (2, 4)),
        (told("2021-05", PUNJAB, (2, None)), (2, None)),
        (told("2021-05", PAKISTAN, (2, 4)), (0, 4)),
        (told("2021-05", None, (2, 4)), (0, 4)),
        (told("2021-05", QUETTA, (2, 4)), (0, 0)),
        (told("2020/2021", LAHORE, (2, 4)), (0, 4)),
        (told(None, LAHORE, (2, 4)), (0, 4)),
        (told("2020-12", LAHORE, (2, 4)), (0, 0)),
        (told("2021-05", LAHORE, None), (0, 0)),
    ],
)
def test_what_surely_belongs_counts_at_least_and_what_may_at_most(
    one: Told, bounds: tuple[int, int | None]
) -> None:
    assert held(CLAIM, one).held == bounds


@pytest.mark.parametrize(
    ("killed", "answer"),
    [
        ((2, 2), "fewer"),
        ((3, 3), "within"),
        ((4, 9), "more"),
        ((2, 5), "undecided"),
        ((1, None), "undecided"),
    ],
)
def test_the_answer_goes_no_further_than_the_bounds(killed: tuple[int, int | None], answer: str) -> None:
    assert held(CLAIM, told("2021-05", LAHORE, killed)).answer == answer


def test_at_least_so_many_is_reached_and_never_passed() -> None:
    claim = replace(CLAIM, bounds=(3, None))
    assert held(claim, told("2021-05", LAHORE, (90, 95))).answer == "within"
    assert held(claim, told("2021-05", LAHORE, (1, 2))).answer == "fewer"


def test_the_kind_of_act_counts() -> None:
    claim = replace(CLAIM, unit="incident", types=("attack_on_place_of_worship",), bounds=(1, 1))
    place = told("2021-05", LAHORE, None, "attack_on_place_of_worship")
    assert held(claim, place, told("2021-05", LAHORE, None)).held == (1, 1)
    assert held(claim, place, told("2021-05", LAHORE, None, None)).held == (1, 2)
    assert held(replace(claim, unit="site", types=()), place, told("2021-05", LAHORE, None)).held == (1, 1)
