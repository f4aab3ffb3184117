"""What the tests of commands share: a command line with a small pipeline, in a folder of its own."""

from __future__ import annotations

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
