"""A whole project as one encrypted file, and back: evidence, store, keys, checkpoints, all that lies there.

Files are taken as they lie: those of a project that is encrypted stay so inside the backup. The store is
taken while nobody can write to it, and others may read meanwhile. ``gawah.toml`` comes last, and is put in
its place last: what was restored by half looks like no project.
"""

from __future__ import annotations

import json
import os
from contextlib import contextmanager, suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import OperationalError

from gawah import __version__
from gawah.errors import DataError, ProjectError
from gawah.model.record import record
from gawah.project.clock import now
from gawah.project.files import writer_lock
from gawah.seal.archive import Member, is_fit, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from gawah.project.project import Project
    from gawah.seal.archive import Arrived

FORM, VERSION = "gawah-backup", 1
_ABOUT, _SUMS, _LAST = "backup.json", "backup.sha256", "gawah.toml"
_FILES = "files/"
_STORE = "store.sqlite"
_MADE_ANEW = ("catalogue.sqlite", "catalogue.sqlite-wal", "catalogue.sqlite-shm", "store.sqlite-shm", "lock")
"""What is made of the rest again, or holds for the moment alone."""
_MODES = {"keys": 0o600, "evidence": 0o444}
"""Who may do what with the files of a folder, where the file system knows of it."""
_TOGETHER = 1 << 20


class Backup:
    """The files of a project, being read for a backup."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.left_out: list[str] = []
        """Files that cannot be backed up: links, and names that not every system allows."""
        self.files = 0

    def members(self, by: str) -> Iterator[Member]:
        """All files, in the order in which they are to be written.

        Args:
            by: who makes the backup.

        Raises:
            NotFoundError: a file cannot be read.
            DataError: one changed while it was read.
        """
        about = {"form": FORM, "version": VERSION, "made_with": f"gawah {__version__}", "by": by, "at": now()}
        yield whole(_ABOUT, json.dumps(about, ensure_ascii=False).encode("utf-8"))
        sums: list[str] = []
        for name, path in [*self._found(), (_LAST, self._root / _LAST)]:
            hashed = sha256()
            size = path.stat().st_size
            yield Member(_FILES + name, size, _read(path, size, hashed.update))
            sums.append(f"{hashed.hexdigest()}  {name}\n")
            self.files += 1
        yield whole(_SUMS, "".join(sums).encode("utf-8"))

    def _found(self) -> Iterator[tuple[str, Path]]:
        """The files but the last, the store first: what it names is there when the others are read."""
        for name in (_STORE, f"{_STORE}-wal"):
            if (self._root / name).exists():
                yield name, self._root / name
        for path in sorted(self._root.rglob("*")):
            name = path.relative_to(self._root).as_posix()
            if path.is_symlink() or (path.is_file() and not is_fit(_FILES + name)):
                self.left_out.append(name)
            elif path.is_file() and not self._is_passed_over(name):
                yield name, path

    @staticmethod
    def _is_passed_over(name: str) -> bool:
        is_of_now = name.rpartition("/")[2].startswith((".part-", "serving-"))
        return is_of_now or name.startswith(_STORE) or name in (*_MADE_ANEW, _LAST)


def _read(path: Path, size: int, see: Callable[[bytes], object]) -> Iterator[bytes]:
    """So much of a file, some bytes at a time: lines may be added to some while they are read."""
    left = size
    with path.open("rb") as file:
        while left and (piece := file.read(min(left, _TOGETHER))):
            left -= len(piece)
            see(piece)
            yield piece


@contextmanager
def standing_still(project: Project) -> Iterator[None]:
    """Nobody writes to a project meanwhile; others may read.

    Raises:
        ProjectError: somebody is writing, and does not end.
    """
    if project.is_read_only:
        yield
        return
    with writer_lock(project.root):
        with suppress(OperationalError), project.engine.connect() as connection:
            # What is in the journal goes into the file, as far as nobody reads an older state.
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        try:
            with project.engine.connect().execution_options(writes=True) as connection, connection.begin():
                yield
        except OperationalError as error:
            raise ProjectError(
                "Somebody is writing to this project. Wait until they have finished, then try again."
            ) from error


@record
class Restored:
    """What was restored."""

    by: str
    """Who made the backup."""
    at: str
    files: int


def restore(arrived: Iterator[Arrived], root: Path) -> Restored:
    """Put the files of a backup into an empty folder; ``gawah.toml`` once all others were seen to be whole.

    Args:
        arrived: the files of the backup.
        root: the folder; it is made where it is not there.

    Raises:
        ProjectError: it is not empty, or cannot be written to.
        DataError: the backup is damaged, or none; then nothing of it stays.
    """
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise ProjectError(
            "%(folder)s is not an empty folder. Restore into another; what a restore that was cut off has "
            "left can be deleted.",
            folder=str(root),
        )
    is_ours = not root.exists()
    written: list[Path] = []
    try:
        return _put(arrived, root, written)
    except OSError as error:
        raise ProjectError(
            "%(folder)s cannot be written (%(why)s).", folder=str(root), why=error.strerror or str(error)
        ) from error
    finally:
        if not (root / _LAST).exists():
            _clear(root, written, is_ours=is_ours)


def _put(arrived: Iterator[Arrived], root: Path, written: list[Path]) -> Restored:
    about = _about(next(arrived, None))
    sums: list[str] = []
    last, listed = b"", b""
    for file in arrived:
        if file.name == _SUMS:
            listed = file.data()
            continue
        name = file.name.removeprefix(_FILES)
        if name == file.name or listed:
            raise _broken(f"it holds {file.name}")
        if name == _LAST:
            last = file.data()
            digest = sha256(last).hexdigest()
        else:
            digest = _write(file, root / name, written)
            with suppress(OSError):  # not every file system has permissions
                (root / name).chmod(_MODES.get(name.partition("/")[0], 0o644))
        sums.append(f"{digest}  {name}\n")
    if not last or listed != "".join(sums).encode("utf-8"):
        raise _broken("its files are not those on its list")
    written.append(root / _LAST)
    with (root / _LAST).open("xb") as toml:
        toml.write(last)
        toml.flush()
        os.fsync(toml.fileno())
    return Restored(str(about.get("by", "")), str(about.get("at", "")), len(sums))


def _about(first: Arrived | None) -> dict[str, Any]:
    try:
        about = json.loads(first.data()) if first is not None and first.name == _ABOUT else None
    except (ValueError, RecursionError):
        about = None
    if not isinstance(about, dict) or about.get("form") != FORM:
        raise _broken("it does not say that it is one")
    if about.get("version") != VERSION:
        raise DataError(
            "This backup was made by another version of gawah (%(made_with)s). Update gawah first.",
            made_with=str(about.get("made_with", "?"))[:40],
        )
    return about


def _write(file: Arrived, path: Path, written: list[Path]) -> str:
    """Write a file of a backup; its SHA-256."""
    path.parent.mkdir(parents=True, exist_ok=True)
    hashed = sha256()
    with path.open("xb") as part:
        written.append(path)
        for piece in file.pieces():
            hashed.update(piece)
            part.write(piece)
        part.flush()
        os.fsync(part.fileno())
    return hashed.hexdigest()


def _clear(root: Path, written: list[Path], *, is_ours: bool) -> None:
    """Take away what was written, and the folders that are empty then."""
    for path in reversed(written):
        with suppress(OSError):
            path.chmod(0o600)
        with suppress(OSError):
            path.unlink(missing_ok=True)
    folders = {folder for path in written for folder in path.parents if root in folder.parents}
    for folder in sorted(folders, key=lambda one: -len(one.parts)) + ([root] if is_ours else []):
        with suppress(OSError):
            folder.rmdir()


def _broken(why: str) -> DataError:
    return DataError("This is no backup of a project that is whole: %(why)s. Nothing was restored.", why=why)
