"""Who shows a project, and how that ends: also where the system removes no file that is open."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING

import pytest

from gawah.errors import ProjectError
from gawah.project import Project, served
from gawah.project.files import try_lock
from gawah.project.forgetting import forget
from gawah.project.served import end_all, is_served, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

SHOWS = (
    "import sys\n"
    "from pathlib import Path\n"
    "from gawah.project.served import serving\n"
    "with serving(Path(sys.argv[1])):\n"
    "    print('shown', flush=True)\n"
    "    sys.stdin.read()\n"
)


@pytest.fixture
def shown(project: Project) -> Iterator[subprocess.Popen[str]]:
    """Another process that shows the project."""
    with subprocess.Popen(
        [sys.executable, "-c", SHOWS, str(project.root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "shown\n"
        yield process
        process.kill()


def left_in(root: Path) -> list[str]:
    return [one.name for one in root.glob("serving-*")]


def test_nothing_is_left_where_it_ends_in_a_hurry_and_no_open_file_may_be_removed(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    remove = Path.unlink
    kept_open = [project.root / f"serving-{os.getpid()}"]

    def refuse_once(path: Path, *, missing_ok: bool = False) -> None:
        if path in kept_open:
            kept_open.remove(path)
            raise PermissionError(13, "The process cannot access the file", str(path))
        remove(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse_once)
    with pytest.raises(KeyboardInterrupt), serving(project.root):
        raise KeyboardInterrupt
    assert kept_open == []
    assert left_in(project.root) == []


def test_a_file_that_an_ended_process_left_shows_nothing(project: Project) -> None:
    (project.root / "serving-4711").write_text("")
    assert not is_served(project.root)
    assert left_in(project.root) == []


def test_who_has_made_its_file_and_not_locked_it_yet_is_waited_for(project: Project) -> None:
    path = project.root / "serving-4711"
    with path.open("w", encoding="ascii") as handle:
        late = Timer(0.1, try_lock, [handle.fileno()])
        late.start()
        assert is_served(project.root)
        late.join()
    assert left_in(project.root) == ["serving-4711"]


def test_who_finds_its_file_taken_away_makes_it_anew(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[int] = []

    def too_late(handle: int) -> bool:
        tried.append(handle)
        if len(tried) == 1:
            (project.root / f"serving-{os.getpid()}").unlink()
        return try_lock(handle)

    monkeypatch.setattr(served, "try_lock", too_late)
    with serving(project.root):
        assert len(tried) == 2
        monkeypatch.undo()
        assert is_served(project.root)
        assert left_in(project.root) == [f"serving-{os.getpid()}"]
    assert left_in(project.root) == []


def test_nothing_is_destroyed_while_it_is_shown(project: Project, shown: subprocess.Popen[str]) -> None:
    document = project.add(b"Amin Soyle was killed in Torva on 2021-03-04.\n", name="a.txt").document
    assert is_served(project.root)
    with pytest.raises(ProjectError, match="gawah lock"):
        forget(project, document, "Asha", "consent was withdrawn")
    assert project.bytes_of(document).startswith(b"Amin")
    assert end_all(project.root) == 1
    shown.wait(10)
    assert forget(project, document, "Asha", "consent was withdrawn")


def test_who_ends_by_itself_may_refuse_to_be_ended(
    project: Project, shown: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shown.poll() is None
    end = os.kill

    def refuse(process: int, _sign: int) -> None:
        end(process, signal.SIGTERM)
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr(os, "kill", refuse)
    assert end_all(project.root) == 1
    assert not is_served(project.root)


def test_who_runs_on_and_may_not_be_ended_is_told(
    project: Project, shown: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_process: int, _sign: int) -> None:
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr(served, "_PATIENCE", 0.05)
    with monkeypatch.context() as patch:
        patch.setattr(os, "kill", refuse)
        with pytest.raises(PermissionError):
            end_all(project.root)
    assert shown.poll() is None
