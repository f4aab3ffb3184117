"""Asking for passphrases: where they are typed nobody sees them, and they stand in no list of processes."""

from __future__ import annotations

import getpass
import sys
import warnings
from typing import TYPE_CHECKING

from gawah.errors import LockedError, NotFoundError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.vault import Vault

_TRIES = 3


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

    told = _in_file(Settings().new_passphrase_file)
    if told is not None:
        return told
    first = _typed("New passphrase (five or six words that do not belong together): ", root)
    if _typed("Once more: ", root) != first:
        raise UsageError("These are two different passphrases, so nothing was done.")
    return first


def typed_share(number: int, root: Path) -> str:
    """A recovery share as somebody types it."""
    return _typed(f"The words of share {number} (they are not shown): ", root)


def _from_file() -> str | None:
    from gawah.settings import Settings

    return _in_file(Settings().passphrase_file)


def _in_file(path: Path | None) -> str | None:
    """The first line of a file; None where none was named."""
    if path is None:
        return None
    try:
        return path.read_text("utf-8").split("\n", 1)[0].rstrip("\r")
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
            return getpass.getpass(prompt)
    except (getpass.GetPassWarning, EOFError) as error:
        raise LockedError(
            "The passphrase of %(folder)s is needed, and there is no terminal to type it in. Name a file "
            "that holds it in GAWAH_PASSPHRASE_FILE.",
            folder=str(root),
        ) from error
