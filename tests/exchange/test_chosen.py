from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from gawah.catalogue import Wanted
from gawah.exchange import chosen as module
from gawah.exchange.chosen import chosen
from gawah.exchange.csv_out import BOM, incident_rows, incidents_csv
from gawah.exchange.incident_form import incident_form
from gawah.exchange.jsonl_out import incident_lines
from gawah.model import Same
from gawah.review import Decision, judge

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gawah.catalogue import Catalogue
    from gawah.project import Pipeline, Project


@pytest.fixture
def filled(project: Project, reports: Path, small: Pipeline) -> Project:
    project.process([reports], pipeline=small)
    return project


@pytest.fixture
def catalogue(filled: Project) -> Iterator[Catalogue]:
    opened = filled.catalogue()
    opened.update()
    yield opened
    opened.close()


@pytest.mark.parametrize("together", [1, 200])
def test_incidents_chosen_by_parts_are_those_of_the_whole_register(
    filled: Project, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    monkeypatch.setattr(module, "_TOGETHER", together)
    ids = catalogue.ids(Wanted(), "date")
    rows = "".join(incident_rows((one for one, _ in chosen(filled, catalogue, ids)), bom=True))
    assert rows == incidents_csv(filled.register(), bom=True)
    assert rows.startswith(BOM)
    register = filled.register()
    lines = [json.loads(line) for line in incident_lines(chosen(filled, catalogue, ids))]
    assert lines == [{"record": "incident", **incident_form(one, register)} for one in register.incidents()]


def test_only_what_is_wanted_in_the_order_asked_for(filled: Project, catalogue: Catalogue) -> None:
    found = [one.date for one, _ in chosen(filled, catalogue, catalogue.ids(Wanted(), "-date"))]
    assert found == ["2022-11-30", "2021-03-04"]
    only = incident_rows(one for one, _ in chosen(filled, catalogue, catalogue.ids(Wanted(place="mbeki"))))
    (row,) = csv.DictReader(io.StringIO("".join(only), newline=""))
    assert row["place"] == "Mbeki"


def test_an_incident_that_was_joined_in_the_meantime_is_passed_over(
    filled: Project, catalogue: Catalogue
) -> None:
    ids = catalogue.ids(Wanted())
    judge(filled, (ids[0], ids[1]), Same.SAME, Decision("Asha"))
    assert len(list(chosen(filled, catalogue, ids))) <= 1
