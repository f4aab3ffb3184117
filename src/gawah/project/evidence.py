"""The bytes of documents, kept as received: as they are, or each encrypted under a key of its own."""

from __future__ import annotations

import hashlib
import os
import re
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from gawah.project.files import PART, keep_bytes, read_file
from gawah.vault import is_sealed, item_key_at, kept_form, plain_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from gawah.errors import DataError, NotFoundError
    from gawah.vault import Vault

_FOLDER = "evidence"
_SECONDS = 3600.0
"""After so long nobody writes to a file any more that is not whole yet."""
_NAME = re.compile(r"[0-9a-f]{64}")


class Evidence:
    """The folder of the evidence of a project."""

    def __init__(self, root: Path, vault: Vault | None) -> None:
        """The evidence of a project.

        Args:
            root: the directory of the project.
            vault: its keys, where it is encrypted.
        """
        self._root = root
        self._vault = vault

    def path(self, document: str) -> Path:
        """Where the bytes of a document are.

        Args:
            document: its id. It is the name of the file, but where files are encrypted: there it would tell
                whoever has the same document that it is here.
        """
        name = document if self._vault is None else self._vault.name_of(document)
        return self._root / _FOLDER / name[:2] / name

    def keep(self, document: str, data: bytes) -> None:
        """Keep bytes as they were received; nothing where they are there.

        Raises:
            OSError: they cannot be written.
        """
        path = self.path(document)
        if path.exists():
            return
        keep_bytes(path, kept_form(self._vault, data, document))

    def read(self, document: str) -> bytes:
        """The bytes of a document.

        Raises:
            NotFoundError: they are not there, or may not be read.
            DataError: they are encrypted, and were changed.
        """
        return plain_form(self._vault, read_file(self.path(document)), document)

    def hashed(self, document: str) -> tuple[str, int]:
        """The SHA-256 of the bytes that are kept of a document, and how many they are.

        Raises:
            OSError: they cannot be read.
            NotFoundError: they are not there, or may not be read.
            DataError: they are encrypted, and were changed.
        """
        if self._vault is None:
            with self.path(document).open("rb") as file:  # read in pieces, however big it is
                return hashlib.file_digest(file, "sha256").hexdigest(), file.tell()
        data = self.read(document)
        return hashlib.sha256(data).hexdigest(), len(data)

    def destroy(self, document: str) -> None:
        """Destroy the bytes of a document: where they are encrypted, first the key of this one file."""
        destroy_file(self.path(document))

    def told_by_name(self) -> frozenset[str]:
        """The documents that the names of files tell, where no record does; none where they are encrypted."""
        if self._vault is not None:
            return frozenset()
        return frozenset(path.name for path in self._files())

    def strays(self, known: Iterable[str]) -> list[Path]:
        """Files that belong to none of the documents, as an addition that was cut off leaves them."""
        named = {self.path(document).name for document in known}
        return sorted(path for path in self._files() if path.name not in named)

    def _files(self) -> Iterator[Path]:
        found = (self._root / _FOLDER).glob("*/*")
        return (path for path in found if _NAME.fullmatch(path.name))


def sweep(root: Path, seconds: float = _SECONDS) -> None:
    """Remove what processes that were killed in the middle of writing a file left of it.

    Args:
        root: the directory of a project.
        seconds: how long ago it was written at least, or ahead of the clock: a younger one may grow still.
    """
    latest = time.time()
    for folder in (".", "evidence/*", "keys", "checkpoints", "stamps/*"):
        for path in root.glob(f"{folder}/{PART}*"):
            with suppress(OSError):  # another process was quicker, or it may not be removed: it harms nobody
                if abs(latest - path.stat().st_mtime) >= seconds:
                    destroy_file(path)


def destroy_file(path: Path) -> None:
    """Remove a file; of an encrypted one the key that stands in it is written over first.

    A drive that moves what is written over, as most in laptops do, may keep the old bytes for a while: what
    they hold is encrypted under the key of the project all the same.
    """
    try:
        with path.open("rb") as file:
            head = file.read(item_key_at().stop)
    except FileNotFoundError:
        return
    if is_sealed(head):
        path.chmod(0o600)
        with path.open("r+b") as file:
            file.seek(item_key_at().start)
            file.write(os.urandom(item_key_at().stop - item_key_at().start))
            file.flush()
            os.fsync(file.fileno())
    path.chmod(0o600)  # Windows removes nothing that is read-only
    path.unlink()


def why_unread(error: OSError | NotFoundError | DataError) -> str:
    """Why bytes could not be read, in a few words."""
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error).rstrip(".")
