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
from gawah.review import Decision, FieldOf, NewMeasure, NewParty, Selection, add, judge

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
    assert [one.id for one, _ in chosen(filled, catalogue, ids)] == list(ids)
    register = filled.register()
    lines = [json.loads(line) for line in incident_lines(chosen(filled, catalogue, ids))]
    assert lines == [{"record": "incident", **incident_form(one, register)} for one in register.incidents()]


def test_only_what_is_wanted_in_the_order_asked_for(filled: Project, catalogue: Catalogue) -> None:
    found = [one.date for one, _ in chosen(filled, catalogue, catalogue.ids(Wanted(), "-date"))]
    assert found == ["2022-11-30", "2021-03-04"]
    only = incident_rows(catalogue.outlines(catalogue.ids(Wanted(place="mbeki"))))
    (row,) = csv.DictReader(io.StringIO("".join(only), newline=""))
    assert row["place"] == "Mbeki"


@pytest.mark.parametrize("is_decided", [False, True])
def test_a_table_of_what_the_catalogue_keeps_is_that_of_the_register_to_the_byte(
    filled: Project, catalogue: Catalogue, *, is_decided: bool
) -> None:
    if is_decided:
        first = filled.register().incidents()[0]
        document, act = first.documents[0], first.acts[0].id
        words = Selection(document, None, 0, 4)
        for prop, value in (("means", "=a rifle"), ("ground", "of an invented faith")):
            add(filled, words, FieldOf(act, prop, value), Decision("Asha"))
        party = add(filled, words, NewParty(act, "victim", "group", "two men"), Decision("Asha")).subject
        add(filled, words, FieldOf(party, "count", ">=2"), Decision("Asha"))
        add(filled, words, NewMeasure(first.id, "inquiry"), Decision("Asha"))
        add(filled, words, FieldOf(first.id, "date", "2021-03-09"), Decision("Asha"))
        catalogue.update()
    rows = "".join(incident_rows(catalogue.outlines(catalogue.ids(Wanted(), "date")), bom=True))
    assert rows == incidents_csv(filled.register(), bom=True)
    assert rows.startswith(BOM)
    assert is_decided is ("'=a rifle" in rows)
    assert is_decided is ("two men (at least 2)" in rows)
    assert is_decided is ("date,,Amin Soyle" in rows)


def test_an_incident_that_was_joined_in_the_meantime_is_passed_over(
    filled: Project, catalogue: Catalogue
) -> None:
    ids = catalogue.ids(Wanted())
    assert len(list(catalogue.outlines(ids))) == 2
    judge(filled, (ids[0], ids[1]), Same.SAME, Decision("Asha"))
    assert len(list(chosen(filled, catalogue, ids))) <= 1
    catalogue.update()
    assert len(list(catalogue.outlines(ids))) == 1
