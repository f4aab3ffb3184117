"""A later report that tells how it went on is a history in cards, lists and exports, no contradiction."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

from gawah.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Call = Callable[..., tuple[int, str]]

FIRST = (
    "MULTAN: Gunmen opened fire on a market in Multan on 2 May 2021. "
    "Five people were killed and twelve people were injured."
)
SECOND = "MULTAN: Gunmen killed seven people and injured ten people in Multan on 2 May 2021."


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    """Runs a command in a folder of its own; its status and output."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GAWAH_REVIEWER", "Asha")
    monkeypatch.delenv("GAWAH_PROJECT", raising=False)

    def run(*args: object) -> tuple[int, str]:
        status = main([str(arg) for arg in args])
        return status, capsys.readouterr().out

    return run


def added(call: Call, tmp_path: Path, days: tuple[str, str]) -> str:
    """Both reports in a project, published on these days; what the second run prints."""
    out = ""
    for name, content, day in zip(("first", "second"), (FIRST, SECOND), days, strict=True):
        (tmp_path / f"{name}.txt").write_text(content, "utf-8")
        status, out = call("run", tmp_path / f"{name}.txt", "--published", day)
        assert status == 0
    return out


def joined(call: Call) -> str:
    """Their incidents joined; the id of the one."""
    one, other = (line.split()[0] for line in call("list")[1].splitlines())
    assert call("review", "same", one, other)[0] == 0
    return call("list")[1].split()[0]


def test_a_toll_that_rose_is_told_as_a_history(call: Call, tmp_path: Path) -> None:
    added(call, tmp_path, ("2021-05-03", "2021-05-05"))
    incident = joined(call)
    assert f"{incident} → 2021-05-02" in call("list")[1]
    shown = " ".join(call("show", incident)[1].split())
    assert "Accounts differ" not in shown
    assert "Went on: killed 5 — the report itself: “Five people were killed" in shown
    assert "(2021-05-03; source: first.txt) 7 — the report itself:" in shown
    assert "toll 7 killed, 10 injured" in shown
    form = json.loads(call("show", incident, "--json")[1])
    (killed,) = [one for one in form["updates"] if one["prop"] == "killed"]
    assert [(step["value"], step["published"]) for step in killed["steps"]] == [
        ("5", ["2021-05-03"]),
        ("7", ["2021-05-05"]),
    ]
    assert killed["steps"][1]["said"][0]["sentence"] == SECOND
    assert form["contradictions"] == []
    assert call("list", "--contradicted")[0] == 1
    assert call("out", "export", "--for", "own", "--output", tmp_path / "all.csv")[0] == 0
    (row,) = csv.DictReader((tmp_path / "all.csv").read_text("utf-8-sig").splitlines())
    assert (row["updated"], row["contradicted"]) == ("killed 5 → 7; injured 12 → 10", "")


def test_two_tolls_of_one_day_are_a_contradiction_with_both_sides(call: Call, tmp_path: Path) -> None:
    added(call, tmp_path, ("2021-05-03", "2021-05-03"))
    incident = joined(call)
    status, out = call("list", "--contradicted")
    assert (status, out.split()[:2]) == (0, [incident, "!"])
    told = " ".join(out.split())
    assert "Accounts differ: killed" in told
    for value, name in (("5", "first"), ("7", "second")):
        assert f"{value} — the report itself: “" in told
        assert f"(2021-05-03; source: {name}.txt)" in told
    (form,) = json.loads(call("list", "--contradicted", "--json")[1])
    killed = next(one for one in form["contradictions"] if one["prop"] == "killed")
    assert {side["value"]: side["said"][0]["sentence"] for side in killed["sides"]} == {
        "5": "Five people were killed and twelve people were injured.",
        "7": SECOND,
    }


@pytest.mark.parametrize(("day", "differs"), [("2021-05-05", False), ("2021-05-03", True)])
def test_what_may_be_one_event_and_only_went_on_contradicts_nothing(
    call: Call, tmp_path: Path, day: str, *, differs: bool
) -> None:
    out = added(call, tmp_path, ("2021-05-03", day))
    assert "may be the same as" in " ".join(out.split())
    assert ("What contradicts what" in out) is differs
