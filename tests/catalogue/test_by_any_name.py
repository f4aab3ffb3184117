"""Filters find a body, a district and a province by every name that anybody has for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gawah.catalogue import Wanted
from gawah.review import Called, Decision, NewParty, Selection, add, add_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gawah.catalogue import Catalogue
    from gawah.project import Project

ASHA = Decision("Asha")


@pytest.fixture
def harmed(filled: Project) -> Iterator[tuple[Catalogue, str, str]]:
    """A catalogue with an incident in which a society was harmed, with the keys of both."""
    first = filled.register().incidents()[0]
    words = Selection(first.documents[0], None, 0, 4)
    party = NewParty(first.acts[0].id, "victim", "body", "Torva Relief Society")
    body = add(filled, words, party, ASHA).subject
    add_name(filled, body, Called("انجمن امداد توروا", "alias"), ASHA)
    add_name(filled, body, Called("Handy Helpers", "weak_alias"), ASHA)
    opened = filled.catalogue()
    opened.update()
    yield opened, first.id, body
    opened.close()


@pytest.mark.parametrize(
    "asked",
    ["Torva Relief", "relief society", "انجمن امداد", "انجمن امداد توروا", "توروا", "handy help", "Helpers"],
)
def test_a_body_that_was_harmed_is_found_by_all_its_names(
    harmed: tuple[Catalogue, str, str], asked: str
) -> None:
    catalogue, incident, _body = harmed
    assert catalogue.ids(Wanted(group=asked)) == (incident,)
    assert catalogue.count(Wanted(group=asked)) == 1


@pytest.mark.parametrize("asked", ["انجمن ہمدرد", "Helpless", "Amin Soyle", "%x", "_x"])
def test_who_is_called_otherwise_is_not_found(harmed: tuple[Catalogue, str, str], asked: str) -> None:
    catalogue, _incident, _body = harmed
    assert catalogue.ids(Wanted(group=asked)) == ()


def test_the_bodies_that_were_harmed(harmed: tuple[Catalogue, str, str]) -> None:
    catalogue, _incident, body = harmed
    (row,) = catalogue.bodies_harmed()
    assert (row.id, row.label) == (body, "Torva Relief Society")
    assert set(row.names) == {"انجمن امداد توروا", "Handy Helpers"}
    assert catalogue.bodies_harmed(0) == ()


@pytest.mark.parametrize("asked", ["Kotli", "کوٹلی", "Azad", "آزاد کشمیر", "آزاد جموں"])
def test_a_place_is_found_by_the_urdu_names_of_what_it_lies_in(
    project: Project, tmp_path: Path, asked: str
) -> None:
    page = tmp_path / "page.txt"
    page.write_text("NAKYAL: Two men killed Amin Soyle in Nakyal, Kotli district, on 3 May 2021.\n", "utf-8")
    project.process([page])
    opened = project.catalogue()
    opened.update()
    (row,) = opened.incidents(Wanted()).rows
    assert (row.place_name, row.admin2, row.admin1) == ("Nakyal", "Kotli District", "Azad Kashmir")
    assert opened.ids(Wanted(place=asked)) == (row.id,)
    assert opened.ids(Wanted(place="لاہور")) == ()
    opened.close()
