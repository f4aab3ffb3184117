"""The gate that keeps quality from falling unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from eval import floors, sealing
from eval.floors import Floors
from tests.eval.invented import GOLD, make_part

if TYPE_CHECKING:
    from pathlib import Path

    from eval.corpus import Document


def _all(_document: Document) -> dict[str, Any]:
    return GOLD


def _half(_document: Document) -> dict[str, Any]:
    return {**GOLD, "people": ["Amin Soyle"]}


def _leaking(_document: Document) -> dict[str, Any]:
    return {**GOLD, "quotes": [*GOLD["quotes"], {"speaker": None, "text": "Skip to content"}]}


@pytest.fixture
def where(tmp_path: Path) -> list[str]:
    part = make_part(tmp_path / "part", [f"en-{i:02}" for i in range(6)])
    sealing.seal([part], tmp_path / "corpus")
    return ["--corpus", str(tmp_path / "corpus"), "--floors", str(tmp_path / "floors.toml")]


def test_no_floors_is_a_failure(where: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert floors.main(where, _all) == 1
    assert "no floors yet" in capsys.readouterr().out


def test_floors_hold_and_then_do_not(where: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert floors.main([*where, "--raise"], _all) == 0
    assert floors.main(where, _all) == 0
    assert "held" in capsys.readouterr().out
    assert floors.main(where, _half) == 1
    out = capsys.readouterr().out
    assert "open, people: 0.667, floor 0.990" in out
    assert "sealed, people" in out


def test_less_is_better_has_a_ceiling(where: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    floors.main([*where, "--raise"], _all)
    assert floors.main(where, _leaking) == 1
    assert "boilerplate leakage: 0.333, ceiling 0.010" in capsys.readouterr().out


def test_a_floor_falls_only_when_told(where: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    floors.main([*where, "--raise"], _all)
    assert floors.main([*where, "--raise"], _half) == 1
    assert "only with --lower" in capsys.readouterr().err
    assert floors.main([*where, "--lower"], _half) == 0
    assert floors.main(where, _half) == 0


def test_raising_never_lowers_within_the_margin(where: list[str], tmp_path: Path) -> None:
    floors.main([*where, "--raise"], _all)
    kept = Floors.read(tmp_path / "floors.toml")
    slightly_less = {split: {"people": 0.995} for split in ("open", "sealed")}
    higher = Floors(kept.corpus, {"open": {"people": 0.99}, "sealed": {"people": 0.5}})
    new, fallen = floors.raised(higher, kept.corpus, slightly_less)
    assert not fallen
    assert new.rows == {"open": {"people": 0.99}, "sealed": {"people": 0.985}}


def test_an_edited_corpus_cannot_hide_a_loss(
    where: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    floors.main([*where, "--raise"], _all)
    document = next((tmp_path / "corpus" / "docs").iterdir())
    document.write_text(document.read_text("utf-8") + "More.\n", "utf-8")
    assert floors.main(where, _all) == 1
    assert "not the one that the floors were set on" in capsys.readouterr().out
    assert floors.main([*where, "--raise"], _all) == 0


def test_a_row_that_is_no_longer_measured_fails() -> None:
    told = floors.failures(Floors("x", {"open": {"quotes": 0.5}}), "x", {"open": {}})
    assert told == ["open, quotes: not measured, floor 0.500"]


def test_no_corpus_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert floors.main(["--corpus", str(tmp_path)], _all) == 1
    assert "is no corpus" in capsys.readouterr().err
