"""Which processes have a project open to be shown, so that they can be ended at once.

Each holds a file ``serving-PID`` in the directory of the project, locked by the system as long as it runs: a
file that can be locked was left by one that ended, and its number may be another program's by now.
"""

from __future__ import annotations

import os
import signal
import time
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING

from gawah.project.access import is_writable
from gawah.project.files import try_lock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PREFIX = "serving-"
_PATIENCE = 0.5
"""Seconds in which a process may end in order."""
_LOOKS_EVERY = 0.02
_STARTING = 1.0
"""Seconds that a process may take to lock the file that it made."""


@contextmanager
def serving(root: Path) -> Iterator[None]:
    """Say that this process shows a project; nothing is said where the project cannot be written to."""
    if not is_writable(root):
        yield
        return
    path = root / f"{_PREFIX}{os.getpid()}"
    try:
        with _held(path):
            try:
                yield
            finally:
                with suppress(PermissionError):  # Windows removes nothing that is open
                    path.unlink(missing_ok=True)
    finally:
        path.unlink(missing_ok=True)


def _held(path: Path) -> IO[str]:
    """The file, locked; made anew where somebody took it for one that was left before it was locked."""
    while True:
        handle = path.open("a+", encoding="ascii")
        try:
            if try_lock(handle.fileno()) and os.path.samestat(os.fstat(handle.fileno()), path.stat()):
                return handle
        except FileNotFoundError:
            pass
        handle.close()
        time.sleep(_LOOKS_EVERY)


def is_served(root: Path) -> bool:
    """Whether some process has a project open to be shown."""
    return any(not _was_left(path) for path in root.glob(f"{_PREFIX}*"))


def end_all(root: Path) -> int:
    """End all processes that show a project, at once; how many there were.

    What they were in the middle of is undone, and done again when the project is opened: nothing that was
    acknowledged is lost.
    """
    found = [path for path in sorted(root.glob(f"{_PREFIX}*")) if not _was_left(path)]
    for path in found:
        _end(path)
    return len(found)


def _end(path: Path) -> None:
    """End the process that holds a file.

    Raises:
        OSError: it runs on, and may not be ended.
    """
    process = int(path.name.removeprefix(_PREFIX))
    refused: OSError | None = None
    for sign in (signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM)):
        try:
            os.kill(process, sign)
        except ProcessLookupError:
            pass
        except OSError as error:  # Windows refuses for one that is ending just now, too
            refused = error
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            if not path.exists() or _was_left(path):
                return
            time.sleep(_LOOKS_EVERY)
    if refused is not None:
        raise refused


def _was_left(path: Path) -> bool:
    """Whether a file is of a process that ended; it is removed then."""
    if not path.name.removeprefix(_PREFIX).isdigit():
        return True
    try:
        while _is_free(path):
            # One that was made just now may be of a process that has still to lock it.
            if abs(time.time() - path.stat().st_mtime) > _STARTING:
                path.unlink(missing_ok=True)
                return True
            time.sleep(_LOOKS_EVERY)
    except FileNotFoundError:
        return True
    return False


def _is_free(path: Path) -> bool:
    """Whether nobody holds a file.

    Raises:
        FileNotFoundError: it is gone.
    """
    with path.open("r+", encoding="ascii") as handle:
        return try_lock(handle.fileno())
