"""``gawah figures count`` as it is typed."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.test_commands import Call


def test_a_table_with_a_total_and_what_is_left_out(filled: Call) -> None:
    status, out, _ = filled("figures", "count", "--unit", "killed", "--per", "year")
    assert status == 0
    lines = out.splitlines()
    assert lines[0].startswith("Persons killed · documented in this register")
    assert [line.split()[:3] for line in lines[2:5]] == [
        ["2021", "1", "1"],
        ["2022", "1", "1"],
        ["total", "2", "2"],
    ]
    assert "Recorded, not total" in out


def test_json_names_the_incidents_of_each_row(filled: Call) -> None:
    told = json.loads(filled("figures", "count", "--per", "month", "--from", "2022", "--json")[1])
    assert told["period"] == {"from": "2022-01-01", "to": None}
    assert told["total"]["low"] == told["total"]["high"] == 1
    (row,) = told["rows"]
    assert row["month"] == "2022-11"
    listed = json.loads(filled("list", "--from", "2022", "--json")[1])
    assert row["incidents"] == [listed[0]["id"]]


def test_csv_has_a_row_for_each_part_and_the_total(filled: Call) -> None:
    out = filled("figures", "count", "--per", "year", "--per", "type", "--csv")[1]
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [(row["year"], row["type"], row["low"]) for row in rows] == [
        ("2021", "killing", "1"),
        ("2022", "killing", "1"),
        ("total", "", "2"),
    ]


def test_nothing_found_is_told_by_the_status(filled: Call) -> None:
    assert filled("figures", "count", "--place", "Nowhere")[0] == 1
    assert filled("figures", "count", "--as-of", "2001")[0] == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--unit", "victim"], "Nothing is counted by victim"),
        (["--per", "week"], "Nothing is counted by week"),
        (["--per", "year", "--per", "month"], "by year or by month"),
        (["--from", "soon"], "--from soon is not a date"),
        (["--from", "2022", "--to", "2021"], "ends before it begins"),
        (["--type", "murder"], "no type of act"),
    ],
)
def test_what_cannot_be_asked_is_said(filled: Call, options: list[str], said: str) -> None:
    status, _, err = filled("figures", "count", *options)
    assert status == 2
    assert said in err
