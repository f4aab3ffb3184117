"""Files that are put in place while something looks into them, as a virus scanner does on Windows."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gawah.project import files
from gawah.project.files import keep_bytes, write_anew

if TYPE_CHECKING:
    from collections.abc import Callable

PLACES = [keep_bytes, write_anew]


@pytest.fixture
def refusals(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many more times a file cannot be renamed; and one that is read-only cannot be removed."""
    left, replace, remove = [0], Path.replace, Path.unlink

    def refuse(part: Path, path: Path) -> Path:
        if left[0]:
            left[0] -= 1
            raise PermissionError(13, "The process cannot access the file", str(part))
        return replace(part, path)

    def remove_writable(path: Path, *, missing_ok: bool = False) -> None:
        if not path.stat().st_mode & stat.S_IWUSR:
            raise PermissionError(13, "Access is denied", str(path))
        remove(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(Path, "unlink", remove_writable)
    monkeypatch.setattr(files, "_WAITS", (0.0, 0.0, 0.0))
    return left


@pytest.mark.parametrize("put", PLACES)
def test_it_is_tried_again_where_open_files_cannot_be_moved(
    put: Callable[[Path, bytes], None], refusals: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_MOVES_OPEN_FILES", False)
    refusals[0] = 3
    put(tmp_path / "a", b"whole")
    assert (tmp_path / "a").read_bytes() == b"whole"
    refusals[0] = 9
    with pytest.raises(PermissionError):
        put(tmp_path / "b", b"whole")
    assert [one.name for one in tmp_path.iterdir()] == ["a"], "no half is left"


@pytest.mark.parametrize("put", PLACES)
def test_elsewhere_a_refusal_is_one(
    put: Callable[[Path, bytes], None], refusals: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_MOVES_OPEN_FILES", True)
    refusals[0] = 1
    with pytest.raises(PermissionError):
        put(tmp_path / "a", b"whole")
    assert refusals == [0]
