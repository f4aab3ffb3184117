"""From files to a reviewed register and back: by keyboard alone, without script, in Urdu, at 380 pixels."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gawah.project import Project
from gawah.store import verify_log
from tests.web.browsing import NARROW, REPORTS, Way, opened
from tests.web.journey import Keys, Walk, there_and_back

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

SEEDS = Path(os.environ.get("GAWAH_SHARED", Path(__file__).parents[3] / "shared")) / "seeds"


@pytest.mark.parametrize(
    ("reports", "most", "kind", "way"),
    [
        pytest.param(REPORTS, 99, Keys, Way(), id="the examples by keyboard alone"),
        pytest.param(
            REPORTS,
            5,
            Walk,
            Way(size=NARROW, has_script=False, locale="ur-PK"),
            id="some examples without script, in Urdu, at 380 pixels",
        ),
        pytest.param(
            SEEDS,
            99,
            Keys,
            Way(size=NARROW, locale="ur-PK"),
            id="the seeds by keyboard alone, in Urdu, at 380 pixels",
        ),
        pytest.param(SEEDS, 99, Walk, Way(has_script=False), id="the seeds without script"),
    ],
)
def test_from_files_to_a_reviewed_register_and_back(
    browser: Browser,
    serve_new: Callable[[], str],
    tmp_path: Path,
    reports: Path,
    most: int,
    kind: type[Walk],
    way: Way,
) -> None:
    if not reports.is_dir():
        pytest.skip(f"There are no reports in {reports}: set GAWAH_SHARED to the folder that has seeds/.")
    start = serve_new()
    with opened(browser, start, way) as page:
        there_and_back(kind(page, start), sorted(reports.iterdir())[:most])
    with Project.open_or_create(tmp_path / "project") as project:
        assert verify_log(project.engine) == []
        assert all(claim.verdict is None for claim in project.register().claims.values())
        assert project.stored().verdicts, "what was decided stays in the record"
