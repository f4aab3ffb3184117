"""What is told of a number that somebody claims. Everybody and every place is invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gawah.guard.claims import claims_of
from gawah.guard.guarded import guarded
from tests.guard.made_up import Report

if TYPE_CHECKING:
    from gawah.guard.told import ToldClaim
    from gawah.project import Project


def told(project: Project, audience: str = "public", **place: str) -> tuple[ToldClaim, ...]:
    """What is told of one claim: forty people killed on a day, in a place if one is given."""
    report = Report(1)
    claim = report.id("claim", "c")
    report.say(claim, "quantity", "40")
    report.say(claim, "unit", "people")
    report.say(claim, "what", "Lena Okoro says that forty people were killed.")
    report.say(claim, "outcome", "killed")
    report.say(claim, "period", "2023-05-04")
    if place:
        there = report.id("place", "p")
        for prop, value in place.items():
            report.say(there, prop, value)
        report.say(claim, "place", there)
    report.keep(project)
    return claims_of(project, guarded(project, audience))


def test_a_claim_is_told_by_number_kind_and_month(project: Project) -> None:
    (one,) = told(project)
    assert (one.bounds, one.unit, one.types) == ((40, 40), "killed", ())
    assert (one.period, one.where, one.sources) == ("2023-05", None, 1)
    assert "Okoro" not in str(one)


def test_an_audience_that_may_know_the_day_is_told_it(project: Project) -> None:
    assert told(project, "un")[0].period == "2023-05-04"


def test_a_place_is_told_as_the_district_around_it(project: Project) -> None:
    where = {"name": "Torva", "precision": "settlement", "admin2": "Vash District", "admin1": "Ost"}
    (one,) = told(project, **where, country="PK")
    assert one.where is not None
    assert (one.where.names, one.where.country) == (("Vash District", "Ost"), "PK")
    assert "Torva" not in str(one)


def test_a_district_is_its_own(project: Project) -> None:
    units = {"admin2": "Vash District", "admin1": "Ost"}
    (one,) = told(project, name="Vash District", precision="admin2", country="PK", **units)
    assert one.where is not None
    assert one.where.names == ("Vash District", "Ost")


@pytest.mark.parametrize(
    "place",
    [
        {"name": "Torva", "precision": "settlement", "country": "PK"},
        {"name": "Vash District", "precision": "admin2", "admin1": "Ost", "country": "PK"},  # in no gazetteer
        {"name": "the north", "precision": "region", "country": "PK"},
        {"name": "Torva", "precision": "settlement", "admin2": "Vash District"},
    ],
)
def test_a_claim_about_a_place_that_may_not_be_told_is_left_out(
    project: Project, place: dict[str, str]
) -> None:
    assert told(project, **place) == ()
