"""The pages tell what later reports say of how it went on apart from what accounts differ in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gawah.catalogue import Wanted
from gawah.model import Same
from gawah.project import built_in
from gawah.review import Decision, judge

if TYPE_CHECKING:
    from pathlib import Path

    from tests.web.conftest import Site

FIRST = "MULTAN: Five people were killed and twelve people were injured by gunmen in Multan on 2 May 2021."
SECOND = "MULTAN: Gunmen killed seven people and injured ten people in Multan on 2 May 2021."


def told(site: Site, folder: Path, second_day: str) -> str:
    """Two papers on one event, the first of 3 May; the id of the incident."""
    papers = (("first", FIRST, "2021-05-03", "Daily Example"), ("second", SECOND, second_day, "The Sample"))
    for name, content, day, paper in papers:
        (folder / f"{name}.txt").write_text(content, "utf-8")
        given = {"published": day, "publisher": paper}
        site.desk.project.process([folder / f"{name}.txt"], given, pipeline=built_in())
    one, other = (incident.id for incident in site.desk.project.register().incidents())
    judge(site.desk.project, (one, other), Same.SAME, Decision("Asha"))
    site.desk.catalogue.update()
    return min(one, other)


def test_a_toll_that_rose_is_a_history_and_no_difference(site: Site, tmp_path: Path) -> None:
    one = told(site, tmp_path, "2021-05-05")
    page = site.get(f"/incidents/{one}").text
    assert 'id="differ"' not in page
    steps = page[page.index('id="went-on-1"') : page.index('id="went-on-2"')]
    assert steps.index("Five people were killed") < steps.index("Gunmen killed seven people")
    assert steps.index("3 May 2021") < steps.index("5 May 2021")
    assert "Daily Example" in steps
    assert "The Sample" in steps
    assert "7 killed" in page
    (row,) = site.desk.catalogue.incidents(Wanted()).rows
    assert (row.contradicted, row.updated, row.killed) == (0, 2, (7, 7))
    assert site.desk.catalogue.count(Wanted.of({"contradicted": "yes"})) == 0
    assert "went on</span>" in site.get("/register").text


def test_two_tolls_of_one_day_differ_with_date_and_source(site: Site, tmp_path: Path) -> None:
    one = told(site, tmp_path, "2021-05-03")
    page = site.get(f"/incidents/{one}").text
    assert 'id="went-on"' not in page
    sides = page[page.index('id="differ-1"') : page.index('id="differ-2"')]
    assert "<h3>Killed" in sides
    for words in ("Five people were killed", "Gunmen killed seven people", "3 May 2021", "Daily Example"):
        assert words in sides
    assert site.desk.catalogue.count(Wanted.of({"contradicted": "yes"})) == 1


@pytest.mark.parametrize("day", ["2021-05-05", "2021-05-03"])
def test_it_is_told_in_urdu(site: Site, tmp_path: Path, day: str) -> None:
    one = told(site, tmp_path, day)
    page = site.get(f"/incidents/{one}", headers={"Accept-Language": "ur"}).text
    assert '<html lang="ur" dir="rtl"' in page
    assert ("بعد میں کیا ہوا" in page) is (day == "2021-05-05")
    assert "How it went on" not in page
    assert "<h3>ہلاک" in page
