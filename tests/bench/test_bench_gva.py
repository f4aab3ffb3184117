"""The measures of grouping, on cases that can be worked out by hand."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from bench import gva
from bench.gva import b_cubed, ceaf_e, labels, measured, muc, pairwise
from bench.report_weights import as_weights, learnt, written
from bench.reports import read_report
from gawah import yamldata
from gawah.resolve.weights import report_weights

if TYPE_CHECKING:
    from pathlib import Path

GOLD = ("x", "x", "x", "y", "y")


def test_groups_as_people_made_them_are_right_by_every_measure() -> None:
    found = measured(GOLD, [7, 7, 7, 3, 3])
    assert all(one[2] == pytest.approx(1.0) for one in found.values())


def test_a_group_that_is_parted_costs_recall_alone() -> None:
    parted = [1, 1, 2, 3, 3]
    assert b_cubed(GOLD, parted) == pytest.approx((1.0, (2 * 2 / 3 + 1 / 3 + 2) / 5, 22 / 26))
    assert pairwise(GOLD, parted)[:2] == pytest.approx((1.0, 0.5))
    assert muc(GOLD, parted)[:2] == pytest.approx((1.0, 2 / 3))
    assert ceaf_e(GOLD, parted)[:2] == pytest.approx(((0.8 + 1) / 3, (0.8 + 1) / 2))


def test_two_that_are_mixed_cost_precision_alone() -> None:
    assert b_cubed(GOLD, [1] * 5)[:2] == pytest.approx(((9 + 4) / 25, 1.0))
    assert pairwise(GOLD, [1] * 5)[:2] == pytest.approx((0.4, 1.0))


def test_what_is_in_no_group_is_by_itself() -> None:
    assert labels([(1, 3)], 5) == [0, 1, 2, 1, 4]


def test_weights_are_learnt_from_what_speaks_for_one_incident(tmp_path: Path) -> None:
    pairs = [((("people", 2),), True)] * 30 + [((("people", 0),), False)] * 60
    told = as_weights(*learnt(pairs), together_from=0.5)
    assert told.weight("people", 2) > 0 > told.weight("people", 0)
    assert told.weight("days", 3) == 0  # nothing was met of it
    path = tmp_path / "reports.yaml"
    path.write_text(written(told), "utf-8")
    kept = yamldata.load(path)
    assert (kept["start"], kept["together_from"]) == (told.start, 0.5)
    assert kept["steps"].keys() == report_weights().steps.keys()


def test_the_groups_of_a_file_are_printed_and_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    baker = "Two men fired on the bakery of Amin Soyle in Torva. He was killed. Ilse Brandt leads the search."
    rows = [
        {
            "id": "1",
            "incident": "9",
            "gvc": True,
            "date": "2021-03-11",
            "title": "Baker killed",
            "text": baker,
        },
        {
            "id": "2",
            "incident": "9",
            "gvc": True,
            "date": "2021-03-11",
            "title": "Torva baker",
            "text": baker,
        },
        {
            "id": "3",
            "incident": "8",
            "gvc": False,
            "date": "2019-01-02",
            "title": "Fire",
            "text": "A shed burned.",
        },
    ]
    path, out = tmp_path / "some.jsonl", tmp_path / "groups.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    monkeypatch.setattr(sys, "argv", ["gva", str(path), "--out", str(out)])
    monkeypatch.setattr(gva, "read_all", lambda filed: {one.id: read_report(one) for one in filed})
    assert gva.main() == 0
    groups = {row["id"]: row["incident"] for row in map(json.loads, out.read_text("utf-8").splitlines())}
    assert groups["1"] == groups["2"] != groups["3"]
    told = capsys.readouterr().out
    assert "All: 3 reports, 2 incidents, 2 groups" in told
    assert "Of the GVC: 2 reports, 1 incidents, 1 groups" in told
