"""Encrypted files on the disk: written whole or not at all, and read from their first byte to their last.

Nothing that is to be encrypted, and nothing that was decrypted, is ever written to a file on the way.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from hashlib import sha256
from typing import TYPE_CHECKING, BinaryIO

from gawah.errors import NotFoundError, UsageError
from gawah.model.record import record
from gawah.seal.age import decrypted, encrypted
from gawah.seal.archive import archived, unarchived

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path
    from typing import Protocol

    from gawah.seal.archive import Arrived, Member

    class Bundled(Protocol):
        """What can be read more than once, each time from its beginning."""

        @property
        def id(self) -> str:
            """What it is known by."""

        def members(self) -> AbstractContextManager[Iterator[Arrived]]:
            """The files in it."""


_TOGETHER = 1 << 20


@record
class Written:
    """A file that was written, and does not have its name yet."""

    sha256: str
    size: int


@contextmanager
def written_encrypted(path: Path, members: Iterable[Member], recipients: Sequence[str]) -> Iterator[Written]:
    """Write files as one encrypted file, which gets its name when the ``with`` block ends well.

    Args:
        path: there must be nothing yet.
        members: the files, in order.
        recipients: public keys (``age1…``), each of which opens it.

    Yields:
        what was written, to be written down before it has its name.

    Raises:
        UsageError: there is something, or it cannot be written there.
        Exception: whatever the files raise.
    """
    if path.exists():
        raise UsageError(
            "%(path)s is there already, and is not written over. Name another file.", path=str(path)
        )
    part = path.with_name(f".{path.name}.part")
    try:
        with _told(path), part.open("wb") as file:
            hashing = _Hashing(file)
            encrypted(archived(members), hashing, recipients)
            file.flush()
            os.fsync(file.fileno())
        yield Written(hashing.hashed.hexdigest(), hashing.size)
        with _told(path):
            part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


class _Hashing:
    """A file that is hashed as it is written."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.hashed = sha256()
        self.size = 0

    def write(self, data: bytes, /) -> int:
        self.hashed.update(data)
        self.size += len(data)
        return self._file.write(data)

    def flush(self) -> None:
        self._file.flush()


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UsageError(
            "%(path)s cannot be written (%(why)s).", path=str(path), why=error.strerror or str(error)
        ) from error


class PackedFile:
    """An encrypted file that is open: the same file each time it is read, whatever became of its name."""

    def __init__(self, file: BinaryIO, identities: Sequence[str]) -> None:
        self._file = file
        self._identities = identities
        hashed = sha256()
        file.seek(0)
        while piece := file.read(_TOGETHER):
            hashed.update(piece)
        self.size = file.tell()
        self.id = hashed.hexdigest()
        """The SHA-256 of the file as it lies there."""

    @contextmanager
    def members(self) -> Iterator[Iterator[Arrived]]:
        """The files in it, decrypted as they are read.

        Raises:
            DataError: no key opens it, it is damaged, or it is none that gawah packed; where it is read.
        """
        self._file.seek(0)
        with decrypted(self._file, self._identities) as source:
            yield unarchived(source, self.size)


@contextmanager
def opened_encrypted(path: Path, identities: Sequence[str]) -> Iterator[PackedFile]:
    """Open an encrypted file.

    Args:
        path: of a file.
        identities: secret keys, one of which opens it.

    Raises:
        NotFoundError: it is not there, or may not be opened.
    """
    if not path.is_file():
        raise NotFoundError("%(path)s: there is no such file", path=str(path))
    try:
        file = path.open("rb")
    except OSError as error:
        raise NotFoundError(
            "%(path)s: cannot be opened (%(why)s)", path=str(path), why=error.strerror or ""
        ) from error
    with file:
        yield PackedFile(file, identities)
