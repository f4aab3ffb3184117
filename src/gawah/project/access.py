"""Whether a directory holds a project, whether that can be written to, and what is said where not."""

from __future__ import annotations

import errno
import os
import tomllib
from contextlib import contextmanager
from secrets import token_hex
from typing import TYPE_CHECKING

from sqlalchemy.exc import OperationalError

from gawah.errors import NotFoundError, ProjectError, ReadOnlyError
from gawah.project.files import PART

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_WRITTEN = (".", "store.sqlite", "evidence", "lock")
"""What somebody who adds or decides must be able to write to, where it is there."""
_SMALLEST = 512
"""Bytes: the smallest page of a database."""
_AS_IT_ACTS = os.access in os.supports_effective_ids
"""Whether the system can be asked what this process may do, and not only what its user may."""

_IS_TOLD = os.name == "posix"
"""Whether the system says what may be written to. Windows tells of a mark on the file, and neither of a
write-protected medium nor of what the owner allows: there it is tried."""


def check_layout(root: Path, newest: int) -> None:
    """Go on only where a directory holds a project that this gawah knows how to read.

    Args:
        root: the directory.
        newest: the newest layout that is known.

    Raises:
        NotFoundError: there is no project.
        ProjectError: it cannot be read, or a newer gawah made it.
    """
    try:
        about = tomllib.loads((root / "gawah.toml").read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        raise NotFoundError(
            "There is no project in %(folder)s. Make one with: gawah --project %(folder)s init",
            folder=str(root),
        ) from None
    except OSError as error:
        raise ProjectError(
            "%(file)s cannot be read: %(why)s", file=str(root / "gawah.toml"), why=error.strerror or ""
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProjectError(
            "%(file)s is damaged: %(why)s", file=str(root / "gawah.toml"), why=str(error)
        ) from error
    if not isinstance(about.get("format"), int):
        raise ProjectError(
            "%(file)s is damaged: it does not say which format the project has. Write this line into it: "
            "format = 1",
            file=str(root / "gawah.toml"),
        )
    if about["format"] > newest:
        raise ProjectError(
            "The project in %(folder)s was made by a newer version of gawah. Update gawah.",
            folder=str(root),
        )


def is_writable(root: Path) -> bool:
    """Whether the project in a directory can be written to: its medium and its permissions allow it."""
    wanted = (root / name for name in _WRITTEN)
    return all(_may_write(one) for one in wanted if one.exists())


def _may_write(path: Path) -> bool:
    if _IS_TOLD:
        return os.access(path, os.W_OK, effective_ids=_AS_IT_ACTS)
    try:
        if path.is_dir():
            tried = path / f"{PART}{token_hex(8)}"
            tried.open("xb").close()
            tried.unlink()
        else:
            path.open("r+b").close()
    except OSError as error:  # a full disk is no reason to take it for read-only: writing will say so
        return error.errno not in (errno.EACCES, errno.EPERM, errno.EROFS)
    return True


def read_only(root: Path) -> ReadOnlyError:
    """What is said to somebody who adds or decides where the project cannot be written to."""
    return ReadOnlyError(
        "The project in %(folder)s cannot be written to, so nothing was done: it is open for reading only. "
        "To add and to decide, copy the whole folder to a place where you may write, and open the copy.",
        folder=str(root),
    )


def check_store(root: Path) -> None:
    """Go on only where a project has its record: one that is gone must not be taken for an empty one.

    Args:
        root: the directory of the project.

    Raises:
        ProjectError: there are reports, and no record of them.
    """
    store = root / "store.sqlite"
    is_there = store.exists() and store.stat().st_size >= _SMALLEST
    if is_there or not (any((root / "evidence").glob("*/*")) or any((root / "checkpoints").glob("*"))):
        return
    raise ProjectError(
        "The record of the project (%(file)s) is gone, or nothing is left in it. Put it back from a copy of "
        "the project. The reports themselves are in the folder evidence beside it.",
        file=str(store),
    )


@contextmanager
def writing(root: Path) -> Iterator[None]:
    """Say clearly that the project cannot be written, as on a full disk.

    Args:
        root: its directory.

    Raises:
        ProjectError: it cannot be written.
    """
    try:
        yield
    except (OSError, OperationalError) as error:
        why = getattr(error, "strerror", None) or getattr(error, "orig", None) or error
        raise ProjectError(
            "The project in %(folder)s cannot be written (%(why)s). What was done before is kept; "
            "when that is put right, the same command goes on from here.",
            folder=str(root),
            why=str(why),
        ) from error
