"""Saved views lie beside the record, to whose end alone lines are added."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gawah.errors import ProjectError
from gawah.project import views
from gawah.project.views import SavedView, remove_view, save_view, saved_views

if TYPE_CHECKING:
    from pathlib import Path

MURDERS = SavedView("Killings of 2021", {"type": "killing", "since": "2021", "until": "2021"})
OPEN = SavedView("کھلے واقعات", {"awaiting": "yes"})


def test_views_are_kept_by_name(tmp_path: Path) -> None:
    assert saved_views(tmp_path) == ()
    save_view(tmp_path, OPEN, "Asha")
    save_view(tmp_path, MURDERS, "Asha")
    assert saved_views(tmp_path) == (MURDERS, OPEN)
    again = SavedView(MURDERS.name, {"type": "killing"})
    save_view(tmp_path, again, "Lena")
    assert saved_views(tmp_path) == (again, OPEN)


def test_what_was_removed_can_still_be_read_in_the_file(tmp_path: Path) -> None:
    save_view(tmp_path, MURDERS, "Asha")
    remove_view(tmp_path, MURDERS.name, "Lena")
    remove_view(tmp_path, "no such view", "Lena")
    assert saved_views(tmp_path) == ()
    lines = (tmp_path / "views.jsonl").read_text("utf-8").split("\n")
    assert sum("Killings of 2021" in line for line in lines) == 2
    assert "no such view" not in "".join(lines)


@pytest.mark.parametrize(
    "torn",
    [
        '{"name": "cut off',
        "[1]",
        '{"name": 3, "asks": {}}',
        '{"name": "x", "asks": {"a": 1}}',
        "\x00",
        "[" * 9999,
    ],
)
def test_a_line_that_is_no_view_harms_no_other(tmp_path: Path, torn: str) -> None:
    save_view(tmp_path, OPEN, "Asha")
    with (tmp_path / "views.jsonl").open("a", encoding="utf-8") as file:
        file.write(torn)
    save_view(tmp_path, MURDERS, "Asha")
    assert saved_views(tmp_path) == (MURDERS, OPEN)


def test_the_oldest_of_very_many_are_no_longer_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "MOST", 1)
    save_view(tmp_path, OPEN, "Asha")
    save_view(tmp_path, MURDERS, "Asha")
    assert saved_views(tmp_path) == (MURDERS,)


def test_a_file_that_cannot_be_used_is_explained(tmp_path: Path) -> None:
    (tmp_path / "views.jsonl").mkdir()
    with pytest.raises(ProjectError, match="cannot be read"):
        saved_views(tmp_path)
    with pytest.raises(ProjectError, match="cannot be saved"):
        save_view(tmp_path, OPEN, "Asha")
