"""From five reports to a signed-off dossier and a public site, as docs/walk.md tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.catalogue import Wanted
from gawah.project import Project
from tests.web.walk import BEGIN, END, PAGE, Monitor, table, walk

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from playwright.sync_api import Browser


def test_five_reports_become_a_dossier_and_a_site(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GAWAH_REVIEWER", "Asha Example")
    monitor = Monitor(tmp_path / "project", tmp_path)
    walk(monitor, browser)
    for form in ("html", "docx", "pdf"):
        assert (tmp_path / f"dossier.{form}").stat().st_size > 10_000
    assert (tmp_path / "public" / "ur" / "index.html").exists()
    with Project.open(tmp_path / "project") as project:
        (killing, _threat) = sorted(project.register().incidents(), key=lambda one: one.type)
        catalogue = project.catalogue()
        waiting = catalogue.count(Wanted(awaiting="yes"))
        catalogue.close()
    assert killing.killed[0] == 1  # at least: one account names nobody
    assert len(killing.sources) == 4
    assert waiting == 0
    told = PAGE.read_text("utf-8").partition(BEGIN)[2].partition(END)[0]
    assert _without_seconds(told) == _without_seconds(table(monitor.steps))


def _without_seconds(told: str) -> list[str]:
    return [line.rstrip("| ").rpartition("|")[0] for line in told.strip().splitlines()]
