"""Asking for passphrases: where they are typed nobody sees them, and they stand in no list of processes."""

from __future__ import annotations

import getpass
import os
import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from gawah.errors import LockedError, NotFoundError, UsageError

if TYPE_CHECKING:
    from gawah.vault import Vault

_TRIES = 3
_CONSOLE = Path("CONIN$") if os.name == "nt" else None
"""What Windows calls the window that is typed in."""


def vault_of(root: Path) -> Vault | None:
    """The keys of a project, opened with the passphrase that is asked for; None where it is not encrypted.

    Raises:
        LockedError: nobody can be asked.
        UsageError: the passphrase is wrong.
    """
    from gawah.project.unlocking import is_encrypted, unlocked

    if not is_encrypted(root):
        return None
    told = _from_file()
    if told is not None:
        return unlocked(root, told)
    for left in reversed(range(_TRIES)):
        try:
            return unlocked(root, _typed(f"Passphrase of {root}: ", root))
        except UsageError as error:
            if left == 0:
                raise
            sys.stderr.write(f"gawah: {error} Try again.\n")
    raise AssertionError


def new_passphrase(root: Path) -> str:
    """A new passphrase, typed twice; or the one of the file in ``GAWAH_NEW_PASSPHRASE_FILE``.

    Args:
        root: the directory of the project.

    Raises:
        UsageError: both are not the same.
        LockedError: nobody can be asked.
    """
    from gawah.settings import Settings

    told = in_file(Settings().new_passphrase_file)
    if told is not None:
        return told
    first = _typed("New passphrase (five or six words that do not belong together): ", root)
    if _typed("Once more: ", root) != first:
        raise UsageError("These are two different passphrases, so nothing was done.")
    return first


def typed_share(number: int, root: Path) -> str:
    """A recovery share as somebody types it."""
    return _typed(f"The words of share {number} (they are not shown): ", root)


def has_console() -> bool:
    """Whether somebody can type: without a window, Python on Windows would wait for ever to be typed to."""
    if _CONSOLE is None:
        return True
    try:
        with _CONSOLE.open("rb", buffering=0):
            return True
    except OSError:
        return False


def _from_file() -> str | None:
    from gawah.settings import Settings

    return in_file(Settings().passphrase_file)


def in_file(path: Path | None) -> str | None:
    """The first line of a file that holds a passphrase; None where no file is named.

    Raises:
        NotFoundError: it cannot be read.
    """
    if path is None:
        return None
    try:
        return path.read_text("utf-8-sig").split("\n", 1)[0].rstrip("\r")
    except (OSError, UnicodeDecodeError) as error:
        raise NotFoundError(
            "The passphrase cannot be read from %(path)s (%(why)s).",
            path=str(path),
            why=str(getattr(error, "strerror", None) or "it is no text"),
        ) from error


def _typed(prompt: str, root: Path) -> str:
    try:
        with warnings.catch_warnings():
            # Without a terminal what is typed would be shown: then nobody is asked.
            warnings.simplefilter("error", getpass.GetPassWarning)
            if has_console():
                return getpass.getpass(prompt)
    except (getpass.GetPassWarning, EOFError):
        pass
    raise LockedError(
        "The passphrase of %(folder)s is needed, and there is no terminal to type it in. Name a file "
        "that holds it in GAWAH_PASSPHRASE_FILE.",
        folder=str(root),
    )
