from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.project import Pipeline, Project


@pytest.fixture
def filled(project: Project, reports: Path, small: Pipeline) -> Project:
    """Two papers on two deaths, read."""
    project.process([reports], pipeline=small)
    return project
