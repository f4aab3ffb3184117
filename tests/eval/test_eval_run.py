"""The program that measures, with a small stand-in for gawah."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from eval import run, sealing
from tests.eval.invented import GOLD, make_part

if TYPE_CHECKING:
    from pathlib import Path

    from eval.corpus import Document

IDS = [f"en-{i:02}" for i in range(9)]


def _half(document: Document) -> dict[str, Any]:
    """Finds everything, with a word of its own that tells the document, and one person too few."""
    return {**GOLD, "people": ["Amin Soyle", f"Person of {document.id}"]}


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    part = make_part(tmp_path / "part", IDS)
    sealing.seal([part], tmp_path / "corpus")
    monkeypatch.setenv("GAWAH_EVAL", str(tmp_path / "corpus"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "corpus"


def _ids(corpus: Path, split: str) -> list[str]:
    rows = (corpus / "index.csv").read_text("utf-8").splitlines()[1:]
    return [row.split(",")[0] for row in rows if row.split(",")[3] == split]


def test_figures_of_both_splits(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main([], _half) == 0
    out = capsys.readouterr().out
    for title in ("open: 6 documents", "sealed: 3 documents", "open - sealed", "by language", "by kind"):
        assert f"== {title}" in out or f", {title}" in out
    assert "people" in out
    assert corpus.exists()


def test_errors_are_listed_for_open_documents_only(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["--errors"], _half) == 0
    out = capsys.readouterr().out
    assert all(f"Person of {name}" in out for name in _ids(corpus, "open"))
    assert not any(name in out for name in _ids(corpus, "sealed"))
    assert "sealed:" not in out


def test_errors_of_one_row(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert corpus.exists()
    run.main(["--errors", "--row", "places"], _half)
    assert "Person of" not in capsys.readouterr().out


@pytest.mark.parametrize("more", ["--errors", "--kind=news_attack", "--language=en"])
def test_nothing_but_totals_of_sealed_documents(
    corpus: Path, capsys: pytest.CaptureFixture[str], more: str
) -> None:
    assert corpus.exists()
    with pytest.raises(SystemExit):
        run.main(["--split", "sealed", more], _half)
    assert "sealed" in capsys.readouterr().err


def test_what_was_found_in_sealed_documents_is_not_written(corpus: Path, tmp_path: Path) -> None:
    run.main(["--json", str(tmp_path / "figures.json")], _half)
    written = {path.stem for path in (tmp_path / run.PREDICTIONS / "corpus").iterdir()}
    assert written == set(_ids(corpus, "open"))
    figures = json.loads((tmp_path / "figures.json").read_text("utf-8"))
    assert set(figures["document"]) == written
    assert figures["sealed"]["people"] == pytest.approx(0.5)


def test_no_corpus_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GAWAH_EVAL", str(tmp_path))
    assert run.main([], _half) == 1
    assert "is no corpus" in capsys.readouterr().err


def test_incidents_are_shown_beside_gold(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert corpus.exists()

    def wrong_day(_document: Document) -> dict[str, Any]:
        return {**GOLD, "incidents": [{**GOLD["incidents"][0], "date": "2021-03"}, {"type": "other"}]}

    run.main(["--errors", "--row", "incidents"], wrong_day)
    out = capsys.readouterr().out
    assert "gold    killing · 2021-03-04 · Torva" in out
    assert "found   killing · 2021-03 · Torva" in out
    assert "extra   other · None" in out
