"""Saved views lie beside the record, to whose end alone lines are added."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gawah.errors import ProjectError
from gawah.project import views
from gawah.project.views import SavedView, remove_view, save_view, saved_views

if TYPE_CHECKING:
    from gawah.project import Project

MURDERS = SavedView("Killings of 2021", {"type": "killing", "since": "2021", "until": "2021"})
OPEN = SavedView("کھلے واقعات", {"awaiting": "yes"})


def test_views_are_kept_by_name(project: Project) -> None:
    assert saved_views(project) == ()
    save_view(project, OPEN, "Asha")
    save_view(project, MURDERS, "Asha")
    assert saved_views(project) == (MURDERS, OPEN)
    again = SavedView(MURDERS.name, {"type": "killing"})
    save_view(project, again, "Lena")
    assert saved_views(project) == (again, OPEN)


def test_what_was_removed_can_still_be_read_in_the_file(project: Project) -> None:
    save_view(project, MURDERS, "Asha")
    remove_view(project, MURDERS.name, "Lena")
    remove_view(project, "no such view", "Lena")
    assert saved_views(project) == ()
    lines = (project.root / "views.jsonl").read_text("utf-8").split("\n")
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
def test_a_line_that_is_no_view_harms_no_other(project: Project, torn: str) -> None:
    save_view(project, OPEN, "Asha")
    with (project.root / "views.jsonl").open("a", encoding="utf-8") as file:
        file.write(torn)
    save_view(project, MURDERS, "Asha")
    assert saved_views(project) == (MURDERS, OPEN)


def test_the_oldest_of_very_many_are_no_longer_told(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "MOST", 1)
    save_view(project, OPEN, "Asha")
    save_view(project, MURDERS, "Asha")
    assert saved_views(project) == (MURDERS,)


def test_a_file_that_cannot_be_used_is_explained(project: Project) -> None:
    (project.root / "views.jsonl").mkdir()
    with pytest.raises(ProjectError, match="cannot be read"):
        saved_views(project)
    with pytest.raises(ProjectError, match="cannot be saved"):
        save_view(project, OPEN, "Asha")
