"""An encrypted copy of a project that was made without encryption."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from sqlalchemy import select

from gawah.errors import DataError, ProjectError
from gawah.project.access import writing
from gawah.project.files import read_file, writer_lock
from gawah.project.keyed import FOLDER, IDENTITY
from gawah.project.layout import LAW, STORE
from gawah.project.lines import RELEASED, SITE, VIEWS, add_lines, read_lines
from gawah.project.project import Project
from gawah.project.unlocking import is_encrypted
from gawah.store import tables
from gawah.store.engine import copy_encrypted
from gawah.vault import Vault, lock_with

if TYPE_CHECKING:
    from pathlib import Path

_AS_THEY_ARE = ("checkpoints", "stamps", "keys/log.pub", LAW)
"""Hashes, signatures and rules: they name nobody, and the log of the copy is the same log."""
_PRIVATE_KEYS = ("log.pem", IDENTITY)
_LINES = (RELEASED, VIEWS, SITE)


def encrypted_copy(project: Project, to: Path, passphrase: str) -> None:
    """Copy a project into a new folder, encrypted; the log goes on in it where it stood.

    Args:
        project: which one; nobody may write to it meanwhile.
        to: the new folder.
        passphrase: that opens the copy.

    Raises:
        UsageError: the passphrase is too short.
        ProjectError: it is encrypted already, somebody is writing to it, or the folder cannot be written.
        DataError: bytes of a document are not those that were received.
    """
    if is_encrypted(project.root):
        raise ProjectError("The project in %(folder)s is encrypted already.", folder=str(project.root))
    vault = Vault.new()
    lock = vault, lock_with(passphrase, vault.main)
    with writer_lock(project.root), Project.create(to, lock) as copy:
        copy.engine.dispose()
        with writing(to):
            copy_encrypted(project.root / STORE, to / STORE, vault.store_key)
            for document in _documents(project):
                if project.evidence.hashed(document)[0] != document:
                    raise DataError(
                        "The bytes of document %(id)s are not those that were received, so it was not "
                        "copied. See: gawah evidence verify",
                        id=document[:12],
                    )
                copy.evidence.keep(document, project.bytes_of(document))
            _copy_beside(project.root, to, vault)


def _documents(project: Project) -> list[str]:
    with project.engine.connect() as connection:
        return list(connection.execute(select(tables.documents.c.id)).scalars())


def _copy_beside(root: Path, to: Path, vault: Vault) -> None:
    for name in _AS_THEY_ARE:
        if (root / name).is_dir():
            shutil.copytree(root / name, to / name)
        elif (root / name).exists():
            shutil.copyfile(root / name, to / name)
    for name in _PRIVATE_KEYS:
        if (root / FOLDER / name).exists():
            sealed = vault.seal_file(read_file(root / FOLDER / name), name)
            (to / FOLDER / name).write_bytes(sealed)
            (to / FOLDER / name).chmod(0o400)
    for name in _LINES:
        if (root / name).exists():
            add_lines(to / name, (line for line in read_lines(root / name, None) if line), vault)
