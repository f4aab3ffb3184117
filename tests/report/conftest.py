"""A project that has read the made-up reports, for the tests of documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.report.made_reports import filled

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.project import Project


@pytest.fixture
def told(tmp_project: Project, tmp_path: Path) -> Project:
    return filled(tmp_project, tmp_path / "reports")
