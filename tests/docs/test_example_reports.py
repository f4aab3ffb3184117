"""The example reports are what their page says: marked as examples, listed, of every form."""

from __future__ import annotations

from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
REPORTS = sorted((EXAMPLES / "reports").iterdir())
MARKS = ("example text for gawah", "مثالی تحریر")


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name)
def test_each_report_says_that_it_is_an_example_and_is_listed(path: Path) -> None:
    text = path.read_text("utf-8")
    assert any(mark in text.lower() for mark in MARKS)
    assert f"`{path.name}`" in (EXAMPLES / "README.md").read_text("utf-8")


def test_there_are_reports_of_every_form_and_in_both_languages() -> None:
    assert {path.suffix for path in REPORTS} == {".txt", ".md", ".html"}
    assert sum("urdu" in path.stem for path in REPORTS) >= 3
    assert any('dir="rtl"' in path.read_text("utf-8") for path in REPORTS)
