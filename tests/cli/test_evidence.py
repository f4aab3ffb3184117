from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import gawah.project
import gawah.project.project
from gawah.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gawah.project import Pipeline

    Told = tuple[int, str, str]
    Call = Callable[..., Told]


@pytest.fixture
def call(
    small: Pipeline, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Call:
    """Runs a command in a folder of its own with the small pipeline; its status, output and errors."""
    for module in (gawah.project, gawah.project.project):
        monkeypatch.setattr(module, "built_in", lambda: small)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GAWAH_REVIEWER", "Asha")
    monkeypatch.delenv("GAWAH_PROJECT", raising=False)

    def run(*args: object) -> Told:
        status = main([str(arg) for arg in args])
        out, err = capsys.readouterr()
        return status, out, err

    return run


@pytest.fixture
def filled(call: Call, reports: Path) -> Call:
    assert call("run", reports)[0] == 0
    return call


def events(call: Call, *args: object) -> list[dict[str, object]]:
    status, out, _ = call("evidence", "log", "--json", *args)
    assert status == 0
    return [json.loads(line) for line in out.splitlines()]


def documents(call: Call) -> list[str]:
    return [str(one["file"]) for one in events(call) if one["handling"] in ("collected", "received")]


def test_the_custody_of_a_document_is_told_from_the_first_hand(call: Call, reports: Path) -> None:
    call("run", reports, "--received-from", "a lawyer of the family")
    call("add", reports / "herald.txt")
    herald = documents(call)[1]
    told = events(call, herald[:10])
    assert [one["handling"] for one in told] == ["received", "analysed", "collected"]
    assert told[0]["parameters"] == {
        "name": "herald.txt",
        "source": str(reports / "herald.txt"),
        "from": "a lawyer of the family",
    }
    assert {str(one["actor"]) for one in told} == {"Asha", "gawah"}
    _, out, _ = call("evidence", "log", herald[:10])
    assert "received" in out
    assert "from: a lawyer of the family" in out


def test_what_somebody_did_with_a_document_is_noted_with_the_reason(filled: Call) -> None:
    herald = documents(filled)[1]
    status, out, _ = filled(
        "evidence", "note", "disclosed", herald[:8], "--why", "asked by the court", "--to", "the court"
    )
    assert status == 0
    assert "disclosed" in out
    last = events(filled, herald)[-1]
    assert (last["handling"], last["reason"]) == ("disclosed", "asked by the court")
    assert last["parameters"] == {"to": "the court"}
    assert filled("evidence", "note", "disclosed", herald[:8])[0] == 2
    assert filled("evidence", "note", "collected", herald[:8], "--why", "x")[0] == 2


def test_an_export_is_in_the_log_with_its_hash(filled: Call, tmp_path: Path) -> None:
    from hashlib import sha256

    filled("out", "export", "--format", "jsonl", "-o", tmp_path / "all.jsonl")
    last = events(filled)[-1]
    assert last["handling"] == "exported"
    assert last["file"] == sha256((tmp_path / "all.jsonl").read_bytes()).hexdigest()
    assert last["parameters"] == {
        "form": "jsonl",
        "selection": "all",
        "bytes": str((tmp_path / "all.jsonl").stat().st_size),
    }


def test_a_document_that_is_not_there_is_not_found(filled: Call) -> None:
    status, _, err = filled("evidence", "log", "ffffffffff")
    assert status == 1
    assert "No document" in err
