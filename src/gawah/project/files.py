"""Files of a project: bytes kept whole, folders walked, one writer at a time."""

from __future__ import annotations

import os
import stat
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from gawah.errors import NotFoundError, ProjectError, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


_MOVES_OPEN_FILES = os.name == "posix"
_WAITS = (0.01, 0.04, 0.15, 0.3, 0.5)
"""Seconds between trying to rename a file and trying again."""
PART = ".part-"
"""What a file is called until it is whole, with letters of its own."""


def keep_bytes(path: Path, data: bytes) -> None:
    """Write a file once, whole or not at all, read-only; nothing where it is there."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with _whole(path, data) as part:
        with suppress(OSError):  # not every file system has permissions, as that of a memory stick
            part.chmod(0o444)
        _put(part, path)


def write_anew(path: Path, data: bytes) -> None:
    """Write a file, whole or not at all, in place of what was there; for its owner alone.

    Raises:
        OSError: it cannot be written.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _whole(path, data) as part:
        _put(part, path)


def _put(part: Path, path: Path) -> None:
    """Give a whole file its name, in place of what had it.

    Windows lets nobody rename or replace a file that is open, and a virus scanner or an index may look into a
    new one for a moment: it is tried again for a second.
    """
    for seconds in () if _MOVES_OPEN_FILES else _WAITS:
        try:
            part.replace(path)
        except PermissionError:
            time.sleep(seconds)
        else:
            return
    part.replace(path)


@contextmanager
def _whole(path: Path, data: bytes) -> Iterator[Path]:
    """A file beside another, written to its last byte, to be put in its place; it goes where that fails."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=PART)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        yield part
    except BaseException:
        with suppress(OSError):
            part.chmod(0o600)  # Windows removes nothing that is read-only
        part.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make a renamed file's new name last; not every system can (Windows keeps it anyway)."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def walk(paths: Iterable[Path], project: Path) -> Iterator[Path]:
    """The files of some paths, folders in order of name; each real file once.

    Hidden files, the project itself and links that lead back are left out; a path that is not there is
    given as it is, so that it is reported.
    """
    seen: set[Path] = set()
    home = project.resolve()
    for path in paths:
        yield from _walk(path, home, seen)


def _walk(path: Path, home: Path, seen: set[Path]) -> Iterator[Path]:
    real = path.resolve()
    if real == home or real in seen:
        return
    seen.add(real)
    if not path.is_dir():
        yield path
        return
    try:
        inside = sorted(path.iterdir())
    except OSError:
        yield path  # reading it will say why
        return
    for entry in inside:
        if not entry.name.startswith("."):
            yield from _walk(entry, home, seen)


def read_file(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        NotFoundError: it is not there, may not be opened, or is a pipe or a device: these may never end.
    """
    try:
        kind = path.stat().st_mode
        if stat.S_ISREG(kind) or stat.S_ISDIR(kind):  # of a folder, reading says why it cannot be looked into
            return path.read_bytes()
        raise NotFoundError("%(path)s: is no file but a pipe, a socket or a device", path=str(path))
    except FileNotFoundError:
        raise NotFoundError("%(path)s: there is no such file", path=str(path)) from None
    except OSError as error:
        raise NotFoundError(
            "%(path)s: cannot be opened (%(why)s)", path=str(path), why=error.strerror or ""
        ) from error


_LOCKED_AT = 1 << 30
"""Where the byte lies that Windows locks: beyond the end of any such file."""


@contextmanager
def writer_lock(root: Path) -> Iterator[None]:
    """Hold a project for one writer; the system lets go of it when the process ends, however it ends.

    Raises:
        ProjectError: another process holds it.
    """
    path = root / "lock"
    with path.open("a+", encoding="ascii") as handle:
        if not try_lock(handle.fileno()):
            handle.seek(0)
            raise ProjectError(
                "Another gawah (process %(process)s) is writing to this project. "
                "Wait until it has finished, then try again.",
                process=handle.read().strip() or Sentence("unknown"),
            )
        handle.truncate(0)
        handle.write(str(os.getpid()))
        handle.flush()
        yield
        handle.truncate(0)


def try_lock(handle: int) -> bool:
    """Lock an open file for this process, if no other has; the system lets go of it when the process ends."""
    try:
        if os.name == "posix":
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:  # pragma: no cover - Windows
            import msvcrt

            # Always the same byte, and one that nobody reads or writes: there a locked byte cannot be read.
            os.lseek(handle, _LOCKED_AT, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]
    except OSError:
        return False
    return True
