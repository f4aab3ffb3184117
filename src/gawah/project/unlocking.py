"""Making, opening and keeping the keys of an encrypted project: files in ``keys/`` that tell nothing alone.

``keys/passphrase.json`` is the main key under the passphrase, ``keys/recovery`` the same under what two of
three recovery shares give. Whether a project is encrypted stands in ``gawah.toml``.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from gawah.errors import LockedError, NotFoundError, ProjectError, UsageError
from gawah.project.access import writing
from gawah.project.files import read_file, write_anew
from gawah.vault import Cost, Vault, lock_with, open_with

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gawah.project.project import Project

PASSPHRASE = "keys/passphrase.json"  # noqa: S105 (the name of a file)
"""The file that the passphrase opens."""
_RECOVERY = "keys/recovery"


def is_encrypted(root: Path) -> bool:
    """Whether the project in a directory is encrypted; no where there is none, or its file cannot be read."""
    try:
        return tomllib.loads((root / "gawah.toml").read_text("utf-8")).get("encrypted") is True
    except (OSError, ValueError):
        return False


def locked(root: Path) -> LockedError:
    """What is said where an encrypted project is used and was not opened."""
    return LockedError("The project in %(folder)s is encrypted: its passphrase is needed.", folder=str(root))


def unlocked(root: Path, passphrase: str) -> Vault:
    """The keys of a project.

    Args:
        root: its directory.
        passphrase: as a person typed it.

    Raises:
        UsageError: it is the wrong one.
        NotFoundError: the file that it opens is gone.
        DataError: that file is damaged.
    """
    main = open_with(passphrase, read_file(root / PASSPHRASE))
    if main is None:
        raise UsageError("This is not the passphrase of the project.")
    return Vault(main)


def keep_passphrase(root: Path, vault: Vault, passphrase: str, cost: Cost = Cost()) -> None:  # noqa: B008
    """Let a passphrase open a project from now on, and the one before no more.

    A copy of the project that was made earlier still opens with the old one.

    Args:
        root: its directory.
        vault: its keys.
        passphrase: the new one.
        cost: of one try.

    Raises:
        UsageError: it is too short.
        ProjectError: it cannot be written.
    """
    slot = lock_with(passphrase, vault.main, cost)
    with writing(root):
        write_anew(root / PASSPHRASE, slot)


def make_shares(project: Project) -> tuple[str, ...]:
    """Three new recovery shares, of which any two open the project; those made before open it no more.

    They are told once and kept nowhere; the log knows by a hash what they open.

    Args:
        project: the project, which is encrypted.

    Raises:
        LockedError: there are no keys.
        ReadOnlyError: the project cannot be written to.
        ProjectError: what they open cannot be written.
    """
    from gawah.project.keyed import RECOVERY, keyed  # loads the store
    from gawah.vault.shares import shared

    if project.vault is None:
        raise locked(project.root)
    shares, kept = shared(project.vault.main)
    # The log first: whoever is cut off in between has the shares of before, and is told to make new ones.
    keyed(project, RECOVERY, kept)
    with writing(project.root):
        write_anew(project.root / _RECOVERY, kept)
    return shares


def has_shares(root: Path) -> bool:
    """Whether recovery shares were made for a project."""
    return (root / _RECOVERY).exists()


def recovered(root: Path, shares: Sequence[str]) -> Vault:
    """The keys of a project that two of its recovery shares open.

    Args:
        root: its directory.
        shares: as they were typed.

    Raises:
        NotFoundError: no shares were made for it.
        UsageError: the shares do not open it; the sentence says why.
        DataError: what they open is damaged.
    """
    from gawah.vault.shares import key_of

    if not has_shares(root):
        raise NotFoundError("No recovery shares were made for this project.")
    return Vault(key_of(tuple(shares), read_file(root / _RECOVERY)))


def store_key(vault: Vault | None) -> bytes | None:
    """The key of the database of the record; None where the project is not encrypted."""
    return None if vault is None else vault.store_key


def catalogue_key(vault: Vault | None) -> bytes | None:
    """The key of the database of the catalogue; None where the project is not encrypted."""
    return None if vault is None else vault.catalogue_key


def check_keys(root: Path, vault: Vault | None) -> None:
    """Go on only where a project was opened with keys if it is encrypted, and without if it is not.

    Raises:
        LockedError: it is encrypted, and nobody has opened it.
        ProjectError: it is not encrypted, and keys were given.
    """
    if is_encrypted(root) and vault is None:
        raise locked(root)
    if vault is not None and not is_encrypted(root):
        raise ProjectError("The project in %(folder)s is not encrypted.", folder=str(root))


__all__ = [
    "PASSPHRASE",
    "catalogue_key",
    "check_keys",
    "has_shares",
    "is_encrypted",
    "keep_passphrase",
    "locked",
    "make_shares",
    "recovered",
    "store_key",
    "unlocked",
]
