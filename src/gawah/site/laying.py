"""Puts the files of a site into a folder: only what has changed, and so that a build may be cut off anywhere.

What is new lies ready under ``.next`` first. Until all of it is there the old site is whole; then the files
get their places, those that are gone go, and the manifest comes last. What was cut off in between is
completed by the next build.
"""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from gawah.errors import DataError, UsageError
from gawah.model.record import record
from gawah.site.manifest import NOTE, SUMS, files_in, is_inside, read_sums

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_NEXT = ".next"
_OWN = ".own"
"""In it: the paths of all that was ours when the build began, and of what it lays."""
_LAST = (SUMS, NOTE)
"""What comes when all else has its place."""


@record
class Laid:
    """What a build changes in a folder."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    kept: int
    """Files that stay as they are."""


def check_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """See that nothing else lies in a folder, which would go out with the site.

    Raises:
        UsageError: something does, or it cannot be read.
    """
    if not folder.is_dir():
        return
    with _told(folder):
        own = {*files, *_LAST, *_listed(folder / SUMS), *_owned(folder)}
        others = sorted(path for path in files_in(folder) if path not in own and not _is_ready(path))
    if others:
        raise UsageError(
            "%(folder)s holds %(file)s: choose an empty folder, so that nothing else goes out.",
            folder=str(folder),
            file=others[0],
        )


@contextmanager
def laid_ready(folder: Path, files: Mapping[str, bytes]) -> Iterator[Laid]:
    """Lay files ready; they get their places when the block ends, and go where it fails.

    Args:
        folder: that was checked.
        files: by path, with the manifest and its note.

    Raises:
        UsageError: they cannot be written.
    """
    ready = folder / _NEXT
    with _told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        there = {path for path in files_in(folder) if not _is_ready(path)}
        own = sorted(there | files.keys() | _owned(folder))
    try:
        with _told(folder):
            new = tuple(path for path in sorted(files) if not _is_same(folder / path, files[path]))
            # First of all what they are: the next build must know them again, wherever this one is cut off.
            _write(ready / _OWN, "\n".join(own).encode())
            for path in new:
                _write(ready / path, files[path])
        gone = tuple(sorted(there - files.keys()))
        yield Laid(new, gone, len(files) - len(new))
    except BaseException:
        shutil.rmtree(ready, ignore_errors=True)
        raise
    with _told(folder):
        _place(folder, [path for path in new if path not in _LAST])
        _remove(folder, gone)
        _place(folder, [path for path in new if path in _LAST])
        shutil.rmtree(ready)


def _place(folder: Path, paths: Iterable[str]) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / _NEXT / path).replace(folder / path)


def _remove(folder: Path, gone: tuple[str, ...]) -> None:
    for path in gone:
        (folder / path).unlink(missing_ok=True)
    for here in sorted({(folder / path).parent for path in gone}, reverse=True):
        _prune(here, folder)


def _prune(here: Path, folder: Path) -> None:
    """Take a folder away that is empty, and those around it."""
    while here != folder and here.is_dir() and not any(here.iterdir()):
        here.rmdir()
        here = here.parent


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _is_same(path: Path, data: bytes) -> bool:
    """Whether a file holds just this; by its bytes, not by what a list says of it."""
    try:
        return not path.is_symlink() and path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _is_ready(path: str) -> bool:
    return path.startswith(f"{_NEXT}/")


def _owned(folder: Path) -> set[str]:
    """What a build that was cut off noted down as ours."""
    path = folder / _NEXT / _OWN
    lines = path.read_text("utf-8", "replace").splitlines() if path.is_file() else []
    return {line for line in lines if is_inside(line)}


def _listed(sums: Path) -> set[str]:
    """The files of a site that was laid there before."""
    try:
        return set(read_sums(sums.read_bytes())) if sums.is_file() else set()
    except DataError:
        return set()


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UsageError(
            "%(folder)s cannot be written (%(why)s).", folder=str(folder), why=error.strerror or ""
        ) from error
