from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from gawah.exchange.csv_out import BOM, INCIDENT_COLUMNS, STATEMENT_COLUMNS, incidents_csv, statements_csv
from gawah.exchange.incident_form import bounds_words, incident_form
from gawah.exchange.jsonl_out import jsonl
from gawah.model import Finding, Run, Statement, Verdict
from gawah.register import view
from gawah.review import Decision, correct
from gawah.store.records import to_judgement, to_run, to_statement, to_verdict

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.project import Pipeline, Project


@pytest.fixture
def filled(project: Project, reports: Path, small: Pipeline) -> Project:
    project.process([reports], pipeline=small)
    return project


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix(BOM), newline="")))


def test_one_row_an_incident(filled: Project) -> None:
    found = rows(incidents_csv(filled.register()))
    assert list(found[0]) == list(INCIDENT_COLUMNS)
    first = {
        k: found[0][k] for k in ("date", "type", "place", "victims", "killed_low", "killed_high", "sources")
    }
    assert list(first.values()) == ["2021-03-04", "killing", "Torva", "Amin Soyle", "1", "1", "1"]
    assert found[0]["words"] == "Amin Soyle was killed in Torva on 2021-03-04."


def test_one_row_a_statement(filled: Project) -> None:
    found = rows(statements_csv(filled.register(), bom=True))
    assert tuple(found[0]) == STATEMENT_COLUMNS
    assert len(found) == 18
    assert all(row["methods"] == "small@1" and row["counts"] == "yes" for row in found)


def test_a_byte_order_mark_only_where_asked(filled: Project) -> None:
    assert incidents_csv(filled.register(), bom=True).startswith(BOM)
    assert not incidents_csv(filled.register()).startswith(BOM)


@pytest.mark.parametrize("formula", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\tx"])
def test_no_cell_is_a_formula(formula: str) -> None:
    said = Statement("incident:1", "title", formula, "d" * 64, "given", "r", "2026")
    register = view([said], [], [], [])
    assert rows(incidents_csv(register))[0]["title"] == "'" + formula
    assert rows(statements_csv(register))[0]["value"] == "'" + formula


def test_json_lines_are_enough_to_rebuild_the_register(filled: Project) -> None:
    claim = next(c for c in filled.register().claims.values() if c.statement.prop == "date")
    correct(filled, claim.id, "1999", Decision("Asha"))
    lines = list(jsonl(filled.engine))
    assert lines == list(jsonl(filled.engine))
    kinds: dict[str, list[dict[str, object]]] = {}
    for line in lines:
        record = json.loads(line)
        kinds.setdefault(record["record"], []).append(record)
    statements: list[Statement] = []
    for row in kinds["statement"]:
        statements.append(to_statement(row))
        assert statements[-1].claim_id == row["claim_id"]
    verdicts: list[Verdict] = [to_verdict(row) for row in kinds["verdict"]]
    runs: list[Run] = [to_run(row, (Finding(*f) for f in row["found"])) for row in kinds["run"]]  # type: ignore[attr-defined]
    judgements = [to_judgement(row) for row in kinds.get("judgement", [])]
    assert view(statements, verdicts, judgements, runs) == filled.register()


def test_the_form_of_an_incident_is_json(filled: Project) -> None:
    register = filled.register()
    form = json.loads(json.dumps(incident_form(register.incidents()[0], register)))
    assert (form["type"], form["killed"], form["places"]) == ("killing", {"low": 1, "high": 1}, ["Torva"])
    assert all(claim["original"] for claim in form["claims"])


def test_quantities_as_people_write_them() -> None:
    assert [bounds_words(b) for b in (None, (3, 3), (3, None), (3, 7))] == ["", "3", "at least 3", "3 to 7"]
