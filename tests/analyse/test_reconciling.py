"""Claims beside the register: held, missing, excess, and why they may differ."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gawah.analyse import Asked, claimed_in, reconcile
from gawah.analyse.scope import scope_of
from gawah.catalogue import Harm
from tests.analyse.invented import claim, incident, killed, told_of

if TYPE_CHECKING:
    from gawah.analyse import Beside
    from gawah.catalogue import Aggregate, Counted

CHURCH = {
    "types": ("attack_on_place_of_worship",),
    "harms": (Harm("site", "attack_on_place_of_worship", 1, 1, ()),),
}
CLAIM = claim("a", "40 churches were burned in North in 2023.", "40", "2023")


def church(name: str, date: str | None = "2023-05-06", **told: object) -> Counted:
    return incident(name, date, **{**CHURCH, **told})


def beside(told: Aggregate, *incidents: Counted, pairs: tuple[tuple[str, str], ...] = ()) -> Beside:
    (found,) = reconcile(told_of(incidents, *pairs, claims=[told]), Asked()).claims
    return found


def codes(found: Beside) -> list[str]:
    return [remark.code for remark in found.remarks]


def test_what_is_held_and_what_is_missing() -> None:
    found = beside(CLAIM, church("1"), church("2", "2023-07"), church("3", "2022-07-08"))
    assert found.held is not None
    assert found.held.bounds == (2, 2)
    assert found.missing == (38, 38)
    assert found.excess == (0, 0)
    assert codes(found) == []


def test_more_is_held_than_is_claimed() -> None:
    found = beside(replace(CLAIM, quantity="1"), *(church(str(at)) for at in range(3)))
    assert (found.missing, found.excess) == ((0, 0), (2, 2))


def test_bounds_on_both_sides() -> None:
    found = beside(
        replace(CLAIM, quantity=">=3"),
        church("1"),
        church("2", "2022/2023"),
        church("3"),
        pairs=(("1", "3"),),
    )
    assert found.held is not None
    assert found.held.bounds == (1, 3)
    assert found.missing == (0, None)
    assert {"possible", "pairs"} <= set(codes(found))


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({}, (1, 1)),
        ({"admin1": "South"}, (0, 0)),
        ({"types": ("killing",), "harms": killed(1, 1)}, (0, 0)),
        ({"admin1": None, "admin2": None, "place_name": "Pakistan", "precision": "country"}, (0, 1)),
        ({"country": "IN"}, (0, 0)),
    ],
)
def test_the_same_what_and_where(other: dict[str, object], expected: tuple[int, int]) -> None:
    held = beside(CLAIM, church("1", "2023-05-06", **other)).held
    assert held is not None
    assert held.bounds == expected


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        (("a hindu temple",), (1, 1)),
        (("مندر", "ہندو برادری"), (1, 1)),
        ((), (0, 1)),
        (("ahmadi mosque",), (0, 0)),
    ],
)
def test_the_same_community_in_any_language(groups: tuple[str, ...], expected: tuple[int, int]) -> None:
    found = beside(replace(CLAIM, groups=("Hindus",)), church("1", groups=groups))
    assert found.held is not None
    assert found.held.bounds == expected
    assert ("ungrouped" in codes(found)) == (groups == ())


def test_nothing_is_counted_after_the_day_on_which_it_was_said() -> None:
    early = replace(CLAIM, published="2023-05-31")
    found = beside(early, church("1"), church("2", "2023-09-01"))
    assert found.held is not None
    assert found.held.bounds == (1, 1)
    assert "said" in codes(found)


def test_the_fortieth_is_at_least_so_many() -> None:
    told = claim("a", "It was the 40th church to be burned in North this year.", "40", "2023", unit="church")
    found = beside(told, church("1"))
    assert found.scope.bounds == (40, None)
    assert found.missing == (39, None)
    assert "ordinal" in codes(found)


def test_a_place_in_an_order_without_a_period_sums_up_nothing() -> None:
    told = claim("a", "The third church in the street was burned.", "3", None, unit="church")
    told = replace(told, quantity_words="The third")
    found = reconcile(told_of([church("1")], claims=[told]), Asked())
    assert (found.claims, found.passed_over) == ((), 1)


@pytest.mark.parametrize(
    ("told", "unit", "types"),
    [
        (CLAIM, "site", {"attack_on_place_of_worship"}),
        (replace(CLAIM, types=(), outcomes=()), "site", {"attack_on_place_of_worship"}),
        (
            replace(CLAIM, what="40 killings in 2023.", unit="killings", types=("killing",)),
            "incident",
            {"killing"},
        ),
        (
            replace(CLAIM, what="40 cas en 2023.", unit="cas", types=("killing",), lang="fr"),
            "incident",
            {"killing"},
        ),
        (
            replace(CLAIM, what="40 men died.", unit="men", types=("killing",), outcomes=("killed",)),
            "killed",
            set(),
        ),
        (replace(CLAIM, what="40 casualties.", unit="casualties", types=(), outcomes=()), "casualty", set()),
        (replace(CLAIM, what="40 men fled.", unit="men", types=(), outcomes=()), None, set()),
        (
            replace(
                CLAIM, what="چالیس عبادت گاہوں پر حملے", unit="عبادت گاہوں", types=(), outcomes=(), lang="ur"
            ),
            "site",
            {"attack_on_place_of_worship"},
        ),
    ],
)
def test_what_a_claim_counts(told: Aggregate, unit: str | None, types: set[str]) -> None:
    scope = scope_of(told)
    assert scope.unit == unit
    assert scope.types == types


def test_what_the_register_does_not_count_is_said() -> None:
    found = beside(replace(CLAIM, what="40 men fled.", unit="men", types=(), outcomes=()), church("1"))
    assert (found.held, found.missing, found.excess) == (None, None, None)
    assert "unit" in codes(found)


def test_what_a_claim_leaves_open_is_said() -> None:
    vague = replace(
        CLAIM,
        period=None,
        place=None,
        place_name=None,
        admin1=None,
        country=None,
        published=None,
        quantity="~40",
    )
    assert set(codes(beside(vague, church("1")))) == {
        "about", "period_not_told", "undated_document", "place_not_told", "earliest",
    }  # fmt: skip
    unknown = replace(CLAIM, period="XXXX-XX", period_words="this year")
    assert "this year" in str(next(r for r in beside(unknown).remarks if r.code == "period_unresolved"))


def test_the_length_of_a_period_is_no_contradiction() -> None:
    told = claim(
        "a", "In 14 years [2003-2017] 40 churches were burned.", "40", "2003/2017", period_words="2003-2017"
    )
    found = reconcile(told_of([church("1")], claims=[told]), Asked())
    note = next(remark for remark in found.claims[0].remarks if remark.code == "years_between")
    assert str(note) == "14 years is the difference of 2003 and 2017; both counted, it is 15"
    assert found.conflicts == ()


def test_an_incident_that_tells_the_same_number_may_be_the_claim_itself() -> None:
    many = church("1", harms=(Harm("site", "attack_on_place_of_worship", 40, 40, ()),))
    found = beside(CLAIM, many)
    assert found.missing == (0, 0)
    assert "same_number" in codes(found)


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        (Asked(), 1),
        (Asked(since="2023", until="2024"), 1),
        (Asked(since="2024-07"), 0),
        (Asked(place="north"), 1),
        (Asked(place="South"), 0),
        (Asked(type="killing"), 0),
        (Asked(group="Ahmadi"), 0),
    ],
)
def test_which_claims_are_asked_for(asked: Asked, number: int) -> None:
    assert len(reconcile(told_of([], claims=[CLAIM]), asked).claims) == number


def test_claims_stand_beside_a_count_of_their_unit_and_period() -> None:
    told = told_of([church("1")], claims=[CLAIM])
    assert len(claimed_in(told, Asked("site", since="2023", until="2023"))) == 1
    assert claimed_in(told, Asked("site", since="2023-02", until="2023")) == ()
    assert claimed_in(told, Asked("killed")) == ()
