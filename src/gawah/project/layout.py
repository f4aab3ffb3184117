"""What a directory holds that is a project: where things lie in it, and how a new one is laid out."""

from __future__ import annotations

import tomllib
from datetime import datetime
from typing import TYPE_CHECKING

from gawah.errors import ProjectError
from gawah.project.access import check_layout, writing
from gawah.project.clock import now
from gawah.project.files import keep_bytes, write_anew
from gawah.project.unlocking import PASSPHRASE, store_key
from gawah.store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from gawah.vault import Vault

STORE, CATALOGUE, ABOUT = "store.sqlite", "catalogue.sqlite", "gawah.toml"
LAW = "law.yaml"
"""An organisation's own rules on which norms may be engaged; it holds nothing about people."""
FORMAT, ENCRYPTED_FORMAT = 1, 2
"""The versions of the directory's layout, in ``gawah.toml``: a gawah without encryption must not take an
encrypted project for a damaged one."""


def check_new(root: Path) -> None:
    """Go on only where a new project can be made.

    Raises:
        ProjectError: there is one already, or the directory is in use for something else.
    """
    if (root / ABOUT).exists():
        raise ProjectError("There is a project in %(folder)s already.", folder=str(root))
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise ProjectError(
            "%(folder)s is not an empty folder. Choose another place with --project.", folder=str(root)
        )


def check_known(root: Path) -> None:
    """Go on only where a directory holds a project that this gawah knows how to read.

    Raises:
        NotFoundError: there is none.
        ProjectError: it cannot be read, or a newer gawah made it.
    """
    check_layout(root, ENCRYPTED_FORMAT)


def about_damages(root: Path) -> Iterator[str]:
    """What ``gawah.toml`` says that no gawah writes into it, a sentence each; a changed day does not show."""
    try:
        told = tomllib.loads((root / ABOUT).read_text("utf-8"))
    except (OSError, ValueError) as error:
        yield f"{ABOUT} cannot be read ({error})."
        return
    for name in sorted(told.keys() - _WORDS.keys()):
        yield f"{ABOUT} was changed: no gawah writes {name} into it."
    for name in sorted(told.keys() & _WORDS.keys()):
        if not _WORDS[name](told[name]):
            yield f"{ABOUT} was changed: {told[name]} is nothing that {name} can be."
    if told.get("format") in (FORMAT, ENCRYPTED_FORMAT):
        is_meant = told["format"] == ENCRYPTED_FORMAT
        if told.get("encrypted", False) is not is_meant:
            yield f"{ABOUT} was changed: format and encrypted do not belong together."


def _is_time(told: object) -> bool:
    """Whether a value is a time as ``now`` writes it."""
    try:
        return isinstance(told, str) and told.endswith("Z") and bool(datetime.fromisoformat(told))
    except ValueError:
        return False


_WORDS: Mapping[str, Callable[[object], bool]] = {
    "format": lambda told: type(told) is int and told in (FORMAT, ENCRYPTED_FORMAT),
    "encrypted": lambda told: isinstance(told, bool),
    "created": _is_time,
}
"""What stands in ``gawah.toml``, with what it may be."""


def lay_out(root: Path, lock: tuple[Vault, bytes] | None) -> None:
    """Lay out a new, empty project.

    Args:
        root: its directory.
        lock: its keys with the file that a passphrase opens, where it is to be encrypted.

    Raises:
        ProjectError: there is one already, the directory is in use for something else, or nothing can be
            written there.
    """
    check_new(root)
    vault = lock[0] if lock is not None else None
    with writing(root):
        if lock is not None:
            write_anew(root / PASSPHRASE, lock[1])  # first, so that it is never taken for one without
        (root / "evidence").mkdir(parents=True, exist_ok=True)
        open_store(root / STORE, store_key(vault)).dispose()
        # Last, so that a directory with this file is a whole project.
        keep_bytes(root / ABOUT, _about(is_encrypted=vault is not None))


def lay_out_where_missing(root: Path) -> None:
    """Lay out a project without encryption where there is none, also after a creation that was cut off.

    Raises:
        ProjectError: the directory is in use for something else, or nothing can be written there.
    """
    while not (root / ABOUT).exists():
        if _is_begun(root):
            keep_bytes(root / ABOUT, _about(is_encrypted=False))
            return
        try:
            lay_out(root, None)
        except ProjectError:
            # Another process may be making it, or have made it since.
            if not _is_begun(root) and not (root / ABOUT).exists():
                raise


def _is_begun(root: Path) -> bool:
    """Whether a project that is not encrypted was begun in a directory, and nothing is in it."""
    evidence = root / "evidence"
    return evidence.is_dir() and not any(evidence.iterdir()) and not (root / PASSPHRASE).exists()


def _about(*, is_encrypted: bool) -> bytes:
    """The text of ``gawah.toml``."""
    layout = f"{ENCRYPTED_FORMAT}\nencrypted = true" if is_encrypted else str(FORMAT)
    return f'format = {layout}\ncreated = "{now()}"\n'.encode()
